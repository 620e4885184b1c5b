"""A record in one SQLite file: write-ahead log, one writer at a time beside any number of readers, FTS5.

Invariant: what is not ours is never written to, not even its journal mode. Every transaction is on the disk when it
ends (`synchronous=FULL`), so that neither a kill nor a power cut takes back what was told to be done.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    Connection,
    Engine,
    QueuePool,
    Select,
    column,
    create_engine,
    event,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError

from reportedly.record.database import let_go, tables
from reportedly.record.errors import MissingError, RecordError
from reportedly.record.schema import claims
from reportedly.record.words import Phrase, Terms

OURS = 0x5250_4F52
"""The application id in the header of our files (`RPOR`)."""
THREADS = 16
"""So many threads of one program read at a time; others wait for their turn."""
_INDEX = table("claim_words", column("rowid"))


class Sqlite:
    """A record in the file at `path`."""

    def __init__(self, path: str, wait: float) -> None:
        self.path = Path(path)
        self.where = path
        self._wait = wait

    def engine(self, *, write: bool, create: bool) -> Engine:
        """Connections to the file. With `create` it is made where there is none."""
        self._look(write=write, create=create)
        address = self._address(write=write)
        # Without a file in its URL SQLAlchemy would take a pool that closes connections under threads that use them.
        engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: self._connect(address),
            poolclass=QueuePool,
            pool_size=5,
            max_overflow=THREADS - 5,
            pool_timeout=self._wait,
        )
        event.listen(engine, "begin", _begin)
        with let_go(engine, self):
            with engine.connect() as connection:
                self._own(connection)
            if write:
                self._log(engine)
        return engine

    def _look(self, *, write: bool, create: bool) -> None:
        """Raises RecordError where the file, or the folder that it would be in, can't be what it is opened for."""
        if self.path.is_dir():
            raise RecordError(f"{self.path} is a folder: name a file in it, such as {self.path / 'reportedly.sqlite'}")
        if self.path.exists():
            if not os.access(self.path, os.R_OK):
                raise RecordError(f"the record {self.path} can't be read: check the permissions of the file")
            if write and not os.access(self.path, os.W_OK):
                raise self._unwritable()
        elif not create:
            raise MissingError(
                f"there is no record at {self.path}: make one with `reportedly add INPUT --record {self.path}`, "
                "or name another with --record"
            )
        elif not self.path.parent.is_dir():
            raise RecordError(f"there is no folder {self.path.parent} for the record: make it first")
        elif not os.access(self.path.parent, os.W_OK):
            raise self._unwritable()

    def _address(self, *, write: bool) -> str:
        """The file as SQLite's URI. One that nobody could write to, nor to its folder, is taken as not changing."""
        address = f"file:{quote(str(self.path.absolute()))}"
        if write:
            return f"{address}?mode=rwc"
        beside = os.access(self.path.parent, os.W_OK) and os.access(self.path, os.W_OK)
        log = self.path.with_name(self.path.name + "-wal")
        return f"{address}?mode=ro" if beside or log.exists() else f"{address}?mode=ro&immutable=1"

    def _connect(self, address: str) -> sqlite3.Connection:
        """A connection that begins no transaction by itself."""
        made = sqlite3.connect(
            address, uri=True, timeout=self._wait, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        made.execute(f"PRAGMA busy_timeout = {int(self._wait * 1000)}")
        made.execute("PRAGMA synchronous = FULL")
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA cache_size = -65536")
        return made

    def _own(self, connection: Connection) -> None:
        """Raises RecordError for the file of another program."""
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if mark != OURS and (mark != 0 or tables(connection)):
            raise RecordError(f"{self.path} is the database of another program: name another file with --record")

    def _log(self, engine: Engine) -> None:
        """Switches to the write-ahead log. SQLite doesn't wait for others here, so we do."""
        until = time.monotonic() + self._wait
        with engine.connect() as connection:
            made = connection.connection.driver_connection
            assert isinstance(made, sqlite3.Connection)
            while made.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                try:
                    made.execute("PRAGMA journal_mode = WAL")
                except sqlite3.OperationalError:
                    if time.monotonic() > until:
                        raise self._locked() from None
                    time.sleep(0.01)

    def lock(self, connection: Connection) -> None:
        """Nothing more: a writing transaction begins with the lock."""

    def claim(self, connection: Connection) -> None:
        """Puts our mark into the header."""
        connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")

    def vector(self, words: Sequence[str], fields: Sequence[str]) -> str:
        """Words and fields in one row; a bar keeps phrases from running on into the fields."""
        return " ".join([*words, "=", *fields])

    def found(self, terms: Terms, low: int, high: int, limit: int) -> Select[tuple[int]]:
        """FTS5 gives its rows by descending id as they come: a page costs what it holds and not what is found."""
        if not terms:
            by_id = select(claims.c.id).where(claims.c.id >= low, claims.c.id < high)
            return by_id.order_by(claims.c.id.desc()).limit(limit)
        rowid = _INDEX.c.rowid
        query = select(rowid).where(
            literal_column("claim_words").op("MATCH")(_match(terms)), rowid >= low, rowid < high
        )
        return query.order_by(rowid.desc()).limit(limit)

    def tidy(self, connection: Connection) -> None:
        """Merges the index's pieces, as far as a moment's work goes, and refreshes what the planner knows."""
        connection.exec_driver_sql("INSERT INTO claim_words (claim_words, rank) VALUES ('merge', 500)")
        connection.exec_driver_sql("PRAGMA optimize")

    def trouble(self, error: DBAPIError) -> RecordError:
        """SQLite's messages, with what to do."""
        said = str(error.orig).lower()
        if "locked" in said or "busy" in said:
            return self._locked()
        if "readonly" in said or "read-only" in said or "unable to open" in said:
            return self._unwritable()
        if "not a database" in said:
            return RecordError(f"{self.path} is no record (not a SQLite file): name another file with --record")
        if "malformed" in said or "corrupt" in said or "no such table" in said or "no such column" in said:
            return RecordError(
                f"the record {self.path} is damaged ({error.orig}): put back a copy, or save what can be read with "
                f"`sqlite3 {self.path} .recover`"
            )
        if "full" in said:
            return RecordError(
                f"the disk is full: the record {self.path} keeps what was stored so far. Make room, and add again"
            )
        if "disk i/o error" in said:
            return RecordError(
                f"the record {self.path} can't be written or read ({error.orig}): the disk is full or fails. What was "
                "stored so far stays"
            )
        return RecordError(f"the record {self.path} failed: {error.orig}")

    def _locked(self) -> RecordError:
        return RecordError(
            f"the record {self.path} is locked: another program has been writing to it for {self._wait:.0f} seconds. "
            "Try again when it is done"
        )

    def _unwritable(self) -> RecordError:
        return RecordError(
            f"the record {self.path} can't be written: check the permissions of the file and of its folder"
        )


def _begin(connection: Connection) -> None:
    """Begins a transaction: one that will write waits for its turn at once, so that it can't fail half-way."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _match(terms: Terms) -> str:
    """The terms in FTS5's language; lexemes hold no quotation marks."""
    return " AND ".join([*map(_phrase, terms.phrases), *(f'"{field}"' for field in terms.fields)])


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"' + (" *" if phrase.prefix else "")
