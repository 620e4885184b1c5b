"""A floor under what the program makes of the demo dispatches, which we annotated by hand.

The figures that count come from `make bench`, on texts that are not ours. This one only keeps a change from losing
accuracy in silence: raise it when reading improves, never lower it without saying why. It lies a few statements below
what was measured (146 found of 156, 142 with the right source, 150 reported), since int8 rounds a little differently
on other processors. The digest says what it was measured on.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from reportedly.articles import inputs
from reportedly.articles.items import Received
from reportedly.model import Report, Spans
from reportedly.reader import Reader

HERE = Path(__file__).parent
DEMO = HERE.parent / "demo"
EXPECTED = HERE / "data" / "demo_expected.jsonl"
MEASURED_ON = "b2fc9c8abb363d4b"
FOUND, SOURCE_RIGHT, REPORTED = 142, 138, 154


def read(name: str) -> Report:
    (item,) = [i for i in inputs.read([DEMO / name]) if isinstance(i, Received)]
    return next(READER.read_many([item]))


READER = Reader()


def words(text: str) -> set[str]:
    """The words of a text with their places, so that a repeated word counts each time."""
    found = text.replace(" … ", " ").split()
    return {f"{word}/{found[:i].count(word)}" for i, word in enumerate(found)}


def at(report: Report, spans: Spans) -> str:
    return " ".join(report.article.text[s:e] for s, e in spans)


def share(one: set[str], other: set[str]) -> float:
    """How much of their union two sets share; all of it where both are empty."""
    return len(one & other) / len(one | other) if one | other else 1.0


def compared(report: Report, expected: list[dict[str, Any]]) -> tuple[int, int]:
    """How many expected statements are found, and with the right source: half of the words of both, each time."""
    left = list(report.statements)
    found = right = 0
    for gold in expected:
        want = words(gold["content"])
        scored = [(share(want, words(at(report, s.content))), s) for s in left]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best[1] is None or best[0] < 0.5:
            continue
        found += 1
        left.remove(best[1])
        right += share(words(gold["source"] or ""), words(at(report, best[1].source.spans))) >= 0.5
    return found, right


def test_the_demo_dispatches_are_read_at_least_as_well_as_they_were() -> None:
    rows = [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()]
    pages = b"".join((DEMO / row["file"]).read_bytes() for row in rows)
    assert hashlib.sha256(pages + EXPECTED.read_bytes()).hexdigest()[:16] == MEASURED_ON, "measure the floors anew"
    reports = [read(row["file"]) for row in rows]
    scores = [compared(report, row["statements"]) for report, row in zip(reports, rows, strict=True)]
    found, right = (sum(column) for column in zip(*scores, strict=True))
    reported = sum(len(report.statements) for report in reports)
    assert (found >= FOUND, right >= SOURCE_RIGHT, reported <= REPORTED) == (True, True, True), (found, right, reported)
