"""Which articles hold a mark: an index that grows by an article at a time and is never sorted whole again.

Invariant: the segments' lengths fall by half at least from one to the next, so that there are at most log n of them
and each posting is merged at most log n times (the logarithmic method, Bentley and Saxe 1980).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.accounts.marks import Hashes

Numbers = NDArray[np.int32]
"""Numbers of articles, in the order in which they came."""


class Postings:
    """Hashes of marks and the numbers of the articles that hold them: eight bytes a posting."""

    def __init__(self) -> None:
        self._segments: list[tuple[Hashes, Numbers]] = []

    def __len__(self) -> int:
        return sum(len(hashes) for hashes, _ in self._segments)

    def add(self, hashes: Hashes, numbers: Numbers) -> None:
        """Adds postings, one for each pair of two arrays of one length."""
        if not len(hashes):
            return
        order = np.argsort(hashes, kind="stable")
        self._segments.append((hashes[order], numbers[order]))
        while len(self._segments) > 1 and len(self._segments[-2][0]) < 2 * len(self._segments[-1][0]):
            self._segments.append(_merged(self._segments.pop(), self._segments.pop()))

    def find(self, hashes: Hashes) -> tuple[NDArray[np.intp], Numbers]:
        """Two arrays of one length: places in `hashes`, and the numbers of articles that hold the hash there."""
        order = np.argsort(hashes)  # asked in order, a search stays near where the one before it ended
        asked = hashes[order]
        places: list[NDArray[np.intp]] = []
        numbers: list[Numbers] = []
        for held, owners in self._segments:
            lows = np.searchsorted(held, asked)
            hits = np.flatnonzero(held[np.minimum(lows, len(held) - 1)] == asked)
            if len(hits):
                lows = lows[hits]
                counts = np.searchsorted(held, asked[hits], "right") - lows
                within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
                places.append(np.repeat(order[hits], counts))
                numbers.append(owners[np.repeat(lows, counts) + within])
        if not places:
            return np.empty(0, np.intp), np.empty(0, np.int32)
        return np.concatenate(places), np.concatenate(numbers)


def _merged(new: tuple[Hashes, Numbers], old: tuple[Hashes, Numbers]) -> tuple[Hashes, Numbers]:
    """Two sorted segments as one."""
    hashes, numbers = np.concatenate((old[0], new[0])), np.concatenate((old[1], new[1]))
    order = np.argsort(hashes, kind="stable")
    return hashes[order], numbers[order]
