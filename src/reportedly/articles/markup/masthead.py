"""What a page shows about its article around the headline and in its author box: the byline and the dates.

Invariant: a date counts only where it stands by itself or under a label, never inside a sentence; a name only after
`By`, in an element marked as the author's, in a link to an author's page, or below a label such as `About the author`.
The tree is only read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate, islice
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from reportedly.articles import clock
from reportedly.articles.clock import Stamp
from reportedly.articles.markup import bylines
from reportedly.articles.markup.bylines import Piece

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li figcaption blockquote td th dt dd pre div section article header footer aside figure "
    "caption main ul ol dl table tr tbody thead form details summary hr br center fieldset".split()
)
_UNSEEN = frozenset("script style noscript template svg iframe object video audio textarea select head nav".split())
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_AUTHOR = frozenset("author authors byline bylines contributor contributors writer writers".split())
_NO_NAME = frozenset(
    "bio biography image img photo avatar picture job role position description desc social follow email count"
    " excerpt about modal reviewer reviewers reviewed editor edited checker fact jobtitle".split()
)
_APART = frozenset(
    "comment comments commentlist respond related recommended recommendation recommendations popular trending"
    " testimonial testimonials teaser latest recent breadcrumb breadcrumbs newsletter quote similar"
    " pullquote tweet telegram tgme instagram message today".split()
)
_APART_TAGS = frozenset(("blockquote", "cite"))
"""Tags of what others said or wrote, whom the page names there."""
_OWN_ASIDE = _AUTHOR | frozenset("meta info byline date published header details".split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_REVIEW = re.compile(r"/(?:User)?(?:Review|Comments?)$")
_PUBLISHED = frozenset("publish published pubdate posted publication".split())
_UPDATED = frozenset("update updated modified changed lastmod revised".split())
_PROFILE = re.compile(
    r"/(?:authors?|staff|contributors?|writers?|columnists?|journalists?|reporters?|producers?|by)/[^/]|[?&]_?author=",
    re.I,
)
_PERSON = re.compile(r"/(?:profiles?|people|person|bio|team|userprofile|users?)/[^/]", re.I)
"""Addresses of persons' pages, which may be those of persons in the news."""
_ARTICLE = r"(?:th(?:is|e) (?:article|story|post|page|piece|guide)|article|story|post)(?: was| has been)?(?: last)?"
_OWN = re.compile(rf"(?:^|[^\w\s,.;:'’\"”]|\b{_ARTICLE}) *$", re.I)
_ENDS = re.compile(r" *(?:$|[|•·–—,.;)(/-]|(?:by|in|at|updated|published|last|posted|\d+ min)\b)", re.I)
_LEAD = re.compile(r"^(?:by|authors?|writer)\s*:?\s+", re.I)
_SENTENCE = re.compile(r"[.!?][”\"’')]*$")
_Reader: TypeAlias = "Callable[[Sequence[_Line], int], tuple[str, ...]]"
_BEFORE, _AFTER, _REACH = 5, 14, 70
"""Lines above and below the headline in which a bare date may stand, and lines that are looked at below it."""
_MOST = 300
"""Pieces of one line that are read: a longer line is no masthead."""

_FARTHEST = 4000
"""Lines of a page that are looked at above the story, and as many below."""
_SHORT = 30
"""Words up to which a line may hold a stamp."""
_NO_STAMP = frozenset({"figcaption", "caption", "blockquote", "td", "th", "pre"})
_ASIDE = 12
"""Words from which on an aside holds more than the story's date."""
_PARTS = 60
"""Elements from which on an aside is not asked what it holds."""
_BESIDE = 8
"""Words up to which a line that states a time may hold beside it."""
_PROSE = 28
"""Words from which on a line is a paragraph of the story."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the page shows: its authors, persons linked to near the headline, those of a box below the story, its
    stamps, the nearest first, and what `<time>`s state that stand by themselves above the story's second paragraph.
    """

    authors: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    boxed: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    times: tuple[str, ...] = ()


@dataclass(slots=True)
class _Line:
    """A line of the page: its pieces, its block's tag, what its markup says (`author`, `name`, `apart`, `published`,
    `updated`, `own` in the box that holds the headline), whether the headline stands in it, and the times it states.
    """

    tag: str
    marks: frozenset[str]
    pieces: list[Piece] = field(default_factory=list)
    headline: bool = False
    times: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join(piece.words for piece in self.pieces)


