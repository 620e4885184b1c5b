"""Attributions that tell of no saying: `did not accuse`, `has never blamed`, `no group claimed responsibility`.

What nobody says is nobody's claim (codebook, Statement: `had not announced` and plain narration are no statements).
A refusal to speak is one (`declined to comment`), and so is a saying of what is not: `said it did not`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page

NEGATED = re.compile(
    r"\b(?:(?:did|does|do|has|have|had)(?: not|n[’']t| never)|never)"
    r"(?: (?:yet|directly|explicitly|openly|publicly|ever))?\s+$"
)
NO_REPORT = re.compile(r"no (?:\w+ )?(?:reports?|word|claims?|indications?|signs?)\b", re.IGNORECASE)
NO_MENTION = re.compile(r"\b(?:makes?|made|making) no (?:\w+ )?(?:mention|reference)\b", re.IGNORECASE)
CALLED = re.compile(r"\bcall(?:s|ed|ing)?$", re.IGNORECASE)
CHECKING = (
    r"investigat(?:es?|ed|ing)|(?:look(?:s|ed|ing)?|inquir\w+) into|examin(?:es?|ed|ing)|check(?:s|ed|ing)?|"
    r"verify(?:ing)?|verified|review(?:s|ed|ing)?|assess(?:es|ed|ing)?|prob(?:es?|ed|ing)|stud(?:y|ies|ied|ying)|"
    r"(?:is|are|was|were|be) aware of|(?:has|have|had) seen|saw|heard|receive[sd]?|follow(?:s|ed|ing)?"
)
HEARD = re.compile(
    rf"[^.;:]{{0,40}}?\b(?:{CHECKING}) (?:the |any |some |such |all )?(?:\w+ )?"
    r"(?:reports?|allegations?|claims?|accusations?|rumou?rs?|suggestions?)\b",
    re.IGNORECASE,
)
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
    """The drafts without those whose cue is denied to be, or whose source is nobody.

    What somebody looks into or has heard of is said by others, who are not named: `is investigating reports that`.
    """
    return tuple(heard(page, draft) for draft in drafts if not unsaid(page, draft))


def heard(page: Page, draft: Draft) -> Draft:
    """A draft without its source, where that only looks into what others say."""
    if not draft.source or draft.source[-1][1] > draft.cue[-1][1]:
        return draft
    between = page.text[draft.source[-1][1] : draft.content[0][0]]
    return replace(draft, source=()) if HEARD.match(between) else draft


def unsaid(page: Page, draft: Draft) -> bool:
    """Whether a draft's words say that this was not said."""
    start = draft.cue[0][0]
    cue = page.words(draft.cue)
    if NEGATED.search(page.text, max(0, start - 40), start) or NO_REPORT.match(cue) or NO_MENTION.search(cue):
        return True
    if CALLED.search(cue) and NO_CALL.match(page.text, draft.cue[-1][1]):
        return True
    return bool(draft.source) and NOBODY.match(page.text, draft.source[0][0], draft.source[-1][1]) is not None
