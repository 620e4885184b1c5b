"""Watches: polls what is due, takes in what is new, tells what changed; and so on.

Invariant: an answer's marks (ETag, hash) are kept after its articles are in the record, and changes with how far was
looked for them, in one step: whoever is killed polls, looks or tells again what was not kept, and finds there what is
there already.
"""

from __future__ import annotations

import random
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from itertools import chain

from reportedly.accounts import linking
from reportedly.articles import inputs
from reportedly.articles.fetching.fetched import Fetched, Known
from reportedly.articles.fetching.pace import Clock
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits
from reportedly.articles.plain import digest
from reportedly.articles.single import fault
from reportedly.record import derived, ledger
from reportedly.record.intake import Intake
from reportedly.watching.changes import changes
from reportedly.watching.memory import LARGE, OFTEN, give_back
from reportedly.watching.poll import Got, Hands, due_at, host_of, polled
from reportedly.watching.settings import Settings
from reportedly.watching.state import State
from reportedly.watching.telling import Teller

GLANCE = 1.0
"""Seconds after which due feeds are looked for again while answers are waited for."""
LONGEST_SLEEP = 3_600.0
MOST_TOLD = 3
"""So many entries of one answer that are skipped are told of one by one."""
_OWN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


@dataclass
class Counts:
    """What was done so far."""

    polls: int = 0
    unchanged: int = 0
    failed: int = 0
    added: int = 0
    changes: int = 0


