"""Workers side by side: how much faster two are than one, and how much memory one holds over 50,000 articles."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from bench.run import DONE, ROOT, WORK, BenchError, program, reportedly
from bench.table import Row, Table
from bench.texts import WHOLE, counted, repeated, short, written

TEXTS = 852
"""The 284 texts of the sources, three times: the start of the processes counts too."""
PART = 25
ROUNDS = 1
FASTER = 1.85
EARLY, ALL = 1_000, 50_000
PEAK_MB = 800
GROWTH = 1.05
STEP = 0.25
WORKER = b"reportedly.cluster.worker"
PARTS = "*.parquet"


def table(data: Path) -> Table:
    """How many times as fast two workers read as one."""
    source = written("workers", repeated(data, TEXTS))
    took: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        print(f"Reading {TEXTS:,} articles by one worker, then by two ...", file=sys.stderr)
        for workers, held in took.items():
            held.append(seconds(source, workers))
        if reports_by(1).read_bytes() != reports_by(2).read_bytes():
            raise BenchError("two workers wrote other reports than one")
    count, words = counted(source)
    for path in (source, *map(reports_by, took)):
        path.unlink()
    one, two = (statistics.median(held) for held in took.values())
    note = (
        f"{count:,} articles of {words:,} words, the whole command with the start of its processes, to one JSONL file, "
        f"the same to the byte; parts of {PART} articles (--part), median of {ROUNDS} rounds that take turns. "
        "A worker has one thread."
    )
    return Table("workers", "Workers side by side", faster(one, two), note)


def faster(one: float, two: float) -> list[Row]:
    """The rows, from the seconds of one worker and of two."""
    return [
        Row("seconds of one worker", one),
        Row("seconds of two workers", two),
        Row("two workers, times as fast as one", one / two, FASTER),
    ]


def seconds(source: Path, workers: int) -> float:
    """How long so many workers take."""
    start = time.perf_counter()
    reportedly("read", "--workers", str(workers), "--part", str(PART), source, "--output", reports_by(workers))
    return time.perf_counter() - start


def reports_by(workers: int) -> Path:
    """Where so many workers write."""
    return WORK / f"workers-{workers}.jsonl"


def memory(_data: Path) -> Table:
    """The most that a worker held when the first articles were read, and at the end."""
    source, folder = written("worker-memory", short(ALL)), WORK / "worker-memory"
    _, words = counted(source)
    peaks: list[tuple[int, float]] = []
    if children_are_listed():
        print(f"Reading {ALL:,} short articles by two workers, for their memory ...", file=sys.stderr)
        peaks = watched(source, folder)
    source.unlink()
    note = (
        f"{ALL:,} made articles of {words / ALL:.0f} words on average, one in {WHOLE} a whole dispatch, with ever new "
        "names, by two workers into Parquet files, in one run. The figure is the larger of the two workers' peaks "
        f"(VmHWM of /proc, every {STEP} seconds): once {EARLY:,} articles were written, and at the end."
    )
    return Table("worker-memory", "Memory of a worker", held(peaks), note)


def held(peaks: list[tuple[int, float]]) -> list[Row]:
    """The rows, from what was written and the peak by then, in megabytes, as they were looked at."""
    first = next((peak for count, peak in peaks if count >= EARLY), None)
    last = peaks[-1][1] if peaks else None
    growth = last / first if first and last else None
    return [
        Row(f"peak of a worker after {EARLY:,} articles", first, unit=" MB"),
        Row(f"peak of a worker after {ALL:,} articles", last, PEAK_MB, at_most=True, unit=" MB"),
        Row("growth, times", growth, GROWTH, at_most=True),
    ]


def watched(source: Path, folder: Path) -> list[tuple[int, float]]:
    """Reads with two workers; how many articles were written and the highest peak of a worker by then, over time."""
    from reportedly.cluster.run import PART_ARTICLES

    shutil.rmtree(folder, ignore_errors=True)
    words = [*program(), "read", "--workers", "2", str(source), "--output", f"{folder}/"]
    process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        peaks = list(looked_at(process, lambda: PART_ARTICLES * sum(1 for _ in folder.glob(PARTS))))
    finally:
        process.kill()
        shutil.rmtree(folder, ignore_errors=True)
    if process.wait() not in DONE:
        raise BenchError(f"reading for the memory of workers ended with {process.returncode}")
    return peaks


def looked_at(process: subprocess.Popen[bytes], written_by_now: Callable[[], int]) -> Iterator[tuple[int, float]]:
    """Until a command ends: what it has written and the highest peak of any worker so far."""
    peak = 0.0
    while process.poll() is None:
        peak = max([peak, *(peak_mb(worker) for worker in workers_of(process.pid))])
        yield written_by_now(), peak
        time.sleep(STEP)


def children_are_listed() -> bool:
    """Whether this system tells of a process's children and of their memory, as Linux does."""
    return Path("/proc/self/task").is_dir()


def workers_of(pid: int) -> list[int]:
    """The workers that a command's process has started."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(child) for child in task.read_text().split()]
    return [child for child in found if is_worker(child)]


def is_worker(pid: int) -> bool:
    """Whether a process is a worker; one that has ended is none."""
    with suppress(OSError):
        return WORKER in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def peak_mb(pid: int) -> float:
    """The most memory that a process has held; 0 for one that has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 2**10
    return 0.0
