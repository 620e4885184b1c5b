"""Who is heard and who passes it on, where both stand beside one cue and are easily taken for each other.

`Aliyev's office quoted him as saying`: the one quoted is the source, the one who quotes is the channel. `Reuters,
citing officials, reported`: two statements, the officials' inside the agency's (codebook, Statement, Rulings).
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.drafts import Draft, trimmed
from reportedly.claims.page import Page
from reportedly.claims.phrases import np_before

QUOTES = re.compile(r"(?:has |have |had |also )*quot(?:e[sd]?|ing)\b")
AS_SAYING = re.compile(r" as (?:\w+ing)\b")
PASSIVE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)\b[^.]{0,12}$")
CITATION = re.compile(r"(,)\s*(citing|quoting)\s+([^,;:“”\"]{2,90}),\s*$")
LONGEST = 120


def relayed(page: Page, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts with the one who is heard as source, and the one who quotes them as channel."""
    read = tuple(quoted_as(page, draft) for draft in drafts)
    cited = {found.start(2): found for draft in read if (found := reporting(page, draft))}
    return tuple(cited_by(page, draft, cited) for draft in read)


def quoted_as(page: Page, draft: Draft) -> Draft:
    """A statement whose channel was read as its source, put right: `SANA quoted a source as saying`."""
    start, end = draft.cue[0][0], draft.cue[-1][1]
    verb = QUOTES.match(page.text, start, end)
    saying = AS_SAYING.search(page.text, verb.end() if verb else end, end)
    if not verb or not saying or PASSIVE.search(page.text, max(0, start - 24), start):
        return draft
    heard = trimmed(page.text, (verb.end(), saying.start()))
    if heard[0] >= heard[1] or heard[1] - heard[0] > LONGEST:
        return draft
    channel = tuple(span for span in draft.source if span[1] <= start)
    read = replace(draft.read, via=draft.read.via or channel)
    as_saying = (saying.start() + 1, saying.end())
    return replace(draft, source=(heard,), cue=((start, verb.end()), as_saying), read=read)


def reporting(page: Page, draft: Draft) -> re.Match[str] | None:
    """The words `, citing Y,` that stand right before a cue of reporting, where there are any."""
    start = page.sentence(draft.cue[0][0])[0]
    return CITATION.search(page.text, max(start, draft.cue[0][0] - LONGEST), draft.cue[0][0])


def cited_by(page: Page, draft: Draft, cited: dict[int, re.Match[str]]) -> Draft:
    """A statement of `X, citing Y, reported` with its own source: Y where the cue cites, X where it reports.

    `cited` are the citations of the article by the place of their citing word.
    """
    if (own := cited.get(draft.cue[0][0])) is not None:
        return replace(draft, source=(trimmed(page.text, own.span(3)),))
    if (found := reporting(page, draft)) is None:
        return draft
    who = np_before(page.text, page.sentence(found.start())[0], found.start())
    return replace(draft, source=(who,)) if who else draft
