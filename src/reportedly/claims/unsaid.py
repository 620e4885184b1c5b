"""Attributions that tell of no saying: `did not accuse`, `has never blamed`, `no group claimed responsibility`.

What nobody says is nobody's claim (codebook, Statement: `had not announced` and plain narration are no statements).
A refusal to speak is one (`declined to comment`), and so is a saying of what is not: `said it did not`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page

NEGATED = re.compile(
    r"\b(?:(?:did|does|do|has|have|had)(?: not|n[’']t| never)|never)"
    r"(?: (?:yet|directly|explicitly|openly|publicly|ever))?\s+$"
)
NO_REPORT = re.compile(r"no (?:\w+ )?(?:reports?|word|claims?|indications?|signs?)\b", re.IGNORECASE)
CALLED = re.compile(r"\bcall(?:s|ed|ing)?$", re.IGNORECASE)
NO_CALL = re.compile(
    r" (?:off\b|(?:[\w’'.,-]+ ){1,12}?"
    r"to (?:discuss|congratulate|apologi[sz]e|thank|express|offer|assure|inform|talk|brief)\b)"
)
"""What makes a call none of words: a strike called off, a telephone call."""
NOBODY = re.compile(
    r"(?:nobody|no[ -]one|none|neither(?: \w+)?|no (?:\w+ ){0,2}"
    r"(?:group|organi[sz]ation|side|party|faction|country|government|official|official source|militant group))\b",
    re.IGNORECASE,
)


def said_at_all(page: Page, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts without those whose cue is denied to be, or whose source is nobody."""
    return tuple(draft for draft in drafts if not unsaid(page, draft))


def unsaid(page: Page, draft: Draft) -> bool:
    """Whether a draft's words say that this was not said."""
    start = draft.cue[0][0]
    if NEGATED.search(page.text, max(0, start - 40), start) or NO_REPORT.match(page.words(draft.cue)):
        return True
    if CALLED.search(page.words(draft.cue)) and NO_CALL.match(page.text, draft.cue[-1][1]):
        return True
    return bool(draft.source) and NOBODY.match(page.text, draft.source[0][0], draft.source[-1][1]) is not None
