"""Fills a record with made reports, links them, then adds and links a day's more; prints figures as JSON.

In a process of its own, so that its peak of memory is that of linking. It begins with a record that was filled by
another one: `--fill` does that and nothing else. With `--linker` all reports are linked at once, by who is named.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, islice
from pathlib import Path

from bench.linking_reports import A_DAY, made, story_of
from bench.run import peak_mb
from reportedly.accounts import linking
from reportedly.accounts.pairing import Linker
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.intake import BATCH
from reportedly.record.record import Record
from reportedly.report import from_line
from reportedly.versions import ours


def main() -> None:
    """Fills, or links and measures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("where", metavar="RECORD")
    parser.add_argument("real", type=Path, metavar="REPORTS")
    parser.add_argument("count", type=int)
    parser.add_argument("--fill", action="store_true")
    parser.add_argument("--linker", choices=["own", "duckdb", "spark"])
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    with arguments.real.open("rb") as lines:
        real = [from_line(line) for line in lines]
    with Record.open(arguments.where) as record:
        if arguments.fill:
            fill(record, real, arguments.count)
            figures: dict[str, float | str] = {}
        elif arguments.linker:
            figures = rebuilt(record, arguments.linker, arguments.workers)
        else:
            figures = {**linked(record, real, arguments.count)}
    print(json.dumps(figures))


def fill(record: Record, real: list[Report], count: int, start: int = 0) -> None:
    """Stores so many made reports, from the one of a number on."""
    reports, version = made(real, count, start), ours()
    while some := list(islice(reports, BATCH)):
        record.add(some, version)


def linked(record: Record, real: list[Report], count: int) -> dict[str, float]:
    """Seconds of linking all and of a day's more, megabytes at the peak, and what came of it."""
    start = time.perf_counter()
    linking.update(record, lambda taken: print(f"{taken} {time.perf_counter() - start:.1f}", file=sys.stderr))
    seconds = time.perf_counter() - start
    peak = peak_mb()
    fill(record, real, A_DAY, count)
    start = time.perf_counter()
    linking.update(record)
    day = time.perf_counter() - start
    return {"seconds": seconds, "peak": peak, "day": day, **judged(record)}


def rebuilt(record: Record, linker: Linker, workers: int) -> dict[str, float | str]:
    """Seconds of linking all at once, megabytes at the peak, what came of it, and a hash of every link and incident."""
    start = time.perf_counter()

    def told(done: int) -> None:
        print(f"{linker}: {done} {time.perf_counter() - start:.1f}", file=sys.stderr)

    linking.rebuild(record, told, linker=linker, workers=workers)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "peak": peak_mb(), **judged(record), "result": result(record)}


def result(record: Record) -> str:
    """A hash of all links and of who is in which incident."""
    told = hashlib.sha256()
    for link in sorted(derived.all_scores(record)):
        told.update(repr(link).encode())
    for row in derived.all_tellings(record):
        told.update(f"{row.id} {row.incident} {row.cells}".encode())
    return told.hexdigest()


def judged(record: Record) -> dict[str, float]:
    """How many tellings and incidents there are, and pairs of articles of one incident against those of one story."""
    told: dict[str, set[str]] = defaultdict(set)
    tellings = 0
    for row in derived.all_tellings(record):
        tellings += 1
        told[row.incident or row.id].add(row.article)
    articles = set().union(*told.values()) if told else set()
    stories: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        stories[story_of(article)].add(article)
    found, true = pairs(told.values()), pairs(stories.values())
    return {
        "tellings": tellings,
        "incidents": len(told),
        "shared": sum(len(each) > 1 for each in told.values()),
        "precision": 100 * len(found & true) / max(len(found), 1),
        "recall": 100 * len(found & true) / max(len(true), 1),
    }


def pairs(groups: Iterable[set[str]]) -> set[tuple[str, str]]:
    """The pairs within some groups."""
    return {pair for each in groups for pair in combinations(sorted(each), 2)}


if __name__ == "__main__":
    main()
