"""Which tellings are compared: what blocking must not miss, and what it spares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.blocking import (
    AROUND,
    SHORTLY,
    Neighbours,
    Spot,
    asked,
    cells,
    meeting,
    near,
    ordinals,
    spot,
    square,
    window,
)
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
    first, second = (spot(number, each, cells(each, RARITY)) for number, each in enumerate((one, two)))
    found = list(Neighbours([second]).of(first))
    assert found == [second] * len(found)
    assert bool(found) == bool(list(Neighbours([first]).of(second)))
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


POINTS = st.tuples(st.sampled_from([-90.0, -0.1, 0.0, 0.2, 40.1, 89.9]), st.sampled_from([-180.0, -179.9, 0.0, 179.9]))


def at(name: str, points: list[tuple[float, float]]) -> Telling:
    places = tuple(
        replace(ground("Orsa"), name=f"{name}{number}", lat=lat, lon=lon) for number, (lat, lon) in enumerate(points)
    )
    return other(id=name, places=places)


@given(st.lists(POINTS, max_size=3), st.lists(POINTS, max_size=3), st.floats(-0.6, 0.6), st.floats(-0.6, 0.6))
def test_two_meet_in_a_point_just_where_one_lies_in_a_cell_that_the_other_asks_for(
    here: list[tuple[float, float]], there: list[tuple[float, float]], north: float, east: float
) -> None:
    one = at("Here", here)
    moved = [(min(max(lat + north, -90), 90), (lon + east + 180) % 360 - 180) for lat, lon in there]
    two = at("There", moved)
    met = set(meeting(cells(one, RARITY))) & set(meeting(cells(two, RARITY)))
    assert bool(met) == bool(set(asked(one, RARITY)) & set(cells(two, RARITY)))
    assert bool(met) == bool(set(asked(two, RARITY)) & set(cells(one, RARITY)))


def test_what_is_let_go_is_what_nothing_later_meets() -> None:
    spots = [
        Spot(1, "a", None, None, ("A:p:x",)),
        Spot(2, "b", (10, 10), (10, 10), ("A:p:x",)),
        Spot(3, "c", (11, 20), (11, 20), ("A:p:x", "A:w:y")),
    ]
    known = Neighbours(spots)
    known.forget(18)
    asks = Spot(9, "z", (18, 18), (18, 18), ("A:p:x",))
    assert [each.number for each in known.of(asks)] == [1, 3]
    known.forget(28)
    assert [each.number for each in known.of(replace(asks, wide=(28, 28)))] == [1]
    assert "A:w:y" not in known.inside


@pytest.mark.parametrize("apart", [0, 1, 7])
def test_days_are_as_near_from_either_side(apart: int) -> None:
    assert near((10, 12), (12 + apart, 30), apart) and near((12 + apart, 30), (10, 12), apart)
    assert not near((10, 12), (13 + apart, 30), apart) and not near((13 + apart, 30), (10, 12), apart)
    assert near(None, (1, 1), apart) and ordinals(None) is None
