"""The table of casualty phrases, each row a test: what is read from it, and that nothing else is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportedly.claims.figures import figures
from reportedly.claims.page import Page
from reportedly.language.parse import Parse
from reportedly.model import Article, Block, Figure

TABLE = Path(__file__).with_name("casualty_phrases.tsv")


def table() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(text: str) -> str:
    """The figures of one sentence in the table's own notation."""
    article = Article("test", text, (Block("paragraph", 0, len(text)),))
    page = Page.of(article, Parse(text, (), ((0, len(text)),), (), ()))
    found = figures(page, article, (), (), ())
    return " ; ".join(written(text, figure) for figure in found)


def written(text: str, figure: Figure) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (figure.low, figure.high))
    part = f" < {figure.part_of[1:]}" if figure.part_of else ""
    bounds = f"{low}..{high}{'~' if figure.approx else ''}"
    return f"{text[slice(*figure.span)]} = {bounds} {figure.measure} {figure.whom}{part}"


@pytest.mark.parametrize("row", table(), ids=lambda row: row["text"])
def test_a_phrase_is_read_by_the_codebook(row: dict[str, str]) -> None:
    assert told(row["text"]) == row["figures"]


def test_the_table_is_large_and_half_of_it_older_than_the_code() -> None:
    written_when = [row["written"] for row in table()]
    assert len(written_when) >= 120
    assert 2 * written_when.count("before") >= len(written_when)
    assert set(written_when) == {"before", "after"}
