"""Clock times, each with its day: `10:35 a.m. Friday`, `0615 local time`, `noon`, `5 o'clock`."""

from __future__ import annotations

import re

from reportedly.claims import time_values as v
from reportedly.claims.time_days import AWAY, month_day, titled, today
from reportedly.claims.time_hits import Hit
from reportedly.claims.time_values import Point, Value, number

ZONES = {"gmt": 0, "utc": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
         "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3}  # fmt: skip
"""Hours east of Greenwich of zones that stay the same all year."""
HALF = re.compile(r"([ap])\.?\s?m\.?$")
HOURS = re.compile(r"[’'‘]?(?:hours?|hrs?|h)$")
AT = frozenset("at by around about until from before after since".split())
NEAR = 7
"""How many words behind a clock time its day may stand."""


def clock(hit: Hit) -> Value | None:
    """`10:35 a.m. Friday`, `0615 local time`, `0215 GMT`; numbers in clock form alone are scores or ratios."""
    at, end = hit.place("c")
    hour, zone = hour_minute("".join(hit.words.words[at:end])), hit.said("z")
    if hour is None or not (zone or "local" in hit.words.words[end : hit.end] or plain(hit, at, end)):
        return None
    shift = ZONES.get(zone)
    suffix = "" if shift is None else ":00Z" if shift == 0 else f":00{shift:+03d}:00"
    return at_clock(clock_day(hit), hour + suffix)


def plain(hit: Hit, at: int, end: int) -> bool:
    """Whether digits are a clock time without a zone: `10 a.m.`, `5pm`, `1400hrs`, `at 10:35`."""
    word = hit.words.words[at]
    if end - at > 1 or hit.words.is_a(at, "CLOCKAMPM") or (word[0].isdigit() and word.endswith(("h", "hr", "hrs"))):
        return True
    return hit.words.is_a(at, "CLOCK") and ":" in word and hit.words.word(at - 1) in AT


def at_clock(day: Point | None, clock: str) -> Point | None:
    """A clock time on a day; None where no day is known."""
    return Point(day.year, day.part, day.day, clock) if day and day.day else None


def hour_minute(word: str) -> str | None:
    """`10:35a.m.`, `0615`, `5pm`, `threep.m.` as hours and minutes."""
    half = HALF.search(word)
    head = word[: half.start()] if half else HOURS.sub("", word)
    digits = re.split(r"[:.]", head)
    if len(head) == 4 and head.isdigit():
        digits = [head[:2], head[2:]]
    try:
        hour = int(digits[0]) if digits[0].isdigit() else v.SMALL[digits[0]]
        minute = int(digits[1]) if len(digits) > 1 else 0
    except (KeyError, ValueError):
        return None
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) else None


def clock_day(hit: Hit) -> Point | None:
    """The day of a clock time: the one it names, else one right behind it, else the one told last, else the words'."""
    if hit.said("m"):
        return month_day(hit)
    if hit.said("w"):
        return hit.anchor.weekday(hit.said("w"), hit.tense, hit.said("r"))
    if hit.said("t"):
        return today(hit)
    for at in range(hit.end, hit.end + NEAR):
        if hit.words.is_a(at, "WEEKDAY"):
            return hit.anchor.weekday(hit.words.word(at), hit.tense, "")
        if hit.words.is_a(at, "TODAY") and hit.anchor.seen:
            return v.moved_days(hit.anchor.seen, AWAY.get(hit.words.word(at), 0))
        if hit.words.is_a(at, "DOT", "TOKENBREAK"):
            break
    last = hit.anchor.last()
    return last if last and last.day else hit.anchor.seen


def hour(hit: Hit) -> Value | None:
    """`5 o'clock`, `four in the morning`."""
    count = number([hit.said("h")])
    if count is None or not 1 <= count <= 12:
        return None
    late = hit.said("part") in ("afternoon", "evening", "night") and count < 12
    return at_clock(clock_day(hit), f"{int(count) + 12 * late:02d}:00")


def noon(hit: Hit) -> Value | None:
    """`noon`, `midnight Friday`: midnight is the end of its day."""
    if titled(hit.words, hit.place("n")[0]):
        return None
    return at_clock(clock_day(hit), "24:00" if hit.said("n") == "midnight" else "12:00")
