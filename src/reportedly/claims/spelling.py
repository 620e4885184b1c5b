"""When two personal names are one man's: spelling variants meet, different names stay apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportedly.claims.actor_words import slug
from reportedly.claims.mentions import HONORIFICS, PARTICLES, bare, singular


def same_full(one: list[str], two: list[str]) -> bool:
    """Whether two full names are one: the last words alike, and the shorter's others found in the longer's in order.

    An initial stands for a first name.
    """
    if not alike(one[-1], two[-1]):
        return False
    few, many = sorted((one[:-1], two[:-1]), key=len)
    rest = iter(many)
    return all(any(alike(word, other) or initial(word, other) for other in rest) for word in few)


def initial(one: str, two: str) -> bool:
    """Whether one of two first names is the other's initial."""
    one, two = slug(one), slug(two)
    return min(len(one), len(two)) == 1 and one[:1] == two[:1]


NO_NAMES = PARTICLES | HONORIFICS | {"jr", "sr", "ii", "iii", "iv"}


def significant(name: tuple[str, ...]) -> list[str]:
    """The words of a personal name without particles and honorifics."""
    words = [word for word in name if bare(word) not in NO_NAMES]
    return words or list(name)


def alike(one: str, two: str) -> bool:
    """Whether two words are spellings of one name."""
    return spelling(one) == spelling(two)


def spelt_same(one: str, two: str) -> bool:
    """Whether two words of names are the same but for accents and the possessive."""
    return slug(one) == slug(two)


SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^(?:al|el|ul|an|as|ash|ad|ar|at|az) ", ""),
        (r" ", ""),
        (r"^m[aou]hamm?[ae]d$", "mohamad"),
        (r"^abd[aeu]l", "abdul"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"q", "k"),
        (r"o[ou]", "u"),
        (r"(?<=\w\w)(?:ea$|ee)", "i"),
        (r"ei|ay|ey", "ai"),
        (r"iy+|yi|y(?![aeiou])", "i"),
        (r"(?<=[hlns]m)ane$", "an"),
        (r"(.)\1+", r"\1"),
    )
)
"""What is one in two spellings of a name. Vowels that part two names (Hassan and Hussein, Omar and Amir) stay."""

PLAIN_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ə": "a", "æ": "ae"})


@lru_cache(maxsize=2048)
def spelling(word: str) -> str:
    """A word of a name without what only its spelling in Latin letters makes different (Sarea, Saree)."""
    plain = slug(unicodedata.normalize("NFKC", word).translate(PLAIN_LETTERS)).replace("-", " ")
    for pattern, letters in SPELLINGS:
        plain = pattern.sub(letters, plain)
    return plain


def key_of(word: str) -> str:
    """The key under which a word of a name is looked up: its spelling in the singular."""
    return spelling(singular(word.lower()))
