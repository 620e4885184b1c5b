"""What a time is reckoned from: the day on which the words were published, or the last date that the text told.

News reckons from its day: `Saturday` is the last one, or the next where the verb is in the future. A narrative (the
course of a war, history) reckons from the date it told last: `in April` after `May 1940` belongs to that year. Which
of the two a text is shows in the text alone: full dates long past, and few words such as `today` or `Monday`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.claims.time_values import (
    Interval,
    Point,
    Value,
    as_date,
    first_day,
    moved_days,
    moved_quarters,
    point,
    quarter_of,
    real,
)
from reportedly.claims.time_words import LETTER, Words
from reportedly.knowledge.calendar import weekday_number

AHEAD = frozenset(
    """will shall ll going expected expects expect scheduled due plans plan planned planning would next coming upcoming
    tomorrow expires expire deadline begins opens starts intends hopes would should may might must effective ends
    matures payable""".split()
)
"""Words that put a date beside them ahead of its text."""
BEHIND = frozenset(
    """was were had did said told says began fell rose broke came went took made met left held hit shot died saw gave
    found won lost struck fought sent spoke wrote got led killed has have been put ran became bought sold paid cut
    since kept brought stood blew threw drew grew showed thought felt set shut
    quoted reported""".split()
)
LOOSE = frozenset("was were had did said told has have been due planned expected scheduled put set".split())
"""Verbs in the past whose date may well lie ahead: `said on`, `was due on`."""
AHEAD_COSTS = {-2: 12, -1: 3, 0: 2, 1: 2}
"""How much farther off than a date behind one ahead counts, by tense."""
PAST_ENDING = re.compile(r"[a-z]{2,}ed")
WITHIN = 14
"""How many words from a date its verb may stand."""
PLAIN_YEARS = 4
"""So many years long past make a narrative, where a day's news (`today`, `Monday`, `ago`) has less than a quarter."""
TURN = 9
"""A month that lies so many before the one told last belongs to the next year."""
LONG_PAST = 2
"""So many years before publication are long past."""


@dataclass(slots=True)
class Anchor:
    """Where the reading of one text stands: what was told last, and whether it is a narrative.

    `seen` is the day of the words that are being read, None where no page states it; `here` the date told last in
    their block; `spoken` the day on which quoted words were spoken, where their sentence says so; `quarter` the quarter
    of a year that figures are given for.
    """

    narrative: bool
    seen: Point | None = None
    told: Point | None = None
    here: Point | None = None
    spoken: Point | None = None
    quarter: Point | None = None

    def base(self) -> Point | None:
        """What a date without a year is reckoned from."""
        return (self.told or self.seen) if self.narrative else self.seen

    def last(self) -> Point | None:
        """The date told last, else the day of the words."""
        return self.told or self.seen

    def tell(self, value: Value) -> None:
        """Keeps what was told, for what is reckoned from it."""
        if isinstance(value, Interval):
            value = value.start if isinstance(value.start, Point) else value.end  # type: ignore[assignment]
        if isinstance(value, Point):
            self.told = self.here = value.plain()

    def day(self, month: int, day: int, tense: int) -> Point | None:
        """A day of a month without a year."""
        base = self.base()
        if base is None:
            return None
        if self.narrative:
            return real(base.year + turned(month, base), month, day)
        years = (base.year - 1, base.year, base.year + 1)
        now = first_day(base)
        known = [each for year in years if (each := real(year, month, day))]
        if not known:
            return None
        ahead = [each for each in known if first_day(each) >= now]
        if tense > 0 and ahead and months_between(ahead[0], base) <= 10:
            return ahead[0]
        return min(known, key=lambda each: away(each, base, tense))

    def month(self, month: int, tense: int) -> Point | None:
        """A month without a year."""
        base = self.base()
        if base is None:
            return None
        if self.narrative:
            return Point(base.year + turned(month, base), month)
        now = first_day(base)[1]
        if tense > 0:
            return Point(base.year + (month < now), month)
        known = [Point(base.year + years, month) for years in (-1, 0, 1)]
        return min(known, key=lambda each: away(each, base, tense))

    def weekday(self, name: str, tense: int, relation: str) -> Point | None:
        """A weekday: the last such day up to the words' own day, or the next one from it on."""
        base = self.last() if self.narrative or relation in ("that", "previous", "following", "same") else self.seen
        if base is None or (base.day is None and (base is not self.seen)):
            base = self.seen if not self.narrative else None
        if base is None or base.day is None:
            return None
        seen = weekday_of(base)
        away = (weekday_number(name) - seen) % 7
        if relation in ("next", "following", "coming") or (tense > 0 and relation not in ("last", "past", "previous")):
            return moved_days(base, away or (7 if relation in ("next", "following") else 0))
        if relation in ("last", "previous", "past"):
            return moved_days(base, away - 7)
        if relation == "this":
            return moved_days(base, away if tense >= 0 or not away else away - 7)
        return moved_days(base, away - 7 if away else 0)


