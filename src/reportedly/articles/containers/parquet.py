"""Rows of a Parquet table to articles, a few at a time and only the columns that a row may have.

Invariant: a row that can't be read, and a part of the file that is broken, are told, and the next is read.
Source of the columns: report.md (INPUT); `published` may be a timestamp or a date as well as a string.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, BinaryIO

from reportedly.articles.containers import decode
from reportedly.articles.containers.rows import FIELDS, article
from reportedly.articles.items import Item, Skipped
from reportedly.articles.options import Limits

_BATCH = 16
_BUFFER = 1 << 16
_BROKEN = (OSError, ValueError, RuntimeError, TypeError, MemoryError)  # what pyarrow raises, its own errors among them


def read(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Item]:
    """The articles of a Parquet file in order, row group by row group. The stream must be one that can seek."""
    from pyarrow import parquet  # type: ignore[import-untyped]  # it has no types

    try:
        table = parquet.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
        columns = [field.name for field in table.schema_arrow]
    except _BROKEN as error:
        yield Skipped(where, f"it is no Parquet file that can be read ({_said(error)})")
        return
    if not {"text", "html"} & set(columns):
        named = ", ".join(columns[:20]) + (", ..." if len(columns) > 20 else "")
        yield Skipped(where, f"it has no column `text` or `html`; its columns are: {named}")
        return
    wanted = [name for name in FIELDS if name in columns]
    number = 0
    for group in range(table.num_row_groups):
        first = number
        number += table.metadata.row_group(group).num_rows
        yield from _group(table, group, wanted, first, where, limits)
    if not number:
        yield Skipped(where, "it holds no rows")


def _group(table: Any, group: int, wanted: list[str], first: int, where: str, limits: Limits) -> Iterator[Item]:
    """The articles of one row group, whose first row is the one after `first`."""
    meta = table.metadata.row_group(group)
    largest = max(
        meta.column(n).total_uncompressed_size
        for n in range(meta.num_columns)
        if meta.column(n).path_in_schema.split(".")[0] in ("text", "html")
    )
    if largest > limits.max_bytes * max(1, meta.num_rows) + _BUFFER:  # the column's own headers aside
        yield Skipped(f"{where}, rows {first + 1:,} and on", f"on average {limits.too_large()}")
        return
    number = first
    try:
        for batch in table.iter_batches(batch_size=_BATCH, row_groups=[group], columns=wanted, use_threads=False):
            cells = {name: _cells(batch.column(name)) for name in wanted}
            for at in range(batch.num_rows):
                number += 1
                yield _row({name: cells[name][at] for name in wanted}, f"{where}, row {number}", limits)
    except _BROKEN as error:
        rest = f"rows {number + 1:,} to {first + meta.num_rows:,} can't be read"
        yield Skipped(where, f"{rest} ({_said(error)})")


def _row(record: dict[str, object], where: str, limits: Limits) -> Item:
    """The article of a row. Columns without a value in it count as not given."""
    given = {name: value for name, value in record.items() if value is not None}
    notes: list[str] = []
    for name in ("text", "html"):
        value = given.get(name)
        if isinstance(value, (bytes, str)) and len(value) > limits.max_bytes:
            return Skipped(where, limits.too_large())
        if isinstance(value, bytes):
            try:
                given[name], said = decode.text(value, page=name == "html")
            except decode.UnreadableError as error:
                return Skipped(where, f"`{name}`: {error}")
            notes += said
    if not given.keys() & {"text", "html"}:
        return Skipped(where, "`text` is empty; a row needs words in `text` or `html`")
    given = {
        name: value.decode(errors="replace") if isinstance(value, bytes) else value for name, value in given.items()
    }
    raw = json.dumps(given, ensure_ascii=False, sort_keys=True, default=str).encode(errors="surrogatepass")
    return article(given, raw, where, limits, notes)


def _cells(column: Any) -> list[object]:
    """A column's values as strings, bytes, whole numbers or None; times and dates as ISO 8601."""
    import pyarrow as pa

    zone: tzinfo | None = None
    if pa.types.is_timestamp(column.type):
        zone = _zone(column.type.tz)
        column = column.cast(pa.timestamp("us", "UTC" if column.type.tz else None), safe=False)
    return [_cell(value, zone) for value in column]


def _cell(value: Any, zone: tzinfo | None) -> object:
    """One value; one that Python can't hold (a year past 9999, bytes that are no UTF-8) is its bytes or None."""
    try:
        held: object = value.as_py()
    except UnicodeDecodeError:
        return bytes(value.as_buffer())
    except (ValueError, OverflowError):
        return None
    if isinstance(held, datetime):
        return held.astimezone(zone).isoformat() if held.tzinfo and zone else held.isoformat()
    return held.isoformat() if isinstance(held, date) else held


def _zone(name: str | None) -> tzinfo | None:
    """The zone of a column of times, by name or offset; Greenwich's where this machine doesn't know the name."""
    if name is None:
        return None
    try:
        if name[:1] in "+-":
            sign = -1 if name[0] == "-" else 1
            return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))
        from zoneinfo import ZoneInfo

        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return UTC


def _said(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0][:150] or type(error).__name__
