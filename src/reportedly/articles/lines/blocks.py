"""Flat text cut into typed blocks: headline, paragraph, caption, related, stamp, byline, credit and so on.

Invariant: blocks partition the text, in order, without gap or overlap; the space after a block belongs to it. What no
sign claims is a paragraph: prose is never lost to another kind on a doubt.
Source of the rules: codebook, Article (`blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles import origin as origins
from reportedly.articles.clock import Stamp, stamps_in
from reportedly.articles.lines import edges, runs, signs
from reportedly.articles.lines.runs import Piece
from reportedly.model import Block, BlockKind

_LINE_END = r"(?>\r\n|[\n\r\u2028\u2029\x85])"
_BREAK = re.compile(rf"{_LINE_END}\s*")
_BLANK = re.compile(rf"{_LINE_END}[^\S\n\r\u2028\u2029\x85]*{_LINE_END}\s*")
_WRAPPED_WIDTH = 120


def split(text: str, title: str | None = None, day: str | None = None) -> tuple[Block, ...]:
    """The blocks of a flat text, a partition of it; none for the empty text.

    `title` is the headline where it is known, `day` the day of publication (ISO 8601): both only confirm what the
    text itself shows, a headline run into the first paragraph and a bare date before it.
    """
    pieces: list[Piece] = []
    for start, end in paragraphs(text):
        line = text[start:end].strip()
        if start and len(line) < signs.SHORT:  # most lines, where there are very many
            pieces.append(Piece(start, end, line, signs.kind_of(line)))
        else:
            pieces += _cut(text, start, end, title, day)
    pieces = runs.mark(pieces)
    kinds = _settle(pieces, title)
    return tuple(Block(kind, piece.start, piece.end) for piece, kind in zip(pieces, kinds, strict=True))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text as `[start, end)`, each with the space after it, together the whole text.

    Blank lines part them; single line breaks too, unless the text is wrapped by hand at a fixed width.
    """
    breaks = _BLANK if _is_wrapped(text) else _BREAK
    start = 0
    for match in breaks.finditer(text):
        if match.end() < len(text) and text[start : match.end()].strip():
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def stamps(text: str, blocks: tuple[Block, ...]) -> tuple[Stamp, ...]:
    """The times that the text's stamp blocks state of the article, in order; those of a live blog's entries aside."""
    lines = (body(text, block) for block in blocks if block.kind == "stamp" and block.date is None)
    return tuple(stamp for line in lines for _, stamp in stamps_in(line))


def body(text: str, block: Block) -> str:
    """A block's own words, without the space around them."""
    return text[block.start : block.end].strip()


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks in the text stand inside sentences, at a fixed width."""
    ends = mid = 0
    for part in _BLANK.split(text):
        lines = _BREAK.split(part.strip())
        if any(len(line) > _WRAPPED_WIDTH for line in lines):
            return False
        ends += len(lines) - 1
        mid += sum(1 for line in lines[:-1] if len(line) >= 40 and not signs.ends_sentence(line))
    return ends >= 2 and mid * 2 > ends


def _cut(text: str, start: int, end: int, title: str | None, day: str | None) -> Iterator[Piece]:
    """A paragraph as pieces: cut where a stamp or headline opens the text or a closing line ends a paragraph."""
    line = text[start:end].strip()
    whole = signs.kind_of(line)
    opening = edges.head(text, start, end, title, day) if start == 0 and line and whole is None else ()
    for stop, kind in opening:
        yield _piece(text, start, stop, kind)
        start = stop
        line = text[start:end].strip()
        whole = signs.kind_of(line)
    closing = edges.tail(text, start, end, end == len(text)) if line and whole is None else []
    if not closing or signs.is_caption(line):
        yield Piece(start, end, line, whole)
        return
    stops = [*(at for at, _ in closing), end]
    yield _piece(text, start, stops[0])
    for (begin, kind), stop in zip(closing, stops[1:], strict=True):
        yield _piece(text, begin, stop, kind)


def _piece(text: str, start: int, end: int, kind: BlockKind | None = None) -> Piece:
    line = text[start:end].strip()
    return Piece(start, end, line, kind or signs.kind_of(line))


def _settle(pieces: list[Piece], title: str | None) -> list[BlockKind]:
    """The kind of every piece, the open ones decided by where they stand."""
    prose = [n for n, piece in enumerate(pieces) if piece.kind is None and piece.line]
    kinds: list[BlockKind] = []
    for n, piece in enumerate(pieces):
        kind = piece.kind
        if kind == "byline" and not (n <= 5 or n >= len(pieces) - 3):
            kind = None
        if kind is None and n in prose[:1] and _is_headline(piece, pieces, prose, title):
            kind = "headline"
        elif kind is None and prose and n != prose[0] and signs.is_caption(piece.line, last=n == prose[-1]):
            kind = "caption"
        elif kind is None and prose and n != prose[0] and runs.is_sub_heading(n, pieces):
            kind = "headline"
        kinds.append(kind or "paragraph")
    return kinds


def _is_headline(piece: Piece, pieces: list[Piece], prose: list[int], title: str | None) -> bool:
    """Whether the first line is the headline: it is the known title, or stands alone over prose that is closed."""
    if title and _folded(piece.line) == _folded(title):
        return True
    if origins.dateline(piece.line)[0] is not None:
        return False
    after = [pieces[n].line for n in prose[1:4]]
    return signs.headline_like(piece.line) and any(signs.ends_sentence(line) and len(line) > 60 for line in after)


def _folded(line: str) -> str:
    return " ".join(line.split()).rstrip(".").lower()
