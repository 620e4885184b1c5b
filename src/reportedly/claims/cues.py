"""What a cue means: the entry of `knowledge/cues.tsv` that fits its words best.

A phrase must begin inside the cue and may run on into the words behind it (`claimed` + `responsibility`). The longest
phrase wins, then the first. Articles and light adverbs don't count. A mark alone (a headline's colon) means `say`.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.knowledge.lemmas import lemma
from reportedly.knowledge.tables import Cue, cues
from reportedly.model import Spans

WORD = re.compile(r"[\w’'-]+")
LIGHT = frozenset(
    "the a an its his her their our my any all also again repeatedly strongly later earlier first initially that in "
    "who which and has have had".split()
)
NEGATION = re.compile(r"\b(?:not|never|neither|nor|cannot|without)\b|n[’']t\b", re.IGNORECASE)
NEGATED = re.compile(r"(?:\bnot|n[’']t|\bnever)\s+(?:\w+ly\s+)?$")
CLAUSE_END = re.compile(r"[.;:!?\n“”\"]")
BEHIND = 6


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Cues by their first lemma, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cues():
        words = tuple(w if w == "..." else lemma(w) for w in cue.lemmas)
        words = tuple(w for w in words if w not in LIGHT) or words
        found.setdefault(words[0], []).append((words, cue))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


def meaning(text: str, cue: Spans) -> Cue | None:
    """The entry that fits a cue best, or None where no word of it is known."""
    inside = [word for start, end in cue for word in lemmas(text[start:end])] or ["say"]
    best, size = None, 0
    for words in (inside + lemmas(behind(text, cue[-1][1])), inside + lemmas(behind(text, cue[0][1]))):
        for i in range(len(inside)):
            for phrase, entry in phrases().get(words[i], ()):
                if len(phrase) > size and fits(phrase, words, i):
                    best, size = entry, len(phrase)
        if len(cue) == 1:
            break
    return best


def behind(text: str, at: int) -> str:
    """The text behind a cue that a phrase may run on into: to the end of the clause."""
    return CLAUSE_END.split(text[at : at + 60], maxsplit=1)[0]


def lemmas(text: str) -> list[str]:
    """The lemmas of the words that count."""
    words = [lemma(word) for word in WORD.findall(text)]
    return [word for word in words if word not in LIGHT] if len(words) > 1 else words


def fits(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    """Whether the words from one on are the phrase; `...` stands for up to five words."""
    end = min(len(words), at + len(phrase) + BEHIND)
    for part in phrase:
        if part == "...":
            continue
        gap = phrase[phrase.index(part) - 1] == "..." if part != phrase[0] else False
        try:
            found = words.index(part, at, min(end, at + BEHIND) if gap else min(end, at + 1))
        except ValueError:
            return False
        at = found + 1
    return True


def negated(text: str, cue: Spans) -> bool:
    """Whether the cue stands under a negation: `did not confirm`, `could not rule out`."""
    start = cue[0][0]
    inside = " ".join(text[s:e] for s, e in cue)
    return bool(NEGATION.search(inside) or NEGATED.search(text[max(0, start - 24) : start]))
