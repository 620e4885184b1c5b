"""The pieces of a page's article in document order: the body's lines with their kinds, and what stands between them.

Invariant: a line's own words decide its kind first, then its markup where that is beyond doubt; what is neither of the
body nor plainly the article's caption, correction, credit, stamp, byline or link is left out.
Source of the rules: codebook, Article (`blocks`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from reportedly.articles.lines import signs
from reportedly.articles.lines.prose import is_told
from reportedly.articles.markup import dom
from reportedly.articles.markup.body import HEADINGS, NOISE, PICTURES, Body
from reportedly.articles.markup.dom import Box, Run
from reportedly.articles.markup.liveboxes import NONE, Entries
from reportedly.model import Block, BlockKind

Piece: TypeAlias = tuple[str, BlockKind, str | None]
"""A line of an article, its kind, and its own time where it has one."""

_ABOUT = re.compile(r"About (?:the )?(?P<name>[A-Z][^.!?]{1,80}?)\W*")
_PRESENT = re.compile(
    r"\b(?:is an?|is the|are an?|was (?:founded|established|created|set up)|provides?|works?|brings?)\b"
)
_QUOTED = re.compile(r"[“”]")


def pieces(runs: Sequence[Run], found: Body, headline: str | None, entries: Entries = NONE) -> list[Piece]:
    """The article's pieces: its headline, its body, and what belongs between the body's lines; each caption once.

    The pieces of a live blog's entries have the entry's time; its stamp and its headings stay, whatever they say.
    """
    kinds: dict[int, BlockKind] = dict(_added(runs, found))
    for at in found.runs:
        kinds[at] = "related" if at in found.teasers else _kind(runs[at])
    for at in [at for at, kind in kinds.items() if kind == "headline" and _heads_furniture(runs, at, found)]:
        kinds[at] = "boilerplate"
    for at in entries.times:
        if at in entries.stamps or (
            runs[at].tag in HEADINGS and len(runs[at].words) > 3 and runs[at].hint not in NOISE
        ):
            kinds[at] = "stamp" if at in entries.stamps else "headline"
    title = headline or ""
    key = dom.key(title)
    captions: list[str] = []
    made: list[Piece] = [(headline, "headline", None)] if headline else []
    for at in sorted(kinds):
        words, kind = runs[at].words, kinds[at]
        if len(words) < 2 * len(title) and dom.key(words) == key:
            continue
        if kind == "caption" and _told(dom.key(words), captions):
            continue
        made.append((words, kind, entries.times.get(at)))
    return _without_about(made)


def _without_about(made: list[Piece]) -> list[Piece]:
    """The pieces, those that close a release with what its sender is (`About the Ministry`) being boilerplate."""
    last = max((n for n, (_, kind, _) in enumerate(made) if kind == "headline" and n), default=0)
    named = _ABOUT.fullmatch(made[last][0]) if last else None
    after = made[last + 1 :]
    if (
        named is None
        or not 1 <= len(after) <= 4
        or any(is_told(words) or _QUOTED.search(words) for words, _, _ in after)
    ):
        return made
    if named["name"].lower() not in after[0][0][:100].lower() or _PRESENT.search(after[0][0]) is None:
        return made
    return [*made[:last], *((words, "boilerplate", date) for words, _, date in made[last:])]


def _told(caption: str, captions: list[str]) -> bool:
    """Whether a caption was told before, in whole or cut short, as pages do for screens of two sizes; else noted.

    Of the captions, kept sorted, none opens another: only the two beside its place can open this one, or it them.
    """
    at = bisect_left(captions, caption)
    if at < len(captions) and captions[at].startswith(caption):
        return True
    if at and caption.startswith(captions[at - 1]):
        return True
    captions.insert(at, caption)
    return False


def _heads_furniture(runs: Sequence[Run], at: int, found: Body) -> bool:
    """Whether a heading stands in a box of its own over nothing but a player or a button, as an embedded video does."""
    outer = runs[at].box.parent
    inside = [run for run in runs[at + 1 : at + 4] if outer is not None and outer.holds(run.box)]
    return outer is not found.box and bool(inside) and all(signs.kind_of(run.words) == "boilerplate" for run in inside)


def joined(made: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The pieces as one text, parted by blank lines, and the blocks over it."""
    parts: list[Block] = []
    start = 0
    for n, (words, kind, date) in enumerate(made):
        end = start + len(words) + (2 if n + 1 < len(made) else 0)
        parts.append(Block(kind, start, end, date=date))
        start = end
    return "\n\n".join(words for words, _, _ in made), tuple(parts)


