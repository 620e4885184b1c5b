"""The progress bar: how many articles, how fast, how much longer. Imported only where it is shown."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class Rate(ProgressColumn):
    """Articles a second, over the last half minute."""

    def render(self, task: Task) -> Text:
        """The rate, or nothing before the first article is done."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f} articles/s" if speed else "")


def bar(total: int | None, what: str = "Reading") -> Progress:
    """A bar on standard error; without a `total` it counts and does not say how much is left."""
    done = MofNCompleteColumn()
    columns: list[ProgressColumn] = [TextColumn(what), BarColumn(), done, Rate(), TimeElapsedColumn()]
    if total is not None:
        columns += [TextColumn("left"), TimeRemainingColumn()]
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)
