"""Work that is killed at random and started again each time: its files must be those of an undisturbed run."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from bench.run import DONE, ROOT, WORK, BenchError, program
from bench.table import Row, Table
from bench.texts import counted, repeated, written

TEXTS = 1_136
PART = 10
KILLS = 20
SEED = 20
SHARE = 0.6
"""The moments are drawn so that this share of the work is done, on average, by the last of them."""
PARTS = "*.parquet"


def table(data: Path) -> Table:
    """How often the work was killed, and how many files were not as they are without."""
    source, one = written("killed", repeated(data, TEXTS)), written("killed-one", repeated(data, 1))
    plain, disturbed = WORK / "killed-never", WORK / "killed"
    print(f"Reading {TEXTS:,} articles undisturbed ...", file=sys.stderr)
    starting = finished(one, emptied(disturbed))
    took = finished(source, emptied(plain))
    print(f"The same, killed {KILLS} times ...", file=sys.stderr)
    there = disturb(source, emptied(disturbed), moments(starting, took))
    finished(source, disturbed)
    other = differing(plain, disturbed)
    described = note(*counted(source), sum(1 for _ in plain.glob(PARTS)), there, took)
    if other:
        described += f" The folders with what differs are left in {WORK.name}/: {plain.name} and {disturbed.name}."
    else:
        cleared(source, one, plain, disturbed)
    return Table("killed", "Work that is killed and started again", rows_of(len(there), len(other)), described)


def rows_of(kills: int, other: int) -> list[Row]:
    """The rows, from how often the work was killed and how many files are not as they should be."""
    return [
        Row("killed, times", kills, KILLS),
        Row("files other than without, missing or too many", other, 0, at_most=True),
    ]


def cleared(*paths: Path) -> None:
    """Removes files and folders."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def note(count: int, words: int, parts: int, there: Sequence[int], took: float) -> str:
    """How it was measured."""
    return (
        f"{count:,} articles of {words:,} words by two workers into {parts} Parquet files (--part {PART}), "
        f"{took:.0f} seconds when undisturbed. The whole process group is killed (SIGKILL) at moments drawn evenly "
        f"(seed {SEED}) and the same command given again, until it ends by itself; at the kills "
        f"{min(there)} to {max(there)} of them were there. Files are compared by name and hash (SHA-256)."
    )


def emptied(folder: Path) -> Path:
    """A folder that is not there yet."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def moments(starting: float, took: float) -> list[float]:
    """After how many seconds each run is killed, from those of a run without work and of an undisturbed one.

    Drawn evenly from the start of the command on, so that some come before the models are loaded.
    """
    chance = random.Random(SEED)
    mean = starting + SHARE * (took - starting) / KILLS
    return [chance.uniform(0, 2 * mean) for _ in range(KILLS)]


def reading(source: Path, folder: Path) -> subprocess.Popen[str]:
    """The command, in a process group of its own."""
    words = [*program(), "read", "--workers", "2", "--part", str(PART), str(source), "--output", f"{folder}/"]
    return subprocess.Popen(
        words, cwd=ROOT, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, start_new_session=True
    )


def finished(source: Path, folder: Path) -> float:
    """Reads to the end; how many seconds it takes. Raises BenchError with its last words where the command fails."""
    start = time.perf_counter()
    process = reading(source, folder)
    _, said = process.communicate()
    if process.returncode not in DONE:
        raise BenchError(f"reading into {folder.name} ended with {process.returncode}:\n{said.strip()[-800:]}")
    return time.perf_counter() - start


def disturb(source: Path, folder: Path, after: Sequence[float]) -> list[int]:
    """Starts the work and kills it after each of so many seconds; how many parts were there at each kill.

    Raises BenchError where the work ended before.
    """
    there = []
    for number, wait in enumerate(after, 1):
        process = reading(source, folder)
        try:
            process.communicate(timeout=wait)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        else:
            raise BenchError(f"the work ended with {process.returncode} before kill {number}: take more articles")
        there.append(sum(1 for _ in folder.glob(PARTS)))
    return there


def differing(one: Path, other: Path) -> list[str]:
    """The names of files of two folders that are in one only, or differ."""
    ours, theirs = hashes(one), hashes(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def hashes(folder: Path) -> Mapping[str, str]:
    """The hash of each file of a folder, by its name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
