"""Rows of cells under fixed columns: checked, written as CSV or TSV, read back.

Invariant: `list(read(path, columns)) == rows` for rows without a fault. A cell is one line of UTF-8; a cell of which
the record says nothing is empty, and None when it is read back.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import IO, Literal, TypeAlias

from reportedly.record.packing import storable

Cell: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Cell]
TYPES: dict[str, tuple[type, ...]] = {"text": (str,), "whole": (int,), "decimal": (int, float)}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells hold, and its HXL tag.

    `needed` cells are never empty. `among` are the only values, `least` and `most` the bounds of a number.
    """

    name: str
    tag: str = ""
    kind: Literal["text", "whole", "decimal"] = "text"
    needed: bool = False
    among: frozenset[str] | frozenset[int] = frozenset()
    least: float = -math.inf
    most: float = math.inf


@dataclass(frozen=True, slots=True)
class Dialect:
    """How rows are written: with what between cells, with a header or without, with quotation marks or without."""

    delimiter: str = ","
    header: bool = True
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL


CSV = Dialect()
TSV = Dialect("\t", header=False, quoting=csv.QUOTE_NONE)


class Sheet:
    """Takes rows and writes them, the header and, where it is asked for, the row of HXL tags first."""

    def __init__(self, stream: IO[bytes], columns: Sequence[Column], dialect: Dialect = CSV, *, hxl: bool = False):
        self._stream, self._columns, self._dialect = stream, columns, dialect
        if dialect.header:
            self._put([each.name for each in columns])
        if hxl:
            self._put([each.tag for each in columns])

    def add(self, row: Mapping[str, Cell]) -> None:
        """Writes one row, whole."""
        self._put([text_of(row[each.name]) for each in self._columns])

    def _put(self, cells: Sequence[str]) -> None:
        line = io.StringIO()
        dialect = self._dialect
        quotes = '"' if dialect.quoting == csv.QUOTE_MINIMAL else None
        csv.writer(
            line, delimiter=dialect.delimiter, quoting=dialect.quoting, quotechar=quotes, lineterminator="\n"
        ).writerow(cells)
        self._stream.write(line.getvalue().encode())


def text_of(cell: Cell) -> str:
    """What a cell is written as; nothing for None."""
    return "" if cell is None else repr(cell) if isinstance(cell, float) else str(cell)


def one_line(text: str | None) -> str | None:
    """Words as a cell holds them, on one line; None for none. Half a surrogate pair becomes U+FFFD."""
    return storable(" ".join(text.split())) or None if text else None


def joined(words: Iterable[str | None], by: str = "; ") -> str | None:
    """Several words in one cell, each once; None where there are none."""
    return by.join(dict.fromkeys(each for each in map(one_line, words) if each)) or None


def read(path: str | PathLike[str], columns: Sequence[Column], dialect: Dialect = CSV) -> Iterator[Row]:
    """The rows of a file, packed or not, a row of HXL tags passed over.

    Raises ValueError, naming file and line, where the columns are others or a cell is no number that should be one.
    """
    names = [each.name for each in columns]
    quotes = '"' if dialect.quoting == csv.QUOTE_MINIMAL else None
    with opened(path) as file:
        lines = csv.reader(file, delimiter=dialect.delimiter, quoting=dialect.quoting, quotechar=quotes)
        if dialect.header and next(lines, None) != names:
            raise ValueError(f"{path}, line 1: these are not the {len(names)} columns that begin with {names[0]}")
        for cells in lines:
            if len(cells) != len(names):
                raise ValueError(f"{path}, line {lines.line_num}: {len(cells)} cells instead of {len(names)}")
            if lines.line_num != 2 or not is_tags(cells):
                yield row_of(cells, columns, f"{path}, line {lines.line_num}")


def opened(path: str | PathLike[str]) -> IO[str]:
    """The text of a file, unpacked."""
    file = Path(path)
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8", newline="")
    return file.open(encoding="utf-8", newline="")


def is_tags(cells: Sequence[str]) -> bool:
    """Whether a row is one of HXL tags."""
    return any(cells) and all(not each or each.startswith("#") for each in cells)


def row_of(cells: Sequence[str], columns: Sequence[Column], where: str) -> Row:
    """The row that cells hold, its numbers as numbers. Raises ValueError where one is none."""
    row: Row = {}
    for column, cell in zip(columns, cells, strict=True):
        try:
            row[column.name] = value_of(cell, column)
        except ValueError:
            raise ValueError(f"{where}: {column.name} should be a number, and is {cell!r}") from None
    return row


def value_of(cell: str, column: Column) -> Cell:
    """What a cell holds."""
    if not cell:
        return None
    return cell if column.kind == "text" else int(cell) if column.kind == "whole" else float(cell)


def faults(row: Mapping[str, Cell], columns: Sequence[Column]) -> list[str]:
    """What is wrong with a row: its columns, the kinds of its cells, their codes and bounds. Empty where nothing is."""
    names = [each.name for each in columns]
    if list(row) != names:
        odd = sorted(set(row) ^ set(names))
        return [f"the columns are not those of the shape: {', '.join(odd) or 'their order'}"]
    return [fault for column in columns for fault in cell_faults(row[column.name], column)]


def cell_faults(cell: Cell, column: Column) -> Iterator[str]:
    """What is wrong with one cell."""
    name = column.name
    if cell is None:
        if column.needed:
            yield f"{name} is empty"
        return
    if not isinstance(cell, TYPES[column.kind]) or isinstance(cell, bool):
        yield f"{name} should be {column.kind}, and is {cell!r}"
    elif column.among and cell not in column.among:
        yield f"{name} is none of the shape's values: {cell!r}"
    elif isinstance(cell, str):
        if cell != one_line(cell):
            yield f"{name} is empty or has line breaks: {cell!r}"
    elif not column.least <= cell <= column.most:
        yield f"{name} is out of bounds: {cell}"


def is_day(cell: Cell) -> bool:
    """Whether a cell is a day of the calendar, `2020-10-04`."""
    try:
        return isinstance(cell, str) and date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False
