"""Keeps a process that runs for months as large as its work is: memory that is free goes back to the system."""

from __future__ import annotations

import ctypes
import gc
from functools import cache

from reportedly.record.record import Record

LARGE = 1_000_000
"""Bytes of an answer after which it is worth the while to look for what only holds itself."""
OFTEN = 50
"""So many polls after which it is in any case."""
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # of <malloc.h>
_ARENAS = 2


def settle() -> None:
    """Has large blocks go back to the system when they are freed, and all threads share what is left.

    Else glibc takes the largest block that was ever freed for the common size, and keeps such ones, in pieces, for each
    thread: each large answer then leaves the process larger.
    """
    library = _glibc()
    if library is not None:
        library.mallopt(_MMAP_THRESHOLD, LARGE)
        library.mallopt(_ARENA_MAX, _ARENAS)


def give_back(record: Record, *, cycles: bool) -> None:
    """Lets the system have what is free and the pages that SQLite holds of a record; with `cycles` what only holds
    itself, too, where large answers may hang for long.

    Those pages are up to 64 MB, which a record that is searched is quicker by, and one that some articles an hour come
    into is not.
    """
    with record.reading() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA shrink_memory")
    if cycles:
        gc.collect()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    """The library of C where it is glibc; None on systems of another kind."""
    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):
        return None
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
