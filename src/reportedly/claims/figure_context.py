"""What a figure is tied to: the side, the statement that gives it, its place, its time, and the period it sums up.

Times and places count for a figure only where they stand in its own sentence and are told by the same speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reportedly.claims.figure_groups import Group
from reportedly.claims.page import Page
from reportedly.model import Place, Scope, Span, Statement, Time

LENGTHS = r"(?:days?|weeks?|months?|years?|hours?)"
WARS = r"(?:war|fighting|conflict|violence|clashes|protests|unrest|siege|uprising|insurgency|crisis|offensive)"
BARRAGES = r"(?:fire|shelling|bombardment|bombings?|strikes|airstrikes|raids|attacks)"
SUMMED = re.compile(
    r"\bsince (?=(?-i:[A-Z\d]))|\b(?:has|have|had)\b[^.;]* since\b|\bthis (?:year|month)\b|\bto date\b|\ball told\b"
    rf"|\b(?:over|in|during|within) the (?:past|last|previous)\b|\bin [\w-]+ {LENGTHS} of\b"
    rf"|\b(?:days|weeks|months) of (?:\w+ )?(?:{WARS}|{BARRAGES})\b"
    rf"|\b[\w-]+-(?:day|week|month|year)(?:-(?:long|old))? {WARS}\b"
    rf"|\bin (?:its|their|the) (?:\S+ )?(?:war|conflict|uprising|insurgency|crisis)\b",
    re.IGNORECASE,
)
"""Words that sum up more than one incident."""
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
WHEN = re.compile(r",? when\b", re.IGNORECASE)
FIGHTING = re.compile(rf"\b(?:have|has)\b[^.;]*\bin the {WARS}\b|\bdeath toll\b[^.;]*\b{WARS}\b", re.IGNORECASE)
"""A toll of a war that is known already: its period was told before."""
ATTACKS = r"(?:attacks|strikes|airstrikes|raids|bombings|explosions|blasts|clashes|shootings|incidents)"
SEVERAL = re.compile(
    rf"\b{ATTACKS}\b[^.]{{0,40}}\b(?:in|on|across|at) [A-Z]\w+(?:,? [A-Z]\w+)* and [A-Z]"
    rf"|\bin (?:separate|various|several|two|three|four) (?:\w+ )?{ATTACKS}\b"
)
"""Several attacks in several places: a total of one day."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LED = re.compile(
    r"\b(?:in|at|near|around|outside|inside|of|on|over|from|across|into)(?: the)?"
    r"(?: (?!(?:for|to|by|with|against|than|that|which|who)\b)\S+){0,4} ?$",
    re.IGNORECASE,
)
PARTED = re.compile(r"[;:\"“”]|\. ")
"""What ends a statement inside its sentence."""
OWNING = re.compile(r"(?:[’']s?|s)(?: (?!(?:in|on|at|and|or|with|to|near|from|by|for|against)\b)[a-z-]+){0,3} ")
"""What stands between a place and one that it owns; some texts have lost the apostrophe."""
WITHIN = re.compile(
    r"(?:[’']s)?,? (?:\w+ ){0,3}?(?:of|in|near|outside|from|to|on|at)(?: the)?(?: \w+){0,4} ",
    re.IGNORECASE,
)
"""What stands between a place and a wider one, or one beside it, that only helps to find it."""
PART = re.compile(
    r"\b(?:suburb|city|town|district|area|province|village|villages|neighbou?rhoods?|countryside|region|camp) of\b"
    r"|-(?:held|based|run|controlled|backed|led)\b",
    re.IGNORECASE,
)
"""What names the narrower place second: `the Damascus suburb of Daraya`."""
WIDE = frozenset(("country", "admin1", "region", "continent", "sea"))
LEAD = 40
"""How many characters before a place its preposition may stand."""


class Spanned(Protocol):
    """Whatever points at the text."""

    @property
    def span(self) -> Span:
        """Where it points."""


