"""The days that an EDTF time covers."""

from __future__ import annotations

import calendar
import re
from datetime import date

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[^/]*)?[~?%]?$")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
"""EDTF's codes of seasons and quarters with their first and last month, as the reader of times counts them."""

Days = tuple[date, date]


def days(edtf: str | None) -> Days | None:
    """The first and the last day of an EDTF date or closed interval; None of what is open, repeated or a length."""
    if not edtf:
        return None
    start, slash, end = edtf.partition("/")
    first, last = point(start), point(end if slash else start)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def point(edtf: str) -> Days | None:
    """The days of one date of any precision: `2020-11-01`, `2020-11`, `2020-33`, `2020`, `202X`."""
    if found := re.fullmatch(r"(\d{2,3})(X{1,2})", edtf):
        rest = len(found[2])
        return whole_years(int(found[1] + "0" * rest), int(found[1] + "9" * rest))
    found = POINT.match(edtf)
    if found is None or not 1 <= int(found[1]) <= 9999:
        return None
    year, part, day = (int(each) if each else None for each in found.groups())
    assert year is not None
    if part is None:
        return whole_years(year, year)
    try:
        if day is not None:
            return date(year, part, day), date(year, part, day)
        if part == 24:
            return date(year, 12, 1), month_end(year + 1, 2)
        low, high = SEASONS.get(part, (part, part))
        return date(year, low, 1), month_end(year, high)
    except ValueError:
        return None


def whole_years(first: int, last: int) -> Days | None:
    """From New Year's Day to New Year's Eve."""
    return (date(first, 1, 1), date(last, 12, 31)) if first >= 1 else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def gap(one: Days, other: Days) -> int:
    """How many days lie between two stretches: 0 where they overlap, 1 for neighbouring days."""
    if one[1] < other[0]:
        return (other[0] - one[1]).days
    if other[1] < one[0]:
        return (one[0] - other[1]).days
    return 0


def length(stretch: Days) -> int:
    """How many days a stretch has."""
    return (stretch[1] - stretch[0]).days + 1
