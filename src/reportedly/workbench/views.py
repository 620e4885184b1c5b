"""A view: what a page shows and the JSON API gives, made by one function.

Invariant: the page of a view is drawn from the very object that its API answers with, and its CSV from that object's
rows; nothing is shown that a program cannot get.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.report import JsonObject
from reportedly.workbench.asked import Parameter
from reportedly.workbench.desk import Desk

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the wide signs of East Asia too."""
Asked = Mapping[str, Any]
"""The values of a view's parameters, by name, and the name of who asks, as `me`."""


class NothingError(LookupError):
    """There is nothing of the name that was asked for."""


@dataclass(frozen=True, slots=True)
class View:
    """A view: its path, what makes it, and the template that draws it.

    `make` raises NothingError where what was asked for is not there. `rows` are what a CSV of it holds, one object a
    row; None where it is no table. A part of the path in braces is one of the `parameters`.
    """

    path: str
    meaning: str
    make: Callable[[Desk, Asked], JsonObject]
    parameters: tuple[Parameter, ...] = ()
    template: str | None = None
    rows: str | None = None


def as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV (RFC 4180) with the names of their columns; a list is joined with `; `."""
    rows = list(rows)
    stream = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(stream)
    writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in rows)
    return stream.getvalue()


def cell(value: Any) -> str | int | float | None:
    """A value as a cell; what a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection)."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        value = "; ".join(str(cell(each)) for each in value)
    if isinstance(value, dict):
        value = "; ".join(f"{name} {each}" for name, each in value.items() if each is not None)
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(FORMULA) else words
