"""The sentences of an article's text, with their words: what a telling is worded in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from reportedly.knowledge.credits import parted
from reportedly.knowledge.tables import country_words
from reportedly.model import CLAIM_BLOCKS, Article, Span

END = re.compile(r"(?<=[.!?])[\"”’»')]*\s+(?=[\"“‘«'(]?[A-Z0-9])|\n+")
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$"
)
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
HEADLINE = 0.6
"""The share of words in capitals from which a sentence is written like a headline."""


class Passages:
    """An article's sentences in the blocks that claims are read from, found by the characters that they hold."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        blocks = [(block.start, block.end) for block in article.blocks if block.kind in CLAIM_BLOCKS]
        self.spans = tuple(
            span for start, end in blocks or [(0, len(self.text))] for span in split(self.text, start, end)
        )
        self.starts = [start for start, _ in self.spans]

    def number(self, at: int) -> int:
        """The number of the sentence that holds a character, or of the last one before it."""
        return max(0, bisect_right(self.starts, at) - 1)

    def at(self, number: int) -> Span:
        """Where a sentence stands."""
        return self.spans[number] if self.spans else (0, len(self.text))


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch of text."""
    found: list[Span] = []
    begin = start
    for gap in END.finditer(text, start, end):
        if ABBREVIATED.search(text, max(begin, gap.start() - 6), gap.start()):
            continue
        found.append((begin, gap.start()))
        begin = gap.end()
    found.append((begin, end))
    return [part for low, high in found if text[low:high].strip() for part in parted(text, (low, high))]


def proper(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The words in capitals of a sentence, and where: not its first, and none of a headline that writes all so."""
    words = [found for found in WORD.finditer(text, start, end) if found[0][0].isalpha()]
    capitals = [found for found in words[1:] if found[0][0].isupper()]
    if len(capitals) > HEADLINE * len(words):
        return []
    return [(found.start(), found[0]) for found in capitals if len(found[0]) > 3 and found[0] not in country_words()]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest endings, so that `raids` and `raid`, `killed` and `killing` meet."""
    for ending, least in (("ings", 4), ("ing", 4), ("ies", 3), ("ed", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word