def read(tree: HtmlElement, heading: HtmlElement | None, dated: bool = False) -> Masthead:
    """The masthead of a parsed page; `heading` is the element that shows the headline, where one is known.

    What stands below the story is looked at only where the masthead names no author, or no date and the page's head
    states none either (`dated` tells that it does).
    """
    walk = _lines(tree, heading)
    lines, at = _opening(walk, heading is not None)
    first = 0 if at is None else max(0, at - _BEFORE)
    near = [n for n in range(first, min(len(lines), _FARTHEST)) if n != at and "apart" not in lines[n].marks]
    near.sort(key=lambda n: (n, False) if at is None else (abs(n - at), n < at))
    stamps = [stamp for n in near for stamp in _stamps(lines, n, at)]
    order = sorted(near, key=lambda n: (n < (at or 0), n))
    marked = [n for n in order if any("author" in piece.marks for piece in lines[n].pieces)]
    authors = _together(lines, marked, _named) or _together(lines, order, _named)
    linked = _together(lines, order, _linked)
    times = tuple(time for n in near for time in lines[n].times if _fills(lines[n], time))
    boxed: tuple[str, ...] = ()
    if not authors or not (stamps or dated):
        rest = lines[-1:] + list(islice(walk, _FARTHEST))
        boxed = () if authors else _boxed(rest)
        below = [n for n in range(1, len(rest)) if "apart" not in rest[n].marks and len(rest[n].words.split()) < 20]
        stamps = stamps or [stamp for n in below for stamp in _stamps(rest, n, None)]
    return Masthead(authors, linked, boxed, tuple(_nearest(stamps))[:20], times)


def _fills(line: _Line, time: str) -> bool:
    """Whether a `<time>` is the most that its line holds."""
    return len(line.words.split()) - len(time.split()) <= _BESIDE and not bylines.is_prose(line.words.replace(time, ""))


def _nearest(stamps: Sequence[Stamp]) -> Iterator[Stamp]:
    """The stamps without the bare dates past the nearest one, which may be those of other stories."""
    bare = False
    for stamp in stamps:
        if stamp.labelled or stamp.role == "updated" or not bare:
            yield stamp
        bare = bare or not (stamp.labelled or stamp.role == "updated")


def _opening(walk: Iterator[_Line], headed: bool) -> tuple[list[_Line], int | None]:
    """The page's lines down to the second paragraph below the headline, and which of them is the headline."""
    lines: list[_Line] = []
    at = None
    paragraphs = 0
    for line in islice(walk, _FARTHEST):
        lines.append(line)
        if line.headline:
            at, paragraphs = len(lines) - 1, 0
        elif at is not None or not headed:
            paragraphs += len(line.words.split()) >= _PROSE
            if paragraphs == 2 or len(lines) - (at or 0) > _REACH:
                break
    return lines, at


def _stamps(lines: Sequence[_Line], n: int, at: int | None) -> Iterator[Stamp]:
    """The stamps in a line that stand by themselves or under a label, of the line or alone in the line before."""
    line, words = lines[n], lines[n].words
    if len(words.split()) > _SHORT:
        return
    roles, edges = _offsets(line), _edges(line)
    above = clock.label_role(lines[n - 1].words) if n and len(lines[n - 1].words) < 30 else None
    signed = any("author" in piece.marks for piece in line.pieces)
    near = at is not None and n > at - _BEFORE and (n - at <= _AFTER or signed) and line.tag not in _NO_STAMP
    near = near and (at is None or n > at or _is_own(line))
    last = 0
    for start, stamp in clock.stamps_in(words):
        role = (above if start == 0 else None) or roles.get(start)
        if role is not None and not stamp.labelled:
            stamp = replace(stamp, role=role, labelled=role == above)
        if _stands_alone(line, last, start, stamp, edges) and (stamp.labelled or near):
            yield stamp
        last = stamp.end


def _is_own(line: _Line) -> bool:
    """Whether a line above the headline is the story's: it stands in the headline's box, or is marked as a date."""
    return "own" in line.marks or any(piece.marks & {"published", "updated", "author"} for piece in line.pieces)


