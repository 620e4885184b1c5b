"""Claims that their own cue interrupts between subject and verb: `Hamas, Israel says, killed 12 soldiers`.

The subject belongs to the claim: without it, whoever says the sentence would seem to have done what it tells.
"""

from __future__ import annotations

from bisect import bisect_left

from reportedly.claims.drafts import trimmed, united
from reportedly.claims.page import Page
from reportedly.model import Span, Spans

SUBJECT = 10
"""The most words that such a subject has."""
NOMINAL = frozenset(("NOUN", "PROPN", "DET", "ADJ", "NUM", "ADP", "PRON", "PUNCT", "PART"))


def whole(page: Page, cue: Spans, source: Spans, content: Spans) -> Spans:
    """A content with the subject before its interrupting cue and the predicate behind it, where it lacks one of them.

    Only where nothing but a noun phrase stands before the commas, and a verb follows them.
    """
    spoken = united((*cue, *source))
    if not (cue and source and content and page.tokens):
        return content
    start, end = page.sentence(cue[0][0])
    low, high = spoken[0][0], spoken[-1][1]
    before, after = page.text[start:low].rstrip(), page.text[high:end].lstrip()
    if not before.endswith(",") or not after.startswith(","):
        return content
    subject = trimmed(page.text, (start, low))
    follows = trimmed(page.text, (high, end))
    if not (nominal(page, subject) and verb_first(page, follows)) or crossed(page, (low, high)):
        return content
    if content[0][0] == follows[0]:
        return (subject, *content)
    if content == (subject,):
        last = follows[1] - (page.text[follows[1] - 1] in ".!?")
        return (*content, (follows[0], last))
    return content


def nominal(page: Page, span: Span) -> bool:
    """Whether a stretch is a noun phrase and nothing else."""
    first = bisect_left(page.tokens, span[0], key=lambda token: token.start)
    last = bisect_left(page.tokens, span[1], key=lambda token: token.start)
    kinds = [token.pos for token in page.tokens[first:last]]
    return 0 < len(kinds) <= SUBJECT and set(kinds) <= NOMINAL and bool({"NOUN", "PROPN"} & set(kinds[-1:]))


def verb_first(page: Page, span: Span) -> bool:
    """Whether a stretch opens with a verb, perhaps behind an adverb."""
    first = bisect_left(page.tokens, span[0], key=lambda token: token.start)
    kinds = [token.pos for token in page.tokens[first : first + 2]]
    return kinds[:1] in (["VERB"], ["AUX"]) or kinds == ["ADV", "VERB"]


def crossed(page: Page, span: Span) -> bool:
    """Whether a quotation begins or ends between the commas, or another sentence does."""
    held = page.quotation(span[0]), page.quotation(span[1])
    return held[0] != held[1] or page.sentence(span[0]) != page.sentence(span[1] - 1)
