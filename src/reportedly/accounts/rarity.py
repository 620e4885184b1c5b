"""How much it says that two tellings share a word, a name or a place: the rarer among all tellings, the more."""

from __future__ import annotations

import json
import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from reportedly.accounts.grounds import WIDE, name_keys, width
from reportedly.accounts.model import Ground, Telling

Tally = Callable[[Iterable[str]], None]


class Rarity:
    """Counts of the articles that hold each word, name and ground (inverse document frequency, Sparck Jones 1972)."""

    def __init__(self, tellings: Iterable[Telling] = ()) -> None:
        self.articles = 0
        self.words: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
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
        return rarity

    def to_bytes(self) -> bytes:
        """The counts, to be kept."""
        data = {"articles": self.articles, "words": self.words, "names": self.names}
        return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())

    def add(self, tellings: Iterable[Telling]) -> None:
        """Counts some more tellings; those of one article must come together."""
        self.articles += self.count(tellings, self.words.update, self.names.update)

    def remove(self, tellings: Iterable[Telling]) -> None:
        """Takes some tellings back, all of each article."""
        self.articles -= self.count(tellings, self.words.subtract, self.names.subtract)

    def count(self, tellings: Iterable[Telling], words_of: Tally, names_of: Tally) -> int:
        """Counts the words and names of each article once; gives how many articles there are."""
        self.bits.clear()
        self.lengths.clear()
        held: dict[str, tuple[set[str], set[str]]] = {}
        for telling in tellings:
            words, names = held.setdefault(telling.article, (set(), set()))
            words |= telling.words
            names |= telling.names | {place(ground) for ground in telling.places if width(ground) <= WIDE}
        for words, names in held.values():
            words_of(words)
            names_of(names)
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

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two wordings, each word by its rarity."""
        lengths = self.length(one) * self.length(other)
        return sum(self.of_word(word) ** 2 for word in one & other) / lengths if lengths else 0.0

    def length(self, words: frozenset[str]) -> float:
        """The Euclidean length of a wording, each word by its rarity."""
        known = self.lengths.get(words)
        if known is None:
            known = self.lengths[words] = math.sqrt(sum(self.of_word(word) ** 2 for word in words))
        return known


def place(ground: Ground) -> str:
    """The key by which a ground is counted among names."""
    return key(ground.name)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What a name is counted by: its sounds, or its spelling where they are too few to tell it from others."""
    spelled, sounds = name_keys(name)
    return sounds if len(sounds) > 2 else spelled or name.lower()
