"""Number words to bounds: the codebook's table of quantities (Figure: low, high).

`read` takes a sentence's words in lower case, punctuation marks among them, and reads the quantity that begins at one
of them. Bounds are whole numbers, None where open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

Change = Literal["at least", "above", "at most", "below", "nearly", "about", "exact"]

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
VAGUE = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000}
"""Plurals without a number: ACLED's conservative reading."""
SINGULAR_OF = {"dozen": "dozens", "score": "scores", **{scale: scale + "s" for scale in SCALES}}
SOME = frozenset(("several", "many"))
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
SHORT = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn)")
LONG = 15
"""How many characters a number in digits has at most: longer ones count nobody."""
DASHES = frozenset(("-", "–", "—"))

PHRASES: tuple[tuple[Change, str], ...] = (
    ("at least", "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum"),
    ("above", "more than|over|above|in excess of|upwards of|upward of|greater than|well over|far more than"),
    ("above", "well above|just over|many more than|exceeding|exceeded|exceeds|surpassed|topped|passed|beyond|past"),
    ("at most", "up to|as many as|at most|no more than|not more than|a maximum of|maximum|as much as"),
    ("below", "fewer than|less than|under|below|well under|just below"),
    ("nearly", "nearly|almost|close to|just under|approaching|nearing|not quite|virtually|all but"),
    ("about", "about|around|some|roughly|approximately|an estimated|estimated|circa|perhaps|apparently"),
    ("exact", "a total of|totaling|totalling|a record|another|an additional|a further|only|just|as few as|exactly"),
    ("exact", "a reported|reportedly|a combined|a whopping|all|both|the|these|those|possibly|probably|precisely"),
    ("exact", "his|her|their|its|our|my|other|additional|the other|the remaining|an unconfirmed|a preliminary"),
)
CHANGES = {tuple(phrase.split()): change for change, phrases in PHRASES for phrase in phrases.split("|")}
LONGEST = max(map(len, CHANGES))
CHANGE_WORDS = frozenset(words[0] for words in CHANGES)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number as far as it is told."""

    low: int | None
    high: int | None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds read from the words `[start, end)`. `definite` where an article or possessive says that it is known."""

    start: int
    end: int
    bounds: Bounds
    definite: bool = False
    vague: bool = False


def read(words: Sequence[str], at: int) -> Quantity | None:
    """The quantity that begins at a word, with what stands before and behind the number; None where none does."""
    changes: list[Change] = []
    i = at
    definite = False
    while i < len(words) and words[i] in CHANGE_WORDS and (size := change_at(words, i)):
        changes.append(CHANGES[tuple(words[i : i + size])])
        definite = definite or words[i] in ("the", "these", "those", "all", "both", "his", "her", "their", "its", "our")
        i += size
    found = core(words, i)
    if found is None:
        return paired(words, at)
    bounds, end = found
    for change in reversed(changes):
        told = changed(bounds, change)
        if told.low is not None or told.high is not None:  # `a minimum nearing 50` bounds nothing from below
            bounds = told
    bounds, end = capped(words, bounds, end)
    bounds, end = trailed(words, bounds, end)
    return Quantity(at, end, bounds, definite, words[end - 1] in VAGUE)


def paired(words: Sequence[str], at: int) -> Quantity | None:
    """`both brothers` are two; nothing else is a quantity without a number."""
    if at < len(words) and words[at] == "both":
        return Quantity(at, at + 1, Bounds(2, 2), definite=True)
    return None


def change_at(words: Sequence[str], at: int) -> int:
    """How many words the phrase has that changes the number behind it; 0 where there is none."""
    for size in range(min(LONGEST, len(words) - at - 1), 0, -1):
        if tuple(words[at : at + size]) in CHANGES:
            return size
    return 0


def changed(bounds: Bounds, change: Change) -> Bounds:
    """Bounds once a word before them has changed them. Plurals without a number keep their lower bound."""
    low, high = bounds.low, bounds.high
    number = high if high is not None else low
    if number is None or change == "exact" or (bounds.high is None and change != "about"):
        return bounds
    if change == "about":
        return replace(bounds, approx=True)
    if change == "at least":
        return replace(bounds, high=None)
    if change == "above":
        return replace(bounds, low=(low if low is not None else number) + 1, high=None)
    if change == "at most":
        return replace(bounds, low=None)
    return Bounds(None, number - 1, bounds.approx or change == "nearly")


