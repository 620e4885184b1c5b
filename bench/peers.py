"""The programs that we compare with, run in an environment of their own, and the figures that they got."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.run import PEERS_PYTHON, WORK, BenchError, child, scored_json

FILE = Path(__file__).parent / "peers.json"
TEXTACY = "textacy 0.13"


def measure(data: Path) -> None:
    """Runs every peer on our data and writes peers.json. Raises BenchError where their environment is missing."""
    from bench.speed import peer_rates
    from bench.statements import GOLD

    need_environment()
    WORK.mkdir(exist_ok=True)
    reports = WORK / "polnear-dev.textacy.jsonl"
    print("textacy reads polnear-dev.jsonl ...")
    child("bench.peer_textacy", data / GOLD, reports, python=PEERS_PYTHON)
    statements = {TEXTACY: scored_json(data, "statements.py", data / GOLD, reports)}
    print("spaCy, textacy and HeidelTime are timed ...")
    figures = {"statements": statements, "speed": peer_rates(data)}
    FILE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print("Written to bench/peers.json; make bench prints it beside ours.")


def need_environment() -> None:
    """Raises BenchError with what to do where the peers are not installed."""
    if not PEERS_PYTHON.exists():
        raise BenchError("the peers are not installed: make bench-peers DATA=... builds .venv-peers")


def figures(table: str) -> dict[str, Any]:
    """The figures of each peer for a table, as the scorer gave them, or its articles a second; empty where none ran."""
    held: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    found: dict[str, Any] = held.get(table, {})
    return found


def note(table: str) -> str:
    """Where the peers' figures come from, for under the table."""
    if not figures(table):
        return "No peer was run here: make bench-peers does it."
    return "textacy (direct quotations, spaCy's en_core_web_sm) was run on the same articles by make bench-peers."
