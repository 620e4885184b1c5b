"""Rows as CSV: whole, with the names of their columns, and never a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.workbench.views import as_csv, cell

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1")
"""What spreadsheets take for formulas (OWASP, CSV injection), the wide signs of East Asia among them."""


def read(words: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(words, newline="")))


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(words: str) -> None:
    assert cell(words) == f"'{words}"
    for value in ([words, "b"], {words: 1}):
        assert str(cell(value)).startswith("'")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ("Orsa", "Orsa"),
        (-14, -14),
        (-0.5, -0.5),
        (True, "True"),
        (["a", "b"], "a; b"),
        ((), ""),
        ({"killed": 14, "missing": None}, "killed 14"),
        ([{"id": "i1", "title": "Orsa shelled"}], "id i1; title Orsa shelled"),
    ],
)
def test_values_as_cells(value: Any, shown: Any) -> None:
    assert cell(value) == shown


def test_columns_are_those_of_all_rows() -> None:
    assert read(as_csv([{"a": 1, "b": None}, {"c": "x, “y”\nz"}])) == [
        ["a", "b", "c"],
        ["1", "", ""],
        ["", "", "x, “y”\nz"],
    ]


def test_nothing_is_a_table_without_rows() -> None:
    assert read(as_csv([])) == [[]]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.text(st.characters(exclude_categories=["Cs"])), min_size=1)))
def test_whatever_is_in_a_cell_stays_in_it(rows: list[dict[str, str]]) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    found = read(as_csv(rows))
    assert [[each.removeprefix("'") for each in row] for row in found[1:]] == [
        [row.get(name, "").removeprefix("'") for name in names] for row in rows
    ]
