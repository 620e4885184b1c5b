"""A record in a PostgreSQL database, for a team: advisory lock for writers, GIN over vectors of our own lexemes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Select, cast, create_engine, event, func, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from reportedly.record.database import let_go, tables
from reportedly.record.errors import AddressError, RecordError
from reportedly.record.schema import VERSION_TABLE, claims, metadata
from reportedly.record.words import Phrase, Terms

LOCK = 0x5250_4F52
"""The number of our advisory lock in the database."""
CONNECT_SECONDS = 10


class Postgresql:
    """A record in the database that a URL names."""

    def __init__(self, url: str, wait: float) -> None:
        try:
            self._url = make_url(url).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError) as error:
            raise AddressError(
                "the record's address is no PostgreSQL URL; one is postgresql://user@host:5432/database"
            ) from error
        self.where = self._url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._wait = wait

    def engine(self, *, write: bool, create: bool) -> Engine:  # noqa: ARG002 - the server has its own rights
        """Connections to the database. Raises RecordError where it can't be reached or belongs to others."""
        try:
            engine = create_engine(
                self._url,
                pool_size=5,
                connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "reportedly"},
            )
        except ModuleNotFoundError as error:
            raise RecordError(
                "a record in PostgreSQL needs the driver psycopg: pip install 'reportedly[postgres]'"
            ) from error
        event.listen(engine, "connect", self._settle)
        with let_go(engine, self), engine.connect() as connection:
            self._own(connection)
        return engine

    def _settle(self, made: Any, _: object) -> None:
        """Settings of a new connection: how long to wait for others, and how to plan.

        Queries are short, so compiling them costs more than it saves; and whether to walk the ids or ask the index
        depends on the words, so a plan for any words will not do.
        """
        with made.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(self._wait * 1000)}")
            cursor.execute("SET jit = off")
            cursor.execute("SET plan_cache_mode = force_custom_plan")
        made.commit()

    def _own(self, connection: Connection) -> None:
        """Raises RecordError where tables of our names are not ours."""
        there = tables(connection)
        if VERSION_TABLE not in there and (taken := sorted(there & set(metadata.tables))):
            raise RecordError(
                f"{self.where} holds tables of another program ({', '.join(taken[:3])}): make a database of its own "
                "for the record (createdb reportedly)"
            )

    def lock(self, connection: Connection) -> None:
        """One writer at a time: numbers given in a transaction become visible in their order."""
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))

    def claim(self, connection: Connection) -> None:
        """Nothing: the table of versions is our mark."""

    def vector(self, words: Sequence[str], fields: Sequence[str]) -> str:
        """The lexemes with their places, as a tsvector is written; PostgreSQL's own parser is left out."""
        placed = (f"'{word}':{at}" for at, word in enumerate(words, start=1))
        return " ".join([*placed, *(f"'{field}'" for field in fields)])

    def found(self, terms: Terms, low: int, high: int, limit: int) -> Select[tuple[int]]:
        """The planner walks the ids where the terms are common, and asks the index where they are rare."""
        query = select(claims.c.id).where(claims.c.id >= low, claims.c.id < high)
        if terms:
            query = query.where(claims.c.words.op("@@")(cast(_query(terms), TSQUERY)))
        return query.order_by(claims.c.id.desc()).limit(limit)

    def tidy(self, connection: Connection) -> None:
        """Refreshes what the planner knows."""
        for name in ("claims", "current", "tellings"):
            connection.exec_driver_sql(f"ANALYZE {name}")

    def trouble(self, error: DBAPIError) -> RecordError:
        """The server's messages, with what to do."""
        said = " ".join(str(error.orig).split())
        state = getattr(error.orig, "sqlstate", None)
        if state == "55P03":
            return RecordError(
                f"the record {self.where} is locked: somebody has been writing to it for {self._wait:.0f} seconds. "
                "Try again when they are done"
            )
        if state in ("25006", "42501"):
            return RecordError(f"the record {self.where} can't be written ({said}): ask for the right to write")
        if state in ("42P01", "42703"):
            return RecordError(f"the record {self.where} is damaged ({said}): put back a copy")
        if state is None or state.startswith(("08", "28", "3D", "57")):
            return RecordError(
                f"the record {self.where} can't be reached: check that the server runs, and the address. It was said: "
                f"{said}"
            )
        return RecordError(f"the record {self.where} failed: {said}")


def _query(terms: Terms) -> str:
    """The terms as a tsquery is written; lexemes hold no quotation marks."""
    return " & ".join([*map(_phrase, terms.phrases), *(f"'{field}'" for field in terms.fields)])


def _phrase(phrase: Phrase) -> str:
    *firsts, last = (f"'{word}'" for word in phrase.words)
    return "(" + " <-> ".join([*firsts, last + (":*" if phrase.prefix else "")]) + ")"
