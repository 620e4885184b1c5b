"""Takes the pictures of the workbench that the README shows, from the demo record: `make pictures`."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

import uvicorn
from playwright.sync_api import sync_playwright

from reportedly.accounts.conflict import load
from reportedly.accounts.summaries import Summary
from reportedly.record.record import Record
from reportedly.record.search import Query
from reportedly.workbench.app import create
from reportedly.workbench.settings import Settings

WIDTH, HEIGHT = 1280, 800
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def main() -> None:
    """Serves the demo record, and takes the pictures into a folder."""
    where, conflict, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is needed for the pictures, and was not found: install Debian's package chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with Record.open(where, create=False) as record:
        app = create(Settings(where, load(conflict)), record)
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            while not server.started or app.state.desk.doing is not None:
                time.sleep(0.1)
            address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
            taken(chromium, address, pages(record, app.state.desk.board()), folder)
        finally:
            server.should_exit = True
            thread.join()


def pages(record: Record, board: list[Summary]) -> dict[str, str]:
    """The pages, by the name of the picture: of the incident that most articles tell of, and an article on it."""
    most = max(board, key=lambda each: each.printings)
    (claim,) = record.search(Query('"busy crossroads"', kind="event", limit=1))
    return {
        "incidents": "/incidents",
        "incident": f"/incidents/{most.id}",
        "article": f"/article?id={quote(claim.article, safe='')}#at-s2",
        "review": "/review",
    }


def taken(chromium: str, address: str, wanted: dict[str, str], folder: Path) -> None:
    """Takes a picture of each page."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, path in wanted.items():
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"{name}.png")
            print(folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
