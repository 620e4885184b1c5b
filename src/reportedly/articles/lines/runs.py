"""Runs of lines that only their company tells: headlines under `Read more`, headlines after the story, comments, tags.

Invariant: a run needs evidence, a lead that says so or several lines of one kind; one line alone is prose.
Source of the rules: codebook, Article (`related`, `boilerplate`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.articles.lines import furniture, signs
from reportedly.model import BlockKind


class Piece(NamedTuple):
    """A run of the text on its way to a block: `kind` is None while it may still be headline, caption or prose."""

    start: int
    end: int
    line: str
    kind: BlockKind | None


_LISTED = re.compile(r"[“\"‘']?[A-Z\u00c0-\u00de0-9].{20,}")
_LIST_MARK = re.compile(r"[*•·▪◦]|[-–—] ?\S|\(?\d{1,2}[.)] ")
_ASKED = re.compile(r"(?:Q|A|QUESTION|ANSWER)\b\W")
_COMMENT_LEADS = 3
_SUB_HEADING_WORDS = 8


def mark(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the kinds that their company gives them."""
    return closing_headlines(comments(led(pieces)))


def led(pieces: list[Piece]) -> list[Piece]:
    """The headlines after a bare `Read more:` as related and the words after `Tags:` as boilerplate, up to prose."""
    done: list[Piece] = []
    run: BlockKind | None = None
    for piece in pieces:
        if piece.kind == "related" and signs.is_related_lead(piece.line):
            run = "related"
        elif piece.kind == "boilerplate" and furniture.is_tag_lead(piece.line):
            run = "boilerplate"
        elif run is not None and _follows(piece, run):
            piece = piece._replace(kind=run)
        elif not (run == "related" and piece.kind == "stamp"):
            run = None
        done.append(piece)
    return done


def _follows(piece: Piece, run: BlockKind) -> bool:
    if piece.kind is not None or not piece.line:
        return False
    if run == "boilerplate":
        return len(piece.line.split()) <= 3 and not signs.ends_sentence(piece.line)
    return signs.headline_like(piece.line) and not signs.is_caption(piece.line)


def comments(pieces: list[Piece]) -> list[Piece]:
    """The readers' comments as boilerplate: all after `Comments (12)` under a story, where signs of them follow."""
    prose = leads = 0
    for at, piece in enumerate(pieces):
        prose += piece.kind is None and len(piece.line) > 60
        if piece.kind in (None, "boilerplate") and prose >= 2 and furniture.is_comment_lead(piece.line):
            leads += 1
            if leads > _COMMENT_LEADS:
                break
            after = [each for each in pieces[at + 1 :] if each.line]
            marks = sum(each.kind == "stamp" or furniture.is_comment_mark(each.line) for each in after)
            if marks >= 2 and marks * 5 >= len(after):
                return [*pieces[:at], *(each._replace(kind="boilerplate") for each in pieces[at:])]
    return pieces


def closing_headlines(pieces: list[Piece]) -> list[Piece]:
    """Two headlines or more after the last prose as related: the page's list of other stories, its lead lost."""
    at = len(pieces)
    listed: list[int] = []
    while at and (pieces[at - 1].kind in ("related", "stamp", "boilerplate", "credit") or _is_listed(pieces[at - 1])):
        at -= 1
        if pieces[at].kind is None:
            listed.append(at)
    story = [piece.line for piece in pieces[:at] if piece.kind is None]
    closed = [line for line in story if len(line) > 60 and signs.ends_sentence(line)]
    if len(listed) < 2 or len(closed) < 2 or len(closed) * 2 < len(story) or not signs.ends_sentence(story[-1]):
        return pieces
    return [piece._replace(kind="related") if n in listed else piece for n, piece in enumerate(pieces)]


def _is_listed(piece: Piece) -> bool:
    """Whether a line could be a headline in a list of them: of some words, with no mark of a list in the story."""
    line = piece.line
    return (
        piece.kind is None
        and signs.headline_like(line)
        and len(line) <= 140
        and len(line.split()) >= 4
        and _LISTED.match(line) is not None
        and _LIST_MARK.match(line) is None
        and not signs.is_caption(line)
    )


def is_sub_heading(at: int, pieces: Sequence[Piece]) -> bool:
    """Whether a line is a heading inside the story: a few words alone between two paragraphs of closed sentences."""
    line = pieces[at].line
    if (
        not signs.headline_like(line)
        or len(line.split()) > _SUB_HEADING_WORDS
        or _LIST_MARK.match(line)
        or _ASKED.match(line)
    ):
        return False
    if not (0 < at < len(pieces) - 1) or not re.match(r"[“\"‘']?[A-Z\u00c0-\u00de]", line):
        return False
    if line[0] in '“"‘' and not re.search("[”\"’'].{0,30}$", line[1:]):
        return False
    before, after = pieces[at - 1], pieces[at + 1]
    return before.kind is None and after.kind is None and _is_closed(before.line) and _is_closed(after.line)


def _is_closed(line: str) -> bool:
    return len(line) > 60 and signs.ends_sentence(line)
