"""`blamed X for Y`, `accused X of Y`: X is the target and Y the content, where both were read as content.

Codebook, Statement: `accused Azerbaijan of striking civilian settlements` has the target `Azerbaijan` and the content
`striking civilian settlements`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.drafts import Draft, trimmed
from reportedly.claims.page import Page
from reportedly.claims.phrases import np_after
from reportedly.claims.syntax import sentence_at

BLAMING = re.compile(r"\b(blam|accus)\w*$", re.IGNORECASE)
LINKS = {
    "blam": re.compile(r"\bfor ", re.IGNORECASE),
    "accus": re.compile(r"\bof (?=\w*ing\b)", re.IGNORECASE),
}
PARTICIPLE = re.compile(r"(?:accused|charged|suspected|indicted)(?: (?:of|with))?$", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:been|was|were|is|are|being) (?:\w+ly )?(?:accused|blamed|charged)(?: (?:of|with|for))?$", re.IGNORECASE
)
BARE = re.compile(r"(?:accused|blamed|charged)(?: (?:of|with|for))?", re.IGNORECASE)
BEING = re.compile(r"\b(?:been|was|were|is|are|being) (?:\w+ly )?$", re.IGNORECASE)
BY = re.compile(r"\s+by ", re.IGNORECASE)
LONGEST = 160


def blamed(page: Page, draft: Draft) -> Draft:
    """A statement whose content opens with the one who is blamed, parted into target and content."""
    if (accused := accused_by_none(page, draft)) is not None:
        return accused
    draft = turned(page, draft)
    verb = BLAMING.search(page.words(draft.cue))
    start, end = draft.content[0]
    if verb is None or draft.read.target or page.text[draft.cue[-1][1] : start].strip():
        return draft
    found = LINKS[verb[1].lower()].search(page.text, start, min(end, start + LONGEST))
    if found is None or found.start() == start or found.end() >= end:
        return draft
    target = trimmed(page.text, (start, found.start()))
    read = replace(draft.read, target=(target,))
    return replace(draft, content=((found.end(), end), *draft.content[1:]), read=read)


def turned(page: Page, draft: Draft) -> Draft:
    """A passive whose subject was read as its source: `the police were accused by rights groups of ...`."""
    at = draft.cue[0][0]
    passive = PASSIVE.search(page.words(draft.cue)) or (
        BARE.fullmatch(page.words(draft.cue)) and BEING.search(page.text, max(0, at - 24), at)
    )
    if not passive or len(draft.source) != 1 or draft.source[0][0] > at:
        return draft
    by = BY.match(page.text, draft.cue[-1][1])
    accuser = np_after(page.text, by.end(), page.sentence(at)[1]) if by else None
    read = replace(draft.read, target=draft.source)
    return replace(draft, source=(accuser,) if accuser else (), read=read)


def accused_by_none(page: Page, draft: Draft) -> Draft | None:
    """A statement of nobody's where a participle tells whom others accuse: `executed two men accused of spying`."""
    if not PARTICIPLE.match(page.words(draft.cue)) or not draft.source or draft.source[0][0] > draft.cue[0][0]:
        return None
    sentence = sentence_at(page, draft.cue[0][0])
    if sentence is None:
        return None
    verb = sentence.index(draft.cue[0][0])
    phrase = sentence.phrase_of.get(verb - 1)
    finite = any(sentence.pos(i) in ("VERB", "AUX") and i not in sentence.phrase_of for i in range(verb))
    later = any(sentence.pos(i) == "AUX" for i in range(verb + 1, len(sentence.words)))
    if phrase is None or phrase.end != verb or not (finite or later) or sentence.group(verb) != verb:
        return None
    target = sentence.extent(phrase.head)
    if finite and draft.source[0][1] > target[0] and draft.source[0] != target:
        return None
    return replace(draft, source=(), read=replace(draft.read, target=(target,)))
