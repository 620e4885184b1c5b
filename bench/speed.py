"""Speed of `read` on JSONL texts in one process: against the bare encoder and against spaCy's parse."""

from __future__ import annotations

import json
from pathlib import Path

from bench.run import PEERS_PYTHON, WORK, articles, child, words_in
from bench.table import Row, Table

SOURCES = (Path("data/statements/polnear-dev.jsonl"), Path("data/articles/isaf-200.jsonl"))
TIMES_THE_ENCODER = 1.4
TIMES_SPACY = 2.0
SPACY = {"parse": "spaCy's parse", "pipeline": "spaCy's whole pipeline"}


def table(data: Path) -> Table:
    """Words a second of each, and the ratios that the project holds itself to."""
    texts = gather(data)
    words = words_in([row["text"] for row in articles(texts)])
    ours = child("bench.speed_child", texts)
    spacy = child("bench.peer_spacy", texts, python=PEERS_PYTHON) if PEERS_PYTHON.exists() else {}
    rates: dict[str, float | None] = {name: words / spacy[key] for key, name in SPACY.items() if key in spacy}
    rows = [
        Row("read, words a second", words / ours["read"], others=rates),
        Row("bare encoder, words a second", words / ours["bare"]),
        Row("time of read / time of the bare encoder", ours["read"] / ours["bare"], TIMES_THE_ENCODER, at_most=True),
        *(Row(f"words a second, times {SPACY[key]}", spacy[key] / ours["read"], TIMES_SPACY) for key in spacy),
    ]
    note = f"{words:,} words, one process each, one after the other, median of {ours['rounds']} rounds. "
    note += "The bare encoder runs the same windows in the same batches as read did. "
    note += "spaCy is en_core_web_sm." if spacy else "spaCy was not measured: make bench-peers installs it."
    return Table("speed", "Speed", rows, note)


def gather(data: Path) -> Path:
    """One JSONL file of id and text from the sources."""
    WORK.mkdir(exist_ok=True)
    target = WORK / "speed.jsonl"
    with target.open("w", encoding="utf-8") as out:
        for source in SOURCES:
            for row in articles(data / source):
                out.write(json.dumps({"id": row["id"], "text": row["text"]}, ensure_ascii=False) + "\n")
    return target
