"""Lines next to each other, and under one another where there is no room."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from reportedly.cli.columns import Column, pages_at, side_by_side
from reportedly.cli.view import Line

SIDES: tuple[Column, ...] = (
    ("One side", (Line(Text("says that the market was shelled at noon")), Line(Text("Gazette"), "  "))),
    ("The other", (Line(Text("denies it")),)),
)


def laid(columns: Iterable[Column], width: int) -> list[str]:
    return pages_at(lambda width: side_by_side(tuple(columns), width), width)


def test_columns_share_the_width_and_fold_their_own_lines() -> None:
    assert laid(SIDES, 71) == [
        "One side                           │ The other",
        "───────────────────────────────────┼───────────────────────────────────",
        "says that the market was shelled   │ denies it",
        "at noon                            │",
        "  Gazette                          │",
    ]


def test_without_room_they_stand_under_one_another() -> None:
    assert laid(SIDES, 60) == [
        "One side",
        "says that the market was shelled at noon",
        "  Gazette",
        "",
        "The other",
        "denies it",
    ]


def test_with_room_for_two_of_three_the_last_stands_below() -> None:
    page = laid((*SIDES, ("On no side", (Line(Text("was there")),))), 80)
    assert "│" in page[0] and page[-3:] == ["", "On no side", "was there"]


def test_wide_letters_take_their_room() -> None:
    first, _, row = laid((("一", (Line(Text("一二三")),)), ("two", (Line(Text("x")),))), 71)
    assert (first.index("│"), row.index("│")) == (34, 32)


def test_a_single_column_has_the_whole_width() -> None:
    assert laid(SIDES[:1], 100)[1] == "says that the market was shelled at noon"
