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
from reportedly.model import Span, Spans

QUOTES = re.compile(r"(?:has |have |had |also )*quot(?:e[sd]?|ing)\b")
AS_SAYING = re.compile(r" as (?:\w+ing)\b")
PASSIVE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)\b[^.]{0,12}$")
CITES = re.compile(r"^(?:cit|quot)(?:ing|ed|es?)$")
LONGEST = 120


def relayed(page: Page, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts with the one who is heard as source, and the one who quotes them as channel."""
    citing: dict[Spans, list[Draft]] = {}
    for draft in drafts:
        if len(draft.source) == 1 and CITES.match(page.words(draft.cue)):
            citing.setdefault(draft.source, []).append(draft)
    read = (quoted_as(page, draft) for draft in drafts)
    return tuple(cited_by(page, draft, citing.get(draft.source, [])) for draft in read)


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


def cited_by(page: Page, draft: Draft, citing: list[Draft]) -> Draft:
    """A reporter's statement that was given to the one whom the reporter cites, put right: `X, citing Y, reported`.

    `citing` are the statements of the same source whose cue cites.
    """
    for other in citing:
        if other.cue[0] < draft.cue[0] and (who := reporter(page, other)) is not None:
            return replace(draft, source=(who,))
    return draft


def reporter(page: Page, citing: Draft) -> Span | None:
    """Who cites: the phrase in front of `, citing`."""
    at = citing.cue[0][0]
    comma = re.search(r",\s*$", page.text[max(0, at - 4) : at])
    if comma is None or citing.source[0][0] < at:
        return None
    return np_before(page.text, page.sentence(at)[0], max(0, at - 4) + comma.start())
