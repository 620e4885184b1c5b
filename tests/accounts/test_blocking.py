"""Which tellings are compared: what blocking must not miss, and what it spares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.blocking import AROUND, SHORTLY, Neighbours, asked, cells, square, window
from reportedly.accounts.model import Telling
from reportedly.accounts.rarity import Rarity
from tests.accounts.news import Told, filler, ground, news, one, shelling

DAY = date(2020, 10, 4)
ORSA = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery")))
RARITY = Rarity([*(one(each) for each in filler(30)), ORSA])


def other(**changed: object) -> Telling:
    """A telling of another article that shares nothing with ours but what is given."""
    bare = replace(ORSA, id="b#t1", article="b", places=(), names=frozenset(), words=frozenset(), counts=())
    return replace(bare, **changed)  # type: ignore[arg-type]


def compared(one: Telling, two: Telling) -> bool:
    found = list(Neighbours(RARITY, [two]).of(one))
    assert found == [two] * len(found)
    assert bool(found) == bool(list(Neighbours(RARITY, [one]).of(two)))
    return bool(found)


def on(days: int) -> dict[str, date]:
    return {"first": DAY + timedelta(days), "last": DAY + timedelta(days)}


@pytest.mark.parametrize(
    "shared",
    [
        {"places": (ground("Orsa"),)},
        {"places": (replace(ground("Orsa"), name="Mira", lat=40.2, lon=45.8),)},
        {"names": frozenset({next(iter(ORSA.names))})},
        {"counts": (("killed", 14, 14),)},
        {"words": ORSA.words},
    ],
)
def test_one_thing_shared_is_enough(shared: dict[str, object]) -> None:
    assert compared(ORSA, other(**shared))


def test_nothing_shared_a_small_number_or_another_type_are_not() -> None:
    assert not compared(ORSA, other())
    assert not compared(replace(ORSA, counts=(("killed", 3, 3),)), other(counts=(("killed", 3, 3),)))
    assert not compared(ORSA, other(places=(ground("Orsa"),), type="PROTEST"))


def test_an_article_is_not_compared_with_itself() -> None:
    assert not compared(ORSA, replace(ORSA, id="a#t99"))


@pytest.mark.parametrize("days", range(-9, 10))
def test_what_shares_ground_is_compared_over_a_week(days: int) -> None:
    assert compared(ORSA, other(places=(ground("Orsa"),), **on(days))) == (abs(days) <= AROUND)


@pytest.mark.parametrize("days", range(-3, 4))
def test_what_shares_words_alone_is_compared_over_a_day(days: int) -> None:
    assert compared(ORSA, other(words=ORSA.words, **on(days))) == (abs(days) <= 1)


def test_what_names_no_day_is_looked_for_around_its_printing() -> None:
    undated = {"first": None, "last": None}
    assert compared(ORSA, other(words=ORSA.words, published=DAY + timedelta(SHORTLY), **undated))
    assert not compared(ORSA, other(words=ORSA.words, published=DAY + timedelta(SHORTLY + 2), **undated))
    assert compared(ORSA, other(places=(ground("Orsa"),), published=DAY + timedelta(14), **undated))
    assert compared(ORSA, other(words=ORSA.words, published=None, **undated))


@pytest.mark.parametrize("published", [date.min, date.max])
def test_days_at_the_ends_of_the_calendar(published: date) -> None:
    """Pages come dated 0001-01-01."""
    low, high = window(replace(ORSA, first=None, last=None, published=published)) or (date.max, date.min)
    assert low <= published <= high


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-0.2, 0.2), st.floats(-0.2, 0.2))
def test_points_within_a_square_of_each_other_meet_in_a_cell(lat: float, lon: float, north: float, east: float) -> None:
    here = replace(ORSA, places=(replace(ground("Orsa"), name="Here", lat=lat, lon=lon),))
    there = (lon + east + 180) % 360 - 180
    near = other(places=(replace(ground("Orsa"), name="There", lat=min(max(lat + north, -90), 90), lon=there),))
    assert set(asked(here, RARITY)) & set(cells(near, RARITY))


def test_squares_meet_over_the_date_line() -> None:
    assert square(0.1, 179.9, 0, 1) == square(0.1, -179.9)


def test_vague_tellings_lie_in_cells_of_words() -> None:
    vague = one(news("v", Told("14 died in a bakery in a shelling.", "shelling", killed=14)))
    assert {cell.split(":")[1] for cell in cells(vague, RARITY)} == {"k", "w"}
