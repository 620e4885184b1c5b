"""Reports as a Parquet file: one report a row, one column for each key of the report.

Invariant: `list(from_parquet(path)) == [storable(report) for report in reports]`, and a report is storable as it is
but for half surrogates. The schema is fixed, whatever the reports hold.

A span is a struct `{start, end}`, as in `blocks`, and not a pair: SQL reads `span.start` and unnests a list of spans
into two named columns, pandas gets a dict that says what it holds, and no reader has to know which number comes first.
Every list is there, if empty; whatever else is not stated is null. A place's candidates have the fields that say which
place is meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from reportedly.model import Report
from reportedly.report import JsonObject, from_json, to_json

GROUP_ROWS = 500
GROUP_CHARACTERS = 4_000_000
"""A row group, which is held in memory until it is written, has at most so many reports or characters of text."""
BATCH = 64
STAND_IN = "\N{REPLACEMENT CHARACTER}"
HALVES = dict.fromkeys(range(0xD800, 0xE000), STAND_IN)
REPLACED = "half a surrogate pair, which Parquet cannot hold, is replaced by U+FFFD"


def struct(**fields: pa.DataType) -> pa.DataType:
    """A struct with these fields in this order."""
    return pa.struct(list(fields.items()))


TEXT, WHOLE, DEGREE = pa.string(), pa.int64(), pa.float64()
SPAN = struct(start=pa.int32(), end=pa.int32())
SPAN_KEYS = {"start", "end"}
SPANS = pa.list_(SPAN)
PARTY = struct(spans=SPANS, actor=TEXT)
MENTIONED = struct(span=SPAN, actor=TEXT)
WHERE: dict[str, pa.DataType] = {
    "name": TEXT,
    "geonameid": WHOLE,
    "lat": DEGREE,
    "lon": DEGREE,
    "country": TEXT,
    "admin1": TEXT,
    "feature": TEXT,
}
BLOCK = struct(kind=TEXT, start=pa.int32(), end=pa.int32(), date=TEXT, place=SPAN, credit=SPAN)
ARTICLE = struct(
    id=TEXT,
    url=TEXT,
    outlet=TEXT,
    title=TEXT,
    byline=pa.list_(TEXT),
    language=TEXT,
    published=TEXT,
    updated=TEXT,
    published_from=TEXT,
    dateline=TEXT,
    origin=TEXT,
    text=TEXT,
    blocks=pa.list_(BLOCK),
)
STATEMENT = struct(
    id=TEXT,
    source=struct(spans=SPANS, actor=TEXT, named=TEXT),
    cue=SPANS,
    content=SPANS,
    via=PARTY,
    addressee=PARTY,
    target=PARTY,
    mode=TEXT,
    act=TEXT,
    factuality=TEXT,
    condition=SPAN,
    parent=TEXT,
    said=TEXT,
    confidence=DEGREE,
)
EVENT = struct(
    id=TEXT,
    type=TEXT,
    mode=TEXT,
    trigger=SPAN,
    actors=pa.list_(MENTIONED),
    recipients=pa.list_(MENTIONED),
    place=TEXT,
    time=TEXT,
    status=TEXT,
    claimant=TEXT,
    confidence=DEGREE,
)
FIGURE = struct(
    id=TEXT,
    span=SPAN,
    low=WHOLE,
    high=WHOLE,
    approx=pa.bool_(),
    measure=TEXT,
    whom=TEXT,
    side=TEXT,
    part_of=TEXT,
    scope=TEXT,
    period=TEXT,
    place=TEXT,
    time=TEXT,
    event=TEXT,
    claimant=TEXT,
    confidence=DEGREE,
)
PLACE = struct(id=TEXT, span=SPAN, **WHERE, precision=pa.int32(), candidates=pa.list_(struct(**WHERE)))
TIME = struct(id=TEXT, span=SPAN, edtf=TEXT)
ACTOR = struct(id=TEXT, name=TEXT, mentions=SPANS)
SCHEMA = pa.schema(
    [
        ("article", ARTICLE),
        ("statements", pa.list_(STATEMENT)),
        ("events", pa.list_(EVENT)),
        ("figures", pa.list_(FIGURE)),
        ("places", pa.list_(PLACE)),
        ("times", pa.list_(TIME)),
        ("actors", pa.list_(ACTOR)),
        ("warnings", pa.list_(TEXT)),
    ]
)


def to_parquet(reports: Iterable[Report], path: str | PathLike[str]) -> None:
    """Writes reports to a file, in as much memory as one row group takes."""
    with Path(path).open("wb") as file, table_to(file) as table:
        for report in reports:
            table.add(report)


def from_parquet(path: str | PathLike[str]) -> Iterator[Report]:
    """The reports of a file that was written here, in order, a few in memory at a time."""
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=BATCH):
            yield from map(report_of, batch.to_pylist())


@contextmanager
def table_to(stream: IO[bytes]) -> Iterator[Table]:
    """A table that is written to a stream. Where the work stops, what there is becomes a whole file, if it can."""
    table = Table(stream)
    try:
        yield table
    except BaseException:
        with suppress(Exception):
            table.close(empty=False)
        raise
    table.close()


class Table:
    """Takes reports and writes them by row groups. Until it is closed, the file lacks its footer and can't be read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._writer: parquet.ParquetWriter | None = None
        self._rows: list[JsonObject] = []
        self._characters = 0

    def add(self, report: Report) -> Report:
        """Takes one report; gives it as it is stored."""
        stored = storable(report)
        self._rows.append(row_of(stored))
        self._characters += len(stored.article.text)
        if len(self._rows) >= GROUP_ROWS or self._characters >= GROUP_CHARACTERS:
            self._write()
        return stored

    def close(self, *, empty: bool = True) -> None:
        """Writes what is left and the footer; without `empty`, nothing at all where there was no report."""
        if self._rows or (empty and self._writer is None):
            self._write()
        if self._writer is not None:
            self._writer.close()

    def _write(self) -> None:
        """The rows so far as one group. They leave the list first: an interruption may lose them, never double them."""
        rows, self._rows, self._characters = self._rows, [], 0
        if self._writer is None:
            self._writer = parquet.ParquetWriter(self._stream, SCHEMA, compression="zstd")
        self._writer.write_table(pa.Table.from_pylist(rows, schema=SCHEMA))
        self._stream.flush()


