"""Noun phrases of victims, found by their words alone: up to the last noun that we know, else the first plural."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reportedly.claims import figure_words as known
from reportedly.claims import numbers
from reportedly.claims.figure_words import Words
from reportedly.knowledge.harm import Harm, Victim, demonyms, harms, longest, victims
from reportedly.model import Measure

OWN = frozenset("the his her their its my our your this that these those".split())
MORE = frozenset(("more", "other", "additional", "further", "another", "new", "others"))
BODIES = frozenset(("body", "corpse", "martyr"))
UNIFORMED = frozenset("army forces battalion brigade military navy guard troops regiment division".split())
REBELLIOUS = frozenset(
    "rebel rebels militia militant militants insurgent guerrilla terrorist taliban cartel gang isis isil daesh "
    "hamas hezbollah hizbollah al-qaeda al-nusra al-shabaab farc fmln eln pkk".split()
)
WIDTH = 7
"""How many words a noun phrase has at most behind its number."""
Kind = Literal["person", "thing", "life", "unknown", "bare"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase behind a number or an article: where it ends and what it is about."""

    end: int
    whom: str | None
    kind: Kind
    head: str
    many: bool
    measure: Measure | None = None
    nation: str | None = None
    sector: str = ""


def noun_at(words: Words, at: int, alone: bool = False) -> Noun | None:
    """The noun phrase without article that begins at a word: up to its last noun that we know, else its first plural.

    `alone` asks for one that we know, in the singular.
    """
    low = words.low
    measure: Measure | None = None
    nation: str | None = None
    i, limit = at, min(at + WIDTH, len(low))
    head: Noun | None = None
    while i < limit:
        word = low[i]
        if i == at and word == "of":
            return None
        victim = victim_at(words, i)
        if victim is not None:
            found, size = victim
            head = joined_noun(head, noun_of(found, i + size, nation, measure, low))
            i += size
            if i < limit and not runs_on(words, i, found, alone) and not counted_harm(low[i]):
                break
            continue
        harm = harm_adjective(low, i)
        if harm is not None:
            if harm.grammar == "count" or ("nouns" in harm.forms and harm.grammar == "deed"):
                return of_harm(harm, i + 1, head, measure, nation)
            if head is not None:
                break
            if harm.grammar == "state" and not noun_follows(words, i + 1) and harm.word == "dead" and measure is None:
                return of_dead(low, i + 1, nation)
            if harm.grammar not in ("state", "verb") or not noun_follows(words, i + 1):
                break
            measure, i = harm.measure, i + 1
            continue
        if head is not None or word in harms():
            break
        if word.endswith(("-year-old", "-year-olds")) and not mod_follows(words, i + 1):
            return of_age(word, i + 1, measure, nation)
        demonym = demonyms().get(word)
        if demonym is not None:
            nation = demonym[0]
            if demonym[1] or not (
                mod_follows(words, i + 1) or (low[i + 1 : i + 2] in (("and",), ("or",)) and shares_noun(words, i + 2))
            ):
                return Noun(i + 1, "people", "person", word, demonym[1], measure, nation)
        elif word in ("and", "or") and i > at and shares_noun(words, i + 1):
            pass
        elif word not in MORE and (ends_phrase(words, i) or numbers.core(low, i)):
            break
        elif word == "others":
            return Noun(i + 1, "people", "person", "others", True, measure, nation)
        elif not alone and plural(words, i) and victim_at(words, i + 1) is None and harm_noun(low, i + 1) is None:
            return Noun(i + 1, "people", "unknown", word, True, measure, nation)
        i += 1
    return head if head is not None else leftover(words, at, i, alone, measure, nation)


def of_age(word: str, end: int, measure: Measure | None, nation: str | None) -> Noun:
    """`a five-year-old`: a child under eighteen."""
    number = word.partition("-year")[0]
    years = numbers.core((number,), 0)
    child = years is not None and (years[0].high or 0) < 18
    whom = "children" if child else "people"
    return Noun(end, whom, "person", word, word.endswith("s"), measure, nation, "CVL" if child else "")


def joined_noun(first: Noun | None, second: Noun) -> Noun:
    """A noun with those before it: a rebel's commander is a rebel."""
    if first is not None and first.whom == "fighters" and second.kind == "person":
        return replace(second, whom=first.whom, sector=first.sector)
    return second


def runs_on(words: Words, at: int, before: Victim, alone: bool) -> bool:
    """Whether the noun phrase goes on with a noun behind one that could end it.

    A counted plural goes on with plurals only; where one is told of, it may have lost its apostrophe (`the bakers
    father`).
    """
    following = victim_at(words, at)
    return following is not None and (alone or before.one or following[0].many)


def shares_noun(words: Words, at: int) -> bool:
    """Whether a plural follows `and` that the adjectives before it share: `40 army and navy officers`."""
    for i in range(at, min(at + 3, len(words.low))):
        if words.low[i] in OWN or words.low[i] in ("a", "an") or numbers.core(words.low, i):
            return False
        found = victim_at(words, i)
        if found is not None and found[0].many and found[0].kind == "person":
            return i > at or words.low[at - 2] in demonyms()
        if ends_phrase(words, i):
            return False
    return False


