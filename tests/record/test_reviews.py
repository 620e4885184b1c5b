"""Decisions: append-only, chained by hashes, undone by new rows, never overridden by the machine."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from reportedly.record.derived import TellingRow
from reportedly.record.errors import DecisionError
from reportedly.record.record import Record
from reportedly.record.reviews import (
    GENESIS,
    Fault,
    Review,
    Subject,
    broken,
    review_of,
    review_to_json,
    row_of,
    standing,
)
from reportedly.record.schema import reviews
from reportedly.record.search import Query
from tests.record.dispatches import FIRST, SECOND, keep, report, reread


@pytest.fixture
def reviewed(record: Record) -> Record:
    """A record with one article."""
    record.add([report()], FIRST)
    return record


def test_a_decision_says_who_when_what_before_after_and_why(reviewed: Record) -> None:
    made = reviewed.decide("correct", "orsa#f1", who="Anna", why="the text says 16", field="low", value=16)
    assert (made.number, made.who, made.why, made.decision) == (1, "Anna", "the text says 16", "correct")
    assert (made.field, made.before, made.after) == ("low", 14, 16)
    assert made.at.endswith("Z") and made.previous == GENESIS
    assert made.subject.article == "orsa" and made.subject.anchor is not None
    assert made.subject.anchor.words == "at least 14 people"
    assert reviewed.reviews() == [made]
    assert reviewed.head() == (1, made.hash)


def test_corrections_hold_in_reports_and_in_search(reviewed: Record) -> None:
    reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=16)
    reviewed.decide("correct", "orsa#e1", who="Anna", field="status", value="possible")
    now = reviewed.report("orsa")
    assert now is not None and now.figures[0].low == 16 and now.events[0].status == "possible"
    assert [hit.item for hit in reviewed.search(Query(status="possible"))] == ["e1"]
    assert reviewed.search(Query(status="asserted")) == []
    assert reviewed.readings("orsa")[0].report == report()


def test_each_decision_moves_its_article_on_for_those_who_follow(reviewed: Record) -> None:
    reviewed.add([report("b")], FIRST)
    reviewed.decide("accept", "orsa#e1", who="Anna")
    assert [(n, each.article.id) for n, each in reviewed.reports(after=2)] == [(3, "orsa")]


def test_rereading_keeps_every_decision(reviewed: Record) -> None:
    reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=16)
    reviewed.decide("reject", "orsa#s2", who="Anna")
    reviewed.decide("correct", "orsa#e1", who="Anna", field="status", value="planned")
    reviewed.add([reread(report())], SECOND)
    now = reviewed.report("orsa")
    assert now is not None
    assert [(each.id, each.low) for each in now.figures] == [("f3", 16)]
    assert [each.id for each in now.statements] == ["s1", "s2"]
    assert [(each.id, each.status, each.mode) for each in now.events] == [("e5", "planned", "aerial")]
    assert reviewed.unattached() == []


def test_a_decision_whose_subject_is_gone_is_kept_and_listed(reviewed: Record) -> None:
    made = reviewed.decide("reject", "orsa#e2", who="Anna")
    from dataclasses import replace

    reviewed.add([replace(report(), events=report().events[:1])], SECOND)
    assert reviewed.unattached() == [made]
    assert reviewed.reviews() == [made]
    reviewed.add([replace(report(), warnings=("back",))], SECOND)


def test_a_decision_that_lost_its_subject_holds_again_when_that_comes_back(reviewed: Record) -> None:
    from dataclasses import replace

    reviewed.decide("reject", "orsa#e2", who="Anna")
    reviewed.add([replace(report(), events=report().events[:1])], SECOND)
    reviewed.add([replace(report(), article=replace(report().article, outlet="Gazette II"))], SECOND)
    assert reviewed.unattached() == []
    now = reviewed.report("orsa")
    assert now is not None and [each.id for each in now.events] == ["e1"]


def test_an_undo_is_a_row_and_can_be_undone(reviewed: Record) -> None:
    reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=16)
    reviewed.undo(1, who="Boris", why="it says 14")
    assert low(reviewed) == 14
    reviewed.undo(2, who="Anna", why="look again")
    assert low(reviewed) == 16
    assert [each.decision for each in reviewed.reviews()] == ["correct", "undo", "undo"]
    assert [each.number for each in standing(reviewed.reviews())] == [1]


def low(record: Record) -> int | None:
    now = record.report("orsa")
    assert now is not None
    return now.figures[0].low


def test_of_two_decisions_the_later_holds(reviewed: Record) -> None:
    reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=16)
    second = reviewed.decide("correct", "orsa#f1", who="Boris", field="low", value=17)
    assert second.before == 16 and low(reviewed) == 17
    reviewed.undo(2, who="Boris")
    assert low(reviewed) == 16
    reviewed.decide("reject", "orsa#f1", who="Anna")
    reviewed.decide("accept", "orsa#f1", who="Boris")
    assert low(reviewed) == 16


def test_a_rejected_article_claims_nothing(reviewed: Record) -> None:
    reviewed.decide("reject", "orsa", who="Anna", why="a hoax")
    now = reviewed.report("orsa")
    assert now is not None and now.article == report().article
    assert [*now.statements, *now.events, *now.figures] == []
    assert reviewed.search(Query()) == []
    reviewed.undo(1, who="Anna")
    assert len(reviewed.search(Query())) == 5


def test_an_articles_own_facts_can_be_corrected(reviewed: Record) -> None:
    reviewed.decide("correct", "orsa", who="Anna", field="outlet", value="Lantern")
    assert {hit.outlet for hit in reviewed.search(Query(outlet="lantern"))} == {"Lantern"}
    assert reviewed.search(Query(outlet="Gazette")) == []


@pytest.mark.parametrize(
    ("decision", "names", "field", "value", "why"),
    [
        ("accept", ["orsa#e9"], None, None, "orsa has no event e9"),
        ("accept", ["elsewhere#e1"], None, None, "there is no article elsewhere"),
        ("accept", ["orsa#e1", "orsa#e2"], None, None, "accept takes one subject"),
        ("accept", ["nonsense"], None, None, "nonsense is nothing that can be reviewed"),
        ("accept", ["orsa#e1"], "status", "denied", "a correction, and nothing else, names a field"),
        ("correct", ["orsa#e1"], None, None, "a correction, and nothing else, names a field"),
        ("correct", ["orsa#e1"], "colour", "red", "this event has no field colour .* it has type, mode"),
        ("correct", ["orsa#e1"], "id", "e7", "has no field id"),
        ("correct", ["orsa#e1"], "status", "perhaps", "it can be asserted, denied"),
        ("correct", ["orsa#f1"], "low", "many", "it is a whole number"),
        ("correct", ["orsa#f1"], "low", True, "it is a whole number"),
        ("correct", ["orsa#f1"], "approx", "yes", "it is true or false"),
        ("correct", ["orsa#e1"], "trigger", [5, 100_000], "lies outside the text"),
        ("correct", ["orsa#e1"], "trigger", [5], "is no value for trigger"),
        ("correct", ["orsa#e1"], "claimant", "s7", "is no statement of this article"),
        ("correct", ["orsa#t1"], "first", 3, "a telling is merged, split off or kept apart"),
        ("reject", ["orsa#t1"], None, None, "a telling is merged, split off or kept apart"),
        ("correct", ["orsa#e1"], "place", "p7", "is no place of this article"),
        ("correct", ["orsa#e1"], "type", "attack", "is no value for type of an event"),
        ("correct", ["orsa#e1"], "time", "someday", "time is a day"),
        ("correct", ["orsa#f1"], "high", 3, "low would be 14 and high 3: correct the other bound first"),
        ("correct", ["orsa#p1"], "lat", 95, "lat lies between -90 and 90"),
        ("correct", ["orsa"], "published", "yesterday", "published is a day"),
        ("accept", ["i0123"], None, None, "the record's accounts have no incident i0123"),
        ("correct", ["orsa"], "text", "x", "has no field text"),
        ("correct", ["orsa"], "published_from", "hearsay", "it can be json-ld"),
        ("merge", ["i1"], None, None, "merge takes two or more"),
        ("merge", ["i1", "i1"], None, None, "merge takes two or more"),
        ("merge", ["i1", "orsa#t1"], None, None, "merge takes two or more"),
        ("merge", ["i1", "orsa#e1"], None, None, "orsa#e1 is neither an incident"),
        ("not-the-same", ["orsa#t1", "i2"], None, None, "not-the-same takes two different tellings"),
        ("split", ["i1"], None, None, "split takes an incident"),
        ("split", ["orsa#t1", "i1"], None, None, "split takes an incident"),
        ("merge", ["i1", "i2"], None, None, "have no incident i1: `reportedly accounts` shows them"),
        ("not-the-same", ["orsa#t1", "orsa#t2"], None, None, "have no telling orsa#t1"),
        ("undo", ["1"], None, None, "is no decision"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_leaves_no_row(
    reviewed: Record, decision: Any, names: list[str], field: str | None, value: Any, why: str
) -> None:
    with pytest.raises(DecisionError, match=why):
        reviewed.decide(decision, *names, who="Anna", field=field, value=value)
    assert reviewed.reviews() == []


def test_an_undo_of_what_is_not_there_or_undone_is_refused(reviewed: Record) -> None:
    with pytest.raises(DecisionError, match="there is no review 1"):
        reviewed.undo(1, who="Anna")
    reviewed.decide("accept", "orsa#e1", who="Anna")
    reviewed.undo(1, who="Anna")
    with pytest.raises(DecisionError, match="review 1 is undone already"):
        reviewed.undo(1, who="Anna")
    with pytest.raises(DecisionError, match="say who"):
        reviewed.undo(2, who=" ")


def test_a_reference_is_corrected_by_what_it_stands_for(reviewed: Record) -> None:
    made = reviewed.decide("correct", "orsa#e2", who="Anna", field="claimant", value="s1")
    assert (made.before["words"], made.after["words"]) == ("denied", "said")
    reviewed.add([reread(report())], SECOND)
    now = reviewed.report("orsa")
    assert now is not None
    assert {each.id: each.claimant for each in now.events} == {"e5": "s2", "e6": "s2"}


def test_parts_of_a_field_can_be_corrected(reviewed: Record) -> None:
    reviewed.decide("correct", "orsa#e1", who="Anna", field="actors.0.actor", value="TLV.MIL:navy")
    reviewed.decide("correct", "orsa#s1", who="Anna", field="source.actor", value=None)
    now = reviewed.report("orsa")
    assert now is not None
    assert now.events[0].actors[0].actor == "TLV.MIL:navy" and now.statements[0].source.actor is None
    assert [hit.item for hit in reviewed.search(Query(actor="TLV.MIL:navy"))] == ["e1"]


def test_what_is_claimed_through_a_rejected_statement_goes_with_it(reviewed: Record) -> None:
    reviewed.decide("reject", "orsa#s1", who="Anna")
    now = reviewed.report("orsa")
    assert now is not None
    assert [each.id for each in now.statements] == ["s2"]
    assert [each.id for each in now.events] == ["e2"] and now.figures == ()


@pytest.fixture
def told(reviewed: Record) -> Record:
    """A record with tellings of two incidents."""
    incidents = {"orsa#t1": "i12", "b#t2": "i40", "c#t1": "i12", "b#t1": "i40"}
    rows = [TellingRow(name, name.split("#")[0], 1, 1, 1, (), of, "{}") for name, of in incidents.items()]
    keep(reviewed, rows)
    return reviewed


def test_incidents_and_tellings_are_stored_for_the_accounts(told: Record) -> None:
    made = [
        told.decide("merge", "i12", "i40", who="Anna"),
        told.decide("merge", "orsa#t1", "b#t2", "c#t1", who="Anna"),
        told.decide("split", "i12", "orsa#t1", who="Anna"),
        told.decide("not-the-same", "orsa#t1", "b#t1", who="Anna"),
        told.decide("reject", "i12", who="Anna", why="no such strike"),
    ]
    assert [(each.subject.kind, each.subject.names) for each in made] == [
        ("incident", ("i12", "i40")),
        ("telling", ("orsa#t1", "b#t2", "c#t1")),
        ("incident", ("i12", "orsa#t1")),
        ("telling", ("orsa#t1", "b#t1")),
        ("incident", ("i12",)),
    ]
    told.undo(3, who="Anna")
    assert [each.number for each in standing(told.reviews())] == [1, 2, 4, 5]
    with pytest.raises(DecisionError, match="an incident has no field that can be corrected"):
        told.decide("correct", "i12", who="Anna", field="grade", value="discounted")


def test_an_incident_is_known_by_the_id_that_it_had(told: Record) -> None:
    """The accounts keep ids under which an incident may have been named among a telling's cells."""
    keep(told, [TellingRow("b#t3", "b", 1, 1, 1, ("i99",), "i40", "{}")])
    assert told.decide("reject", "i99", who="Anna").subject.names == ("i99",)


