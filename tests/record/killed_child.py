"""Adds prepared reports in processes that are to be killed, each forked so that none has to import anything.

For each line of standard input a child is forked that opens the record and adds the articles, four a transaction. Its
number is printed, then at once the articles of each transaction that has ended, a line each. After `go` a child waits
to be killed when it is done, after `through` it ends. When it has ended, `ended` is printed.
"""

from __future__ import annotations

import os
import signal
import sys

import alembic.command
import alembic.config  # noqa: F401 - what opening a new record imports, so that the children needn't

from reportedly.record.record import Record
from tests.record.dispatches import FIRST, many

EACH = 4
"""So many articles a transaction."""


def main(where: str, count: int) -> None:
    """Forks a child for each line of input."""
    for word in sys.stdin:
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(out)
            try:
                add(where, count, into)
            except BaseException as error:
                print(f"the child failed: {error!r}", file=sys.stderr, flush=True)
                os._exit(1)
            if word.strip() == "go":
                signal.pause()
            os._exit(0)
        os.close(into)
        print(child, flush=True)
        with os.fdopen(out) as told:
            for line in told:
                print(line, end="", flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


def add(where: str, count: int, told: int) -> None:
    """Adds the articles; tells those of a transaction only after it has ended, in one piece."""
    reports = many(count)
    with Record.open(where) as record:
        for start in range(0, count, EACH):
            added = record.add(reports[start : start + EACH], FIRST)
            os.write(told, f"{' '.join(each.article for each in added)}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