def leftover(words: Words, at: int, end: int, alone: bool, measure: Measure | None, nation: str | None) -> Noun | None:
    """A phrase without a noun that we know: by its last word, unless one alone is asked for."""
    while end > at and words.low[end - 1] in MORE:
        if words.low[end - 1] == "others":
            return None
        end -= 1
    if alone or end == at or end - at > 4 or not words.low[end - 1][0].isalpha():
        return None
    head = words.low[end - 1]
    return Noun(end, "people", "unknown", head, head.endswith("s"), measure, nation)


def noun_of(victim: Victim, end: int, nation: str | None, measure: Measure | None, low: tuple[str, ...]) -> Noun:
    """A victim as a noun phrase; members of an army are soldiers."""
    whom, sector = victim.whom, victim.sector
    if victim.noun == "member" and low[end : end + 1] == ("of",):
        body = set(low[end + 1 : end + 8])
        if body & REBELLIOUS:
            whom, sector = "fighters", "REB"
        elif body & UNIFORMED:
            whom, sector = "soldiers", "MIL"
        elif "police" in body:
            whom, sector = "police", "COP"
    return Noun(end, whom, victim.kind, victim.noun, victim.many and not victim.one, measure, nation, sector)


def of_harm(harm: Harm, end: int, head: Noun | None, measure: Measure | None, nation: str | None) -> Noun | None:
    """A counted noun of harm: `nine other protester deaths`, `12 fatalities`."""
    if harm.word in BODIES and "noun" in harm.forms:
        return None
    whom = head.whom if head else "people"
    return Noun(end, whom, "person", harm.word, "noun" not in harm.forms, measure or harm.measure, nation)


def of_dead(low: tuple[str, ...], end: int, nation: str | None) -> Noun:
    """`24 dead`, and `60 dead and wounded`, who are not told apart."""
    if low[end : end + 1] in (("and",), ("or",)) and low[end + 1 : end + 2] in (("wounded",), ("injured",)):
        return Noun(end + 2, "people", "person", "dead", True, "casualties", nation)
    return Noun(end, "people", "person", "dead", True, "killed", nation)


def victim_at(words: Words, at: int) -> tuple[Victim, int] | None:
    """The victim whose words begin at a word, the longest first, and how many words it has."""
    low = words.low
    if at >= len(low):
        return None
    size = longest().get(low[at])
    if size is None:
        return None
    for length in range(min(size, len(low) - at), 0, -1):
        victim = victims().get(low[at : at + length])
        if victim is not None:
            return victim, length
    return None


def harm_adjective(low: tuple[str, ...], at: int) -> Harm | None:
    """The word of harm at a word as it may stand inside a noun phrase: participle, state or counted noun."""
    for harm in harms().get(low[at], ()):
        if harm.grammar in ("count", "state") or (harm.grammar == "deed" and "nouns" in harm.forms):
            return harm
        if harm.grammar == "verb" and "participle" in harm.forms and not harm.particle:
            return harm
    return None


def harm_noun(low: tuple[str, ...], at: int) -> Harm | None:
    """The counted noun of harm at a word."""
    if at >= len(low):
        return None
    return next((harm for harm in harms().get(low[at], ()) if harm.grammar == "count" or "nouns" in harm.forms), None)


def counted_harm(word: str) -> bool:
    """Whether a word is a counted noun of harm: `journalist` + `deaths`."""
    return any(harm.grammar == "count" or "nouns" in harm.forms for harm in harms().get(word, ()))


def noun_follows(words: Words, at: int) -> bool:
    """Whether a noun follows a word of harm, so that it stands before its noun: `140 injured people`."""
    if at >= len(words.low):
        return False
    if victim_at(words, at) is not None or words.low[at] in demonyms() or harm_noun(words.low, at) is not None:
        return True
    behind = at + 1 < len(words.low) and victim_at(words, at + 1) is not None
    return behind and not ends_phrase(words, at) and not numbers.core(words.low, at) and words.low[at] not in MORE


def mod_follows(words: Words, at: int) -> bool:
    """Whether the noun of an adjective may follow: anything that does not end the phrase."""
    return at < len(words.low) and not ends_phrase(words, at) and words.low[at] not in harms()


def plural(words: Words, at: int) -> bool:
    """Whether a word looks like a plural noun."""
    word = words.low[at]
    return word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "'s", "’s", "is"))


def ends_phrase(words: Words, at: int) -> bool:
    """Whether a word ends the noun phrase before it."""
    word = words.low[at]
    if not word[0].isalnum():
        return True
    return (
        word in known.PREPOSITIONS
        or word in known.JOINTS
        or word in known.RELATIVES
        or word in known.BREAKS
        or word in known.BE
        or word in known.HAVE
        or word in known.WOULD
        or word in known.DO
        or word in known.NOT
        or word in known.PRONOUNS
        or word in known.INCLUDING
        or word in known.DAYS
        or word in known.VERBS
        or word in known.SPEECH
        or (word in known.REPORTED and not (word.endswith("ed") and noun_follows(words, at + 1)))
        or word in OWN
        or word in ("a", "an", "of", "to", "not", "no")
        or (known.is_adverb(word) and word not in MORE)
        or (known.is_past(word) and not (noun_follows(words, at + 1)))
    )
