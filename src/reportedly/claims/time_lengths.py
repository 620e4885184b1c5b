"""Durations, sets, and times counted from others: `for more than a month`, `every day`, `three years ago`."""

from __future__ import annotations

import re

from reportedly.claims import time_values as v
from reportedly.claims.time_hits import Hit
from reportedly.claims.time_values import REFUSED, Interval, Point, Value, number
from reportedly.claims.time_words import LETTER, Words
from reportedly.knowledge.calendar import SEASONS

SINGULAR = {"centuries": "century", "millennia": "millennium", "hrs": "hour", "mins": "minute"}


MOST = 9999
"""More units than this are counted from nothing, and last nothing."""
YEARS = re.compile(r"1[5-9]\d\d|20\d\d")
"""A number that is a year rather than a count of days: `2003 months of war`."""


def unit_of(word: str) -> str:
    """A unit's name in the singular."""
    return SINGULAR.get(word) or word.removesuffix("s")


def sign_of(hit: Hit) -> str:
    """`>` for more than, `<` for less than."""
    said = hit.all("sign")
    if not said:
        return ""
    if said[0] in ("more", "over"):
        return ">"
    return "<" if said[0] in ("less", "fewer", "under") else ""


def ago(hit: Hit) -> Value | None:
    """`two years ago`: as exact as its unit; `more than five years ago` is open to the past."""
    base = hit.anchor.last() if hit.anchor.narrative else hit.anchor.seen
    found = counted_from(hit, base, -1)
    return Interval(None, found) if sign_of(hit) == ">" and isinstance(found, Point) else found


def later(hit: Hit) -> Value | None:
    """`three days earlier`, `twelve days later`: from the date told last."""
    word = hit.said("l")
    if word not in ("earlier", "later", "previously", "before", "after", "from"):
        return None
    if word in ("before", "after") and hit.after.isalpha() and not (hit.anchor.narrative and word == "after"):
        return None
    base = hit.anchor.seen if word == "from" else hit.anchor.last()
    return counted_from(hit, base, -1 if word in ("earlier", "previously", "before") else 1)


def counted_from(hit: Hit, base: Point | None, way: int) -> Value | None:
    """What lies so many units before (-1) or after (1) a base; a length, where it isn't known how many or from when."""
    unit, count = unit_of(hit.said("u")), number(hit.all("q"))
    if hit.said("u") == "second":
        return None
    if count is None:
        return v.length(None, unit)
    quarter = hit.anchor.quarter
    if base is None or count > MOST:
        return None
    if unit == "year" and count == 1 and way < 0 and quarter is not None and not hit.anchor.narrative:
        return Point(quarter.year - 1, quarter.part)
    if count != int(count):
        month = v.moved_months(base, way * int(count * 12))
        return Point(month.year, month.part) if unit == "year" else v.length(count, unit)
    return v.moved(base, unit, way * int(count)) or v.length(count, unit)


def duration(hit: Hit) -> Value | None:
    """`for more than a month`, `two-year`, `the past two weeks`, `half an hour`; ages are none."""
    if is_age(hit.words, hit.end):
        return REFUSED
    raw, counted = hit.said("u"), hit.all("q")
    unit, count = unit_of(raw), number(counted)
    if hit.words.is_a(hit.end - 1, "SECOND") or (count is not None and count > MOST):
        return None
    if counted in (["a"], ["an"]):
        return v.length(None, unit) if raw.endswith("s") else a_length(hit, unit)
    if counted == ["one"] and unit == "day" and hit.size == 2 and hit.before in (".", "“", '"'):
        return None
    if YEARS.fullmatch(counted[0]) and not hit.said("lead"):
        return None
    if unit == "month" and hit.words.word(hit.start) == "the" and not hit.said("r"):
        hit.anchor.quarter = None
    return v.length(count, unit, sign_of(hit))


def is_age(words: Words, at: int) -> bool:
    """Whether the words from one on make an age: `-old`, ` old`, ` of age`."""
    if words.is_a(at, "HYPHEN"):
        at += 1
    return words.word(at) in ("old", "olds") or (words.word(at) == "of" and words.word(at + 1) == "age")


