"""A record in a SQLite file: what is not ours stays as it is, and what is in the way is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from reportedly.record.errors import RecordError
from reportedly.record.record import Record
from reportedly.record.sqlite import OURS, Sqlite
from tests.record.dispatches import FIRST, report


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE articles (id)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="is the database of another program: name another file"):
        Record.open(path)
    assert path.read_bytes() == before and not list(tmp_path.glob("*-wal"))


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
UNREADABLE = """
import sys
from reportedly.record.errors import RecordError
from reportedly.record.record import Record
try:
    Record.open(sys.argv[1], write=False)
except RecordError as error:
    print(error)
"""


def without_rights(*words: str) -> str:
    """What a process prints for which permissions hold, as they don't for root."""
    if os.getuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may read and write everything, and there is no setpriv to take that right away")
        words = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", *words)
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_record_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "shared" / "a.sqlite"
    path.parent.mkdir()
    with Record.open(path) as record:
        record.add([report()], FIRST)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    said = without_rights(sys.executable, "-c", READ_ONLY, str(path))
    path.parent.chmod(0o755)
    assert said.splitlines()[0] == "1"
    assert "can't be written: check the permissions" in said


def test_a_record_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    Record.open(path).close()
    path.chmod(0o000)
    said = without_rights(sys.executable, "-c", UNREADABLE, str(path))
    assert "can't be read: check the permissions of the file" in said


def test_a_file_of_ours_bears_our_mark(tmp_path: Path) -> None:
    Record.open(tmp_path / "a.sqlite").close()
    made = sqlite3.connect(tmp_path / "a.sqlite")
    assert made.execute("PRAGMA application_id").fetchone() == (OURS,)
    assert made.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    made.close()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "is locked: another program has been writing to it for 7 seconds"),
        ("attempt to write a readonly database", "can't be written: check the permissions"),
        ("unable to open database file", "can't be written: check the permissions"),
        ("file is not a database", "is no record"),
        ("database disk image is malformed", "is damaged"),
        ("no such table: reviews", "is damaged"),
        ("database or disk is full", "the disk is full"),
        ("disk I/O error", "the disk is full or fails"),
        ("interrupted", "failed: interrupted"),
    ],
)
def test_what_sqlite_says_is_told_with_what_to_do(said: str, told: str) -> None:
    database = Sqlite("a.sqlite", 7.0)
    assert told in str(database.trouble(DBAPIError("SELECT 1", {}, sqlite3.OperationalError(said))))


def test_words_run_not_on_into_the_fields() -> None:
    assert Sqlite("a.sqlite", 1.0).vector(["guns", "fired"], ["status=denied"]) == "guns fired = status=denied"


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    """SQLite's own limit of pages stands for the disk's."""
    path = tmp_path / "a.sqlite"
    with Record.open(path) as record:
        record.add([report()], FIRST)
        with pytest.raises(RecordError, match="the disk is full"), record.writing() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
            connection.exec_driver_sql("CREATE TABLE more AS SELECT randomblob(100000)")
    with Record.open(path) as record:
        assert [each for _, each in record.reports()] == [report()]
