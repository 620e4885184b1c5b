"""Attributions with their spans tidied by the codebook's boundaries: where the reading of each statement begins.

Boundaries (codebook, Statement; after PolNeAR): quotation marks that enclose a piece belong to it; white space and
punctuation at its edges don't, save a full stop inside the quotation or an abbreviation's; a cue inside splits it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.claims.page import Page
from reportedly.knowledge.tables import Cue
from reportedly.language.parse import Attribution
from reportedly.model import CLAIM_BLOCKS, Article, Span, Spans

EDGE = " \t\r\n\u00a0\u200b,;:–—-"
CLOSERS = "\"”»'’"
GAP = 50
"""Characters between two pieces of one content that the encoder left out."""
CUT_BEFORE = re.compile(r"(?<![\w-])\w+(?:-\w+)*-$")
CUT_BEHIND = re.compile(r"(?:-\w+)+")
ABBREVIATED = re.compile(r"(?:\b\w\.\w\.|\b[ap]\.m\.|\b(?:Inc|Ltd|Corp|Jr|Sr|etc|No)\.|\.\.\.)$")


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution on its way to a statement. `meaning` is what its cue does by itself, where the cue is known."""

    id: str
    cue: Spans
    source: Spans
    content: Spans
    meaning: Cue | None
    read: Attribution

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]


def claimed(article: Article, attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions whose cue stands in a block that claims are read from, in text order."""
    starts = [block.start for block in article.blocks]

    def claims_here(at: int) -> bool:
        return not starts or article.blocks[max(0, bisect_right(starts, at) - 1)].kind in CLAIM_BLOCKS

    return sorted(
        (read for read in attributions if read.cue and read.content and claims_here(read.cue[0][0])), key=first_words
    )


def first_words(read: Attribution) -> tuple[int, int, int]:
    """The order of statements: where the first word of each stands; the outer before the inner."""
    starts = [read.cue[0][0], read.content[0][0], *(start for start, _ in read.source)]
    return min(starts), -read.content[-1][1], read.cue[0][0]


def numbered(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Drafts in the order of statements, the outer before the inner, with their ids; once their spans stand."""

    def first(draft: Draft) -> tuple[int, bool, int]:
        start = min(span[0] for span in (*draft.cue, *draft.content, *draft.source))
        return start, draft.start > start, draft.cue[0][0] if draft.start > start else -draft.end

    return tuple(replace(draft, id=f"s{i}") for i, draft in enumerate(sorted(drafts, key=first), 1))


def tidy(page: Page, read: Attribution) -> tuple[Spans, Spans, Spans]:
    """Cue, source and content of an attribution, tidied. Any of them may come out empty."""
    cue = united(trimmed(page.text, span) for span in read.cue) or united(read.cue)
    source = united(uncut(page.text, trimmed(page.text, span)) for span in read.source)
    whole = mended(page, united(read.content), (*cue, *source))
    pieces = [piece for span in whole for piece in without(span, cue, source)]
    return cue, source, united(quoted(page, piece) for piece in pieces)


def uncut(text: str, span: Span) -> Span:
    """A span with the rest of a word that it cuts at a hyphen: `state-run agency`, not `run agency`."""
    start, end = span
    if start >= end:
        return span
    before, behind = CUT_BEFORE.search(text, max(0, start - 30), start), CUT_BEHIND.match(text, end)
    return before.start() if before else start, behind.end() if behind and text[end - 1].isalnum() else end


def mended(page: Page, content: Spans, between: Spans) -> Spans:
    """Content that only a few words part that are neither cue nor source, made whole within its sentence."""
    found: list[Span] = []
    for start, end in content:
        if found and joins(page, (found[-1][1], start), between):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)


def joins(page: Page, gap: Span, between: Spans) -> bool:
    """Whether what parts two pieces of content belongs to them."""
    words = page.text[slice(*gap)]
    apart = any(start < gap[1] and gap[0] < end for start, end in between)
    return (
        not apart
        and "," not in words
        and any(map(str.isalnum, words))
        and gap[1] - gap[0] < GAP
        and page.sentence(gap[0]) == page.sentence(gap[1])
    )


def united(spans: Iterable[Span]) -> Spans:
    """Spans in order, empty ones left out, touching and overlapping ones made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def without(span: Span, cue: Spans, source: Spans) -> list[Span]:
    """A piece of content split around a cue that stands inside it, and around the source beside that cue."""
    start, end = span
    inside = [(s, e) for s, e in cue if start <= s and e <= end]
    if not inside:
        return [span]
    holes = united([*inside, *((s, e) for s, e in source if start <= s and e <= end)])
    edges = [start, *(at for hole in holes for at in hole), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def trimmed(text: str, span: Span) -> Span:
    """A span without white space and punctuation at its edges."""
    start, end = span
    while start < end and (text[start] in EDGE or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in EDGE or text[end - 1].isspace()):
        end -= 1
    return start, end


def quoted(page: Page, span: Span) -> Span:
    """A piece of content with its quotation marks balanced and its edges tidied."""
    text = page.text
    start, end = trimmed(text, clipped(page, span))
    if start >= end:
        return start, start
    start, end = balanced(page, start, end)
    at_close = (page.quotation(end - 1) or (0, 0))[1] == end and text[end - 1] in CLOSERS
    if not at_close:
        start, end = trimmed(text, (start, end))
    if end > start and text[end - 1] == "." and not ABBREVIATED.search(text, max(start, end - 8), end):
        end -= 1
    return trimmed(text, (start, end)) if not at_close else (start, end)


def clipped(page: Page, span: Span) -> Span:
    """A piece cut where a quotation that it opens with ends in a comma: `“We left,” when asked` goes on outside."""
    filled = page.quotation(span[0])
    if filled and filled[0] == span[0] and filled[1] < span[1] and page.text[filled[1] - 2] == ",":
        return filled
    return span


def balanced(page: Page, start: int, end: int) -> Span:
    """A piece with both marks of a quotation that it fills or opens, and without one that is alone."""
    text = page.text
    head = page.quotation(start) or page.quotation(start - 1)
    near = head is not None and start - head[0] <= 2 and punctuation(text[head[0] : start])
    if head and near and punctuation(text[end : head[1]]):
        start = head[0]
    tail = page.quotation(end - 1) or page.quotation(end)
    if tail and tail[0] >= start and punctuation(text[end : tail[1]]):
        end = max(end, tail[1])
    elif tail and ((tail[0] < start and tail[1] == end) or (tail[0] > start and end - tail[0] == 1)):
        end -= 2 if text[end - 2 : end] == "''" else 1
    if head and head[0] == start and head[1] > end and not punctuation(text[end : head[1]]):
        start += 2 if text[start : start + 2] in ("''", "``") else 1
    return start, end


def punctuation(text: str) -> bool:
    """Whether a stretch of text is short and holds no letter or digit."""
    return len(text) <= 4 and not any(map(str.isalnum, text))
