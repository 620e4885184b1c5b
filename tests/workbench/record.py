"""A workbench on a small record without a server, for tests: its desk asked directly, its pages through a client."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from reportedly.accounts.conflict import Conflict
from reportedly.record.adding import Addition
from reportedly.record.record import Record
from reportedly.report import JsonObject
from reportedly.workbench import asked
from reportedly.workbench.app import VIEWS, create
from reportedly.workbench.desk import Desk
from reportedly.workbench.settings import Settings
from tests.cli import incidents
from tests.record.dispatches import FIRST, report

RAW = b"<html><script>alert(1)</script>Orsa</html>"
"""The bytes that article `a` came as."""
NAME = "testserver"
"""What the client calls the workbench."""
ME = "Mara"


def fill(folder: Path) -> Path:
    """Three articles on Orsa, the first with its bytes, and one on Brask."""
    with Record.open(folder / "record.sqlite") as made:
        made.add([Addition(incidents.edition("a", "Gazette", 14, "2020-10-04"), RAW)], FIRST)
    return incidents.record(folder)


def settings(path: Path, conflict: Conflict | None = None, **more: Any) -> Settings:
    """What the workbench is told in tests."""
    return Settings(str(path), conflict, ME, hosts=(NAME,), **more)


def client_of(given: Settings, record: Record) -> TestClient:
    """Somebody's browser on a workbench that is up to date, and works on nothing beside its pages."""
    app = create(given, record)
    app.state.desk.changed(wait=True)
    assert app.state.desk.trouble is None
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)


def desk_of(client: TestClient) -> Desk:
    """The desk behind a client."""
    found: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return found


def token(client: TestClient) -> str:
    """The token of the client's session."""
    return str(client.get("/api/session").json()["token"])


def post(client: TestClient, path: str, body: JsonObject) -> Any:
    """What the workbench answers to a program that sends JSON."""
    return client.post(path, json=body, headers={"X-CSRF-Token": token(client)})


def look(desk: Desk, path: str, me: str = ME, **query: Any) -> JsonObject:
    """What a view shows, by its path; parameters are as in an address."""
    view = next(each for each in VIEWS if each.path == path)
    given = asked.values(view.parameters, {name: str(value) for name, value in query.items()})
    return view.make(desk, {**given, "me": me})


def orsa(desk: Desk) -> str:
    """The id of the incident at Orsa."""
    return next(each.id for each in desk.board() if each.place == "Orsa")


def brask(desk: Desk) -> str:
    """The id of the incident at Brask."""
    return next(each.id for each in desk.board() if each.place == "Brask")


def more(name: str, town: str, published: str) -> Any:
    """One more article, on another town's shelling."""
    return report(name, published=published, town=town, outlet="Courier")
