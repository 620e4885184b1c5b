"""Points in time, intervals and lengths, as EDTF (ISO 8601-2) writes them, and reckoning with them.

Years count as astronomers and EDTF do: 0 is 1 BC, -479 is 480 BC. Days and months are Gregorian throughout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.knowledge.calendar import month_length

LAST = 9999
"""EDTF has four digits for a year."""
CYCLE = 400
"""After so many years the Gregorian calendar repeats, to the weekday."""

UNITS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y", "century": "Y", "fortnight": "W", "hour": "H",
    "minute": "M", "second": "S", "quarter": "M", "night": "D", "weekend": "D", "millennium": "Y", "morning": "D",
    "afternoon": "D", "evening": "D", "season": "M",
}  # fmt: skip
TIMES = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2, "quarter": 3, "weekend": 2, "season": 3}
FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
LENGTHS = {21: 3, 22: 3, 23: 3, 24: 3, 33: 3, 34: 3, 35: 3, 36: 3, 40: 6, 41: 6}


@dataclass(frozen=True, slots=True)
class Point:
    """A year, or a part of it, or a day, or a clock time. `part` is a month or EDTF's code of a season or quarter."""

    year: int
    part: int | None = None
    day: int | None = None
    clock: str = ""

    def __str__(self) -> str:
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        rest = "".join(f"-{each:02d}" for each in (self.part, self.day) if each is not None)
        return f"{year}{rest}T{self.clock}" if self.clock else year + rest

    @property
    def month(self) -> int | None:
        """The month, where one is named."""
        return self.part if self.part and self.part <= 12 else None

    def plain(self) -> Point:
        """The day without the clock time."""
        return replace(self, clock="")


@dataclass(frozen=True, slots=True)
class Interval:
    """From one point to another; an end that is None is open. The points may be of any precision."""

    start: Point | Vague | None
    end: Point | Vague | None

    def __str__(self) -> str:
        return f"{'..' if self.start is None else self.start}/{'..' if self.end is None else self.end}"


@dataclass(frozen=True, slots=True)
class Vague:
    """A decade (`199X`), a century (`19XX`), or a point that holds by and large (`2019-08-11~`), as EDTF writes it."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Length:
    """A duration or a set of days, as ISO 8601 and the codebook write it: `P3D`, `>P1M`, `PXY`, `P1D/repeat`."""

    text: str

    def __str__(self) -> str:
        return self.text


Value = Point | Interval | Vague | Length

REFUSED = Vague("")
"""What a reading gives where no shorter rule may try either: the words are an age, or a count."""


def point(day: date) -> Point:
    """The point that a day is."""
    return Point(day.year, day.month, day.day)


def real(year: int, month: int, day: int) -> Point | None:
    """A day, where the calendar has it."""
    return Point(year, month, day) if 1 <= month <= 12 and 1 <= day <= month_length(year, month) else None


def first_day(value: Point) -> tuple[int, int, int]:
    """The day on which a point begins, for comparing."""
    part = value.part or 1
    return value.year, FIRST_MONTHS.get(part, part), value.day or 1


def as_date(value: Point) -> tuple[date, int]:
    """A point's first day in years that Python's calendar has, and how many years were added to it."""
    year, month, day = first_day(value)
    moved = 0 if 1000 <= year <= 8999 else 2000 + year % CYCLE - year
    return date(year + moved, month, min(day, month_length(year, month))), moved


def moved_days(value: Point, days: int) -> Point | None:
    """The day that lies so many days after a point's first. None where it lies past all calendars."""
    try:
        day, added = as_date(value)
        day += timedelta(days)
    except OverflowError:
        return None
    return Point(day.year - added, day.month, day.day) if abs(day.year - added) <= LAST else None


def moved_months(value: Point, months: int) -> Point:
    """The month (the day, where a day is given) that lies so many months after a point."""
    year, month, _ = first_day(value)
    years, month = divmod(year * 12 + month - 1 + months, 12)
    return Point(years, month + 1, value.day and min(value.day, month_length(years, month + 1)))


