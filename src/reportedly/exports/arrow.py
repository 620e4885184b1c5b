"""Claims as one flat table, in Parquet or as an Arrow IPC file (Feather): the columns of `flat`, with types.

Invariant: the schema is fixed, whatever the claims are; rows stand by article, in the order of its report. The schema's
metadata says what offsets count.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, cast

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import ipc, parquet

from reportedly.exports.companion import Companion
from reportedly.exports.flat import COLUMNS, LISTS, Row, rows
from reportedly.exports.shapes import Material, Options

OFFSETS = "Unicode code points into the article's text, half-open"
TYPES = {
    **dict.fromkeys(("start", "end", "precision"), pa.int32()),
    **dict.fromkeys(("geonameid", "low", "high"), pa.int64()),
    **dict.fromkeys(("lat", "lon", "confidence"), pa.float64()),
    **dict.fromkeys(("first", "last"), pa.date32()),
    **dict.fromkeys(LISTS, pa.list_(pa.string())),
    "approx": pa.bool_(),
}
"""The columns that don't hold one text."""
SCHEMA = pa.schema([(name, TYPES.get(name, pa.string())) for name in COLUMNS], metadata={"offsets": OFFSETS})
GROUP = 10_000
"""So many rows are held in memory until they are written."""
LARGEST = (1 << 63) - 1
TOO_LARGE = "its number needs more than 64 bits"


def write_parquet(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes the table as Parquet; how many rows it has."""
    with parquet.ParquetWriter(cast(IO[bytes], out), SCHEMA, compression="zstd") as writer:
        return sum(put(writer, group) for group in groups(material, companion))


def write_arrow(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes the table as an Arrow IPC file, unpacked, so that any reader of the format can map it; how many rows."""
    with ipc.new_file(cast(IO[bytes], out), SCHEMA) as writer:
        return sum(put(writer, group) for group in groups(material, companion))


def put(writer: parquet.ParquetWriter | ipc.RecordBatchFileWriter, group: list[Row]) -> int:
    """Writes some rows; how many."""
    writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))
    return len(group)


def groups(material: Material, companion: Companion) -> Iterator[list[Row]]:
    """The rows of the chosen claims, some at a time."""
    found = (row for report, wanted in material.reports() for row in rows(report, wanted) if holds(row, companion))
    while group := list(islice(found, GROUP)):
        yield group


def holds(row: Row, companion: Companion) -> bool:
    """Whether the table can hold a row; one that it can't is left out."""
    if all(row[name] is None or abs(row[name]) <= LARGEST for name in ("low", "high")):
        return True
    companion.leave(row["record"], row["kind"], row["words"], TOO_LARGE)
    return False
