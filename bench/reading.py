"""How pages are read: text, title, date and author beside trafilatura's on the same pages, and pages a second."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.run import WORK, articles, child, reports_of, scored_json
from bench.table import Row, Table

GOLD = Path("data") / "reading" / "wcxb-dev-250.jsonl.gz"
OVER_TRAFILATURA = 1.0
OF_TRAFILATURA = 0.5
ROUNDS = 3
TRAFILATURA = "trafilatura 2.3"
READABILITY = "readability 0.9 (test part)"

# Row of the scorer, what to reach, whether it must stay under that, and readability's title, the best known.
ROWS: tuple[tuple[str, float | None, bool, float | None], ...] = (
    ("text.P", None, False, None),
    ("text.R", None, False, None),
    ("text.with", None, False, None),
    ("text.without", None, True, None),
    ("title", 85.0, False, 71.2),
    ("date", 92.0, False, None),
    ("date.wrong", 4.0, True, None),
    ("author", 86.0, False, None),
)


def table(data: Path) -> Table:
    """Per cent, by the data folder's reading.py, and the authors given where the gold names none."""
    ours = scored_json(data, "reading.py", data / GOLD, reports_of("reading", data / GOLD))
    theirs = scored_json(data, "reading.py", data / GOLD, peer_reports(data))
    best = theirs["text"]["share"]
    rows = [Row("text F1", ours["text"]["share"], best + OVER_TRAFILATURA, others={TRAFILATURA: best})]
    for name, reach, at_most, readability in ROWS:
        others = {TRAFILATURA: theirs[name]["share"], READABILITY: readability}
        rows.append(Row(name, ours[name]["share"], reach, at_most, others=others))
    without, invented = authorless(data)
    rows.append(Row(f"authors given, of {without} pages whose gold has none", invented, 0, at_most=True))
    return Table("reading", "Pages: text, title, date, author, per cent", rows, NOTE)


NOTE = (
    "Means over 250 article pages, mostly blogs and guides. trafilatura is run on the same pages, without comments, "
    "its metadata with its own defaults; text F1 is to be one point over its."
)


def speed(data: Path) -> Table:
    """Pages a second in one process: to articles with all that is read of them, to reports, and trafilatura's text."""
    pages = sum(1 for _ in articles(data / GOLD))
    took = child("bench.reading_child", "speed", data / GOLD, ROUNDS, threads=1)
    note = (
        f"{pages} pages, one process, one thread, median of {ROUNDS} rounds that take turns. A report is the whole "
        "way: page, article, claims, line of JSON; it is to come at half the rate of trafilatura's text alone."
    )
    return Table("pages", "Speed of reading pages", paced(pages, took), note)


def paced(pages: int, took: dict[str, float]) -> list[Row]:
    """The rows, from the seconds of each side over all pages."""
    rates: dict[str, float | None] = {name: pages / took[side] for side, name in PEERS.items()}
    text = pages / took["text"]
    return [
        Row("pages to articles, a second", pages / took["ours"], text, others=rates),
        Row("pages to full reports, a second", pages / took["reports"], OF_TRAFILATURA * text, others=rates),
    ]


PEERS = {"text": "trafilatura, text alone", "metadata": "trafilatura, with metadata"}


def authorless(data: Path) -> tuple[int, int]:
    """How many pages have no author in the gold, and to how many of those we give one."""
    without = {row["id"] for row in articles(data / GOLD) if not row["gold"].get("author")}
    reports = (json.loads(line) for line in (WORK / "reading.jsonl").open(encoding="utf-8"))
    return len(without), sum(1 for r in reports if r["article"]["id"] in without and r["article"]["byline"])


def peer_reports(data: Path) -> Path:
    """How trafilatura reads the same pages, in the shape that the scorer wants."""
    target = WORK / "reading.trafilatura.jsonl"
    written: dict[str, Any] = child("bench.reading_child", "reports", data / GOLD, target)
    return Path(written["reports"])
