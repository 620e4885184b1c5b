"""Whose claim it is: `rejected Russia's claim that` is said by Russia, whoever rejects it.

A noun of saying in front of which somebody is named as its owner has that owner for its source (PolNeAR: the possessor
of a nominal cue). The encoder knows that mostly, and where it does not, it puts an accusation into the mouth of whoever
answers it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page
from reportedly.claims.syntax import CLITICS, SPELLS, TIMES, Sentence, sentence_at
from reportedly.model import Span

OWNER = re.compile(r"\w['’]s?\s")
NEAR = 40
"""Characters before a noun within which its owner's sign stands."""


def owned(page: Page, draft: Draft) -> Draft:
    """The draft with the owner of its noun of saying as its source, where its source is anywhere else."""
    (start, end), *others = draft.cue
    if others or not draft.source or not OWNER.search(page.text, max(0, start - NEAR), end):
        return draft
    sentence = sentence_at(page, start)
    if sentence is None:
        return draft
    noun = sentence.index(end - 1)
    owner = owner_of(sentence, noun)
    if owner is None or any(owner[0] < e and s < owner[1] for s, e in draft.source):
        return draft
    begins = max(start, sentence.words[sentence.index(owner[1])].end)
    cue = (begins + len(page.text[begins:end]) - len(page.text[begins:end].lstrip()), end)
    return replace(draft, source=(owner,), cue=(cue,))


def owner_of(sentence: Sentence, noun: int) -> Span | None:
    """Who a noun belongs to, without the `'s`; None where it is no noun, or a time's: `Monday's claim`."""
    phrase = sentence.phrase_of.get(noun)
    if phrase is None or phrase.head != noun or sentence.pos(noun) != "NOUN":
        return None
    clitic = next((i for i in range(noun - 1, phrase.start, -1) if sentence.low(i) in CLITICS), None)
    if clitic is None or sentence.low(clitic - 1) in TIMES | SPELLS:
        return None
    return sentence.span(phrase.start, clitic)
