"""How far grounds lie from each other, how wide they are, and what they are called."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.grounds import TOWN, between, ground_of, kilometres, precise, same_name, width
from reportedly.accounts.model import Ground
from reportedly.model import Place
from tests.accounts.news import ground

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert between(40, 46, 41, 46) == pytest.approx(111.2, abs=0.1)
    assert between(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


@given(POINTS, POINTS)
def test_distances_are_the_same_both_ways_and_no_longer_than_half_the_earth(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    far = between(*one, *other)
    assert 0 <= far <= math.pi * 6371.01
    assert far == pytest.approx(between(*other, *one), abs=1e-6)
    assert between(*one, *one) == 0


def test_what_has_no_point_is_at_no_distance() -> None:
    assert kilometres(ground("Orsa"), Ground("Mira")) is None


def test_countries_have_no_width_that_helps() -> None:
    town = ground("Orsa")
    country = replace(town, feature="country")
    assert width(town) == TOWN < width(replace(town, feature="admin2")) < width(replace(town, feature="admin1"))
    assert width(country) == width(replace(town, precision=6)) == math.inf
    assert precise((country, replace(town, feature="admin2"), town)) == (town, replace(town, feature="admin2"))


def test_names_meet_in_any_transliteration() -> None:
    assert same_name(Ground("Boleel"), Ground("Boulil"))
    assert same_name(Ground("Al-Qamishli"), Ground("Qamishli"))
    assert same_name(Ground("Castle Road"), Ground("the Castle road"))
    assert not same_name(Ground("Orsa"), Ground("Lipa"))


def test_a_place_has_its_ground() -> None:
    place = Place("p1", (0, 4), "Orsa", 1, 40.0, 46.0, "TLV", "Upper Talvik", "populated", 1)
    assert ground_of(place) == ground("Orsa")
