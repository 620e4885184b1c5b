"""Which tellings are compared at all: those that share a cell and may have happened on neighbouring days.

A cell is a square of ground, a name, a number harmed or a rare word (blocking, Fellegi and Sunter 1969; Christen 2012).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from reportedly.accounts.grounds import precise
from reportedly.accounts.likeness import UNUSUAL, number
from reportedly.accounts.model import Telling
from reportedly.accounts.rarity import Rarity, place

SQUARE = 0.25
"""Degrees of a square's side: 28 km from south to north."""
RARE = 8
"""How many of its rarest words a telling is looked up by."""
BEFORE, AFTER = 14, 2
"""Days around a printing within which what it tells without a day may have happened, with what clocks get wrong."""
AROUND = 7
"""Days by which the days of two tellings may differ and be compared still: those of one weekday may be one."""


def cells(telling: Telling, rarity: Rarity) -> tuple[str, ...]:
    """The cells that a telling lies in."""
    found: list[str] = []
    for ground in precise(telling.places):
        found.append(f"n:{place(ground)}")
        if ground.lat is not None and ground.lon is not None:
            found.append(square(ground.lat, ground.lon))
    found += [f"n:{name}" for name in telling.names if name]
    found += [
        f"k:{measure}:{number(low, high)}" for measure, low, high in telling.counts if (low or high or 0) >= UNUSUAL
    ]
    rarest = sorted(telling.words, key=lambda word: (-rarity.of_word(word), word))
    found += [f"w:{word}" for word in rarest[:RARE]]
    return tuple(sorted({f"{telling.type}:{cell}" for cell in found}))


def asked(telling: Telling, rarity: Rarity) -> tuple[str, ...]:
    """The cells in which a telling's neighbours lie: its own, and the squares around its grounds."""
    around = {
        f"{telling.type}:{square(ground.lat + north * SQUARE, ground.lon + east * SQUARE)}"
        for ground in precise(telling.places)
        if ground.lat is not None and ground.lon is not None
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
    }
    return tuple(sorted({*cells(telling, rarity), *around}))


def square(lat: float, lon: float) -> str:
    """The square of ground that a point lies in; the date line is crossed."""
    return f"g:{math.floor(lat / SQUARE)}:{math.floor(lon / SQUARE) % round(360 / SQUARE)}"


def window(telling: Telling) -> tuple[date, date] | None:
    """The days on which what a telling tells may have happened, None where nothing bounds them."""
    if telling.first and telling.last:
        return telling.first, telling.last
    if telling.published is None:
        return None
    return telling.published - timedelta(BEFORE), telling.published + timedelta(AFTER)


class Neighbours:
    """Tellings by the cells that they lie in."""

    def __init__(self, rarity: Rarity, tellings: Iterable[Telling] = ()) -> None:
        self.rarity = rarity
        self.inside: dict[str, list[Telling]] = defaultdict(list)
        for telling in tellings:
            self.add(telling)

    def add(self, telling: Telling) -> None:
        """Takes in one more telling."""
        for cell in cells(telling, self.rarity):
            self.inside[cell].append(telling)

    def of(self, telling: Telling) -> Iterator[Telling]:
        """The tellings of other articles that may be of the same happening, each once."""
        seen = {telling.id}
        for cell in asked(telling, self.rarity):
            for other in self.inside.get(cell, ()):
                if other.id not in seen and other.article != telling.article and together(telling, other):
                    seen.add(other.id)
                    yield other


def together(one: Telling, other: Telling) -> bool:
    """Whether two tellings may be of the same days."""
    mine, theirs = window(one), window(other)
    if mine is None or theirs is None:
        return True
    return (mine[0] - theirs[1]).days <= AROUND and (theirs[0] - mine[1]).days <= AROUND
