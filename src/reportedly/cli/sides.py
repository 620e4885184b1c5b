"""`reportedly sides`: who is on which side, by whose word."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.choosing import CODES, conflict_option
from reportedly.cli.output import lines_to, streaming
from reportedly.cli.records import opened, record_option

if TYPE_CHECKING:
    from reportedly.accounts.conflict import Conflict
    from reportedly.accounts.model import Side
    from reportedly.cli.columns import Page
    from reportedly.cli.view import Line
    from reportedly.record.record import Record

HELP = f"""Show who is on which side of the conflict.

With a conflict file its sides are shown, else those that are inferred: who is told to fight and accuse whom, with the
counts. Who shares an enemy is then taken for an ally, which may be wrong; --format toml writes the inferred sides as a
conflict file for you to mend. For each side, and for none, those are named who speak in the record, the most heard
first.

\b
Examples:
  reportedly sides
  reportedly sides --conflict war.toml       who is on none of my sides
  reportedly sides --format toml > war.toml  a file to begin with
{CODES.replace("incidents were", "sides were")}"""
MOST = 12
"""So many of those who are heard are named on a page."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who speaks in the record, and by how many statements."""

    name: str
    actor: str | None
    statements: int


@click.command(help=HELP)
@record_option
@conflict_option
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "jsonl", "toml"]),
    help="text: for a person. jsonl: one side a line. toml: a conflict file. [default: text on a terminal, jsonl "
    "elsewhere]",
)
def sides(where: str, conflict: Conflict | None, shape: str | None) -> int:
    """Writes the sides; the exit code."""
    from reportedly.accounts.hostility import inferred
    from reportedly.cli.columns import pages

    shape = shape or ("text" if sys.stdout.isatty() else "jsonl")
    with opened(where, write=False) as record:
        found = conflict.sides if conflict is not None else inferred(report for _, report in record.reports())
        heard = heard_on(record, found)
    with streaming(None) as stream:
        if shape == "text":
            pages(stream)(page(conflict, found, heard))
        elif shape == "toml":
            lines_to(stream, str)(toml(conflict, found))
        else:
            line = lines_to(stream, line_of)
            for side in found:
                line(side_to_json(side, heard.get(side.name, [])))
    if not found:
        click.echo("No sides are told: the record tells of too little fighting between two parties.", err=True)
    return 0 if found else 1


def heard_on(record: Record, found: Sequence[Side]) -> dict[str | None, list[Heard]]:
    """Who speaks in a record by side, None for who is on none, the most heard first."""
    from reportedly.accounts.speakers import speaker_of

    counts: Counter[tuple[str | None, str, str | None]] = Counter()
    for _, report in record.reports():
        origin = report.article.origin or report.article.outlet
        for statement in report.statements:
            if statement.source.spans:
                speaker = speaker_of(report, statement.id, origin, found)
                counts[speaker.side, speaker.name, speaker.actor] += 1
    heard: dict[str | None, list[Heard]] = {}
    for (side, name, actor), count in counts.most_common():
        heard.setdefault(side, []).append(Heard(name, actor, count))
    return heard


def side_to_json(side: Side, heard: Sequence[Heard]) -> dict[str, Any]:
    """A side as plain lists, dicts, strings and numbers."""
    return {
        "name": side.name,
        "inferred": side.inferred,
        "members": list(side.members),
        "basis": list(side.basis),
        "heard": [{"name": each.name, "actor": each.actor, "statements": each.statements} for each in heard],
    }


def line_of(row: dict[str, Any]) -> str:
    """The row as one line of JSON."""
    from reportedly.report import in_one_line

    return in_one_line(row)


def toml(conflict: Conflict | None, found: Sequence[Side]) -> str:
    """A conflict file of the sides; what was inferred says so, and from what."""

    def text(value: str) -> str:
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

    lines = [f"name = {text(conflict.name if conflict else 'A conflict')}"]
    if conflict is not None:
        lines += [f"{key} = {day}" for key, day in (("from", conflict.first), ("to", conflict.last)) if day]
    else:
        lines.insert(0, "# Inferred from who fights whom: check each member.")
    for side in found:
        lines += ["", f"[sides.{text(side.name)}]", f"members = [{', '.join(map(text, side.members))}]"]
        if side.inferred:
            lines.append(f"note = {text(' '.join(side.basis))}")
    return "\n".join(lines)


def page(conflict: Conflict | None, found: Sequence[Side], heard: dict[str | None, list[Heard]]) -> Page:
    """The sides on a page."""
    from rich.text import Text

    from reportedly.cli.view import QUIET, Line, visible
    from reportedly.cli.wording import STRONG, WRONG

    def lines(_: int) -> Iterator[Line]:
        if conflict is not None:
            days = f"from {conflict.first or 'no day told'} to {conflict.last or 'no day told'}"
            yield Line(Text.assemble((visible(conflict.name), STRONG), (f", {days}. Declared.", QUIET)))
        elif found:
            words = "Inferred from who is told to fight and accuse whom. It may be wrong: --conflict FILE declares it."
            yield Line(Text(words, style=WRONG))
        for side in found:
            yield Line()
            yield Line(Text(visible(side.name), style=STRONG))
            yield Line(Text(visible(", ".join(map(member, side.members)))), Text("members: ", style=QUIET))
            for reason in side.basis if side.inferred else ():
                yield Line(Text(visible(reason)), Text("because: ", style=QUIET))
            yield from names(heard.get(side.name, []))
        if None in heard:
            yield Line()
            yield Line(Text("On no side", style=STRONG))
            yield from names(heard[None])

    return lines


def names(heard: Sequence[Heard]) -> Iterator[Line]:
    """Those who are heard, with how many statements."""
    from rich.text import Text

    from reportedly.cli.view import QUIET, Line, visible

    told = [f"{each.name} ({each.statements})" for each in heard[:MOST]]
    told += [f"{len(heard) - MOST} more"] if len(heard) > MOST else []
    yield Line(Text(visible(", ".join(told) or "nobody")), Text("heard:   ", style=QUIET))


def member(name: str) -> str:
    """A member with what its id stands for."""
    from reportedly.accounts.voices import title

    known = title(name)
    return f"{name} ({known})" if known else name
