"""A record on each database: the same tests run on SQLite and on a PostgreSQL server that is started here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bench.postgres import NoPostgresError, Server, server
from reportedly.record.record import Record

NAMES = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server for the whole run; what it holds is thrown away, so it need not wait for the disk."""
    try:
        with server("fsync=off", "max_connections=60") as running:
            yield running
    except NoPostgresError as why:
        pytest.skip(f"no test on PostgreSQL: {why}")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a record that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "reportedly.sqlite")
    running: Server = request.getfixturevalue("postgres")
    return running.database(f"record_{next(NAMES)}")


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """An empty record."""
    with Record.open(where) as made:
        yield made
