"""The rows that search looks through: one for each statement, event and figure of the current reading of an article.

Invariant: rows are a pure function of the reviewed report; they are dropped and made anew with each reading and each
decision. A row's id is its day in the upper bits and a number in the lower 32: by descending id the newest come first,
which both databases read off their index without sorting. The day is the last one that the claim's own time covers
up to its publication (`this year` is dated by the day of the report), else that of publication, else 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.chain import account_of, source_chain, words_at
from reportedly.days import days
from reportedly.knowledge.who import WITH_STATE
from reportedly.model import Event, Figure, Place, Report, Span, Spans, Statement
from reportedly.record.items import Kind
from reportedly.record.packing import storable
from reportedly.record.words import coded, levels, named, words

FORM = 1
"""Which form the rows have. A record whose rows have an older one makes them anew when it is opened to write."""
DAY_SHIFT = 32
LONGEST_TEXT = 2_000
"""A claim's words are shown up to so many characters; the report has them all."""
LONGEST_SENTENCE = 400
"""An event's or a figure's sentence is cut this many characters before and after its words."""
LARGEST = (1 << 63) - 1

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A row before it has an id and lies in a database: its columns, its day, its words and fields."""

    row: Row
    day: int
    words: tuple[str, ...]
    fields: tuple[str, ...]


def claims_of(report: Report) -> Iterator[Claim]:
    """The rows of a report, in its order."""
    of = Context(report)
    for statement in report.statements:
        yield of.statement(statement)
    for event in report.events:
        yield of.event(event)
    for figure in report.figures:
        yield of.figure(figure)


def lowest(day: int) -> int:
    """The id from which the claims of a day begin."""
    return day << DAY_SHIFT


def covered(edtf: str | None, until: int | None) -> tuple[int | None, int | None]:
    """The first and last day of an EDTF time as ordinals; an open end is `until`. Nones for what names no day."""
    if not edtf:
        return None, None
    start, slash, end = edtf.partition("/")
    if slash and end in ("", ".."):
        begun = days(start)
        return (begun[0].toordinal(), max(until or 0, begun[1].toordinal())) if begun else (None, None)
    both = days(edtf)
    return (both[0].toordinal(), both[1].toordinal()) if both else (None, None)


class Context:
    """What the rows of one report share."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.places = {place.id: place for place in report.places}
        self.statements = {each.id: each for each in report.statements}
        self.names = {actor.id: actor.name for actor in report.actors}
        self.published = day_of(report.article.published)
        self.shared = (named("outlet", report.article.outlet),) if report.article.outlet else ()

    def statement(self, statement: Statement) -> Claim:
        """The row of a statement: found by its parties, its content and the places named there."""
        parties = (statement.source, statement.via, statement.addressee, statement.target)
        actors = [party.actor for party in parties if party is not None and party.actor]
        spans = [span for party in parties if party is not None for span in party.spans]
        first, last = covered(statement.said, self.published)
        named_there = [place for place in self.report.places if inside(place.span, statement.content)]
        return self._claim(
            "statement",
            statement.id,
            who=" < ".join(source_chain(self.report, statement)),
            text=words_at(self.report, statement.content),
            beside=words_at(self.report, (*spans, *statement.cue)),
            actors=actors,
            roles=[("speaker", each) for each in ids([statement.source.actor])],
            places=named_there,
            days=(first, last),
            coded=(("act", statement.act), ("mode", statement.mode)),
            columns={"act": statement.act, "mode": statement.mode, "confidence": statement.confidence},
        )

    def event(self, event: Event) -> Claim:
        """The row of an event: found by its sentence, who takes part, who claims it and where it was."""
        codes = [("status", event.status), ("type", event.type), *([("mode", event.mode)] if event.mode else [])]
        actors = [each.actor for each in (*event.actors, *event.recipients) if each.actor]
        return self._claim(
            "event",
            event.id,
            who=" < ".join(account_of(self.report, event.claimant)),
            text=self._sentence(event.trigger),
            beside="",
            actors=actors + self._claimants(event.claimant),
            roles=[
                *(("speaker", each) for each in ids(self._claimants(event.claimant))),
                *(("author", each) for each in ids(one.actor for one in event.actors)),
            ],
            places=self._place(event.place),
            days=covered(event.time, self.published),
            coded=codes,
            columns={
                "status": event.status,
                "type": event.type,
                "mode": event.mode,
                "place": self._name(event.place),
                "confidence": event.confidence,
            },
        )

    def figure(self, figure: Figure) -> Claim:
        """The row of a figure: found by its sentence, who gives it and where it counts."""
        return self._claim(
            "figure",
            figure.id,
            who=" < ".join(account_of(self.report, figure.claimant)),
            text=self._sentence(figure.span),
            beside=figure.whom or "",
            actors=[*([figure.side] if figure.side else []), *self._claimants(figure.claimant)],
            roles=[("speaker", each) for each in ids(self._claimants(figure.claimant))],
            places=self._place(figure.place),
            days=covered(figure.time or figure.period, self.published),
            coded=(("measure", figure.measure),),
            columns={
                "measure": figure.measure,
                "low": bounded(figure.low),
                "high": bounded(figure.high),
                "place": self._name(figure.place),
                "confidence": figure.confidence,
            },
        )

    def _claim(
        self,
        kind: Kind,
        item: str,
        *,
        who: str,
        text: str,
        beside: str,
        actors: list[str],
        roles: Iterable[tuple[str, str]],
        places: list[Place],
        days: tuple[int | None, int | None],
        coded: Iterable[tuple[str, str]],
        columns: Row,
    ) -> Claim:
        first, last = days
        actors = list(ids(actors))
        called = " ".join([*(self.names.get(actor, "") for actor in actors), *(place.name for place in places)])
        row: Row = {
            "kind": kind,
            "item": item,
            "who": storable(who),
            "text": storable(text)[:LONGEST_TEXT],
            "actors": json.dumps(list(map(storable, actors)), ensure_ascii=False),
            "place": None,
            "first": first,
            "last": last,
            **dict.fromkeys(("status", "act", "type", "mode", "measure", "low", "high")),
            **columns,
        }
        fields = {*self.shared, *fields_of(kind, coded, [("actor", each) for each in actors] + list(roles), places)}
        return Claim(row, self._dated(first, last), tuple(words(f"{text} {beside} {called}")), tuple(sorted(fields)))

    def _dated(self, first: int | None, last: int | None) -> int:
        """The day that a claim is dated by: the last of its days, but no later than publication if it began by then."""
        if first is None or last is None:
            return self.published or 0
        return last if self.published is None else min(last, max(first, self.published))

    def _claimants(self, claimant: str | None) -> list[str]:
        """The actor by whose account something is told."""
        statement = self.statements.get(claimant or "")
        return [statement.source.actor] if statement is not None and statement.source.actor else []

    def _place(self, place: str | None) -> list[Place]:
        return [self.places[place]] if place in self.places else []

    def _name(self, place: str | None) -> str | None:
        return storable(self.places[place].name) if place in self.places else None

    def _sentence(self, span: Span) -> str:
        """The sentence around some words: up to a full stop, a paragraph's end or the limit on either side."""
        text, (start, end) = self.report.article.text, span
        before = text[max(start - LONGEST_SENTENCE, 0) : start]
        after = text[end : end + LONGEST_SENTENCE]
        opened = max((before.rfind(mark) + len(mark) for mark in ENDS if mark in before), default=0)
        closed = min((after.find(mark) + 1 for mark in ENDS if mark in after), default=len(after))
        return " ".join((before[opened:] + text[start:end] + after[:closed]).split())


