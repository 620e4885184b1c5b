"""Linking: seconds and memory by number of reports, how they grow, and what a day's articles cost on top."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.incidents import reports
from bench.linking_reports import A_DAY
from bench.run import child
from bench.table import Row, Table

SIZES = (1_000, 10_000, 100_000)
MOST_GROWTH = 1.0
MOST_MB = 2_000
MOST_SECONDS = 20

Figures = Mapping[str, Any]


def table(data: Path) -> Table:
    """The figures at each size, on SQLite."""
    real = reports(data)
    measured = {}
    with TemporaryDirectory(prefix="reportedly-bench") as folder:
        for size in SIZES:
            print(f"Linking {size:,} reports ...", file=sys.stderr)
            where = Path(folder) / f"{size}.sqlite"
            child("bench.linking_child", where, real, size, "--fill", threads=1)
            measured[size] = child("bench.linking_child", where, real, size, threads=1)
            where.unlink()
    return Table("linking", "Linking reports into incidents: cost", rows_of(measured), note(measured))


def rows_of(measured: Mapping[int, Figures]) -> list[Row]:
    """The rows for the figures by size; how time grows is told over the last step."""
    before, last = sorted(measured)[-2:]
    return [
        *(Row(f"linking {size:,} reports", each["seconds"], unit=" s") for size, each in measured.items()),
        Row(
            f"growth from {before:,} to {last:,}, as a power of n log n",
            growth(before, measured[before]["seconds"], last, measured[last]["seconds"]),
            MOST_GROWTH,
            at_most=True,
        ),
        *(Row(f"memory with {size:,}", each["peak"], MOST_MB, True, " MB") for size, each in measured.items()),
        *(
            Row(f"a day's {A_DAY} more, with {size:,}", each["day"], MOST_SECONDS, True, " s")
            for size, each in measured.items()
        ),
        Row("pairs of articles of one story that share an incident", measured[last]["recall"], unit=" %"),
        Row("pairs that share an incident and are of one story", measured[last]["precision"], unit=" %"),
    ]


def growth(less: int, seconds: float, more: int, longer: float) -> float:
    """The power x for which time grows as (n log n) to the x between two sizes."""
    return math.log(longer / seconds) / math.log(more * math.log(more) / (less * math.log(less)))


def note(measured: Mapping[int, Figures]) -> str:
    """How it was measured."""
    size = max(measured)
    last = measured[size]
    return (
        f"Reports made by varying the 189 real ones (bench/linking_reports.py says how), {A_DAY} a day: {size:,} hold "
        f"{last['tellings']:,} tellings, brought into {last['incidents']:,} incidents, {last['shared']:,} of them told "
        "by several articles. SQLite, one process, one thread; memory is resident, at its peak. Stories made of one "
        "real report are more alike than real stories are."
    )
