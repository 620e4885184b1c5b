"""The bench's command: which tables to measure, on which data."""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
from collections.abc import Callable
from pathlib import Path

import reportedly
from bench import corpora, desk, hostile, memory, outlets, peers, reading, speed, startup, statements, warc
from bench.run import BenchError, processors
from bench.table import Table, publish

ACCURACY: dict[str, Callable[[Path], Table]] = {
    "statements": statements.table,
    "desk": desk.table,
    "reading": reading.table,
    "outlets": outlets.table,
    "times": corpora.times,
    "places": corpora.places,
    "figures": corpora.figures,
}
COST: dict[str, Callable[[Path], Table]] = {
    "speed": speed.table,
    "pages": reading.speed,
    "facts": corpora.speed,
    "warc": warc.table,
    "hostile": hostile.table,
    "memory": memory.table,
    "startup": startup.table,
}
ALL = ACCURACY | COST
GROUPS = {"accuracy": ACCURACY, "cost": COST, "all": ALL, **{name: {name: table} for name, table in ALL.items()}}
NEEDS = "the folder that holds data/ (articles with gold) and score/ (the scorers)"


def main() -> None:
    """Measures, prints, writes; leaves with 1 where a measurement failed and 2 where the data are missing."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", choices=[*GROUPS, "peers"], help="a table, a group of them, or the peers' figures")
    parser.add_argument("--data", type=Path, required=True, help=NEEDS)
    arguments = parser.parse_args()
    data: Path = arguments.data.resolve()
    if not (data / "data").is_dir() or not (data / "score").is_dir():
        parser.error(f"{arguments.data} has no data/ and score/; --data is {NEEDS}")
    try:
        if arguments.what == "peers":
            peers.measure(data)
        else:
            for measure in GROUPS[arguments.what].values():
                publish(measure(data), facts())
            print("Written to bench/results.json and bench/results.md.")
    except BenchError as error:
        sys.exit(f"The bench stopped: {error}")


def facts() -> dict[str, str | int]:
    """When, with which version and on what kind of machine the figures were measured."""
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "version": reportedly.__version__,
        "cores": processors(),
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
    }


if __name__ == "__main__":
    main()
