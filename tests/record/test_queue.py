"""What waits for people: uncertain claims first, a second reading, and how readers agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection, text

from reportedly.model import Report
from reportedly.record import deciding
from reportedly.record.items import Kind
from reportedly.record.queue import agreement, kappa, page, queue, second, unsure, verdict
from reportedly.record.record import Record
from reportedly.record.reviews import GENESIS, Decision, Review, Subject, review_of, row_of
from reportedly.record.search import Query
from tests.record.dispatches import FIRST, SECOND, report, reread


@pytest.fixture
def filled(record: Record) -> Record:
    """Two articles, of whose claims the figure is the least certain, then the events."""
    record.add([report("orsa"), report("brask", town="Brask")], FIRST)
    return record


def test_the_most_uncertain_claim_comes_first_and_pages_follow_each_other(filled: Record) -> None:
    found = queue(filled, limit=3)
    assert [each.confidence for each in found] == [0.7, 0.7, 0.8]
    rest = queue(filled, after=(found[-1].confidence or 0, found[-1].cursor))
    assert [each.confidence for each in rest] == [0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 0.9]
    assert len({each.cursor for each in [*found, *rest]}) == 10


def test_what_was_decided_waits_no_more_until_it_is_undone(filled: Record) -> None:
    made = filled.decide("accept", "orsa#f1", who="Anna")
    assert [each.article for each in queue(filled, kind="figure")] == ["brask"]
    filled.undo(made.number, who="Anna")
    assert len(queue(filled, kind="figure")) == 2


def test_unsure_changes_nothing_and_leaves_the_queue_for_that_of_the_unsure(filled: Record) -> None:
    before = filled.report("orsa")
    filled.decide("unsure", "orsa#f1", who="Anna")
    assert filled.report("orsa") == before
    assert [each.article for each in queue(filled, kind="figure")] == ["brask"]
    assert [(each.article, each.item, each.text) for each in unsure(filled)] == [("orsa", "f1", "at least 14 people")]
    filled.decide("accept", "orsa#f1", who="Boris")
    assert unsure(filled) == []


def test_unsure_takes_back_no_rejection(filled: Record) -> None:
    filled.decide("reject", "orsa#e1", who="Anna")
    filled.decide("unsure", "orsa#e1", who="Boris")
    left = filled.report("orsa")
    assert left is not None
    assert [each.id for each in left.events] == ["e2"]


def test_a_second_reader_gets_what_another_decided_even_where_it_was_rejected(filled: Record) -> None:
    filled.decide("reject", "orsa#e1", who="Anna")
    filled.decide("accept", "brask#s1", who="Boris")
    assert [(each.article, each.item) for each in second(filled, "Boris")] == [("orsa", "e1")]
    filled.decide("accept", "orsa#e1", who="Boris")
    assert second(filled, "Boris") == []


def test_readers_agree_where_they_decide_and_correct_alike(filled: Record) -> None:
    for who, low in (("Anna", 15), ("Boris", 16)):
        filled.decide("accept", "orsa#s1", who=who)
        filled.decide("reject", "orsa#e2", who=who)
        filled.decide("correct", "orsa#f1", who=who, field="low", value=low)
    (both,) = agreement(filled)
    assert (both.people, both.both, both.alike) == (("Anna", "Boris"), 3, 2)
    assert [(each.article, each.item) for each in both.differing] == [("orsa", "f1")]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], None),
        ([("accept", "accept")] * 3, None),
        ([("accept", "accept"), ("reject", "reject")], 1.0),
        ([("accept", "reject"), ("reject", "accept")], -1.0),
        # 35 of 50 alike, where chance brings half of them.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(pairs) == (expected if expected is None else pytest.approx(expected))


def test_a_rejected_statement_takes_its_claims_out_of_the_queue(filled: Record) -> None:
    filled.decide("reject", "orsa#s1", who="Anna")
    assert {(each.article, each.item) for each in queue(filled) if each.article == "orsa"} == {
        ("orsa", "s2"),
        ("orsa", "e2"),
    }


def test_a_reading_anew_keeps_who_decided(filled: Record) -> None:
    filled.decide("accept", "orsa#f1", who="Anna")
    filled.add([reread(report("orsa"))], SECOND)
    assert [each.article for each in queue(filled, kind="figure")] == ["brask"]
    assert [(each.article, each.item) for each in second(filled, "Boris")] == [("orsa", "f3")]


def test_readers_are_people_and_not_decisions(filled: Record) -> None:
    filled.decide("accept", "orsa#f1", who="Anna")
    filled.decide("correct", "orsa#f1", who="Anna", field="low", value=15)
    filled.decide("unsure", "orsa#f1", who="Boris")
    filled.decide("reject", "orsa", who="Clara")
    filled.decide("accept", "orsa", who="Clara")
    assert {hit.item: hit.readers for hit in filled.search(Query()) if hit.article == "orsa"} == {
        "s1": 0,
        "s2": 0,
        "e1": 0,
        "e2": 0,
        "f1": 2,
    }


def test_a_page_begins_between_claims_of_one_confidence(filled: Record) -> None:
    whole = [each.cursor for each in queue(filled)]
    paged: list[int] = []
    after = None
    while some := queue(filled, after=after, limit=1):
        after = (some[-1].confidence or 0, some[-1].cursor)
        paged += [each.cursor for each in some]
    assert paged == whole


@pytest.mark.parametrize("kind", [None, "event"])
@pytest.mark.parametrize("after", [None, (0.7, 1)])
def test_a_page_comes_off_the_index_without_sorting(
    filled: Record, after: tuple[float, int] | None, kind: Kind | None
) -> None:
    with filled.reading() as connection:
        lite = connection.dialect.name == "sqlite"
        if not lite:  # so few rows would be read in any other way
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        asked = page(after, 50, kind).compile(connection.engine, compile_kwargs={"literal_binds": True})
        explain = "EXPLAIN QUERY PLAN" if lite else "EXPLAIN"
        plan = "\n".join(str(row[-1]) for row in connection.execute(text(f"{explain} {asked}")))
    assert "claims_by_doubt" in plan
    assert "TEMP B-TREE" not in plan and "Sort" not in plan


def test_a_third_reader_is_not_asked(filled: Record) -> None:
    for who in ("Anna", "Boris"):
        filled.decide("accept", "orsa#e1", who=who)
    assert second(filled, "Clara") == []


def test_those_decided_first_are_read_a_second_time_first(filled: Record) -> None:
    for subject in ("brask#f1", "orsa#p1", "brask#s2"):
        filled.decide("accept", subject, who="Anna")
    found = second(filled, "Boris")
    assert [(each.article, each.item, each.kind) for each in found] == [
        ("brask", "f1", "figure"),
        ("orsa", "p1", "place"),
        ("brask", "s2", "statement"),
    ]


def test_no_more_is_read_than_is_asked_for(filled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for subject in ("brask#f1", "orsa#e1", "brask#s2"):
        filled.decide("unsure", subject, who="Anna")
    read: list[str] = []
    whole = deciding.report_of

    def noted(connection: Connection, article: str) -> Report:
        read.append(article)
        return whole(connection, article)

    monkeypatch.setattr(deciding, "report_of", noted)
    assert [each.item for each in second(filled, "Boris", limit=1)] == ["f1"]
    assert second(filled, "Anna") == []
    assert [each.item for each in unsure(filled, limit=1)] == ["f1"]
    assert read == ["brask", "brask"]
    assert [each.item for each in second(filled, "Boris", kind="event")] == ["e1"]


def test_what_the_reading_holds_no_more_is_not_read_again(filled: Record) -> None:
    filled.decide("unsure", "orsa#e1", who="Anna")
    filled.add([replace(report("orsa"), events=report().events[1:], warnings=("read anew",))], SECOND)
    assert second(filled, "Boris") == unsure(filled) == []


def test_nobody_agrees_with_oneself(filled: Record) -> None:
    filled.decide("accept", "orsa#s1", who="Anna")
    filled.decide("accept", "brask#s1", who="Boris")
    assert agreement(filled) == []


def test_those_with_most_in_common_come_first(filled: Record) -> None:
    for subject in ("orsa#s1", "orsa#s2"):
        for who in ("Boris", "Clara"):
            filled.decide("accept", subject, who=who)
    filled.decide("unsure", "orsa#s1", who="Anna")
    assert [(each.people, each.both, each.alike) for each in agreement(filled)] == [
        (("Boris", "Clara"), 2, 2),
        (("Anna", "Boris"), 1, 0),
        (("Anna", "Clara"), 1, 0),
    ]


def made(*decisions: tuple[Decision, str | None, int | None]) -> list[Review]:
    """One person's decisions about one item."""
    return [
        review_of(row_of(n, "", "Anna", "", decision, Subject("figure"), GENESIS, field=field, after=value))
        for n, (decision, field, value) in enumerate(decisions, start=1)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # In another order, or after another value: what holds is the same.
        ([("correct", "low", 1), ("correct", "high", 2)], [("correct", "high", 2), ("correct", "low", 1)]),
        ([("correct", "low", 9), ("correct", "low", 1)], [("correct", "low", 1)]),
        # To accept what one corrected adds nothing, to reject it does.
        ([("correct", "low", 1), ("accept", None, None)], [("correct", "low", 1)]),
        ([("correct", "low", 1), ("reject", None, None)], [("reject", None, None)]),
        # A correction does not take a rejection back, an acceptance does.
        ([("reject", None, None), ("correct", "low", 1)], [("reject", None, None)]),
        ([("reject", None, None), ("accept", None, None)], [("accept", None, None)]),
        # Who was unsure and then decides is sure; who decided and then is unsure is not.
        ([("unsure", None, None), ("correct", "low", 1)], [("correct", "low", 1)]),
        ([("correct", "low", 1), ("unsure", None, None)], [("unsure", None, None)]),
    ],
)
def test_a_verdict_is_what_holds_of_ones_decisions(
    one: list[tuple[Decision, str | None, int | None]], other: list[tuple[Decision, str | None, int | None]]
) -> None:
    assert verdict(made(*one)) == verdict(made(*other))


def test_verdicts_are_told_apart() -> None:
    every = [
        made(("accept", None, None)),
        made(("reject", None, None)),
        made(("unsure", None, None)),
        made(("correct", "low", 1)),
        made(("correct", "low", 2)),
        made(("correct", "high", 1)),
    ]
    assert len(set(map(verdict, every))) == len(every)
