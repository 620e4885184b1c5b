"""JSON files: a list of rows, one row, rows one after another."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.containers import document
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Limits

ROWS = [{"id": "a", "text": "It held."}, {"id": "b", "text": "“Şuşa,” he said.", "title": "T"}]


def read(raw: bytes | str, limits: Limits | None = None) -> list[Item]:
    stream = io.BytesIO(raw if isinstance(raw, bytes) else raw.encode())
    return list(document.read(stream, "a.json", limits or Limits()))


def texts(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.article.id, item.article.text) for item in items if isinstance(item, Received)]


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2, ensure_ascii=False),
        "\ufeff" + json.dumps(ROWS),
        "\n".join(json.dumps(row, indent=2) for row in ROWS),
        "".join(json.dumps(row) for row in ROWS),
    ],
)
def test_rows_stand_in_a_list_or_one_after_another(raw: str) -> None:
    assert texts(read(raw)) == [(row["id"], row["text"]) for row in ROWS]
    assert [item.where for item in read(raw)] == ["a.json, row 1", "a.json, row 2"]


def test_one_object_is_one_row() -> None:
    assert texts(read(json.dumps(ROWS[0], indent=1))) == [("a", "It held.")]


def test_a_row_that_holds_nothing_is_told_and_the_next_is_read() -> None:
    first, second, third = read('[{"title": "T"}, 5, {"text": "It held."}]')
    assert isinstance(first, Skipped)
    assert str(first) == "a.json, row 1: `text` is missing; a row needs words in `text` or `html`"
    assert isinstance(second, Skipped)
    assert "it is JSON but not an object" in second.reason
    assert isinstance(third, Received)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (
            '[{"text": "It held."}, {"text": "It',
            "it ends before the row does; a list of rows, one row, or one row a line",
        ),
        ('[{"text": "It held."}, {text: 1}]', "it is not JSON (Expecting property name"),
        ('[{"text": "It held."}, ' + "[" * 200_000, "the JSON is nested too deep"),
    ],
)
def test_a_broken_list_gives_the_rows_before_the_fault(raw: str, reason: str) -> None:
    first, told = read(raw)
    assert isinstance(first, Received)
    assert isinstance(told, Skipped)
    assert told.where == "a.json, row 2"
    assert told.reason.startswith(reason)


@pytest.mark.parametrize("raw", ["", " ", "[]", "[ ]"])
def test_a_file_without_rows_is_told(raw: str) -> None:
    assert read(raw) == [Skipped("a.json", "it holds no rows")]


def test_a_row_over_the_limit_is_told() -> None:
    small = Limits(max_bytes=100_000)
    (told,) = read('[{"text": "' + "a" * 200_000 + '"}]', small)
    assert told == Skipped("a.json", small.too_large())


def test_a_long_list_is_read_a_few_rows_at_a_time() -> None:
    class Stream(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            self.most = max(self.most, len(data))
            return data

    stream = Stream(json.dumps([{"text": f"It held on day {n}."} for n in range(20_000)]).encode())
    items = document.read(stream, "a.json", Limits())
    assert isinstance(next(items), Received)
    assert stream.tell() < 200_000
    assert sum(1 for _ in items) == 19_999
    assert stream.most < 200_000


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b'[{"text": "It held."}]', True),
        (b"[ ]", True),
        (b'{\n "text": "It held."}', True),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', True),
        (b'{"text": "It held."}\n{"text": "It held."}\n', False),
        (b'{"text": "It held."}', False),
        (b"[Reuters] The truce held.", False),
        (b"", False),
    ],
)
def test_a_document_is_told_from_a_table_by_its_first_line(head: bytes, is_one: bool) -> None:
    assert document.is_document(head) == is_one


@given(st.lists(st.text(min_size=1).filter(str.strip)))
def test_texts_are_never_changed(words: list[str]) -> None:
    items = read(json.dumps([{"text": text} for text in words]))
    assert [text for _, text in texts(items)] == words


@given(st.binary(max_size=100))
def test_any_bytes_are_rows_or_told(raw: bytes) -> None:
    assert read(raw)
    assert read(b"[" + raw)
