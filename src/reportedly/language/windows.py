"""Windows: the stretches of text that the encoder sees at once, whole paragraphs where they fit.

A window reads `[CLS] paragraph [SEP] paragraph [SEP]`. Paragraphs that do not fit are cut at sentence ends, and
only a sentence that is longer than a window is cut inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reportedly.language.tokens import BREAK, SENTENCE_END, Ints, pieces_of, words_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP = 101, 102
LIMIT = 320


@dataclass(frozen=True)
class Segment:
    """A sentence-sized stretch of a paragraph, ready for the encoder; `first` counts pieces from its own start."""

    paragraph: int
    ids: Ints
    case: Ints
    quote: Ints
    first: Ints
    starts: Ints
    ends: Ints


@dataclass(frozen=True)
class Window:
    """What the encoder sees at once. Per piece: ids, case, quote. Per word: `first` piece, offsets, paragraph."""

    ids: Ints
    case: Ints
    quote: Ints
    first: Ints
    starts: Ints
    ends: Ints
    paragraph: Ints


def paragraphs_of(text: str, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of the given stretches of a text; blank lines part them."""
    found = []
    for start, end in stretches:
        position = start
        for gap in BREAK.finditer(text, start, end):
            found.append((position, gap.start()))
            position = gap.end()
        found.append((position, end))
    return [(start, end) for start, end in found if text[start:end].strip()]


def segments_of(
    tokenizer: Tokenizer, text: str, paragraphs: Sequence[tuple[int, int]], limit: int = LIMIT
) -> list[Segment]:
    """The paragraphs in order as segments: whole where a window holds them, else cut at sentence ends."""
    segments = []
    for number, (start, end) in enumerate(paragraphs):
        words = words_of(text, start, end)
        if not len(words.starts):
            continue
        pieces = pieces_of(tokenizer, text, start, end, words)
        if not len(pieces.ids):
            continue
        cuts = [m.end() for m in SENTENCE_END.finditer(text, start, end)]
        edges = np.append(pieces.first, len(pieces.ids))
        edges[0] = 0
        bounds = word_bounds(words.starts, edges, cuts, limit - 3)
        for a, b in pairwise(bounds):
            # A single word may be longer than a window; its first pieces stand for it.
            p, q = edges[a], min(edges[b], edges[a] + limit - 3)
            word = pieces.word[p:q]
            segments.append(
                Segment(
                    paragraph=number,
                    ids=pieces.ids[p:q],
                    case=words.case[word],
                    quote=words.quote[word],
                    first=np.minimum(pieces.first[a:b] - p, max(q - p - 1, 0)),
                    starts=words.starts[a:b],
                    ends=words.ends[a:b],
                )
            )
    return [s for s in segments if len(s.ids)]


def word_bounds(starts: Ints, edges: Ints, cuts: Sequence[int], limit: int) -> list[int]:
    """Word indices at which a paragraph is cut: each sentence end, and inside sentences of more than `limit` pieces.

    `edges` holds each word's first piece and, last, the number of pieces.
    """
    bounds = [0]
    for end in sorted({int(np.searchsorted(starts, cut)) for cut in cuts} | {len(starts)}):
        while edges[end] - edges[bounds[-1]] > limit:
            room = int(np.searchsorted(edges, edges[bounds[-1]] + limit, side="right")) - 1
            bounds.append(max(bounds[-1] + 1, room))
        if end > bounds[-1]:
            bounds.append(end)
    return bounds


def windows_of(segments: Sequence[Segment], limit: int = LIMIT) -> list[Window]:
    """Segments packed into windows of at most `limit` pieces, of even size, broken at paragraph ends where possible."""
    sizes = np.array([len(s.ids) + 1 for s in segments])
    if not len(sizes):
        return []
    goal = sizes.sum() / np.ceil(sizes.sum() / (limit - 2))
    groups: list[list[Segment]] = [[]]
    size = 0
    for i, segment in enumerate(segments):
        new_paragraph = i > 0 and segment.paragraph != segments[i - 1].paragraph
        full = size + sizes[i] > limit - 1
        enough = new_paragraph and size + sizes[i] / 2 > goal
        if groups[-1] and (full or enough):
            groups.append([])
            size = 0
        groups[-1].append(segment)
        size += sizes[i]
    return [window_of(group) for group in groups]


def window_of(segments: Sequence[Segment]) -> Window:
    """One window over consecutive segments."""
    ids, case, quote, first, paragraph = [np.array([CLS])], [np.zeros(1, int)], [np.zeros(1, int)], [], []
    position = 1
    for i, segment in enumerate(segments):
        ids.append(segment.ids)
        case.append(segment.case)
        quote.append(segment.quote)
        first.append(segment.first + position)
        paragraph.append(np.full(len(segment.starts), segment.paragraph))
        position += len(segment.ids)
        if i + 1 == len(segments) or segments[i + 1].paragraph != segment.paragraph:
            ids.append(np.array([SEP]))
            case.append(np.zeros(1, int))
            quote.append(np.zeros(1, int))
            position += 1
    return Window(
        ids=np.concatenate(ids),
        case=np.concatenate(case),
        quote=np.concatenate(quote),
        first=np.concatenate(first),
        starts=np.concatenate([s.starts for s in segments]),
        ends=np.concatenate([s.ends for s in segments]),
        paragraph=np.concatenate(paragraph),
    )
