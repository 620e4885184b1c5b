"""Linking all reports at once: seconds and memory by who finds the pairs, and whether the incidents are the same.

`python -m bench.linking_whole REPORTS COUNT` measures by itself; REPORTS is a JSON Lines file of real reports.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.incidents import reports
from bench.linking_reports import A_DAY
from bench.run import BenchError, child
from bench.table import Row, Table, plain

LINKERS = ("own", "duckdb")
COUNT = 100_000
MOST_MB = 3_000

Figures = Mapping[str, Any]


def main() -> None:
    """Measures and prints; leaves with 1 where the incidents differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.linking_whole", description=__doc__)
    parser.add_argument("real", type=Path, metavar="REPORTS")
    parser.add_argument("count", type=int)
    parser.add_argument("--workers", type=int, default=1, help="what they hold in memory is not counted")
    parser.add_argument("--linkers", nargs="+", default=LINKERS, choices=[*LINKERS, "spark"])
    arguments = parser.parse_args()
    try:
        print(plain(table_of(arguments.real.resolve(), arguments.count, arguments.linkers, arguments.workers)))
    except BenchError as error:
        sys.exit(f"The bench stopped: {error}")


def table(data: Path) -> Table:
    """The figures for as many reports as Splink is made for."""
    return table_of(reports(data), COUNT, LINKERS)


def table_of(real: Path, count: int, linkers: Sequence[str], workers: int = 1) -> Table:
    """The figures for so many reports. Raises BenchError where two ways give different links or incidents."""
    measured: dict[str, Figures] = {}
    with TemporaryDirectory(prefix="reportedly-bench") as folder:
        where = Path(folder) / "record.sqlite"
        child("bench.linking_child", where, real, count, "--fill", threads=1)
        for linker in linkers:
            print(f"Linking {count:,} reports at once, {linker} ...", file=sys.stderr)
            words = ("--linker", linker, "--workers", workers)
            measured[linker] = child("bench.linking_child", where, real, count, *words)
    return Table("linkers", "Linking all at once: cost", rows_of(measured), note(measured, count, workers))


def rows_of(measured: Mapping[str, Figures]) -> list[Row]:
    """The rows by who found the pairs. Raises BenchError where two give different links or incidents."""
    if len({each["result"] for each in measured.values()}) > 1:
        raise BenchError(f"{' and '.join(measured)} don't give the same links and incidents")
    return [
        *(Row(f"linking all at once, {name}", each["seconds"], unit=" s") for name, each in measured.items()),
        *(Row(f"memory, {name}", each["peak"], MOST_MB, True, " MB") for name, each in measured.items()),
    ]


def note(measured: Mapping[str, Figures], count: int, workers: int) -> str:
    """How it was measured."""
    last = next(iter(measured.values()))
    return (
        f"{count:,} reports made by varying the 189 real ones (bench/linking_reports.py says how), {A_DAY} a day: "
        f"{last['tellings']:,} tellings, brought into {last['incidents']:,} incidents, the same to the last link. "
        f"SQLite; {workers} at a time compare pairs; memory is resident, at its peak."
    )


if __name__ == "__main__":
    main()
