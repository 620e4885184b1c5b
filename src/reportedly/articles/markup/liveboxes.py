"""The entries of a live blog as its page shows them: boxes named alike, of which each opens with a time of its own.

Invariant: an entry is told by where its time stands and never by the site's names alone; what an entry says of its
time and its authors is said of the entry, never of the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from reportedly.articles import clock
from reportedly.articles.lines import signs
from reportedly.articles.markup import dom
from reportedly.articles.markup.body import Body
from reportedly.articles.markup.dom import Box, Layout, Run

FEWEST = 3
"""A live blog has at least so many entries."""
_MOST = 5000
_HOUR = re.compile(r"\(?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{1,5}\)?)?\)?", re.I)


@dataclass(frozen=True, slots=True)
class Entries:
    """A page's entries: the boxes that hold them, the runs that are their times, and the time of each of their runs.

    A time is ISO 8601, zoned or a bare date; None where the page shows but an hour.
    """

    boxes: tuple[Box, ...] = ()
    stamps: frozenset[int] = frozenset()
    times: Mapping[int, str | None] = field(default_factory=dict)


NONE = Entries()


def find(layout: Layout) -> Entries:
    """The entries that a page shows; none where fewer than three boxes are like ones, or they hold no running text."""
    firsts: dict[int, int] = {}
    for at, run in enumerate(layout.runs):
        holder: Box | None = run.box
        while holder is not None and holder.at not in firsts:
            firsts[holder.at] = at
            holder = holder.parent
    groups: dict[tuple[int, str, str], dict[int, tuple[Box, int]]] = {}
    timed = [at for at, run in enumerate(layout.runs) if _is_time(run, layout.times.get(at))]
    for at in timed[:_MOST]:
        box = layout.runs[at].box
        while box.parent is not None and firsts[box.at] == at:
            groups.setdefault((box.parent.at, box.tag, box.name), {}).setdefault(box.at, (box, at))
            box = box.parent
    blogs = [list(group.values()) for group in groups.values() if len(group) >= FEWEST]
    blogs = [[(box, at) for box, at in blog if _tells(box)] for blog in blogs]
    best = max(blogs, key=lambda blog: sum(box.prose for box, _ in blog), default=[])
    return _entries(layout, best) if len(best) >= FEWEST else NONE


def of_body(entries: Entries, layout: Layout, found: Body) -> Entries:
    """The entries, where they are the better part of the page's body; else none, and the page is no live blog."""
    told = sum(layout.runs[at].prose for at in found.runs)
    inside = sum(layout.runs[at].prose for at in found.runs if at in entries.times)
    return entries if inside > told / 2 else NONE


def taken_out(tree: HtmlElement, entries: Entries) -> None:
    """Take the entries out of a page's tree, so that what is read of the page itself is not read of one of them."""
    for element in dom.elements(tree, {box.at for box in entries.boxes}):
        element.drop_tree()


def _is_time(run: Run, when: str | None) -> bool:
    """Whether a run is a time and nothing else."""
    if len(run.words) > 60 or run.tag == "h1":
        return False
    stamped = when is not None and len(run.words.split()) <= 6
    return stamped or _HOUR.fullmatch(run.words) is not None or signs.is_stamp(run.words)


def _tells(box: Box) -> bool:
    """Whether a box holds running text, little of it linked, and is no furniture."""
    own = box.hint is None and not box.foreign and not box.heads
    return own and box.prose > 0 and box.links < 0.4 * box.letters


def _entries(layout: Layout, blog: list[tuple[Box, int]]) -> Entries:
    """The entries of some boxes and the runs of their times."""
    whens = {box.at: _when(layout.times.get(at), layout.runs[at].words) for box, at in blog}
    times: dict[int, str | None] = {}
    for at, run in enumerate(layout.runs):
        holder: Box | None = run.box
        while holder is not None and holder.at not in whens:
            holder = holder.parent
        if holder is not None:
            times[at] = whens[holder.at]
    return Entries(tuple(box for box, _ in blog), frozenset(at for _, at in blog), times)


def _when(stated: str | None, words: str) -> str | None:
    """The time of an entry: the machine-written one, else what it shows."""
    if stated is not None:
        return clock.iso(stated)
    stamp = clock.stamp_at(words)
    return stamp.when if stamp is not None else None
