"""The pages of a Parquet column, measured before they are unpacked."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet as pq

from reportedly.articles.containers import pages


def measured(values: list[str], **options: Any) -> int:
    """The largest page of a column of these values."""
    out = io.BytesIO()
    pq.write_table(pa.table({"text": values}), out, **options)
    column = pq.ParquetFile(out).metadata.row_group(0).column(0)
    start = column.dictionary_page_offset if column.has_dictionary_page else column.data_page_offset
    return pages.largest(out, start, column.total_compressed_size)


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("dictionary", [True, False])
@pytest.mark.parametrize("compression", ["none", "snappy", "zstd"])
def test_the_largest_page_is_the_one_with_the_largest_value(version: str, dictionary: bool, compression: str) -> None:
    values = [*(f"It held on day {n}." for n in range(5000)), "a" * 100_000]
    options = {"use_dictionary": dictionary, "compression": compression, "data_page_size": 10_000}
    assert 100_000 <= measured(values, data_page_version=version, **options) < 250_000


def test_a_value_that_many_rows_share_counts_once() -> None:
    assert 100_000 <= measured(["a" * 100_000] * 50, compression="zstd") < 101_000


@given(st.binary(max_size=200))
def test_bytes_that_are_no_pages_are_measured_or_refused(junk: bytes) -> None:
    try:
        assert pages.largest(io.BytesIO(junk), 0, len(junk)) >= 0
    except ValueError as error:
        assert "page" in str(error)
