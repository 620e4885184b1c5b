"""Points on the map: one a place, with how exactly it is told and all names of what is contested."""

from __future__ import annotations

from dataclasses import replace

from reportedly.workbench.atlas import FIRST, points
from tests.workbench.summed import summed

ORSA = summed("i1")


def test_incidents_at_one_place_are_one_point() -> None:
    lipa = replace(summed("i3"), place="Lipa", lat=41.5, lon=47.5)
    first, second = points([lipa, ORSA, replace(summed("i2"), grade="fair", printings=9)])
    assert (first["name"], first["count"], first["contested"]) == ("Orsa", 2, 1)
    assert [each["id"] for each in first["incidents"]] == ["i2", "i1"]
    assert (second["name"], second["count"]) == ("Lipa", 1)


def test_two_towns_of_one_name_are_two_points() -> None:
    assert len(points([ORSA, replace(summed("i2"), lat=10.0)])) == 2


def test_what_has_no_place_or_no_degrees_is_no_point() -> None:
    assert points([replace(ORSA, place=None), replace(ORSA, lat=None), replace(ORSA, lon=None)]) == []


def test_zero_degrees_are_a_place() -> None:
    assert len(points([replace(ORSA, lat=0.0, lon=0.0)])) == 1


def test_a_point_says_how_far_off_something_may_lie() -> None:
    (town,) = points([ORSA])
    (province,) = points([replace(ORSA, precision=4, feature="admin1")])
    (country,) = points([replace(ORSA, precision=6, feature="country")])
    assert town["km"] < province["km"] and country["km"] is None


def test_a_contested_place_has_all_its_names() -> None:
    (found,) = points([replace(ORSA, place="Shushi")])
    assert {"Shusha", "Shushi"} <= set(found["names"])
    assert (found["held_by"], found["claimed_by"]) == (["AZE"], ["ARM"])
    assert points([ORSA])[0]["names"] == []


def test_a_crowded_point_names_the_first_and_counts_all() -> None:
    (found,) = points([summed(f"i{n}") for n in range(FIRST + 5)])
    assert found["count"] == FIRST + 5 and len(found["incidents"]) == FIRST
