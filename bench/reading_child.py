"""Runs in a process of its own: trafilatura's reading of pages as reports, and the time of its reading and of ours.

Ours is timed twice: from pages to articles, and all the way from pages to the lines of their reports.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench.run import articles
from reportedly.articles.items import Received
from reportedly.language.encoder import Encoder, EncoderOptions
from reportedly.reader import Reader


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


def received(pages: Iterable[str]) -> Iterator[Received]:
    """The pages' articles, with all that they hold; pages without one are passed over."""
    from reportedly.articles.options import Given
    from reportedly.articles.single import single

    return (item for page in pages if isinstance(item := single(page, Given(), "page"), Received))


def ours(pages: Sequence[str]) -> None:
    """All pages read to articles."""
    for _ in received(pages):
        pass


def reported(reader: Reader, pages: Sequence[str]) -> None:
    """All pages read to reports, as the command writes them."""
    from reportedly.report import to_line

    for report in reader.read_many(received(pages)):
        to_line(report)


def text_alone(pages: Sequence[str]) -> None:
    """All pages read by trafilatura, their text and nothing else."""
    from trafilatura import extract

    for page in pages:
        extract(page, include_comments=False)


def with_metadata(pages: Sequence[str]) -> None:
    """All pages read by trafilatura, with metadata."""
    from trafilatura import extract

    for page in pages:
        extract(page, include_comments=False, with_metadata=True)


def sides() -> dict[str, Callable[[Sequence[str]], None]]:
    """What is timed."""
    reader = Reader(parser=Encoder(EncoderOptions(threads=1)))
    return {"ours": ours, "reports": partial(reported, reader), "text": text_alone, "metadata": with_metadata}


def speed(source: Path, rounds: int) -> dict[str, float]:
    """The median seconds of each side over all pages, after some pages that warm it."""
    pages = [row["html"] for row in articles(source)]
    timed = sides()
    took: dict[str, list[float]] = {name: [] for name in timed}
    for read in timed.values():
        read(pages[:5])
    for _ in range(rounds):
        for name, read in timed.items():
            start = time.perf_counter()
            read(pages)
            took[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in took.items()}


def main() -> None:
    """`reports PAGES TARGET` or `speed PAGES ROUNDS`: prints what it found as JSON."""
    what, source, last = sys.argv[1:]
    print(json.dumps(reports(Path(source), Path(last)) if what == "reports" else speed(Path(source), int(last))))


if __name__ == "__main__":
    main()
