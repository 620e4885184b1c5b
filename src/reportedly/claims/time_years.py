"""Years, decades and centuries: `2014`, `from 1992 to 1994`, `480 BC`, `the 1990s`, `the 20th century`."""

from __future__ import annotations

import re

from reportedly.claims import time_values as v
from reportedly.claims.time_hits import PREPOSITIONS, Hit, full_year, numbered
from reportedly.claims.time_values import REFUSED, Interval, Point, Vague, Value, number
from reportedly.claims.time_words import LETTER

NINETIES = {
    word: n for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}


COUNTED = frozenset(
    """people persons men women children civilians soldiers troops fighters militants rebels insurgents police
    policemen officers families refugees migrants homes houses buildings villages schools shells rockets bombs missiles
    mines tanks vehicles prisoners hostages detainees casualties victims deaths wounded injured dead killed strong
    residents workers members protesters demonstrators students pupils km kilometers kilometres miles meters metres
    feet tons tonnes dollars euros pounds barrels aircraft planes ships cases votes times others jobs units shares
    points percent square acres hectares cubic troops volunteers mercenaries guns rifles rounds""".split()
)
"""What is counted: a number before these is no year."""


SURE = frozenset("in since by during early late mid year fiscal until from throughout ( before after".split())
"""Words before a number that make it a year."""
NUMBERED = frozenset("$ £ € # no number route flight highway nearly some another only almost".split())
"""Words before a number that make it none."""
MODERN, PRINTED = 1900, 1400
"""From which year on a bare number is a year, in news and in a narrative."""
FORESEEN = 30
"""How many years past its own a text may name."""


def year(hit: Hit) -> Value | None:
    """`2014`, `early 1990`, `fiscal 1989`; a bare number needs a word that makes it a year."""
    found = None if "s" in hit.said("y") else full_year(hit.said("y"), hit.said("era"), hit.anchor)
    if found is None or hit.said("era"):
        return None if found is None else Point(found)
    if hit.after in COUNTED and not (hit.size == 1 and hit.before == "in"):
        return None
    if hit.size > 1:
        return None if hit.words.word(hit.start) in NUMBERED else Point(found)
    if hit.words.is_a(hit.start, "DECADE"):
        return Point(found) if hit.before in PREPOSITIONS else None
    if hit.before in NUMBERED or hit.after in ("%", "percent") or hyphened(hit):
        return None
    if hit.anchor.seen is not None and found > hit.anchor.seen.year + FORESEEN:
        return None
    known = found >= (PRINTED if hit.anchor.narrative else MODERN)
    return Point(found) if known or hit.before in SURE or hit.before in PREPOSITIONS else None


def hyphened(hit: Hit) -> bool:
    """Whether a hyphen ties a number to another behind it, or to a word before it: `1996-2`, `Mi-2000`."""
    behind = hit.follows("HYPHEN") and hit.words.tight(hit.end) and hit.words.word(hit.end + 1).isdigit()
    tied = hit.words.is_a(hit.start - 1, "HYPHEN") and hit.words.tight(hit.start)
    return behind or (tied and not hit.words.word(hit.start - 2).isdigit())


def old_year(hit: Hit) -> Value | None:
    """`480 BC`, `AD 70`."""
    era = hit.said("era")
    word = hit.said("y")
    if not word.isdigit():
        return None
    found = full_year(word, era)
    return None if found is None else Point(found)


def spoken_year(hit: Hit) -> Value | None:
    """`nineteen ninety-one`, `the year two thousand`."""
    if hit.said("x"):
        return Point(2000) if hit.said("x") == "two" and hit.words.word(hit.end - 1) == "thousand" else None
    century, *rest = hit.all("y")
    tail = number([each for each in rest if each not in "-‐‑"])
    if century not in ("eighteen", "nineteen", "twenty") or tail is None or not 10 <= tail < 100:
        return None
    return Point(int(v.SMALL.get(century, 20)) * 100 + int(tail))


def years(hit: Hit) -> Value | None:
    """`from 1992 to 1994`, `1914-18`, `between 2003 and 2005`."""
    first, word, era = int(hit.said("y")), hit.said("y2"), hit.said("era")
    if not word.isdigit() or hit.words.letter(hit.end) in (LETTER["UNITS"], LETTER["UNIT"]):
        return None
    tied = hit.words.letter(hit.place("y2")[0] - 1) in (LETTER["HYPHEN"], LETTER["DASH"])
    last = int(word) if len(word) == 4 else first // 100 * 100 + int(word) if len(word) == 2 and tied else 0
    if era and era[0] == "b":
        return Interval(Point(1 - first), Point(1 - last)) if first > last > 0 else None
    spans = hit.words.word(hit.start) in ("from", "between") or hit.words.word(hit.place("y2")[0] - 1) != "and"
    return Interval(Point(first), Point(last)) if first < last and spans and last < 2200 else None


def old_years(hit: Hit) -> Value | None:
    """`264–241 BC`."""
    first, last, era = hit.said("y"), hit.said("y2"), hit.said("era")
    if not (first.isdigit() and last.isdigit() and len(first) < 5 and len(last) < 5):
        return None
    if era[0] == "b":
        return Interval(Point(1 - int(first)), Point(1 - int(last))) if int(first) > int(last) else None
    return Interval(Point(int(first)), Point(int(last))) if int(first) < int(last) else None


def decade(hit: Hit) -> Value | None:
    """`the 1990s`, `the late ’80s`, `the nineties`. `His 20s` is an age, the years 20s alone none."""
    word = hit.said("y")
    if hit.words.letter(hit.start - 1) == LETTER["POSS"]:
        return REFUSED
    if word in NINETIES:
        return (
            v.era(1900 + 10 * NINETIES[word], 3)
            if hit.words.word(hit.place("y")[0] - 1) in ("the", "early", "late", "-")
            else None
        )
    digits = re.search(r"\d+", word)
    if digits is None or ("s" not in word and hit.words.letter(hit.place("y")[0] + 1) != LETTER["S"]):
        return None
    if len(digits[0]) == 4:
        return (
            Vague(digits[0][:2] + "XX") if digits[0][2] == "0" and int(digits[0]) < 1900 else v.era(int(digits[0]), 3)
        )
    if word[0].isdigit() and hit.words.word(hit.place("y")[0] - 1) not in ("the", "early", "late"):
        return None
    return v.era(1900 + int(digits[0]), 3)


def century(hit: Hit) -> Value | None:
    """`the 20th century`; before Christ as an interval, which EDTF has no shorter form for."""
    unit, count, era = hit.said("u"), numbered(hit.said("o")), hit.said("era")
    if unit != "century" or not count:
        return None
    if era and era[0] == "b":
        return Interval(Point(1 - 100 * count), Point(100 - 100 * count))
    return v.era(100 * (count - 1) + 1, 2) if count > 1 else Vague("00XX")
