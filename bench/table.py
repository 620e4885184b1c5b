"""A table of measured figures: what was measured, what it should reach, ours, and what others do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
PAGE = HERE / "results.md"


@dataclass(frozen=True)
class Row:
    """One figure. `reach` is met from above, or from below where `at_most`; None is nothing to reach.

    `others` holds what peers do, by name; a name says where their figure is from, unless it was measured here.
    """

    what: str
    ours: float | None
    reach: float | None = None
    at_most: bool = False
    unit: str = ""
    others: dict[str, float | None] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        """Whether the figure is where it should be; None where there is nothing to say."""
        if self.ours is None or self.reach is None:
            return None
        return self.ours <= self.reach if self.at_most else self.ours >= self.reach


@dataclass(frozen=True)
class Table:
    """Rows under a title, with a note on how they were measured."""

    name: str
    title: str
    rows: Sequence[Row]
    note: str = ""


def cells(table: Table) -> list[list[str]]:
    """The table's header and rows as words."""
    peers = list(dict.fromkeys(name for row in table.rows for name in row.others))
    lines = [["what", "reach", "ours", "", *peers]]
    for row in table.rows:
        reach = "" if row.reach is None else f"{'<=' if row.at_most else '>='} {shown(row.reach)}{row.unit}"
        verdict = {True: "met", False: "not met", None: ""}[row.met]
        ours = "not measured" if row.ours is None else f"{shown(row.ours)}{row.unit}"
        others = [f"{shown(row.others[p])}{row.unit}" if row.others.get(p) is not None else "" for p in peers]
        lines.append([row.what, reach, ours, verdict, *others])
    return lines


def shown(number: float | None) -> str:
    """A figure in as many digits as it deserves."""
    if number is None:
        return ""
    if number == int(number) or abs(number) >= 1000:
        return f"{number:,.0f}"
    return f"{number:.1f}" if abs(number) >= 20 else f"{number:.2f}"


def plain(table: Table) -> str:
    """The table for a terminal."""
    lines = cells(table)
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    body = "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)
    return f"{table.title}\n{body}\n{table.note}\n" if table.note else f"{table.title}\n{body}\n"


def markdown(title: str, note: str, lines: Sequence[Sequence[str]]) -> str:
    """The table for a page."""
    header, *rows = ("| " + " | ".join(line) + " |" for line in lines)
    rule = "|---" * len(lines[0]) + "|"
    return "\n".join([f"## {title}", "", header, rule, *rows, "", *([note, ""] if note else [])])


def publish(table: Table, facts: dict[str, Any]) -> None:
    """Prints a table and writes it to results.json and results.md; tables not measured now stay as they were."""
    held: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    kept: dict[str, Any] = held.get("tables", {})
    print(plain(table))
    rows = [{**asdict(row), "met": row.met} for row in table.rows]
    kept[table.name] = {**facts, "title": table.title, "note": table.note, "rows": rows, "shown": cells(table)}
    RESULTS.write_text(json.dumps({"tables": kept}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(kept), encoding="utf-8")


def page(kept: dict[str, Any]) -> str:
    """All tables that were ever measured, as one page."""
    parts = ["# Results", "", "Written by `make bench`; how each was measured stands under it.", ""]
    for held in kept.values():
        facts = f"Measured on {held['date']}, reportedly {held['version']}, {held['cores']} cores ({held['machine']})."
        parts.append(markdown(held["title"], f"{held['note']} {facts}".strip(), held["shown"]))
    return "\n".join(parts)
