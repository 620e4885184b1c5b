"""Whose reporters were spoken to: an outlet that prints no credit leaves its agency's name in the sentences.

`A resident told AFP`, `an AP photographer saw`. This is weaker than a credit: an outlet's own story may quote an agency
once. A text that names two such agencies tells of neither.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.knowledge import tables
from reportedly.model import CLAIM_BLOCKS, Article

_SHORT = 5
"""Letters up to which an agency's name is initials, written in capitals."""


def told(article: Article) -> str | None:
    """The one agency that somebody told, or whose reporter saw or heard; None where there is none or several."""
    pattern, kept = _pattern()
    blocks = (block for block in article.blocks if block.kind in CLAIM_BLOCKS)
    found = {
        kept[match["told"] or match["sent"]]
        for block in blocks
        for match in pattern.finditer(article.text, block.start, block.end)
    }
    return found.pop() if len(found) == 1 else None


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds agencies that were told something, and the name that is kept of each spelling."""
    kept = {
        spelling: row.kept
        for row in tables.agencies().values()
        if row.kind == "agency"
        for spelling in (row.kept, row.name.title(), row.name.upper() if len(row.name) <= _SHORT else row.kept)
    }
    names = "|".join(sorted(map(re.escape, kept), key=len, reverse=True))
    return (
        re.compile(
            rf"\b(?:told|[Tt]elling)\s+(?:[\w-]+\s+){{0,4}}?(?P<told>{names})\b"
            rf"|\b(?P<sent>{names})(?:['’]?s)?\s+(?:news\s+)?(?:agency\s+)?"
            r"(?:correspondent|journalist|reporter|photographer|cameraman|stringer)s?\b"
        ),
        kept,
    )
