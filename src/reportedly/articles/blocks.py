"""Flat text cut into typed blocks: headline, paragraph, caption, related, stamp, byline, credit and so on.

Invariant: blocks partition the text, in order, without gap or overlap; the space after a block belongs to it. What no
sign claims is a paragraph: prose is never lost to another kind on a doubt.
Source of the rules: codebook, Article (`blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.articles import signs
from reportedly.articles.clock import Stamp, agree, stamp_at
from reportedly.model import Block, BlockKind

_LINE_END = r"(?>\r\n|[\n\r\u2028\u2029\x85])"
_BREAK = re.compile(rf"{_LINE_END}\s*")
_BLANK = re.compile(rf"{_LINE_END}[^\S\n\r\u2028\u2029\x85]*{_LINE_END}\s*")
_PROSE_START = re.compile(r"[ \t\u00a0\r\n\u2028]+[\"“‘'«(\[]?(?:[A-Z\u00c0-\u00de0-9]|al-|[^\x00-\u024f\s])")
_WRAPPED_WIDTH = 120
_TAIL = re.compile(
    r"(?<=[.!?”\"’')\]])\s+(?:"
    r"(?P<stamp>Last Updated?: [^.]{8,80}(?:GMT|UTC) \d\d:\d\d(?: \d{1,4})?)"
    r"|(?P<related>(?i:read (?:also|more)):?|Read Also|Also Read)"
    r"|(?P<boilerplate>Our Standards:\s?The Thomson Reuters Trust Principles\.?)"
    r"|(?P<credit>[(\[](?:With|Source:) [^()\[\]]{2,60}[)\]]"
    r"|(?:Additional r|R)eporting by [A-Z][^.]{2,250}; ?[^.]{0,200}[Ee]diting by [^.]{3,150}\.?"
    r"|Reporting by [A-Z][^.;]{2,120}\. ?[Ee]diting by [^.]{3,120}\.?|Agencies contributed to this (?:story|report)\.?"
    r"|Sources? (?:\w+ and agencies|Reuters|AFP|AP|Agencies|agencies)))\s*\Z"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the text on its way to a block: `kind` is None while it may still be headline, caption or prose."""

    start: int
    end: int
    line: str
    kind: BlockKind | None


def split(text: str, title: str | None = None, day: str | None = None) -> tuple[Block, ...]:
    """The blocks of a flat text, a partition of it; none for the empty text.

    `title` is the headline where it is known, `day` the day of publication (ISO 8601): both only confirm what the
    text itself shows, a headline run into the first paragraph and a bare date before it.
    """
    pieces = [piece for start, end in paragraphs(text) for piece in _cut(text, start, end, title, day)]
    pieces = _related_runs(pieces)
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
    """The times that the text's stamp blocks state, in order."""
    found = (stamp_at(text[b.start : b.end].lstrip()) for b in blocks if b.kind == "stamp")
    return tuple(stamp for stamp in found if stamp is not None)


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


def _cut(text: str, start: int, end: int, title: str | None, day: str | None) -> Iterator[_Piece]:
    """A paragraph as pieces: cut where a stamp or headline opens the text or a closing line ends a paragraph."""
    if not text[start:end].strip() or signs.kind_of(text[start:end].strip()) is not None:
        yield _piece(text, start, end)
        return
    if start == 0:
        for stop, kind in _head(text, start, end, title, day):
            yield _piece(text, start, stop, kind)
            start = stop
    tail: list[_Piece] = []
    while (found := _TAIL.search(text, start, end)) is not None:
        cut = found.start() + len(found[0]) - len(found[0].lstrip())
        tail.insert(0, _piece(text, cut, end, _KINDS[found.lastgroup or ""]))
        end = cut
    yield _piece(text, start, end)
    yield from tail


_KINDS: dict[str, BlockKind] = {
    "stamp": "stamp",
    "related": "related",
    "boilerplate": "boilerplate",
    "credit": "credit",
}


def _head(text: str, start: int, end: int, title: str | None, day: str | None) -> Iterator[tuple[int, BlockKind]]:
    """Where a leading stamp and a leading headline end, if prose follows them in the text's first paragraph."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    stamp = stamp_at(text, begin, end)
    if stamp is not None and (stop := _prose_after(text, stamp.end, end)) and _is_sure(stamp, day):
        yield stop, "stamp"
        begin = stop
    if title and len(title) >= 15 and text.startswith(title.strip(), begin):
        after = re.compile(r"\s?[.:]?(?=\s)").match(text, begin + len(title.strip()), end)
        if after is not None and (stop := _prose_after(text, after.end(), end)):
            yield stop, "headline"


def _is_sure(stamp: Stamp, day: str | None) -> bool:
    """Whether a leading date is the page's own: labelled as such, or the known day of publication."""
    return stamp.labelled or (day is not None and any(agree(each, day[:10]) for each in stamp.days))


def _prose_after(text: str, start: int, end: int) -> int:
    """The offset at which prose begins after a leading piece; 0 if what follows is no beginning of a sentence."""
    match = _PROSE_START.match(text, start, end)
    if match is None:
        return 0
    return start + len(text[start : match.end()]) - len(text[start : match.end()].lstrip())


def _piece(text: str, start: int, end: int, kind: BlockKind | None = None) -> _Piece:
    line = text[start:end].strip()
    return _Piece(start, end, line, kind or signs.kind_of(line))


def _related_runs(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces with the headlines after a bare `Read more:` marked as related; the first prose ends the run."""
    done: list[_Piece] = []
    in_run = False
    for piece in pieces:
        if piece.kind == "related" and signs.is_related_lead(piece.line):
            in_run = True
        elif in_run and piece.kind is None and signs.headline_like(piece.line) and not signs.is_caption(piece.line):
            piece = _Piece(piece.start, piece.end, piece.line, "related")
        else:
            in_run = False
        done.append(piece)
    return done


def _settle(pieces: list[_Piece], title: str | None) -> list[BlockKind]:
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
        kinds.append(kind or "paragraph")
    return kinds


def _is_headline(piece: _Piece, pieces: list[_Piece], prose: list[int], title: str | None) -> bool:
    """Whether the first line is the headline: it is the known title, or stands alone over prose that is closed."""
    if title and _folded(piece.line) == _folded(title):
        return True
    after = [pieces[n].line for n in prose[1:4]]
    return signs.headline_like(piece.line) and any(signs.ends_sentence(line) and len(line) > 60 for line in after)


def _folded(line: str) -> str:
    return " ".join(line.split()).rstrip(".").lower()
