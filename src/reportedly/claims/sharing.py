"""One speaker a piece: pieces of content that two statements both took, and quotations signed with a dash.

`“We left,” she said. “All of us,” added the driver.`: the second quotation is the driver's alone. `“Never again.”
― Ana Dimitrova`: who signs a quotation speaks it, and not the one after it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.drafts import Draft, trimmed
from reportedly.claims.page import Page
from reportedly.model import Span, Spans

DASH = re.compile(r"[-–—―]+")
NEIGHBOURS = 8
"""How many statements before and after one, in the order of their cues, may take a piece from it."""
SIGNATURE = re.compile(r"\s*([^\n“”\"]{2,120}?)\s*(?=\n|$|[“\"])")


def shared(page: Page, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts, signed quotations given to their signers, and each shared piece left to the nearer cue."""
    ordered = sorted((signed(page, draft) for draft in drafts), key=lambda draft: (draft.cue[0], draft.id))
    kept = {
        draft.id: replace(draft, content=own(draft, ordered[max(0, i - NEIGHBOURS) : i + NEIGHBOURS + 1]))
        for i, draft in enumerate(ordered)
    }
    return tuple(kept[draft.id] for draft in drafts)


def own(draft: Draft, around: list[Draft]) -> Spans:
    """The pieces of a content that no nearer cue has as its own; all of them where none would be left."""
    if len(draft.content) < 2:
        return draft.content
    others = [other for other in around if other is not draft]
    return tuple(p for p in draft.content if not any(nearer(p, draft, o) for o in others)) or draft.content


def nearer(piece: Span, draft: Draft, other: Draft) -> bool:
    """Whether another statement has mostly the same piece and a cue closer to it, both cues standing outside it."""
    if any(piece[0] <= cue[0][0] < piece[1] for cue in (draft.cue, other.cue)):
        return False
    same = any(2 * overlap(piece, theirs) > max(length(piece), length(theirs)) for theirs in other.content)
    return same and gap(piece, other.cue) < gap(piece, draft.cue)


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def length(span: Span) -> int:
    """How many characters a span has."""
    return span[1] - span[0]


def gap(piece: Span, cue: Spans) -> int:
    """How many characters lie between a piece and a cue."""
    return min(max(start - piece[1], piece[0] - end, 0) for start, end in cue)


def signed(page: Page, draft: Draft) -> Draft:
    """A statement whose cue is a dash behind a quotation: that quotation is its content, what follows its source."""
    start, end = draft.cue[0]
    if not DASH.fullmatch(page.text, start, end):
        return draft
    before = page.text[max(0, start - 4) : start].rstrip()
    quotation = page.quotation(max(0, start - 4) + len(before) - 1) if before else None
    name = SIGNATURE.match(page.text, end)
    if quotation is None or name is None or not page.text[quotation[0] : quotation[1]].strip():
        return draft
    source = trimmed(page.text, name.span(1))
    return replace(draft, content=(quotation,), source=(source,)) if source[0] < source[1] else draft
