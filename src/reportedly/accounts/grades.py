"""How well an incident is attested, by Airwars' grades, with the reasons.

Invariant: `discounted` is an analyst's finding and never given here; the reasons name who says what.
Source of the rules: codebook, Account (grade), after Airwars' methodology.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.accounts.authors import opposed, same
from reportedly.accounts.contradictions import TELLING, own_deed, quoted
from reportedly.accounts.model import Contradiction, Grade, Position, Side
from reportedly.accounts.voices import known


def grade(
    positions: Sequence[Position],
    contradictions: Sequence[Contradiction],
    sources: Sequence[str],
    sides: Sequence[Side] = (),
) -> Grade:
    """The grade of an incident: contested before confirmed, confirmed before fair, else weak."""
    of_deed = (each.why for each in contradictions if each.kind != "disjoint-ranges")
    quarrels = (*denials(positions), *of_deed)
    if quarrels:
        return Grade("contested", tuple(dict.fromkeys(quarrels)))
    owned = tuple(dict.fromkeys(owners(positions, sides)))
    if owned:
        return Grade("confirmed", owned)
    if len(sources) >= 2:
        return Grade("fair", (f"{len(sources)} independent sources tell of it: {', '.join(sources)}.",))
    told = f"Only {sources[0]} tells of it" if sources else "Nobody is named who tells of it"
    return Grade("weak", (f"{told}, in however many printings.",))


def denials(positions: Sequence[Position]) -> list[str]:
    """A sentence for each speaker who denies that this was a deed of their own, whoever lays it to them."""
    return [
        f"{each.speaker.name} denies that it was their deed: {quoted(each)}."
        for each in positions
        if each.stance == "denies" and own_deed(each)
    ]


def owners(positions: Sequence[Position], sides: Sequence[Side]) -> list[str]:
    """A sentence for each speaker who takes the act upon themselves, and whom others name for it too.

    Where others name only somebody of another side it is not accepted: two deeds may have been taken for one.
    """
    return [
        f"{each.speaker.name} accepts it: {quoted(each)}."
        for each in positions
        if each.stance == "claims" and accepted(each, positions, sides)
    ]


def accepted(claim: Position, positions: Sequence[Position], sides: Sequence[Side]) -> bool:
    """Whether what somebody owns is what others lay to them, or to nobody of another side."""
    others = [each for each in positions if each.stance in TELLING and each is not claim]
    named = [one for each in others for one in each.about if known(one)]
    foes = any(opposed(own, one, sides) for own in claim.about for one in named)
    return not foes or any(same(own, one) for own in claim.about for one in named)
