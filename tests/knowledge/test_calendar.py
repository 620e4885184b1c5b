from __future__ import annotations

from datetime import date

import pytest

from reportedly.knowledge.calendar import (
    easter,
    holiday,
    holidays,
    month_length,
    month_number,
    nth_weekday,
    weekday_number,
)


def test_months_and_weekdays_are_known_in_full_and_cut_short() -> None:
    assert [month_number(name) for name in ("January", "Sept.", "dec")] == [1, 9, 12]
    assert [weekday_number(name) for name in ("Monday", "Thurs", "sun.")] == [0, 3, 6]
    with pytest.raises(ValueError):
        month_number("someday")


def test_february_is_longer_in_leap_years_before_christ_too() -> None:
    assert [month_length(year, 2) for year in (2019, 2020, 1900, 2000, 0, -1)] == [28, 29, 28, 29, 29, 28]


@pytest.mark.parametrize("day", ["1998-04-12", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2020-04-12"])
def test_easter_falls_where_the_church_keeps_it(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)


def test_the_nth_weekday_counts_from_either_end() -> None:
    assert nth_weekday(2020, 11, 3, 4) == date(2020, 11, 26)
    assert nth_weekday(2020, 5, 0, -1) == date(2020, 5, 25)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Christmas", 2016, date(2016, 12, 25)),
        ("New Year’s Eve", 2016, date(2016, 12, 31)),
        ("Good Friday", 2020, date(2020, 4, 10)),
        ("Thanksgiving", 1999, date(1999, 11, 25)),
        ("Election Day", 2016, date(2016, 11, 8)),
        ("Eid al-Fitr", 2020, date(2020, 5, 24)),
        ("Eid al-Fitr", 1950, None),
        ("Easter", 1200, None),
        ("someday", 2020, None),
    ],
)
def test_a_holiday_has_its_day_in_a_year(name: str, year: int, day: date | None) -> None:
    assert holiday(name, year) == day


def test_every_holiday_is_in_lower_case_and_has_a_rule_that_is_understood() -> None:
    assert all(name == " ".join(name.lower().split()) for name in holidays())
    assert all(holiday(name, 2020) for name in holidays())
