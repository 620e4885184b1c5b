"""How long the command takes to start: `--version`, and reading one article."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.run import DONE, ROOT, WORK, BenchError
from bench.table import Row, Table

ROUNDS = 5
ARTICLE = "BAKU, Oct 4 - The defense ministry said on Sunday that the city had been shelled.\n\nYerevan denied it.\n"


def table(_data: Path) -> Table:
    """Medians in seconds."""
    WORK.mkdir(exist_ok=True)
    article = WORK / "one.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    version, reading = seconds("--version"), seconds("read", str(article), "--format", "jsonl")
    rows = [
        Row("reportedly --version", version, 0.3, at_most=True, unit=" s"),
        Row("reportedly read, one article", reading, 1.5, at_most=True, unit=" s"),
    ]
    return Table("startup", "Start-up", rows, f"Median of {ROUNDS} runs after one that warms the disk's cache.")


def seconds(*arguments: str) -> float:
    """The median time of a run of the command."""
    words = [str(Path(sys.executable).parent / "reportedly"), *arguments]
    took = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        done = subprocess.run(words, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took.append(time.perf_counter() - start)
        if done.returncode not in DONE:
            raise BenchError(f"reportedly {' '.join(arguments)} ended with {done.returncode}")
    return statistics.median(took[1:])
