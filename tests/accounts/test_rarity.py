"""What a shared word or name is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.rarity import Rarity, place
from reportedly.accounts.tellings import tellings
from tests.accounts.news import filler, ground, news, one, shelling

MADE = [one(each) for each in filler(30)]
ORSA = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery")))


def test_the_rarer_a_word_the_more_it_is_worth() -> None:
    rarity = Rarity([*MADE, ORSA])
    assert rarity.of_word("bakery") > rarity.of_word("peopl") < rarity.of_word("unheard")
    assert rarity.of_name("unheard") > rarity.of_name(place(ground("Orsa")))


def test_an_article_counts_once_however_often_it_says_a_word() -> None:
    both = (
        shelling("Orsa", "2020-10-04", 14, "bakery"),
        shelling("Lipa", "2020-10-05", 3, "bakery"),
    )
    rarity = Rarity(tellings(news("a", *both)))
    assert rarity.articles == 1 and rarity.words["bakery"] == 1


@given(st.sets(st.integers(0, 29)))
def test_what_is_taken_back_was_never_there(gone: set[int]) -> None:
    rarity = Rarity(MADE)
    for word in rarity.words:
        rarity.of_word(word)
    rarity.remove(MADE[each] for each in gone)
    left = Rarity(each for number, each in enumerate(MADE) if number not in gone)
    assert rarity.articles == left.articles
    assert +rarity.words == left.words and +rarity.names == left.names
    assert all(rarity.of_word(word) == left.of_word(word) for word in rarity.words)
    assert rarity.cosine(MADE[0].words, MADE[1].words) == left.cosine(MADE[0].words, MADE[1].words)


def test_counts_are_kept() -> None:
    rarity = Rarity(MADE)
    again = Rarity.from_bytes(rarity.to_bytes())
    assert (again.articles, again.words, again.names) == (rarity.articles, rarity.words, rarity.names)
    assert Rarity.from_bytes(None).articles == 0


def test_wordings_are_as_alike_as_what_they_share_is_rare() -> None:
    rarity = Rarity([*MADE, ORSA])
    near = one(news("b", shelling("Orsa", "2020-10-04", 16, "bakery")))
    assert rarity.cosine(ORSA.words, ORSA.words) == pytest.approx(1.0)
    assert rarity.cosine(ORSA.words, near.words) > rarity.cosine(ORSA.words, MADE[0].words) > 0
    assert rarity.cosine(ORSA.words, frozenset()) == 0
