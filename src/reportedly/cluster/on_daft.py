"""The engines beyond one pool: Daft, on this machine or on a Ray cluster, hands the parts to its workers.

Daft carries a line for each part and a line back; the reading is done by the same watched worker as in the pool, one
beside each of Daft's. On a cluster the inputs and the output must lie where every machine sees them under one path.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from reportedly.articles.parts import Part
from reportedly.cluster.watched import Watched
from reportedly.cluster.work import (
    Done,
    Work,
    WorkError,
    done_from_text,
    done_to_text,
    part_from_text,
    part_to_text,
    work_from_text,
    work_to_text,
)

if TYPE_CHECKING:
    from reportedly.cluster.run import Spread

AT_ONCE = 10_000
"""So many parts are handed over together: a plan of millions is never held as a whole."""
PROCESSORS = 1.0
CONNECT_SECONDS = 10.0
UNTOLD = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}
"""Daft, when it is loaded, and Ray's cluster report to their makers unless they are told otherwise."""
OWN: dict[str, Any] = {"include_dashboard": False}
"""How a cluster of our own is started: nobody looks at its pages."""


class PartReaders:
    """What Daft keeps on each of its workers: a watched worker, started when it is first needed."""

    def __init__(self, work: str) -> None:
        self.watched = Watched(work_from_text(work))
        HERE.append(self.watched)

    def __call__(self, order: int, part: str) -> str:
        """What became of a part, as a line."""
        try:
            return done_to_text(replace(self.watched.read(part_from_text(part)), order=order))
        except WorkError as error:
            return f"{FAILED}{error}"


HERE: list[Watched] = []
"""The watched workers of this process: Daft does not say when it is done with what it keeps."""
FAILED = "failed: "
"""What a line begins with that tells why the work can't go on: Daft would wrap an exception beyond recognition."""


def run(
    parts: Iterable[tuple[int, Part]], work: Work, spread: Spread, heard: Callable[[int], None] = lambda _: None
) -> Iterator[Done]:
    """What became of each part. Raises WorkError where the work can't go on or no cluster answers."""
    begin(spread)
    try:
        yield from handed_over(parts, work, spread.workers, heard)
    finally:
        while HERE:
            HERE.pop().close()


def handed_over(
    parts: Iterable[tuple[int, Part]], work: Work, workers: int, heard: Callable[[int], None]
) -> Iterator[Done]:
    """What became of each part, the parts handed to Daft so many at once."""
    import daft

    readers: Any = daft.cls(PartReaders, max_concurrency=workers, use_process=False, cpus=PROCESSORS)
    reader = readers(work_to_text(work))
    waiting = iter(parts)
    while some := list(islice(waiting, AT_ONCE)):
        frame = daft.from_pydict(
            {"order": [order for order, _ in some], "part": [part_to_text(part) for _, part in some]}
        ).into_batches(1)
        for row in frame.select(reader(daft.col("order"), daft.col("part")).alias("done")).iter_rows():
            line = str(row["done"])
            if line.startswith(FAILED):
                raise WorkError(line.removeprefix(FAILED))
            done = done_from_text(line)
            heard(done.reports + sum(note.skipped for note in done.notes))
            yield done


def begin(spread: Spread) -> None:
    """Has Daft work here, or on the cluster at the address. Raises WorkError where none answers there."""
    os.environ.update(UNTOLD)
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    import daft

    if spread.engine == "daft":
        # Daft takes its runner once in a process, and this one where nothing else is said.
        if daft.get_or_create_runner().name != "native":
            raise WorkError("this process works on a Ray cluster already (DAFT_RUNNER): choose --engine daft-ray")
        return
    import ray

    if spread.address is not None and spread.address != "auto":
        answers(spread.address)
    try:
        # A cluster of our own takes as many workers as were asked for; one that is there says itself what it has.
        own: dict[str, Any] = OWN | {"num_cpus": spread.workers} if spread.address is None else {}
        ray.init(address=spread.address or "local", logging_level="ERROR", log_to_driver=False, **own)
    except (ConnectionError, ValueError) as error:
        raise WorkError(f"no Ray cluster answers at {spread.address}: {str(error).splitlines()[0]}") from None
    daft.set_runner_ray(noop_if_initialized=True)


def answers(address: str) -> None:
    """Raises WorkError where nothing listens at an address: Ray would go on asking for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), CONNECT_SECONDS).close()
    except (OSError, ValueError) as error:
        raise WorkError(f"no Ray cluster answers at {address}: {error}") from None
