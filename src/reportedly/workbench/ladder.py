"""The toll ladder as a chart: who gave which figure when, as the coordinates of an SVG.

Invariant: every step of every claimant is drawn once, at its own number; what has no upper bound ends in an arrow, what
was revised or taken back is hollow. The scale begins at zero. Units are SVG user units, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from reportedly.days import days
from reportedly.report import JsonObject

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 640, 56, 16, 14, 34
ROW = 190
"""Height of the part that figures lie in."""
TICKS = (1, 2, 5)
COLOURS = 6
"""So many claimants have a look of their own; further ones begin anew."""


def chart(title: str, ladders: Sequence[JsonObject]) -> JsonObject | None:
    """The chart of some claimants' figures for one thing; None where there is nothing to compare."""
    steps = [step for each in ladders for step in each["steps"]]
    if len(steps) < 2:
        return None
    moments = sorted({moment for step in steps if (moment := day_of(step["said"])) is not None})
    most = max(top_of(step) for step in steps)
    scale = Scale(moments, most)
    lines = [line(number, each, scale) for number, each in enumerate(ladders)]
    apart([mark for each in lines for mark in each["marks"]])
    for each in lines:
        each["path"] = path(each["marks"])
    return {
        "title": title,
        "width": WIDTH,
        "height": TOP + ROW + BOTTOM,
        "left": LEFT,
        "right": WIDTH - RIGHT,
        "base": TOP + ROW,
        "lines": lines,
        "ticks": [{"y": scale.y(each), "label": f"{each:,}"} for each in scale.ticks],
        "days": [{"x": scale.x(each), "label": str(each)} for each in scale.days()],
        "undated": any(day_of(step["said"]) is None for step in steps),
    }


class Scale:
    """Where days and numbers lie."""

    def __init__(self, moments: Sequence[date], most: int) -> None:
        self.moments = moments
        step = nice(max(most, 1) / 4)
        self.top = step * max(math.ceil(most / step), 1)
        self.ticks = range(0, self.top + 1, step)

    def x(self, day: date | None) -> float:
        """Where a day lies; what has none lies at the right end."""
        if day is None or not self.moments:
            return WIDTH - RIGHT - 20
        first, last = self.moments[0], self.moments[-1]
        if first == last:
            return (LEFT + WIDTH - RIGHT) / 2
        inner = WIDTH - RIGHT - LEFT - 60
        return round(LEFT + 30 + inner * (day - first).days / (last - first).days, 1)

    def y(self, number: float) -> float:
        """Where a number lies."""
        return round(TOP + ROW * (1 - number / self.top), 1)

    def days(self) -> list[date]:
        """The days that are named under the chart: those with figures, as many as have room."""
        room = max(1, (WIDTH - LEFT) // 90)
        every = max(1, math.ceil(len(self.moments) / room))
        kept: list[date] = []
        for each in self.moments[::every]:
            if not kept or self.x(each) - self.x(kept[-1]) >= 80:
                kept.append(each)
        return kept


def nice(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20 ... that is not less."""
    size = 1
    while True:
        for each in TICKS:
            if each * size >= least:
                return each * size
        size *= 10


def line(number: int, each: JsonObject, scale: Scale) -> JsonObject:
    """One claimant's marks, joined in the order of saying."""
    marks = [mark(step, scale) for step in each["steps"]]
    return {"name": each["name"], "on": each["on"], "look": number % COLOURS, "marks": marks}


def mark(step: JsonObject, scale: Scale) -> JsonObject:
    """One figure: its number, its other bound, and an arrow where that is open."""
    low, high = step["low"], step["high"]
    number = low if low is not None else high
    return {
        "x": scale.x(day_of(step["said"])),
        "y": scale.y(number or 0),
        "to": scale.y(high) if low is not None and high not in (None, low) else None,
        "open": "up" if high is None else "down" if low is None else None,
        "label": ("≥" if high is None else "≤" if low is None else "") + f"{number or 0:,}",
        "stands": step["stands"],
        "said": step["said"],
        "by": step["by"],
    }


def apart(marks: Iterable[dict[str, Any]]) -> None:
    """Moves marks that would lie on each other a little to the right."""
    taken: list[tuple[float, float]] = []
    for each in marks:
        while any(abs(each["x"] - x) < 26 and abs(each["y"] - y) < 14 for x, y in taken) and each["x"] < WIDTH - RIGHT:
            each["x"] = round(each["x"] + 27, 1)
        taken.append((each["x"], each["y"]))


def path(marks: Sequence[JsonObject]) -> str:
    """The line from mark to mark, as steps: a figure holds until the next."""
    words = ""
    for number, each in enumerate(marks):
        words += f"H{each['x']}V{each['y']}" if number else f"M{each['x']} {each['y']}"
    return words


def top_of(step: JsonObject) -> int:
    """The largest number that a figure names."""
    return max(step["low"] or 0, step["high"] or 0)


def day_of(said: str | None) -> date | None:
    """The last day that a time covers."""
    found = days(said) if said else None
    return found[1] if found else None