def _stands_alone(line: _Line, last: int, start: int, stamp: Stamp, edges: set[int]) -> bool:
    """Whether a stamp is the page's word about itself and no part of a sentence.

    `last` is where the stamp before it ends, `edges` are the offsets at which pieces of the line end.
    """
    words = line.words
    before, after = words[last:start], words[stamp.end :]
    if _SENTENCE.search(words) and len((words[:start] + after).split()) > (12 if stamp.labelled else 2):
        return False
    if not stamp.labelled and stamp.end not in edges and _ENDS.match(after) is None:
        return False
    if not stamp.labelled and bylines.is_prose(words[:start] + after):
        return False
    opens = start - 1 in edges and not before.rstrip().endswith(",")
    opens = opens or (words[:start].endswith("on ") and start - 4 in {-1, *edges})
    return opens or _OWN.search(before) is not None or _is_byline(line, before)


def _is_byline(line: _Line, words: str) -> bool:
    """Whether words before a date are the author's, and nothing else of a sentence."""
    name = words.strip(" ,.")
    return bylines.is_person(_LEAD.sub("", name)) or (len(name.split()) <= 8 and bool(bylines.signed(line.pieces)))


def _offsets(line: _Line) -> dict[int, clock.Role]:
    """Where the pieces of a line begin whose markup says that they state the publication or the last change."""
    found: dict[int, clock.Role] = {}
    roles: tuple[clock.Role, ...] = ("published", "updated")
    for at, piece in zip(_starts(line), line.pieces, strict=True):
        for role in roles:
            if role in piece.marks and len(piece.words.split()) <= 8:
                found[at] = role
    return found


def _edges(line: _Line) -> set[int]:
    """Where each piece of a line ends in its words."""
    return {at + len(piece.words) for at, piece in zip(_starts(line), line.pieces, strict=True)}


def _starts(line: _Line) -> list[int]:
    """Where each piece of a line begins in its words."""
    return list(accumulate((len(piece.words) + 1 for piece in line.pieces[:-1]), initial=0))


def _together(lines: Sequence[_Line], order: Iterable[int], read: _Reader) -> tuple[str, ...]:
    """The names that a reader finds in the first line that has any, and in the lines close to it."""
    found: dict[str, None] = {}
    last = None
    signed: tuple[str, ...] = ()
    for n in order:
        signed = bylines.signed(lines[n].pieces)
        if last is not None and (abs(n - last) > 3 or signed):
            break  # a second `By` opens another story, or an entry of a live blog
        for name in read(lines, n):
            found.setdefault(name)
            last = n
        if found and signed:
            break
    return bylines.clean(bylines.persons(found) if set(found) <= set(signed) else found)


def _named(lines: Sequence[_Line], n: int) -> tuple[str, ...]:
    """The authors that a line names after `By`, under a label, or because it is marked as theirs."""
    line = lines[n]
    if len(line.words.split()) >= _PROSE or bylines.is_prose(" ".join(_unmarked(line))):
        return ()
    announced = _announced(lines, n)
    if announced is False:
        return ()
    signed = bylines.signed(line.pieces)
    if signed or bylines.is_other_hand(line.words):
        return signed
    pieces = [p for p in line.pieces if "apart" not in p.marks]
    pieces = pieces if announced else [p for p in pieces if {"author", "other"} & p.marks == {"author"}]
    if not pieces or bylines.label(line.words) is not None:
        return ()
    sure = bool(announced) or any("name" in piece.marks for piece in pieces)
    fits = bylines.is_alone if sure else bylines.is_person
    linked = [piece.words for piece in pieces if piece.href and fits(piece.words)]
    if linked:
        return tuple(linked)
    for words in (" ".join(piece.words for piece in pieces), pieces[0].words):
        name = _LEAD.sub("", words.split("|")[0].strip(" ,•·–—-"))
        if fits(name):
            return (name,)
    return ()


def _unmarked(line: _Line) -> Iterator[str]:
    """The words of a line that its markup does not mark as the author's."""
    return (piece.words for piece in line.pieces if "author" not in piece.marks)


