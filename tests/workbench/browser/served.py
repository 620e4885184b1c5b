"""A workbench on a free port in a thread of this process, and pages that tell of whatever goes wrong in them."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from reportedly.record.record import Record
from reportedly.workbench.app import create
from reportedly.workbench.desk import Desk
from reportedly.workbench.settings import Settings

Visit = Callable[..., Page]
"""Opens a page on a workbench: `visit(desk, expected=(404,), **options of its context)`."""
SECONDS = 10
"""So long a server may take to come up or to end."""


@dataclass(frozen=True, slots=True)
class Served:
    """A workbench that answers at `url`, up to date with its record."""

    url: str
    desk: Desk


@contextmanager
def served(settings: Settings, record: Record) -> Iterator[Served]:
    """A workbench that answers until the end of the block."""
    app = create(settings, record)
    app.state.desk.changed(wait=True)
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    try:
        wait_for(lambda: server.started, "the server does not come up")
        wait_for(lambda: app.state.desk.doing is None, "the desk does not come to rest")
        yield Served(f"http://127.0.0.1:{bound.getsockname()[1]}", app.state.desk)
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        bound.close()
    assert not thread.is_alive(), "the server does not end"


def wait_for(done: Callable[[], bool], trouble: str) -> None:
    """Returns when something is so."""
    end = time.monotonic() + SECONDS
    while not done():
        assert time.monotonic() < end, trouble
        time.sleep(0.01)


@dataclass
class Watch:
    """What goes wrong in the pages of a context.

    `expected` are the answers that a test asks for on purpose: a browser writes each bad one to its console.
    """

    url: str
    expected: tuple[int, ...] = ()
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Begins to watch."""
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("response", lambda got: self._answered(got.status, got.url))

    def _said(self, message: ConsoleMessage) -> None:
        status = re.search(r"responded with a status of (\d+)", message.text)
        if message.type == "error" and not (status and int(status[1]) in self.expected):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.url}/", "data:")):
            self.faults.append(f"another host is asked: {request.url}")

    def _failed(self, request: Request) -> None:
        # What is under way when a page is left, and every download, ends as aborted.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400 and status not in self.expected:
            self.faults.append(f"{status}: {url}")
