"""Which tellings are compared at all: those that share a cell and may have happened on neighbouring days.

A cell is a square of ground, a name, a number harmed or a rare word (blocking, Fellegi and Sunter 1969; Christen 2012).
What shares ground or number is compared over more days than what shares names in passing or words alone: among 189
articles read by hand the latter were never of one happening where their days lay further apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.accounts.grounds import precise
from reportedly.accounts.likeness import UNUSUAL, number
from reportedly.accounts.model import Telling
from reportedly.accounts.rarity import Rarity, place
from reportedly.days import Days

SQUARE = 0.25
"""Degrees of a square's side: 28 km from south to north."""
AROUND_THE_WORLD = round(360 / SQUARE)
"""Squares from the date line to the date line."""
RARE = 8
"""How many of its rarest words, and of its rarest names, a telling is looked up by."""
BEFORE, AFTER = 14, 2
"""Days around a printing within which what it tells without a day may have happened, with what clocks get wrong."""
AROUND = 7
"""Days by which the days of two tellings may differ and be compared still: those of one weekday may be one."""
BESIDE = 1
"""The same for those that share neither ground nor number."""
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
    return f"g:{math.floor(lat / SQUARE) + north}:{(math.floor(lon / SQUARE) + east) % AROUND_THE_WORLD}"


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


def meeting(cells: Iterable[str]) -> tuple[str, ...]:
    """The points where a telling of some cells meets its neighbours, whichever of the two asks.

    They are its cells, but the four corners of each square: two squares share one just where they touch.
    """
    found: set[str] = set()
    for cell in cells:
        kind, what, rest = cell.split(":", 2)
        if what != "g":
            found.add(cell)
            continue
        row, column = map(int, rest.split(":"))
        found |= {f"{kind}:g:{row + a}:{(column + b) % AROUND_THE_WORLD}" for a in (0, 1) for b in (0, 1)}
    return tuple(sorted(found))


def loose(point: str) -> bool:
    """Whether tellings of days further apart may meet in a point."""
    return point.split(":", 2)[1] in LOOSE


Ordinals = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a telling stands among others: the days between which it may have happened, and where it meets others.

    `wide` are the days for those that share ground or number, `narrow` for all others, as ordinals; None where nothing
    bounds them. `number` tells tellings apart.
    """

    number: int
    article: str
    wide: Ordinals | None
    narrow: Ordinals | None
    points: tuple[str, ...]


def spot(number: int, telling: Telling, cells: Iterable[str]) -> Spot:
    """Where a telling of some cells stands."""
    wide, narrow = window(telling), window(telling, SHORTLY, SOON)
    return Spot(number, telling.article, ordinals(wide), ordinals(narrow), meeting(cells))


def ordinals(stretch: Days | None) -> Ordinals | None:
    """A stretch of days in numbers."""
    return (stretch[0].toordinal(), stretch[1].toordinal()) if stretch else None


class Neighbours:
    """Tellings by the points where they meet others."""

    def __init__(self, spots: Iterable[Spot] = ()) -> None:
        self.inside: dict[str, list[Spot]] = defaultdict(list)
        for each in spots:
            self.add(each)

    def add(self, spot: Spot) -> None:
        """Takes in one more telling."""
        for point in spot.points:
            self.inside[point].append(spot)

    def of(self, spot: Spot) -> Iterator[Spot]:
        """The tellings of other articles that may be of the same happening, each once."""
        seen = {spot.number}
        for point in spot.points:
            far = loose(point)
            for other in self.inside.get(point, ()):
                if other.number in seen or other.article == spot.article:
                    continue
                if near(spot.wide, other.wide, AROUND) if far else near(spot.narrow, other.narrow, BESIDE):
                    seen.add(other.number)
                    yield other

    def forget(self, day: int) -> None:
        """Lets go of the tellings that nothing of a day or of a later one has to be compared with."""
        for point, held in list(self.inside.items()):
            left = [each for each in held if each.wide is None or each.wide[1] + AROUND >= day]
            if left:
                self.inside[point] = left
            else:
                del self.inside[point]


def near(mine: Ordinals | None, theirs: Ordinals | None, apart: int) -> bool:
    """Whether two stretches of days lie no further apart than so many days; those that nobody knows may."""
    return mine is None or theirs is None or (mine[0] - theirs[1] <= apart and theirs[0] - mine[1] <= apart)
