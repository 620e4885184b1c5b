"""The history of an item: the machine's values, people's, and what stands."""

from __future__ import annotations

import pytest

from reportedly.record.errors import DecisionError
from reportedly.record.history import history
from reportedly.record.record import Record
from reportedly.versions import given
from tests.record.dispatches import FIRST, SECOND, report, reread


@pytest.fixture
def filled(record: Record) -> Record:
    record.add([report()], FIRST)
    return record


def test_what_nobody_touched_has_no_history(filled: Record) -> None:
    found = history(filled, "orsa", "f1")
    assert (found.machine["low"], found.stands, found.fields, found.reviews) == (14, found.machine, {}, ())


def test_corrections_follow_the_first_value_and_undone_ones_are_marked(filled: Record) -> None:
    first = filled.decide("correct", "orsa#f1", who="Anna", why="a slip", field="low", value=15)
    filled.decide("correct", "orsa#f1", who="Boris", field="low", value=16)
    filled.undo(first.number, who="Anna")
    found = history(filled, "orsa", "f1")
    assert [(step.value, step.who, step.why, step.in_force) for step in found.fields["low"]] == [
        (14, "reportedly 0.1.0", "", True),
        (15, "Anna", "a slip", False),
        (16, "Boris", "", True),
    ]
    assert (found.machine["low"], found.stands and found.stands["low"]) == (14, 16)


def test_the_first_value_that_any_reading_gave_stays(filled: Record) -> None:
    filled.add([reread(report())], SECOND)
    found = history(filled, "orsa", "e5")
    assert [(step.value, step.who) for step in found.fields["status"]] == [
        ("asserted", "reportedly 0.1.0"),
        ("possible", "reportedly 0.2.0"),
    ]


def test_a_reference_is_told_by_where_its_item_stands_and_not_by_its_number(filled: Record) -> None:
    filled.add([reread(report())], SECOND)
    assert "claimant" not in history(filled, "orsa", "e5").fields
    filled.decide("correct", "orsa#e5", who="Anna", field="claimant", value="s3")
    first, then = history(filled, "orsa", "e5").fields["claimant"]
    assert (first.value["words"], then.value["words"]) == ("said", "denied")


def test_only_decisions_about_the_item_are_told_to_be_in_force(filled: Record) -> None:
    filled.decide("accept", "orsa#f1", who="Anna")
    undone = filled.decide("reject", "orsa#e1", who="Anna")
    filled.undo(undone.number, who="Anna")
    kept = filled.decide("unsure", "orsa#e1", who="Boris")
    found = history(filled, "orsa", "e1")
    assert [each.number for each in found.reviews] == [undone.number, kept.number]
    assert found.in_force == {kept.number}
    assert found.stands == found.machine


def test_a_decision_made_before_a_reading_is_told_of_the_item_that_it_holds_on_to(filled: Record) -> None:
    filled.decide("correct", "orsa#f1", who="Anna", field="low", value=15)
    filled.add([reread(report())], SECOND)
    found = history(filled, "orsa", "f3")
    assert [step.value for step in found.fields["low"]] == [14, 12, 15]
    assert (found.machine["low"], found.stands and found.stands["low"]) == (12, 15)


def test_an_article_whose_id_no_database_holds_has_a_history_too(record: Record) -> None:
    record.add([report("a\x00b")], FIRST)
    record.decide("reject", "a\N{REPLACEMENT CHARACTER}b#e1", who="Anna")
    found = history(record, "a\x00b", "e1")
    assert len(found.reviews) == 1 and found.stands is None


def test_reports_that_were_handed_over_have_no_version_to_name(record: Record) -> None:
    record.add([report()], given())
    record.decide("correct", "orsa#f1", who="Anna", field="low", value=15)
    assert [step.who for step in history(record, "orsa", "f1").fields["low"]] == ["handed over", "Anna"]


def test_what_was_rejected_has_a_history_and_no_standing_value(filled: Record) -> None:
    filled.decide("reject", "orsa#e1", who="Anna")
    found = history(filled, "orsa", "e1")
    assert found.stands is None
    assert [each.decision for each in found.reviews] == ["reject"]


def test_a_field_within_a_party_is_known_by_its_path(filled: Record) -> None:
    filled.decide("correct", "orsa#s1", who="Anna", field="source.actor", value="TLV.GOV:mayor")
    values = [step.value for step in history(filled, "orsa", "s1").fields["source.actor"]]
    assert values == ["unresolved:mayor-of-orsa", "TLV.GOV:mayor"]


@pytest.mark.parametrize(("article", "item"), [("nowhere", "e1"), ("orsa", "e99"), ("orsa", "x1"), ("orsa", "")])
def test_what_is_not_there_is_told(filled: Record, article: str, item: str) -> None:
    with pytest.raises(DecisionError):
        history(filled, article, item)
