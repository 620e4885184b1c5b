"""Which statement each statement sits inside: `Cavusoglu said that Erdogan had told him ...`.

Invariant: parents form a forest; no statement is its own ancestor.
"""

from __future__ import annotations

import re

from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page
from reportedly.model import Spans

CITING = re.compile(r"\b(?:cit\w+|quot\w+|according to|attribut\w+|referr\w+ to|reference to)\b", re.IGNORECASE)


def parents(page: Page, drafts: tuple[Draft, ...]) -> dict[str, str]:
    """The id of the innermost statement around each nested one.

    A statement is nested where its cue and content stand inside another's content, or where two put forward the same
    content in one sentence and the one's cue cites (`Reuters, citing officials, reported ...`).
    """
    found: dict[str, str] = {}
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
    open_drafts: list[Draft] = []
    for draft in ordered:
        open_drafts = [outer for outer in open_drafts if outer.end > draft.start]
        around = [outer for outer in open_drafts if encloses(outer, draft)]
        if around:
            found[draft.id] = min(around, key=lambda outer: outer.end - outer.start).id
        open_drafts.append(draft)
    for at, draft in enumerate(drafts):
        if draft.id not in found and (
            outer := cited(page, draft, drafts[max(0, at - 3) : at] + drafts[at + 1 : at + 4])
        ):
            found[draft.id] = outer
    return acyclic(found)


def encloses(outer: Draft, inner: Draft) -> bool:
    """Whether cue and content of one statement stand inside another's content."""
    return (
        inner is not outer
        and within(inner.cue[:1], outer.content)
        and hull_within(inner, outer)
        and outer.cue != inner.cue
    )


def within(spans: Spans, pieces: Spans) -> bool:
    """Whether each span lies inside one of some pieces."""
    return all(any(s <= start and end <= e for s, e in pieces) for start, end in spans)


def hull_within(inner: Draft, outer: Draft) -> bool:
    """Whether the content of one statement lies between the first and the last character of another's."""
    return outer.start <= inner.start and inner.end <= outer.end


def cited(page: Page, draft: Draft, near: tuple[Draft, ...]) -> str | None:
    """The reporter's statement among those near, where a cue cites its source for the same content in one sentence."""
    if not CITING.search(page.words(draft.cue)):
        return None
    sentence = page.sentence(draft.cue[0][0])
    for outer in near:
        same = outer.start < draft.end and draft.start < outer.end
        here = sentence[0] <= outer.cue[0][0] < sentence[1]
        if (
            same
            and here
            and outer.source != draft.source
            and not (CITING.search(page.words(outer.cue)) and first(draft, outer))
        ):
            return outer.id
    return None


def first(draft: Draft, other: Draft) -> bool:
    """Whether a statement's cue comes before another's."""
    return draft.cue[0] < other.cue[0]


def acyclic(found: dict[str, str]) -> dict[str, str]:
    """The parents without those that would close a circle."""
    kept: dict[str, str] = {}
    for child, parent in found.items():
        at: str | None = parent
        while at is not None and at != child:
            at = kept.get(at)
        if at is None:
            kept[child] = parent
    return kept
