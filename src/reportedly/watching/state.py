"""What watching has to remember: in one SQLite file beside the record.

Invariant: every change of it is one transaction, so that whoever is killed goes on from a state that was true. One
process at a time has it. Changes are numbered in the order in which they were found, and each channel is told them in
that order: what it was told is one number. Times are seconds since 1970, UTC.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reportedly.articles.fetching.fetched import Known
from reportedly.report import JsonObject, in_one_line

FORM = 1
KEPT = 1_000
"""So many changes stay after every channel was told, for the Atom feed."""
REMEMBERED = 180 * 86_400.0
"""Seconds for which words that were told are known again."""
SCHEMA = """
CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE feeds (
    url TEXT PRIMARY KEY, due REAL NOT NULL, failures INTEGER NOT NULL, final_url TEXT, etag TEXT, modified TEXT,
    digest TEXT, article TEXT, words TEXT
);
CREATE TABLE versions (article TEXT PRIMARY KEY, earlier TEXT NOT NULL);
CREATE TABLE changes (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE told_words (id TEXT PRIMARY KEY, at REAL NOT NULL);
CREATE TABLE channels (name TEXT PRIMARY KEY, number INTEGER NOT NULL, failures INTEGER NOT NULL, due REAL NOT NULL);
"""


class StateError(Exception):
    """The state can't be used: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Polling:
    """How it stands with one feed: when it is due, how often it failed in a row, and what it gave last.

    `digest` is the hash of its bytes; `article` and `words` are, of a page, the article that it was last and the hash
    of that one's text.
    """

    url: str
    due: float = 0.0
    failures: int = 0
    known: Known | None = None
    digest: str | None = None
    article: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """How far one channel was told; after failures it is due again at a time."""

    name: str
    number: int
    failures: int = 0
    due: float = 0.0


class State:
    """An open state. Use it as a context manager, in one thread. Raises StateError where another process has it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._database = sqlite3.connect(path, timeout=0.0, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StateError(f"{path}: another `reportedly watch` is at work with it; end that one") from None
            raise StateError(f"{path}: it can't be opened ({error})") from None
        except sqlite3.DatabaseError as error:
            raise StateError(f"{path}: it is no state of `reportedly watch` ({error}); name another file") from None

    def _prepare(self) -> None:
        """Takes the file for this process alone, and makes its tables."""
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._database.execute("PRAGMA synchronous = FULL")
        with self.writing():
            form = self._database.execute("PRAGMA user_version").fetchone()[0]
            if form not in (0, FORM):
                raise StateError(f"{self._path}: a newer program wrote it; use that one")
            if form == 0:
                for statement in filter(str.strip, SCHEMA.split(";")):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {FORM}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go."""
        self._database.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all of it happens or nothing. Raises StateError where it can't be written."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException as error:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StateError(f"{self._path}: it can't be written ({error})") from error
            raise

    def marks(self) -> tuple[int, int] | None:
        """Up to which report and which reading of the record changes were looked for; None at first."""
        found = dict(self._database.execute("SELECT name, value FROM marks").fetchall())
        return (found["sequence"], found["reading"]) if found else None

    def begin(self, sequence: int, reading: int) -> None:
        """Says that what the record holds by now is no news."""
        with self.writing():
            self._mark(sequence, reading)

    def _mark(self, sequence: int, reading: int) -> None:
        rows = [("sequence", sequence), ("reading", reading)]
        self._database.executemany("INSERT OR REPLACE INTO marks VALUES (?, ?)", rows)

    def polling(self, url: str) -> Polling:
        """How it stands with a feed; one that is not known is due."""
        row = self._database.execute("SELECT * FROM feeds WHERE url = ?", (url,)).fetchone()
        if row is None:
            return Polling(url)
        _, due, failures, final_url, etag, modified, digest, article, words = row
        known = Known(final_url, etag, modified) if final_url is not None else None
        return Polling(url, due, failures, known, digest, article, words)

    def set_polling(self, polled: Iterable[Polling]) -> None:
        """Keeps how it stands with some feeds."""
        rows = [
            (
                each.url,
                each.due,
                each.failures,
                *((each.known.final_url, each.known.etag, each.known.modified) if each.known else (None, None, None)),
                each.digest,
                each.article,
                each.words,
            )
            for each in polled
        ]
        with self.writing():
            self._database.executemany("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def set_earlier(self, versions: Mapping[str, str]) -> None:
        """Keeps of which articles others are later versions of the same page: the earlier by the later."""
        with self.writing():
            self._database.executemany("INSERT OR IGNORE INTO versions VALUES (?, ?)", list(versions.items()))

    def earlier(self, article: str) -> str | None:
        """The article that was on the same page before; None where there was none."""
        row = self._database.execute("SELECT earlier FROM versions WHERE article = ?", (article,)).fetchone()
        return row[0] if row else None

    def was_told(self, words: str) -> bool:
        """Whether words, by their id, were told already."""
        return self._database.execute("SELECT 1 FROM told_words WHERE id = ?", (words,)).fetchone() is not None

    def add(
        self,
        changes: Sequence[JsonObject],
        words: Iterable[str],
        marks: tuple[int, int],
        looked: Iterable[str],
        now: float,
    ) -> None:
        """Keeps changes to be told, with how far was looked, at once. Each has an `id`; one that is there stays alone.

        `words` are the ids of words that need not be told again; `looked` the articles that are done with.
        """
        with self.writing():
            self._database.executemany(
                "INSERT OR IGNORE INTO changes (id, body) VALUES (?, ?)",
                [(each["id"], in_one_line(each)) for each in changes],
            )
            self._database.executemany(
                "INSERT OR REPLACE INTO told_words VALUES (?, ?)", [(each, now) for each in words]
            )
            self._database.execute("DELETE FROM told_words WHERE at < ?", (now - REMEMBERED,))
            self._database.executemany("DELETE FROM versions WHERE article = ?", [(each,) for each in looked])
            self._mark(*marks)

    def changes(self, after: int, most: int) -> list[tuple[int, JsonObject]]:
        """The changes after a number, in their order, so many at most."""
        found = self._database.execute(
            "SELECT number, body FROM changes WHERE number > ? ORDER BY number LIMIT ?", (after, most)
        )
        return [(number, json.loads(body)) for number, body in found]

    def latest(self, most: int) -> list[tuple[int, JsonObject]]:
        """The latest changes, the newest first."""
        found = self._database.execute("SELECT number, body FROM changes ORDER BY number DESC LIMIT ?", (most,))
        return [(number, json.loads(body)) for number, body in found]

    def last(self) -> int:
        """The number of the latest change; 0 before the first."""
        return int(self._database.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()[0])

    def channel(self, name: str) -> Channel:
        """How far a channel was told. One that is not known begins with what is found from now on."""
        row = self._database.execute("SELECT * FROM channels WHERE name = ?", (name,)).fetchone()
        if row is None:
            made = Channel(name, self.last())
            self.set_channel(made)
            return made
        return Channel(*row)

    def set_channel(self, channel: Channel) -> None:
        """Keeps how far a channel was told."""
        with self.writing():
            self._database.execute(
                "INSERT OR REPLACE INTO channels VALUES (?, ?, ?, ?)",
                (channel.name, channel.number, channel.failures, channel.due),
            )

    def forget(self, channels: Sequence[str]) -> None:
        """Lets channels go that are no more, and changes that all others were told long ago."""
        with self.writing():
            gaps = ", ".join("?" * len(channels))
            self._database.execute(f"DELETE FROM channels WHERE name NOT IN ({gaps})", channels)
            told = self._database.execute("SELECT min(number) FROM channels").fetchone()[0] or 0
            self._database.execute("DELETE FROM changes WHERE number <= ?", (min(told, self.last() - KEPT),))
