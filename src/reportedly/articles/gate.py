"""Who is told before each article is made of its words, and may refuse it: what watches over work that may hang.

Every article passes here once, after its words were unpacked and before they are parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Keeper = Callable[[str], str | None]
"""Is told where an article comes from (file, and line in a table); gives the reason why it isn't read, or None."""

_KEEPER: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


@contextmanager
def kept_by(keeper: Keeper) -> Iterator[None]:
    """Has a keeper asked about every article that is made in this context."""
    token = _KEEPER.set(keeper)
    try:
        yield
    finally:
        _KEEPER.reset(token)


def refused(where: str) -> str | None:
    """Why the article from there isn't read; None where it is, or where nobody keeps the gate."""
    keeper = _KEEPER.get()
    return keeper(where) if keeper is not None else None
