"""When and where an actor is named: the day of the words, and the countries that the article names.

Who `the PLA`, `President Aliyev` or `the foreign minister` is depends on both.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from reportedly.claims.page import Page
from reportedly.knowledge.tables import country_words
from reportedly.knowledge.who import entity_words

CAPITAL = re.compile(r"(?<![\w’'])[A-ZÉ][\w.]*(?:['’][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Setting:
    """The day, None where the article states none, and the countries named; None where there is no article."""

    day: date | None = None
    countries: frozenset[str] | None = None
    plain: str | None = None
    """The one country that the article is about, where it is plain which."""

    def near(self, countries: tuple[str, ...]) -> bool:
        """Whether one of some countries is named, or the naming of countries is not known."""
        return self.countries is None or not self.countries.isdisjoint(countries)


NOWHERE = Setting()


def countries_named(page: Page) -> Counter[str]:
    """How often an article names each country: by name, demonym or seat."""
    found: Counter[str] = Counter()
    for word in CAPITAL.finditer(page.text):
        for name, iso in names_from(word[0]):
            if page.text.startswith(name, word.start()):
                found[iso] += 1
                break
    return found


@lru_cache(maxsize=2048)
def names_from(word: str) -> tuple[tuple[str, str], ...]:
    """The names that may begin with a word, whatever stands behind its apostrophe."""
    first = by_first_word()
    return first.get(word) or first.get(word.rstrip(".")) or first.get(re.sub(r"['’].*", "", word)) or ()


def plain_country(found: Counter[str]) -> str | None:
    """The country that an article is about: named at least twice, and four times as often as any other."""
    (top, second) = (*found.most_common(2), ("", 0), ("", 0))[:2]
    return top[0] if top[1] >= 2 and top[1] >= 4 * second[1] else None


def setting_of(page: Page, at: int, named: Counter[str]) -> Setting:
    """The setting of the words at a character."""
    return Setting(page.day(at), frozenset(named), plain_country(named))


@cache
def by_first_word() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names, demonyms and seats of countries and entities with their ISO codes, by first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    known = {name: iso for name, (iso, _) in country_words().items()}
    known |= {name: key.split(".")[0] for name, (key, _) in entity_words().items()}
    known["Congo"] = "COD"
    for name, iso in sorted(known.items(), key=lambda pair: -len(pair[0])):
        start = CAPITAL.match(name)
        if start is not None:
            found.setdefault(re.sub(r"['’].*", "", start[0]), []).append((name, iso))
    return {word: tuple(names) for word, names in found.items()}
