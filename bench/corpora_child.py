"""Times, in a process of its own, what times, places, figures and actors take of reading, on the same articles.

The claims room is timed once as it is and once with these steps answered by nothing, the encoder's parses being the
same; reading is the whole way from text to report.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

from bench.run import articles
from reportedly.articles import plain
from reportedly.articles.options import Given
from reportedly.claims import read as claims
from reportedly.language.encoder import Encoder
from reportedly.language.parse import Parse
from reportedly.model import Article

STEPS = ("times", "places", "figures")


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median time of some rounds, after one that warms it."""
    took = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took[1:])


def claimed(read: list[Article], parses: list[Parse]) -> None:
    """All reports."""
    for article, parse in zip(read, parses, strict=True):
        claims.claims(article, parse)


def main() -> None:
    """TEXTS.jsonl ROUNDS: prints the seconds of parsing, of the claims room, and of it without the facts."""
    read = [plain.read(row["text"], Given())[0] for row in articles(Path(sys.argv[1]))]
    encoder = Encoder()
    parses: list[Parse] = []
    start = time.perf_counter()
    for article in read:
        parses += encoder.parse([article])
    parsing = time.perf_counter() - start
    whole = seconds(lambda: claimed(read, parses), int(sys.argv[2]))
    with ExitStack() as stack:
        for step in STEPS:
            stack.enter_context(mock.patch.object(claims, step, lambda *_: ()))
        without = seconds(lambda: claimed(read, parses), int(sys.argv[2]))
    print(json.dumps({"parsing": parsing, "whole": whole, "without": without}))


if __name__ == "__main__":
    main()
