"""Days and parts of days: `October 4`, `late Monday`, `yesterday`, `overnight and Sunday morning`."""

from __future__ import annotations

import re

from reportedly.claims import time_values as v
from reportedly.claims.time_anchor import months_between, weekday_of
from reportedly.claims.time_hits import Hit, numbered, year_in
from reportedly.claims.time_values import Interval, Point, Value
from reportedly.claims.time_words import OTHER, Words
from reportedly.knowledge.calendar import month_number, weekday_number

AFTER_ORDINAL = frozenset("and of to in at when with for by but the he".split())
"""What may follow `the 13th` where that is a day: behind other words it counts something."""
TOLD_NIGHTS = frozenset("during in through".split())
DAWNS = frozenset("dawn dusk daybreak nightfall predawn".split())
BEFORE_DAWN = frozenset("at before by after until a the".split())
AWAY = {"yesterday": -1, "tomorrow": 1}


def month_day(hit: Hit) -> Point | None:
    """`October 4`, `4 October 2020`, `Sunday, March 8`."""
    month, day = month_number(hit.said("m")), numbered(hit.said("d"))
    if hit.follows("HYPHEN") and hit.words.is_a(hit.end + 1, "UNIT", "UNITS"):
        return None
    if (year := year_in(hit)) is not None:
        return v.real(year, month, day)
    if hit.said("y"):
        return None
    found = hit.anchor.day(month, day, hit.tense)
    name = hit.said("w")
    if found and name and not hit.anchor.narrative:
        near = (v.real(found.year + years, month, day) for years in (0, -1, 1))
        return next((each for each in near if each and weekday_of(each) == weekday_number(name)), found)
    return found


def days_of_month(hit: Hit) -> Value | None:
    """`October 4-7`, `between 4 and 7 October`."""
    month, day, last = month_number(hit.said("m")), numbered(hit.said("d")), numbered(hit.said("e"))
    year = year_in(hit)
    start = v.real(year, month, day) if year else hit.anchor.day(month, day, hit.tense)
    end = v.real(start.year, month, last) if start else None
    return Interval(start, end) if start and end and day < last else None


def the_day(hit: Hit) -> Value | None:
    """`the 13th`: of the month told last."""
    base = hit.anchor.last()
    if base is None or base.month is None or (hit.after.isalpha() and hit.after not in AFTER_ORDINAL):
        return None
    return v.real(base.year, base.month, numbered(hit.said("d")))


def weekday(hit: Hit) -> Value | None:
    """`Saturday`, `late Monday`, `last Friday night`, `the following Tuesday`."""
    name, (at, _) = hit.said("w"), hit.place("w")
    if hit.words.is_a(at, "SHORTDAY"):
        if name in ("sun", "sat", "wed") and not hit.words.is_a(at + 1, "COMMA", "DOT"):
            return None
        if hit.size == 1 and hit.before not in ("on", "by", "since", "until", ".", "("):
            return None
    return hit.anchor.weekday(name, -1 if hit.follows("S") else hit.tense, hit.said("r"))


def today(hit: Hit) -> Point | None:
    """`today`, `late yesterday`, `tomorrow morning`: from the day of the words, or of speaking them."""
    seen = hit.anchor.spoken or hit.anchor.seen
    if seen is None or titled(hit.words, hit.place("t")[0]):
        return None
    return v.moved_days(seen, AWAY.get(hit.said("t"), 0))


def titled(words: Words, at: int) -> bool:
    """Whether a word with a capital is part of a name: `USA Today`, `High Noon`."""
    return words.raw(at)[:1].isupper() and words.raw(at - 1)[:1].isupper() and words.letter(at - 1) == OTHER


def part(hit: Hit) -> Value | None:
    """The day of the words, or the one told in their paragraph: `this morning`, `last night`, `in the evening`."""
    near, word = (hit.all("r") or [""])[-1], hit.said("part")
    seen = hit.anchor.seen
    if word == "overnight" or (not near and not dawn(hit, word)):
        return None
    if near == "last":
        return v.moved_days(seen, -1) if seen else None
    base = hit.anchor.last() if hit.anchor.narrative else (hit.anchor.here or seen)
    if near == "this" and not hit.anchor.narrative:
        return seen
    if base is None or base.day is None or (word == "night" and near == "the" and hit.before not in TOLD_NIGHTS):
        return None
    if near in ("next", "following", "previous"):
        return v.moved_days(base, -1 if near == "previous" else 1)
    return base


def dawn(hit: Hit, word: str) -> bool:
    """Whether a part of a day without an article is a time: `at dawn`, `pre-dawn`, `mid-afternoon`, not `night`."""
    return word != "night" and (hit.size > 1 or (word in DAWNS and hit.before in BEFORE_DAWN))


def overnight(hit: Hit) -> Value | None:
    """`overnight`: the night before the day of the words; in a narrative the one after the day told last."""
    base = hit.anchor.base()
    if base is None or base.day is None:
        return None
    return night(base, 1) if hit.anchor.narrative else night(base, -1)


def overnight_and(hit: Hit) -> Value | None:
    """`overnight and Sunday morning`: the night up to that day."""
    day = joined_day(hit) or hit.anchor.seen
    return night(day, -1) if day and day.day else None


def and_overnight(hit: Hit) -> Value | None:
    """`Saturday and overnight`: that day and the next."""
    day = joined_day(hit) or hit.anchor.last()
    return night(day, 1) if day and day.day else None


def joined_day(hit: Hit) -> Point | None:
    """The day that `overnight` is joined to."""
    if hit.said("w"):
        return hit.anchor.weekday(hit.said("w"), hit.tense, "")
    return today(hit) if hit.said("t") else None


def night(day: Point, away: int) -> Interval | None:
    """The night after a day (1) or before it (-1), as the two days that it lies in."""
    other = v.moved_days(day, away)
    if other is None:
        return None
    return Interval(day, other) if away > 0 else Interval(other, day)


def stamp(hit: Hit) -> Value | None:
    """`2020-10-04`; `04/10/2020` only where it can be read in one way, or in one that is near the words' own day."""
    if found := hit.said("c"):
        day = v.real(int(found[:4]), int(found[5:7]), int(found[8:10]))
        return day and Point(day.year, day.part, day.day, found[11:16])
    first, second, third = (int(each) for each in re.split(r"[-/.]", hit.said("k")))
    if first > 31:
        return v.real(first, second, third)
    if "." in hit.said("k") and second > 12:
        return None
    year = third if third >= 100 else third + (1900 if third > 30 else 2000)
    readings = {each for each in (v.real(year, first, second), v.real(year, second, first)) if each}
    if len(readings) > 1 and hit.anchor.seen is not None:
        readings = {each for each in readings if abs(months_between(each, hit.anchor.seen)) <= 1}
    return readings.pop() if len(readings) == 1 else None