ENDS = (". ", ".\n", "! ", "? ", ".” ", "\n\n")


def answers_for(level: str, actor: str) -> bool:
    """Whether what an actor says or does is its country's: an organ's is, a rebel's or a citizen's is not."""
    country, *sectors = actor.partition(":")[0].split(".")
    return level != country or level == actor or not sectors or sectors[0] in WITH_STATE


def ids(actors: Iterable[str | None]) -> Iterator[str]:
    """The ids of some actors, each once; those of joined sources, which are written with semicolons, one by one."""
    yield from dict.fromkeys(each for joined in actors if joined for each in joined.split(";"))


def fields_of(
    kind: Kind, codes: Iterable[tuple[str, str]], actors: Iterable[tuple[str, str]], places: list[Place]
) -> Iterator[str]:
    """The fields that a claim is found by; actors come with the part that they have in it."""
    yield coded("kind", kind)
    for name, value in codes:
        yield coded(name, value)
    for part, actor in actors:
        yield from (coded(part, level) for level in levels(actor) if part == "actor" or answers_for(level, actor))
    for place in places:
        yield named("place", place.name)
        yield from (named("place", each) for each in (place.admin1, place.country) if each)
        if place.geonameid is not None:
            yield coded("place", f"#{place.geonameid}")


def day_of(published: str | None) -> int | None:
    """The day of an ISO 8601 date or time, None where there is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def inside(span: Span, spans: Spans) -> bool:
    """Whether a span lies in one of the others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def bounded(number: int | None) -> int | None:
    """A whole number as databases have them, of 64 bits."""
    return None if number is None else max(min(number, LARGEST), -LARGEST)
