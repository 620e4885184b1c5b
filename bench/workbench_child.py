"""Serves a record that others filled, and times its pages; prints figures as JSON."""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import uvicorn
from sqlalchemy import func, select

from reportedly.model import Article, Block, Party, Report, Statement
from reportedly.record.record import Record
from reportedly.record.schema import articles, claims, tellings
from reportedly.workbench.app import create
from reportedly.workbench.article import shown
from reportedly.workbench.assets import FOLDER
from reportedly.workbench.settings import Settings

ROUNDS = 7
SPANS = 300
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def main() -> None:
    """Serves and measures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("where", metavar="RECORD")
    where = parser.parse_args().where
    with Record.open(where) as record:
        settings = Settings(where)
        start = time.perf_counter()
        with served(settings, record) as (address, app):
            while app.state.desk.doing is not None:
                time.sleep(0.2)
            ready = time.perf_counter() - start
            asked = pages(record)
            found = {
                "ready": ready,
                "pages": {name: timed(address + path) for name, path in asked.items()},
                "paints": paints(address, asked),
                **drawing(app),
                "scripts": sum(len(gzip.compress(each.read_bytes())) for each in FOLDER.rglob("*.js")) / 1024,
                "articles": record.counts().articles,
                "claims": record.counts().claims,
                "incidents": len(app.state.desk.board()),
            }
    print(json.dumps(found))


@contextmanager
def served(settings: Settings, record: Record) -> Iterator[tuple[str, Any]]:
    """The address of a running workbench, and its application."""
    app = create(settings, record)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", app
    finally:
        server.should_exit = True
        thread.join()


def pages(record: Record) -> dict[str, str]:
    """The address of each page, by its name: of what the record holds most of."""
    with record.reading() as connection:
        incident = connection.execute(
            select(tellings.c.incident)
            .group_by(tellings.c.incident)
            .order_by(func.count(tellings.c.article.distinct()).desc())
            .limit(1)
        ).scalar_one()
        article = connection.execute(
            select(articles.c.id)
            .join(claims, claims.c.article == articles.c.number)
            .group_by(articles.c.id)
            .order_by(func.count().desc())
            .limit(1)
        ).scalar_one()
    return {
        "incidents": "/incidents",
        "incidents by words": "/incidents?text=killed",
        "incidents by place": "/incidents?place=Syria&order=new",
        "map": "/api/places",
        "incident": f"/incidents/{incident}",
        "article": f"/article?id={quote(article, safe='')}",
        "actor": "/actor?id=SYR",
        "search": "/search?words=killed",
        "review": "/review",
        "second reading": "/review?queue=second",
        "decisions": "/decisions",
        "agreement": "/agreement",
        "reading": "/reading",
    }


def timed(address: str) -> dict[str, float]:
    """Milliseconds until a page has come, whole."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
            answer.read()
        took.append((time.perf_counter() - start) * 1000)
    return {"median": statistics.median(took), "worst": max(took)}


def paints(address: str, asked: dict[str, str]) -> dict[str, float]:
    """Milliseconds until a browser first paints each page; nothing where there is no Chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        return {}
    took: dict[str, float] = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for name, where in asked.items():
            if where.startswith("/api/"):
                continue
            page = browser.new_context().new_page()
            page.goto(address + where)
            while not (painted := page.evaluate(PAINT)):
                page.wait_for_timeout(20)
            took[name] = painted
            page.context.close()
        browser.close()
    return took


PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def drawing(app: Any) -> dict[str, float | None]:
    """Milliseconds in which the server draws an article with many overlapping spans, and a browser lays it out."""
    report = overlapping()
    template = app.state.templates.get_template("reader.html")
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        html = template.render(view=shown(report))
        took.append((time.perf_counter() - start) * 1000)
    return {"drawing": statistics.median(took), "layout": laid_out(html)}


def laid_out(html: str) -> float | None:
    """Milliseconds in which a browser parses and lays out some HTML under our styles."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        return None
    script = """html => {
        const box = document.body.appendChild(document.createElement("div"));
        const start = performance.now();
        box.innerHTML = html;
        box.offsetHeight;
        const took = performance.now() - start;
        box.remove();
        return took;
    }"""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        page = browser.new_page()
        page.set_content(f"<style>{(FOLDER / 'desk.css').read_text(encoding='utf-8')}</style>")
        took = statistics.median(float(page.evaluate(script, html)) for _ in range(ROUNDS))
        browser.close()
    return took


def overlapping() -> Report:
    """A report of an article in which statements' contents overlap."""
    text = "\n\n".join(
        "The mayor said that the town was quiet at noon and that the road was closed." for _ in range(100)
    )
    size = len(text)
    statements = tuple(
        Statement(
            id=f"s{n + 1}",
            source=Party(((n * 20 % size, n * 20 % size + 9),)),
            named="unnamed",
            cue=(),
            content=((n * 20 % (size - 400), n * 20 % (size - 400) + 400),),
            via=None,
            addressee=None,
            target=None,
            mode="indirect",
            act="state",
            factuality="CT+",
            condition=None,
            parent=None,
            said=None,
            confidence=0.9,
        )
        for n in range(SPANS)
    )
    return Report(Article("made", text, (Block("paragraph", 0, size),)), statements)


if __name__ == "__main__":
    main()
