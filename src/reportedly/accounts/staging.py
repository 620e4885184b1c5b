"""Tellings on their way into a record: in a file of their own, in the order of their days, until all are linked.

Invariant: nothing in here is in the record. Whoever stops leaves the record as it was, and the file is thrown away.
"""

from __future__ import annotations

import json
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportedly.accounts.blocking import Spot, cells, spot, window
from reportedly.accounts.decisions import ALWAYS
from reportedly.accounts.keeping import bounds
from reportedly.accounts.model import Telling
from reportedly.accounts.payloads import telling_from_text, telling_to_text
from reportedly.accounts.rarity import Rarity
from reportedly.record.derived import LinkRow, TellingRow, pieces

TABLES = """
CREATE TABLE arrived (
    id TEXT PRIMARY KEY, article TEXT, sequence INTEGER, undated INTEGER, first INTEGER, last INTEGER, names TEXT,
    payload TEXT
);
CREATE INDEX arrived_by_article ON arrived (article);
CREATE TABLE tellings (
    number INTEGER PRIMARY KEY, id TEXT, article TEXT, sequence INTEGER, wide_from INTEGER, wide_to INTEGER,
    narrow_from INTEGER, narrow_to INTEGER, points TEXT, cells TEXT, payload TEXT
);
"""
"""Tellings as they arrive, and as they stand when all of them have."""
BY_DAY = "SELECT * FROM arrived ORDER BY undated DESC, first, last, id"


class Staged:
    """Tellings and their links in a folder. Use it as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "tellings.sqlite"
        self.spool = folder / "links"
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        # What is lost with this process is thrown away in any case.
        self.connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")

    def __enter__(self) -> Staged:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def add(self, made: Iterable[tuple[int, Telling, Iterable[str]]]) -> None:
        """Takes in tellings, with the sequence number of their report and the incidents that each begins."""
        rows = [
            (each.id, each.article, sequence, window(each) is None, *bounds(each), json.dumps(sorted(names)),
             telling_to_text(each)) for sequence, each, names in made
        ]  # fmt: skip
        self.connection.execute("BEGIN")
        self.connection.executemany(f"INSERT INTO arrived VALUES ({marks(8)})", rows)
        self.connection.execute("COMMIT")

    def drop(self, articles: Sequence[str]) -> list[Telling]:
        """Takes the tellings of some articles out again; gives them."""
        found: list[Telling] = []
        for some in pieces(articles):
            there = f"FROM arrived WHERE article IN ({marks(len(some))})"
            found += [telling_from_text(text) for (text,) in self.connection.execute(f"SELECT payload {there}", some)]
            self.connection.execute(f"DELETE {there}", some)
        return found

    def settle(self, rarity: Rarity) -> int:
        """Puts all tellings into the order of their days, those that nothing dates first, with the cells that they lie
        in, and numbers them; gives how many there are.
        """
        self.connection.execute("CREATE INDEX arrived_by_day ON arrived (undated DESC, first, last, id)")
        self.connection.execute("BEGIN")
        number = 0
        for number, (name, article, sequence, _, _, _, names, payload) in enumerate(self.connection.execute(BY_DAY), 1):
            telling = telling_from_text(payload)
            inside = cells(telling, rarity)
            stands = spot(number, telling, inside)
            days = (*(stands.wide or (None, None)), *(stands.narrow or (None, None)))
            held = (json.dumps(stands.points), json.dumps((*inside, *json.loads(names))))
            row = (number, name, article, sequence, *days, *held, payload)
            self.connection.execute(f"INSERT INTO tellings VALUES ({marks(11)})", row)
        self.connection.execute("COMMIT")
        self.connection.execute("DROP TABLE arrived")
        return number

    def spots(self) -> Iterator[Spot]:
        """Where each telling stands, in the order of their numbers."""
        asked = "SELECT number, article, wide_from, wide_to, narrow_from, narrow_to, points FROM tellings ORDER BY 1"
        for number, article, low, high, soonest, latest, points in self.connection.execute(asked):
            wide, narrow = ((low, high), (soonest, latest)) if low is not None else (None, None)
            yield Spot(number, article, wide, narrow, tuple(json.loads(points)))

    def rows(self) -> Iterator[TellingRow]:
        """All tellings as the record keeps them."""
        asked = "SELECT id, article, sequence, wide_from, wide_to, cells, payload FROM tellings ORDER BY number"
        for name, article, sequence, low, high, inside, payload in self.connection.execute(asked):
            first, last = (low, high) if low is not None else ALWAYS
            yield TellingRow(name, article, sequence, first, last, tuple(json.loads(inside)), None, payload)

    def keep(self, lots: Iterable[tuple[list[LinkRow], int]]) -> Iterator[int]:
        """Takes in links, a lot at a time; gives the telling that each lot got to."""
        with self.spool.open("wb") as stream:
            for links, reached in lots:
                pickle.dump(links, stream)
                yield reached

    def links(self) -> Iterator[LinkRow]:
        """All links."""
        with self.spool.open("rb") as stream:
            while stream.peek(1):
                yield from pickle.load(stream)


def reader_of(path: Path) -> sqlite3.Connection:
    """A connection that reads the tellings which another one has settled."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def payloads_at(reader: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The payloads of the tellings of these numbers, with their numbers."""
    for some in pieces(numbers):
        yield from reader.execute(f"SELECT number, payload FROM tellings WHERE number IN ({marks(len(some))})", some)


def marks(count: int) -> str:
    """So many question marks for values."""
    return ", ".join("?" * count)
