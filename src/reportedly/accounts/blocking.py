"""Which tellings are compared at all: those that share a cell and may have happened on neighbouring days.

A cell is a square of ground, a name, a number harmed or a rare word (blocking, Fellegi and Sunter 1969; Christen 2012).
What shares ground or number is compared over more days than what shares names in passing or words alone: among 189
articles read by hand the latter were never of one happening where their days lay further apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.accounts.grounds import precise
from reportedly.accounts.likeness import UNUSUAL, number
from reportedly.accounts.model import Telling
from reportedly.accounts.rarity import Rarity, place
from reportedly.days import Days, gap

SQUARE = 0.25
"""Degrees of a square's side: 28 km from south to north."""
RARE = 8
"""How many of its rarest words, and of its rarest names, a telling is looked up by."""
BEFORE, AFTER = 14, 2
"""Days around a printing within which what it tells without a day may have happened, with what clocks get wrong."""
AROUND = 7
"""Days by which the days of two tellings may differ and be compared still: those of one weekday may be one."""
SHORTLY, SOON = 5, 1
"""Days around a printing within which it may have happened, for those that share neither ground nor number."""
LOOSE = ("g", "k", "p")
"""The kinds of cells that tellings of days further apart may share."""


def cells(telling: Telling, rarity: Rarity) -> tuple[str, ...]:
    """The cells that a telling lies in."""
    found: list[str] = []
    for ground in precise(telling.places):
        found += [f"n:{place(ground)}", f"p:{place(ground)}"]
        if ground.lat is not None and ground.lon is not None:
            found.append(square(ground.lat, ground.lon))
    named = sorted(telling.names, key=lambda name: (-rarity.of_name(name), name))
    found += [f"n:{name}" for name in named[:RARE]]
    found += [
        f"k:{measure}:{number(low, high)}" for measure, low, high in telling.counts if (low or high or 0) >= UNUSUAL
    ]
    rarest = sorted(telling.words, key=lambda word: (-rarity.of_word(word), word))
    found += [f"w:{word}" for word in rarest[:RARE]]
    return tuple(sorted({f"{telling.type}:{cell}" for cell in found}))


def asked(telling: Telling, rarity: Rarity) -> tuple[str, ...]:
    """The cells in which a telling's neighbours lie: its own, and the squares around its grounds."""
    around = {
        f"{telling.type}:{square(ground.lat, ground.lon, north, east)}"
        for ground in precise(telling.places)
        if ground.lat is not None and ground.lon is not None
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
    }
    return tuple(sorted({*cells(telling, rarity), *around}))


def square(lat: float, lon: float, north: int = 0, east: int = 0) -> str:
    """The square of ground that a point lies in, or one so many squares north and east; the date line is crossed."""
    return f"g:{math.floor(lat / SQUARE) + north}:{(math.floor(lon / SQUARE) + east) % round(360 / SQUARE)}"


def window(telling: Telling, before: int = BEFORE, after: int = AFTER) -> Days | None:
    """The days on which what a telling tells may have happened, None where nothing bounds them."""
    if telling.first and telling.last:
        return telling.first, telling.last
    if telling.published is None:
        return None
    return moved(telling.published, -before), moved(telling.published, after)


def moved(day: date, by: int) -> date:
    """The day so many days later, or the last that the calendar has: pages come dated 0001-01-01 and 9999-12-31."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


class Neighbours:
    """Tellings by the cells that they lie in."""

    def __init__(self, rarity: Rarity, tellings: Iterable[Telling] = ()) -> None:
        self.rarity = rarity
        self.inside: dict[str, list[tuple[Telling, Days | None, Days | None]]] = defaultdict(list)
        for telling in tellings:
            self.add(telling)

    def add(self, telling: Telling) -> None:
        """Takes in one more telling."""
        held = (telling, window(telling), window(telling, SHORTLY, SOON))
        for cell in cells(telling, self.rarity):
            self.inside[cell].append(held)

    def of(self, telling: Telling) -> Iterator[Telling]:
        """The tellings of other articles that may be of the same happening, each once."""
        seen = {telling.id}
        wide, narrow = window(telling), window(telling, SHORTLY, SOON)
        for cell in asked(telling, self.rarity):
            loose = cell.split(":", 2)[1] in LOOSE
            for other, theirs, shortly in self.inside.get(cell, ()):
                if other.id in seen or other.article == telling.article:
                    continue
                if near(wide, theirs, AROUND) if loose else near(narrow, shortly, 1):
                    seen.add(other.id)
                    yield other


def near(mine: Days | None, theirs: Days | None, apart: int) -> bool:
    """Whether two stretches of days lie no further apart than so many days; those that nobody knows may."""
    return mine is None or theirs is None or gap(mine, theirs) <= apart
