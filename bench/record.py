"""The record: what storing costs beside reading, and how long a page of search results takes among 200,000 claims."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.postgres import NoPostgresError, server
from bench.run import ROOT, child
from bench.table import Row, Table

CLAIMS = 200_000
MOST_OF_READING = 15.0
MOST_MILLISECONDS = 50.0

Figures = dict[str, Any]


def table(_data: Path) -> Table:
    """The figures on SQLite and, where it is installed, on PostgreSQL."""
    rows: list[Row] = []
    measured: list[Figures] = []
    for name, where in addresses():
        print(f"Filling a record in {name} ...", file=sys.stderr)
        figures = child("bench.record_child", where, ROOT / "demo", "--claims", CLAIMS, threads=1)
        rows += rows_of(name, figures)
        measured.append(figures)
    if len(measured) == 1:
        rows += rows_of("PostgreSQL", None)
    return Table("record", "The record", rows, note(measured[0]))


def addresses() -> Iterator[tuple[str, str]]:
    """A database of each kind with its name, for as long as it is looked at."""
    with TemporaryDirectory(prefix="reportedly-bench") as folder:
        yield "SQLite", str(Path(folder) / "record.sqlite")
    try:
        with server() as running:
            yield "PostgreSQL", running.database("bench")
    except NoPostgresError as why:
        print(f"PostgreSQL was not measured: {why}", file=sys.stderr)


def rows_of(name: str, figures: Figures | None) -> list[Row]:
    """The rows for one database; of one that was not measured, without figures."""
    known = figures or {}
    share = 100 * known["reading"] / known["adding"] if figures else None
    most = MOST_OF_READING
    return [
        Row(f"adding, articles a second ({name})", known.get("adding")),
        Row(f"time of storing, of that of reading on one core ({name})", share, most, at_most=True, unit=" %"),
        Row(f"a page of search results, median ({name})", known.get("median"), unit=" ms"),
        Row(f"a page of search results, worst ({name})", known.get("worst"), MOST_MILLISECONDS, True, " ms"),
        Row(f"reports out of the record, a second ({name})", known.get("reports")),
    ]


def note(figures: Figures) -> str:
    """How it was measured."""
    return (
        f"{figures['articles']:,} articles with {figures['claims']:,} claims, made by varying the demo dispatches "
        "(other days, names, actors and numbers), stored 32 a transaction; the tidying at the end counts as adding. "
        f"Reading is that of the same dispatches, by one thread ({figures['reading']:.1f} articles a second). "
        f"{figures['queries']} queries of words, phrases, beginnings of words and fields, from rare to those that most "
        "claims fit, 50 to 200 claims a page, the first page and the next, five rounds, through `Record.search`; the "
        "disk's cache is warm."
    )
