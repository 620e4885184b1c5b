"""Times, in a process of its own, what events, times, places, figures and actors take of reading, on the same articles.

The encoder is timed without and with the decoding of syntax, which events alone need. The claims room is timed as it
is, with the step of events answered by nothing, and with all of these steps answered so, on the same parses.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from unittest import mock

from bench.run import articles
from reportedly.articles import plain
from reportedly.articles.options import Given
from reportedly.claims import read as claims
from reportedly.language.encoder import Encoder, EncoderOptions
from reportedly.language.parse import Parse
from reportedly.model import Article

FACTS = ("times", "places", "figures")
EVENTS = ("events",)


def seconds(work: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The median time of each piece of work over rounds in which they take turns, after one that warms them."""
    took: list[list[float]] = [[] for _ in work]
    for _ in range(rounds + 1):
        for each, held in zip(work, took, strict=True):
            start = time.perf_counter()
            each()
            held.append(time.perf_counter() - start)
    return [statistics.median(held[1:]) for held in took]


def parsed(encoder: Encoder, read: Sequence[Article]) -> list[Parse]:
    """All parses, one article after the other."""
    return [parse for article in read for parse in encoder.parse([article])]


def claimed(read: Sequence[Article], parses: Sequence[Parse], without: Sequence[str]) -> None:
    """All reports, these steps answered by nothing."""
    with ExitStack() as stack:
        for step in without:
            stack.enter_context(mock.patch.object(claims, step, lambda *_: ()))
        for article, parse in zip(read, parses, strict=True):
            claims.claims(article, parse)


def main() -> None:
    """TEXTS.jsonl ROUNDS: prints the seconds of parsing without and with syntax, and of the claims room.

    `whole` is the claims room as it is, `facts` it without events, `bare` without times, places and figures too.
    """
    read = [plain.read(row["text"], Given())[0] for row in articles(Path(sys.argv[1]))]
    rounds = int(sys.argv[2])
    plainly, fully = (Encoder(EncoderOptions(threads=1, syntax=syntax)) for syntax in (False, True))
    parses = parsed(fully, read)
    parsing, syntax = seconds([lambda: parsed(plainly, read), lambda: parsed(fully, read)], rounds)
    without = ((), EVENTS, EVENTS + FACTS)
    whole, facts, bare = seconds([partial(claimed, read, parses, steps) for steps in without], rounds)
    print(json.dumps({"parsing": parsing, "syntax": syntax, "whole": whole, "facts": facts, "bare": bare}))


if __name__ == "__main__":
    main()
