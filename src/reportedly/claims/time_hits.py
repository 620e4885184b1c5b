"""One match of a rule, with its words and the anchor: what every reading of a time is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.claims.time_anchor import Anchor, tense
from reportedly.claims.time_patterns import compiled
from reportedly.claims.time_words import Words
from reportedly.knowledge.calendar import month_number
from reportedly.model import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule. What a group is named says what stands in it (`time_patterns`)."""

    words: Words
    match: re.Match[str]
    anchor: Anchor

    @property
    def start(self) -> int:
        """The first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The word behind the last."""
        return self.match.end()

    @property
    def size(self) -> int:
        """How many words there are."""
        return self.match.end() - self.match.start()

    @property
    def before(self) -> str:
        """The word before, in lower case."""
        return self.words.word(self.match.start() - 1)

    @property
    def after(self) -> str:
        """The word behind, in lower case."""
        return self.words.word(self.match.end())

    @property
    def tense(self) -> int:
        """Whether the verb beside it looks ahead (1) or back (-1); 0 where no word says."""
        return tense(self.words, self.match.start(), self.match.end())

    def follows(self, *names: str) -> bool:
        """Whether the word behind is of one of some classes."""
        return self.words.is_a(self.match.end(), *names)

    def place(self, group: str) -> Span:
        """The words that a group covers, as numbers; (-1, -1) where it covers none."""
        return self.words.place(self.match, group)

    def said(self, group: str) -> str:
        """The first word that a group covers, in lower case; empty where it covers none."""
        return self.words.said(self.match, group)

    def all(self, group: str) -> list[str]:
        """The words that a group covers, in lower case."""
        return self.words.all(self.match, group)


ORDINALS = {
    word: n
    for n, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
} | {"final": 4, "latter": 2, "last": 4}


PREPOSITIONS = frozenset(
    """in by since until till through during before after from of to between and for on at early late mid last next
    this that or throughout around about fiscal circa""".split()
)


def numbered(word: str) -> int:
    """The number of a day or an ordinal: `4`, `13th`, `third`."""
    found = re.match(r"\d+", word)
    return int(found[0]) if found else ORDINALS.get(word, 0)


def full_year(word: str, era: str = "", anchor: Anchor | None = None) -> int | None:
    """The year that digits name: `1998`, `’98`; `480 BC` is -479."""
    found = re.search(r"\d+", word)
    if found is None or len(found[0]) > 4:
        return None
    year = int(found[0])
    if era and era[0] == "b":
        return 1 - year if year else None
    if not era and word[0] in "'’‘`" and year < 100:
        last = anchor.last() if anchor else None
        century = (last.year if last else 2000) // 100 * 100
        return min((century - 100 + year, century + year), key=lambda each: abs(each - (last.year if last else 1970)))
    return year if year else None


def year_in(hit: Hit) -> int | None:
    """The year that a match states with its date, in digits or as `last year`."""
    era = hit.said("era")
    if year := hit.said("y"):
        return full_year(year, era, hit.anchor)
    if unit := hit.said("uy"):
        if unit != "year":
            return None
        near = hit.all("near") or ["that"]
        base = hit.anchor.last() if near[-1] in ("that", "same", "previous", "following") else hit.anchor.base()
        if base is None:
            return None
        return base.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(near[-1], 0)
    if (ahead := ranged().match(hit.words.letters, hit.end)) and (month_ := hit.said("m")):
        year_ = full_year(hit.words.said(ahead, "y"), hit.words.said(ahead, "era"), hit.anchor)
        return year_ and year_ - (month_number(month_) > month_number(hit.words.said(ahead, "m")))
    return None


@cache
def ranged() -> re.Pattern[str]:
    """The second half of a range of dates, which has the year for both: `- 4 August 1952`, `and June 1944`."""
    return compiled("[DASH HYPHEN TO UNTIL AND] THE? EARLY? (?:@D? @M|@M @D COMMA?|@M OF) @YEAR")
