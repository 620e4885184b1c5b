"""Which of a page's runs of text are the article's body.

Invariant: what is chosen stands in one box of the page, or in boxes named alike beside it, in the page's order, but
for the lines between the headline and the first paragraph. The article is where the page's running text is thickest:
the innermost box that holds most of it. From its first paragraph to its last everything stays that is no link, no label
and no part of another story; a heading that opens what follows articles (`Related`, `About the author`) closes it, or
the box that it heads. Captions are no part of it, unless the page has no other text.
The thresholds were set on half of a set of labelled pages and checked on the other half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportedly.articles import origin as origins
from reportedly.articles.lines import signs
from reportedly.articles.markup import bodyhints, dom
from reportedly.articles.markup.dom import Box, Layout, Run

SHARE = 0.6
"""The article's box is the innermost one with this share of the page's running text."""
TAIL = 0.15
"""What a closing heading may cut off: at most this share of the article's running text."""

LONG_TEASER = 350
"""A teaser has fewer characters than this."""
LIGHT = 0.02
"""What the running text of teasers, and of what stands above the headline, counts in the search for the box."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = frozenset({"p", "li", "td", "th", "blockquote", "pre", "dd", "dt"})
_LOOSE = frozenset({"div", "section", "body", "form", "header", "article", "main", "fieldset", "center"})
PICTURES = ("caption", "credit")
"""Hints at the words under a picture."""
NOISE = ("related", "boilerplate")
_OTHERS = (
    r"(?:stories|articles|posts|news|coverage|content|reading|topics|links|items|videos|headlines|reports|features|issues"
    r"|searches|tags|pages|products|books|episodes|podcasts|recipes|questions|reads)"
)
_SURE = re.compile(
    rf"(?:(?:related|recommended|more|recent|popular|trending|latest|similar|previous|featured|other)"
    rf"(?: \w+)? {_OTHERS}"
    r"|(?:related|recommended|trending|popular|featured|discussion|author|newsletter|footnotes|references|sources"
    r"|tags?|topics?|comments?|\d+ comments?|comments? \(?\d+\)?|share|explore more|contact us|about us)"
    r"|(?:recommended|featured|popular|trending) (?:for you|now|today)|more (?:like this|for you|on this(?: \w+)?)"
    r"|you (?:may|might) (?:also |have )?(?:like|enjoy|love|miss(?:ed)?|be interested|want|read|find)\b.*"
    r"|about (?:the )?authors?|leave a (?:comment|reply).*|share (?:this|on|your)(?: \w+)?|filed under.*|most \w+"
    r"|read (?:more|next|also)|see also|(?:further|keep|continue) reading|next (?:article|post)|written by.*"
    r"|join (?:the|our) (?:conversation|discussion|debate|newsletter|community|mailing list).*|get the latest.*"
    r"|in this (?:article|section|series)|follow us.*|subscribe.*)\W*",
    re.I,
)
"""Headings that say outright that what follows is not the story."""
_CLOSING = re.compile(
    r"(?:related\b|you (?:may|might)|more (?:from|on|stories|news|articles|like|posts)|recommended"
    r"|read (?:more|next|also)|about (?:the )?authors?|about us|leave a (?:comment|reply)|share (?:this|on|your)"
    r"|filed under|sign up|most (?:read|popular)|see also|further reading|keep reading|continue reading"
    r"|recent (?:posts|articles|stories|news)|next (?:article|post|story)|written by|get the latest|join (?:the|our)"
    r"|explore more|in this (?:article|section|series)|contact us|follow us"
    r"|(?:(?:\d+ )?comments?|discussion|share|tags?|topics?|subscribe|newsletter|popular|trending|latest|similar"
    r"|previous|author|featured|stay|footnotes|references|sources)\b(?:\W+\w+){0,3}\W*$)",
    re.I,
)
"""Headings that may say so, if what they head bears it out: links, or nothing of the story's running text."""


@dataclass(frozen=True, slots=True)
class Body:
    """The numbers of the runs that are the article's body, in order, and the box that holds it.

    `teasers` are those among them that tease other stories; `listing` says that nearly all do.
    """

    runs: tuple[int, ...]
    box: Box
    teasers: frozenset[int] = frozenset()
    listing: bool = False


