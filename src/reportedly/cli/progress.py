"""What the command says while it works: warnings always, a bar with rate and time left on a terminal only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Teller:
    """Speaks on standard error, around the bar where there is one."""

    def __init__(self, bar: Progress | None = None, task: TaskID | None = None) -> None:
        self._bar, self._task = bar, task

    def warn(self, words: str) -> None:
        """One warning on one line, at once."""
        from reportedly.cli.view import visible

        line = "warning: " + visible(" ".join(words.split()))
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def advance(self) -> None:
        """One more article is done."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)

    def advance_by(self, more: int) -> None:
        """So many more articles are done."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task, more)

    def reach(self, done: int) -> None:
        """So many are done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)


@contextmanager
def telling(total: int | None, *, bar: bool, what: str = "Reading") -> Iterator[Teller]:
    """A Teller for the length of the work; `total` articles are to come, None where nobody knows."""
    if not bar:
        yield Teller()
        return
    from reportedly.cli.bar import bar as make_bar

    with make_bar(total, what) as progress:
        yield Teller(progress, progress.add_task("read", total=total))
