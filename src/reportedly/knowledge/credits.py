"""Credits of pictures inside running text, where a caption has lost its own line.

`Smoke over Orsa on 2 May. (Reuters Photo) Shells hit the market on Sunday.`: what stands before a credit describes a
picture, what follows begins anew.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from reportedly.knowledge.tables import agencies
from reportedly.model import Span

PICTURES = r"Photos?|Images?|Pictures?|Agencies|Archives?|Handout|Screengrab|Twitter|Facebook|YouTube"
LEAST = 4
"""Words that a caption has at least: what is shorter before an agency's name is a dateline (`BEIRUT (AP)`)."""


@cache
def credit() -> re.Pattern[str]:
    """An agency or a word for pictures in brackets, with a new sentence behind."""
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=len, reverse=True))
    return re.compile(
        rf"\((?:[^()\n]{{0,40}}[\s/])?(?:(?i:{names})|{PICTURES})(?:[\s/][^()\n]{{0,40}})?\)\s+(?=[“\"‘]?[A-Z0-9])"
    )


def parted(text: str, span: Span) -> list[Span]:
    """A sentence cut behind the credits in it; the whole where there are none. The space between belongs to neither."""
    start, end = span
    cuts = [start]
    for found in credit().finditer(text, start, end):
        if len(text[cuts[-1] : found.start()].split()) >= LEAST:
            cuts.append(found.end())
    return [(low, low + len(text[low:high].rstrip())) for low, high in pairwise([*cuts, end])] if cuts[1:] else [span]