def find(layout: Layout, headline: str | None) -> Body:
    """The body of a page's article; without runs where the page has no running text."""
    runs = layout.runs
    prose = [0 if run.hint in PICTURES else _prose(run) for run in runs]
    captioned = not any(prose)
    if captioned:
        prose = [_prose(run) or _line(run) for run in runs]
    shown = _headlines(runs, headline)
    cards = _cards(layout)
    box, inside = _place(layout, prose, cards.union(range(shown[0])) if shown else cards)
    good = [at for at in inside if prose[at]]
    if not good:
        return Body((), box)
    top = _top(shown, good, prose)
    first = next((at for at in good if at >= top), good[0])
    end = _end(runs, good[-1] + 3)
    span = [at for at in inside if first <= at <= end]
    read = _Reading(runs, prose, captioned, _closings(runs, span, prose, cards)).through(span)
    while read and runs[read[-1]].tag in HEADINGS:
        read.pop()
    pulled = _pulled(runs, read)
    kept = [*_standfirst(runs, top, first, box), *(at for at in read if at not in pulled)]
    share = sum(prose[at] for at in kept if at in cards) / (sum(prose[at] for at in kept) or 1)
    teasers = frozenset(_teasers(runs, kept, cards)) if share < 0.3 else frozenset()
    return Body(tuple(kept), box, teasers, listing=share > 0.6 and sum(at in cards for at in kept) >= 3)


def _place(layout: Layout, prose: list[int], light: set[int]) -> tuple[Box, list[int]]:
    """The box that holds the article, and the numbers of the runs that may be its own."""
    box = _box(layout, prose, light)
    parts = _parts(layout.boxes, box)
    held = {at for part in parts for at in range(part.at, part.end + 1)}
    inside = [at for at, run in enumerate(layout.runs) if run.box.at in held]
    return (parts[0].parent or box) if len(parts) > 1 else box, inside


def _end(runs: list[Run], end: int) -> int:
    """The last run that may belong to the story: a list or table of plain words that has begun is gone through."""
    while end + 1 < len(runs):
        now, after = runs[end], runs[end + 1]
        if after.linked > 0.2 or _listing(now.box) is None or _listing(now.box) is not _listing(after.box):
            break
        end += 1
    return end


def _listing(box: Box | None) -> Box | None:
    """The list or table around a box."""
    while box is not None and box.tag not in ("ul", "ol", "dl", "table"):
        box = box.parent
    return box


def _teasers(runs: list[Run], kept: list[int], cards: set[int]) -> Iterator[int]:
    """The lines of teasers among those kept: their running text, and the linked headlines right above it.

    What opens the story is none, even where the authors' linked names stand beside it.
    """
    opened = False
    for before, at in pairwise(kept):
        opened = opened or (runs[before].prose > 0 and before not in cards)
        if opened and at in cards:
            yield at
            if runs[before].linked > 0.8:
                yield before


def _prose(run: Run) -> int:
    """The running text of a run, where it may be the article's."""
    return 0 if run.hint in NOISE or run.tag in HEADINGS else run.prose


def _line(run: Run) -> int:
    """The running text of a run on a page that has no longer one: a sentence of its own."""
    lone = run.hint is None and run.tag not in HEADINGS and run.linked == 0 and len(run.words) >= 15
    return len(run.words) if lone and signs.ends_sentence(run.words) else 0


def _cards(layout: Layout) -> set[int]:
    """The numbers of the runs that tease another story: short, in a box with a linked headline and little else.

    A quoted post is none, though its own link stands under it.
    """
    paragraphs = [0] * len(layout.boxes)
    headlines = [0] * len(layout.boxes)
    for run in layout.runs:
        paragraphs[run.box.at] += run.prose > 0
        headlines[run.box.at] += run.linked > 0.8 and len(run.words) >= 20
    for box in reversed(layout.boxes):
        if box.parent is not None:
            paragraphs[box.parent.at] += paragraphs[box.at]
            headlines[box.parent.at] += headlines[box.at]
    return {
        at
        for at, run in enumerate(layout.runs)
        if 0 < run.prose < LONG_TEASER
        and any(headlines[box.at] for box in _near(run.box, paragraphs))
        and not any(box.tag == "blockquote" or bodyhints.is_post(box.name) for box in _near(run.box, paragraphs))
    }


