"""What is new about what is watched: claims in no account, new readings, other people's work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.accounts.accounts import Told, accounts
from reportedly.accounts.linking import update
from reportedly.model import Report
from reportedly.record.record import Record
from reportedly.report import JsonObject
from reportedly.watching.changes import NO_CONFLICT, changes
from reportedly.watching.settings import Watched
from tests.record.dispatches import FIRST, MINISTRY, SECOND, report, reread

AT = "2026-03-01T12:00:00+00:00"
EVERYTHING = Watched()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite") as made:
        yield made


def found(
    record: Record, watched: Watched = EVERYTHING, marks: tuple[int, int] = (0, 0), told: frozenset[str] = frozenset()
) -> tuple[list[JsonObject], tuple[int, int], frozenset[str]]:
    """The changes since some marks, the new marks, and the ids of words that were told by then."""
    update(record)
    made = changes(record, watched, marks, lambda _: None, told.__contains__, AT)
    return list(made.changes), made.marks, told | made.words


def said_only(name: str) -> Report:
    """An article in which somebody is quoted and nothing happens."""
    return replace(report(name), events=(), figures=())


def test_claims_in_no_account_are_told_where_they_name_a_watched_actor(record: Record) -> None:
    record.add([said_only("a")], FIRST)
    (one,) = found(record, Watched(actors=("TLV.GOV",)))[0]
    assert (one["kind"], one["incident"], one["watched"]) == ("denial", None, ["actor TLV.GOV"])
    assert one["words"] == "that its guns had fired on Orsa" and MINISTRY.startswith("TLV.GOV")
    assert " < " not in one["who"]


def test_the_same_words_by_the_same_source_are_told_once(record: Record) -> None:
    record.add([said_only("a"), said_only("b")], FIRST)
    first, marks, told = found(record, Watched(actors=("TLV",)))
    record.add([said_only("c")], FIRST)
    assert len(first) == 1 and found(record, Watched(actors=("TLV",)), marks, told)[0] == []


def test_claims_in_no_account_are_passed_over_where_nothing_is_named(record: Record) -> None:
    record.add([said_only("a")], FIRST)
    assert found(record)[0] == []


def test_nothing_is_told_twice_and_what_others_add_is_told(record: Record) -> None:
    record.add([report("a")], FIRST)
    first, marks, _ = found(record)
    assert len(first) == 3 and found(record, marks=marks)[0] == []
    record.add([report("b", published="2021-05-04", town="Brask")], FIRST)
    assert {each["article"] for each in found(record, marks=marks)[0]} == {"b"}


def test_a_decision_of_our_own_is_no_news(record: Record) -> None:
    record.add([report("a")], FIRST)
    _, marks, _ = found(record)
    record.decide("correct", "a#f1", who="Anna", field="low", value=15)
    assert found(record, marks=marks)[0] == []


def test_a_denial_of_what_was_only_claimed_is_told(record: Record) -> None:
    made = report("a")
    record.add([replace(made, events=made.events[:1], statements=made.statements[:1])], FIRST)
    first, marks, _ = found(record)
    assert {each["kind"] for each in first} == {"claim", "toll"}
    record.add([report("b")], FIRST)
    (one,) = found(record, Watched(incidents=(first[0]["incident"],)), marks)[0]
    assert (one["kind"], one["says"], one["article"]) == ("denial", "denies", "b")


def test_a_new_reading_tells_only_what_it_finds(record: Record) -> None:
    made = report("a")
    record.add([made], FIRST)
    _, marks, _ = found(record)
    record.add([reread(made)], SECOND)
    assert {each["kind"] for each in found(record, marks=marks)[0]} <= {"claim"}


def test_an_incident_that_was_rejected_is_passed_over(record: Record) -> None:
    record.add([report("a")], FIRST)
    first, marks, _ = found(record)
    record.decide("reject", first[0]["incident"], who="Anna")
    record.add([replace(report("b"), figures=())], FIRST)
    assert found(record, marks=marks)[0] == []


def test_what_somebody_else_links_meanwhile_hides_nothing_and_is_not_told_twice(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add([report("a")], FIRST)
    update(record)

    def linked_by_another(*_: object, **__: object) -> Iterator[Told]:
        record.add([report("b")], FIRST)
        update(record)
        yield from accounts(record, NO_CONFLICT)

    with monkeypatch.context() as patch:
        patch.setattr("reportedly.watching.changes.accounts", linked_by_another)
        made = changes(record, EVERYTHING, (0, 0), lambda _: None, lambda _: False, AT)
    assert [each["kind"] for each in made.changes] == ["claim", "denial", "toll"]
    assert {each["article"] for each in made.changes} == {"a"} and made.marks == (1, 1)
    assert found(record, marks=made.marks)[0] == []


def test_marks_go_as_far_as_linking_did(record: Record) -> None:
    record.add([report("a")], FIRST)
    update(record)
    record.add([report("b")], FIRST)
    made = changes(record, EVERYTHING, (0, 0), lambda _: None, lambda _: False, AT)
    assert made.looked == ("a",) and made.marks == (1, 1)