def capped(words: Sequence[str], bounds: Bounds, end: int) -> tuple[Bounds, int]:
    """`at least 10 and as many as 15`: the upper bound that a second number gives."""
    if bounds.low is None or bounds.high is not None or end + 3 >= len(words) or words[end] not in ("and", "but", ","):
        return bounds, end
    i = end + 1 + (words[end + 1] in ("and", "but", "possibly", "perhaps"))
    i += words[i] in ("possibly", "perhaps")
    size = change_at(words, i)
    change = CHANGES.get(tuple(words[i : i + size]))
    found = core(words, i + size) if change in ("at most", "below") else None
    if found is None or change is None or found[0].high is None:
        return bounds, end
    top = changed(found[0], change).high
    return (replace(bounds, high=top), found[1]) if top is not None and top > bounds.low else (bounds, end)


def trailed(words: Sequence[str], bounds: Bounds, end: int) -> tuple[Bounds, int]:
    """Bounds once the words behind the number have changed them: `14 or more`, `50 or so`, `30-plus`."""
    after = tuple(words[end : end + 2])
    if after in (("or", "more"), ("and", "more")):
        return changed(bounds, "at least"), end + 2
    if after == ("or", "so"):
        return changed(bounds, "about"), end + 2
    if after in (("or", "fewer"), ("or", "less")):
        return changed(bounds, "at most"), end + 2
    if after[:1] == ("+",) or after in (("-", "plus"), ("-", "odd")) or after[:1] == ("plus",):
        size = 1 if after[0] in ("+", "plus") else 2
        return changed(bounds, "about" if after[-1] == "odd" and size == 2 else "at least"), end + size
    return bounds, end


def core(words: Sequence[str], at: int) -> tuple[Bounds, int] | None:
    """A bare number, plural without a number, or range, and where it ends."""
    if at >= len(words):
        return None
    if words[at] in ("between", "from") and (spread := between(words, at)):
        return spread
    if vague := uncounted(words, at):
        return vague
    first = number(words, at)
    if first is None:
        return None
    low, end = first
    if end + 1 < len(words) and (words[end] in DASHES or words[end] in ("to", "or")):
        second = number(words, end + 1)
        if second and sensible(low, second[0], words, end):
            return Bounds(scaled(low, words, second[1]), second[0]), second[1]
    return Bounds(low, low), end


def sensible(low: int, high: int, words: Sequence[str], joint: int) -> bool:
    """Whether two numbers make a range: the second is larger, with `or` little larger."""
    scale = shared_scale(words, joint + 1)
    if words[joint] == "or":
        return low < high <= max(low + 2, low * 2) or (scale > 1 and low < high)
    return low < high


def scaled(low: int, words: Sequence[str], end: int) -> int:
    """The lower number of a range, with the scale that only the upper one names: `two to three hundred`."""
    scale = SCALES.get(words[end - 1], 1)
    return low * scale if low < scale else low


def shared_scale(words: Sequence[str], at: int) -> int:
    """The scale word behind a number: `10 to 15 thousand`."""
    found = number(words, at)
    return SCALES.get(words[found[1] - 1], 1) if found else 1


def between(words: Sequence[str], at: int) -> tuple[Bounds, int] | None:
    """`between 10 and 15`, `from 10 to 15`."""
    first = number(words, at + 1)
    joint = "and" if words[at] == "between" else "to"
    if first is None or first[1] >= len(words) or words[first[1]] != joint:
        return None
    second = number(words, first[1] + 1)
    if second is None or second[0] <= first[0]:
        return None
    return Bounds(scaled(first[0], words, second[1]), second[0]), second[1]


