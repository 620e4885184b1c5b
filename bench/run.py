"""Runs the real command and the scorers, each in a process of its own."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

ROOT = Path(__file__).parent.parent
WORK = Path(__file__).parent / "work"
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
THREAD_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS")
DONE = (0, 1)
"""The exit codes of a command that did its work, the second with warnings; its help has the others."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class BenchError(Exception):
    """A command that the bench needs did not end well; says which and how."""


def program() -> list[str]:
    """The command of this environment."""
    return [sys.executable, "-m", "reportedly.cli.main"]


def reportedly(*arguments: str | Path) -> None:
    """Runs `reportedly` of this environment. What was skipped (exit code 1) is shown; a failure stops the bench."""
    command([*program(), *map(str, arguments)], allowed=DONE)


def reports_of(name: str, source: Path) -> Path:
    """The reports on an input, read anew."""
    WORK.mkdir(exist_ok=True)
    target = WORK / f"{name}.jsonl"
    print(f"Reading {source.name} ...", file=sys.stderr)
    reportedly("read", source, "--format", "jsonl", "--output", target)
    return target


def scored(data: Path, scorer: str, *arguments: str | Path) -> str:
    """What a scorer of the data folder prints."""
    return command([sys.executable, str(data / "score" / scorer), *map(str, arguments)])


def scored_json(data: Path, scorer: str, *arguments: str | Path) -> dict[str, Any]:
    """The figures of a scorer, by row."""
    figures: dict[str, Any] = json.loads(scored(data, scorer, *arguments, "--json"))
    return figures


def child(
    module: str, *arguments: str | Path | int, python: Path = Path(sys.executable), threads: int | None = None
) -> dict[str, Any]:
    """What a bench module prints as JSON when it runs in a process (and an environment) of its own.

    `threads` is how many every library in it is allowed that asks the environment; in our own process OpenBLAS gets
    one, as the command gives it.
    """
    limits = dict.fromkeys(THREAD_LIMITS, str(threads)) if threads else {}
    if threads and python == Path(sys.executable):
        limits["OPENBLAS_NUM_THREADS"] = "1"
    printed = command([str(python), "-m", module, *map(str, arguments)], environment=limits)
    figures: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return figures


def command(words: Sequence[str], allowed: Sequence[int] = (0,), environment: Mapping[str, str] = NOTHING) -> str:
    """Standard output of a command run from the repository's root. Raises BenchError with its last words."""
    known = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    done = subprocess.run(words, cwd=ROOT, env=known, capture_output=True, encoding="utf-8")
    if done.returncode not in allowed:
        last = "\n".join(done.stderr.strip().splitlines()[-12:])
        raise BenchError(f"{' '.join(words[:4])} ... ended with {done.returncode}:\n{last}")
    sys.stderr.write(done.stderr)
    return done.stdout


def megabytes(usage: resource.struct_rusage) -> float:
    """The most memory that a process held, resident; macOS counts bytes, others kilobytes."""
    return usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def peak_mb() -> float:
    """The most memory that this process has held."""
    return megabytes(resource.getrusage(resource.RUSAGE_SELF))


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def words_in(texts: Sequence[str]) -> int:
    """How many words: runs between white space, the same count for everyone."""
    return sum(len(text.split()) for text in texts)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
