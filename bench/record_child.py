"""Fills a record and searches it, in a process of its own with one thread; prints figures as JSON."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from bench.record_reports import copies
from reportedly.articles.inputs import read as articles_of
from reportedly.articles.items import Received
from reportedly.language.encoder import Encoder, EncoderOptions
from reportedly.model import Report
from reportedly.reader import Reader
from reportedly.record.intake import BATCH
from reportedly.record.record import Record
from reportedly.record.search import Query
from reportedly.versions import ours

ROUNDS = 5
AGAIN = 3
"""The dispatches are read so many times to time it."""
QUERIES: tuple[Query, ...] = (
    Query(),
    Query("Shusha"),
    Query("said"),
    Query("city"),
    Query("the of in"),
    Query("kill*"),
    Query('"ministry of defence"'),
    Query("hospital shelled", kind="event"),
    Query("Ganja", actor="AZE.MIL", since=date(2021, 1, 1), status="denied"),
    Query(kind="statement", act="deny", since=date(2022, 3, 1), until=date(2022, 3, 31)),
    Query(kind="figure", measure="killed", actor="SYR"),
    Query(type="ASSAULT", mode="heavy-weapons", status="asserted"),
    Query(place="Ganja"),
    Query(outlet="Lantern International", until=date(2021, 6, 30)),
    Query("missile", actor="UKR.GOV", until=date(2020, 12, 31)),
    Query("nothing holds this word"),
    Query("said", kind="event", status="denied", limit=200),
)


def main() -> None:
    """Reads the dispatches, fills the record, searches it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("where", metavar="RECORD")
    parser.add_argument("folder", type=Path, metavar="DISPATCHES")
    parser.add_argument("--claims", type=int, default=200_000)
    arguments = parser.parse_args()
    reading, reports = read(arguments.folder)
    with Record.open(arguments.where) as record:
        adding, articles = filled(record, reports, arguments.claims)
        took = searched(record)
        claims = record.counts().claims
        start = time.perf_counter()
        taken = sum(1 for _ in record.reports())
        whole = time.perf_counter() - start
    figures = {
        "reading": reading,
        "adding": adding,
        "articles": articles,
        "claims": claims,
        "queries": len(QUERIES),
        "median": statistics.median(statistics.median(each) for each in took),
        "worst": max(max(each) for each in took),
        "each": [statistics.median(each) for each in took],
        "reports": taken / whole,
    }
    print(json.dumps(figures))


def read(folder: Path) -> tuple[float, list[Report]]:
    """Articles a second that one thread reads, and the reports."""
    reader = Reader(parser=Encoder(EncoderOptions(threads=1)))
    items = [each for each in articles_of(sorted(folder.glob("*.*"))) if isinstance(each, Received)]
    reports = list(reader.read_many(items))
    start = time.perf_counter()
    for _ in range(AGAIN):
        list(reader.read_many(items))
    return AGAIN * len(items) / (time.perf_counter() - start), reports


def filled(record: Record, reports: Sequence[Report], claims: int) -> tuple[float, int]:
    """Articles a second that are stored, and how many; the making of the copies is not timed."""
    version, made, took, stored = ours(), copies(reports, claims), 0.0, 0
    while batch := list(islice(made, BATCH)):
        start = time.perf_counter()
        record.add(batch, version)
        took += time.perf_counter() - start
        stored += len(batch)
    start = time.perf_counter()
    record.tidy()
    return stored / (took + time.perf_counter() - start), stored


def searched(record: Record) -> list[list[float]]:
    """Milliseconds of each query, round by round, a second page after each first; the disk's cache is warm."""
    took: list[list[float]] = [[] for _ in QUERIES]
    for _ in range(ROUNDS):
        for times, query in zip(took, QUERIES, strict=True):
            times.extend(pages(record, query))
    return took


def pages(record: Record, query: Query) -> Iterator[float]:
    """Milliseconds of the first page and of the next."""
    start = time.perf_counter()
    found = record.search(query)
    yield (time.perf_counter() - start) * 1000
    if len(found) == query.limit:
        start = time.perf_counter()
        record.search(replace(query, after=found[-1].cursor))
        yield (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
