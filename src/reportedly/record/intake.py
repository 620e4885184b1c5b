"""Articles into a record: those that this version has not read are read and stored, some at a time.

Invariant: what was given to the caller as stored is on the disk. An interruption or a fault stores what was read until
then, and costs at most the articles that were being read; adding the same inputs again reads only what is missing.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from reportedly.articles.items import Received
from reportedly.model import Article, Report
from reportedly.record.adding import Added, Addition
from reportedly.record.record import Record
from reportedly.versions import Version

BATCH = 32
"""So many reports are stored in one transaction at most."""
SECONDS = 5.0
"""What was read is stored after so long at the latest, when the next report comes."""


class Reads(Protocol):
    """What turns articles into reports, in order: a `reportedly.Reader`."""

    def read_many(self, items: Iterable[str | Article | Received]) -> Iterator[Report]:
        """A report for each item."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An article that came, and what became of it. What the record knew already has no report here."""

    received: Received
    added: Added
    report: Report | None = None


@dataclass
class Intake:
    """Takes articles into a record by one reader and version."""

    record: Record
    reader: Reads
    version: Version
    _waiting: deque[Received] = field(default_factory=deque)
    _known: deque[Stored] = field(default_factory=deque)

    def take(self, items: Iterable[Received]) -> Iterator[Stored]:
        """What became of each article, once it is stored; what was known comes a little before its turn."""
        unstored: list[Report] = []
        since = time.monotonic()
        try:
            for report in self.reader.read_many(self._fresh(items)):
                yield from self._told()
                unstored.append(report)
                if len(unstored) >= BATCH or time.monotonic() - since > SECONDS:
                    due, unstored = unstored, []
                    yield from self._store(due)
                    since = time.monotonic()
        except BaseException:
            self._store(unstored)
            raise
        yield from self._told()
        yield from self._store(unstored)

    def _fresh(self, items: Iterable[Received]) -> Iterator[Received]:
        """Those that this version has not read, and the others put aside."""
        rest = iter(items)
        while some := list(islice(rest, BATCH)):
            unread = self.record.unread([each.article for each in some], self.version)
            for each, is_new in zip(some, unread, strict=True):
                if is_new:
                    self._waiting.append(each)
                    yield each
                else:
                    self._known.append(Stored(each, Added(each.article.id, "known")))

    def _told(self) -> Iterator[Stored]:
        """What was known and has not been told."""
        while self._known:
            yield self._known.popleft()

    def _store(self, reports: list[Report]) -> list[Stored]:
        """Stores reports, in one transaction."""
        received = [self._waiting.popleft() for _ in reports]
        both = list(zip(received, reports, strict=True))
        added = self.record.add([Addition(report, each.raw) for each, report in both], self.version)
        return [Stored(each, one, report) for (each, report), one in zip(both, added, strict=True)]
