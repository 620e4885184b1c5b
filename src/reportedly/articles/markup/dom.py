"""A page's tree as runs of text in document order, each from one block element, with what its markup says of it.

Invariant: every word that a reader sees stands in exactly one run, in the order of the page; what scripts, frames and
the fields of forms hold stands in none, and what is hidden neither, unless it is the article itself. Time and memory
grow with the page's length alone: the walk does not recurse, and the boxes that hold the runs know their parent, not
their whole path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.lines import prose as prose_signs
from reportedly.articles.lines import signs
from reportedly.articles.markup import bodyhints
from reportedly.model import BlockKind

MAX_TAGS = 500_000
"""How many tags a page may have: the largest live blogs have a tenth, and each costs some 300 bytes of memory."""

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li figcaption blockquote td th dt dd pre div section article header footer aside figure "
    "caption address main ul ol dl table tr tbody thead nav form body summary details hr center fieldset".split()
)
# What no reader sees. A button that was never closed swallows the page: what can't stand in one is seen again.
_UNSEEN = frozenset("script style noscript template textarea head input".split())
_SWALLOWING = frozenset("svg button select iframe object video audio".split())
_SEEN = frozenset(("main", "article", "section", "h1"))
_FULL_STOP = re.compile(r"[。！？؟۔]$")
_HALF = re.compile("[\ud800-\udfff]")
_EARLY_END = re.compile(r"</(?:body|html)\s*>", re.I)
_END_MARKS = ("</body", "</html", "</BODY", "</HTML")
_LONG_TAG = re.compile(r"<([a-zA-Z]\w{0,20})\s[^<>]{20000,}")
_NO_WORD = re.compile(r"\W+")
_HIDING = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.I)
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "td"})
_OPENED = 200
"""A hidden box with more running text than this is shown by a click."""
_NEVER = 2
_BREAK = "\v"
_STICKY = ("related", "boilerplate")


@dataclass(slots=True, eq=False)
class Box:
    """A block element. `at` numbers the boxes in document order and `end` is the last number inside it.

    `hint` is the kind that its markup, or that of a box around it, hints at; `deck` says that it is named as the line
    under the headline, `foreign` that it is a footer or named for comments or the like; `hidden` that it is not
    shown; `heads` that a heading of the page stands in it. `letters`, `links` and `prose` count its characters: all,
    those in links, those of running text.
    """

    at: int
    tag: str
    parent: Box | None = field(repr=False)
    hint: BlockKind | None = None
    name: str = ""
    deck: bool = False
    foreign: bool = False
    hidden: bool = False
    heads: bool = False
    end: int = 0
    letters: int = 0
    links: int = 0
    prose: int = 0

    def holds(self, other: Box) -> bool:
        """Whether the other box is this one or stands in it."""
        return self.at <= other.at <= self.end


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: its words (space folded), its block's tag, the kind its markup hints at, the share of it
    that is link, its block, and how many characters of running text it holds (none if it is short or mostly links).
    """

    words: str
    tag: str
    hint: BlockKind | None
    linked: float
    box: Box
    prose: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's runs of text, and the boxes that hold them, both in document order.

    `times` has the machine-written time of each `<time>` that opens a run, by the run's number.
    """

    runs: list[Run]
    boxes: list[Box]
    times: dict[int, str] = field(default_factory=dict)


def parse(page: str) -> HtmlElement:
    """The page's tree. Raises UnreadableError where there is nothing to parse, or more tags than any article has.

    What HTML cannot hold, NUL and half surrogates, becomes U+FFFD. An early `</body>` ends nothing, as in browsers.
    """
    if page.count("<") > MAX_TAGS:
        raise UnreadableError(f"it has more than {MAX_TAGS:,} tags, too many for an article's page")
    page = page.replace("\0", "\ufffd")
    if any(0 <= page.find(mark) < len(page) - 500 for mark in _END_MARKS):
        page = _EARLY_END.sub("", page)
    if max(map(len, page.split(">"))) > 20_000:
        page = _LONG_TAG.sub(_without_attributes, page)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # lxml asks a Python function for the class of every element; here all have one.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        return lxml.html.document_fromstring(_bytes(page), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableError(f"it can't be read as HTML ({error})") from error


def cut(tree: HtmlElement) -> str | None:
    """A warning where the parser gave up amid the page, over elements nested thousands deep; None where it did not."""
    parser = tree.getroottree().parser
    if parser is None or not parser.error_log.filter_types(etree.ErrorTypes.ERR_RESOURCE_LIMIT):
        return None
    return "the page's elements are nested too deep to be read to its end; the text may be cut off"


def _bytes(page: str) -> bytes:
    """A page in UTF-8, half surrogates as U+FFFD."""
    try:
        return page.encode()
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", page).encode()


def runs(tree: HtmlElement) -> list[Run]:
    """The page's runs of text in document order."""
    return layout(tree).runs