def test_a_telling_is_named_by_the_beginning_of_its_articles_id(record: Record) -> None:
    whole = "sha256:abcd" + "0" * 50
    record.add([report(whole)], FIRST)
    keep(record, [TellingRow(f"{whole}#{name}", whole, 1, 1, 1, (), "i1", "{}") for name in ("t1", "t20")])
    made = record.decide("not-the-same", "sha256:abcd#t1", f"{whole}#t20", who="Anna")
    assert made.subject.names == (f"{whole}#t1", f"{whole}#t20")
    with pytest.raises(DecisionError, match="two different tellings"):
        record.decide("not-the-same", "sha256:abcd#t1", f"{whole}#t1", who="Anna")


def test_what_was_before_is_what_stood_even_in_a_rejected_article(reviewed: Record) -> None:
    reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=15)
    reviewed.decide("reject", "orsa", who="Anna")
    assert reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=16).before == 15


def test_an_article_can_be_named_by_the_beginning_of_its_id(record: Record) -> None:
    record.add([report("sha256:abcd" + "0" * 50), report("sha256:abce" + "0" * 50)], FIRST)
    assert record.decide("accept", "sha256:abcd#e1", who="Anna").subject.article == "sha256:abcd" + "0" * 50
    with pytest.raises(DecisionError, match="several articles' ids begin with"):
        record.decide("accept", "sha256:abc#e1", who="Anna")
    with pytest.raises(DecisionError, match="there is no article sha2"):
        record.decide("accept", "sha2#e1", who="Anna")


