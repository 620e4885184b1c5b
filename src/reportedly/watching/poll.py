"""Asks feeds and pages: several hosts at a time, one request to a host, and each again when it is due.

Invariant: a host is asked by one thread at a time, so that one that is slow or dead holds up its own feeds alone; no
more answers are held than there are threads.
"""

from __future__ import annotations

import queue
import random
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TypeAlias

import httpx2

from reportedly.articles.fetching.addresses import Resolver, resolve
from reportedly.articles.fetching.fetch import Fetched, Fetcher, FetchError, FetchOptions
from reportedly.articles.fetching.pace import Clock, Pace
from reportedly.articles.single import fault
from reportedly.watching.memory import settle
from reportedly.watching.settings import Feed
from reportedly.watching.state import Polling

THREADS = 8
FETCHERS = 256
"""So many hosts' connections and robots.txt are held."""
LONGEST_WAIT = 86_400.0
"""Seconds that back-off grows to, unless a feed is asked less often anyway."""
SPREAD = 0.05
"""Polls are spread by this share of their span, so that those that began together part."""


@dataclass(frozen=True, slots=True)
class Got:
    """What one poll gave: `fetched`, or why there is nothing."""

    feed: Feed
    polling: Polling
    fetched: Fetched | None = None
    error: FetchError | None = None


Asked: TypeAlias = tuple[Feed, Polling]


class Hands:
    """Threads that fetch. Give a feed where its host is free, take what came; close at the end."""

    def __init__(
        self, options: FetchOptions, clock: Clock, resolver: Resolver = resolve, threads: int = THREADS
    ) -> None:
        self._options, self._clock, self._resolver = options, clock, resolver
        self._pace = Pace(clock)
        self._asked: queue.SimpleQueue[Asked | None] = queue.SimpleQueue()
        self._got: queue.SimpleQueue[Got | Exception] = queue.SimpleQueue()
        self._fetchers: OrderedDict[str, Fetcher] = OrderedDict()
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        settle()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(threads)]
        for each in self._threads:
            each.start()

    @property
    def busy(self) -> int:
        """How many polls are under way or not taken yet."""
        return len(self._busy)

    @property
    def free(self) -> bool:
        """Whether there is a thread for one more."""
        return len(self._busy) < len(self._threads)

    def is_busy(self, url: str) -> bool:
        """Whether the host of an address is being asked."""
        return host_of(url) in self._busy

    def give(self, feed: Feed, polling: Polling) -> None:
        """Begins to poll a feed."""
        self._busy.add(host_of(feed.url))
        self._asked.put((feed, polling))

    def take(self, seconds: float) -> list[Got]:
        """What has come, after waiting for the first so long at most. Raises OSError where `keep` can't be written."""
        found: list[Got] = []
        try:
            while len(found) < len(self._threads):
                got = self._got.get_nowait() if found else self._got.get(timeout=seconds)
                if isinstance(got, Exception):
                    raise got
                self._busy.discard(host_of(got.feed.url))
                found.append(got)
        except queue.Empty:
            pass
        return found

    def close(self) -> None:
        """Lets the threads end when they are done, and closes what is idle."""
        for _ in self._threads:
            self._asked.put(None)
        with self._lock:
            while self._fetchers:
                self._fetchers.popitem()[1].close()

    def _work(self) -> None:
        """What each thread does."""
        while (asked := self._asked.get()) is not None:
            try:
                self._got.put(self._poll(*asked))
            except Exception as error:  # the folder of `keep`; a thread must not end without a word
                self._got.put(error)

    def _poll(self, feed: Feed, polling: Polling) -> Got:
        """What one poll gives."""
        host = host_of(feed.url)
        fetcher = self._fetcher(host)
        try:
            return Got(feed, polling, fetcher.get(feed.url, polling.known))
        except FetchError as error:
            return Got(feed, polling, error=error)
        except OSError:
            raise
        except Exception as error:  # a fault of ours or of a library on what one server sent
            return Got(feed, polling, error=FetchError(fault(error)))
        finally:
            self._return(host, fetcher)

    def _fetcher(self, host: str) -> Fetcher:
        """The fetcher of a host, which knows its robots.txt; nobody else has it meanwhile."""
        with self._lock:
            known = self._fetchers.pop(host, None)
        return known or Fetcher(self._options, self._clock, self._resolver, self._pace)

    def _return(self, host: str, fetcher: Fetcher) -> None:
        """Puts a fetcher back, in the place of the one that was not used for longest where there are many."""
        with self._lock:
            self._fetchers[host] = fetcher
            gone = self._fetchers.popitem(last=False)[1] if len(self._fetchers) > FETCHERS else None
        if gone is not None:
            gone.close()


def host_of(url: str) -> str:
    """The host of an address that was checked."""
    return httpx2.URL(url).host


def due_at(polling: Polling, every: float, now: float) -> float:
    """When a feed is due at the beginning of a run: no later than by the span that its file gives by then."""
    return polling.due if polling.failures else min(polling.due, now + every * (1 + SPREAD))


def polled(got: Got, now: float, chance: random.Random) -> Polling:
    """When a feed is due again, and how often it failed.

    After a failure the span doubles with each one that follows, up to a day, and half of it is left to chance (equal
    jitter); a host that names a time is not asked before it.
    """
    every = got.feed.every
    if got.error is None:
        due = now + every * chance.uniform(1 - SPREAD, 1 + SPREAD)
        return replace(got.polling, due=due, failures=0)
    failures = got.polling.failures + 1
    span = min(every * 2.0 ** min(failures - 1, 32), max(every, LONGEST_WAIT))
    wait = span * chance.uniform(0.5, 1.0)
    if got.error.wait is not None:
        wait = max(wait, got.error.wait)
    return replace(got.polling, due=now + wait, failures=failures)
