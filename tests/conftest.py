"""What all tests share: hypothesis without deadlines, since speed is the bench's matter, and a record on each database.

The same tests run on SQLite and on a PostgreSQL server that is started here, once. They share one database of it, which
is emptied before each: to make one takes ten times as long, and hundreds take longer to throw away than to use.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, text

from bench.postgres import NoPostgresError, Server, server
from reportedly.record.record import Record

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names a case of bytes by its argument: gzip's hold the second, and each process has to give a test one name."""
    return argname if isinstance(val, bytes) else None


OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server for the whole run; what it holds is thrown away, so it need not wait for the disk."""
    try:
        with server("fsync=off", "full_page_writes=off", "max_connections=60") as running:
            yield running
    except NoPostgresError as why:
        pytest.skip(f"no test on PostgreSQL: {why}")


@pytest.fixture(scope="session")
def shared(postgres: Server) -> Iterator[tuple[str, Engine]]:
    """The address of the database that all tests share, and our own connections to it."""
    url = postgres.database("shared")
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    yield url, engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a record that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "reportedly.sqlite")
    url, engine = request.getfixturevalue("shared")
    empty(engine)
    return str(url)


def empty(engine: Engine) -> None:
    """Leaves nothing in a database, whoever is still connected to it."""
    with engine.begin() as connection:
        connection.execute(text(OTHERS))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """An empty record."""
    with Record.open(where) as made:
        yield made
