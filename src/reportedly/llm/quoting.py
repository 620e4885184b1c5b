"""Where words that a model quotes stand in a sentence.

Invariant: a quotation is found only where the sentence holds its words, whole words, in that order with nothing between
them. Only the shape of quotation marks, apostrophes and dashes and the length of white space may differ, which models
change unasked; the span is of the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model import Span

SHAPES = str.maketrans("“”„‟«»‘’‚‛´`–—−\u2010\u2011\u00a0\u202f", "\"\"\"\"\"\"''''''-----  ")
"""One character for one, so that offsets stay."""


def places(text: str, sentence: Span, words: str) -> list[Span]:
    """Every place in the sentence where the words stand, in order; none where they do not."""
    parts = words.translate(SHAPES).split()
    if not parts:
        return []
    folded = text[slice(*sentence)].translate(SHAPES)
    words = r"\s+".join(map(re.escape, parts))
    at = re.finditer(rf"(?=({words}))", folded)
    return [(sentence[0] + found.start(1), sentence[0] + found.end(1)) for found in at if whole(folded, *found.span(1))]


def whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at the edges: `he` does not stand in `the`."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not before and not after


def nearest(found: Sequence[Span], to: Span, clear_of: Sequence[Span]) -> Span | None:
    """The place nearest to another, clear of some where one is; None where there is no place at all."""

    def far(span: Span) -> tuple[bool, int, Span]:
        covered = any(start < span[1] and span[0] < end for start, end in clear_of)
        return covered, max(span[0] - to[1], to[0] - span[1]), span

    return min(found, key=far, default=None)