def layout(tree: HtmlElement) -> Layout:
    """The page's runs and boxes."""
    body = tree.find("body")
    walk = _Walk()
    walk.through(tree if body is None else body)
    found = [(words, linked, box, _prose(words, linked)) for words, linked, box in walk.found]
    for words, linked, box, prose in found:
        box.letters += len(words)
        box.links += int(len(words) * linked)
        box.prose += prose
    for box in reversed(walk.boxes):
        if box.parent is not None:
            box.parent.letters += box.letters
            box.parent.links += box.links
            box.parent.prose += box.prose
    for words, linked, box, prose in found:
        if prose and not linked:
            _tell(words, box)
    _settle_hints(walk.boxes)
    _settle_hidden(walk.boxes)
    seen = [at for at, (_, _, box, _) in enumerate(found) if not box.hidden]
    runs = [
        Run(words, box.tag, _hint(box), linked, box, prose)
        for words, linked, box, prose in map(found.__getitem__, seen)
    ]
    times = {n: walk.times[at] for n, at in enumerate(seen) if at in walk.times}
    return Layout(runs, walk.boxes, times)


def elements(tree: HtmlElement, wanted: set[int]) -> list[HtmlElement]:
    """The elements of the boxes with these numbers."""
    body = tree.find("body")
    finder = _Finder(wanted)
    finder.through(tree if body is None else body)
    return finder.elements


def folded(words: str) -> str:
    """The words with white space folded into single spaces."""
    return " ".join(words.split())


def key(words: str) -> str:
    """What two copies of a line share: its letters and digits."""
    return _NO_WORD.sub("", words).lower()


_PICTURE = re.compile(r"caption|(?<![a-z])credits?(?![a-z-])", re.I)


class _Walk:
    """A walk through the tree: the boxes, and the runs that end at their edges."""

    def __init__(self) -> None:
        self.box = Box(0, "body", None)
        self.boxes = [self.box]
        self.found: list[tuple[str, float, Box]] = []
        self.times: dict[int, str] = {}
        self.words: list[str] = []
        self.linked = 0

    def through(self, body: HtmlElement) -> None:
        """Take in all of a page's body. One loop, since it runs twice for every tag of every page."""
        links = 0
        unseen: list[int] = []
        captions: list[bool] = []
        words = self.words
        for event, element in etree.iterwalk(body, events=("start", "end")):
            tag = element.tag
            if event == "start":
                if tag in _BLOCKS:
                    if unseen and tag in _SEEN:
                        unseen.append(unseen[-1] if unseen[-1] == _NEVER else 0)
                    self.enter(element, tag)
                elif tag == "a":
                    links += _leads_away(element)
                elif tag == "span":
                    captions.append(self.captions(element))
                    if captions[-1]:
                        self.enter(element, tag)
                elif tag == "time":
                    self.timed(element)
                elif tag in _UNSEEN or tag in _SWALLOWING:
                    unseen.append(_NEVER if tag in _UNSEEN or _NEVER in unseen[-1:] else 1)
                text = element.text
            else:
                if tag in _BLOCKS:
                    if unseen and tag in _SEEN:
                        unseen.pop()
                    self.leave()
                elif tag == "a":
                    links -= _leads_away(element)
                elif tag == "span":
                    if captions.pop():
                        self.leave()
                elif tag in _UNSEEN or tag in _SWALLOWING:
                    unseen.pop()
                elif tag == "br":
                    self.broken(element)
                text = element.tail
            if text and not (unseen and unseen[-1]) and (words or not text.isspace()):
                words.append(text)
                if links:
                    self.linked += len(text.strip())
        self.flush()
        self.box.end = len(self.boxes) - 1

    def enter(self, element: etree._Element, tag: str) -> None:
        """Open a box."""
        if self.words:
            self.flush()
        outer = self.box
        box = Box(len(self.boxes), tag, outer)
        get = element.get
        classes = get("class") or ""
        identity = get("id") or get("data-testid") or get("data-qa") or get("data-component") or ""
        if (classes or identity) and tag != "body":
            box.name = classes[:400]
            sign = bodyhints.of(classes[:400], identity[:100])
            box.deck, box.foreign = sign.deck, sign.foreign
            box.hint = None if tag in ("main", "article") else sign.hint
        if tag in bodyhints.BY_TAG and not (tag == "footer" and outer.tag == "blockquote"):
            box.hint, box.foreign = bodyhints.BY_TAG[tag], True
        elif tag == "form" and box.hint is None:
            box.hint = "boilerplate"
        if tag in ("h1", "main"):
            holder: Box | None = outer
            while holder is not None and not holder.heads:
                holder.heads = True
                holder = holder.parent
        style = get("style")
        box.hidden = get("hidden", "until-found") != "until-found" or (
            style is not None and _HIDING.search(style) is not None
        )
        self.box = box
        self.boxes.append(box)

    def leave(self) -> None:
        """Close the innermost box."""
        if self.words:
            self.flush()
        self.box.end = len(self.boxes) - 1
        self.box = self.box.parent or self.box

    def captions(self, element: etree._Element) -> bool:
        """Whether a span is a box of its own: named as a caption or a picture's credit, and in no such box."""
        name = element.get("class")
        return name is not None and _PICTURE.search(name) is not None and self.box.hint not in ("caption", "credit")

    def broken(self, element: etree._Element) -> None:
        """Pass a line break: the second in a row ends the run, and so does one that parts two fonts."""
        words = self.words
        last = next((word for word in reversed(words[-2:]) if not word.isspace() or word is _BREAK), None)
        if last is _BREAK or _parts_fonts(element):
            self.flush()
        else:
            words.append(_BREAK)

    def timed(self, element: etree._Element) -> None:
        """Note the time of a `<time>` that opens a run."""
        when = element.get("datetime")
        if when and not any(map(str.strip, self.words)):
            self.times[len(self.found)] = when[:60]

    def headed(self, lines: list[str]) -> str:
        """Note the bylines and stamps that open some lines; what is left of the lines."""
        for n, line in enumerate(map(folded, lines)):
            if line and (not 5 <= len(line) < 90 or signs.kind_of(line) not in ("byline", "stamp")):
                return _BREAK.join(lines[n:])
            if line:
                self.found.append((line, 0.0, self.box))
        return ""

    def flush(self) -> None:
        """Close the run at a block's edge; bylines and stamps on lines of their own at its head are runs themselves."""
        words = "".join(self.words)
        if not self.linked and _BREAK in words:
            words = self.headed(words.split(_BREAK))
        line = folded(words)
        if line:
            self.found.append((line, min(1.0, self.linked / len(line)), self.box))
        self.words.clear()
        self.linked = 0


