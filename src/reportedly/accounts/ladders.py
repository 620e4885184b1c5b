"""The tolls of an incident as ladders: for each thing that is counted, who gave which figure after which.

Invariant: every toll is in exactly one place: a step of its claimant, a part, or beyond this incident.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.accounts.model import Speaker, Toll
from reportedly.accounts.parts import counts
from reportedly.accounts.tolls import sayings, stands, whole
from reportedly.model import Measure


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a claimant, with all tolls that give it, the earliest first."""

    tolls: tuple[Toll, ...]

    @property
    def first(self) -> Toll:
        """The toll by which it was said first."""
        return self.tolls[0]

    @property
    def stands(self) -> bool:
        """Whether it was neither revised nor taken back."""
        return any(map(stands, self.tolls))


@dataclass(frozen=True, slots=True)
class Ladder:
    """One claimant's figures for one thing, in the order of saying: `43, then 70, then 112`."""

    speaker: Speaker
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """All figures for one measure and kind of victims: by claimant, parts of others, and beyond this incident."""

    measure: Measure
    whom: str
    ladders: tuple[Ladder, ...]
    parts: tuple[Toll, ...]
    beyond: tuple[Toll, ...]


def counted(tolls: Iterable[Toll]) -> tuple[Counted, ...]:
    """The tolls by what they count, those first of which a figure is of the whole incident."""
    groups: dict[tuple[Measure, str], list[Toll]] = {}
    for each in tolls:
        groups.setdefault(counts(each), []).append(each)
    made = [
        Counted(
            measure,
            whom,
            ladders(filter(whole, group)),
            tuple(each for each in group if each.part and each.scope == "incident"),
            tuple(each for each in group if each.scope != "incident"),
        )
        for (measure, whom), group in groups.items()
    ]
    return tuple(sorted(made, key=lambda each: not each.ladders))


def ladders(tolls: Iterable[Toll]) -> tuple[Ladder, ...]:
    """A ladder for each claimant, the one that was heard first in front."""
    return tuple(
        Ladder(next(iter(steps.values()))[0].speaker, tuple(Step(tuple(group)) for group in steps.values()))
        for steps in sayings(tolls).values()
    )
