"""An article's text as pieces between which the marks on it change, so that marks may overlap.

Invariant: the pieces of a block, put together, are its text; a piece holds the names of all items whose marks cover it,
and an item begins in one piece, the first of all blocks that it covers. Offsets are code points, as in the report.
Time and memory grow with the text and with the marks that cover each piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from reportedly.model import CLAIM_BLOCKS, Article, Block, Report, Spans
from reportedly.report import JsonObject

KINDS = ("source", "cue", "content", "via", "addressee", "target", "condition", "event", "figure", "place", "time")
"""What a mark can be, the widest in meaning first: one look each."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that belongs to an item: `[start, end)`, the item's id, and what it is in it."""

    start: int
    end: int
    item: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `marks` are the items that cover it, `begins` those of them that cover
    none before it.
    """

    text: str
    marks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One block with its pieces; `read` says whether claims are read from it."""

    kind: str
    read: bool
    pieces: tuple[Piece, ...]


def marked(article: Article, marks: Iterable[Mark]) -> list[JsonObject]:
    """The blocks with their pieces as plain dicts and lists."""
    return [
        {
            "kind": block.kind,
            "read": block.read,
            "pieces": [
                {"text": each.text, "marks": each.marks, "kinds": each.kinds, "begins": each.begins}
                for each in block.pieces
            ],
        }
        for block in drawn(article, marks)
    ]


def marks_of(report: Report) -> list[Mark]:
    """All marks of a report."""
    found: list[Mark] = []

    def add(item: str, kind: str, spans: Spans) -> None:
        found.extend(Mark(start, end, item, kind) for start, end in spans if start < end)

    for each in report.statements:
        add(each.id, "source", each.source.spans)
        add(each.id, "cue", each.cue)
        add(each.id, "content", each.content)
        for kind, party in (("via", each.via), ("addressee", each.addressee), ("target", each.target)):
            add(each.id, kind, party.spans if party else ())
        add(each.id, "condition", (each.condition,) if each.condition else ())
    for event in report.events:
        add(event.id, "event", (event.trigger,))
    for figure in report.figures:
        add(figure.id, "figure", (figure.span,))
    for place in report.places:
        add(place.id, "place", (place.span,))
    for time in report.times:
        add(time.id, "time", (time.span,))
    return found


def drawn(article: Article, marks: Iterable[Mark]) -> list[Drawn]:
    """The blocks of an article with their pieces; the whole text is one block where it has none."""
    blocks = article.blocks or (Block("paragraph", 0, len(article.text)),)
    waiting = sorted(marks, key=attrgetter("start", "end"))
    begun: set[str] = set()
    made = []
    at = 0
    open_: list[Mark] = []
    for block in blocks:
        while at < len(waiting) and waiting[at].start < block.end:
            open_.append(waiting[at])
            at += 1
        inside = [each for each in open_ if each.end > block.start]
        open_ = [each for each in inside if each.end > block.end]
        pieces = tuple(pieces_of(article.text, block.start, block.end, inside, begun))
        made.append(Drawn(block.kind, block.kind in CLAIM_BLOCKS, pieces))
    return made


def pieces_of(text: str, start: int, end: int, marks: list[Mark], begun: set[str]) -> Iterator[Piece]:
    """The pieces of one block; items that begin in it are added to those that have `begun`."""
    cuts = sorted({start, end, *(min(max(at, start), end) for each in marks for at in (each.start, each.end))})
    waiting = sorted(marks, key=attrgetter("start"))
    at = 0
    covering: list[Mark] = []
    for left, right in pairwise(cuts):
        while at < len(waiting) and waiting[at].start <= left:
            covering.append(waiting[at])
            at += 1
        covering = [each for each in covering if each.end > left]
        items = tuple(dict.fromkeys(each.item for each in covering))
        kinds = tuple(kind for kind in KINDS if any(each.kind == kind for each in covering))
        begins = tuple(each for each in items if each not in begun)
        begun.update(begins)
        yield Piece(text[left:right], items, kinds, begins)
