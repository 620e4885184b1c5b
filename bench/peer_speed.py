"""Runs in the peers' environment: the time of spaCy's small English model, and of textacy's quotations on top of it.

The parse is what tags and dependencies need (tokenizer, tok2vec, tagger, parser); the whole pipeline adds names and
lemmas. Each is run as its documentation has it: `nlp.pipe`, and `direct_quotations` on each document.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.peer_textacy import MODEL, quotations

BEYOND_THE_PARSE = ("attribute_ruler", "lemmatizer", "ner")
WARMING = 5
Each = Callable[[Any], object]


def seconds(nlp: Any, texts: Sequence[str], each: Each = lambda _: None) -> float:
    """The time of one pass over all texts, after a few that warm it, with something done to each document."""
    for doc in nlp.pipe(texts[:WARMING]):
        each(doc)
    start = time.perf_counter()
    for doc in nlp.pipe(texts):
        each(doc)
    return time.perf_counter() - start


def main() -> None:
    """TEXTS.jsonl: prints the seconds of each as JSON."""
    import spacy

    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    whole = spacy.load(MODEL)
    took = {
        "parse": seconds(spacy.load(MODEL, exclude=list(BEYOND_THE_PARSE)), texts),
        "pipeline": seconds(whole, texts),
        "quotations": seconds(whole, texts, quotations),
    }
    print(json.dumps(took))


if __name__ == "__main__":
    main()
