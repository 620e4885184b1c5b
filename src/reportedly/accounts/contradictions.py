"""Pairs of claims about one incident that cannot both hold, with a sentence that says why.

Invariant: both claims are made by different voices, and none that is hedged (possible, conditional, planned) enters.
One contradiction is kept for each pair of voices and kind, at the first words of each.
Source of the rule: codebook, Account (asserted and denied, disjoint ranges, two actors each naming the other).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from reportedly.accounts.authors import opposed, same, spoken
from reportedly.accounts.material import Material
from reportedly.accounts.model import Contradiction, ContradictionKind, Position, Ref, Side, Speaker, Toll
from reportedly.accounts.parts import counts
from reportedly.accounts.tolls import echoes, stands
from reportedly.accounts.voices import known, party
from reportedly.model import Event

Found: TypeAlias = Iterator[tuple[object, Contradiction]]
"""Contradictions, each with the key by which it counts once."""
Events: TypeAlias = Mapping[Ref, Event]
"""The events of the incident by where they are told."""
TELLING = frozenset({"asserts", "blames", "claims"})
LETTERS = re.compile(r"[^\W\d_]+")
STEM = 5
"""So many letters of a word are compared."""
BESIDE = 400
"""Within so many characters a denial is of what stands beside it."""
SPREAD = 0.1
"""By how much of itself an approximate bound is widened: `about 50` is held to be 45 to 55."""


def contradictions(
    material: Material, positions: Sequence[Position], tolls: Sequence[Toll]
) -> tuple[Contradiction, ...]:
    """The contradictions among the positions and the standing tolls of one incident."""
    events = dict(material.events())
    found = (*denied(material, events, positions), *rivals(material, events, positions), *disjoint(tolls))
    return tuple(once(found))


def denied(material: Material, events: Events, positions: Sequence[Position]) -> Found:
    """What one voice tells and another denies, where it is one kind of deed, and the same authors' or nobody's."""
    for first, second in combinations(positions, 2):
        told, refused = (first, second) if second.stance == "denies" else (second, first)
        if told.stance not in TELLING or refused.stance != "denies" or one_voice(told, refused):
            continue
        if answers(refused, told) and (claims := one_kind(material, events, told, refused)):
            why = f"{told.speaker.name} says that it happened ({quoted(told)}), {refused.speaker.name} denies it"
            found = Contradiction("asserted-denied", *claims, f"{why} ({quoted(refused)}).")
            yield between(found.kind, told.speaker, refused.speaker), found


def answers(refused: Position, told: Position) -> bool:
    """Whether a denial is of what was told.

    Who denies a deed of their own does not deny that it happened: it contradicts only those who name them for it.
    """
    own = own_deed(refused)
    if own:
        return any(same(each, one) for each in own for one in told.about)
    named = [each for each in refused.about if known(each)]
    return not named or not told.about or any(same(each, one) for each in named for one in told.about)


def own_deed(refused: Position) -> tuple[str, ...]:
    """The actors of a denial who deny a deed of their own; empty where it is somebody else's that is denied.

    Where no author is known, only those who bear arms can mean their own.
    """
    speakers = tuple(each for each in (refused.speaker.actor or "").split(";") if each and known(each))
    named = [each for each in refused.about if known(each)]
    own = all(any(same(each, one) for one in speakers) for each in named)
    return speakers if own and (named or any(map(bears_arms, speakers))) else ()


def bears_arms(actor: str) -> bool:
    """Whether an actor is of a state or an armed group: where they name no author they deny deeds of their own."""
    who = party(actor)
    return len(who) == 3 or who.startswith("IMG:") or any(each in who for each in (".REB", ".PRM", ".PRE"))


def one_kind(material: Material, events: Events, told: Position, refused: Position) -> tuple[Ref, Ref] | None:
    """The first claims of two positions that speak of one type of event, and not of two different modes of it.

    A denial that names no event answers to all.
    """
    own = bool(own_deed(refused))
    for one in told.refs:
        for other in refused.refs:
            event, denial = events.get(one), events.get(other)
            modes = {each.mode for each in (event, denial) if each is not None and each.mode}
            if event is None or denial is None:
                return one, other
            alike = event.type == denial.type and len(modes) < 2
            if alike and (own or meets(material, (one, event), (other, denial))):
                return one, other
    return None


def meets(material: Material, told: tuple[Ref, Event], refused: tuple[Ref, Event]) -> bool:
    """Whether somebody else's denial may be of what is told: beside it in one article, or about the same by a word.

    That a plant was not hit is no answer to who tells of shells on a village.
    """
    (one, event), (other, denial) = told, refused
    beside = one.article == other.article and abs(event.trigger[0] - denial.trigger[0]) < BESIDE
    return beside or bool(about(material, one, event) & about(material, other, denial))


def about(material: Material, ref: Ref, event: Event) -> set[str]:
    """The longer words for a deed and for whom it met, cut to their beginnings: `strikes` is one with `striking`."""
    spans = (event.trigger, *(each.span for each in event.recipients))
    words = (word for span in spans for word in LETTERS.findall(material.words(ref.article, span).casefold()))
    return {word.removeprefix("air")[:STEM] for word in words if len(word) > 3}


def rivals(material: Material, events: Events, positions: Sequence[Position]) -> Found:
    """Two voices that name authors of different sides for one deed, or two actors that each name the other."""
    naming = [each for each in positions if each.stance in TELLING and any(map(known, each.about))]
    for first, second in combinations(naming, 2):
        rival = apart(first, second, material.sides) or crossed(first, second)
        if not one_voice(first, second) and rival and (claims := one_deed(material, events, first, second)):
            why = f"{first.speaker.name} names {listed(first)} ({quoted(first)}), {second.speaker.name} names"
            found = Contradiction("rival-authors", *claims, f"{why} {listed(second)} ({quoted(second)}).")
            yield between(found.kind, first.speaker, second.speaker), found


def one_deed(material: Material, events: Events, first: Position, second: Position) -> tuple[Ref, Ref] | None:
    """The first claims of two positions that may be of one deed: in war each side strikes the other, by other deeds."""
    for one in first.refs:
        for other in second.refs:
            event, rival = events.get(one), events.get(other)
            if event is None or rival is None or alike(material, (one, event), (other, rival)):
                return one, other
    return None


def alike(material: Material, one: tuple[Ref, Event], other: tuple[Ref, Event]) -> bool:
    """Whether two events are told as one deed: the same type, in one mode or by one word, and to nobody different."""
    (ref, event), (rival_ref, rival) = one, other
    words = [material.words(at.article, each.trigger).casefold().split()[-1:] for at, each in (one, other)]
    manner = event.mode == rival.mode if event.mode and rival.mode else words[0] == words[1]
    struck = [{party(p.actor) for p in each.recipients if p.actor and known(p.actor)} for each in (event, rival)]
    places = {place_of(material, at, each) for at, each in (one, other)} - {None}
    same_target = not all(struck) or bool(struck[0] & struck[1])
    return event.type == rival.type and manner and same_target and len(places) < 2 and ref != rival_ref


def place_of(material: Material, ref: Ref, event: Event) -> str | None:
    """The name of an event's place, None where it has none."""
    return next((each.name for each in material.reports[ref.article].places if each.id == event.place), None)


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


