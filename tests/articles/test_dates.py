"""How days are written, one spelling for all that read them here."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest

from reportedly.articles import clock, dates, origin
from reportedly.articles.dates import MONTH, MONTH_DAY, WEEKDAY
from reportedly.knowledge.calendar import MONTHS, month_number

NAMES = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(("name", "number"), list(zip(NAMES, range(1, 13), strict=True)))
def test_a_month_is_known_by_its_name_and_its_short_forms_in_any_case(name: str, number: int) -> None:
    for written in (name, name[:3], f"{name[:3]}.", name.upper(), name.lower()):
        assert re.fullmatch(MONTH, written)
        assert month_number(written) == number
    assert MONTHS[number - 1] == name[:3].lower()


@pytest.mark.parametrize("word", ["Mare", "Maya", "Janet", "Decree", "Sundry", "Augur"])
def test_words_that_only_begin_like_a_month_or_weekday_are_none(word: str) -> None:
    assert not re.fullmatch(MONTH, word)
    assert not re.fullmatch(WEEKDAY, word)


def test_weekdays_are_known_by_their_name_and_their_short_forms() -> None:
    for name in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Tues Wed. Thurs sat".split():
        assert re.fullmatch(WEEKDAY, name)


@pytest.mark.parametrize("day", ["Oct 4", "4 October", "Sept. 5, 2020", "Nov 5 2020"])
def test_stamps_and_datelines_know_the_same_days(day: str) -> None:
    assert re.fullmatch(MONTH_DAY, day)
    assert origin.dateline(f"ASHAN, {day} - The truce held.")[0] == f"ASHAN, {day}"
    year = "" if day.endswith("2020") else " 2020"
    assert clock.stamp_at(f"Published: Thursday, {day}{year}") is not None


def test_a_name_in_brackets_is_no_day() -> None:
    assert origin.dateline("Ashan Decree 5 - The council met.") == (None, None)


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("GMT", 0), ("EST", -5), ("UTC+3", 3), ("+05:30", 5.5), ("gmt-4", -4), ("ET", -5), ("PT", -8)],
)
def test_a_zones_clock_names_an_instant(zone: str, hours: float) -> None:
    found = dates.instant(date(2020, 11, 5), time(10, 31), zone)
    assert found is not None
    assert found.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("zone", ["IST", "CST", "XYZ", "+25:00", ""])
def test_letters_that_stand_for_several_zones_name_none(zone: str) -> None:
    assert dates.instant(date(2020, 11, 5), time(10, 31), zone) is None


def test_an_hour_that_clocks_show_twice_or_never_names_no_instant() -> None:
    assert dates.instant(date(2020, 11, 1), time(1, 30), "ET") is None
    assert dates.instant(date(2020, 3, 8), time(2, 30), "ET") is None


@pytest.mark.parametrize(
    ("zone", "month", "hours"), [("BST", 7, 1), ("BST", 12, None), ("PST", 12, -8), ("PST", 7, None)]
)
def test_letters_that_two_countries_use_are_told_by_the_season_only(zone: str, month: int, hours: int | None) -> None:
    found = dates.instant(date(2020, month, 5), time(10, 31), zone)
    assert (found and found.utcoffset()) == (None if hours is None else timedelta(hours=hours))
