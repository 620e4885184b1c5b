"""Who finds the pairs of tellings that are compared at all: our own way, or Splink in DuckDB or in Spark.

Invariant: all find the same pairs, each once, in the order of the later telling's number; how sure a pair is of one
happening nobody decides here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from reportedly.accounts.blocking import Neighbours, Spot

Linker = Literal["auto", "own", "duckdb", "spark"]
MANY = 100_000
"""Reports from which DuckDB finds the pairs, where it is installed."""
NOW_AND_THEN = 1000
"""So many tellings are taken in between two times that old ones are let go."""
NEEDED = {"own": (), "duckdb": ("splink", "duckdb"), "spark": ("splink", "duckdb", "pyspark")}
"""The packages that each way needs."""
INSTALLING = {"duckdb": "pip install 'reportedly[link]'", "spark": "pip install 'reportedly[link,spark]'"}

Pairs = Iterator[tuple[int, int]]
Finder = Callable[[Iterable[Spot], Path], Pairs]
"""Finds the pairs among tellings, given in the order of their days, with a folder to work in."""


class LinkerError(Exception):
    """A way of linking can't be taken; says why, and what to do."""


def finder(linker: Linker, reports: int) -> Finder:
    """What finds the pairs among the tellings of so many reports.

    Raises LinkerError where a package for it is missing.
    """
    which = chosen(linker, reports)
    missing = lacking(which)
    if missing:
        raise LinkerError(f"--linker {which} needs {' and '.join(missing)}: {INSTALLING[which]}")
    if which == "own":
        return lambda spots, _: pairs(spots)
    from reportedly.accounts import splinking

    return splinking.in_duckdb if which == "duckdb" else splinking.in_spark


def chosen(linker: Linker, reports: int) -> Linker:
    """The way that is taken: what was asked for, else what suits so many reports."""
    if linker != "auto":
        return linker
    return "duckdb" if reports >= MANY and not lacking("duckdb") else "own"


def lacking(linker: Linker) -> list[str]:
    """The packages that a way needs and that are not installed."""
    return [name for name in NEEDED[linker] if find_spec(name) is None]


def pairs(spots: Iterable[Spot]) -> Pairs:
    """The pairs of tellings that may be of one happening, the smaller number first.

    The tellings come in the order of their days, those that nothing dates first, so that only those of the last weeks
    have to be kept.
    """
    near = Neighbours()
    for count, spot in enumerate(spots, 1):
        yield from sorted((other.number, spot.number) for other in near.of(spot))
        near.add(spot)
        if count % NOW_AND_THEN == 0 and spot.wide is not None:
            near.forget(spot.wide[0])
