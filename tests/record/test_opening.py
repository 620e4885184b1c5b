"""What is opened: a record of ours, made or brought up to date; anything else is told with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from reportedly.record import adding, opening
from reportedly.record.errors import RecordError
from reportedly.record.opening import KNOWN, LATEST
from reportedly.record.queue import queue
from reportedly.record.record import PAGE, Record
from reportedly.record.schema import VERSION_TABLE, metadata
from reportedly.record.search import Query
from tests.record.dispatches import FIRST, many, report


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


def test_a_record_of_the_first_form_gets_what_the_queue_needs(where: str) -> None:
    with Record.open(where) as record:
        record.add([report()], FIRST)
        record.decide("accept", "orsa#f1", who="Anna")
        with record.writing() as connection:
            as_first(connection)
    with Record.open(where) as record:
        assert [each.confidence for each in queue(record)] == [0.8, 0.8, 0.9, 0.9]
        assert [each.item for each in record.search(Query(author="TLV.MIL"))] == ["e2", "e1"]


def test_a_record_that_was_stopped_while_its_claims_were_made_anew_goes_on(where: str) -> None:
    with Record.open(where) as record:
        record.add([report()], FIRST)
        with record.writing() as connection:
            connection.execute(text("UPDATE counters SET value = 0 WHERE name = 'form'"))
            connection.execute(text("UPDATE claims SET confidence = NULL"))
    with Record.open(where, write=False) as record:
        assert len(record.search(Query())) == 5
    with Record.open(where) as record:
        assert len(queue(record)) == 5
        assert None not in [each.confidence for each in queue(record)]


def test_claims_are_made_anew_once_and_again_only_where_that_was_cut_off(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record.open(where) as record:
        record.add(many(PAGE + 1), FIRST)
        before = [sequence for sequence, _ in record.reports()]
        with record.writing() as connection:
            connection.execute(text("UPDATE counters SET value = 0 WHERE name = 'form'"))
            connection.execute(text("UPDATE claims SET readers = 9"))
    made: list[int] = []
    whole = adding.reclaim

    def cut_off(*given: Any) -> Any:
        made.append(len(given[2]))
        if made == [PAGE, 1]:
            raise KeyboardInterrupt
        return whole(*given)

    monkeypatch.setattr(adding, "reclaim", cut_off)
    with pytest.raises(KeyboardInterrupt):
        Record.open(where)
    for _ in range(2):
        with Record.open(where) as record:
            assert {each.readers for each in record.search(Query(limit=10_000))} == {0}
            assert [sequence for sequence, _ in record.reports()] == before
    assert made == [PAGE, 1, PAGE, 1]


def as_first(connection: Connection) -> None:
    """Takes a record back to the form that the first program gave it."""
    for step in (
        "DROP INDEX claims_by_doubt",
        "ALTER TABLE claims DROP COLUMN confidence",
        "ALTER TABLE claims DROP COLUMN readers",
        "DROP TABLE summaries",
        "DELETE FROM counters WHERE name = 'form'",
        f"UPDATE {VERSION_TABLE} SET version_num = '0001'",
    ):
        connection.execute(text(step))
