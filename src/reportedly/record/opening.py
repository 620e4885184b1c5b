"""Makes a record's tables, or brings them to the form that this program knows; refuses newer ones.

Invariant: one transaction, under the writers' lock: whoever opens a new record at the same time finds all tables or
none, and a kill leaves none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, column, select, table

from reportedly.record.database import Database, tables
from reportedly.record.errors import MissingError, RecordError
from reportedly.record.schema import VERSION_TABLE, metadata

KNOWN = ("0001", "0002")
"""The forms that this program can read or bring up to date, oldest first: the steps under `migrations/versions`."""
LATEST = KNOWN[-1]


def prepare(engine: Engine, database: Database, *, write: bool, create: bool) -> None:
    """Has the tables in their latest form. Raises RecordError where a newer program made them, or may not write."""
    with engine.connect() as connection:
        there = version(connection, database)
    if there == LATEST:
        return
    if there is None and not create:
        raise MissingError(
            f"there is no record in {database.where}: `reportedly add INPUT --record ...` makes one, or name another "
            "with --record"
        )
    if not write:
        raise RecordError(
            f"the record {database.where} was made by an older reportedly: `reportedly add` brings it up to date"
        )
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        database.lock(connection)
        if version(connection, database) != LATEST:  # nobody else made them meanwhile
            upgrade(connection)
            database.claim(connection)


def version(connection: Connection, database: Database) -> str | None:
    """The form that the tables have; None before there are any. Raises RecordError for one that we don't know."""
    there = tables(connection)
    if VERSION_TABLE not in there:
        if there & set(metadata.tables):
            raise RecordError(f"the record {database.where} is damaged: it doesn't say its version. Put back a copy")
        return None
    found: Sequence[str] = (
        connection.execute(select(column("version_num")).select_from(table(VERSION_TABLE))).scalars().all()
    )
    if len(found) == 1 and found[0] in KNOWN:
        return str(found[0])
    raise RecordError(
        f"the record {database.where} was made by a newer reportedly (its version is {', '.join(found) or 'missing'}, "
        f"this program knows {LATEST}): install a newer one"
    )


def upgrade(connection: Connection, target: str = "head") -> None:
    """Takes the steps that are missing, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=VERSION_TABLE)
    command.upgrade(config, target)