def uncounted(words: Sequence[str], at: int) -> tuple[Bounds, int] | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a few dozen`, `a couple of`."""
    word = words[at]
    rest = tuple(words[at + 1 : at + 4])
    if word in VAGUE:
        if rest[:1] == ("of",) and rest[1:2] and rest[1] in VAGUE and VAGUE[rest[1]] > VAGUE[word]:
            return Bounds(VAGUE[word] * VAGUE[rest[1]], None, True), at + 3
        if rest[:1] in (("upon",), ("and",)) and rest[1:2] == (word,):
            return Bounds(VAGUE[word], None, True), at + 3
        return Bounds(VAGUE[word], None, True), at + 1
    if word in SOME and rest[:1] and rest[0] in SINGULAR_OF:
        return Bounds(VAGUE.get(SINGULAR_OF[rest[0]], 1_000_000_000), None, True), at + 2
    if word == "a" and rest[:1] == ("few",) and rest[1:2] and rest[1] in SINGULAR_OF:
        return Bounds(VAGUE.get(SINGULAR_OF[rest[1]], 1_000_000_000), None, True), at + 3
    if word == "a" and rest[:2] == ("couple", "of"):
        return Bounds(2, 2, True), at + 3
    return None


def number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A whole number in digits or words, and where it ends; None for shares of one and everything else."""
    if at >= len(words):
        return None
    word = words[at]
    if word[0].isdigit():
        return digits(words, at)
    if word in ("a", "an", "half"):
        return article(words, at)
    return spelled(words, at)


def digits(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number that begins in digits: `12,000`, `1.2 million`, `1.2m`."""
    word, end = words[at], at + 1
    if len(word) > LONG:
        return None
    if short := SHORT.fullmatch(word):
        return round(float(short[1]) * SHORT_SCALES[short[2]]), end
    if not DIGITS.fullmatch(word):
        return None
    value = float(word.replace(",", ""))
    while end < len(words) and (scale := SCALES.get(words[end]) or (12 if words[end] == "dozen" else None)):
        value, end = value * scale, end + 1
    whole = round(value)
    return (whole, end) if whole and abs(value - whole) < 1e-6 else None


def article(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """`a dozen`, `a hundred`, `half a million`, `half a dozen`, `a half-million`."""
    rest = tuple(words[at + 1 : at + 3])
    scales = {**SCALES, "dozen": 12, "score": 20}
    if words[at] == "half":
        if rest[:1] in (("a",), ("an",)) and rest[1:] and rest[1] in scales:
            return scales[rest[1]] // 2, at + 3
        return None
    if words[at] == "a" and rest[:1] and rest[0] in scales:
        return spelled(words, at + 1, scales[rest[0]], at + 2)
    if words[at] == "a" and rest[:1] and rest[0].startswith("half-") and rest[0][5:] in scales:
        return scales[rest[0][5:]] // 2, at + 2
    return None


def spelled(words: Sequence[str], at: int, known: int | None = None, end: int | None = None) -> tuple[int, int] | None:
    """A number in words: `twenty-five`, `one hundred and twenty`, `two dozen`, `three thousand`."""
    whole, part = 0, known
    i = at if end is None else end
    if part is not None and part >= 1_000:
        whole, part = part, None
    while i < len(words):
        word = words[i]
        value = small(word)
        if value is not None and (
            part is None or part % 100 == 0 or (part % 10 == 0 and part % 100 > 10 and value < 10)
        ):
            part = (part or 0) + value
        elif word == "hundred" and part is not None and 0 < part < 100:
            part *= 100
        elif word == "dozen" and part is not None and part < 13:
            part *= 12
        elif word in SCALES and word != "hundred" and part:
            whole, part = whole + part * SCALES[word], None
        elif word == "and" and i + 1 < len(words) and small(words[i + 1]) is not None and joins(words[i - 1]):
            pass
        elif word != "-" or part is None or part % 10 or i + 1 >= len(words) or words[i + 1] not in UNITS:
            break
        i += 1
    total = whole + (part or 0)
    return (total, i) if i > at and (whole or part is not None) else None


def joins(word: str) -> bool:
    """Whether `and` may join tens or units to a word: `one hundred and twenty`."""
    return word in SCALES


@lru_cache(maxsize=2048)
def small(word: str) -> int | None:
    """A number under a hundred in one word, hyphenated or not."""
    if word in UNITS:
        return UNITS[word]
    if word in TENS:
        return TENS[word]
    tens, dash, units = word.partition("-")
    if not dash and "ty" in word:
        tens, units = word[: word.index("ty") + 2], word[word.index("ty") + 2 :]
    if tens in TENS and UNITS.get(units, 10) in range(1, 10):
        return TENS[tens] + UNITS[units]
    return None
