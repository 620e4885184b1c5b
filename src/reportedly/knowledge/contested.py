"""Contested places: all names that each goes by, who holds it and who says that it is theirs.

Regions are those of `regions.tsv`, towns those of `contested_towns.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.knowledge.gazetteer_keys import exact
from reportedly.knowledge.tables import rows, split


@dataclass(frozen=True, slots=True)
class Contested:
    """One contested place. `held_by` and `claimed_by` are ISO 3166-1 alpha-3; empty where not clear."""

    names: tuple[str, ...]
    held_by: tuple[str, ...]
    claimed_by: tuple[str, ...]


def contested(name: str) -> Contested | None:
    """The contested place that a name is one of; None where nobody else claims it, or it is none of ours."""
    return _by_name().get(exact(name))


@cache
def _by_name() -> dict[str, Contested]:
    regions = (
        Contested((row["name"], *split(row["other_names"])), split(row["held_by"]), split(row["claimed_by"]))
        for row in rows("regions.tsv")
        if row["claimed_by"]
    )
    towns = (
        Contested(split(row["names"]), split(row["held_by"]), split(row["claimed_by"]))
        for row in rows("contested_towns.tsv")
    )
    return {exact(name): place for place in (*regions, *towns) for name in place.names}