class _Finder(_Walk):
    """A walk that remembers the elements of some boxes."""

    def __init__(self, wanted: set[int]) -> None:
        super().__init__()
        self.wanted = wanted
        self.elements: list[HtmlElement] = []

    def enter(self, element: etree._Element, tag: str) -> None:
        """Open a box."""
        super().enter(element, tag)
        if self.box.at in self.wanted:
            self.elements.append(element)


def _leads_away(link: etree._Element) -> bool:
    """Whether a link leads to another page: headings and notes link to themselves."""
    return not (link.get("href") or "").startswith("#")


def _parts_fonts(element: etree._Element) -> bool:
    """Whether a line break stands between two `<font>`s, as old pages part a headline from the lines around it."""
    before, after = element.getprevious(), element.getnext()
    if before is None or after is None or before.tag != "font" or after.tag != "font":
        return False
    return not (before.tail or "").strip() and not (element.tail or "").strip()


def _prose(words: str, linked: float) -> int:
    """How many characters of running text a run holds."""
    length = len(words)
    if linked > 0.5 or (length < 40 and not (length >= 12 and _FULL_STOP.search(words))):
        return 0
    return int(length * (1 - linked))


def _hint(box: Box) -> BlockKind | None:
    """The kind that a run's markup hints at: what stands in a figure without a box of its own is its caption."""
    return box.hint or ("caption" if box.tag == "figure" else None)


def _settle_hints(boxes: list[Box]) -> None:
    """Give each box the hint of the boxes around it.

    A box with half of the page's prose is no furniture for its name alone; one that never is the article (a footer,
    comments) must hold the page's heading for that. Links to other stories are links for the most part. Where a box is
    furniture, what stands in it is not asked.
    """
    half = boxes[0].prose / 2
    for box in boxes[1:]:
        parent = box.parent or boxes[0]
        outer = parent.hint
        box.deck = box.deck or parent.deck
        box.foreign = (box.foreign or parent.foreign) and not (box.heads and box.prose > half)
        told = box.hint == "related" and box.prose > half / 3 and box.links < 0.2 * box.letters
        if box.prose > half and not box.foreign:
            box.hint = None
        elif outer in _STICKY or box.hint is None or (told and not box.foreign):
            box.hint = outer


def _tell(words: str, box: Box) -> None:
    """Take an `<aside>` for a part of the story where somebody speaks in its words and the story runs on around it.

    One that holds a link, or is named for something else, stays what it is.
    """
    aside = next(
        (each for each in (box, box.parent, box.parent and box.parent.parent) if each and each.tag == "aside"), None
    )
    if aside is None or aside.hint is None or aside.links or not prose_signs.is_told(words):
        return
    around = aside.parent
    if around is not None and around.prose > 3 * aside.prose and bodyhints.of(aside.name, "").hint is None:
        aside.hint, aside.foreign = None, False


def _settle_hidden(boxes: list[Box]) -> None:
    """Tell which boxes a reader does not see: those that hide themselves or stand in one that does.

    What holds the page's heading, or half of its running text, is shown by a script; a box of several sentences is
    opened by a click, as answers and the rest of a long story are.
    """
    half = boxes[0].prose / 2
    boxes[0].hidden = False
    for box in boxes[1:]:
        most = half if box.tag in _LINES else min(half, _OPENED)
        own = box.hidden and not box.heads and box.tag not in ("h1", "main", "article") and box.prose <= most
        box.hidden = own or (box.parent or boxes[0]).hidden


def _without_attributes(tag: re.Match[str]) -> str:
    """An overlong tag as it is; bare where many attributes make it long, over which the parser takes long."""
    long = tag[0].count("=") > 500 or len(tag[0].split()) > 2000
    return f"<{tag[1]} " if long else tag[0]
