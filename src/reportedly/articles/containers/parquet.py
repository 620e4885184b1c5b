"""Rows of a Parquet table to articles, a few at a time and only the columns that a row may have.

Invariant: a row that can't be read, and a part of the file that is broken, are told, and the next is read. What is
unpacked at a time stays within a few times `Limits.max_bytes`, however small the file: a page of a column is measured
before it is unpacked, and rows are few at a time where a column is large.
Source of the columns: report.md (INPUT); `published` may be a timestamp or a date as well as a string.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, BinaryIO

from reportedly.articles.containers import decode, pages
from reportedly.articles.containers.rows import FIELDS, article
from reportedly.articles.items import Item, Skipped
from reportedly.articles.options import Limits

_BATCH = 16
_BUFFER = 1 << 16
_PAGE = 8  # a page may unpack to so many times the limit for one article: there are writers of pages of 100 MB
_BROKEN = (OSError, ValueError, RuntimeError, TypeError, MemoryError)  # what pyarrow raises, its own errors among them


def read(stream: BinaryIO, where: str, limits: Limits, groups: range | None = None) -> Iterator[Item]:
    """The articles of a Parquet file in order, row group by row group, or of some of its row groups.

    The stream must be one that can seek.
    """
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
        if number > first and (groups is None or group in groups):
            yield from _group(table, stream, group, wanted, first, where, limits)
    if not number:
        yield Skipped(where, "it holds no rows")


def _group(
    table: Any, stream: BinaryIO, group: int, wanted: list[str], first: int, where: str, limits: Limits
) -> Iterator[Item]:
    """The articles of one row group, whose first row is the one after `first`."""
    meta = table.metadata.row_group(group)
    columns = [meta.column(n) for n in range(meta.num_columns)]
    columns = [column for column in columns if column.path_in_schema.split(".")[0] in wanted]
    largest = max(1, *(column.total_uncompressed_size for column in columns))
    number = first
    try:
        reason = _too_large(stream, columns, largest, meta.num_rows, limits)
        if reason is not None:
            yield Skipped(f"{where}, rows {first + 1:,} and on", reason)
            return
        size = max(1, min(_BATCH, limits.max_bytes // largest))  # rows may share one value, and each gets its own
        for batch in table.iter_batches(batch_size=size, row_groups=[group], columns=wanted, use_threads=False):
            cells = {name: _cells(batch.column(name)) for name in wanted}
            for at in range(batch.num_rows):
                number += 1
                yield _row({name: cells[name][at] for name in wanted}, f"{where}, row {number}", limits)
    except _BROKEN as error:
        rest = f"rows {number + 1:,} to {first + meta.num_rows:,} can't be read"
        yield Skipped(where, f"{rest} ({_said(error)})")


def _too_large(stream: BinaryIO, columns: list[Any], largest: int, rows: int, limits: Limits) -> str | None:
    """Why a group of rows is not unpacked, by its columns and the size of the largest; None where it can be."""
    if largest > limits.max_bytes * max(1, rows) + _BUFFER:  # the column's own headers aside
        return f"on average {limits.too_large()}"
    for column in columns:
        starts = [column.data_page_offset]
        if column.has_dictionary_page and column.dictionary_page_offset:
            starts.append(column.dictionary_page_offset)
        page = pages.largest(stream, min(starts), column.total_compressed_size)
        if page > limits.max_bytes * _PAGE:
            name = column.path_in_schema
            return f"a page of the column `{name}` unpacks to {page:,} bytes; write the file anew with smaller pages"
    return None


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
