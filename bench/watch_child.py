"""Watches feeds of a server that fails, for some simulated days in a process of its own; prints figures as JSON."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.run import peak_mb
from bench.watch import EARLY
from bench.watch_server import DAY, DEAD, EVERY, HOSTS, Shared, name_of, published, serving
from reportedly.articles.fetching.fetched import FetchOptions
from reportedly.record.intake import Intake
from reportedly.record.record import Record
from reportedly.watching.poll import Hands
from reportedly.watching.settings import Feed, Settings
from reportedly.watching.state import State
from reportedly.watching.telling import Lines, Teller
from reportedly.watching.watcher import Watcher
from tests.record.dispatches import FIRST
from tests.watching.desk import START, Reading, here

QUIET = 1.2 * DAY
"""So long nothing fails at the end, so that what feeds showed while they failed can come: each is asked once a day."""


def main() -> None:
    """FEEDS DAYS: watches so many feeds for so many days."""
    feeds, days = map(int, sys.argv[1:])
    began, peaks = time.monotonic(), []
    with tempfile.TemporaryDirectory() as name, serving(feeds) as server:
        folder = Path(name)
        for day in range(1, days + 1):
            watch(folder, server.clock, feeds, server.port, START.timestamp() + day * DAY)
            peaks.append(peak_mb())
            print(f"day {day}: {peaks[-1]:.0f} MB", file=sys.stderr)
        asked, hasty = server.recovered()
        watch(folder, server.clock, feeds, server.port, START.timestamp() + days * DAY + QUIET)
        figures = counted(folder, days * DAY, feeds)
    figures |= {
        "peak": peaks[-1],
        "growth": peaks[-1] / peaks[min(EARLY, days) - 1],
        "requests": sum(asked.values()),
        "faults": sum(many for name, many in asked.items() if name != "well"),
        "hasty": hasty,
        "seconds": time.monotonic() - began,
    }
    print(json.dumps(figures))


def watch(folder: Path, clock: Shared, feeds: int, port: int, until: float) -> None:
    """One run of the watcher, up to a time."""
    urls = [f"http://{'dead' if n < DEAD else 'news'}{n % HOSTS}.example:{port}/feed/{n}" for n in range(feeds)]
    settings = Settings(tuple(Feed(url, EVERY) for url in urls))
    options = FetchOptions(allow_private=True, whole_seconds=0.2, max_retry_wait=0.0)
    chance = random.Random(until)
    with Record.open(folder / "record.sqlite") as record, State(folder / "state") as state:
        teller = Teller(state, [Lines(folder / "told.jsonl")], clock.clock(), silent, chance)
        hands = Hands(options, clock.clock(), here)
        intake = Intake(record, Reading(), FIRST)
        Watcher(settings, state, intake, hands, teller, clock.clock(), silent, chance=chance).run(until=until)
        hands.close()


def silent(_: str) -> None:
    """Takes a warning; there are many."""


def counted(folder: Path, seconds: float, feeds: int) -> dict[str, float]:
    """What is missing of what was published by then, and what was told twice."""
    due = {name_of(feed, n) for feed in range(DEAD, feeds) for _, n in published(feed, seconds)}
    with Record.open(folder / "record.sqlite") as record:
        there = {report.article.id for _, report in record.reports()}
    with (folder / "told.jsonl").open(encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    tolls = Counter(each["article"] for each in told if each["kind"] in ("toll", "revised-toll"))
    ids = Counter(each["id"] for each in told)
    return {
        "published": len(due),
        "lost": len(due - there),
        "untold": len(there - tolls.keys()),
        "twice": sum(many > 1 for many in ids.values()) + sum(many > 1 for many in tolls.values()),
    }


if __name__ == "__main__":
    main()
