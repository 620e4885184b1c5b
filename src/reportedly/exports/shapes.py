"""The shapes that `reportedly export` writes, and what each of them is given.

A shape is one module beside this one and one line in `SHAPES`. Its function is

    def write(material: Material, out: IO[bytes] | Path, companion: Companion, options: Options) -> int

and gives how many rows (records, features, documents) it wrote. `out` is an open stream of bytes; where the shape
`holds` a folder, it is the path of an empty folder that takes its final name when all is done. The function takes from
`material` what it is made of: `told()` for one incident after another and `alone()` for what is part of none,
`claims()` for one claim after another, or `reports()` for the articles with the chosen claims of each. They are read as
they are asked for, a few at a time.

Invariant: nothing is dropped in silence. What a shape can't hold is given to `companion.leave`, which writes it beside
the output with the reason; the command tells the counts.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, Protocol, TypeAlias

from reportedly.model import Event, Figure, Report, Statement

if TYPE_CHECKING:
    from reportedly.accounts.accounts import Told
    from reportedly.accounts.best import Rule
    from reportedly.accounts.model import Side
    from reportedly.exports.companion import Companion
    from reportedly.record.record import Record

MadeOf = Literal["incidents", "claims"]
"""What the command's arguments and options choose: incidents as `accounts` does, or claims as `search` does."""
ClaimKind = Literal["statement", "event", "figure"]
CLAIMS: tuple[ClaimKind, ...] = ("statement", "event", "figure")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim that was chosen, as it stands after review, in the report that it was read from."""

    report: Report
    item: Statement | Event | Figure

    @property
    def name(self) -> str:
        """What `reportedly review` knows it by: `ARTICLE#e3`."""
        return f"{self.report.article.id}#{self.item.id}"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says of the writing.

    `rule` is the one by which a best figure is chosen, None for none; `conflict` the name of the conflict that was
    declared, `sides` those of it, else those that were inferred.
    """

    hxl: bool = False
    rule: Rule | None = None
    conflict: str | None = None
    sides: tuple[Side, ...] = ()


class Material(Protocol):
    """What was chosen out of a record (`chosen.Chosen`)."""

    @property
    def record(self) -> Record:
        """The record, for a shape that tells how claims came to be."""

    def told(self) -> Iterator[Told]:
        """The accounts of the chosen incidents, in the order of their first day."""

    def claims(self) -> Iterator[Claim]:
        """The chosen claims of the kinds that the shape takes, the newest first."""

    def alone(self) -> Iterator[Claim]:
        """For shapes of incidents: the events and figures chosen by the same filters that are part of no incident."""

    def reports(self) -> Iterator[tuple[Report, frozenset[str]]]:
        """The articles that hold chosen claims, each once, with the ids of those; by their newest claim."""


Write: TypeAlias = "Callable[[Material, IO[bytes] | Path, Companion, Options], int]"


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: where its function is, what the help says of it, what it is made of and holds.

    `kinds` are the kinds of claim that it takes. `hxl` tells whether it can have a row of HXL tags. `rule` is the one
    that its own data set follows for a best figure: it holds, and is told, where the command line names no other.
    """

    function: str
    help: str
    made_of: MadeOf
    holds: Literal["file", "folder"] = "file"
    kinds: tuple[ClaimKind, ...] = CLAIMS
    hxl: bool = False
    rule: Rule | None = None

    def load(self) -> Write:
        """The function, imported when it is asked for."""
        module, _, name = self.function.partition(":")
        found: Write = getattr(importlib.import_module(module), name)
        return found


SHAPES: dict[str, Shape] = {
    "acled": Shape("reportedly.exports.acled:write", "ACLED's 31 columns, CSV", "incidents", hxl=True, rule="acled"),
    "ucdp": Shape("reportedly.exports.ucdp:write", "UCDP GED's 49 columns, CSV", "incidents", hxl=True, rule="ucdp"),
    "plover": Shape("reportedly.exports.plover:write", "PLOVER, JSON lines", "claims", kinds=("event",)),
    "cameo": Shape("reportedly.exports.cameo:write", "GDELT's 61 columns, TSV", "claims", kinds=("event",)),
    "annotations": Shape("reportedly.exports.annotations:write", "W3C Web Annotations, JSON-LD", "claims"),
    "arrow": Shape("reportedly.exports.arrow:write_arrow", "a flat table, Arrow IPC (Feather)", "claims"),
    "ftm": Shape("reportedly.exports.ftm:write", "Follow-the-Money entities, JSON lines", "claims"),
    "geojson": Shape("reportedly.exports.geojson:write", "points with tolls, GeoJSON", "incidents"),
    "geojson-claims": Shape(
        "reportedly.exports.geojson:write_claims", "points, GeoJSON", "claims", kinds=("event", "figure")
    ),
    "parquet": Shape("reportedly.exports.arrow:write_parquet", "a flat table, Parquet", "claims"),
    "prov": Shape("reportedly.exports.prov:write", "how claims came to be, PROV-JSON", "claims"),
}
"""Every shape by its name."""
