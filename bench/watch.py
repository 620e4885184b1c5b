"""`reportedly watch` over ten simulated days of 200 feeds that fail in every way: nothing lost, nothing told twice."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.run import child
from bench.table import Row, Table

FEEDS, DAYS = 200, 10
GROWTH = 1.1
EARLY = 2
"""The day at whose end memory is compared with that at the end."""


def table(_: Path) -> Table:
    """What was lost and told twice, and the growth of memory."""
    print(f"Watching {FEEDS} feeds for {DAYS} simulated days ...", file=sys.stderr)
    return Table("watch", "Watching", rows_of(found := child("bench.watch_child", FEEDS, DAYS)), note(found))


def rows_of(found: dict[str, float]) -> list[Row]:
    """The rows, from what the child measured."""
    return [
        Row("articles lost", found["lost"], 0, at_most=True),
        Row("changes lost", found["untold"], 0, at_most=True),
        Row("changes told twice", found["twice"], 0, at_most=True),
        Row(f"peak of memory, at the end / at day {EARLY}", found["growth"], GROWTH, at_most=True),
        Row("peak of memory", found["peak"], unit=" MB"),
        Row("polls of one feed within its pause, robots.txt aside", found["hasty"], 0, at_most=True),
    ]


def note(found: dict[str, float]) -> str:
    """How it was measured."""
    return (
        f"{FEEDS} feeds on 40 hosts of a local server, every 4 hours for {DAYS} days on a clock that skips sleeping, "
        f"stopped and begun again each day. {found['published']:,.0f} articles were published, one a day and feed, of "
        f"which a feed shows the last ten; {found['requests']:,.0f} requests, of which {found['faults']:,.0f} were "
        "answered with 500, 503 and Retry-After, silence, garbage, a redirect loop, half a body or 10 MB of it; the "
        "hosts of ten feeds never answer. Then nothing fails for 29 hours, and all that was published before must be "
        "there. Reports are made by hand from each article's text, so that the encoder's "
        f"time is not measured. It took {found['seconds']:.0f} s."
    )
