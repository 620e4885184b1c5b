"""The table of shapes: each can be loaded, and is named in the docs."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from reportedly.exports.shapes import SHAPES

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_s_function_takes_what_shapes_are_given(name: str) -> None:
    taken = [each.strip("_") for each in inspect.signature(SHAPES[name].load()).parameters]
    assert taken == ["material", "out", "companion", "options"]


def test_every_shape_is_documented() -> None:
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert [name for name in SHAPES if f"`{name}`" not in text] == []


@pytest.mark.parametrize("shape", ["acled", "ucdp", "cameo"])
def test_every_column_of_a_table_is_documented(shape: str) -> None:
    from importlib import import_module

    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    names = {each.replace("Actor2", "Actor1") for each in import_module(f"reportedly.exports.{shape}").NAMES}
    assert sorted(name for name in names if f"`{name}`" not in text) == []