def moved(value: Point, unit: str, count: int) -> Value | None:
    """What lies so many units after a point, as exact as the unit: `three years later` is a year."""
    letter, count = UNITS[unit], count * TIMES.get(unit, 1)
    if unit in ("hour", "minute", "second"):
        return value.plain() if value.day else None
    if letter in "DW":
        return moved_days(value, count * (7 if letter == "W" else 1)) if value.day else None
    if letter == "M":
        month = moved_months(value, count)
        return Point(month.year, month.part) if abs(month.year) <= LAST else None
    if unit in ("century", "millennium") and abs(count) > 100:
        return era(value.year + count, 2)
    return Point(value.year + count) if abs(value.year + count) <= LAST else None


def week(value: Point, weeks: int = 0) -> Interval | None:
    """The calendar week of a point's first day, Monday to Sunday, or one so many weeks from it."""
    day, _ = as_date(value)
    monday, sunday = (moved_days(value, 7 * weeks + each - day.weekday()) for each in (0, 6))
    return Interval(monday, sunday) if monday and sunday else None


def weekend(value: Point, weeks: int = 0) -> Interval | None:
    """The Saturday and Sunday of a point's calendar week, or of one so many weeks from it."""
    found = week(value, weeks)
    if found is None or not isinstance(found.end, Point):
        return None
    return Interval(moved_days(found.end, -1), found.end)


def quarter_of(value: Point) -> Point:
    """The quarter of a year that a point begins in."""
    year, month, _ = first_day(value)
    return Point(year, 33 + (month - 1) // 3)


def moved_quarters(value: Point, quarters: int) -> Point:
    """The quarter that lies so many quarters after a point's."""
    years, index = divmod((quarter_of(value).part or 33) - 33 + quarters, 4)
    return Point(value.year + years, 33 + index)


def era(year: int, digits: int) -> Vague | None:
    """The decade (three digits) or century (two) that holds a year. None before year 1000 and before Christ."""
    return Vague(f"{year:04d}"[:digits].ljust(4, "X")) if 0 < year <= 9999 else None


def length(count: float | None, unit: str, sign: str = "") -> Length:
    """A duration: so many units, or, where nobody knows how many, `PXD`, `PTXH`."""
    letter = UNITS[unit]
    clock = "T" if unit in ("hour", "minute", "second") else ""
    if count is None:
        return Length(f"{sign}P{clock}X{letter}")
    count *= TIMES.get(unit, 1)
    whole, rest = divmod(count, 1)
    if rest == 0.5 and letter in "YWH":
        lower = {"Y": "6M", "W": "", "H": "30M"}[letter]
        if lower:
            return Length(f"{sign}P{clock}{int(whole)}{letter}{lower}" if whole else f"{sign}P{clock}{lower}")
    return Length(f"{sign}P{clock}{count:.10g}{letter}")


def repeated(unit: str, count: int = 1) -> Length:
    """A set: every so many units."""
    return Length(f"{length(count, unit)}/repeat")


SMALL = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
PARTS = {"½": 0.5, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "half": 0.5}


def number(words: list[str]) -> float | None:
    """The number that words name (`twenty four`, `2 1/2`, `half a`); None where they name none (`few`)."""
    total = current = 0.0
    seen = False
    for word in words:
        if word in ("few", "several", "many", "some", "couple", "dozens", "scores", "hundreds", "thousands", "various"):
            return 2 if word == "couple" else None
        value = SMALL.get(word, TENS.get(word))
        if value is None and NUMBER.fullmatch(word):
            value = float(word.replace(",", ""))  # type: ignore[assignment]
        if value is not None:
            current, seen = current + value, True
        elif word in PARTS:
            current, seen = current + PARTS[word], True
        elif word in ("hundred", "thousand", "dozen"):
            current, seen = (current or 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word], True
            if word == "thousand":
                total, current = total + current, 0
        elif word in ("or", "to", "-", "–", "and") and seen and word != "and":
            break
    return total + current if seen else (1 if {"a", "an"} & set(words) else None)
