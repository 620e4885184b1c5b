"""What a corrected item may not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.record.values import fault, is_edtf, is_stamp
from tests.record.dispatches import report


@pytest.mark.parametrize(
    "time",
    [
        "2020-10-04",
        "2020-10",
        "2020-33",
        "202X",
        "2020-10-04T18:30",
        "2020~",
        "2020-10-01/2020-10-04",
        "2020-09-27/..",
        "../2020-09-27",
        "P3D",
        ">P1M",
        "PXM",
        "PT5H",
        "P1D/repeat",
    ],
)
def test_times(time: str) -> None:
    assert is_edtf(time)
    assert fault(replace(report().events[0], time=time)) is None


@pytest.mark.parametrize("time", ["", "someday", "2020-13", "2020-10-32", "2020-10-04/2020-10-01", "P", "P3", "../.."])
def test_no_times(time: str) -> None:
    assert not is_edtf(time)
    assert fault(replace(report().events[0], time=time)) is not None
    assert fault(replace(report().figures[0], period=time)) is not None
    assert fault(replace(report().statements[0], said=time)) is not None


@pytest.mark.parametrize(
    ("stamp", "is_one"),
    [("2020-10-04", True), ("2020-10-04T18:30:00+04:00", True), ("2020-13-04", False), ("2020", False), ("now", False)],
)
def test_stamps(stamp: str, is_one: bool) -> None:
    assert is_stamp(stamp) == is_one
    assert (fault(replace(report().article, published=stamp)) is None) == is_one


@pytest.mark.parametrize(
    ("low", "high", "sound"), [(14, None, True), (None, 3, True), (3, 3, True), (4, 3, False), (-1, 3, False)]
)
def test_bounds(low: int | None, high: int | None, sound: bool) -> None:
    assert (fault(replace(report().figures[0], low=low, high=high)) is None) == sound


@pytest.mark.parametrize(
    "change", [{"lat": 91.0}, {"lon": -181.0}, {"country": "Syria"}, {"precision": 0}, {"precision": 8}], ids=str
)
def test_points(change: dict[str, Any]) -> None:
    place = report().places[0]
    unknown: dict[str, Any] = dict.fromkeys(change)
    assert fault(place) is None and fault(replace(place, **unknown)) is None
    assert fault(replace(place, **change)) is not None
