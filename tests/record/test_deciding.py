"""What the names of a decision mean, and what is refused before anything is written."""

from __future__ import annotations

import pytest

from reportedly.record import deciding
from reportedly.record.deciding import LONGEST, article_called
from reportedly.record.derived import TellingRow
from reportedly.record.errors import DecisionError
from reportedly.record.record import Record
from reportedly.record.reviews import GENESIS
from tests.record.dispatches import FIRST, SECOND, keep, report, reread

HASHED = "sha256:1c5f02ab" + "0" * 56


@pytest.mark.parametrize(
    ("name", "exact", "found"),
    [
        (HASHED, False, HASHED),
        (HASHED, True, HASHED),
        ("sha256:1c5f02ab", False, HASHED),
        ("sha256:1c5f02ab", True, None),
        ("sha25", False, None),
        ("sha256:2", False, None),
        ("sha256%", False, None),
        ("______", False, None),
        ("orsa", False, "orsa"),
        ("ors", False, None),
    ],
)
def test_articles_are_called_by_their_id_or_its_beginning(
    record: Record, name: str, exact: bool, found: str | None
) -> None:
    record.add([report(), report(HASHED)], FIRST)
    with record.reading() as connection:
        assert article_called(connection, name, exact=exact) == found


def test_before_the_first_decision_stands_the_beginning(record: Record) -> None:
    assert record.head() == (0, GENESIS)


def test_a_decision_keeps_what_its_subject_stood_at(record: Record) -> None:
    record.add([report()], FIRST)
    record.add([reread(report())], SECOND)
    subject = record.decide("accept", "orsa#e5", who="Anna").subject
    assert subject.anchor is not None and (subject.names, subject.anchor.words) == (("e5",), "had shelled")
    with pytest.raises(DecisionError, match="orsa has no event e1"):
        record.decide("accept", "orsa#e1", who="Anna")


def test_a_corrected_value_is_corrected_from_what_stands(record: Record) -> None:
    record.add([report()], FIRST)
    record.decide("correct", "orsa#f1", who="Anna", field="high", value=20)
    with pytest.raises(DecisionError, match="low would be 30 and high 20"):
        record.decide("correct", "orsa#f1", who="Anna", field="low", value=30)
    record.decide("correct", "orsa#f1", who="Anna", field="high", value=None)
    assert record.decide("correct", "orsa#f1", who="Anna", field="low", value=30).before == 14


def test_an_article_whose_id_looks_like_an_incidents_is_an_article(record: Record) -> None:
    record.add([report("i12")], FIRST)
    assert record.decide("reject", "i12", who="Anna").subject.article == "i12"


def told(record: Record, **homes: str | None) -> None:
    """Tellings in incidents; each begins the incident of its own name."""
    keep(
        record,
        [TellingRow(f"{name}#t1", name, 1, 1, 1, (f"i{name}",), home, "{}") for name, home in homes.items()],
    )


@pytest.mark.parametrize(
    ("incident", "leaving", "stays"),
    [
        ("ia", ["b#t1"], ("a#t1", "c#t1")),
        ("ia", ["a#t1"], ("b#t1", "c#t1")),
        ("ia", ["c#t1", "a#t1", "c#t1"], ("b#t1",)),
        ("ib", ["a#t1"], ("b#t1", "c#t1")),
        ("ia", ["d#t1"], ("a#t1", "b#t1", "c#t1")),
    ],
)
def test_a_split_keeps_who_stays(record: Record, incident: str, leaving: list[str], stays: tuple[str, ...]) -> None:
    """Whether the telling that began the incident leaves or not; and of one that is part of another now (`ib`)."""
    told(record, a="ia", b="ia", c="ia", d="id")
    made = record.decide("split", incident, *leaving, who="Anna")
    assert made.subject.stays == stays
    assert record.reviews() == [made] and record.verify() is None


def test_a_split_after_which_nothing_stays_is_refused(record: Record) -> None:
    told(record, a="ia", b="ia", c=None)
    for names in (["ia", "a#t1", "b#t1"], ["ic", "c#t1"]):
        with pytest.raises(DecisionError, match=f"no telling of {names[0]} would stay"):
            record.decide("split", *names, who="Anna")
    assert record.head() == (0, GENESIS)


@pytest.mark.parametrize(("who", "why"), [(" ", "so"), ("Anna", "x" * (LONGEST + 1))])
def test_nobody_and_endless_reasons_are_refused(record: Record, who: str, why: str) -> None:
    record.add([report()], FIRST)
    with pytest.raises(DecisionError):
        record.decide("accept", "orsa#e1", who=who, why=why)
    assert record.head() == (0, GENESIS)


def test_names_and_reasons_are_stored_as_databases_can_hold_them(record: Record) -> None:
    record.add([report()], FIRST)
    made = record.decide("accept", "orsa#e1", who=" Anna\x00 ", why="half \ud83d")
    assert (made.who, made.why) == ("Anna\N{REPLACEMENT CHARACTER}", "half \N{REPLACEMENT CHARACTER}")
    assert record.reviews() == [made] and record.verify() is None


def test_the_head_of_a_transaction_is_its_own(record: Record) -> None:
    record.add([report()], FIRST)
    with record.writing() as connection:
        deciding.add(connection, "accept", ["orsa#e1"], who="Anna", why="")
        assert deciding.head(connection)[0] == 1
