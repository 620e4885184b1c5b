"""Speed of `read` on JSONL texts in one process: against the bare encoder and against spaCy's parse.

Both sides are allowed the same number of threads, first all and then one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.run import PEERS_PYTHON, WORK, articles, child, processors, words_in
from bench.table import Row, Table

SOURCES = (Path("data/statements/polnear-dev.jsonl"), Path("data/articles/isaf-200.jsonl"))
ROUNDS = 1
TIMES_THE_ENCODER = 1.4
TIMES_SPACY = 2.0
SPACY = {"parse": "spaCy's parse", "pipeline": "spaCy's whole pipeline"}
SPACY_REACH = {"parse": TIMES_SPACY, "pipeline": None}

Figures = dict[str, Any]


def table(data: Path) -> Table:
    """Words a second of each, and the ratios that the project holds itself to, with all processors and with one."""
    texts = gather(data)
    words = words_in([row["text"] for row in articles(texts)])
    rows: list[Row] = []
    notes = [f"{words:,} words, one process each, one after the other, median of {ROUNDS} rounds."]
    cores = processors()
    for threads in (cores, 1) if cores > 1 else (1,):
        ours = child("bench.speed_child", texts, "--threads", threads, "--rounds", ROUNDS, threads=threads)
        spacy: Figures = {}
        if PEERS_PYTHON.exists():
            spacy = child("bench.peer_spacy", texts, ROUNDS, python=PEERS_PYTHON, threads=threads)
        rows += rows_of(words, ours, spacy, threads)
        notes.append(on_threads(threads, ours, spacy))
    notes.append("The bare encoder runs the same windows in the same batches as read did.")
    return Table("speed", "Speed", rows, " ".join([*notes, PEER_NOTE if PEERS_PYTHON.exists() else NO_PEER]))


PEER_NOTE = (
    "spaCy is en_core_web_sm through nlp.pipe, which works on one processor whatever it is allowed; its parse is "
    "tokenizer, tok2vec, tagger and parser, its whole pipeline adds attribute ruler, lemmatizer and names."
)
NO_PEER = "spaCy was not measured: make bench-peers installs it."


def rows_of(words: int, ours: Figures, spacy: Figures, threads: int) -> list[Row]:
    """The rows for one number of threads that every side was allowed; what was not measured is None."""
    allowed = f" ({threads} thread{'s' if threads > 1 else ''})"
    rates: dict[str, float | None] = {name: words / spacy[key] for key, name in SPACY.items() if key in spacy}
    ratio = ours["read"] / ours["bare"]
    return [
        Row(f"read, words a second{allowed}", words / ours["read"], others=rates),
        Row(f"bare encoder, words a second{allowed}", words / ours["bare"]),
        Row(f"time of read / time of the bare encoder{allowed}", ratio, TIMES_THE_ENCODER, at_most=True),
        *(
            Row(f"words a second, times {name}{allowed}", times(spacy.get(key), ours["read"]), SPACY_REACH[key])
            for key, name in SPACY.items()
        ),
    ]


def times(theirs: float | None, ours: float) -> float | None:
    """How many times as fast we are; None where the other was not measured."""
    return None if theirs is None else theirs / ours


def on_threads(threads: int, ours: Figures, spacy: Figures) -> str:
    """How many processors each side kept busy of those it was allowed."""
    theirs = f", spaCy's parse {spacy['busy']:.1f}" if spacy else ""
    return f"Allowed {threads} thread{'s' if threads > 1 else ''} each, read kept {ours['busy']:.1f} busy{theirs}."


def gather(data: Path) -> Path:
    """One JSONL file of id and text from the sources."""
    WORK.mkdir(exist_ok=True)
    target = WORK / "speed.jsonl"
    with target.open("w", encoding="utf-8") as out:
        for source in SOURCES:
            for row in articles(data / source):
                out.write(json.dumps({"id": row["id"], "text": row["text"]}, ensure_ascii=False) + "\n")
    return target
