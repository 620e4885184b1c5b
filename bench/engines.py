"""What an engine costs: the same short articles by each engine of `read`, beside a bare pool of processes."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.run import WORK, child, reportedly
from bench.table import Row, Table
from bench.texts import counted, short, written

ARTICLES = 20_000
WORKERS = 2
TIMES_THE_POOL = 1.2

ENGINES: dict[str, Sequence[str]] = {"pool": (), "daft": ("daft",), "daft-ray": ("daft", "ray")}
"""Each engine and the packages that it needs."""
BARE = "a bare pool"


def table(_data: Path) -> Table:
    """The seconds of each engine, and how many times those of a bare pool they are; None where it isn't installed."""
    source = written("engines", short(ARTICLES))
    took: dict[str, float] = {}
    for engine in (BARE, *filter(installed, ENGINES)):
        print(f"Reading {ARTICLES:,} short articles by {engine} ...", file=sys.stderr)
        took[engine] = bare(source) if engine == BARE else seconds(source, engine)
    _, words = counted(source)
    source.unlink()
    return Table("engines", "Engines", rows_of(took), note(words))


def rows_of(took: Mapping[str, float]) -> list[Row]:
    """The rows, from the seconds of the bare pool and of the engines that are installed."""
    rows = [Row(f"seconds of {BARE}", took[BARE])]
    for engine in ENGINES:
        ratio = took[engine] / took[BARE] if engine in took else None
        rows.append(Row(f"seconds of --engine {engine}", took.get(engine)))
        rows.append(Row(f"--engine {engine}, times {BARE}", ratio, TIMES_THE_POOL, at_most=True))
    return rows


def note(words: int) -> str:
    """How it was measured."""
    missing = ", ".join(engine for engine in ENGINES if not installed(engine))
    absent = f" Not installed here: {missing} (pip install 'reportedly[cluster]')." if missing else ""
    return (
        f"{ARTICLES:,} made articles of {words / ARTICLES:.0f} words on average, {WORKERS} workers of one thread each, "
        f"the whole command with its start, into Parquet files. The bare pool is multiprocessing's Pool({WORKERS}), a "
        "Reader of the default options in each process, which gets 100 texts at a time, makes their reports and "
        f"writes nothing: it gives back how many statements they hold.{absent}"
    )


def installed(engine: str) -> bool:
    """Whether an engine's packages are there."""
    return all(find_spec(name) for name in ENGINES[engine])


def bare(source: Path) -> float:
    """How long a bare pool takes, its process included."""
    start = time.perf_counter()
    child("bench.engines_child", source, WORKERS, threads=1)
    return time.perf_counter() - start


def seconds(source: Path, engine: str) -> float:
    """How long an engine takes."""
    folder = WORK / "engines"
    shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    reportedly("read", "--engine", engine, "--workers", str(WORKERS), source, "--output", f"{folder}/")
    took = time.perf_counter() - start
    shutil.rmtree(folder)
    return took
