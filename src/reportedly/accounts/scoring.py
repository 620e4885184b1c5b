"""Pairs of tellings weighed, some at a time, in this process or in several: the links that are worth keeping.

Each process looks tellings up in the file that they lie in and keeps those that it needed last; pairs come in the order
of days, so that it needs the same ones again and again.
"""

from __future__ import annotations

import os
import signal
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from sqlite3 import Connection
from threading import Thread

from reportedly.accounts.keeping import link_row
from reportedly.accounts.likeness import link
from reportedly.accounts.model import Link, Telling
from reportedly.accounts.pairing import LinkerError
from reportedly.accounts.payloads import telling_from_text
from reportedly.accounts.rarity import Rarity
from reportedly.accounts.staging import payloads_at, reader_of
from reportedly.record.derived import LinkRow

WORTH = 1.0
"""Bits from which a link is kept: weaker ones join nothing."""
AT_ONCE = 5000
"""So many pairs are weighed before anything is told of them."""
AHEAD = 3
"""How many lots wait for each process, so that none waits for pairs."""
HELD = 10_000
"""How many tellings a process keeps at hand: those of the days that its pairs are of."""

Pair = tuple[int, int]
Lot = tuple[list[LinkRow], int]
"""The links of some pairs, and the telling that they got to."""


def weighed(one: Telling, other: Telling, rarity: Rarity) -> Link | None:
    """The link of two tellings, the smaller id first; None where it is not worth keeping."""
    first, second = sorted((one, other), key=lambda each: each.id)
    made = link(first, second, rarity)
    return made if made.score >= WORTH else None


class Scorer:
    """Weighs pairs of the tellings that a connection reads, which are named by their numbers."""

    def __init__(self, reader: Connection, rarity: Rarity) -> None:
        self.reader, self.rarity = reader, rarity
        self.held: OrderedDict[int, Telling] = OrderedDict()

    def lot(self, pairs: Sequence[Pair]) -> Lot:
        """The links of some pairs that are worth keeping, as the record keeps them."""
        told = self.tellings({number for pair in pairs for number in pair})
        made = (weighed(told[one], told[other], self.rarity) for one, other in pairs)
        return [link_row(each) for each in made if each], pairs[-1][1]

    def tellings(self, numbers: set[int]) -> dict[int, Telling]:
        """The tellings of some numbers."""
        for number, payload in payloads_at(self.reader, numbers - self.held.keys()):
            self.held[number] = telling_from_text(payload)
        for number in numbers:
            self.held.move_to_end(number)
        found = {number: self.held[number] for number in numbers}
        while len(self.held) > HELD:
            self.held.popitem(last=False)
        if len(self.rarity.lengths) > HELD:
            self.rarity.lengths.clear()  # it keeps the words of every telling that was weighed
        return found


def scored(pairs: Iterable[Pair], path: Path, rarity: Rarity, workers: int) -> Iterator[Lot]:
    """The links of some pairs that are worth keeping, a lot at a time, in any order.

    With more than one worker each is a process of its own, unless all pairs are one lot.
    """
    rest = lots(pairs)
    first = list(islice(rest, 2))
    if workers < 2 or len(first) < 2:
        with closing(reader_of(path)) as reader:
            yield from map(Scorer(reader, rarity).lot, chain(first, rest))
    else:
        yield from spread(chain(first, rest), path, rarity, workers)


def lots(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Pairs, so many at a time."""
    rest = iter(pairs)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def spread(pairs: Iterable[list[Pair]], path: Path, rarity: Rarity, workers: int) -> Iterator[Lot]:
    """The links of pairs, weighed side by side. Whoever stops listening stops the processes."""
    # A process that is forked would share the connections and threads of this one.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), begin, (str(path), rarity.to_bytes()))
    try:
        waiting: deque[Future[Lot]] = deque()
        for some in pairs:
            waiting.append(pool.submit(work, some))
            if len(waiting) > workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise LinkerError(
            "a process that compared articles was ended from outside, as is done where memory runs out: link again "
            "when there is more of it"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_scorer: Scorer | None = None


def begin(path: str, counts: bytes) -> None:
    """Makes a process ready to weigh pairs."""
    global _scorer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began this process ends it
    Thread(target=follow, daemon=True).start()
    _scorer = Scorer(reader_of(Path(path)), Rarity.from_bytes(counts))


def follow() -> None:
    """Ends this process when the one that began it is gone, killed or not."""
    above = parent_process()
    if above is not None:
        above.join()
        os._exit(1)


def work(pairs: Sequence[Pair]) -> Lot:
    """The links of some pairs, weighed in a process that was made ready."""
    assert _scorer is not None
    return _scorer.lot(pairs)