def a_length(hit: Hit, unit: str) -> Value | None:
    """`a year`: how often, behind a number; else how long."""
    before = hit.before
    if unit == "second":
        return None
    if not hit.said("lead") and not sign_of(hit) and hit.size == 2:
        if often(hit.words, hit.start):
            return v.repeated(unit)
        if before in ("such", "what", "not") or hit.follows("HYPHEN"):
            return None
    return v.length(1, unit, sign_of(hit))


def often(words: Words, at: int) -> bool:
    """Whether `a day` behind a word tells how often: `twice a day`, `$4 million a year`, `100 barrels a day`."""
    before = words.word(at - 1)
    if before in ("million", "billion", "percent", "once", "twice", "times", "%", "thousand", "dozen", "cents"):
        return True
    letters = (LETTER["NUM"], LETTER["D31"], LETTER["D12"], LETTER["WORDNUM"], LETTER["HUNDRED"])
    return words.letter(at - 1) in letters or (before.endswith("s") and words.letter(at - 2) in letters)


def vague(hit: Hit) -> Value | None:
    """`years`, `recent months`, `for decades`: so long, nobody knows."""
    raw = hit.said("u")
    if raw == "seconds" and hit.size == 1:
        return None
    before, after = hit.before, hit.after
    if is_age(hit.words, hit.end) or hit.words.letter(hit.start - 1) == LETTER["HYPHEN"]:
        return None
    if raw == "quarters" and not hit.said("r"):
        return None
    if before in (
        "these",
        "those",
        "business",
        "office",
        "school",
        "opening",
        "working",
        "daylight",
        "visiting",
        "no",
        "closing",
    ) or after in ("end",):
        return None
    if raw in ("minutes", "hours") and hit.size == 1 and before in ("the", "of"):
        return None
    return v.length(None, unit_of(raw), sign_of(hit))


def bare_unit(hit: Hit) -> Value | None:
    """`full year`, `whole day`."""
    if hit.said("v") or hit.said("x") not in ("full", "whole", "entire", "additional", "extra"):
        return None
    return v.length(1, hit.said("u"))


def long_unit(hit: Hit) -> Value | None:
    """`year-long`, `months-long`."""
    if hit.said("x") != "long":
        return None
    raw = hit.said("u")
    return v.length(None if raw.endswith("s") and raw != "s" else 1, unit_of(raw))


def every(hit: Hit) -> Value | None:
    """`every day`, `each month`, `every two weeks`, `every Friday`."""
    raw, count = hit.said("u"), hit.said("n")
    if hit.said("e") == "each" and hit.after == "of":
        return None
    if raw in SEASONS:
        return v.repeated("year")
    unit = {True: "week"}.get(raw.endswith("day") and raw != "day") or unit_of(raw)
    if unit in ("night", "morning", "evening", "afternoon", "dawn"):
        unit = "day"
    if unit not in v.UNITS:
        return None
    times = 2 if count in ("other", "second") else int(number([count]) or 1) if count else 1
    return v.repeated(unit, times)


def per(hit: Hit) -> Value | None:
    """`per day`; a speed (`per hour`, `per second`) is no time."""
    unit = hit.said("u")
    return None if unit in ("hour", "minute") else v.repeated(unit)


def a_unit(hit: Hit) -> Value | None:
    """`a year`."""
    if is_age(hit.words, hit.end):
        return REFUSED
    return a_length(hit, hit.said("u"))


EVERY = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "hourly": "hour"}


def daily(hit: Hit) -> Value | None:
    """`daily`, `annually`. In a name (`the Daily Star`) it is none."""
    at = hit.start
    if hit.words.raw(at)[:1].isupper() and (
        hit.words.raw(at + 1)[:1].isupper() or hit.words.letter(at - 1) == LETTER["THE"]
    ):
        return None
    return v.repeated(EVERY.get(hit.said("s"), "year"))


def weekdays(hit: Hit) -> Value | None:
    """`Mondays`, `Friday nights`: every week; `weekdays` by themselves are days of a kind, and so every day."""
    return v.repeated("day" if hit.said("s") == "weekdays" else "week")
