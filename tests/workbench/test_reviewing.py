"""The queues, one claim with its fields and their history, and what was decided."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.workbench.asked import AskedError
from reportedly.workbench.desk import Desk
from reportedly.workbench.reviewing import choices, cursor, plain
from reportedly.workbench.views import NothingError
from tests.workbench.record import ME, look

OTHER = "Boris"


def now(desk: Desk, me: str = ME, **query: Any) -> str | None:
    item = look(desk, "/review", me, **query)["item"]
    return str(item["subject"]) if item else None


def fields(desk: Desk, item: str) -> dict[str, Any]:
    return {each["name"]: each for each in look(desk, "/item", article="a", item=item)["item"]["fields"]}


def test_the_most_uncertain_comes_first_and_what_follows_it(board: Desk) -> None:
    found = look(board, "/review")
    assert found["item"]["kind"] == "figure" and found["item"]["confidence"] == 0.7
    assert all(each["confidence"] >= 0.7 for each in found["next"])
    assert found["item"]["subject"] not in {f"{each['article']}#{each['item']}" for each in found["next"]}


def test_each_claim_waits_once(board: Desk) -> None:
    seen: list[str | None] = []
    after = None
    while (found := look(board, "/review", **({} if after is None else {"after": after})))["item"]:
        seen.append(found["item"]["subject"])
        after = found["skip"]
    assert len(seen) == len(set(seen)) == 20


def test_a_kind_alone_can_be_asked_for(board: Desk) -> None:
    assert {look(board, "/review", kind=each)["item"]["kind"] for each in ("statement", "event", "figure")} == {
        "statement", "event", "figure"
    }  # fmt: skip


def test_what_was_decided_waits_no_more_and_is_told_as_mine(ours: Desk) -> None:
    first = str(now(ours))
    ours.record.decide("accept", first, who=ME)
    found = look(ours, "/review")
    assert found["item"]["subject"] != first
    assert (found["mine"], found["last"]["subject"]) == (1, first)
    assert look(ours, "/review", OTHER)["mine"] == 0


def test_a_second_reader_does_not_see_what_the_first_decided(ours: Desk) -> None:
    ours.record.decide("correct", "a#f1", who=OTHER, field="low", value=99, why="counted again")
    assert now(ours, OTHER, queue="second") is None
    found = look(ours, "/review", queue="second")
    assert found["item"]["subject"] == "a#f1" and found["item"]["history"] is None
    assert "99" not in str(found["item"]) and "counted again" not in str(found)
    ours.record.decide("accept", "a#f1", who=ME)
    assert now(ours, queue="second") is None


def test_where_somebody_was_unsure_all_may_look(ours: Desk) -> None:
    assert now(ours, queue="unsure") is None
    ours.record.decide("unsure", "a#s1", who=OTHER)
    assert now(ours, queue="unsure") == "a#s1"


@pytest.mark.parametrize("queue", ["second", "unsure"])
def test_these_queues_can_be_skipped_through(ours: Desk, queue: str) -> None:
    for name in ("a#s1", "a#s2", "b#s1"):
        ours.record.decide("unsure", name, who=OTHER)
    first = look(ours, "/review", queue=queue)
    assert len(first["next"]) == 2
    seen = [first["item"]["subject"]]
    while (found := look(ours, "/review", queue=queue, after=first["skip"]))["item"]:
        seen.append(found["item"]["subject"])
        first = found
    assert sorted(seen) == ["a#s1", "a#s2", "b#s1"]


@pytest.mark.parametrize("after", ["x", "0.5", "1,2,3", "a,b", ",", "0.5,1.5"])
def test_what_is_no_cursor_is_refused(after: str) -> None:
    with pytest.raises(AskedError, match="is no cursor of this queue"):
        cursor(after)


def test_a_claim_stands_among_its_words(board: Desk) -> None:
    found = look(board, "/item", article="a", item="s2")["item"]
    pieces = [piece for block in found["text"] for piece in block["pieces"]]
    assert "".join(each["text"] for each in pieces if "content" in each["kinds"]) == "that its guns had fired on Orsa"
    assert {name for each in pieces for name in each["marks"]} == {"s2"}


def test_fields_have_what_the_program_said_and_what_stands(ours: Desk) -> None:
    ours.record.decide("correct", "a#f1", who=OTHER, field="low", value=16)
    low = fields(ours, "f1")["low"]
    assert (low["machine"], low["now"]) == ("14", "16")
    history = look(ours, "/item", article="a", item="f1")["item"]["history"]
    assert [each["value"] for each in history["fields"]["low"]] == ["14", "16"]
    assert [each["who"] for each in history["reviews"]] == [OTHER]


def test_fields_of_a_closed_list_offer_it(board: Desk) -> None:
    assert "killed" in options(fields(board, "f1")["measure"])
    assert options(fields(board, "f1")["approx"]) == ["true", "false"]
    assert "denied" in options(fields(board, "e1")["status"])
    assert options(fields(board, "f1")["whom"]) == []


def options(field: Any) -> list[str]:
    """The values that a field offers, whatever words stand beside them."""
    return [
        each if isinstance(each, str) else each["value"] if isinstance(each, dict) else each[0]
        for each in field["choices"]
    ]


def test_what_is_rejected_can_be_looked_at_still(ours: Desk) -> None:
    ours.record.decide("reject", "a#f1", who=OTHER)
    assert look(ours, "/item", article="a", item="f1")["item"]["history"]["stands"] is None


@pytest.mark.parametrize("item", ["f2", "x1", "", "F1", "f", "a1", "\0"])
def test_what_is_no_item_is_said(board: Desk, item: str) -> None:
    with pytest.raises((NothingError, AskedError)):
        look(board, "/item", article="a", item=item)


def test_decisions_come_the_newest_first_with_what_is_in_force(ours: Desk) -> None:
    first = ours.record.decide("reject", "a#f1", who=ME, why="a slip")
    ours.record.decide("accept", "a#s1", who=OTHER)
    ours.record.undo(first.number, who=ME)
    found = look(ours, "/decisions")
    assert [each["number"] for each in found["decisions"]] == [3, 2, 1]
    assert {each["number"]: each["in_force"] for each in found["decisions"]}[1] is False
    assert found["people"] == [OTHER, ME] and found["head"]["number"] == 3
    assert [each["who"] for each in look(ours, "/decisions", who=OTHER)["decisions"]] == [OTHER]


def test_decisions_come_in_pages(ours: Desk) -> None:
    for _ in range(31):
        ours.record.decide("accept", "a#s1", who=ME)
    assert [len(look(ours, "/decisions", page=n)["decisions"]) for n in (1, 2, 3)] == [30, 1, 0]
    assert look(ours, "/decisions")["pages"] == 2


def test_agreement_is_told_by_pairs(ours: Desk) -> None:
    for who, decision in ((ME, "accept"), (OTHER, "reject")):
        ours.record.decide(decision, "a#s1", who=who)  # type: ignore[arg-type]
        ours.record.decide("accept", "a#s2", who=who)
    (pair,) = look(ours, "/agreement")["pairs"]
    assert (set(pair["people"]), pair["both"], pair["alike"]) == ({ME, OTHER}, 2, 1)
    assert [each["item"] for each in pair["differing"]] == ["s1"]


def test_values_as_they_are_typed() -> None:
    assert [plain(each) for each in (None, "Orsa", 14, True, ["a"])] == ["", "Orsa", "14", "true", '["a"]']
    assert choices(str | None) == [] and choices(bool) == ["true", "false"]
