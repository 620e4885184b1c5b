"""Runs in a process of its own: trafilatura's reading of pages as reports, and the time of its reading and of ours."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.run import articles


def report(row: dict[str, Any]) -> dict[str, Any]:
    """What trafilatura makes of a page, in our shape: its text without blocks, and its metadata."""
    from trafilatura import bare_extraction

    page = bare_extraction(row["html"], url=row.get("url"), include_comments=False, with_metadata=True)
    found = {name: getattr(page, name, None) for name in ("text", "title", "author", "date")}
    article = {"id": row["id"], "text": found["text"] or "", "title": found["title"], "published": found["date"]}
    return {"article": {**article, "byline": [found["author"]] if found["author"] else [], "blocks": []}}


def reports(source: Path, target: Path) -> dict[str, str]:
    """Writes trafilatura's reports on all pages."""
    with target.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(report(row)) + "\n" for row in articles(source))
    return {"reports": str(target)}


def ours(page: str) -> None:
    """One page read, with all that its article holds."""
    from reportedly.articles.options import Given
    from reportedly.articles.single import single

    single(page, Given(), "page")


def text_alone(page: str) -> None:
    """One page read by trafilatura, its text and nothing else."""
    from trafilatura import extract

    extract(page, include_comments=False)


def with_metadata(page: str) -> None:
    """One page read by trafilatura, with metadata."""
    from trafilatura import extract

    extract(page, include_comments=False, with_metadata=True)


SIDES: dict[str, Callable[[str], None]] = {"ours": ours, "text": text_alone, "metadata": with_metadata}


def speed(source: Path, rounds: int) -> dict[str, float]:
    """The median seconds of each side over all pages, after some pages that warm it."""
    pages = [row["html"] for row in articles(source)]
    took: dict[str, list[float]] = {name: [] for name in SIDES}
    for read in SIDES.values():
        for page in pages[:5]:
            read(page)
    for _ in range(rounds):
        for name, read in SIDES.items():
            start = time.perf_counter()
            for page in pages:
                read(page)
            took[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in took.items()}


def main() -> None:
    """`reports PAGES TARGET` or `speed PAGES ROUNDS`: prints what it found as JSON."""
    what, source, last = sys.argv[1:]
    print(json.dumps(reports(Path(source), Path(last)) if what == "reports" else speed(Path(source), int(last))))


if __name__ == "__main__":
    main()
