"""Peak memory of `reportedly read` on 1,000 and on 5,000 articles: it must be small and must not grow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench.run import DONE, ROOT, BenchError, megabytes
from bench.table import Row, Table
from bench.texts import repeated, written

SMALL, LARGE = 1_000, 5_000
REACH_MB = 700
GROWTH = 1.05


def table(data: Path) -> Table:
    """Peaks in megabytes of resident memory, and their ratio."""
    peaks = {count: peak_mb(data, count) for count in (SMALL, LARGE)}
    rows = [Row(f"peak on {count:,} articles", peaks[count], REACH_MB, at_most=True, unit=" MB") for count in peaks]
    rows.append(Row("growth, times", peaks[LARGE] / peaks[SMALL], GROWTH, at_most=True))
    note = "Resident memory at its peak, of the whole command; growth under five in a hundred is the allocator's."
    return Table("memory", "Memory", rows, note)


def peak_mb(data: Path, count: int) -> float:
    """The peak of one run of the command on so many articles."""
    source = written(f"memory-{count}", repeated(data, count))
    print(f"Reading {count:,} articles for the peak of memory ...", file=sys.stderr)
    words = [sys.executable, "-m", "reportedly.cli.main", "read", "--format", "jsonl", "--output", os.devnull]
    process = subprocess.Popen([*words, str(source)], cwd=ROOT, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    source.unlink()
    if process.returncode not in DONE:
        raise BenchError(f"reading {count} articles ended with {process.returncode}")
    return megabytes(usage)
