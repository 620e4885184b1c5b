"""The workbench: how long pages take among 200,000 claims, on the server and in a browser; its scripts."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.incidents import reports
from bench.run import child
from bench.table import Row, Table

ARTICLES = 9_000
"""Made reports that hold some more than 200,000 claims."""
MOST_PAGE, MOST_PAINT, MOST_DRAWING, MOST_SCRIPTS = 200.0, 1000.0, 50.0, 120.0


def table(data: Path) -> Table:
    """The figures."""
    real = reports(data)
    with TemporaryDirectory(prefix="reportedly-bench") as folder:
        where = str(Path(folder) / "record.sqlite")
        print(f"Filling a record with {ARTICLES:,} reports, and linking them ...", file=sys.stderr)
        child("bench.linking_child", where, real, ARTICLES, "--fill", threads=1)
        found = child("bench.workbench_child", where)
    pages = found["pages"]
    slowest = max(pages, key=lambda name: pages[name]["median"])
    paints = found["paints"]
    rows = [
        Row("a page on the server, the slowest by its median", pages[slowest]["median"], MOST_PAGE, True, " ms"),
        Row("the same, the slowest single answer", max(each["worst"] for each in pages.values()), unit=" ms"),
        Row("first paint in Chromium, the slowest", max(paints.values(), default=None), MOST_PAINT, True, " ms"),
        Row("an article with 300 overlapping spans, drawn by the server", found["drawing"], MOST_DRAWING, True, " ms"),
        Row("the same, laid out by Chromium", found["layout"], MOST_DRAWING, True, " ms"),
        Row("all scripts, compressed", found["scripts"], MOST_SCRIPTS, True, " KB"),
        Row("bringing a new record up to date (linking and summing up)", found["ready"], unit=" s"),
    ]
    listed = ", ".join(f"`{name}` {each['median']:.0f}" for name, each in sorted(pages.items()))
    note = (
        f"{found['articles']:,} articles with {found['claims']:,} claims in {found['incidents']:,} incidents, made by "
        "varying real ones (bench/linking_reports.py says how), in SQLite. Each page is asked for seven times over "
        f"loopback, compressed; medians in ms: {listed}. Of incidents the one that most articles tell of, of articles "
        "the one with most claims. First paint is Chromium's own `first-contentful-paint`, with an empty cache."
    )
    return Table("workbench", "The workbench", rows, note)
