"""Pairs of claims about one incident that cannot both hold, with a sentence that says why.

Invariant: both claims are made by different voices, and none that is hedged (possible, conditional, planned) enters.
One contradiction is kept for each pair of voices and kind, at the first words of each.
Source of the rule: codebook, Account (asserted and denied, disjoint ranges, two actors each naming the other).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.accounts.authors import known, opposed, same, spoken
from reportedly.accounts.model import Contradiction, Position, Side, Toll
from reportedly.accounts.tolls import kind, stands

TELLING = frozenset({"asserts", "blames", "claims"})
SPREAD = 0.1
"""By how much of itself an approximate bound is widened: `about 50` is held to be 45 to 55."""


def contradictions(
    positions: Sequence[Position], tolls: Sequence[Toll], sides: Sequence[Side] = ()
) -> tuple[Contradiction, ...]:
    """The contradictions among the positions and the standing tolls of one incident."""
    found = (*denied(positions), *rivals(positions, sides), *disjoint(tolls))
    return tuple(once(found))


def denied(positions: Sequence[Position]) -> Iterator[Contradiction]:
    """What one voice tells and another denies, where it is the same authors' deed, or nobody's by name."""
    for first, second in combinations(positions, 2):
        told, refused = (first, second) if second.stance == "denies" else (second, first)
        if told.stance not in TELLING or refused.stance != "denies" or one_voice(told, refused):
            continue
        if answers(refused, told):
            why = f"{told.speaker.name} says that it happened ({quoted(told)}), {refused.speaker.name} denies it"
            yield Contradiction("asserted-denied", told.refs[0], refused.refs[0], f"{why} ({quoted(refused)}).")


def answers(refused: Position, told: Position) -> bool:
    """Whether a denial is of what was told.

    Who denies a deed of their own does not deny that it happened: it contradicts only those who name them for it.
    """
    if not refused.about or not any(map(known, refused.about)):
        return bool(told.about) or refused.speaker.actor is None or not refused.about
    return any(same(each, one) for each in refused.about for one in told.about)


def rivals(positions: Sequence[Position], sides: Sequence[Side]) -> Iterator[Contradiction]:
    """Two voices that name authors of different sides, or two actors that each name the other."""
    naming = [each for each in positions if each.stance in TELLING and any(map(known, each.about))]
    for first, second in combinations(naming, 2):
        if not one_voice(first, second) and (apart(first, second, sides) or crossed(first, second)):
            why = f"{first.speaker.name} names {listed(first)} ({quoted(first)}), {second.speaker.name} names"
            yield Contradiction("rival-authors", first.refs[0], second.refs[0], f"{why} {listed(second)}.")


def apart(first: Position, second: Position, sides: Sequence[Side]) -> bool:
    """Whether every author that one names is on another side than every author that the other one names."""
    pairs = [(one, other) for one in first.about for other in second.about]
    return bool(pairs) and all(opposed(one, other, sides) for one, other in pairs)


def crossed(first: Position, second: Position) -> bool:
    """Whether two actors each name the other."""
    return names(first, second) and names(second, first)


def names(one: Position, other: Position) -> bool:
    """Whether a speaker names another speaker as the author, and nobody of their own."""
    speakers = (other.speaker.actor or "").split(";")
    return bool(one.about) and all(any(same(each, who) for who in speakers if who) for each in one.about)


def disjoint(tolls: Sequence[Toll]) -> Iterator[Contradiction]:
    """Standing figures of two voices for the same whose ranges have no number in common."""
    for first, second in combinations(filter(stands, tolls), 2):
        alike = (first.measure, kind(first.whom, first.measure)) == (second.measure, kind(second.whom, second.measure))
        if alike and not {*first.speaker.voices} & {*second.speaker.voices} and not overlap(first, second):
            yield Contradiction(
                "disjoint-ranges",
                first.ref,
                second.ref,
                f"{counted(first)}, {counted(second)}: no number of {first.measure} agrees with both.",
            )


def overlap(first: Toll, second: Toll) -> bool:
    """Whether some number agrees with both figures; approximate bounds are widened by SPREAD, open ones have no end."""
    low, high = widened(first)
    other_low, other_high = widened(second)
    return low <= other_high and other_low <= high


def widened(each: Toll) -> tuple[float, float]:
    """The bounds of a figure, widened where it is approximate: `nearly 50` reaches down to 44."""
    low, high = each.low, each.high
    if each.approx and low is None and high is not None:
        low = high
    spread = SPREAD if each.approx else 0.0
    return (0.0 if low is None else low * (1 - spread)), (float("inf") if high is None else high * (1 + spread))


def counted(each: Toll) -> str:
    """Who gives what figure when, for a sentence."""
    on = f" on {each.said}" if each.said else ""
    return f"{each.speaker.name}{on} gives {each.words!r}".replace("\n", " ")


def quoted(each: Position) -> str:
    """The words of a position on one line."""
    return f"“{' '.join(each.words.split())}”"


def listed(each: Position) -> str:
    """The authors that a position names."""
    return " and ".join(map(spoken, each.about))


def one_voice(first: Position, second: Position) -> bool:
    """Whether two positions are one voice's, whose own change of mind contradicts nobody."""
    return bool({*first.speaker.voices} & {*second.speaker.voices})


def once(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """Each pair of claims once."""
    seen: set[tuple[str, frozenset[object]]] = set()
    for each in found:
        key = (each.kind, frozenset({each.first, each.second}))
        if key not in seen:
            seen.add(key)
            yield each
