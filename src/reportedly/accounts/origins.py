"""Whose story an article is, once copies are known: each agency story counts once, however many outlets print it.

Invariant: what a text credits is never overruled by what another one credits (codebook, Article: `origin`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.articles.origin import agency

Basis = Literal["credited", "printed", "told", "earliest", "own"]


@dataclass(frozen=True, slots=True)
class Printing:
    """What is kept of an article so that later ones can be compared with it: who printed it when, and its marks.

    `published` is ISO 8601 as in the article; `marks` are ten bytes a mark, about 1,200 bytes an article of 300 words;
    `told` is the one agency whose reporters were spoken to.
    """

    article: str
    outlet: str | None
    origin: str | None
    published: str | None
    marks: bytes
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote an article first, and a sentence for a reader on where that is known from.

    `basis`: the article credits the writer, or is a printing of one that does (`printed`); people told an agency what
    it says (`told`); its story's earliest printing is another's (`earliest`) or its own (`own`). `article` is the one
    that shows it. `name` is None only where no printing says who printed it.
    """

    name: str | None
    basis: Basis
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

    Its own credit, else the one that most of the others give, else the agency that its people told, else the one that
    most of the others' did, else the outlet of the earliest.
    """
    own = credit(printing)
    if own is not None:
        return Origin(own, "credited", printing.article, f"credits {own}")
    name, giver = _most([(credit(other), other) for other in group])
    if name is not None:
        return Origin(name, "printed", giver.article, f"a printing of {_shown(giver)}, which credits {name}")
    if printing.told is not None:
        return Origin(printing.told, "told", printing.article, f"its people told {printing.told}")
    name, giver = _most([(other.told, other) for other in group])
    if name is not None:
        return Origin(name, "told", giver.article, f"a printing of {_shown(giver)}, whose people told {name}")
    first = next((other for other in group if other.outlet), printing)
    if first is printing:
        return Origin(printing.outlet, "own", printing.article, "no credit and no earlier printing")
    return Origin(first.outlet, "earliest", first.article, f"a printing of {_shown(first)}, the earliest that is known")


def _most(given: Sequence[tuple[str | None, Printing]]) -> tuple[str | None, Printing]:
    """The name that most printings give, and the first that gives it; None with the first where none does."""
    names = Counter(name for name, _ in given if name)
    if not names:
        return None, given[0][1]
    name = names.most_common(1)[0][0]
    return name, next(other for each, other in given if each == name)


def _shown(printing: Printing) -> str:
    """A printing in words."""
    return f"{printing.article} ({printing.outlet or 'outlet unknown'}, {printing.published or 'undated'})"
