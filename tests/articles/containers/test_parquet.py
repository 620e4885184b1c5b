"""Parquet tables: the columns that a row may have, whatever types they are stored in."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet as pq

from reportedly.articles.containers import parquet
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Limits

WORDS = "The truce held for a second day on Thursday, officials on both sides of the river said."
PAGE = f"<!DOCTYPE html><html><body><article><p>{WORDS} {WORDS} {WORDS}</p></article></body></html>"


def stored(columns: dict[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def read(raw: bytes, limits: Limits | None = None) -> list[Item]:
    return list(parquet.read(io.BytesIO(raw), "a.parquet", limits or Limits()))


def only(items: list[Item]) -> Received:
    (item,) = items
    assert isinstance(item, Received), item
    return item


def test_rows_are_read_in_order_with_what_they_state() -> None:
    columns = {
        "text": ["One day.", "Two days."],
        "id": ["a", "b"],
        "outlet": ["The Hill Post", None],
        "published": ["2020-11-01", None],
        "vector": [[1.0], [2.0]],
    }
    first, second = (only([item]) for item in read(stored(columns)))
    assert (first.article.id, first.article.text, first.article.outlet) == ("a", "One day.", "The Hill Post")
    assert (first.article.published, first.article.published_from) == ("2020-11-01", "given")
    assert (first.where, second.where) == ("a.parquet, row 1", "a.parquet, row 2")
    assert (second.article.outlet, second.article.published, second.warnings) == (None, None, ())


@pytest.mark.parametrize(
    "column",
    [
        pa.array([WORDS], pa.large_string()),
        pa.array([WORDS], pa.string_view()),
        pa.array([WORDS]).dictionary_encode(),
        pa.array([WORDS.encode()], pa.binary()),
        pa.array([WORDS.encode()], pa.large_binary()),
    ],
)
def test_words_may_be_stored_in_any_way(column: Any) -> None:
    assert only(read(stored({"text": column}))).article.text == WORDS


def test_a_page_may_be_stored_as_its_bytes() -> None:
    raw = PAGE.replace("<html>", '<html><meta charset="windows-1252">').replace("held", "“held”").encode("cp1252")
    assert "“held”" in only(read(stored({"html": [raw]}))).article.text


@pytest.mark.parametrize(
    ("column", "published"),
    [
        (pa.array([datetime(2020, 11, 1, 12, 53, tzinfo=UTC)], pa.timestamp("s", "UTC")), "2020-11-01T12:53:00+00:00"),
        (pa.array([1604235180123456789], pa.timestamp("ns", "UTC")), "2020-11-01T12:53:00+00:00"),
        (pa.array([1604235180000], pa.timestamp("ms", "+03:00")), "2020-11-01T15:53:00+03:00"),
        (pa.array([1604235180000], pa.timestamp("ms", "Nowhere/Else")), "2020-11-01T12:53:00+00:00"),
        (pa.array([date(2020, 11, 1)], pa.date32()), "2020-11-01"),
        (pa.array([date(2020, 11, 1)], pa.date64()), "2020-11-01"),
    ],
)
def test_a_time_may_be_stored_as_one(column: Any, published: str) -> None:
    found = only(read(stored({"text": [WORDS], "published": column})))
    assert (found.article.published, found.warnings) == (published, ())


def test_a_time_without_a_zone_keeps_its_date_with_a_warning() -> None:
    found = only(read(stored({"text": [WORDS], "published": [datetime(2020, 11, 1, 12, 53)]})))
    assert found.article.published == "2020-11-01"
    assert found.warnings == (
        "`published` is '2020-11-01T12:53:00', a time without a zone; only its date is kept",
    )  # fmt: skip


def test_values_that_cannot_be_used_are_told() -> None:
    far = pa.array([2**60], pa.timestamp("ms"))
    found = only(read(stored({"text": [WORDS], "published": far, "outlet": [5], "id": [7]})))
    assert (found.article.published, found.article.id) == (None, "7")
    assert found.warnings == ("`outlet` is not a string and is left out",)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_row_without_words_is_told_and_the_next_is_read(value: str | None) -> None:
    first, second = read(stored({"text": [value, WORDS]}))
    assert first == Skipped("a.parquet, row 1", "`text` is empty; a row needs words in `text` or `html`")
    assert isinstance(second, Received)


def test_a_row_has_a_page_where_it_has_no_text() -> None:
    assert only(read(stored({"text": pa.array([None], pa.string()), "html": [PAGE]}))).article.text.startswith(WORDS)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (stored({"body": ["x"], "id": ["a"]}), "it has no column `text` or `html`; its columns are: body, id"),
        (stored({"text": pa.array([], pa.string())}), "it holds no rows"),
        (b"", "it is no Parquet file that can be read (Parquet file size is 0 bytes)"),
        (b"PAR1" * 9, "it is no Parquet file that can be read ("),
        (stored({"text": [WORDS]})[:-20], "it is no Parquet file that can be read (Parquet magic bytes not found"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(raw: bytes, reason: str) -> None:
    (told,) = read(raw)
    assert isinstance(told, Skipped)
    assert told.reason.startswith(reason)


def test_a_broken_row_group_is_told_and_the_next_is_read() -> None:
    texts = [f"It held on day {n}." for n in range(30)]
    raw = bytearray(stored({"text": texts}, row_group_size=10, compression="zstd"))
    start = pq.ParquetFile(io.BytesIO(bytes(raw))).metadata.row_group(1).column(0).data_page_offset
    raw[start : start + 40] = b"\xff" * 40
    items = read(bytes(raw))
    found = [item.article.text for item in items if isinstance(item, Received)]
    assert found == texts[:10] + texts[20:]
    (told,) = [item for item in items if isinstance(item, Skipped)]
    assert told.reason.startswith("rows 11 to 20 can't be read (")


def test_rows_over_the_limit_are_told() -> None:
    small = Limits(max_bytes=1000)
    items = read(stored({"text": ["a" * 1500, WORDS]}), small)
    assert items[0] == Skipped("a.parquet, row 1", small.too_large())
    assert isinstance(items[1], Received)


@pytest.mark.parametrize("name", ["text", "title"])
@pytest.mark.parametrize("dictionary", [True, False])
def test_a_small_file_with_a_huge_page_is_not_unpacked(name: str, dictionary: bool) -> None:
    small = Limits(max_bytes=10_000)
    rows = {"text": [WORDS] * 40, name: ["a" * 300_000, *["b"] * 39]}
    (told,) = read(stored(rows, use_dictionary=dictionary, compression="zstd"), small)
    assert isinstance(told, Skipped)
    assert re.match(rf"a page of the column `{name}` unpacks to 300,\d+ bytes; write the file anew", told.reason)


def test_rows_that_share_one_large_value_are_unpacked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = pa.DictionaryArray.from_arrays(pa.array([0] * 40, pa.int32()), pa.array([f"{WORDS} " * 100]))
    raw = stored({"text": shared})
    sizes: list[int] = []
    batches = pq.ParquetFile.iter_batches

    def watched(table: Any, **options: Any) -> Any:
        for batch in batches(table, **options):
            sizes.append(batch.num_rows)
            yield batch

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", watched)
    assert len(read(raw, Limits(max_bytes=10_000))) == 40
    assert set(sizes) == {1}


def test_a_group_of_rows_that_are_all_too_large_is_not_unpacked() -> None:
    small = Limits(max_bytes=1000)
    (told,) = read(stored({"text": ["a" * 200_000]}, use_dictionary=False, compression="zstd"), small)
    assert told == Skipped("a.parquet, rows 1 and on", f"on average {small.too_large()}")
