"""Incidents: articles of opposing outlets brought together by the real commands, against the gold by hand.

The articles are read, added to a record and linked there; `reportedly accounts --format jsonl` tells of the incidents.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.run import WORK, command, program, reportedly, reports_of, scored_json
from bench.table import Row, Table

ACCOUNTS = Path("data") / "accounts"
ROWS: tuple[tuple[str, str, str, float | None], ...] = (
    ("pairwise", "F1", "pairs of articles on one incident, F1", 70.0),
    ("pairwise", "P", "... precision", None),
    ("pairwise", "R", "... recall", None),
    ("b3", "F1", "B-cubed, F1", 85.0),
    ("found", "share", "incidents found", 75.0),
    ("toll", "share", "tolls of incidents", 70.0),
)
"""Row and figure of the scorer, what we call it, what to reach."""


def table(data: Path) -> Table:
    """Per cent, by the data folder's incidents.py."""
    figures = scored_json(data, "incidents.py", data / ACCOUNTS / "incidents.json", accounts(reports(data)))
    return Table("incidents", "Incidents: articles brought together, per cent", rows_of(figures), NOTE)


def rows_of(figures: dict[str, Any]) -> list[Row]:
    """The rows for the scorer's figures."""
    alone: dict[str, float | None] = {ALONE: figures["alone"]["F1"]}
    return [
        Row(what, figures[name][figure], reach, others=alone if (name, figure) == ("b3", "F1") else {})
        for name, figure, what, reach in ROWS
    ]


ALONE = "every article alone"
NOTE = (
    "189 articles of 15 outlets of opposing sides, 74 incidents that two or more of them tell of, by hand. No other "
    "program that we know brings articles together into incidents and keeps tolls by claimant."
)


def reports(data: Path) -> Path:
    """The reports on the articles, read anew."""
    return reports_of("accounts", data / ACCOUNTS / "articles.jsonl")


def accounts(source: Path) -> Path:
    """The incidents that some reports make in a record of their own."""
    target = WORK / "incidents.jsonl"
    with TemporaryDirectory(prefix="reportedly-bench") as folder:
        record = Path(folder) / "record.sqlite"
        reportedly("add", source, "--record", record)
        told = command([*program(), "accounts", "--record", str(record), "--format", "jsonl"])
    target.write_text(told, encoding="utf-8")
    return target
