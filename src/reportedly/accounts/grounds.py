"""Where tellings lie to each other: kilometres between grounds, and how wide a ground is itself."""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from functools import lru_cache

from reportedly.accounts.model import Ground
from reportedly.knowledge.gazetteer_keys import bare, exact, loose
from reportedly.model import Place

EARTH = 6371.0
"""Mean radius in km (IUGG)."""
WIDTH = {"quarter": 3.0, "spot": 3.0, "admin3": 12.0, "admin2": 25.0, "admin1": 70.0, "region": 100.0}
"""How far from its point, in km, something may lie that is told to have happened there, by the kind of place."""
TOWN = 6.0
ALIKE = 0.6
"""Likeness of spelling (Ratcliff and Obershelp) from which two names of the same two sounds are one."""
WAY = re.compile(r"(?<=\w) (?:road|street|highway|motorway|avenue|square|roundabout|bridge|crossing|farms?|gate)$")
WIDE = 50.0
"""Grounds wider than this, in km, say too little to tell two happenings apart, and too little to join them."""


def ground_of(place: Place) -> Ground:
    """The ground of a place of a report."""
    return Ground(
        place.name, place.lat, place.lon, place.precision, place.geonameid, place.country, place.admin1, place.feature
    )


def width(ground: Ground) -> float:
    """How far a happening told to be there may lie from the point of a ground, in km; infinite for countries."""
    if ground.lat is None:
        return TOWN
    if ground.feature in ("country", "continent", "sea") or (ground.precision or 1) >= 6:
        return math.inf
    return WIDTH.get(ground.feature or "", TOWN)


def kilometres(one: Ground, other: Ground) -> float | None:
    """The great-circle distance between two points (haversine), None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return between(one.lat, one.lon, other.lat, other.lon)


def between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance in km between two WGS 84 points, by the haversine formula."""
    rise, run = math.radians(other_lat - lat), math.radians(other_lon - lon)
    half = (
        math.sin(rise / 2) ** 2
        + math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(run / 2) ** 2
    )
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


@lru_cache(maxsize=65536)
def precise(grounds: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """The grounds that a happening could be known by, the narrowest first."""
    return tuple(sorted((each for each in grounds if width(each) <= WIDE), key=width))


def name_keys(name: str) -> tuple[str, str]:
    """What a place's name is known by in any transliteration: its exact key and its loose one.

    Both go without article, and without the word for a road or the like: `the Orsa road` is `Orsa Road`.
    """
    key = WAY.sub("", bare(exact(name)))
    return key, loose(key)


def same_name(one: Ground, other: Ground) -> bool:
    """Whether two grounds are called alike, in any transliteration (`Boleel`, `Boulil`).

    Names of two sounds are many: they must be spelled alike, too.
    """
    (key, sound), (other_key, other_sound) = name_keys(one.name), name_keys(other.name)
    if key == other_key or sound != other_sound:
        return key == other_key
    return len(sound) > 2 or SequenceMatcher(None, key, other_key).ratio() >= ALIKE