def disjoint(tolls: Sequence[Toll]) -> Found:
    """Standing figures of two voices for the same whose ranges have no number in common."""
    echoed = echoes(tolls)
    for first, second in combinations([each for each in tolls if stands(each) and each.ref not in echoed], 2):
        alike = counts(first) == counts(second)
        if alike and not one_voice(first, second) and not overlap(first, second):
            why = f"{counted(first)}, {counted(second)}: no number of {first.measure} agrees with both."
            found = Contradiction("disjoint-ranges", first.ref, second.ref, why)
            yield between(found.kind, first.speaker, second.speaker, counts(first)), found


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
    return f"{each.speaker.name}{on} gives {quoted(each)}"


def quoted(each: Position | Toll) -> str:
    """The words of a position or a toll on one line."""
    return f"“{' '.join(each.words.split())}”"


def listed(each: Position) -> str:
    """The authors that a position names."""
    return " and ".join(map(spoken, each.about))


def one_voice(first: Position | Toll, second: Position | Toll) -> bool:
    """Whether two positions or tolls are one voice's, whose own change of mind contradicts nobody."""
    return bool({*first.speaker.voices} & {*second.speaker.voices})


def once(found: Iterable[tuple[object, Contradiction]]) -> Iterator[Contradiction]:
    """The first contradiction of each key: of a kind, a pair of voices and what is at issue."""
    seen: set[object] = set()
    for key, each in found:
        if key not in seen:
            seen.add(key)
            yield each


def between(kind: ContradictionKind, first: Speaker, second: Speaker, *issue: object) -> object:
    """The key of a contradiction of two voices."""
    return kind, frozenset({first.voices, second.voices}), *issue
