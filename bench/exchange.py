"""Texts in which the names of two sides stand for each other, with their gold.

A reader that is fair reads a sentence alike whichever side's name stands in it. So the difference between an article
and itself with the names exchanged is the names' own doing, as it is not between the sentences of two sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "Karabakh": (
        ("Armenian", "Azerbaijani"),
        ("Armenia", "Azerbaijan"),
        ("Yerevan", "Baku"),
        ("Nikol Pashinyan", "Ilham Aliyev"),
        ("Pashinyan", "Aliyev"),
    ),
    "Yemen": (
        ("Houthi", "Saudi"),
        ("Yahya Sarea", "Moammar al-Eryani"),
        ("Saree", "al-Eryani"),
        ("Sarea", "al-Eryani"),
    ),
    "Syria": (
        ("Islamic State group", "Syrian Democratic Forces"),
        ("Islamic State", "Syrian Democratic Forces"),
        ("ISIL", "SDF"),
        ("ISIS", "SDF"),
        ("IS", "SDF"),
    ),
}
"""Names by conflict. Where several stand beside one, the first of them takes its place."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A text with names exchanged. `pieces` are (start, end, start now, end now) of each name, in order."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def spans(self, given: Iterable[Sequence[int]] | None) -> list[list[int]] | None:
        """Where spans of the text as it was are now; one that begins or ends within a name takes the whole name."""
        return None if given is None else [self.span(each) for each in given]

    def span(self, given: Sequence[int]) -> list[int]:
        """Where one is."""
        return [self._now(given[0], 0), self._now(given[1], 1)]

    def _now(self, offset: int, side: int) -> int:
        shift = 0
        for start, end, now, now_end in self.pieces:
            if offset < start + side:
                break
            if offset < end + side:
                return (now, now_end)[side]
            shift = now_end - end
        return offset + shift


def exchanged(text: str, names: Sequence[tuple[str, str]]) -> Exchanged:
    """The text with each name in the other's place; of names that hold one another the longest goes."""
    other: dict[str, str] = {}
    for one, two in names:
        other.setdefault(one, two)
        other.setdefault(two, one)
    words = "|".join(map(re.escape, sorted(other, key=len, reverse=True)))
    out, pieces, at, length = [], [], 0, 0
    for found in re.finditer(rf"(?<![\w-])(?:{words})(?=s?(?![\w-]))", text):
        name = other[found.group()]
        out += [text[at : found.start()], name]
        start = length + found.start() - at
        length, at = start + len(name), found.end()
        pieces.append((*found.span(), start, length))
    return Exchanged("".join([*out, text[at:]]), tuple(pieces))


def moved(gold: Mapping[str, Any], change: Exchanged, other: Callable[[str], str | None]) -> dict[str, Any]:
    """The gold of an article, of its statements and figures the parts that are counted by side, in the new text.

    `other` gives the actor who stands where one stood.
    """

    def party(source: Mapping[str, Any]) -> dict[str, Any]:
        actor = source.get("actor")
        return {"spans": change.spans(source["spans"]), "actor": other(actor) if actor else None}

    statements = [
        {**each, "content": change.spans(each["content"]), "source": party(each["source"])}
        for each in gold["statements"]
    ]
    figures = [{**each, "span": change.span(each["span"])} for each in gold["figures"]]
    return {"statements": statements, "figures": figures}