def kind_of(words: str) -> BlockKind:
    """The kind of a line by its own words alone."""
    return signs.kind_of(words) or ("caption" if signs.is_caption(words) else "paragraph")


def _kind(run: Run) -> BlockKind:
    """The kind of a line of the body."""
    kind = signs.kind_of(run.words)
    if kind is not None:
        return kind
    if run.tag in HEADINGS:
        return "related" if run.linked > 0.9 else "headline"
    if run.hint in PICTURES or signs.is_caption(run.words):
        return "caption"
    if run.linked > 0.9 and not signs.ends_sentence(run.words) and len(run.words.split()) > 3:
        return "related"
    if run.hint in ("related", "boilerplate", "correction") and (run.linked > 0.5 or run.hint == "correction"):
        return run.hint
    return "paragraph"


def _added(runs: Sequence[Run], found: Body) -> Iterator[tuple[int, BlockKind]]:
    """The runs beside the body that belong to the article, with their kinds: all stand where its lines stand."""
    if not found.runs:
        return
    kept = set(found.runs)
    first = next((at for at in found.runs if found.box.holds(runs[at].box)), found.runs[0])
    last = found.runs[-1] + 4
    top = max((at for at, run in enumerate(runs[:first]) if run.tag == "h1"), default=max(0, first - 12))
    around = _around(found.box)
    in_list = False
    for at in range(max(0, top - 6), min(last + 1, len(runs))):
        run = runs[at]
        if at in kept or not around.holds(run.box):
            in_list = False
            kind = _above(run) if top <= at < first else None
        else:
            kind = _added_kind(run, in_list, at > first)
            in_list = kind == "related" and (in_list or signs.is_related_lead(run.words))
            if at < first and kind in ("stamp", "byline"):
                kind = _above(run) if top <= at else None
        if kind is not None and at not in kept:
            yield at, kind


def _around(box: Box) -> Box:
    """The `<article>` or `<main>` around the body's box, else the largest box around it with little other text."""
    outer: Box | None = box
    while outer is not None and outer.tag not in ("article", "main"):
        outer = outer.parent
    if outer is not None:
        return outer
    while box.parent is not None and box.parent.prose <= 1.2 * box.prose:
        box = box.parent
    return box


def _above(run: Run) -> BlockKind | None:
    """The kind of a stamp, byline or lead picture's words above the first paragraph; None for other runs."""
    if run.hint in ("related", "boilerplate"):
        return None
    if run.hint in PICTURES:
        return _picture(run)
    kind = signs.kind_of(run.words)
    return kind if kind in ("stamp", "byline") else None


def _picture(run: Run) -> BlockKind | None:
    """The kind of a run whose markup says that it stands under a picture; None for a label or a link."""
    count = len(run.words.split())
    if run.linked > 0.8 or run.tag in HEADINGS:
        return None
    if signs.kind_of(run.words) == "credit" or (
        run.hint == "credit" and count < 10 and not signs.ends_sentence(run.words)
    ):
        return "credit"
    return "caption" if count >= 4 else None


def _added_kind(run: Run, in_list: bool, inside: bool) -> BlockKind | None:
    """The kind under which a run that is not of the body is kept; None to leave it out."""
    kind = signs.kind_of(run.words)
    if run.hint in PICTURES or (run.hint is None and signs.is_caption(run.words)):
        return _picture(run)
    if kind in ("correction", "stamp", "byline", "credit"):
        return kind
    if run.hint == "correction" and len(run.words.split()) >= 5:
        return "correction"
    hinted = run.hint in ("related", "boilerplate") and run.linked > 0.5
    if kind is not None or hinted or (in_list and run.linked > 0.8):
        return (kind or run.hint or "related") if inside else None
    return None
