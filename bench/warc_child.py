"""Reads an archive in a process of its own, its records alone or its articles too; prints time and peak of memory."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from bench.run import peak_mb
from reportedly.articles import inputs
from reportedly.articles.containers import warc
from reportedly.articles.items import Received


def records(path: Path) -> int:
    """How many pages the archive holds, none of them parsed."""
    with path.open("rb") as stream:
        return sum(isinstance(page, warc.Page) for page in warc.pages(stream, stream.peek(2), str(path)))


def pages(path: Path) -> int:
    """How many articles the archive gives."""
    return sum(isinstance(item, Received) for item in inputs.read([path]))


def main() -> None:
    """Prints the count, the seconds and the peak in megabytes as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("what", choices=["records", "pages"])
    arguments = parser.parse_args()
    start = time.perf_counter()
    count = {"records": records, "pages": pages}[arguments.what](arguments.path)
    seconds = time.perf_counter() - start
    peak = peak_mb()
    print(json.dumps({"count": count, "seconds": seconds, "peak": peak}))


if __name__ == "__main__":
    main()
