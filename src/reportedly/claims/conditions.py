"""The condition under which a content holds: `only if ...`, `unless ...`, `provided that ...`."""

from __future__ import annotations

import re

from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page
from reportedly.model import Span

CONDITION = re.compile(
    r"\b(?:only (?:if|when|after|once)|(?:but )?not unless|unless|provided(?: that)?"
    r"|on (?:the )?condition that|as long as|so long as|"
    r"in the event(?: that| of)|in case(?: of)?|should [\w’' -]{3,40}? (?=fail|continue|refuse|attack|not)"
    r"|if(?! not\b)(?= [\w“\"]))",
    re.IGNORECASE,
)
NO_CONDITION = re.compile(
    r"(?:\b(?:as|even|what|ask(?:ed|s)?|know|knew|see|wonder(?:ed)?|sure|clear|or|unclear|doubt(?:ed)?|tell"
    r"|say|decide)) $",
    re.I,
)
ELLIPTIC = re.compile(
    r"\bif (?:\w+ly )?(?:deliberate|confirmed|true|proven|proved|necessary|needed|possible|verified|approved"
    r"|asked|attacked|provoked|required)\b",
    re.I,
)
END = re.compile(
    r"[;:.!?”\"\n]|,(?= (?:[\w’'-]+ ){1,6}?(?:will|would|shall|could|may|might|is|are|was|were|must|can|should"
    r"|has|have)\b)|(?= (?:we|they|he|it|she|I) (?:will|would)\b)"
)


def condition(page: Page, draft: Draft) -> Span | None:
    """The condition inside a content: from the first conditional word to its clause's end."""
    for start, end in draft.content:
        for found in CONDITION.finditer(page.text, start, end):
            if NO_CONDITION.search(page.text, max(start, found.start() - 12), found.start()):
                continue
            if short := ELLIPTIC.match(page.text, found.start(), end):
                return short.span()
            stop = END.search(page.text, found.end(), end)
            words = page.text[found.start() : stop.start() if stop else end]
            return found.start(), found.start() + len(words.rstrip(" ,"))
    return None
