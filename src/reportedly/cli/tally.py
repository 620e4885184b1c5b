"""What a command did with its inputs: how many articles it took in, skipped, and had doubts about."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportedly.articles.items import Item, Received
    from reportedly.cli.progress import Teller


@dataclass
class Tally:
    """What happened so far: articles taken in and not yet accounted for by where they came from, and counts."""

    waiting: deque[str] = field(default_factory=deque)
    read: int = 0
    skipped: int = 0
    doubtful: int = 0

    @property
    def exit_code(self) -> int:
        """1 where there was anything to warn about."""
        return 1 if self.skipped or self.doubtful else 0

    def tell(self) -> None:
        """The counts, on standard error."""
        noun = "article" if self.read == 1 else "articles"
        click.echo(f"{self.read} {noun} read, {self.skipped} skipped, {self.doubtful} with warnings.", err=True)


def let_in(items: Iterable[Item], tally: Tally, teller: Teller) -> Iterator[Received]:
    """The articles among the items; what was skipped is told at once."""
    from reportedly.articles.items import Skipped

    for item in items:
        if isinstance(item, Skipped):
            tally.skipped += 1
            teller.warn(str(item))
        else:
            tally.waiting.append(item.where)
            yield item


def account(warnings: tuple[str, ...], tally: Tally, teller: Teller, *, aloud: bool) -> None:
    """Counts an article that was written and, where the page does not show them, tells its warnings."""
    where = tally.waiting.popleft()
    tally.read += 1
    tally.doubtful += bool(warnings)
    for warning in warnings if aloud else ():
        teller.warn(f"{where}: {warning}")
    teller.advance()


def counted(many: int, noun: str) -> str:
    """`1 article`, `2,000 articles`."""
    return f"{many:,} {noun}{'' if many == 1 else 's'}"