def storable(report: Report) -> Report:
    """The report as Parquet can hold it: itself, or with U+FFFD for each half surrogate and a warning that says so.

    One character stands for one, so that every offset stays right.
    """
    line = json.dumps(to_json(report), ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        sound = from_json(json.loads(line.translate(HALVES)))
        return replace(sound, warnings=(*sound.warnings, REPLACED))
    return report


def row_of(report: Report) -> JsonObject:
    """The report's JSON object with spans as structs."""
    return cast(JsonObject, named(to_json(report)))


def report_of(row: JsonObject) -> Report:
    """The report that a row holds. A block's own date, place and credit stand in the JSON only where it has them."""
    data = cast(JsonObject, paired(row))
    article = data["article"]
    article["blocks"] = [{key: value for key, value in b.items() if value is not None} for b in article["blocks"]]
    return from_json(data)


def named(value: Any) -> Any:
    """A JSON value with `{start, end}` for each pair of offsets: no other list in a report holds numbers."""
    if isinstance(value, dict):
        return {key: named(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], int):
        start, end = value
        return {"start": start, "end": end}
    return [named(each) for each in value]


def paired(value: Any) -> Any:
    """The opposite of `named`."""
    if isinstance(value, list):
        return [paired(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == SPAN_KEYS:
        return [value["start"], value["end"]]
    return {key: paired(each) for key, each in value.items()}
