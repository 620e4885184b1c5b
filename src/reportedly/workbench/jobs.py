"""Reading what somebody pasted, uploaded or named by its address, beside the pages, one piece of work at a time.

Invariant: an address is fetched only where it is one of the web, and by the guards of `articles/fetching`; no name that
somebody gives is ever opened as a file. What was read is kept for a while in memory and goes into the record only when
somebody says so.
"""

from __future__ import annotations

import queue
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reportedly.articles import inputs
from reportedly.articles.fetching.fetched import FetchOptions
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given
from reportedly.model import Report
from reportedly.reader import Reader
from reportedly.record.adding import Added, Addition
from reportedly.record.record import Record
from reportedly.versions import ours

KEPT = 40
"""So many pieces of work are kept; the oldest is forgotten first."""
WAITING = 20
"""So many may wait; more are refused."""
MOST = 20
"""So many articles are read of one input: an archive is for `reportedly add`."""


class BusyError(RuntimeError):
    """Too much is waiting to be read."""


@dataclass(slots=True)
class Job:
    """One piece of work: who gave it, what it is called, and what came of it so far."""

    id: str
    owner: str
    label: str
    raw: bytes | None
    given: Given
    state: str = "waiting"
    began: float = field(default_factory=time.monotonic)
    reports: list[tuple[Received, Report]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    seconds: float = 0.0


class Jobs:
    """All pieces of work. Several threads may give some; one reads."""

    def __init__(self, record: Record, changed: Callable[[], None], *, allow_private: bool) -> None:
        self._record = record
        self._changed = changed
        self._fetching = FetchOptions(allow_private=allow_private)
        self._reader = Reader()
        self._kept: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._due: queue.Queue[Job | None] = queue.Queue()
        self._worker: threading.Thread | None = None
        self._ended = False

    def give(self, owner: str, label: str, raw: bytes | None, given: Given) -> Job:
        """Puts something in line: bytes as they came, or with None the address in `given`. Raises BusyError."""
        with self._lock:
            if self._due.qsize() >= WAITING:
                raise BusyError(f"{WAITING} articles are waiting to be read: try again in a minute")
            job = Job(secrets.token_urlsafe(12), owner, label, raw, given)
            self._kept[job.id] = job
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="reader", daemon=True)
                self._worker.start()
        self._due.put(job)
        return job

    def called(self, name: str, owner: str) -> Job | None:
        """The work of this id, where this person gave it."""
        found = self._kept.get(name)
        return found if found is not None and found.owner == owner else None

    def before(self, job: Job) -> int:
        """How many wait before this one."""
        return sum(each.state == "waiting" and each.began < job.began for each in list(self._kept.values()))

    def add(self, job: Job) -> list[Added]:
        """Stores what was read in the record; what became of each article. Raises RecordError."""
        with self._lock:
            if not job.added:
                job.added = self._record.add([Addition(report, got.raw) for got, report in job.reports], ours())
        self._changed()
        return job.added

    def close(self) -> None:
        """Ends after the article that is being read."""
        self._ended = True
        if self._worker is not None:
            self._due.put(None)
            self._worker.join()

    def _work(self) -> None:
        while (job := self._due.get()) is not None and not self._ended:
            start = time.monotonic()
            job.state = "reading"
            try:
                self._read(job)
            except Exception as error:  # one input costs no other anything, whatever is wrong with it
                job.skipped.append(f"{job.label}: reading failed ({type(error).__name__}: {error})")
            job.raw = None
            job.seconds = time.monotonic() - start
            job.state = "done"

    def _read(self, job: Job) -> None:
        for number, each in enumerate(self._items(job)):
            if self._ended:
                return
            if number == MOST:
                job.skipped.append(f"{job.label}: it holds more than {MOST} articles; `reportedly add` takes them all")
                return
            if isinstance(each, Skipped):
                job.skipped.append(str(each))
            else:
                job.reports.append((each, next(self._reader.read_many([each]))))

    def _items(self, job: Job) -> Iterator[Item]:
        limits = self._reader.options.limits
        if job.raw is not None:
            yield from inputs.read_answer(job.raw, job.given, limits)
        elif job.given.url is not None and inputs.is_address(job.given.url):
            yield from inputs.read([job.given.url], limits, fetching=self._fetching)
        else:
            yield Skipped(job.label, "only addresses that begin with http:// or https:// are fetched")
