"""A page's tree as runs of text in document order, each from one block element, with what its markup says of it.

Invariant: every word that a reader sees stands in exactly one run, in the order of the page; what scripts, forms and
frames hold stands in none. The walk does not recurse, so depth costs no stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from reportedly.articles.decode import UnreadableError
from reportedly.model import BlockKind

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li figcaption blockquote td th dt dd pre div section article header footer aside figure "
    "caption address main ul ol dl table tr tbody thead nav form body summary details hr center fieldset".split()
)
_UNSEEN = frozenset(
    "script style noscript template svg button select iframe object video audio textarea head input".split()
)
_HINTS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("caption", re.compile(r"caption|image-?credit|photo-?credit|media-?credit", re.I)),
    (
        "related",
        re.compile(
            r"\brelated|read-?more|also-?read|recommend|more-(?:on|from|stories)|inline-?link|teaser|promo", re.I
        ),
    ),
    ("boilerplate", re.compile(r"newsletter|sign-?up|subscri|social|share|cookie|consent|advert", re.I)),
    ("correction", re.compile(r"\bcorrection|clarification", re.I)),
    ("byline", re.compile(r"byline|\bauthor(?:s|-name)?\b", re.I)),
)
_NO_HTML = re.compile("[\0\ud800-\udfff]")
_NO_WORD = re.compile(r"\W+")
_STICKY = ("related", "boilerplate")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: its words (space folded), its block's tag, the kind its markup hints at, the share of it
    that is link, the path of child numbers from the body to its block, and the path's part down to its `<article>`.
    """

    words: str
    tag: str
    hint: BlockKind | None
    linked: float
    path: tuple[int, ...]
    article: tuple[int, ...] = ()


def parse(page: str) -> HtmlElement:
    """The page's tree. Raises UnreadableError where there is nothing to parse.

    What HTML cannot hold, NUL and half surrogates, becomes U+FFFD.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(_NO_HTML.sub("\ufffd", page).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableError(f"it can't be read as HTML ({error})") from error


def runs(tree: HtmlElement) -> list[Run]:
    """The page's runs of text in document order."""
    body = tree.find("body")
    walk = _Walk()
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            walk.enter(element, tag)
        else:
            walk.leave(element, tag)
    walk.flush()
    return walk.found


def folded(words: str) -> str:
    """The words with white space folded into single spaces."""
    return " ".join(words.split())


def key(words: str) -> str:
    """What two copies of a line share: its letters and digits."""
    return _NO_WORD.sub("", words).lower()


class _Walk:
    """Where the walk stands: the words since the last block's edge, and the open blocks with their hints."""

    def __init__(self) -> None:
        self.found: list[Run] = []
        self.words: list[str] = []
        self.linked = self.links = self.unseen = 0
        self.open: list[tuple[str, BlockKind | None]] = [("body", None)]
        self.path = [0]
        self.counts = [0]
        self.articles: list[int] = []

    def enter(self, element: etree._Element, tag: str) -> None:
        """Pass an element's start tag and take in its first text."""
        self.unseen += tag in _UNSEEN
        self.links += tag == "a"
        if tag in _BLOCKS:
            self.flush()
            self.counts[-1] += 1
            self.path.append(self.counts[-1])
            self.counts.append(0)
            if tag in ("article", "main"):
                self.articles.append(len(self.path))
            self.open.append((tag, _hint(element, tag, self.open[-1][1])))
        self.add(element.text)

    def leave(self, element: etree._Element, tag: str) -> None:
        """Pass an element's end tag and take in the text after it."""
        self.unseen -= tag in _UNSEEN
        self.links -= tag == "a"
        if tag in _BLOCKS:
            self.flush()
            if tag in ("article", "main"):
                self.articles.pop()
            self.path.pop()
            self.counts.pop()
            self.open.pop()
        if tag == "br":
            self.add("\n")
        self.add(element.tail)

    def add(self, words: str | None) -> None:
        """Take in some text, unless it stands where a reader doesn't see it."""
        if words and not self.unseen:
            self.words.append(words)
            self.linked += len(words.strip()) if self.links else 0

    def flush(self) -> None:
        """Close the run at a block's edge."""
        line = folded("".join(self.words))
        if line:
            tag, hint = self.open[-1]
            path, depth = tuple(self.path), self.articles[-1] if self.articles else 0
            self.found.append(Run(line, tag, hint, min(1.0, self.linked / len(line)), path, path[:depth]))
        self.words.clear()
        self.linked = 0


def _hint(element: etree._Element, tag: str, outer: BlockKind | None) -> BlockKind | None:
    """The kind that an element's tag or class names, else the one its parents name."""
    if outer in _STICKY or tag in ("body", "main", "article"):
        return outer
    if tag in ("figcaption", "caption"):
        return "caption"
    if tag in ("nav", "footer"):
        return "boilerplate"
    if tag == "aside":
        return "related"
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    found = next((kind for kind, pattern in _HINTS if pattern.search(name)), None) if name.strip() else None
    return found or outer
