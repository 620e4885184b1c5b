"""`reportedly gazetteer`: what a name of a place could mean, and countries added from GeoNames."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from reportedly.knowledge.gazetteer import Entry, Gazetteer

CODES = """
\b
Exit codes:
  0    done
  1    no place of this name is known
  2    the command was not understood, and nothing was done
  3    failed: the error is told, and the gazetteer is as it was
  130  interrupted (Ctrl-C); the gazetteer is as it was
  141  whoever read our output stopped reading it
"""

HELP = f"""Look places up, and add a country's villages.

The gazetteer that comes with the program holds towns from about 500 people, first and second order divisions,
countries, and conflict regions with all their names. Smaller villages come with a country's dump from GeoNames
(www.geonames.org, CC BY 4.0), which you download yourself.

\b
Examples:
  reportedly gazetteer lookup "Deir Ezzor"   what the name could mean
  reportedly gazetteer add SY.zip            all of Syria's villages
{CODES}"""


@click.group(help=HELP)
def gazetteer() -> None:
    """The group of both commands."""


@gazetteer.command(
    help=f"""Build a GeoNames country dump into your gazetteer.

FILE is a country's dump, packed (`SY.zip`) or not (`SY.txt`). It is built into a file of yours beside the gazetteer
that comes with the program. Adding a country again replaces it. Every later `reportedly read` knows its places.
{CODES}"""
)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def add(files: tuple[Path, ...]) -> int:
    """Adds each file; the exit code."""
    from reportedly.knowledge import gazetteer_dump

    for path in files:
        with hearing(path) as told:
            country, total, target = gazetteer_dump.add(path, told)
        click.echo(f"{country}: {total:,} places from {path.name}, in {target}", err=True)
    return 0


@contextmanager
def hearing(path: Path) -> Iterator[Callable[[int], None]]:
    """What hears how many bytes of a file were read more: a bar on a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    from reportedly.knowledge.gazetteer_dump import size_of

    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task(f"Adding {path.name}", total=size_of(path) or None)
        yield lambda more: progress.advance(task, more)


@gazetteer.command(
    help=f"""Show what a name could mean.

Places of this very name come first (accents, case, hyphens and the Arabic article aside), the weightiest at the top;
then those whose names sound alike. Each with its kind, division and country, point, precision, GeoNames id and people;
contested places with who holds and who claims them.
{CODES}"""
)
@click.argument("name", metavar="NAME...", nargs=-1, required=True)
@click.option(
    "--limit", default=10, show_default=True, metavar="N", type=click.IntRange(1, 60), help="How many places."
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: a table. jsonl: one place a line.",
)
def lookup(name: tuple[str, ...], limit: int, shape: Literal["text", "jsonl"]) -> int:
    """Looks one name up; the exit code."""
    from reportedly.knowledge.gazetteer import shipped

    words = " ".join(name)
    known = shipped()
    found = known.find(words)
    sounding = [entry for entry in known.alike(words) if entry.id not in {each.id for each in found}]
    shown = [(entry, True) for entry in found][:limit]
    shown += [(entry, False) for entry in sounding][: limit - len(shown)]
    if not shown:
        click.echo(f"No place called {words} is known. A country's villages can be added from GeoNames.", err=True)
        return 1
    for line in lines_of(shown, known) if shape == "jsonl" else table_of(shown, known):
        click.echo(line)
    return 0


def lines_of(shown: list[tuple[Entry, bool]], known: Gazetteer) -> list[str]:
    """The places as JSON lines."""
    return [
        json.dumps(
            {
                "name": entry.name,
                "exact": exact,
                "feature": entry.feature,
                "admin1": known.division(entry.country, entry.admin1) if entry.admin1 else None,
                "country": entry.country or None,
                "lat": entry.lat,
                "lon": entry.lon,
                "precision": entry.precision,
                "population": entry.population if entry.id and entry.code else None,
                "geonameid": entry.id,
                "held_by": list(entry.held_by),
                "claimed_by": list(entry.claimed_by),
            },
            ensure_ascii=False,
        )
        for entry, exact in shown
    ]


def table_of(shown: list[tuple[Entry, bool]], known: Gazetteer) -> list[str]:
    """The places as lines for a person, the columns one under the other."""
    rows = []
    for entry, exact in shown:
        division = known.division(entry.country, entry.admin1) if entry.admin1 else None
        inside = ", ".join(part for part in (division, entry.country) if part)
        held = f"held by {' and '.join(entry.held_by)}" if entry.held_by and entry.claimed_by else ""
        claimed = f"claimed by {' and '.join(entry.claimed_by)}" if entry.claimed_by else ""
        people = f"{entry.population:,} people" if entry.code and entry.population else ""
        notes = "; ".join(note for note in ("" if exact else "sounds alike", people, held, claimed) if note)
        number = str(entry.id) if entry.id is not None else "-"
        point = f"{entry.lat:.4f}, {entry.lon:.4f}"
        rows.append((entry.name, entry.feature, inside, point, f"precision {entry.precision}", number, notes))
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
