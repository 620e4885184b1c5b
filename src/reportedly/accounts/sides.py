"""Which side of a conflict an actor is on, by the sides that were declared or inferred.

Invariant: the longest member that takes an actor in decides, so that `AZE.PRE` may stand against `AZE`; where two
sides take one in equally, it is on neither.
Source of the rule: codebook, Actor (a side is an actor's part in one conflict).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.accounts.model import Side
from reportedly.accounts.voices import covers
from reportedly.knowledge.tables import Speaker, country_words, speakers
from reportedly.knowledge.who import STATE, entity_words, folded

WORD = re.compile(r"[^\W\d_][\w-]*")
POSSESSIVE = re.compile(r"[’']s?\b|[’'](?=\s|$)")
DEFINITE = re.compile(r"(?:the|its|our) |[A-Z]")
ABROAD = frozenset({"embassy", "consulate", "mission"})
"""Organs that stand in another country than their own, so that a story's country says nothing of them."""


def side_of(actor: str | None, sides: Sequence[Side], name: str | None = None) -> str | None:
    """The name of the side that an actor is on, None where the sides don't say.

    `actor` may join several ids with `;`: they have a side only together. `name` is what somebody is called whom no
    id tells, an outlet for instance: members that are no ids are compared with it.
    """
    if actor is not None:
        found = {side_of_one(each, sides) for each in actor.split(";")}
        if found != {None}:
            return next(iter(found)) if len(found) == 1 else None
    return named_in(name, sides) if name else None


def side_of_one(actor: str, sides: Sequence[Side]) -> str | None:
    """The side of one id: the one whose longest member takes it in."""
    held = [
        (len(member), side.name) for side in sides for member in side.members if is_id(member) and covers(member, actor)
    ]
    longest = {name for length, name in held if length == max(length for length, _ in held)}
    return next(iter(longest)) if len(longest) == 1 else None


def side_by_words(words: str, outlet: str | None, sides: Sequence[Side]) -> str | None:
    """The side of an office that no id tells, by its own words; None where they don't say.

    `Karabakh officials` and `the Prosecutor General's Office in Baku` are on the side of the one land that they name.
    A definite body that names none (`the Defense Ministry`) is one of the side's of which the outlet that quotes it so
    is a member: a state's agency speaks so of its own.
    """
    tokens = words_of(words)
    if lands(tokens):
        land = land_of_organ(words)
        return side_of_one(land, sides) if land else None
    definite = "body" in {each.kind for each in organs(tokens)} and DEFINITE.match(words) is not None
    return named_in(outlet, sides) if definite and outlet else None


def land_of_organ(words: str) -> str | None:
    """The id of the one country or entity whose organ or officials words call somebody; None where they don't."""
    tokens = words_of(words)
    named = lands(tokens)
    return next(iter(named)) if len(named) == 1 and organs(tokens) else None


def words_of(words: str) -> list[str]:
    """The words without the marks of possession."""
    return WORD.findall(POSSESSIVE.sub("", words))


def organs(tokens: Sequence[str]) -> list[Speaker]:
    """The nouns among words that tell of organs of state or their people; none where one stands abroad."""
    nouns = [speakers()[noun] for token in tokens for noun in sorted(forms(token)) if noun in speakers()]
    found = [each for each in nouns if each.sector in STATE]
    return [] if any(each.noun in ABROAD for each in found) else found


def forms(token: str) -> set[str]:
    """A noun as the table may have it."""
    return {token.casefold(), token.casefold().removesuffix("s")}


def lands(tokens: Sequence[str]) -> set[str]:
    """The ids of the countries and entities that words name."""
    found = set()
    for start in range(len(tokens)):
        for size in (3, 2, 1):
            name = " ".join(tokens[start : start + size])
            if known := entity_words().get(name) or country_words().get(name):
                found.add(known[0])
                break
    return found


def named_in(name: str, sides: Sequence[Side]) -> str | None:
    """The side that has a name among its members, in any case of letters and without marks."""
    wanted = folded(name)
    return next(
        (side.name for side in sides for member in side.members if not is_id(member) and folded(member) == wanted), None
    )


def is_id(member: str) -> bool:
    """Whether a member of a side is an id or the beginning of one, not a name: `AZE.MIL`, not `the separatists`."""
    code = member.partition(":")[0]
    return code == "unresolved" or (code == code.upper() and " " not in code and code.split(".")[0].isalpha())
