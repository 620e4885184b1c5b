"""A workbench that tests only look at, and one of the test's own for those that decide or add."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.accounts.conflict import Conflict, load
from reportedly.record.record import Record
from reportedly.workbench.desk import Desk
from tests import stub
from tests.cli import incidents
from tests.workbench.record import client_of, desk_of, fill, settings


@pytest.fixture(scope="session")
def war(tmp_path_factory: pytest.TempPathFactory) -> Conflict:
    """Orsa against Talvik."""
    return load(incidents.conflict(tmp_path_factory.mktemp("war")))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, war: Conflict) -> Path:
    """The file of the record, brought together and summed up, to be copied."""
    path = fill(tmp_path_factory.mktemp("filled"))
    with Record.open(path) as record:
        client_of(settings(path, war), record)
    return path


@pytest.fixture(scope="session")
def seen(filled: Path, war: Conflict) -> Iterator[TestClient]:
    """A workbench that is only looked at."""
    with Record.open(filled) as record:
        yield client_of(settings(filled, war), record)


@pytest.fixture(scope="session")
def board(seen: TestClient) -> Desk:
    """The desk of the workbench that is only looked at."""
    return desk_of(seen)


@pytest.fixture
def client(filled: Path, war: Conflict, tmp_path: Path) -> Iterator[TestClient]:
    """A workbench of the test's own."""
    path = Path(shutil.copy(filled, tmp_path))
    with Record.open(path) as record:
        made = client_of(settings(path, war), record)
        yield made
        desk_of(made).close()


@pytest.fixture
def ours(client: TestClient) -> Desk:
    """The desk of the test's own workbench."""
    return desk_of(client)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads with an encoder that finds nothing and needs no weights."""
    monkeypatch.setitem(sys.modules, "reportedly.language.encoder", stub.module())
