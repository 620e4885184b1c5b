"""Every time that the text names: dates, clock times, durations, sets and open ranges, as EDTF.

Invariant: times are in text order, do not overlap, and stand in blocks that claims are read from. What cannot be
reckoned (a weekday where no day of publication is stated) is left out: nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reportedly.claims.page import Page
from reportedly.claims.time_anchor import Anchor, anchored, narrates, tense
from reportedly.claims.time_hits import Hit
from reportedly.claims.time_patterns import gate, matches
from reportedly.claims.time_ranges import SINCE, UNTIL, Found, ranged
from reportedly.claims.time_readings import READINGS
from reportedly.claims.time_values import REFUSED, Point
from reportedly.claims.time_words import Words, words_of
from reportedly.knowledge.calendar import WEEKDAY
from reportedly.language.parse import Parse
from reportedly.model import CLAIM_BLOCKS, Article, Block, Span, Time

SURE = 0.8
"""How sure the encoder must be of a name for the times in it (`the Sunday Herald`, `June Osei`) to be none."""
NAMES = frozenset(("person", "organisation"))
ASIDE = SINCE | UNTIL
REACH = 120
"""How far from a quotation the day on which it was spoken may stand."""
SAYING = r"(?:said|told|says|added|warned|wrote|announced|declared)"
SPOKE = re.compile(rf"\b{SAYING}\b(?: [\w’']+){{0,3}}? (?P<day>{WEEKDAY})")
BEFORE_SPOKE = re.compile(rf"\b(?P<day>{WEEKDAY}),? (?:[\w’']+ ){{0,4}}?{SAYING}\b")


@dataclass(frozen=True, slots=True)
class Names:
    """The proper names in which no time is read, in text order."""

    spans: tuple[Span, ...]

    def hold(self, start: int, end: int) -> bool:
        """Whether words are part of a longer name."""
        i = bisect_left(self.spans, (start, end + 1))
        return any(s <= start and end <= e and (s, e) != (start, end) for s, e in self.spans[max(0, i - 1) : i + 1])


def times(page: Page, article: Article, parse: Parse) -> tuple[Time, ...]:
    """All times of a text, in its order."""
    blocks = [block for block in article.blocks if block.kind in CLAIM_BLOCKS]
    if not article.blocks:
        blocks = [Block("paragraph", 0, len(page.text))]
    pieces = [words_of(page.text, block.start, block.end) for block in blocks]
    named = [(name.start, name.end) for name in parse.names if name.kind in NAMES and name.confidence >= SURE]
    names = Names(tuple(sorted(named)))
    anchor = Anchor(narrates(pieces, page.published), anchored(page.published))
    told: list[tuple[Span, str]] = []
    for block, words in zip(blocks, pieces, strict=True):
        anchor.here, before = None, anchor.told
        told += [
            ((words.spans[each.start][0], words.spans[each.end - 1][1]), str(each.value))
            for each in ranged(words, read(words, page, anchor, names))
        ]
        if block.kind == "caption":
            anchor.told = before
    return tuple(Time(f"t{n}", span, edtf) for n, (span, edtf) in enumerate(told, start=1))


def read(words: Words, page: Page, anchor: Anchor, names: Names) -> list[Found]:
    """The times of one stretch of words, each by the longest rule that makes sense of it."""
    found: list[Found] = []
    at = 0
    search = gate().search
    while hit := search(words.letters, at):
        start = hit.start()
        at = start + 1
        anchor.seen = anchored(page.day(words.spans[start][0]))
        anchor.spoken = spoken(page, words.spans[start][0], anchor) if words.is_a(start, "TODAY") else None
        for rule, match in matches(words.letters, start):
            if names.hold(words.spans[start][0], words.spans[match.end() - 1][1]):
                continue
            value = READINGS[rule](Hit(words, match, anchor))
            if value is None:
                continue
            at = match.end()
            if value is not REFUSED:
                found.append(Found(start, at, value))
                if not aside(words, start, at, anchor):
                    anchor.tell(value)
            break
    return found


def aside(words: Words, start: int, end: int, anchor: Anchor) -> bool:
    """Whether a time is told in passing, so that nothing is reckoned from it: `since 1995`, plans in a narrative."""
    return words.word(start - 1) in ASIDE or (anchor.narrative and tense(words, start, end) > 0)


def spoken(page: Page, at: int, anchor: Anchor) -> Point | None:
    """The day on which a quotation was spoken, where its sentence names a weekday beside the verb of saying."""
    quotation = page.quotation(at)
    if quotation is None:
        return None
    start, end = page.sentence(at)
    for pattern in (SPOKE, BEFORE_SPOKE):
        for zone in ((max(start, quotation[0] - REACH), quotation[0]), (quotation[1], min(end, quotation[1] + REACH))):
            if zone[0] < zone[1] and (found := pattern.search(page.text, *zone)):
                return anchor.weekday(found["day"].lower(), -1, "")
    return None


def when(found: tuple[Time, ...], page: Page, span: Span) -> str | None:
    """The day or interval that holds for some words: the nearest time of their sentence, else the words' own day.

    `found` is what `times` gave. A time that is a length or a set holds for nothing.
    """
    start, end = page.sentence(span[0])
    first = bisect_left(found, start, key=lambda each: each.span[0])
    best: tuple[int, str] | None = None
    for each in found[first:]:
        if each.span[0] >= end:
            break
        away = max(each.span[0] - span[1], span[0] - each.span[1], 0)
        if each.edtf[0] not in "P<>" and (best is None or away < best[0]):
            best = away, each.edtf
    if best is not None:
        return best[1]
    day = page.day(span[0])
    return str(day) if day else None
