"""Pages that mean ill: 10,000 mutated ones and the bombs, all of which must be read or refused in bounded time."""

from __future__ import annotations

from pathlib import Path

from bench.run import child
from bench.table import Row, Table

MUTATED = 10_000
BOMB_SIZE = 100_000
SECONDS = 10.0
MEGABYTES = 700.0


def table(_: Path) -> Table:
    """Failures, the slowest page and bomb, and the peak of memory."""
    found = child("bench.hostile_child", MUTATED, BOMB_SIZE)
    rows = [
        Row(f"failures on {MUTATED:,} mutated pages", found["failures"], 0, at_most=True),
        Row("mutated pages read (the others refused)", found["read"]),
        Row("slowest mutated page", found["slowest"], SECONDS, at_most=True, unit=" s"),
        Row(f"failures on {found['bombs']} bombs", found["bomb_failures"], 0, at_most=True),
        Row(f"slowest bomb ({found['slowest_bomb_name']})", found["slowest_bomb"], SECONDS, at_most=True, unit=" s"),
        Row("peak of memory", found["peak"], MEGABYTES, at_most=True, unit=" MB"),
    ]
    note = (
        f"Mutations of the project's own pages in the manner of outlets (tests/hostile.py); bombs repeat what they "
        f"repeat {BOMB_SIZE:,} times. A failure is an exception, or blocks that are no partition of the text."
    )
    return Table("hostile", "Pages that mean ill", rows, note)
