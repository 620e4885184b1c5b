"""What people decided, as pairs of tellings, whatever ids these have now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.accounts import linking
from reportedly.accounts.decisions import begun_by, concerned, decisions, merge, now, part, split
from reportedly.accounts.incidents import name_of
from reportedly.record.record import Record
from reportedly.record.versions import Version
from tests.accounts.news import Told, news, shelling

FIRST, SECOND = Version("0.1.0"), Version("0.2.0")
ONE = news("a", shelling("Orsa", "2020-10-04", 14, "bakery"), Told("Gunmen shot at Dren.", "shot", "Dren"))
TWO = news("b", shelling("Lipa", "2020-10-08", 3, "tannery"))


@pytest.fixture
def war(record: Record) -> Record:
    record.add([ONE, TWO], FIRST)
    linking.update(record)
    return record


def test_the_later_word_on_a_pair_holds() -> None:
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    merge(["a", "b", "c"], together, apart)
    assert (together, apart) == ({("a", "b"), ("a", "c")}, set())
    part(["b", "a"], together, apart)
    assert (together, apart) == ({("a", "c")}, {("b", "a")})
    merge(["a", "b"], together, apart)
    assert (together, apart) == ({("a", "b"), ("a", "c")}, set())


def test_who_leaves_an_incident_leaves_together() -> None:
    together = {("a", "b"), ("a", "c")}
    apart: set[tuple[str, str]] = set()
    split(["a", "b", "d"], together, apart)
    assert (together, apart) == ({("a", "c"), ("b", "d")}, {("a", "b"), ("a", "d")})


def test_what_nobody_tells_any_more_is_passed_over() -> None:
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for decide in (merge, part, split):
        decide([None, "b"], together, apart)
        decide([None, None], together, apart)
    assert (together, apart) == (set(), set())


def test_an_incident_is_known_by_the_telling_that_began_it(war: Record) -> None:
    assert begun_by(war, name_of("b#t5")) == "b#t5"
    assert begun_by(war, "i000000000000") is None


def test_a_telling_is_found_by_its_events_and_their_sentence(war: Record) -> None:
    old = "b#t5"
    assert now(war, old) == old
    died = TWO.article.text.index("died")
    moved = replace(TWO, events=(replace(TWO.events[0], trigger=(died, died + 4)),))
    war.add([moved], SECOND)
    linking.update(war)
    assert now(war, old) == f"b#t{died}"
    assert now(war, "a#t5") == "a#t5"
    assert now(war, "a#tx") is None and now(war, "z#t5") is None


def test_a_sentence_that_tells_of_nothing_any_more_has_no_telling(war: Record) -> None:
    """The other sentence's telling is another happening."""
    war.add([replace(ONE, events=ONE.events[1:])], SECOND)
    linking.update(war)
    assert now(war, "a#t5") is None


def test_decisions_in_force_and_all_that_they_concern(war: Record) -> None:
    review = war.decide("not-the-same", "a#t5", "b#t5", who="Ada")
    assert decisions(war) == (set(), {("a#t5", "b#t5")})
    war.undo(review.number, who="Bo")
    assert decisions(war) == (set(), set())
    assert concerned(war) == {"a#t5", "b#t5"}
    war.decide("merge", name_of("a#t5"), name_of("b#t5"), who="Ada")
    assert decisions(war) == ({("a#t5", "b#t5")}, set())
    war.decide("split", name_of("a#t5"), "b#t5", who="Bo")
    assert decisions(war) == (set(), {("a#t5", "b#t5")})


def test_decisions_on_claims_concern_no_incident(war: Record) -> None:
    war.decide("accept", "a#e1", who="Ada")
    assert decisions(war) == (set(), set()) and concerned(war) == set()