Found = TypeVar("Found", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Tied:
    """What a figure's own sentence ties it to."""

    scope: Scope
    period: str | None
    place: str | None
    time: str | None
    known: bool = False


class Context:
    """The statements, places and times of an article, for looking up by character."""

    def __init__(
        self, page: Page, statements: Sequence[Statement], places: Sequence[Place], times: Sequence[Time]
    ) -> None:
        self.page = page
        self.contents = [(span, statement.id) for statement in statements for span in statement.content]
        self.claimants: dict[Span, str | None] = {}
        self.tellers: dict[Span, str | None] = {}
        self.scopes: dict[Span, re.Pattern[str] | None] = {}
        self.led = {each.id for each in statements if each.cue and each.content and min(each.cue) < min(each.content)}
        self.told = sorted(span for each in statements for span in (*each.source.spans, *each.cue))
        self.nobodys = {each.id: each.parent for each in statements if not (each.source.spans or each.via)}
        self.places = sorted(places, key=lambda place: place.span)
        self.times = sorted(times, key=lambda time: time.span)

    def claimant(self, span: Span) -> str | None:
        """The innermost statement whose content holds a span, or its beginning: the one with the shortest piece there.

        Of two with the same piece the later one is the inner.
        """
        if span not in self.claimants:
            self.claimants[span] = self.innermost_of(span[0], span[1]) or self.innermost_of(span[0], span[0] + 1)
        return self.claimants[span]

    def innermost_of(self, start: int, end: int) -> str | None:
        """The statement with the shortest piece of content that holds some characters, the last of several."""
        holding = [
            (until - begin, -n)
            for n, ((begin, until), _) in enumerate(self.contents)
            if begin <= start and end <= until
        ]
        return self.contents[-min(holding)[1]][1] if holding else None

    def beside(self, found: Sequence[Found], span: Span) -> list[Found]:
        """Those of some places or times that stand in a span's sentence, outside it, and are told by its speaker."""
        start, end = self.page.sentence(span[0])
        first = bisect_left(found, start, key=lambda each: each.span[0])
        last = bisect_left(found, end, key=lambda each: each.span[0])
        teller = self.teller(span) if first < last else None
        return [each for each in found[first:last] if apart(each.span, span) and self.teller(each.span) == teller]

    def teller(self, span: Span) -> str | None:
        """The statement that tells a span: the innermost one that somebody makes, since nobody's parts no sentence."""
        if span not in self.tellers:
            found = self.claimant(span) or self.trailing(span)
            seen: set[str] = set()
            while found in self.nobodys and found not in seen:
                seen.add(found)
                found = self.nobodys[found]
            self.tellers[span] = found
        return self.tellers[span]

    def trailing(self, span: Span) -> str | None:
        """The statement that a span goes on with, behind its content: `said the army shelled Orsa` and `on Sunday`."""
        start = self.page.sentence(span[0])[0]
        ended = [(end, number) for (_, end), number in self.contents if start < end <= span[0]]
        end, number = max(ended, default=(0, ""))
        if number not in self.led or PARTED.search(self.page.text, end, span[0]):
            return None
        return None if any(end <= at < span[0] for at, _ in self.told) else number

    def nearest(self, span: Span) -> list[Time]:
        """The times beside a span, the nearest first."""
        return sorted(self.beside(self.times, span), key=lambda time: away(time.span, span))

    def scope(self, sentence: Span) -> re.Pattern[str] | None:
        """The first of the rules for what sums up several incidents that a sentence meets, looked for once."""
        if sentence not in self.scopes:
            text = self.page.text[slice(*sentence)]
            self.scopes[sentence] = next((rule for rule in (SUMMED, FIGHTING, SEVERAL) if rule.search(text)), None)
        return self.scopes[sentence]

    def tied(self, span: Span) -> Tied:
        """Scope, period, place and time of a figure."""
        start, end = self.page.sentence(span[0])
        scope = self.scope((start, end))
        times = self.nearest(span)
        dates = [time.edtf for time in times if time.edtf[:1].isdigit()]
        day = self.page.day(span[0])
        today = day.isoformat() if day else None
        place = self.place(span)
        if scope is SUMMED:
            since = SINCE.search(self.page.text[start:end])
            after = [time for time in self.beside(self.times, span) if since and time.span[1] > start + since.end()]
            return Tied("cumulative", since_then(after, today) or period_of(times, today), place, None)
        if scope is FIGHTING:
            return Tied("cumulative", None, place, None)
        if scope is SEVERAL:
            date = next((date for date in dates if DAY.fullmatch(date)), today)
            return Tied("cumulative", date, None, date)
        return Tied("incident", None, place, dates[0] if dates else None)

    def day(self, span: Span) -> str | None:
        """The nearest date in a span's sentence that no `since` leads to, whatever the sentence sums up."""
        start = self.page.sentence(span[0])[0]
        plain = (time for time in self.nearest(span) if not SINCE.search(self.page.text, start, time.span[0]))
        return next((time.edtf for time in plain if DAY.fullmatch(time.edtf)), None)

    def begun(self, span: Span) -> str | None:
        """The day that a `since` counts from, where a span tells what happened on it: `since July 7 when they fled`."""
        times = [time for time in self.beside(self.times, span) if time.span[1] <= span[0] and "/" in time.edtf]
        told = (time for time in reversed(times) if WHEN.match(self.page.text, time.span[1], span[0]))
        return next((time.edtf.partition("/")[0] for time in told if DAY.match(time.edtf)), None)

    def struck(self, spans: Sequence[Span]) -> str | None:
        """The place that some words are, or end in: `shelled the border town of Orsa`, `took Orsa`."""
        inside = [each for each in self.places for start, end in spans if start <= each.span[0] and each.span[1] == end]
        return inside[0].id if inside else None

    def place(self, span: Span) -> str | None:
        """The first place behind a figure that `in`, `at` or `near` leads to, else the last one before it."""
        text, first = self.page.text, self.page.sentence(span[0])[0]
        led = [
            place
            for place in self.beside(self.places, span)
            if LED.search(text[max(first, place.span[0] - LEAD) : place.span[0]])
        ]
        behind = [place for place in led if place.span[0] >= span[1]]
        return self.owned(behind[0]).id if behind else self.innermost(self.owned(led[-1])).id if led else None

    def index(self, place: Place) -> int:
        """Where a place stands among the places."""
        return bisect_left(self.places, place.span, key=lambda each: each.span)

    def owned(self, place: Place) -> Place:
        """The place that others only own: Orsa in `Samara's Orsa`, `Samara's northern Orsa province`."""
        i = self.index(place)
        while i + 1 < len(self.places) and OWNING.fullmatch(
            self.page.text, self.places[i].span[1], self.places[i + 1].span[0]
        ):
            i += 1
        return self.places[i]

    def innermost(self, place: Place) -> Place:
        """The place that others only help to find: Jayrud in `the town of Jayrud near Damascus`."""
        i = self.index(place)
        while i and self.helps(self.places[i], self.places[i - 1]):
            i -= 1
        return self.places[i]

    def helps(self, place: Place, before: Place) -> bool:
        """Whether a place only helps to find the one before it."""
        between = before.span[1], place.span[0]
        narrow = before.feature not in WIDE or place.feature in WIDE
        return narrow and bool(WITHIN.fullmatch(self.page.text, *between)) and not PART.search(self.page.text, *between)


def apart(first: Span, second: Span) -> bool:
    """Whether two spans share no character."""
    return first[1] <= second[0] or second[1] <= first[0]


def away(first: Span, second: Span) -> int:
    """How many characters stand between two spans."""
    return max(first[0] - second[1], second[0] - first[1], 0)


def since_then(times: Sequence[Time], today: str | None) -> str | None:
    """The period from the first date behind `since` to the day of publication."""
    date = next((time.edtf for time in times if time.edtf[:4].isdigit()), None)
    return f"{date}/{today}" if date and today and "/" not in date else None


def period_of(times: Sequence[Time], today: str | None) -> str | None:
    """The period that times state, the first that does; one without an end runs to the day of publication."""
    for time in times:
        start, slash, end = time.edtf.partition("/")
        if slash and start[:1].isdigit():
            return f"{start}/{today if end in ('', '..') and today else end}"
    return next((time.edtf for time in times if not DAY.fullmatch(time.edtf) and "/" not in time.edtf), None)


def side_of(group: Group) -> str | None:
    """The side of a group where a demonym says it: `Armenian soldiers` are ARM.MIL, `Armenians` ARM."""
    if group.nation is None:
        return None
    sector = group.sector if group.sector in ("MIL", "COP", "GOV", "CVL") else ""
    return f"{group.nation}.{sector}" if sector else group.nation
