"""Adds prepared reports in a process that is killed, and says so in one that is not.

For each `go` on standard input a child is forked that opens the record, adds the articles, four a transaction, and
waits to be killed. The parent prints its number, and once it has ended the articles that it told to be stored, then
`ended`.
"""

from __future__ import annotations

import os
import signal
import sys

from reportedly.record.record import Record
from tests.record.dispatches import FIRST, many


def main(where: str, count: int) -> None:
    """Forks a child for each line of input."""
    for _ in sys.stdin:
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(out)
            add(where, count, into)
            signal.pause()
        os.close(into)
        print(child, flush=True)
        with os.fdopen(out) as told:
            words = told.read()
        os.waitpid(child, 0)
        print(words[: words.rfind("\n") + 1] + "ended", flush=True)


def add(where: str, count: int, told: int) -> None:
    """Adds the articles; tells each only after its transaction has ended."""
    reports = many(count)
    with Record.open(where) as record:
        for start in range(0, count, 4):
            for each in record.add(reports[start : start + 4], FIRST):
                os.write(told, f"{each.article}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
