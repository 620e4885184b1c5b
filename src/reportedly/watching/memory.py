"""Gives memory back that is free but held, so that a process which runs for months stays as large as its work is."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache

LARGE = 1_000_000
"""Bytes of an answer after which it is worth the while."""


def give_back() -> None:
    """Lets the system have what is free. glibc keeps it for each thread, and large answers come to all threads."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """The function `malloc_trim` of glibc; None on systems of another kind."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return None
