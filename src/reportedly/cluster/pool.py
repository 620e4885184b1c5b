"""The engine of one machine: so many workers, each a process of its own, and a queue of parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import replace
from queue import SimpleQueue

from reportedly.articles.parts import Part
from reportedly.cluster.watched import Heard, Watched
from reportedly.cluster.work import Done, Work

AHEAD = 2
"""How many parts wait for each worker, so that none waits for the plan."""


def run(parts: Iterable[tuple[int, Part]], work: Work, workers: int, heard: Heard = lambda _: None) -> Iterator[Done]:
    """What became of each part, as soon as it is done. Raises WorkError where the work can't go on."""
    idle: SimpleQueue[Watched] = SimpleQueue()

    def one(order: int, part: Part) -> Done:
        worker = idle.get()
        try:
            return replace(worker.read(part, heard), order=order)
        finally:
            idle.put(worker)

    waiting: set[Future[Done]] = set()
    with ThreadPoolExecutor(workers) as threads, ExitStack() as stack:
        for _ in range(workers):
            idle.put(stack.enter_context(Watched(work)))
        stack.callback(threads.shutdown, wait=False, cancel_futures=True)
        for order, part in parts:
            waiting.add(threads.submit(one, order, part))
            if len(waiting) >= workers * AHEAD:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)
