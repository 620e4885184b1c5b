"""What a corrected item may not hold although its type lets it: days that are none, bounds the wrong way round.

Corrections are held to this when they are made and not when they are applied: a later reading may move the other bound.
"""

from __future__ import annotations

import re
from datetime import datetime

from reportedly.days import days
from reportedly.model import Article, Figure, Place
from reportedly.record.items import Item

_LENGTH = re.compile(r"[<>]?P(?=[\dXT])(?:[\dX]+[YMWD])*(?:T(?:[\dX]+[HMS])+)?(?:/repeat)?")
_OPEN = ("", "..")
_COUNTRY = re.compile(r"[A-Z]{3}")
TIMES = ("said", "time", "period")
"""The fields of items that hold EDTF."""


def fault(made: Item | Article) -> str | None:
    """What is wrong with the values of an item or an article, in words; None where nothing is."""
    if isinstance(made, Article):
        return stamps_fault(made)
    told = [(name, getattr(made, name)) for name in TIMES if hasattr(made, name)]
    for name, value in told:
        if value is not None and not is_edtf(value):
            return f"{name} is a day (2020-10-04), a month, a year, a stretch (2020-10-01/2020-10-04) or a length (P3D)"
    if isinstance(made, Figure):
        return bounds_fault(made)
    if isinstance(made, Place):
        return point_fault(made)
    return None


def stamps_fault(article: Article) -> str | None:
    """Whether an article's stamps are ISO 8601 days or moments."""
    for name in ("published", "updated"):
        value = getattr(article, name)
        if value is not None and not is_stamp(value):
            return f"{name} is a day (2020-10-04) or a moment (2020-10-04T18:30:00+04:00)"
    return None


def bounds_fault(figure: Figure) -> str | None:
    """Whether the bounds are none below nothing, and stand in their order."""
    if min(figure.low or 0, figure.high or 0) < 0:
        return "a figure counts from 0 on"
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        return f"low would be {figure.low:,} and high {figure.high:,}: correct the other bound first (null opens it)"
    return None


def point_fault(place: Place) -> str | None:
    """Whether the point lies on the globe, and the country is a code."""
    for name, value, most in (("lat", place.lat, 90), ("lon", place.lon, 180)):
        if value is not None and not -most <= value <= most:
            return f"{name} lies between -{most} and {most}"
    if place.country is not None and not _COUNTRY.fullmatch(place.country):
        return "country is an ISO 3166-1 alpha-3 code (SYR)"
    if place.precision is not None and not 1 <= place.precision <= 7:
        return "precision goes from 1 (an exact place) to 7"
    return None


def is_stamp(value: str) -> bool:
    """Whether a text is an ISO 8601 day or moment."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return len(value) >= len("2020-10-04")


def is_edtf(value: str) -> bool:
    """Whether a text is a time as the reader of times writes them: days, stretches, also open ones, and lengths."""
    start, slash, end = value.partition("/")
    if slash and end in _OPEN:
        return days(start) is not None
    if slash and start in _OPEN:
        return days(end) is not None
    return days(value) is not None or _LENGTH.fullmatch(value) is not None
