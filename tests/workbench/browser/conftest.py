"""A workbench and a browser for tests that look at pages as people do; skipped where no Chromium is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from reportedly.accounts.conflict import Conflict, load
from reportedly.record.record import Record
from reportedly.workbench.settings import Settings
from tests.cli import incidents
from tests.workbench.browser import dispatches
from tests.workbench.browser.served import Served, Visit, Watch, served

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
USUAL = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
PATIENCE = 5000
"""Milliseconds that a page may take for what it is waited for."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; one for each file, since no other test may run a loop while Playwright's stands in this thread."""
    path = os.environ.get("REPORTEDLY_CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("no test in a browser: install Chromium, or name it in REPORTEDLY_CHROMIUM")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield made
        made.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the record, to be copied."""
    path = tmp_path_factory.mktemp("made") / "record.sqlite"
    dispatches.record(path)
    return path


@pytest.fixture(scope="session")
def conflict(tmp_path_factory: pytest.TempPathFactory) -> Conflict:
    """Orsa against Talvik."""
    return load(incidents.conflict(tmp_path_factory.mktemp("conflict")))


@pytest.fixture(scope="session")
def desk(made: Path, conflict: Conflict) -> Iterator[Served]:
    """A workbench for tests that only look."""
    with Record.open(made) as record, served(Settings(str(made), conflict, "Mara"), record) as running:
        yield running


@pytest.fixture
def fresh(tmp_path: Path, conflict: Conflict) -> Iterator[Served]:
    """A workbench of the test's own, for tests that decide or add."""
    path = tmp_path / "record.sqlite"
    dispatches.record(path)
    with Record.open(path) as record, served(Settings(str(path), conflict, "Mara"), record) as running:
        yield running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens pages, each in a context of its own; fails the test where anything in one went wrong.

    Whoever takes it takes the server first, so that pages are closed before what they ask is gone.
    """
    watches: list[Watch] = []
    with ExitStack() as stack:

        def opened(on: Served, *, expected: tuple[int, ...] = (), **options: Any) -> Page:
            context = browser.new_context(base_url=on.url, **{**USUAL, **options})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watches.append(Watch(on.url, expected))
            watches[-1].over(context)
            return context.new_page()

        yield opened
    faults = [fault for each in watches for fault in each.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(desk: Served, visit: Visit) -> Page:
    """A page of the workbench for tests that only look."""
    return visit(desk)


@pytest.fixture
def own(fresh: Served, visit: Visit) -> Page:
    """A page of a workbench of the test's own."""
    return visit(fresh)
