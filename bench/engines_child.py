"""A bare pool of processes: each reads texts by the hundred and gives back how many statements they hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from bench.run import articles
from reportedly.language.encoder import Encoder, EncoderOptions
from reportedly.reader import Reader

CHUNK = 100
"""As many as a part of `read --workers` has."""


@cache
def reader() -> Reader:
    """The reader of this process."""
    return Reader(parser=Encoder(EncoderOptions(threads=1)))


def statements(texts: Sequence[str]) -> int:
    """How many statements some texts hold."""
    return sum(len(report.statements) for report in reader().read_many(texts))


def main() -> None:
    """TEXTS.jsonl WORKERS: prints the count as JSON."""
    texts = [row["text"] for row in articles(Path(sys.argv[1]))]
    chunks = [texts[at : at + CHUNK] for at in range(0, len(texts), CHUNK)]
    with get_context("spawn").Pool(int(sys.argv[2])) as pool:
        print(json.dumps({"statements": sum(pool.imap_unordered(statements, chunks))}))


if __name__ == "__main__":
    main()