def test_a_chain_that_was_tampered_with_is_found(reviewed: Record) -> None:
    for n in range(5):
        reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=n)
    head = reviewed.head()[1]
    assert reviewed.verify() is None and reviewed.verify(head) is None
    with reviewed.writing() as connection:
        connection.execute(update(reviews).where(reviews.c.number == 3).values(why="forged"))
    assert reviewed.verify() == Fault(3, "it was changed after it was written: its hash is not that of its content")
    with reviewed.writing() as connection:
        connection.execute(delete(reviews).where(reviews.c.number == 3))
    assert str(reviewed.verify()) == "review 3: it is missing; 4 follows 2"


def test_rows_that_were_cut_off_the_end_are_found_by_the_head_that_was_kept(reviewed: Record) -> None:
    for n in range(3):
        reviewed.decide("correct", "orsa#f1", who="Anna", field="low", value=n)
    kept = reviewed.head()[1]
    with reviewed.writing() as connection:
        connection.execute(delete(reviews).where(reviews.c.number == 3))
    assert reviewed.verify() is None
    fault = reviewed.verify(kept)
    assert fault is not None and "the head that was kept stands nowhere" in fault.why
    assert reviewed.verify(GENESIS) is None


def test_two_who_decide_at_the_same_time_get_one_row_after_the_other(where: str) -> None:
    with Record.open(where) as record:
        record.add([report()], FIRST)

    def decides(who: str) -> None:
        with Record.open(where) as mine:
            for n in range(8):
                mine.decide("correct", "orsa#f1", who=who, field="low", value=n)

    threads = [threading.Thread(target=decides, args=(who,)) for who in ("Anna", "Boris", "Clio")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with Record.open(where) as record:
        assert [each.number for each in record.reviews()] == list(range(1, 25))
        assert record.verify() is None


WORDS = st.text(max_size=20)


@settings(max_examples=60)
@given(st.lists(st.tuples(WORDS, WORDS, st.none() | st.integers() | WORDS), min_size=1, max_size=8), st.data())
def test_no_field_of_any_row_can_be_changed_unseen(said: list[tuple[str, str, Any]], data: st.DataObject) -> None:
    rows, previous = [], GENESIS
    for number, (who, why, value) in enumerate(said, start=1):
        row = row_of(
            number,
            "2026-01-01T00:00:00Z",
            who,
            why,
            "correct",
            Subject("article", (), "a"),
            previous,
            field="title",
            after=value,
        )
        previous = row["hash"]
        rows.append(row)
        assert review_of(row).after == value and review_to_json(review_of(row))["who"] == who
    assert broken(rows) is None and broken(rows, previous) is None
    victim = data.draw(st.sampled_from(rows))
    name = data.draw(st.sampled_from(["at", "who", "why", "decision", "subject", "article", "field", "after", "hash"]))
    victim[name] = f"{victim[name]}x"
    assert broken(rows) is not None


def chain(*undoes: int | None) -> list[Review]:
    """Reviews 1, 2, 3 ..., each an undo of the number given, or a decision."""
    return [
        review_of(
            row_of(n, "", "A", "", "undo" if each else "accept", Subject("article", (), "a"), GENESIS, undoes=each)
        )
        for n, each in enumerate(undoes, start=1)
    ]


@pytest.mark.parametrize(
    ("undoes", "left"),
    [([None, None], [1, 2]), ([None, 1], []), ([None, 1, 2], [1]), ([None, 1, 2, 3], []), ([None, None, 1], [2])],
)
def test_what_stands_after_undoing(undoes: list[int | None], left: list[int]) -> None:
    assert [each.number for each in standing(chain(*undoes))] == left