def _near(box: Box | None, paragraphs: list[int]) -> Iterator[Box]:
    """The boxes around a paragraph that hold no other, innermost first, five at most."""
    for _ in range(5):
        if box is None or paragraphs[box.at] > 1:
            return
        yield box
        box = box.parent


def _box(layout: Layout, prose: list[int], light: set[int]) -> Box:
    """The innermost box with most of the page's running text; light runs, like those of teasers, count little."""
    mass = [0.0] * len(layout.boxes)
    for at, (run, count) in enumerate(zip(layout.runs, prose, strict=True)):
        mass[run.box.at] += count * LIGHT if at in light else count
    for box in reversed(layout.boxes):
        if box.parent is not None:
            mass[box.parent.at] += mass[box.at]
    found = layout.boxes[0]
    for box in layout.boxes:
        if mass[box.at] > 0 and mass[box.at] >= SHARE * mass[0] and found.holds(box):
            found = box
    while found.tag in _PARAGRAPHS and found.parent is not None:
        found = found.parent
    return found


def _parts(boxes: list[Box], box: Box) -> list[Box]:
    """The article's box, and the boxes beside it, or beside the box around it, that are named alike: parts of one text.

    None are such if they hold more than the box itself.
    """
    level = box
    while level.parent is not None and level.tag not in ("article", "main", "body"):
        around = level.parent
        alike = [
            each
            for each in boxes[around.at + 1 : around.end + 1]
            if each.parent is around and each.tag == level.tag and each.name == level.name
        ]
        alike = [each for each in alike if each.prose and each.hint not in NOISE]
        if level.name and len(alike) > 1 and sum(each.prose for each in alike) < 2 * box.prose:
            return alike
        if level is not box:
            break
        level = around
    return [box]


def _headlines(runs: list[Run], headline: str | None) -> list[int]:
    """The numbers of the runs that show the headline, else of the page's first-rank headings."""
    wanted, most = dom.key(headline or ""), 2 * len(headline or "")
    shown = [at for at, run in enumerate(runs) if len(run.words) < most and dom.key(run.words) == wanted]
    return shown or [at for at, run in enumerate(runs) if run.tag == "h1" and len(run.words) > 3]


def _top(shown: list[int], good: list[int], prose: list[int]) -> int:
    """The number of the headline's run: the last one above the article's box, else one that stands low in it.

    Without either it is the first paragraph's. Where paragraphs stand above the headline, most must follow it.
    """
    above = [at for at in shown if at < good[0]]
    if above or not shown:
        return above[-1] if above else good[0]
    before = sum(prose[at] for at in good if at < shown[0])
    return shown[0] if before < 0.3 * sum(prose[at] for at in good) else good[0]


def _standfirst(runs: list[Run], top: int, first: int, box: Box) -> list[int]:
    """The lines between the headline and the first paragraph that open the article.

    Those are closed sentences, the heading right under the headline, the points of a list, and lines that are so named
    or are paragraphs of the article's box.
    """
    if first - top > 60:
        return []
    return [at for at in range(top + 1, first) if _opens(runs[at], at - top, box)]


def _opens(run: Run, below: int, box: Box) -> bool:
    teaser = run.hint == "related" and not run.box.foreign and run.linked == 0 and below <= 12  # the article's own
    if (run.hint is not None and not teaser) or run.tag == "h1" or run.linked >= 0.5 or signs.kind_of(run.words):
        return False
    if run.prose and signs.ends_sentence(run.words):
        return True
    if run.linked == 0 and box.holds(run.box) and origins.bare_place(run.words) is not None:
        return True  # a dateline on a line of its own
    placed = run.linked == 0 and (run.tag == "li" or (run.tag == "p" and box.holds(run.box)))
    return len(run.words) >= 25 and (run.box.deck or placed or (run.tag in HEADINGS and below <= 2))