def weekday_of(value: Point) -> int:
    """The weekday of a day: 0 is Monday."""
    return as_date(value)[0].weekday()


def turned(month: int, base: Point) -> int:
    """Whether the year has turned since the date told last: January after December is the next year's."""
    return int(base.month is not None and base.month - month >= TURN)


def away(value: Point, base: Point, tense: int) -> int:
    """How far a date lies from a base, in months; what lies ahead counts more where the verb looks back."""
    months = months_between(value, base)
    return months * AHEAD_COSTS[tense] if months > 0 else -months


def months_between(one: Point, other: Point) -> int:
    """How many months one point lies after another."""
    (year, month, _), (years, months, _) = first_day(one), first_day(other)
    return (year - years) * 12 + month - months


def tense(words: Words, start: int, end: int) -> int:
    """Whether the verb beside a date looks ahead (1) or back (-1; -2 right before it); 0 where no word says."""
    for at in range(start - 1, max(-1, start - WITHIN), -1):
        if stops(words, at):
            break
        if found := sense(words, at):
            plain = found < 0 and start - at <= 2 and words.words[at] not in LOOSE
            return -2 if plain and words.word(start - 1) in ("on", "in") else found
    for at in range(end, min(len(words.words), end + WITHIN)):
        if stops(words, at):
            break
        if found := sense(words, at):
            return found
    return 0


def stops(words: Words, at: int) -> bool:
    """Whether a sentence ends with a word: a full stop, but for those of initials and months."""
    return words.letters[at] == LETTER["TOKENBREAK"] or (
        words.words[at] == "." and len(words.word(at - 1)) > 2 and words.letter(at - 1) != LETTER["SHORT"]
    )


def sense(words: Words, at: int) -> int:
    """Whether one word looks ahead or back."""
    word = words.words[at]
    if words.letters[at] == LETTER["MAY"]:
        return 0
    if word in AHEAD:
        return 1
    if word == "to" and words.word(at - 1) in ("is", "are", "be"):
        return 1
    if words.word(at - 1) in ("be", "to"):
        return 0
    return -1 if word in BEHIND or PAST_ENDING.fullmatch(word) else 0


NEWSY = frozenset(LETTER[name] for name in ("WEEKDAY", "TODAY", "AGO"))
AGES = frozenset(LETTER[name] for name in ("YEAR", "NUM"))


def narrates(pieces: list[Words], published: date | None) -> bool:
    """Whether a text tells a course of things long past: many years long past, few words of a day's news."""
    far = newsy = 0
    for words in pieces:
        for at, letter in enumerate(words.letters):
            if letter == LETTER["YEAR"]:
                far += published is None or int(words.words[at]) <= published.year - LONG_PAST
            elif letter == LETTER["ERA"]:
                far += words.letter(at - 1) in AGES
            elif letter in NEWSY:
                newsy += 1
    return far >= PLAIN_YEARS and far > 4 * newsy


def quarter_before(value: Point) -> Point:
    """The last quarter that was over on a day."""
    return moved_quarters(quarter_of(value), -1)


def anchored(seen: date | None) -> Point | None:
    """The point that a day of publication is."""
    return None if seen is None else point(seen)
