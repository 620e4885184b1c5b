"""The bench's command: which tables to measure, on which data."""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
from collections.abc import Callable
from pathlib import Path

import reportedly
from bench import (
    bias,
    contrasts,
    corpora,
    desk,
    engines,
    hostile,
    incidents,
    killed,
    linking,
    linking_whole,
    memory,
    outlets,
    peers,
    reading,
    record,
    reprints,
    speed,
    startup,
    statements,
    warc,
    watch,
    workbench,
    workers,
)
from bench.run import BenchError, processors
from bench.table import Table, plain, publish

ACCURACY: dict[str, Callable[[Path], Table]] = {
    "statements": statements.table,
    "desk": desk.table,
    "reading": reading.table,
    "outlets": outlets.table,
    "times": corpora.times,
    "places": corpora.places,
    "figures": corpora.figures,
    "events": corpora.events,
    "contrasts": contrasts.table,
    "reprints": reprints.table,
    "incidents": incidents.table,
    "bias": bias.table,
}
COST: dict[str, Callable[[Path], Table]] = {
    "speed": speed.table,
    "pages": reading.speed,
    "facts": corpora.speed,
    "warc": warc.table,
    "hostile": hostile.table,
    "memory": memory.table,
    "startup": startup.table,
    "workers": workers.table,
    "worker-memory": workers.memory,
    "killed": killed.table,
    "engines": engines.table,
    "record": record.table,
    "copies": reprints.cost,
    "linking": linking.table,
    "linkers": linking_whole.table,
    "workbench": workbench.table,
    "watch": watch.table,
}
ALL = ACCURACY | COST
GROUPS = {"accuracy": ACCURACY, "cost": COST, "all": ALL, **{name: {name: table} for name, table in ALL.items()}}
NEEDS = "the folder that holds data/ (articles with gold) and score/ (the scorers)"


def main() -> None:
    """Measures, prints, writes; leaves with 1 where a measurement failed and 2 where the data are missing.

    With --faults it prints and writes nothing.
    """
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", choices=[*GROUPS, "peers"], help="a table, a group of them, or the peers' figures")
    parser.add_argument("--data", type=Path, help=f"{NEEDS}; contrasts alone do without")
    parser.add_argument("--faults", action="store_true", help="with contrasts: tell what is wrong with the open rows")
    arguments = parser.parse_args()
    if arguments.faults and arguments.what != "contrasts":
        parser.error("--faults goes with contrasts")
    if arguments.what != "contrasts" and not holds_data(arguments.data):
        parser.error(f"--data is {NEEDS}; {arguments.data} is not")
    if arguments.faults:
        print(plain(contrasts.table(Path())), *contrasts.told_faults(), sep="\n")
        return
    data = Path(arguments.data or "").resolve()
    try:
        if arguments.what == "peers":
            peers.measure(data)
        else:
            for measure in GROUPS[arguments.what].values():
                publish(measure(data), facts())
            print("Written to bench/results.json and bench/results.md.")
    except BenchError as error:
        sys.exit(f"The bench stopped: {error}")


def holds_data(folder: Path | None) -> bool:
    """Whether a folder was given that holds data and scorers."""
    return folder is not None and (folder / "data").is_dir() and (folder / "score").is_dir()


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
