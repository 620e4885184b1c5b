from __future__ import annotations

import pytest

from reportedly.accounts.model import Side
from reportedly.accounts.sides import is_id, side_by_words, side_of
from tests.accounts.papers import TWO_SIDES


def test_an_actor_is_on_the_side_whose_longest_member_takes_it_in() -> None:
    assert side_of("AZE.MIL:defense-ministry", TWO_SIDES) == "Azerbaijan"
    assert side_of("AZE.PRE.MIL:nagorno-karabakh", TWO_SIDES) == "Armenia"
    assert side_of("FRA.GOV", TWO_SIDES) is None


def test_joined_actors_have_a_side_only_together() -> None:
    assert side_of("AZE.GOV;TUR.GOV", TWO_SIDES) == "Azerbaijan"
    assert side_of("AZE.GOV;ARM.GOV", TWO_SIDES) is None
    assert side_of("AZE.GOV;FRA.GOV", TWO_SIDES) is None


def test_whom_no_id_tells_is_known_by_name() -> None:
    assert side_of(None, TWO_SIDES, "SEVAN") == "Armenia"
    assert side_of("unresolved:x", (Side("A", ("the separatists",), False),), "The Separatists") == "A"
    assert side_of(None, TWO_SIDES) is None


def test_two_equal_members_put_an_actor_on_neither_side() -> None:
    sides = (Side("A", ("AZE",), False), Side("B", ("AZE",), False))
    assert side_of("AZE.GOV", sides) is None


def test_ids_and_names_are_told_apart() -> None:
    assert all(map(is_id, ("AZE", "AZE.PRE", "SYR.REB:islamic-front", "unresolved:rebels")))
    assert not any(map(is_id, ("the rebels", "Absheron State Agency")))


@pytest.mark.parametrize(
    ("words", "outlet", "side"),
    [
        ("Karabakh officials", None, "Armenia"),
        ("the Artsakh State Emergency Service", None, "Armenia"),
        ("Prosecutor General’s Office in Baku", "Gazette", "Azerbaijan"),
        ("the Defense Ministry", "Sevan", "Armenia"),
        ("the Defense Ministry", "Gazette", None),
        ("a senior official", "Sevan", None),
        ("residents of Karabakh", "Sevan", None),
        ("the French embassy in Baku", "Absheron", None),
        ("Armenian and Azerbaijani officials", "Sevan", None),
    ],
)
def test_an_office_that_no_id_tells_is_on_the_side_that_its_words_say(
    words: str, outlet: str | None, side: str | None
) -> None:
    assert side_by_words(words, outlet, TWO_SIDES) == side