def _pulled(runs: list[Run], kept: list[int]) -> set[int]:
    """The quotations among those kept that only repeat a part of a paragraph, and the lines that say whose they are."""
    quoted = [at for at in kept if runs[at].tag == "blockquote"]
    if not quoted:
        return set()
    whole = "\n".join(dom.key(runs[at].words) for at in kept if at not in quoted)
    found: set[int] = set()
    for at in quoted:
        key = dom.key(runs[at].words)
        if len(key) >= 12 and key in whole:
            found.add(at)
            after = runs[at + 1] if at + 1 < len(runs) else None
            if after is not None and after.box is runs[at].box.parent and not signs.ends_sentence(after.words):
                found.add(at + 1)
    return found


class _Reading:
    """A reading through the article's box: the boxes and lines read, and the box of another story to pass over."""

    def __init__(self, runs: list[Run], prose: list[int], captioned: bool, closings: frozenset[int]) -> None:
        self.runs = runs
        self.closings = closings
        self.prose = prose
        self.captioned = captioned
        self.read: set[int] = set()
        self.passed: Box | None = None
        self.told: set[str] = set()
        self.closed: Run | None = None

    def through(self, inside: list[int]) -> list[int]:
        """The runs that are kept among those inside the box."""
        kept: list[int] = []
        total = left = sum(self.prose[at] for at in inside)
        for at in inside:
            run = self.runs[at]
            if (self.passed is not None and self.passed.holds(run.box)) or not self._stays(run):
                left -= self.prose[at]
                continue
            if at in self.closings:
                if self._pass_over(run.box, TAIL * total):
                    continue
                if left <= TAIL * total:
                    self.closed = run
                if run.tag not in HEADINGS:
                    continue
            elif self.closed is not None and _reopens(run, self.closed):
                self.closed = None
            if self.closed is not None:
                left -= self.prose[at]
                continue
            left -= self.prose[at]
            kept.append(at)
            if self.prose[at]:
                self._note(run.box)
                self.told.add(run.words)
        return kept

    def _stays(self, run: Run) -> bool:
        """Whether a run between the article's paragraphs is one of its own lines: no link, label, side box or copy."""
        if run.hint in NOISE or run.hint in PICTURES:
            return self.captioned and run.hint in PICTURES
        if run.tag in HEADINGS:
            return True
        short = len(run.words) < 25
        if run.linked > 0.6 or (run.hint == "byline" and len(run.words) < 60):
            return False
        if run.prose and run.words in self.told:
            return False
        return not (short and run.tag in _LOOSE) or signs.ends_sentence(run.words)

    def _pass_over(self, box: Box, most: float) -> bool:
        """Whether a closing heading heads a box of its own, which is then passed over: none of the article is in it."""
        around: Box | None = box
        outermost = box
        while around is not None and around.at not in self.read:
            outermost, around = around, around.parent
        if around is None or outermost is box or outermost.prose > most:
            return False
        self.passed = outermost
        return True

    def _note(self, box: Box | None) -> None:
        """Remember the boxes around a paragraph of the article."""
        while box is not None and box.at not in self.read:
            self.read.add(box.at)
            box = box.parent


def _closings(runs: list[Run], span: list[int], prose: list[int], cards: set[int]) -> frozenset[int]:
    """The numbers of the headings and labels that open what follows articles.

    One that may as well head a part of the story (`Previous attacks`) is none where running text without links stands
    under it: more of it than of links.
    """
    found: set[int] = set()
    links = told = 0
    for at in reversed(span):
        run = runs[at]
        if _may_close(run) and (told <= links or _SURE.fullmatch(run.words) is not None):
            found.add(at)
        if run.tag in HEADINGS and run.linked < 0.5:
            links = told = 0
        links += run.linked > 0.8
        told += prose[at] > 0 and run.linked < 0.5 and at not in cards
    return frozenset(found)


def _may_close(run: Run) -> bool:
    """Whether a run is a heading or label such as open what follows articles."""
    if run.tag not in HEADINGS and (len(run.words) >= 40 or signs.ends_sentence(run.words)):
        return False
    return _CLOSING.match(run.words) is not None


def _reopens(run: Run, closing: Run) -> bool:
    """Whether a run goes on with the article that a heading closed: a heading of its rank that stands beside it."""
    beside = run.box.parent is closing.box.parent and run.linked < 0.5
    if closing.tag not in HEADINGS:
        return beside and (run.tag in HEADINGS or run.prose > 120)
    return beside and run.tag in HEADINGS and run.tag <= closing.tag
