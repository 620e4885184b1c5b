"""`blamed X for Y`, `accused X of Y`: X is the target and Y the content, where both were read as content.

Codebook, Statement: `accused Azerbaijan of striking civilian settlements` has the target `Azerbaijan` and the content
`striking civilian settlements`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.drafts import Draft, trimmed
from reportedly.claims.page import Page

BLAMING = re.compile(r"\b(blam|accus)\w*$", re.IGNORECASE)
LINKS = {
    "blam": re.compile(r"\bfor ", re.IGNORECASE),
    "accus": re.compile(r"\bof (?=\w*ing\b)", re.IGNORECASE),
}
LONGEST = 160


def blamed(page: Page, draft: Draft) -> Draft:
    """A statement whose content opens with the one who is blamed, parted into target and content."""
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
