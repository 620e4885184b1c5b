"""Quotations without a cue of their own that go on with the one before: `“We left,” he said. “All of us.”`

A quoted sentence that plainly continues the same speaker belongs to the same content (codebook, Statement; PolNeAR's
annotators did so for nine in ten such paragraphs). It does where nothing but a sentence end, a paragraph end or a
colon parts it from a statement that quotes, or from a quotation that already continues one.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import replace

from reportedly.claims.drafts import Draft, quoted, united
from reportedly.claims.page import Page
from reportedly.model import Span, Spans


def continued(page: Page, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts, each with the free quotations that continue it."""
    taken = united(span for draft in drafts for span in (*draft.content, *draft.cue, *draft.source))
    ends = sorted((reach(page, draft), i) for i, draft in enumerate(drafts) if quotes(page, draft))
    added: dict[int, list[Span]] = {}
    for quotation in page.quotations:
        if touches(taken, quotation) or not fills_sentences(page, quotation):
            continue
        at = bisect_right(ends, (quotation[0], len(drafts))) - 1
        if at >= 0 and wordless(page.text[ends[at][0] : quotation[0]]):
            speaker = ends[at][1]
            added.setdefault(speaker, []).append(quoted(page, quotation))
            insort(ends, (quotation[1], speaker))
    return tuple(
        replace(draft, content=united((*draft.content, *added[i]))) if i in added else draft
        for i, draft in enumerate(drafts)
    )


def quotes(page: Page, draft: Draft) -> bool:
    """Whether a statement quotes, or announces a quotation with a colon."""
    end = reach(page, draft)
    return page.text[end - 1] == ":" or any(
        page.quotation(start) or page.quotation(end - 1) for start, end in draft.content
    )


def reach(page: Page, draft: Draft) -> int:
    """Where a statement's last sentence ends."""
    last = max(span[1] for span in (*draft.content, *draft.cue, *draft.source))
    start, end = page.sentence(last - 1)
    return max(last, end) if start <= last else last


def fills_sentences(page: Page, quotation: Span) -> bool:
    """Whether a quotation stands by itself: it opens a sentence, ends one, and holds more than a word or two."""
    start, end = quotation
    opens = page.sentence(start)[0] >= start - 1
    closes = page.text[start:end].rstrip("\"”»' ")[-1:] in (".", "!", "?") or page.text[end : end + 2].strip() == ""
    return opens and closes and page.text.count(" ", start, end) >= 2


def touches(spans: Spans, one: Span) -> bool:
    """Whether any of some spans (sorted, apart) shares a character with another."""
    i = max(0, bisect_right(spans, one) - 1)
    return any(start < one[1] and one[0] < end for start, end in spans[i : i + 2])


def wordless(text: str) -> bool:
    """Whether a stretch of text holds no letter or digit."""
    return not any(map(str.isalnum, text))