def _linked(lines: Sequence[_Line], n: int) -> tuple[str, ...]:
    """The full names in a line that link to the page of a person."""
    if (n and bylines.label(lines[n - 1].words) is False) or len(lines[n].words.split()) > 12:
        return ()
    pieces = [piece for piece in lines[n].pieces if piece.href and "apart" not in piece.marks]
    first = lines[n].pieces[:1] if _is_introduced(lines[n]) else []
    return tuple(
        piece.words
        for piece in pieces
        if (_PROFILE.search(piece.href or "") or (piece in first and _PERSON.search(piece.href or "")))
        and bylines.is_person(piece.words)
    )


def _is_introduced(line: _Line) -> bool:
    """Whether a line opens with a name and goes on with what its bearer is, as bylines do: `Ann Lee, Hill College`."""
    rest = line.words[len(line.pieces[0].words) :].strip() if line.pieces else ""
    opens = rest.startswith(",") and len(rest) > 2 and _SENTENCE.search(rest) is None
    return opens and line.tag not in ("li", "dd", "td") and not bylines.is_prose(rest)


def _announced(lines: Sequence[_Line], n: int) -> bool | None:
    """What the label above a line says of it (`bylines.label`); in a list, the label above the list."""
    first = n
    while first and lines[n].tag == "li" and lines[first - 1].tag == "li" and n - first < 12:
        first -= 1
    return bylines.label(lines[first - 1].words) if first else None


def _boxed(lines: Sequence[_Line]) -> tuple[str, ...]:
    """The authors named below the story, in a marked box or under a label; none where boxes name others."""
    marked = [n for n in range(1, len(lines)) if _is_boxed(lines, n)]
    first = _together(lines, marked, _named)
    everywhere = bylines.clean(name for n in marked for name in _named(lines, n))
    return first if set(first) == set(everywhere) else ()


def _is_boxed(lines: Sequence[_Line], n: int) -> bool:
    line = lines[n]
    if "apart" in line.marks or len(line.words.split()) > 12:
        return False
    return any("author" in piece.marks for piece in line.pieces) or bool(_announced(lines, n))


