"""Places into a gazetteer file: the one writer of its tables, for the file that ships and for those of a user.

Invariant: a file is written beside its name and moved there when it is whole, so that nobody reads half of one. Rows
are taken one by one, and no more than a batch of them is in memory.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from reportedly.knowledge.gazetteer_keys import bare, exact, loose

SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, country TEXT NOT NULL,
  admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, feature TEXT NOT NULL, population INTEGER NOT NULL
);
CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
  loose TEXT NOT NULL, exact TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
  PRIMARY KEY (loose, exact, place)
) WITHOUT ROWID;
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
VERSION = "1"
BATCH = 5_000
LATIN = range(0x250)
LONGEST = 60
"""Characters of a name; longer ones are descriptions."""
CREDIT = "Places from GeoNames (https://www.geonames.org), CC BY 4.0; names and points reduced and rearranged by us."


@dataclass(frozen=True, slots=True)
class Row:
    """One place to be written. `admin1` and `admin2` are GeoNames' codes (`12`), points are degrees (WGS 84).

    `country` is ISO 3166-1 alpha-3, `feature` GeoNames' class and code (`P.PPLA`).
    """

    id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    feature: str
    population: int


def write(target: Path, rows: Iterable[Row], divisions: dict[str, str], facts: dict[str, str]) -> int:
    """Writes a gazetteer file, replacing an older one; how many places it holds. Raises OSError where it cannot.

    `divisions` are the names of divisions of the first order by code (`SYR.12`); they may grow while rows are taken.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(part)
        try:
            total = fill(connection, rows, divisions, facts)
        finally:
            connection.close()
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return total


def fill(connection: sqlite3.Connection, rows: Iterable[Row], divisions: dict[str, str], facts: dict[str, str]) -> int:
    """The tables and what they hold; how many places."""
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + SCHEMA)
    connection.executemany("INSERT INTO fact VALUES (?, ?)", {"version": VERSION, "credit": CREDIT, **facts}.items())
    total = 0
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        total += len(batch)
        connection.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?)", map(columns, batch))
        named = sorted(found for row in batch for found in keys(row))
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", named)
    connection.executemany("INSERT INTO division VALUES (?, ?)", sorted(divisions.items()))
    connection.commit()
    connection.execute("VACUUM")
    return total


def columns(row: Row) -> tuple[int, str, int, int, str, str, str, str, int]:
    """What the table `place` holds of a row: points as whole hundred-thousandths of a degree (a metre)."""
    lat, lon = round(row.lat * 100_000), round(row.lon * 100_000)
    return row.id, row.name, lat, lon, row.country, row.admin1, row.admin2, row.feature, row.population


def keys(row: Row) -> Iterator[tuple[str, str, int, int]]:
    """What the table `name` holds of a row: each of its names once, the main one first."""
    seen: set[str] = set()
    for name in (row.name, *row.names):
        key = exact(name) if len(name) <= LONGEST and latin(name) else ""
        main = int(not seen)
        for spelled in (key, bare(key)):
            if len(spelled) > 1 and spelled not in seen:
                yield loose(spelled), spelled, row.id, main
                seen.add(spelled)


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters, so that an English text may hold it."""
    return name.isascii() or all(
        not letter.isalpha() or ord(letter) in LATIN or 0x1E00 <= ord(letter) < 0x1F00 for letter in name
    )


def code_like(name: str) -> bool:
    """Whether an alternate name is the code of an airport or the like."""
    return len(name) < 4 and name.isupper()
