"""Incidents as points on a map: one a place, with how exactly it is told and, where it is contested, all its names.

Invariant: a point is a place as the record has it; how far something may lie from it is said with it, and places whose
point says next to nothing (whole countries, seas) are marked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from reportedly.accounts.grounds import width
from reportedly.accounts.summaries import Summary
from reportedly.knowledge.contested import contested
from reportedly.report import JsonObject

FIRST = 12
"""So many incidents are named with a point; the list has them all."""


def points(found: Iterable[Summary]) -> list[JsonObject]:
    """A point for each place, the one of most incidents first."""
    at: dict[tuple[str, float, float], list[Summary]] = {}
    for each in found:
        if each.place is not None and each.lat is not None and each.lon is not None:
            at.setdefault((each.place, each.lat, each.lon), []).append(each)
    made = [point(name, lat, lon, some) for (name, lat, lon), some in at.items()]
    return sorted(made, key=lambda each: (-each["count"], each["name"]))


def point(name: str, lat: float, lon: float, some: list[Summary]) -> JsonObject:
    """One place with its incidents; `km` is how far from it they may lie, None where it is a whole country or a sea."""
    ground = some[0].ground
    km = width(ground) if ground is not None else math.inf
    some = sorted(some, key=lambda each: (-each.printings, each.id))
    entry = contested(name)
    return {
        "name": name,
        "lat": lat,
        "lon": lon,
        "km": None if math.isinf(km) else km,
        "precision": some[0].precision,
        "country": some[0].country,
        "count": len(some),
        "contested": sum(each.grade == "contested" for each in some),
        "names": list(entry.names) if entry else [],
        "held_by": list(entry.held_by) if entry else [],
        "claimed_by": list(entry.claimed_by) if entry else [],
        "incidents": [{"id": each.id, "title": each.title, "grade": each.grade} for each in some[:FIRST]],
    }