@dataclass
class Watcher:
    """One run of watching. `warn` is told what failed."""

    settings: Settings
    state: State
    intake: Intake
    hands: Hands
    teller: Teller
    clock: Clock
    warn: Callable[[str], None]
    limits: Limits = field(default_factory=Limits)
    chance: random.Random = field(default_factory=random.Random)
    counts: Counts = field(default_factory=Counts)
    _due: list[tuple[float, int]] = field(default_factory=list)
    _waiting: dict[str, deque[int]] = field(default_factory=dict)

    def run(self, *, once: bool = False, until: float | None = None) -> None:
        """Watches on and on; with `once` until nothing is due any more, with `until` up to that time."""
        now = self.now()
        feeds = enumerate(self.settings.feeds)
        self._due = [(due_at(self.state.polling(each.url), each.every, now), n) for n, each in feeds]
        heapify(self._due)
        self.look()
        while True:
            ending = until is not None and self.now() >= until
            if not ending:
                self._begin()
            if self.hands.busy:
                self._take()
            elif once or ending:
                return
            else:
                self._sleep()

    def now(self) -> float:
        """The time, in seconds since 1970."""
        return self.clock.now().timestamp()

    def _begin(self) -> None:
        """Begins to poll what is due, as far as there are threads and hosts free for it."""
        now = self.now()
        while self.hands.free and self._due and self._due[0][0] <= now:
            _, number = heappop(self._due)
            feed = self.settings.feeds[number]
            if self.hands.is_busy(feed.url):
                self._waiting.setdefault(host_of(feed.url), deque()).append(number)
            else:
                self.hands.give(feed, self.state.polling(feed.url))

    def _take(self) -> None:
        """Takes what has come: into the record, then looks for changes."""
        some = self.hands.take(GLANCE)
        if not some:
            self.teller.tell()
            return
        before = self.counts.polls
        large = any(each.fetched is not None and len(each.fetched.raw) > LARGE for each in some)
        for waiting in [self._waiting.get(host_of(each.feed.url)) for each in some]:
            if waiting:
                heappush(self._due, (0.0, waiting.popleft()))
        self.take_in(some)
        some.clear()
        self.look()
        give_back(self.intake.record, cycles=large or self.counts.polls // OFTEN > before // OFTEN)

    def _sleep(self) -> None:
        """Sleeps until the next poll or the next telling is due."""
        next_due = [each for each in (self._due[0][0] if self._due else None, self.teller.due()) if each is not None]
        seconds = min(next_due, default=self.now() + LONGEST_SLEEP) - self.now()
        if seconds > 0:
            self.clock.sleep(min(seconds, LONGEST_SLEEP))
        self.teller.tell()

    def take_in(self, some: Sequence[Got]) -> None:
        """Takes the articles of answers into the record, then keeps how it stands with their feeds."""
        answers = [_Answer(got, self) for got in some]
        stored = self.intake.take(chain.from_iterable(each.articles() for each in answers))
        self.counts.added += sum(each.added.outcome != "known" for each in stored)
        now, places = self.now(), {each.url: n for n, each in enumerate(self.settings.feeds)}
        standing = [polled(replace(each.got, polling=each.polling), now, self.chance) for each in answers]
        self.state.set_polling(standing)
        for each in standing:
            heappush(self._due, (each.due, places[each.url]))
        self.counts.polls += len(some)

    def look(self) -> None:
        """Links what is new in the record, by whomever it was added, and tells what changed."""
        record = self.intake.record
        marks = self.state.marks()
        if marks is None:
            marks = derived.latest(record), ledger.last_reading(record)
            self.state.begin(*marks)
        if derived.latest(record) > marks[0]:
            linking.update(record)
            at = self.clock.now().isoformat(timespec="seconds")
            found = changes(record, self.settings.watched, marks, self.state.earlier, self.state.was_told, at)
            self.state.add(found.changes, found.words, found.marks, found.looked, self.now())
            self.counts.changes += len(found.changes)
        self.teller.tell()


class _Answer:
    """What one poll gave, while its articles are taken in; `polling` is how it stands with the feed after that."""

    def __init__(self, got: Got, watcher: Watcher) -> None:
        self.got, self.polling = got, got.polling
        self._watcher = watcher

    def articles(self) -> Iterator[Received]:
        """The articles that came and were not the same before; what is wrong is told."""
        got, counts = self.got, self._watcher.counts
        if got.fetched is None:
            counts.failed += 1
            self._watcher.warn(f"{got.feed.url}: {got.error}")
            return
        fetched = got.fetched
        if fetched.status == 304 or fetched.digest == got.polling.digest:
            counts.unchanged += 1
            if fetched.status != 304:
                self.polling = replace(got.polling, known=self._known())
            return
        self.polling = replace(got.polling, known=self._known(), digest=fetched.digest)
        skipped = 0
        for item in self._items(fetched):
            if not isinstance(item, Received):
                skipped += 1
                if skipped <= MOST_TOLD:
                    self._watcher.warn(str(item))
            elif item.article.id != fetched.digest:
                yield own(item, got.feed.url)
            elif self._is_new(item):
                yield item
        if skipped > MOST_TOLD:
            self._watcher.warn(f"{got.feed.url}: {skipped - MOST_TOLD:,} more were skipped")

    def _items(self, fetched: Fetched) -> Iterator[Item]:
        """What an answer holds."""
        url = self.got.feed.url
        try:
            yield from inputs.read_answer(
                fetched.raw, Given(url=fetched.final_url, where=url), self._watcher.limits, fetched.charset
            )
        except Exception as error:  # a fault of ours or of a library on what one server sent
            yield Skipped(url, fault(error))

    def _known(self) -> Known | None:
        """By what the server knows whether this has changed."""
        fetched = self.got.fetched
        if fetched is None or (fetched.etag is None and fetched.modified is None):
            return None
        return Known(fetched.final_url, fetched.etag, fetched.modified)

    def _is_new(self, page: Received) -> bool:
        """Whether a page has another text than it had; which article it was before is kept at once."""
        words, before = digest(page.article.text), self.got.polling
        if words == before.words:
            return False
        if before.article is not None and before.article != page.article.id:
            self._watcher.state.set_earlier({page.article.id: before.article})
        self.polling = replace(self.polling, article=page.article.id, words=words)
        return True


def own(entry: Received, feed: str) -> Received:
    """An entry under an id that no other feed's has: one that is no URI (`1234`) gets the feed's address before it."""
    name = entry.article.id
    if _OWN.fullmatch(name):
        return entry
    return replace(entry, article=replace(entry.article, id=f"{feed}#{name}"))
