"""Which database an address names."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.record.database import database_for
from reportedly.record.errors import AddressError
from reportedly.record.postgresql import Postgresql
from reportedly.record.record import Record
from reportedly.record.sqlite import Sqlite
from tests.record.dispatches import FIRST, report


@pytest.mark.parametrize("url", ["mysql://u@h/d", "http://h/d", "redis://x"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(AddressError, match="is no record's address: name a file"):
        Record.open(url)


def test_a_broken_postgresql_url_is_refused() -> None:
    with pytest.raises(AddressError, match="is no PostgreSQL URL"):
        Record.open("postgresql://host:port:x/d")


def test_a_sqlite_url_names_a_file(tmp_path: Path) -> None:
    with Record.open(f"sqlite:///{tmp_path / 'a.sqlite'}") as record:
        record.add([report()], FIRST)
    with Record.open(tmp_path / "a.sqlite") as record:
        assert record.report("orsa") == report()


@pytest.mark.parametrize(
    ("where", "kind", "shown"),
    [
        ("news.sqlite", Sqlite, "news.sqlite"),
        ("sqlite:////tmp/news.sqlite", Sqlite, "/tmp/news.sqlite"),
        ("postgresql://anna@host/war", Postgresql, "postgresql://anna@host/war"),
        ("postgres://anna:secret@host:5433/war", Postgresql, "postgresql://anna:***@host:5433/war"),
        ("postgresql+psycopg://host/war", Postgresql, "postgresql://host/war"),
    ],
)
def test_addresses_and_how_messages_show_them(where: str, kind: type, shown: str) -> None:
    database = database_for(where, 1.0)
    assert isinstance(database, kind) and database.where == shown