def _lines(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[_Line]:
    """The page's lines in document order, each from one block element, without navigation, scripts and frames."""
    body = tree.find("body")
    walk = _Walk(heading)
    elements = etree.iterwalk(tree if body is None else body, events=("start", "end"))
    for event, element in elements:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            walk.enter(element, tag)
            if walk.unseen:
                elements.skip_subtree()
        else:
            walk.leave(element, tag)
        if walk.found:
            yield from walk.taken()
    walk.flush("", frozenset())
    yield from walk.taken()


class _Walk:
    """Where the walk stands: the line being read, and what the open elements' markup says."""

    def __init__(self, heading: HtmlElement | None) -> None:
        self.found: list[_Line] = []
        self.heading = heading
        self.around = set(heading.iterancestors()) if heading is not None else set()
        self.own = _story_box(heading)
        self.marks: list[frozenset[str]] = [frozenset()]
        self.hrefs: list[str | None] = [None]
        self.blocks: list[tuple[str, frozenset[str]]] = [("body", frozenset())]
        self.line = _Line("body", frozenset())
        self.unseen = 0

    def taken(self) -> list[_Line]:
        """The lines that were closed since the last call."""
        if not self.found:
            return self.found
        lines, self.found = self.found, []
        return lines

    def enter(self, element: etree._Element, tag: str) -> None:
        """Pass an element's start tag and take in its first text."""
        outer = self.marks[-1]
        if element is self.own:
            self.marks.append(outer | {"own"})
        else:
            bare = element in self.around or tag in ("body", "html")
            self.marks.append(outer if bare else _marked(element, tag, outer))
        self.hrefs.append(element.get("href") or "" if tag == "a" else self.hrefs[-1])
        if tag in _BLOCKS:
            self.blocks.append((tag, self.marks[-1]))
            self.flush(tag, self.marks[-1])
            self.line.headline = element is self.heading
        when = _time(element) if tag == "time" else None
        if when is not None and not self.unseen:
            self.add(when)
            self.line.times += [when] if len(self.line.times) < _MOST else []
        self.unseen += self.hides(element, tag) or when is not None
        self.add(element.text)

    def leave(self, element: etree._Element, tag: str) -> None:
        """Pass an element's end tag and take in the text after it."""
        self.unseen -= self.hides(element, tag) or (tag == "time" and _time(element) is not None)
        self.marks.pop()
        self.hrefs.pop()
        if tag in _BLOCKS:
            self.blocks.pop()
            self.flush(*self.blocks[-1])
        self.add(element.tail)

    def hides(self, element: etree._Element, tag: str) -> bool:
        """Whether what an element holds is out of sight: scripts, menus; never where the headline stands in it."""
        return tag in _UNSEEN and element not in self.around

    def add(self, words: str | None) -> None:
        """Take in some text, unless it stands where a reader doesn't see it."""
        words = "" if self.unseen else " ".join((words or "").split())
        if words and len(self.line.pieces) < _MOST:
            self.line.pieces.append(Piece(words[:2000], self.hrefs[-1], self.marks[-1]))

    def flush(self, tag: str, marks: frozenset[str]) -> None:
        """Close the line at a block's edge and begin the next one."""
        if self.line.pieces or self.line.headline:
            self.found.append(self.line)
        self.line = _Line(tag, marks)


def _story_box(heading: HtmlElement | None) -> etree._Element | None:
    """The box of the story around its headline: the nearest article or header, else the headline's own box."""
    if heading is None:
        return None
    outer = heading.getparent()
    near = next(heading.iterancestors("article", "header"), outer)
    return None if near is None or near.tag in ("body", "html") else near


def _time(element: etree._Element) -> str | None:
    """What a `<time>` states, as text: its machine-written time after the label that it shows; None if it has none."""
    when = clock.iso(element.get("datetime") or "")
    if when is None:
        return None
    shown = " ".join("".join(map(str, element.itertext())).split())
    return f"{clock.opening_label(shown[:60])}{when}"


def _marked(element: etree._Element, tag: str, outer: frozenset[str]) -> frozenset[str]:
    """What an element's own markup and that of the elements around it say of its words."""
    get = element.get
    kind, own = get("itemtype") or "", f"{get('rel') or ''} {get('itemprop') or ''}"
    names = "" if tag in ("main", "article") else f"{get('class') or ''} {get('id') or ''}"
    if tag in _APART_TAGS or (tag == "aside" and _is_aside(element, names)):
        outer = outer | {"apart"}
    if not kind and (len(own) == 1 or tag in ("main", "article")) and len(names) <= 1:
        return outer
    return _marks("" if tag in ("main", "article") else own, names[:400], kind, outer)


def _is_aside(element: etree._Element, names: str) -> bool:
    """Whether an aside is of other things than the story: it links to them, or holds more than a date or authors."""
    if not _OWN_ASIDE.isdisjoint(map(str.lower, _WORDS.findall(names))):
        return False
    if len(list(islice(element.iter(), _PARTS))) == _PARTS:
        return True
    texts = [text for text in map(str, element.itertext()) if not text.isspace()]
    if any(bylines.label(text) for text in texts if len(text) < 40 and text.strip(" :\n").lower() != "by"):
        return False
    return sum(len(text.split()) for text in texts) >= _ASIDE or next(element.iter("a", *_HEADINGS), None) is not None


@lru_cache(maxsize=2048)
def _marks(own: str, names: str, kind: str, outer: frozenset[str]) -> frozenset[str]:
    """What names in the markup say inside what `outer` says: pages repeat theirs."""
    review = _REVIEW.search(kind) is not None
    tokens = {word.lower() for word in _WORDS.findall(f"{own} {names}"[:400])}
    marks = set(outer)
    embedded = "embed" in tokens and any(len(word) > 1 for word in tokens - {"embed"})
    if tokens & _APART or review or embedded:
        marks.add("apart")
    if not tokens:
        return frozenset(marks)
    if tokens & _AUTHOR or "author" in outer:
        named = "name" in tokens or "author" in own.split()
        marks |= {"author", "name"} if named else {"author"}
        if tokens & _NO_NAME and not named:
            marks.add("other")
        elif tokens & _AUTHOR or named:
            marks.discard("other")
    dated = {role for role, words in (("published", _PUBLISHED), ("updated", _UPDATED)) if tokens & words}
    if dated:
        marks = marks - {"published", "updated"} | {"published" if "published" in dated else "updated"}
    return frozenset(marks)
