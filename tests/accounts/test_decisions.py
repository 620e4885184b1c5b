"""What people decided, as pairs of tellings, whatever ids these have now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from reportedly.accounts import linking
from reportedly.accounts.decisions import begun_by, concerned, decisions, home, merge, now, part, split, tied
from reportedly.accounts.incidents import name_of
from reportedly.record.record import Record
from reportedly.record.reviews import GENESIS, Subject, row_of
from reportedly.record.schema import reviews
from reportedly.versions import Version
from tests.accounts.news import Told, news, shelling

FIRST, SECOND = Version("0.1.0"), Version("0.2.0")
ONE = news("a", shelling("Orsa", "2020-10-04", 14, "bakery"), Told("Gunmen shot at Dren.", "shot", "Dren"))
TWO = news("b", shelling("Lipa", "2020-10-08", 3, "tannery"))


@pytest.fixture
def war(record: Record) -> Record:
    record.add([ONE, TWO], FIRST)
    linking.update(record)
    return record


def said(*decided: tuple[Callable[..., None], str, str]) -> tuple[set[str], set[str]]:
    """The pairs of one-letter tellings after some decisions: who is named, and of a split who stays."""
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for decide, named, stays in decided:
        decide(named, stays, together, apart)
    return {"".join(pair) for pair in together}, {"".join(pair) for pair in apart}


def test_the_later_word_on_a_pair_holds() -> None:
    assert said((merge, "abc", "")) == ({"ab", "ac"}, set())
    assert said((merge, "abc", ""), (part, "ba", "")) == ({"ac"}, {"ba"})
    assert said((merge, "abc", ""), (part, "ba", ""), (merge, "ab", "")) == ({"ab", "ac"}, set())


def test_it_holds_through_a_third_as_well() -> None:
    """Who are merged with one telling each are of one happening; kept apart later, only the first stays with it."""
    assert said((merge, "abc", ""), (part, "bc", "")) == ({"ab"}, {"bc"})
    assert said((part, "bc", ""), (merge, "ab", ""), (merge, "ac", "")) == ({"ab", "ac"}, set())


def test_who_leaves_an_incident_leaves_together_and_the_others_stay_together() -> None:
    assert said((split, "bd", "ac")) == ({"bd", "ac"}, {"ba", "bc", "da", "dc"})
    assert said((merge, "abc", ""), (split, "b", "ac")) == ({"ac"}, {"ba", "bc"})
    assert said((split, "a", "bc")) == ({"bc"}, {"ab", "ac"})


def test_who_is_kept_apart_already_is_not_tied_to_each_other_by_staying() -> None:
    assert said((part, "ab", ""), (split, "d", "abc")) == ({"ac"}, {"ab", "da", "db", "dc"})


def test_a_third_does_not_hold_those_who_leave() -> None:
    assert said((merge, "ax", ""), (merge, "xb", ""), (split, "b", "a")) == ({"ax"}, {"ba"})


def test_what_was_split_may_be_merged_again() -> None:
    assert said((split, "bd", "ac"), (merge, "ab", "")) == ({"ab", "bd", "ac"}, set())


def test_what_nobody_tells_any_more_is_passed_over() -> None:
    for decide in (merge, part, split):
        assert said((decide, "", "")) == said((decide, "b", "")) == (set(), set())


PAIRS = st.lists(
    st.tuples(st.sampled_from([merge, part, split]), st.permutations("abcde"), st.integers(1, 4)), max_size=6
)


@given(PAIRS)
def test_nothing_is_joined_that_is_kept_apart(decided: list[tuple[Callable[..., None], list[str], int]]) -> None:
    """Whatever was said in whatever order, and the last word holds."""
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for decide, some, many in decided:
        named, stays = (some[:2], []) if decide is part else (some[:many], some[many:])
        decide(named, stays, together, apart)
        assert not any(b in tied(together, [a]) for a, b in apart)
        if decide is merge:
            assert set(named) <= tied(together, named[:1])
        if decide is part:
            assert tuple(named) in apart
        if decide is split:
            assert all((a, b) in apart for a in named for b in stays)


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
    linking.update(war)
    assert home(war, name_of("b#t5")) == name_of("a#t5")
    review = war.decide("split", name_of("b#t5"), "a#t5", who="Bo", why="of the incident as it is called now")
    assert review.subject.stays == ("b#t5",)
    assert decisions(war) == (set(), {("a#t5", "b#t5")})
    linking.update(war)
    assert home(war, name_of("b#t5")) == name_of("b#t5")


def test_a_split_that_does_not_say_who_stays_is_held_against_who_began_the_incident(war: Record) -> None:
    """Rows of before who stays was kept."""
    subject = Subject("incident", (name_of("a#t5"), "b#t5"))
    row = row_of(1, "2020-10-09", "Ada", "", "split", subject, GENESIS)
    with war.writing() as connection:
        connection.execute(insert(reviews), [row])
    assert war.verify() is None
    assert decisions(war) == (set(), {("b#t5", "a#t5")})


def test_decisions_on_claims_concern_no_incident(war: Record) -> None:
    war.decide("accept", "a#e1", who="Ada")
    assert decisions(war) == (set(), set()) and concerned(war) == set()
