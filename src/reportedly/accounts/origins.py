"""Whose story an article is, once copies are known: each agency story counts once, however many outlets print it.

Invariant: what a text credits is never overruled by what another one credits (codebook, Article: `origin`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.articles.origin import agency


@dataclass(frozen=True, slots=True)
class Printing:
    """What is kept of an article so that later ones can be compared with it: who printed it when, and its marks.

    `published` is ISO 8601 as in the article; `marks` are ten bytes a mark, about 1,200 bytes an article of 300 words.
    """

    article: str
    outlet: str | None
    origin: str | None
    published: str | None
    marks: bytes


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote an article first, where that is known from, and a sentence for a reader.

    `article` is the one that names the origin: itself, or another printing of its story. `name` is None only where
    no printing says who printed it.
    """

    name: str | None
    article: str
    why: str


def credit(printing: Printing) -> str | None:
    """The writer that a printing credits: another than its outlet, or its outlet where that is an agency."""
    house = printing.outlet and (agency(printing.outlet) or printing.outlet)
    named = printing.origin and (agency(printing.origin) or printing.origin)
    if named and (house is None or named.casefold() != house.casefold()):
        return named
    return agency(printing.outlet) if printing.outlet else None


def origin(printing: Printing, group: Sequence[Printing]) -> Origin:
    """Whose story a printing is; `group` are all printings of its story, the earliest first, itself among them.

    Its own credit, else the one that most of the others give, else the outlet of the earliest.
    """
    own = credit(printing)
    if own is not None:
        return Origin(own, printing.article, f"credits {own}")
    given = [(name, other) for other in group if (name := credit(other))]
    if given:
        name = Counter(name for name, _ in given).most_common(1)[0][0]
        giver = next(other for each, other in given if each == name)
        return Origin(name, giver.article, f"a printing of {_told(giver)}, which credits {name}")
    first = next((other for other in group if other.outlet), printing)
    if first is printing:
        return Origin(printing.outlet, printing.article, "no credit and no earlier printing")
    return Origin(first.outlet, first.article, f"a printing of {_told(first)}, the earliest that is known")


def _told(printing: Printing) -> str:
    """A printing in words."""
    return f"{printing.article} ({printing.outlet or 'outlet unknown'}, {printing.published or 'undated'})"
