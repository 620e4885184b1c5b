"""How English names months, weekdays, seasons and holidays, and when these are.

`holidays.tsv` has the holidays whose day can be told from the year: fixed dates, days counted from Easter, the nth
weekday of a month, and feasts of the moon by the years for which they are known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from reportedly.knowledge.tables import rows

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of each month, in order, which no two months share."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The first three letters of each weekday, from Monday."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A weekday's full name."""

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
)
"""A month's name, in full or cut short."""

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The seasons by their codes in EDTF."""

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<away>[+-]\d+)"
    r"|(?P<weekday>[a-z]{3})(?P<nth>-?\d)@(?P<of>\d\d)(?P<plus>[+-]\d+)?|(?P<years>(?:\d{4}-\d\d-\d\d ?)+)"
)


def month_number(name: str) -> int:
    """Which month a name is, in full or cut short, from 1. Raises ValueError for other words."""
    return MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """Which weekday a name is, in full or cut short: 0 is Monday. Raises ValueError for other words."""
    return DAYS.index(name[:3].lower())


def month_length(year: int, month: int) -> int:
    """How many days a month has. Years before Christ count as Gregorian too, as EDTF has them."""
    return monthrange(year % 400 + 2000, month)[1]


def easter(year: int) -> date:
    """The Sunday of Easter in the Gregorian calendar (Butcher's rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last."""
    if nth < 0:
        last = date(year, month, month_length(year, month))
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


@cache
def holidays() -> dict[str, str]:
    """The rule of each holiday, by its name in lower case."""
    return {row["name"]: row["rule"] for row in rows("holidays.tsv")}


@cache
def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year. None for other words, and where the year is not known."""
    found = _RULE.fullmatch(holidays().get(" ".join(name.lower().replace("’", "'").split()), ""))
    if found is None or not 1 <= year <= 9999:
        return None
    if found["years"]:
        return next((date.fromisoformat(day) for day in found["years"].split() if int(day[:4]) == year), None)
    if found["away"]:
        return easter(year) + timedelta(int(found["away"])) if year > 1582 else None
    if found["weekday"]:
        day = nth_weekday(year, int(found["of"]), DAYS.index(found["weekday"]), int(found["nth"]))
        return day + timedelta(int(found["plus"] or 0))
    return date(year, int(found["month"]), int(found["day"]))
