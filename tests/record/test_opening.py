"""What is opened: a record of ours, made or brought up to date; anything else is told with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from reportedly.record import opening
from reportedly.record.errors import RecordError
from reportedly.record.opening import KNOWN, LATEST
from reportedly.record.record import Record
from reportedly.record.schema import VERSION_TABLE, metadata


def test_the_migrations_make_the_tables_that_the_schema_tells(where: str) -> None:
    with Record.open(where) as record, record.reading() as connection:
        settings = {"compare_type": True, "version_table": VERSION_TABLE}
        found = compare_metadata(MigrationContext.configure(connection, opts=settings), metadata)
    # The index over the words, and FTS5's own tables, are each database's own.
    assert [each for each in found if "claim" not in str(each) or "words" not in str(each)] == []


def test_the_last_migration_is_the_one_that_is_opened() -> None:
    folder = Path(opening.__file__).parent / "migrations"
    script = ScriptDirectory(str(folder))
    assert script.get_heads() == [LATEST]
    assert {each.revision for each in script.walk_revisions()} == set(KNOWN)


def test_a_record_of_a_newer_program_is_refused(where: str) -> None:
    with Record.open(where) as record, record.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(RecordError, match=r"was made by a newer reportedly \(its version is 9999.*install a newer one"):
        Record.open(where)


def test_a_record_without_its_version_is_damaged(where: str) -> None:
    with Record.open(where) as record, record.writing() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
    with pytest.raises(RecordError, match=r"damaged|another program"):
        Record.open(where)


def test_a_record_without_a_table_is_damaged(where: str) -> None:
    with Record.open(where) as record:
        with record.writing() as connection:
            connection.execute(text("DROP TABLE reviews"))
        with pytest.raises(RecordError, match=r"is damaged .*put back a copy"):
            record.reviews()


def test_a_record_that_is_not_there_is_made_only_by_those_who_add(where: str) -> None:
    for asked in ({"write": False}, {"create": False}):
        with pytest.raises(RecordError, match=r"there is no record .*reportedly add INPUT"):
            Record.open(where, **asked)
    Record.open(where).close()
    Record.open(where, write=False).close()
