"""GeoJSON of incidents and claims: valid by RFC 7946 and for GDAL, with each toll and who gives it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.exports.flat import COLUMNS, rows
from reportedly.exports.geojson import NO_PLACE, NO_POINT, RADII, radius
from reportedly.model import Report
from tests.exports.material import Reports, chosen, section, written
from tests.record.dispatches import report


def checked(raw: bytes) -> list[dict[str, Any]]:
    """The features, once they are what RFC 7946 asks for."""
    made = json.loads(raw)
    assert made["type"] == "FeatureCollection"
    assert "crs" not in made
    for each in made["features"]:
        assert each["type"] == "Feature"
        assert each["geometry"]["type"] == "Point"
        lon, lat = each["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert each["properties"].keys() == made["features"][0]["properties"].keys()
    features: list[dict[str, Any]] = made["features"]
    return features


def test_an_incident_is_a_point_with_every_toll_and_who_gives_it(tmp_path: Path) -> None:
    raw, number, left = chosen(tmp_path, "geojson")
    orsa, brask = checked(raw)
    assert (number, left) == (2, [])
    assert orsa["geometry"]["coordinates"] == [46.0, 40.0]
    about = orsa["properties"]
    assert orsa["id"] == about["incident"]
    assert (about["place"], about["precision"], about["radius_m"]) == ("Orsa", 1, RADII[1])
    assert (about["date"], about["grade"], about["printings"]) == ("2020-10-04", "contested", 3)
    told = [(each["claimant"], each["low"], each["record"], each["replaced_by"]) for each in about["tolls"]]
    assert told == [("The mayor of Orsa", 14, "a#f1", "c#f1"), ("The mayor of Orsa", 20, "c#f1", None)]
    assert (about["killed_low"], about["killed_high"], about["killed_best"]) == (20, None, None)
    assert {"a#e1", "b#f1", "c#e2"} <= set(about["claims"])
    assert set(about["articles"]) == {"a", "b", "c"}
    assert brask["properties"]["claims"] == ["brask#e1", "brask#e2", "brask#f1"]


def test_who_says_so_and_who_denies_it_stand_on_the_point(tmp_path: Path) -> None:
    orsa, _ = checked(chosen(tmp_path, "geojson")[0])
    assert orsa["properties"]["asserted_by"] == ["The mayor of Orsa"]
    assert orsa["properties"]["denied_by"] == ["Talvik’s defence ministry"]


def without(given: Report, *, place: bool) -> Report:
    """The report with a place that has no point, or with none."""
    if place:
        return replace(given, places=tuple(replace(each, lat=None, lon=None) for each in given.places))
    return replace(
        given,
        places=(),
        events=tuple(replace(each, place=None) for each in given.events),
        figures=tuple(replace(each, place=None) for each in given.figures),
    )


def test_claims_are_points_with_the_columns_of_the_table() -> None:
    raw, number, left = written("geojson-claims", Reports([report()]))
    features = checked(raw)
    assert (number, [each["why"] for each in left]) == (3, [NO_PLACE] * 2)
    assert {each["kind"] for each in left} == {"statement"}
    first = features[0]["properties"]
    assert list(first) == [*COLUMNS, "radius_m"]
    (row,) = (each for each in rows(report(), frozenset({"e1"})))
    assert first == row | {"first": "2020-10-04", "last": "2020-10-04", "radius_m": RADII[1]}


@pytest.mark.parametrize(("place", "why"), [(True, NO_POINT), (False, NO_PLACE)])
def test_what_has_no_point_is_left_out_and_told_of(place: bool, why: str) -> None:
    raw, number, left = written("geojson-claims", Reports([without(report(), place=place)]))
    assert (checked(raw), number) == ([], 0)
    assert [each["why"] for each in left if each["kind"] != "statement"] == [why] * 3


def test_the_radius_grows_with_the_precision_and_is_never_made_up() -> None:
    assert sorted(RADII.values()) == list(RADII.values())
    assert list(RADII) == list(range(1, 8))
    assert radius(None) is None


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="ogrinfo, of Debian's gdal-bin, is not installed")
@pytest.mark.parametrize("shape", ["geojson", "geojson-claims"])
def test_gdal_opens_it(tmp_path: Path, shape: str) -> None:
    raw, number, _ = chosen(tmp_path, shape)
    path = tmp_path / "out.geojson"
    path.write_bytes(raw)
    told = subprocess.run(["ogrinfo", "-al", "-so", path], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    assert f"Feature Count: {number}\n" in told.stdout
    assert "Geometry: Point\n" in told.stdout
    assert "WGS 84" in told.stdout
    assert "Extent: (46.000000, 10.000000) - (46.000000, 40.000000)" in told.stdout
    assert "radius_m: Integer" in told.stdout


def test_every_property_and_radius_is_documented(tmp_path: Path) -> None:
    text = section("geojson, geojson-claims")
    (orsa, _) = checked(chosen(tmp_path, "geojson")[0])
    assert [name for name in orsa["properties"] if f"`{name}`" not in text and not name.endswith(RANGED)] == []
    assert [name for name in orsa["properties"]["tolls"][0] if f"`{name}`" not in text] == []
    assert [each for each in RADII.items() if f"| {each[0]} | {each[1]:,} |" not in text] == []


RANGED = ("_low", "_high", "_best")
