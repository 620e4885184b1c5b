"""For users of Spark: rows of articles in, rows of reports out, as the function that `DataFrame.mapInArrow` takes.

Rows have the columns of report.md's table (`text` or `html`, and `id`, `url`, `outlet`, `title`, `published`,
`language` where known), reports those of `exports.parquet.SCHEMA`. Spark keeps the order within a partition. Each
worker process of Spark loads the models once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types

from reportedly.articles.containers import rows
from reportedly.articles.items import Skipped
from reportedly.articles.options import Limits
from reportedly.exports.parquet import SCHEMA, row_of, storable
from reportedly.model import Article, Report
from reportedly.reader import Reader, ReadOptions

if TYPE_CHECKING:
    from pyspark.sql.types import StructType


def reports(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A batch of reports for each batch of articles, one report a row.

    A row that can't be read gives a report without text, whose warning says why: none is dropped.
    """
    for batch in batches:
        found = [row_of(storable(report_on(row))) for row in batch.to_pylist()]
        yield from pa.Table.from_pylist(found, schema=SCHEMA).to_batches() or [empty()]


def schema() -> StructType:
    """The columns of a report as Spark names their types."""
    from pyspark.sql.pandas.types import from_arrow_schema

    found: StructType = from_arrow_schema(SCHEMA)
    return found


def report_on(row: dict[str, Any]) -> Report:
    """The report on one row."""
    given = {name: value for name, value in row.items() if value is not None and name in rows.FIELDS}
    where = f"row {given.get('id', 'without an id')}"
    raw = json.dumps(given, ensure_ascii=False, sort_keys=True, default=str).encode(errors="surrogatepass")
    item = rows.article(given, raw, where, limits())
    if isinstance(item, Skipped):
        return Report(Article(str(given.get("id", "")), ""), warnings=(item.reason,))
    return next(reader().read_many([item]))


def empty() -> pa.RecordBatch:
    """A batch of no reports."""
    return pa.RecordBatch.from_pylist([], schema=SCHEMA)


def limits() -> Limits:
    """The limits that reading keeps."""
    return reader().options.limits


@cache
def reader() -> Reader:
    """The process's reader, on one thread: Spark runs as many processes as it has cores."""
    return Reader(ReadOptions(batch_articles=1), threads=1)
