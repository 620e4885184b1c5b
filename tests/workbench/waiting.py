"""Waiting for what is done beside the pages."""

from __future__ import annotations

import time
from collections.abc import Callable

from starlette.testclient import TestClient

from reportedly.report import JsonObject

SECONDS = 20
"""So long anything may take."""


def until(holds: Callable[[], bool], what: str) -> None:
    """Returns when something holds; fails where it does not in time."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, f"waited {SECONDS} s in vain: {what}"
        time.sleep(0.01)


def done(client: TestClient, job: str) -> JsonObject:
    """What came of a piece of reading."""
    until(lambda: client.get(f"/api/reading/{job}").json()["state"] == "done", f"reading {job}")
    found: JsonObject = client.get(f"/api/reading/{job}").json()
    return found
