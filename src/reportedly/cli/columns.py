"""Pages that know their width: lines, and stretches of lines next to each other.

Invariant: no line is wider than the page, and no word is cut unless it alone is wider than its column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, TypeAlias

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportedly.cli.output import pages_to
from reportedly.cli.view import QUIET, Line, fold, put

Page: TypeAlias = Callable[[int], Iterable[Line]]
"""A page for a person: its lines at a width, in characters."""

Column: TypeAlias = tuple[str, Sequence[Line]]
"""A column: what it is called, and its lines."""
TITLE = "bold"
NARROWEST = 33
"""Columns that would be narrower than this stand under one another: two on 69 characters, three on 105."""
BETWEEN = " │ "


def pages(stream: IO[bytes]) -> Callable[[Page], Page]:
    """What writes pages to standard output, at the width of the terminal there is."""
    return pages_to(stream, None, show, [])


def show(console: Console, page: Page) -> None:
    """Prints one page."""
    for line in page(console.width):
        put(console, line)


def pages_at(page: Page, width: int) -> list[str]:
    """The lines of a page at a width, without colours."""
    return [piece.plain.rstrip() for line in page(width) for piece in fold(line, width)]


def side_by_side(columns: Sequence[Column], width: int) -> Iterator[Line]:
    """The columns next to each other where each has room enough; else the last under the others, or all so."""
    room = (width - len(BETWEEN) * (len(columns) - 1)) // max(len(columns), 1)
    if len(columns) > 1 and room >= NARROWEST:
        titles = [list(fold(Line(Text(title, style=TITLE)), room)) for title, _ in columns]
        yield from rows(titles, room)
        yield Line(Text("─┼─".join("─" * room for _ in columns), style=QUIET))
        yield from rows([[piece for line in lines for piece in fold(line, room)] for _, lines in columns], room)
        return
    if len(columns) > 1:
        yield from side_by_side(columns[:-1], width)
        yield Line()
    for title, lines in columns[-1:]:
        yield Line(Text(title, style=TITLE))
        yield from lines


def rows(columns: Sequence[Sequence[Text]], room: int) -> Iterator[Line]:
    """The rows of columns whose lines are folded."""
    for row in range(max(map(len, columns))):
        yield Line(across([column[row] if row < len(column) else Text() for column in columns], room))


def across(cells: Sequence[Text], room: int) -> Text:
    """One row: each cell filled up to its column's width, with bars between them."""
    row = Text()
    for number, cell in enumerate(cells):
        if number:
            row.append(BETWEEN, style=QUIET)
        row.append_text(cell)
        row.append(" " * (room - cell_len(cell.plain)) if number < len(cells) - 1 else "")
    return row
