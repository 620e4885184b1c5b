"""`reportedly search`: claims out of the record."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, get_args

import click

from reportedly.cli.output import lines_to, pages_to, streaming
from reportedly.cli.records import opened, record_option, short
from reportedly.model import Act, EventType, Measure, Status

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.record.search import Hit

HELP = """Search the record for claims.

Claims are statements, events and figures, as they stand after review, the newest first. WORDS must all stand in a
claim: in its words, its sentence, or the names of its actors and places, in any case and with or without accents.
Words in quotation marks stand one after the other, and shell* is whatever begins so.

A claim is dated by the last day that its own time covers up to publication, else by publication. An actor is found
with those below it: AZE.MIL finds AZE.MIL:general-staff.

\b
Examples:
  reportedly search Shusha --actor AZE.MIL --since 2020-10-01 --status denied
  reportedly search '"cluster munitions"' --kind statement --act accuse
  reportedly search --kind figure --measure killed --place Ganja
  reportedly search --author AZE.MIL --speaker ARM
  reportedly search hospital --limit 20 --after CURSOR    the next page

\b
Exit codes:
  0    claims were found
  1    nothing was found
  2    the command was not understood
  3    failed: the error is told
  130  interrupted (Ctrl-C)
  141  whoever read our output stopped reading it
"""


@click.command(help=HELP)
@click.argument("words", metavar="WORDS", nargs=-1)
@record_option
@click.option("--kind", type=click.Choice(["statement", "event", "figure"]), help="Only this kind of claim.")
@click.option("--actor", metavar="ID", help="Who speaks, is spoken of, acts or suffers, by id (see Actor).")
@click.option("--speaker", metavar="ID", help="By whose account it is, by id.")
@click.option("--author", metavar="ID", help="Of an event: who is said to have done it, by id.")
@click.option("--place", metavar="PLACE", help="A name, a division, a country (ISO 3166-1 alpha-3) or #GEONAMEID.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--since", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Dated on this day or later.")
@click.option("--until", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Dated on this day or earlier.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Of an event: whether it is told as real.")
@click.option(
    "--type",
    "type_",
    metavar="TYPE",
    type=click.Choice(get_args(EventType), case_sensitive=False),
    help=f"Of an event: {', '.join(get_args(EventType))}.",
)
@click.option(
    "--mode", metavar="MODE", help="Of an event: the weapon or manner; of a statement: direct, indirect, mixed."
)
@click.option(
    "--act", metavar="ACT", type=click.Choice(get_args(Act)), help=f"Of a statement: {', '.join(get_args(Act))}."
)
@click.option(
    "--measure",
    metavar="MEASURE",
    type=click.Choice(get_args(Measure)),
    help=f"Of a figure: {', '.join(get_args(Measure))}.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, 10_000),
    default=50,
    show_default=True,
    help="How many claims a page has.",
)
@click.option("--after", metavar="CURSOR", type=click.IntRange(0), help="Go on after the claim of this cursor.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl"]),
    help="table: for a person. jsonl: one claim a line. [default: table on a terminal, jsonl elsewhere]",
)
def search(
    words: tuple[str, ...],
    where: str,
    shape: Literal["table", "jsonl"] | None,
    type_: str | None,
    since: datetime | None,
    until: datetime | None,
    **fields: object,
) -> int:
    """Searches the record; the exit code."""
    from reportedly.record.search import Query

    query = Query(
        words=" ".join(map(quoted, words)) if len(words) > 1 else "".join(words),
        type=type_,
        since=day(since),
        until=day(until),
        **fields,  # type: ignore[arg-type]
    )
    with opened(where, write=False) as record:
        found = record.search(query)
    if not found:
        click.echo("Nothing was found.", err=True)
        return 1
    with streaming(None) as stream:
        jsonl = shape == "jsonl" or (shape is None and not sys.stdout.isatty())
        write = lines_to(stream, line_of) if jsonl else pages_to(stream, None, show, [])
        for hit in found:
            write(hit)
    if len(found) == query.limit:
        click.echo(f"There may be more: --after {found[-1].cursor}", err=True)
    return 0


def line_of(hit: Hit) -> str:
    """The claim as one line of JSON."""
    from reportedly.record.search import to_json
    from reportedly.report import in_one_line

    return in_one_line(to_json(hit))


def quoted(word: str) -> str:
    """One argument of several: where the shell took its quotation marks off, it is a phrase."""
    return f'"{word}"' if " " in word and '"' not in word else word


def day(moment: datetime | None) -> date | None:
    """The day that was asked for."""
    return moment.date() if moment else None


def show(console: Console, hit: Hit) -> None:
    """Three lines a claim: when, what and which; its words; by whose account."""
    from rich.text import Text

    from reportedly.cli.view import CUE, QUIET, SOURCE, Line, put, visible

    number = bounds(hit) if hit.kind == "figure" else None
    status = hit.status if hit.status != "asserted" else None
    facts = [status, hit.type, hit.act, None if hit.kind == "statement" else hit.mode, number, hit.measure]
    what = " ".join(each for each in facts if each)
    place = f" · {hit.place}" if hit.place else ""
    put(
        console,
        Line(
            Text.assemble(
                f"{hit.day or 'no day'!s:<10}  ",
                (visible(what), CUE),
                visible(place),
                ("  " + visible(name_of(hit)), QUIET),
            )
        ),
    )
    put(console, Line(Text(visible(hit.text)), "    "))
    put(console, Line(Text(visible(hit.who), style=SOURCE), "    "))
    put(console, Line())


def bounds(hit: Hit) -> str:
    """`14`, `at least 14`, `at most 30`, `10 to 15`."""
    if hit.low is not None and hit.high is not None:
        return f"{hit.low:,}" if hit.low == hit.high else f"{hit.low:,} to {hit.high:,}"
    return f"at least {hit.low:,}" if hit.low is not None else f"at most {hit.high:,}" if hit.high is not None else "?"


def name_of(hit: Hit) -> str:
    """What `reportedly review` knows the claim by."""
    return short(f"{hit.article}#{hit.item}")
