"""What is opened: a record of ours, made or brought up to date; anything else is told with what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from reportedly.record import opening
from reportedly.record.database import database_for
from reportedly.record.errors import AddressError, RecordError
from reportedly.record.opening import KNOWN, LATEST
from reportedly.record.record import Record
from reportedly.record.schema import VERSION_TABLE, metadata
from reportedly.record.sqlite import OURS
from tests.record.dispatches import FIRST, report


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


@pytest.mark.parametrize("url", ["mysql://u@h/d", "http://h/d", "redis://x"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(AddressError, match="is no record's address: name a file"):
        Record.open(url)


def test_a_broken_postgresql_url_is_refused() -> None:
    with pytest.raises(AddressError, match="is no PostgreSQL URL"):
        Record.open("postgresql://host:port:x/d")


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(RecordError, match="can't be reached: check that the server runs, and the") as told:
        Record.open("postgresql://anna:secret@127.0.0.1:1/war")
    assert "secret" not in str(told.value) and "anna:***@127.0.0.1" in str(told.value)


def test_a_sqlite_url_names_a_file(tmp_path: Path) -> None:
    with Record.open(f"sqlite:///{tmp_path / 'a.sqlite'}") as record:
        record.add([report()], FIRST)
    with Record.open(tmp_path / "a.sqlite") as record:
        assert record.report("orsa") == report()


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE articles (id)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="is the database of another program: name another file"):
        Record.open(path)
    assert path.read_bytes() == before and not list(tmp_path.glob("*-wal"))


def test_the_tables_of_another_program_in_postgresql_are_left_alone(request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres").database("others")
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE articles (id text)"))
    engine.dispose()
    with pytest.raises(RecordError, match=r"tables of another program \(articles\): make a database of its own"):
        Record.open(url)


@pytest.mark.parametrize("content", [b"Orsa shelled\n" * 100, b"\x00" * 4096])
def test_a_file_of_another_kind_is_no_record(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(RecordError, match="is no record"):
        Record.open(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").touch()
    with Record.open(tmp_path / "a.sqlite") as record:
        assert record.counts().articles == 0


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with Record.open(path) as record:
        record.add([report(f"a{n}") for n in range(200)], FIRST)
    held = bytearray(path.read_bytes())
    for at in range(4096 * 4, len(held), 4096):
        held[at : at + 600] = os.urandom(600)
    path.write_bytes(held)
    with pytest.raises(RecordError, match=r"is damaged|failed"), Record.open(path) as record:
        list(record.reports())


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder: name a file in it"):
        Record.open(tmp_path)


def test_a_record_in_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"there is no folder .*make it first"):
        Record.open(tmp_path / "a" / "b.sqlite")


READ_ONLY = """
import sys
from reportedly.record.errors import RecordError
from reportedly.record.record import Record
with Record.open(sys.argv[1], write=False) as record:
    print(len(list(record.reports())))
try:
    Record.open(sys.argv[1])
except RecordError as error:
    print(error)
"""


def test_a_record_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    """In a process without root's rights, which nothing is closed to."""
    path = tmp_path / "shared" / "a.sqlite"
    path.parent.mkdir()
    with Record.open(path) as record:
        record.add([report()], FIRST)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    words = [sys.executable, "-c", READ_ONLY, str(path)]
    if os.getuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everything, and there is no setpriv to be somebody else")
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(0o755)
        words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words]
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, env={**os.environ, "HOME": "/nonexistent"}
    )
    path.parent.chmod(0o755)
    assert done.stdout.splitlines()[0] == "1", done.stderr
    assert "can't be written: check the permissions" in done.stdout


def test_a_file_of_ours_bears_our_mark(tmp_path: Path) -> None:
    Record.open(tmp_path / "a.sqlite").close()
    made = sqlite3.connect(tmp_path / "a.sqlite")
    assert made.execute("PRAGMA application_id").fetchone() == (OURS,)
    assert made.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    made.close()


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"pip install 'reportedly\[postgres\]'"):
        database_for("postgresql://h/d", 1).engine(write=True, create=True)
