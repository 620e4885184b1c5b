"""The number of dead of an incident as data sets want it: low, best, high for all, and whose they are.

Invariant: `low <= best <= high`, where they are known. A bound that nobody gives is None.
Source of the rules: accounts/tolls.py (which figures stand), accounts/ranges.py (low and high), accounts/best.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.accounts import ranges
from reportedly.accounts.best import Rule, best
from reportedly.accounts.model import Toll
from reportedly.accounts.parts import ARMED, GENERAL, kind, victims
from reportedly.accounts.tolls import stands
from reportedly.accounts.voices import party

EVERYBODY = GENERAL - {"civilians"} | {None}
"""Words for the dead that may count anybody, armed or not."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """A number of dead by one rule. `whose` tells whose they are: `civilians`, a party's key, None where nobody says.

    `tolls` are the standing figures that it was made of.
    """

    low: int | None
    best: int | None
    high: int | None
    whose: tuple[tuple[str | None, int], ...]
    tolls: tuple[Toll, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Standing figures that count the same people."""

    whose: str | None
    tolls: tuple[Toll, ...]


def deaths(tolls: Iterable[Toll], rule: Rule | None) -> Deaths | None:
    """The dead of an incident; None where no figure of them stands.

    Civilians, and the fighters of each side, are added up where every figure says which of them it counts. Where one
    may count them all (`30 people`), the group with the greatest number is taken alone: nobody is counted twice.
    """
    groups = grouped([each for each in tolls if counts_dead(each) and stands(each)])
    if not groups:
        return None
    if len({each.whose for each in groups}) < len(groups) or any(each.whose is None for each in groups):
        groups = [max(groups, key=lambda each: max(number(one) for one in each.tolls))]
    chosen = [best(each.tolls, rule) for each in groups]
    return Deaths(
        added([lowest(each.tolls) for each in groups]),
        added(chosen),
        added([ranges.highest(each.tolls) for each in groups]),
        tuple((each.whose, many) for each, many in zip(groups, chosen, strict=True) if many is not None),
        tuple(toll for each in groups for toll in each.tolls),
    )


def counts_dead(each: Toll) -> bool:
    """Whether a toll counts people who were killed."""
    return each.measure == "killed" and (kind(each.whom, each.measure) == "people" or armed(each.whom))


def armed(whom: str | None) -> bool:
    """Whether a word for the dead is one for people who bear arms."""
    victim = victims().get(whom or "")
    return victim is not None and victim.sector in ARMED


def grouped(standing: Sequence[Toll]) -> list[Group]:
    """Figures by the people that they count: fighters by their side, if all figures of fighters tell it."""
    fighters = [each for each in standing if armed(each.whom)]
    others = [each for each in standing if not armed(each.whom)]
    found = [Group(None if any(each.whom in EVERYBODY for each in others) else "civilians", tuple(others))]
    by_side = {party(each.side) if each.side else None for each in fighters}
    if None in by_side:
        found.append(Group(None, tuple(fighters)))
    else:
        found += [
            Group(side, tuple(each for each in fighters if each.side and party(each.side) == side))
            for side in sorted(filter(None, by_side))
        ]
    return [each for each in found if each.tolls]


def lowest(standing: Sequence[Toll]) -> int | None:
    """The least lower bound; None, for open, where a figure that is open below ends beneath it (`up to 5` and 10)."""
    low = ranges.lowest(standing)
    ends = [each.high for each in standing if each.low is None and each.high is not None]
    return None if low is not None and any(end < low for end in ends) else low


def added(numbers: Sequence[int | None]) -> int | None:
    """The sum; None where one is not known."""
    known = [each for each in numbers if each is not None]
    return sum(known) if len(known) == len(numbers) else None


def number(toll: Toll) -> int:
    """The greatest number that a toll names."""
    return max(toll.low or 0, toll.high or 0)
