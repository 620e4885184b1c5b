"""What waits for people: uncertain claims first, a second reading, and how readers agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.record.queue import agreement, kappa, queue, second, unsure
from reportedly.record.record import Record
from tests.record.dispatches import FIRST, report


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
    from tests.record.dispatches import SECOND, reread

    filled.decide("accept", "orsa#f1", who="Anna")
    filled.add([replace(reread(report("orsa")))], SECOND)
    assert [each.article for each in queue(filled, kind="figure")] == ["brask"]
