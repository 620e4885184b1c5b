"""What the record asks of a database; each of the two answers in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine, Select, inspect
from sqlalchemy.exc import DBAPIError

from reportedly.record.errors import AddressError, RecordError
from reportedly.record.words import Terms

POSTGRESQL = ("postgresql://", "postgres://", "postgresql+psycopg://")


class Database(Protocol):
    """Where a record lies, and all that differs between databases."""

    where: str
    """The record's address as messages have it, without a password."""

    def engine(self, *, write: bool, create: bool) -> Engine:
        """Connections to it; looked at first: raises RecordError where there is none, or none that is ours."""

    def lock(self, connection: Connection) -> None:
        """From here to the end of the transaction nobody else writes. Waits for its turn; DBAPIError when in vain."""

    def claim(self, connection: Connection) -> None:
        """Marks a database that is being made as a record of ours."""

    def vector(self, words: Sequence[str], fields: Sequence[str]) -> str:
        """What `claims.words` holds for a claim of these words and fields."""

    def found(self, terms: Terms, low: int, high: int, limit: int) -> Select[tuple[int]]:
        """The ids of claims that hold the terms, from `low` up to and without `high`, the highest first."""

    def tidy(self, connection: Connection) -> None:
        """What makes searching fast again after much was added."""

    def trouble(self, error: DBAPIError) -> RecordError:
        """What a failure means, in words."""


def tables(connection: Connection) -> set[str]:
    """The names of the tables that are there."""
    return set(inspect(connection).get_table_names())


@contextmanager
def let_go(engine: Engine, database: Database) -> Iterator[None]:
    """Lets the connections go where what is done with them fails. Faults of the database become RecordErrors."""
    try:
        yield
    except DBAPIError as error:
        engine.dispose()
        raise database.trouble(error) from error
    except BaseException:
        engine.dispose()
        raise


def database_for(where: str, wait: float) -> Database:
    """The database that an address names: a PostgreSQL URL, or the path of a SQLite file.

    `wait` is how many seconds to wait for others who write. Raises AddressError for any other URL.
    """
    if where.startswith(POSTGRESQL):
        from reportedly.record.postgresql import Postgresql

        return Postgresql(where, wait)
    scheme, found, rest = where.partition("://")
    if found and scheme != "sqlite":
        raise AddressError(
            f"{scheme}:// is no record's address: name a file (reportedly.sqlite) or a PostgreSQL database "
            "(postgresql://user@host/database)"
        )
    from reportedly.record.sqlite import Sqlite

    return Sqlite(rest.removeprefix("/") if found else where, wait)
