"""Single people who come to harm under their own name: `the reporter Layla Haddad`, `Nabil Haddad`.

A name is read only right beside its word of harm, and only where capital letters say something; names of countries,
bodies and places are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.claims import figure_words as known
from reportedly.claims import numbers
from reportedly.claims.figure_groups import Group, begins_name
from reportedly.claims.figure_items import Item
from reportedly.claims.figure_nouns import ends_phrase, victim_at
from reportedly.claims.figure_words import Words
from reportedly.claims.numbers import Bounds
from reportedly.knowledge.harm import harms
from reportedly.knowledge.tables import country_words

PARTICLES = frozenset("al el bin ibn bint abu abd ben von van der de la da dos del di ul ur al-".split())
TITLES = frozenset(
    """mr mrs ms dr gen gen. lt lt. col col. maj capt sgt cpl pvt brig brigadier general colonel major captain
    lieutenant sergeant corporal sheikh sheik haji hajji mullah imam father sister brother president minister prime
    king prince senator judge professor don dona
    monsignor archbishop bishop governor mayor mr. mrs. dr. maj. capt. sgt.""".split()
)
BODIES = frozenset(
    """army forces force party state council police front group government ministry movement brigade battalion union
    university organization organisation agency hospital school church mosque airport street camp base court committee
    company bank news times post tv television radio club league federation association coalition alliance regime
    province district region city town village valley river island islands mountain mountains desert sea gulf border
    north south east west northern southern eastern western central house palace square market road highway monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december islamic christian muslim taliban hezbollah hamas isis isil daesh al-qaeda al-shabaab
    houthi houthis""".split()
)


LEADING = known.PREPOSITIONS | {"of", "and", "'s", "’s"}


@cache
def place_words() -> frozenset[str]:
    """The words that country names, demonyms and seats are made of."""
    return frozenset(word.lower() for name in country_words() for word in name.split())


def name_at(words: Words, items: Sequence[Item], at: int) -> Group | None:
    """The name that begins at an item."""
    if at >= len(items):
        return None
    start = items[at].start
    end = start
    while end < len(words.low) and end - start < 9 and belongs(words, end):
        end += 1
    return named(words, start, end)


def name_before(words: Words, items: Sequence[Item], at: int) -> Group | None:
    """The name that ends where an item begins."""
    if not 0 < at <= len(items):
        return None
    end = items[at - 1].end
    start = end
    while start > 0 and end - start < 9 and belongs(words, start - 1):
        start -= 1
    if start and words.low[start - 1] in LEADING:
        return None
    return named(words, start, end)


def belongs(words: Words, at: int) -> bool:
    """Whether a word may stand in a name or before it: capitalised, a particle, or a noun of a person."""
    low = words.low[at]
    if low in PARTICLES:
        return True
    if ends_phrase(words, at) or low in harms() or not low[0].isalpha() or numbers.small(low) is not None:
        return False
    if words.capitals and low in known.UNITS_OF:
        return False
    if begins_name(words.raw[at]):
        return True
    victim = victim_at(words, at)
    return victim is not None and victim[0].one and victim[0].kind == "person" and victim[1] == 1


def named(words: Words, start: int, end: int) -> Group | None:
    """The group of a name with the nouns before it; None where it is no person's.

    Two capitalised words at least, or one behind a title; the last word is one of the name.
    """
    while end > start and not begins_name(words.raw[end - 1]):
        end -= 1
    own = [
        i
        for i in range(start, end)
        if victim_at(words, i) is None and words.low[i] not in PARTICLES and words.low[i] not in TITLES
    ]
    tail = own_tail(own, end, words)
    role = next(
        (found[0] for i in range(start, end) if (found := victim_at(words, i)) and found[0].kind == "person"), None
    )
    titled = role is not None or any(words.low[i] in TITLES for i in range(start, end))
    if not tail or ((len(tail) < 2 or words.capitals) and not titled):
        return None
    if any(
        words.low[i] in BODIES or words.low[i] in known.DAYS or words.low[i].rstrip("s") in BODIES
        for i in range(tail[0], end)
    ):
        return None
    if all(words.low[i] in place_words() for i in tail) or any(words.low[i].endswith(("'s", "’s")) for i in tail[-1:]):
        return None
    whom, sector = (role.whom, role.sector) if role else ("people", "")
    return Group(start, end, Bounds(1, 1), whom, "person", "named", words.low[end - 1], sector=sector, definite=True)


def own_tail(own: list[int], end: int, words: Words) -> list[int]:
    """The words of the name itself: the unbroken run of them at the end."""
    tail: list[int] = []
    at = end - 1
    while at in own or (tail and words.low[at] in PARTICLES and at >= 0):
        if at in own:
            tail.insert(0, at)
        at -= 1
    return tail
