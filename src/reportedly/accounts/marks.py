"""The marks of a text: few short numbers that two printings of the same words have in common, wherever the words stand.

Invariant: marks depend on the words alone, in their order, not on case, apostrophes, commas within numbers or white
space, and not on the machine or the run. Any run of `RUN + WINDOW - 1` words that two texts share has a mark in both.
Source: winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting").
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.model import CLAIM_BLOCKS, Article, BlockKind, Span

RUN = 5
"""Words in a run that is hashed: long enough that a run seldom recurs by chance, short enough to survive edits."""
WINDOW = 4
"""Of so many runs in a row one is kept at least, the smallest: two in five of all, measured."""

Hashes: TypeAlias = NDArray[np.uint32]
Offsets: TypeAlias = NDArray[np.uint32]

BODY: frozenset[BlockKind] = frozenset({"paragraph", "correction"})
"""The kinds of block that a printing takes over as they are."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_DROPPED = str.maketrans("", "", "'’,")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXES = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_NONE: Hashes = np.empty(0, np.uint32)
_LAYOUT = np.dtype([("hash", "<u4"), ("start", "<u4"), ("length", "<u2")])
"""A mark as kept: ten bytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The marks of a text, three arrays of one length; the headline's and the captions' come last.

    `starts` and `ends` are code points into `Article.text`, half-open.
    """

    hashes: Hashes
    starts: Offsets
    ends: Offsets

    def __len__(self) -> int:
        return len(self.hashes)

    def firsts(self) -> NDArray[np.bool_]:
        """Which marks stand for the first time in the text: headlines are repeated, and count once."""
        first = np.zeros(len(self.hashes), np.bool_)
        first[np.unique(self.hashes, return_index=True)[1]] = True
        return first

    def touching(self, span: Span) -> Hashes:
        """The marks whose words stand in a span, in part at least."""
        return self.hashes[(self.starts < span[1]) & (self.ends > span[0])]

    def to_bytes(self) -> bytes:
        """The marks as ten bytes each, little-endian: hash, start, length (at most 65,535)."""
        kept = np.empty(len(self.hashes), _LAYOUT)
        kept["hash"], kept["start"] = self.hashes, self.starts
        kept["length"] = np.minimum(self.ends - self.starts, 0xFFFF)
        return kept.tobytes()

    @staticmethod
    def count(kept: bytes) -> int:
        """How many marks `to_bytes` made bytes of."""
        return len(kept) // _LAYOUT.itemsize

    @classmethod
    def from_bytes(cls, kept: bytes) -> Marks:
        """The marks that `to_bytes` made bytes of. Raises ValueError where the length is no multiple of ten."""
        rows = np.frombuffer(kept, _LAYOUT)
        starts = rows["start"].astype(np.uint32)
        return cls(rows["hash"].astype(np.uint32), starts, starts + rows["length"].astype(np.uint32))


def marks_of(article: Article) -> Marks:
    """The marks of an article's paragraphs and corrections, then of its headline and captions, each in their order.

    Headlines and captions are written anew at each printing, so that a text opens with its first paragraph. Links,
    bylines, stamps and boilerplate don't count (codebook, Article). Under five words leave no marks.
    """
    parts = [_marks(article, kinds) for kinds in (BODY, CLAIM_BLOCKS - BODY)]
    return Marks(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("hashes", "starts", "ends")))


def _marks(article: Article, kinds: frozenset[BlockKind]) -> Marks:
    """The marks of some kinds of blocks, as if there were no others between them."""
    words, starts, ends = _words(article, kinds)
    if len(words) < RUN:
        return Marks(_NONE, _NONE, _NONE)
    hashes = _runs(np.array([_number(word) for word in words], np.uint64))
    kept = _winnowed(hashes)
    return Marks(hashes[kept], np.array(starts, np.uint32)[kept], np.array(ends, np.uint32)[kept + RUN - 1])


def _words(article: Article, kinds: frozenset[BlockKind]) -> tuple[list[str], list[int], list[int]]:
    """The words of some kinds of blocks, with where they start and end."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for block in article.blocks:
        if block.kind in kinds:
            for match in _WORD.finditer(article.text, block.start, block.end):
                words.append(match[0])
                starts.append(match.start())
                ends.append(match.end())
    return words, starts, ends


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """A number for a word, the same on every machine; `Syria’s` and `Syrias`, `1,200` and `1200` have one."""
    return zlib.crc32(word.translate(_DROPPED).casefold().encode())


def _runs(words: NDArray[np.uint64]) -> Hashes:
    """A number for each run of RUN words."""
    count = len(words) - RUN + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(RUN):
        mixed = mixed * _FACTOR + words[place : place + count]
    for factor, shift in zip(_MIXES, (30, 27), strict=True):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * factor
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _winnowed(hashes: Hashes) -> NDArray[np.intp]:
    """The places of the smallest number in each window, the last of equals, each place once and in order."""
    if len(hashes) <= WINDOW:
        return np.array([len(hashes) - 1 - int(np.argmin(hashes[::-1]))])
    windows = np.lib.stride_tricks.sliding_window_view(hashes[::-1], WINDOW)
    smallest = np.argmin(windows, axis=1) + np.arange(len(windows))
    return np.unique(len(hashes) - 1 - smallest)
