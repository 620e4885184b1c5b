"""Statements on the desk articles (12, annotated by the codebook), and on the codebook's worked example among them."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from bench.run import BenchError, reports_of, scored, scored_json
from bench.table import Row, Table

DESK = Path("data") / "desk"
WORKED = "dev-00"
REACH = {"source": 0.78, "act": 0.75, "factuality": 0.90, "mode": 0.95, "named": 0.90, "parent": 0.70, "via": 0.70}
FACTS = {
    "figures": None,
    "figures.claimant": 0.75,
    "places": 0.85,
    "times": 0.85,
    "events": None,
    "events.status": 0.65,
}
EVENTS = {"claimant": 0.85, "actors": None, "recipients": None}
FIELDS = ("source", "act", "factuality", "mode", "named", "parent", "via", "addressee", "target")


def table(data: Path) -> Table:
    """F1 of statements with the right source, the share of paired ones whose field is right, F1 of facts."""
    reports = reports_of("desk", data / DESK / "articles.jsonl")
    ours = scored_json(data, "desk.py", data / DESK / "gold", reports)
    rows = [Row("statements F1", ours.get("statements", 0.0))]
    for field in FIELDS:
        measure = "F1" if field == "source" else "right"
        rows.append(Row(f"statements.{field} {measure}", ours.get(f"statements.{field}"), REACH.get(field)))
    rows += [Row(f"{field} F1", ours.get(field), reach) for field, reach in FACTS.items()]
    rows += [Row(f"events.{field} right", ours.get(f"events.{field}"), reach) for field, reach in EVENTS.items()]
    right, gold = worked_example(data, reports)
    rows.append(Row(f"worked example, of {gold} statements", right, gold))
    return Table("desk", "Statements and facts by the codebook: 12 desk articles", rows)


def worked_example(data: Path, reports: Path) -> tuple[int, int]:
    """How many statements of the worked example have the right source, and how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(data / DESK / "gold" / f"{WORKED}.json", folder)
        printed = scored(data, "desk.py", folder, reports)
    found = re.search(r"^statements\.source .*?(\d+) right of (\d+) gold", printed, re.MULTILINE)
    if not found:
        raise BenchError("desk.py says nothing about statements.source of the worked example")
    return int(found[1]), int(found[2])
