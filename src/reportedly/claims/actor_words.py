"""What words say of a country, and words as part of an id."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportedly.claims.mentions import WORD, bare
from reportedly.knowledge.tables import country_words

INTERNATIONAL = frozenset("un nato eu unicef unhcr ocha european united nations african arab union icrc who".split())


@lru_cache(maxsize=2048)
def slug(words: str) -> str:
    """Words as part of an id: lower case, ASCII where that can be had, hyphens."""
    plain = unicodedata.normalize("NFKD", words)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w]+", "-", re.sub(r"[’']s\b|[’'.]", "", plain)).strip("-") or "unnamed"


@lru_cache(maxsize=2048)
def american(words: str) -> str:
    """The words of bodies' names in one spelling: `defense`, `labor`, `organization`."""
    return words.replace("efence", "efense").replace("abour", "abor").replace("rganis", "rganiz")


@lru_cache(maxsize=2048)
def country_in(text: str) -> str | None:
    """The country that an adjective, possessive or name says: `Turkish`, `Syria's`, `US`; never after `to` or `for`."""
    words = WORD.findall(re.split(r"\s(?:to|for|in|on|against|from|with|at|near)\s", text, maxsplit=1)[0])
    known = country_words()
    if any(bare(word).replace(".", "") in INTERNATIONAL for word in words[:6]) and not says_country(words):
        return None
    for size in (5, 4, 3, 2, 1):
        for i in range(len(words) - size + 1):
            name = re.sub(r"[’']s$", "", " ".join(words[i : i + size]))
            if found := known.get(name) or unmarked(name):
                return found[0]
    return None


def unmarked(name: str) -> tuple[str, str] | None:
    """The country of a possessive that lost its apostrophe: `Syrias`."""
    found = country_words().get(name[:-1]) if name.endswith("s") and len(name) > 4 else None
    return found if found and found[1] == "name" else None


def says_country(words: list[str]) -> bool:
    """Whether a phrase with an international word in it still names a country: `the United States`, `US`, `Arab`."""
    known = country_words()
    united = (" ".join(words[i : i + size]) for i, word in enumerate(words) if word == "United" for size in (2, 3))
    pairs = (re.sub(r"[’']s$", "", name) for name in (" ".join(words[-2:]), *united))
    return any(word in ("US", "U.S.") for word in words) or any(name in known for name in pairs)
