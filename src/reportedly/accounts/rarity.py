"""How much it says that two tellings share a word, a name or a place: the rarer among all tellings, the more."""

from __future__ import annotations

import json
import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from reportedly.accounts.grounds import WIDE, name_keys, width
from reportedly.accounts.model import Ground, Telling

EVERYWHERE = ""
"""Stands for all countries."""
FORTNIGHT = 14
Tally = Callable[[Iterable[str]], None]


class Rarity:
    """Counts of the articles that hold each word, name and ground (inverse document frequency, Sparck Jones 1972)."""

    def __init__(self, tellings: Iterable[Telling] = ()) -> None:
        self.articles = 0
        self.words: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.days: Counter[str] = Counter()
        self.crowds: dict[tuple[str, int], int] = {}
        self.bits: dict[str, float] = {}
        self.lengths: dict[frozenset[str], float] = {}
        self.add(tellings)

    @classmethod
    def from_bytes(cls, kept: bytes | None) -> Rarity:
        """The counts that were kept; none at first."""
        rarity = cls()
        if kept is not None:
            data = json.loads(zlib.decompress(kept))
            rarity.articles = data["articles"]
            rarity.words.update(data["words"])
            rarity.names.update(data["names"])
            rarity.days.update(data.get("days", {}))
        return rarity

    def to_bytes(self) -> bytes:
        """The counts, to be kept."""
        data = {"articles": self.articles, "words": self.words, "names": self.names, "days": self.days}
        return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())

    def add(self, tellings: Iterable[Telling]) -> None:
        """Counts some more tellings; those of one article must come together."""
        self.articles += self.count(tellings, self.words.update, self.names.update, self.days.update)

    def remove(self, tellings: Iterable[Telling]) -> None:
        """Takes some tellings back, all of each article."""
        self.articles -= self.count(tellings, self.words.subtract, self.names.subtract, self.days.subtract)

    def count(self, tellings: Iterable[Telling], words_of: Tally, names_of: Tally, days_of: Tally) -> int:
        """Counts the words, names and days of each article once; gives how many articles there are."""
        self.bits.clear()
        self.lengths.clear()
        self.crowds.clear()
        held: dict[str, tuple[set[str], set[str], set[str]]] = {}
        for telling in tellings:
            words, names, days = held.setdefault(telling.article, (set(), set(), set()))
            words |= telling.words
            if (day := printed(telling)) is not None:
                days |= {f"{country}:{day.toordinal()}" for country in (EVERYWHERE, *countries(telling))}
            names |= telling.names | {place(ground) for ground in telling.places if width(ground) <= WIDE}
        for words, names, days in held.values():
            words_of(words)
            names_of(names)
            days_of(days)
        return len(held)

    def of_word(self, word: str) -> float:
        """Bits that a shared word is worth. They are asked for again and again, and kept until the counts change."""
        known = self.bits.get(word)
        if known is None:
            known = self.bits[word] = math.log2((self.articles + 1) / (self.words[word] + 0.5))
        return known

    def of_name(self, name: str) -> float:
        """Bits that a shared name is worth."""
        return math.log2((self.articles + 1) / (self.names[name] + 0.5))

    def crowd(self, country: str, day: date) -> int:
        """How many articles told of a country in the fortnight that ends with a day."""
        last = day.toordinal()
        if (country, last) not in self.crowds:
            days = range(last - FORTNIGHT + 1, last + 1)
            self.crowds[country, last] = sum(self.days[f"{country}:{each}"] for each in days)
        return self.crowds[country, last]

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two wordings, each word by its rarity.

        The sums are exact: the order of a set is another in each process.
        """
        lengths = self.length(one) * self.length(other)
        return math.fsum(self.of_word(word) ** 2 for word in one & other) / lengths if lengths else 0.0

    def length(self, words: frozenset[str]) -> float:
        """The Euclidean length of a wording, each word by its rarity."""
        known = self.lengths.get(words)
        if known is None:
            known = self.lengths[words] = math.sqrt(math.fsum(self.of_word(word) ** 2 for word in words))
        return known


def printed(telling: Telling) -> date | None:
    """The day that a telling was printed on, else the first one that it names."""
    return telling.published or telling.first


def countries(telling: Telling) -> set[str]:
    """The countries that a telling names ground of."""
    return {ground.country for ground in telling.places if ground.country}


def place(ground: Ground) -> str:
    """The key by which a ground is counted among names."""
    return key(ground.name)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What a name is counted by: its sounds, or its spelling where they are too few to tell it from others."""
    spelled, sounds = name_keys(name)
    return sounds if len(sounds) > 2 else spelled or name.lower()
