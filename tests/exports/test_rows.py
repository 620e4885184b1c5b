"""Rows under fixed columns: what is written is read back, and what breaks a rule is told."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.rows import CSV, TSV, Column, Dialect, Row, Sheet, faults, is_day, joined, one_line, read

COLUMNS = (
    Column("name", "#name", needed=True),
    Column("many", "#many", "whole", least=0, most=9),
    Column("where", "#geo", "decimal"),
    Column("kind", "#kind", among=frozenset(("a", "b"))),
)
ROW: Row = {"name": 'Orsa, "the" town', "many": 3, "where": 40.25, "kind": None}
WORDS = st.text().map(one_line).filter(bool)


def sheet(rows: list[Row], dialect: Dialect = CSV, *, hxl: bool = False) -> bytes:
    stream = io.BytesIO()
    made = Sheet(stream, COLUMNS, dialect, hxl=hxl)
    for row in rows:
        made.add(row)
    return stream.getvalue()


@pytest.mark.parametrize("dialect", [CSV, TSV])
def test_rows_come_back_as_they_were(dialect: Dialect, tmp_path: Path) -> None:
    path = tmp_path / "rows"
    path.write_bytes(sheet([ROW, {**ROW, "many": None, "where": -0.1}], dialect))
    assert list(read(path, COLUMNS, dialect)) == [ROW, {**ROW, "many": None, "where": -0.1}]


@given(WORDS, WORDS)
def test_any_words_come_back_from_a_cell_and_take_one_line(first: str, second: str) -> None:
    rows: list[Row] = [{**ROW, "name": first, "kind": second}]
    for dialect, lines in ((CSV, 2), (TSV, 1)):
        with NamedTemporaryFile() as file:
            Path(file.name).write_bytes(sheet(rows, dialect))
            assert Path(file.name).read_bytes().count(b"\n") == lines
            assert list(read(file.name, COLUMNS, dialect)) == rows


def test_tags_stand_under_the_header_and_are_no_row(tmp_path: Path) -> None:
    path = tmp_path / "tagged.csv"
    path.write_bytes(sheet([ROW], hxl=True))
    assert path.read_text(encoding="utf-8").splitlines()[:2] == ["name,many,where,kind", "#name,#many,#geo,#kind"]
    assert list(read(path, COLUMNS)) == [ROW]


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv.gz"
    path.write_bytes(gzip.compress(sheet([ROW])))
    assert list(read(path, COLUMNS)) == [ROW]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,other\n", "line 1: these are not the 4 columns that begin with name"),
        ("name,many,where,kind\nOrsa,1\n", "line 2: 2 cells instead of 4"),
        ("name,many,where,kind\nOrsa,few,,\n", "line 2: many should be a number, and is 'few'"),
    ],
)
def test_a_file_of_another_shape_is_told(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        list(read(path, COLUMNS))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": None}, "name is empty"),
        ({"name": 3}, "name should be text, and is 3"),
        ({"name": "two\nlines"}, "name is empty or has line breaks: 'two\\nlines'"),
        ({"many": 2.5}, "many should be whole, and is 2.5"),
        ({"many": True}, "many should be whole, and is True"),
        ({"many": 10}, "many is out of bounds: 10"),
        ({"kind": "c"}, "kind is none of the shape's values: 'c'"),
        ({"more": 1}, "the columns are not those of the shape: more"),
    ],
)
def test_a_fault_names_the_cell(change: Row, fault: str) -> None:
    assert faults(ROW, COLUMNS) == []
    assert faults({**ROW, **change}, COLUMNS) == [fault]


def test_words_are_put_on_one_line() -> None:
    assert one_line(" two\n lines\t") == "two lines"
    assert one_line(" ") is None is one_line(None)
    assert one_line("half \ud800") == "half �"
    assert joined(["b", None, "a", "b"]) == "b; a"


@pytest.mark.parametrize(
    ("cell", "day"), [("2020-02-29", True), ("2021-02-29", False), ("20200229", False), (3, False)]
)
def test_a_day_is_one_of_the_calendar(cell: str | int, day: bool) -> None:
    assert is_day(cell) is day
