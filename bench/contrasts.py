"""The contrast pairs of events: sentences that differ in little and in what they tell; how many are read right.

A row's events stand parted by ` ; `, each `TYPE mode trigger | actors | recipients | status | claimant`. Mode `-` is
not looked at; actors and recipients are words parted by ` & `, `-` for none; claimant is a word of the source of the
statement that the event is read from, `absent` where nobody is named as its source, `-` for the outlet's own account.

A row is right where its events and the reported ones match one to one: same type, same status, a trigger that touches
its word, participants that touch each of the words and none that touches no word, claimant as said. What is said (types
of VERBAL) is a statement first and is looked at only where the row names an event of that type.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from bench.run import ROOT
from bench.table import Row, Table
from reportedly.articles.options import Given
from reportedly.model import Event, EventType, Participant, Report, Span, Spans, Status
from reportedly.reader import Reader

ROWS = ROOT / "tests" / "claims" / "event_contrasts.tsv"
REACH = 95.0
VERBAL: frozenset[str] = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
WRITTEN = {"before": "written before the code", "open": "open to those who write it"}
NOTHING = "-"


@dataclass(frozen=True)
class Told:
    """An event as a row tells it; `mode` is None where it does not matter, `claimant` where it is the outlet's own."""

    type: str
    mode: str | None
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    claimant: str | None

    def __str__(self) -> str:
        return f"{self.status} {self.type} “{self.trigger}”"


@dataclass(frozen=True)
class Contrast:
    """One sentence of a pair, with the events that it tells."""

    pair: str
    written: str
    published: str | None
    text: str
    events: tuple[Told, ...]


def table(data: Path) -> Table:  # noqa: ARG001 - the rows are ours and in the repository
    """The share of rows that are read right: those written before the code, and those that its writers looked at."""
    rows = []
    for written, name in WRITTEN.items():
        held = [row for row in contrasts() if row.written == written]
        right = sum(not faults(row, read(row.text, row.published)) for row in held)
        rows.append(Row(f"rows {name}, of {len(held)}", 100 * right / len(held) if held else None, REACH))
    return Table("contrasts", "Contrast pairs of events, rows read right, per cent", rows, NOTE)


NOTE = (
    "Sentences of our own, in pairs that differ in little. One wrong event, participant, status or source is a fault."
)


def told_faults() -> Iterator[str]:
    """What is wrong with the open rows, each under its text. The others stay unseen by those who write the code."""
    for row in contrasts():
        if row.written == "open" and (found := faults(row, read(row.text, row.published))):
            yield "\n".join([f"{row.pair}: {row.text}", *(f"    {fault}" for fault in found)])


def contrasts(path: Path = ROWS) -> list[Contrast]:
    """The rows of the table. Raises ValueError where one is malformed or names a word that its text does not hold."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [contrast(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def contrast(row: Mapping[str, str | None]) -> Contrast:
    """One row."""
    pair, text = row["pair"] or "", row["text"] or ""
    if row["written"] not in WRITTEN:
        raise ValueError(f"{pair}: written is {row['written']!r} and not one of {', '.join(WRITTEN)}")
    cell = (row["events"] or "").strip()
    try:
        events = tuple(told(event, text) for event in cell.split(" ; ")) if cell else ()
    except ValueError as error:
        raise ValueError(f"{pair}: {error}: {text}") from error
    return Contrast(pair, row["written"], row["published"] or None, text, events)


def told(cell: str, text: str) -> Told:
    """One event of a row. Raises ValueError with what is wrong with it."""
    what, actors, recipients, status, claimant = (part.strip() for part in cell.split("|"))
    kind, mode, trigger = what.split(maxsplit=2)
    if kind not in get_args(EventType) or status not in get_args(Status):
        raise ValueError(f"{kind} {status} is no type and status")
    made = Told(kind, none(mode), trigger, words(actors), words(recipients), status, none(claimant))
    for word in (trigger, *made.actors, *made.recipients, *([claimant] if claimant not in ("absent", NOTHING) else [])):
        if not places(text, word):
            raise ValueError(f"{word!r} does not stand in the text")
    return made


def none(cell: str) -> str | None:
    """The cell, None for `-`."""
    return None if cell == NOTHING else cell


def words(cell: str) -> tuple[str, ...]:
    """The words that are parted by ` & `; none for `-`."""
    return () if cell == NOTHING else tuple(cell.split(" & "))


@cache
def reader() -> Reader:
    """One reader for all rows."""
    return Reader()


@cache
def read(text: str, published: str | None) -> Report:
    """The report of a row's text."""
    return reader().read(text, Given(published=published))


