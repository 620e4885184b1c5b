"""Incidents and claims made by hand, for tests of the shapes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from reportedly.accounts import accounts
from reportedly.accounts.account import account
from reportedly.accounts.best import Rule
from reportedly.accounts.incidents import incident
from reportedly.accounts.model import Side
from reportedly.accounts.tellings import tellings
from reportedly.exports.companion import Companion
from reportedly.exports.shapes import Claim, Options, Write
from reportedly.model import Actor, Report
from reportedly.record.record import Record
from tests.accounts.news import Told as Sentence
from tests.accounts.news import news

INCIDENT = "i0123456789ab"
SHELLING = Sentence(
    "Talvik’s army shelled Orsa on Sunday, killing 14 people.",
    "shelled",
    "Orsa",
    "2020-10-04",
    14,
    actor="TLV.MIL:talvik-army",
    recipient="ORS.CVL:townspeople",
)


@dataclass(frozen=True)
class Given:
    """What a shape is given, without a record."""

    incidents: Sequence[accounts.Told] = ()
    reported: Sequence[Report] = ()
    part_of_none: Sequence[Claim] = ()

    @property
    def record(self) -> Record:
        pytest.fail("this shape should need no record")

    def told(self) -> Iterator[accounts.Told]:
        yield from self.incidents

    def claims(self) -> Iterator[Claim]:
        yield from (Claim(report, event) for report in self.reported for event in report.events)

    def alone(self) -> Iterator[Claim]:
        yield from self.part_of_none

    def reports(self) -> Iterator[tuple[Report, frozenset[str]]]:
        yield from ((report, frozenset(each.id for each in report.events)) for report in self.reported)


@dataclass(frozen=True)
class Written:
    """What a shape wrote: the bytes, how many rows, and what it left out."""

    data: bytes
    rows: int
    left: list[dict[str, Any]]

    @property
    def reasons(self) -> list[str]:
        return [each["why"] for each in self.left]


def telling(*sentences: Sentence, name: str = "a", **article: Any) -> Report:
    """An article with names for its actors."""
    made = news(name, *sentences)
    actors = {each.actor for event in made.events for each in (*event.actors, *event.recipients) if each.actor}
    called = [Actor(each, each.partition(":")[2].replace("-", " ").title() or each, ()) for each in sorted(actors)]
    title = {"title": "Orsa shelled", "published": "2020-10-05", **article}
    return replace(made, article=replace(made.article, **title), actors=tuple(called))


def told(*reports: Report, rule: Rule | None = None, sides: tuple[Side, ...] = (), **more: Any) -> accounts.Told:
    """The account of all that some articles tell, as one incident."""
    found = {report.article.id: report for report in reports}
    origins = accounts.origins_of(found)
    one = incident(INCIDENT, [each for report in reports for each in tellings(report)], ())
    return accounts.Told(account(replace(one, **more), found, origins, sides, rule), found, origins)


def written(
    write: Write,
    *,
    incidents: Iterable[accounts.Told] = (),
    reports: Iterable[Report] = (),
    alone: Iterable[Claim] = (),
    **options: Any,
) -> Written:
    """What a shape makes of incidents, of claims that are part of none, or of articles' events."""
    out, beside = io.BytesIO(), io.BytesIO()
    rows = write(Given(list(incidents), list(reports), list(alone)), out, Companion(beside), Options(**options))
    return Written(out.getvalue(), rows, [json.loads(line) for line in beside.getvalue().splitlines()])
