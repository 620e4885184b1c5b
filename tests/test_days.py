"""The days that EDTF times cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.days import days, gap, length


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-10-04", "2020-10-04", "2020-10-04"),
        ("2020-10-04T12:30Z", "2020-10-04", "2020-10-04"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2020-22", "2020-06-01", "2020-08-31"),
        ("2020-24", "2020-12-01", "2021-02-28"),
        ("2020-33", "2020-01-01", "2020-03-31"),
        ("2020-10-04~", "2020-10-04", "2020-10-04"),
        ("2020-09/2020-10-04", "2020-09-01", "2020-10-04"),
    ],
)
def test_dates_and_intervals(edtf: str, first: str, last: str) -> None:
    assert days(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf",
    [None, "", "P3D", "PXM", "P1D/repeat", "2020/..", "../2020", "2020-13-01", "2020-02-30", "2021/2020", "0000"],
)
def test_what_covers_no_days(edtf: str | None) -> None:
    assert days(edtf) is None


@given(st.dates(), st.dates())
def test_stretches(one: date, other: date) -> None:
    assert gap((one, one), (other, other)) == abs((one - other).days) == gap((other, other), (one, one))
    first, last = sorted((one, other))
    assert length((first, last)) == (last - first).days + 1
    assert days(f"{first}/{last}") == (first, last)
