"""JSONL rows: used as they are, and told by line where they can't be."""

from __future__ import annotations

import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.containers import table
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Limits


def read(raw: bytes, limits: Limits | None = None) -> list[Item]:
    return list(table.rows(io.BytesIO(raw), "rows.jsonl", limits or Limits()))


def test_a_row_keeps_its_text_and_id() -> None:
    row = {
        "id": "a-1",
        "text": " Odd  spacing,\r\n he said.\u2028",
        "outlet": "The Hill Post",
        "published": "2020-11-01",
    }
    (item,) = read(json.dumps(row).encode())
    assert isinstance(item, Received)
    assert (item.article.id, item.article.text) == ("a-1", row["text"])
    assert (item.article.outlet, item.article.published, item.article.published_from) == (
        "The Hill Post",
        "2020-11-01",
        "given",
    )
    assert item.where == "rows.jsonl, line 1"


def test_a_row_may_hold_a_page() -> None:
    words = "The truce held for a second day on Thursday, officials on both sides of the river said. " * 3
    (item,) = read(json.dumps({"html": f"<html><body><article><p>{words}</p></article></body></html>"}).encode())
    assert isinstance(item, Received)
    assert item.article.text == words.strip()


@pytest.mark.parametrize(
    ("stated", "outlet"),
    [
        ({"url": "https://www.hill.example/1"}, "hill.example"),
        ({"url": "https://www.hill.example/1", "outlet": "The Hill Post"}, "The Hill Post"),
        ({"url": "no address"}, None),
        ({}, None),
    ],
)
def test_the_outlet_of_a_text_that_names_none_is_the_host_of_its_address(
    stated: dict[str, str], outlet: str | None
) -> None:
    (item,) = read(json.dumps({"text": "It held.", **stated}).encode())
    assert isinstance(item, Received)
    assert (item.article.outlet, item.article.origin) == (outlet, outlet)


def test_a_stated_field_that_is_no_field_by_its_length_is_left_out() -> None:
    (item,) = read(json.dumps({"text": "It held.", "title": "x" * 10_001, "outlet": "y" * 10_000}).encode())
    assert isinstance(item, Received)
    assert (item.article.title, item.article.outlet) == (None, "y" * 10_000)
    assert item.warnings == ("`title` is longer than 10,000 characters and is left out",)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "it is not JSON"),
        (b"[1, 2]", "it is JSON but not an object"),
        (b'"words"', "it is JSON but not an object"),
        (b'{"title": "no words"}', "`text` is missing"),
        (b'{"text": "  "}', "`text` is empty"),
        (b'{"text": null}', "`text` is empty"),
        (b'{"text": 5}', "`text` is empty"),
        (b'{"html": "<p></p>"}', "the page holds no article"),
        (b"[" * 100_000, "nested too deep"),
        (b"\0\0\0\0\0\0", "binary data"),
    ],
)
def test_a_broken_row_is_told_by_line_and_the_next_is_read(line: bytes, reason: str) -> None:
    first, second = read(line + b'\n\n{"text": "It held."}\n')
    assert isinstance(first, Skipped)
    assert first.where == "rows.jsonl, line 1"
    assert reason in first.reason
    assert isinstance(second, Received)
    assert second.where == "rows.jsonl, line 3"


def test_fields_that_cannot_be_used_are_told() -> None:
    (item,) = read(b'{"text": "It held.", "outlet": 5, "published": "soon"}')
    assert isinstance(item, Received)
    assert item.article.published is None
    assert item.warnings == (
        "`outlet` is not a string and is left out",
        "`published` is 'soon', which is no ISO 8601 date or zoned time, and is left out",
    )


def test_half_a_character_in_a_row_is_told() -> None:
    (item,) = read(b'{"text": "He said \xe2\x80 and left."}')
    assert isinstance(item, Received)
    assert item.article.text == "He said \ufffd and left."
    assert "U+FFFD" in item.warnings[0]


def test_a_row_over_the_limit_is_passed_over() -> None:
    raw = b'{"text": "' + b"a" * 5000 + b'"}\n{"text": "It held."}\n'
    first, second = read(raw, Limits(max_bytes=1000))
    assert str(first) == f"rows.jsonl, line 1: {Limits(max_bytes=1000).too_large()}"
    assert isinstance(second, Received)


def test_rows_without_end_are_given_up() -> None:
    items = read(b"a" * 100_000, Limits(max_bytes=1000, max_discarded=5000))
    assert [str(item) for item in items] == [
        f"rows.jsonl, line 1: {Limits(max_bytes=1000).too_large()}",
        "rows.jsonl: its rows are longer than the limit; the rest is not read",
    ]


def test_a_packed_table_that_is_cut_off_gives_its_first_rows() -> None:
    packed = gzip.compress(b"".join(b'{"text": "It held on day %d."}\n' % n for n in range(2000)))
    with gzip.open(io.BytesIO(packed[: len(packed) // 2])) as stream:
        items = list(table.rows(stream, "rows.jsonl.gz", Limits()))  # type: ignore[arg-type]
    assert isinstance(items[0], Received)
    assert isinstance(items[-1], Skipped)
    assert "cut off after line" in items[-1].reason


def test_an_empty_table_is_told() -> None:
    assert read(b"\n\n") == [Skipped("rows.jsonl", "it holds no rows; one JSON object a line is needed")]


@given(st.binary())
def test_any_line_is_a_row_or_told(line: bytes) -> None:
    assert isinstance(table.row(line, "here"), Received | Skipped)


@given(st.text(alphabet=st.characters()).filter(str.strip))
def test_the_text_of_a_row_is_never_changed(text: str) -> None:
    item = table.row(json.dumps({"text": text}).encode(), "here")
    assert isinstance(item, Received)
    assert item.article.text == text