def faults(row: Contrast, report: Report) -> list[str]:
    """What a report has wrong of a row, in words; nothing where the row is read right."""
    asked = {event.type for event in row.events}
    reported = [event for event in report.events if event.type not in VERBAL or event.type in asked]
    pairs = best(row.events, reported, report)
    met = {id(event) for _, event in pairs}
    found = [f"{want}: {fault}" for want, event in pairs for fault in differences(want, event, report)]
    found += [f"{want}: not reported" for want in row.events if all(want is not paired for paired, _ in pairs)]
    return found + [f"{shown(event, report)}: not told" for event in reported if id(event) not in met]


def best(wanted: Sequence[Told], reported: Sequence[Event], report: Report) -> list[tuple[Told, Event]]:
    """The pairs of one type and trigger, as many as there are; of equally many, those that differ least."""
    if not wanted:
        return []
    first, rest = wanted[0], wanted[1:]
    options = [best(rest, reported, report)]
    for i, event in enumerate(reported):
        if event.type == first.type and touches(report, [event.trigger], first.trigger):
            options.append([(first, event), *best(rest, [*reported[:i], *reported[i + 1 :]], report)])
    return min(
        options, key=lambda pairs: (-len(pairs), sum(len(differences(want, got, report)) for want, got in pairs))
    )


def differences(want: Told, event: Event, report: Report) -> list[str]:
    """In what an event of the right type and trigger differs from what is told."""
    found = []
    if want.mode is not None and event.mode != want.mode:
        found.append(f"mode {event.mode}, not {want.mode}")
    if event.status != want.status:
        found.append(f"status {event.status}")
    found += party_faults("actor", want.actors, event.actors, report)
    found += party_faults("recipient", want.recipients, event.recipients, report)
    return found + claimant_faults(want.claimant, event.claimant, report)


def party_faults(role: str, wanted: Sequence[str], got: Sequence[Participant], report: Report) -> list[str]:
    """Words that no participant touches, and participants that touch no word."""
    spans = [each.span for each in got]
    missed = [f"{role} {word!r} is missing" for word in wanted if not touches(report, spans, word)]
    return missed + [
        f"{role} {report.article.text[slice(*span)]!r} is not told"
        for span in spans
        if not any(touches(report, [span], word) for word in wanted)
    ]


def claimant_faults(want: str | None, got: str | None, report: Report) -> list[str]:
    """Whether the claimant is the outlet, a source that nobody names, or one whose words hold that word."""
    if want is None or got is None:
        return [] if want is got else [f"claimant {source_words(got, report)}, not {want or 'the outlet'}"]
    source = next((each.source.spans for each in report.statements if each.id == got), ())
    right = not source if want == "absent" else touches(report, source, want)
    return [] if right else [f"claimant {source_words(got, report)}, not {want}"]


def source_words(claimant: str | None, report: Report) -> str:
    """Who a claimant is, in the article's words."""
    if claimant is None:
        return "the outlet"
    spans: Spans = next((each.source.spans for each in report.statements if each.id == claimant), ())
    return " … ".join(report.article.text[start:end] for start, end in spans) or "absent"


def touches(report: Report, spans: Sequence[Span], word: str) -> bool:
    """Whether any span shares a character with any place at which the text has the word."""
    return any(start < to and from_ < end for from_, to in places(report.article.text, word) for start, end in spans)


def places(text: str, word: str) -> Spans:
    """Where the text has the word, in any case, as a word of its own."""
    pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
    return tuple(found.span() for found in re.finditer(pattern, text, re.IGNORECASE))


def shown(event: Event, report: Report) -> str:
    """An event as a fault names it."""
    return f"{event.status} {event.type} “{report.article.text[slice(*event.trigger)]}”"
