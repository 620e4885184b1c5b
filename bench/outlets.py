"""How the lines of our own pages in the manner of known outlets (tests/articles/outlets) are typed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.table import Row, Table
from reportedly.model import CLAIM_BLOCKS
from tests.articles import test_outlets as outlets

KINDS = ("headline", "paragraph", "caption", "related", "stamp", "byline", "credit", "correction", "boilerplate")


def table(_: Path) -> Table:
    """Lines under their kind, of each kind; blocks of live-blog entries with their time; foreign lines claimed."""
    lines: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name in outlets.NAMES:
        for line in outlets.key(name)[1]:
            found = outlets.blocks(name, line)
            lines[line.kind] += 1
            right[line.kind] += bool(found)
            if line.entry and line.kind in CLAIM_BLOCKS and line.kind != "caption":  # captions have dates of their own
                lines["entry"] += 1
                right["entry"] += bool(found) and all((block.date or "-") == line.entry for block in found)
            if line.kind == "absent":
                right["absent"] += any(map(line.touches, outlets.claimed(name)))
    rows = [Row(f"{kind}, of {lines[kind]} lines", right[kind], lines[kind]) for kind in KINDS if lines[kind]]
    rows.append(Row(f"lines of live-blog entries with their time, of {lines['entry']}", right["entry"], lines["entry"]))
    rows.append(Row(f"foreign lines claimed, of {lines['absent']}", right["absent"], 0, at_most=True))
    note = (
        f"{len(outlets.NAMES)} pages written for this project; the foreign lines are links to other stories and other "
        "furniture. "
        "The rules were mended looking at all of them, at a third only at the end."
    )
    return Table("outlets", "Pages in the manner of outlets: lines typed right", rows, note)
