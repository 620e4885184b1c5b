"""A record in PostgreSQL: what is told where the server, its rights or its tables are in the way."""

from __future__ import annotations

import sys

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from bench.postgres import Server
from reportedly.record.database import database_for
from reportedly.record.errors import RecordError
from reportedly.record.postgresql import Postgresql
from reportedly.record.record import Record
from tests.record.dispatches import FIRST, report


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(RecordError, match="can't be reached: check that the server runs, and the") as told:
        Record.open("postgresql://anna:secret@127.0.0.1:1/war")
    assert "secret" not in str(told.value) and "anna:***@127.0.0.1" in str(told.value)


def test_the_tables_of_another_program_in_postgresql_are_left_alone(request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres").database("others")
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE articles (id text)"))
    engine.dispose()
    with pytest.raises(RecordError, match=r"tables of another program \(articles\): make a database of its own"):
        Record.open(url)


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"pip install 'reportedly\[postgres\]'"):
        database_for("postgresql://h/d", 1).engine(write=True, create=True)


class DriverError(Exception):
    """What a driver raises."""

    def __init__(self, words: str, state: str | None) -> None:
        super().__init__(words)
        self.sqlstate = state


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("55P03", "is locked: somebody has been writing to it for 7 seconds"),
        ("25006", "ask for the right to write"),
        ("42501", "ask for the right to write"),
        ("42P01", "is damaged"),
        ("28P01", "can't be reached"),
        ("57P03", "can't be reached"),
        (None, "can't be reached"),
        ("53100", "failed: no luck, today"),
    ],
)
def test_what_the_server_says_is_told_with_what_to_do(state: str | None, told: str) -> None:
    database = Postgresql("postgresql://anna:secret@host/war", 7.0)
    error = database.trouble(DBAPIError("SELECT 1", {}, DriverError("no luck,\n today", state)))
    assert told in str(error) and "secret" not in str(error)


def test_somebody_who_may_only_read_searches_and_is_told_that_he_may_not_add(postgres: Server) -> None:
    url = postgres.database("readers")
    with Record.open(url) as record:
        record.add([report()], FIRST)
        with record.writing() as connection:
            connection.execute(text("CREATE ROLE reader LOGIN"))
            connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    theirs = url.replace("reportedly@", "reader@", 1)
    with Record.open(theirs, write=False) as record:
        assert record.report("orsa") == report()
    with Record.open(theirs) as record, pytest.raises(RecordError, match="ask for the right to write"):
        record.add([report("b")], FIRST)


def test_words_and_fields_are_lexemes_with_and_without_a_place() -> None:
    database = Postgresql("postgresql://host/war", 1.0)
    assert database.vector(["guns", "fired"], ["status=denied"]) == "'guns':1 'fired':2 'status=denied'"
