"""Words of harm and nouns of what comes to harm, as look-ups by every form they take, in lower case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from reportedly.knowledge.tables import country_words, rows, split
from reportedly.model import Measure

HarmGrammar = Literal["verb", "intransitive", "deed", "count", "state", "toll", "life", "captive"]
HarmForm = Literal["base", "third", "ing", "past", "participle", "noun", "nouns", "state"]
Harmed = Literal["any", "person", "thing", "armed", "fled"]
VictimKind = Literal["person", "thing", "life"]


@dataclass(frozen=True, slots=True)
class Harm:
    """What one form of a word of harm does (`harm.tsv`). `particle` are the words that must follow it."""

    word: str
    forms: frozenset[HarmForm]
    particle: tuple[str, ...]
    measure: Measure
    grammar: HarmGrammar
    harmed: Harmed


@dataclass(frozen=True, slots=True)
class Victim:
    """A noun of people or things that come to harm (`victims.tsv`). `many` says whether the form is the plural."""

    noun: str
    whom: str
    kind: VictimKind
    sector: str
    one: bool
    many: bool


@cache
def harms() -> dict[str, tuple[Harm, ...]]:
    """What each form can be a form of, those with the longest particle first."""
    found: dict[str, dict[tuple[str, ...], Harm]] = {}
    for row in rows("harm.tsv"):
        particle = tuple(row["particle"].split())
        for form, kinds in forms_of(row).items():
            harm = Harm(
                row["word"],
                frozenset(kinds),
                particle,
                cast(Measure, row["measure"]),
                cast(HarmGrammar, row["grammar"]),
                cast(Harmed, row["harmed"]),
            )
            found.setdefault(form, {})[(row["word"], row["grammar"], *particle)] = harm
    return {form: tuple(sorted(each.values(), key=lambda h: -len(h.particle))) for form, each in found.items()}


def forms_of(row: dict[str, str]) -> dict[str, set[HarmForm]]:
    """The forms of a row's word, each with what it can be."""
    grammar = row["grammar"]
    if grammar == "state":
        return {row["word"]: {"state"}}
    names: tuple[tuple[str, HarmForm], ...] = (
        (("word", "noun"), ("third", "nouns"))
        if grammar in ("deed", "count", "toll", "life", "captive")
        else (("word", "base"), ("third", "third"), ("ing", "ing"), ("past", "past"), ("participle", "participle"))
    )
    found: dict[str, set[HarmForm]] = {}
    for column, form in names:
        for word in split(row[column]):
            found.setdefault(word, set()).add(form)
    return found


@cache
def victims() -> dict[tuple[str, ...], Victim]:
    """Victims by the words of their singular and plural; demonyms are people (`an Afghan`, `12 Kurds`)."""
    found: dict[tuple[str, ...], Victim] = {}
    for row in rows("victims.tsv"):
        for form in filter(None, (row["singular"], row["plural"])):
            one, many = form == row["singular"], form == row["plural"]
            kind = cast(VictimKind, row["kind"])
            victim = Victim(row["singular"] or row["plural"], row["whom"], kind, row["sector"], one, many)
            found.setdefault(tuple(form.split()), victim)
    return found


@cache
def longest() -> dict[str, int]:
    """How many words the longest victim has that begins with a word."""
    found: dict[str, int] = {}
    for words in victims():
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@cache
def demonyms() -> dict[str, tuple[str, bool]]:
    """ISO code of every demonym in lower case, and whether it can only be a plural noun (`Armenians`)."""
    known = {word for word, (_, kind) in country_words().items() if kind == "demonym"}
    return {word.lower(): (country_words()[word][0], word.endswith("s") and word[:-1] in known) for word in known}
