"""An HTML page to an Article: the body that trafilatura finds, and typed blocks where it keeps none.

Invariant: the text is the page's blocks in document order, joined by blank lines; the blocks partition it. What
trafilatura takes for the body is kept; captions, corrections, credits and links to other stories are added from the
page's own markup, each with its kind.
Source of the rules: codebook, Article; design, articles.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from reportedly.articles import clock, credits, language, metadata, plain, signs
from reportedly.articles import blocks as block
from reportedly.articles.decode import Unreadable
from reportedly.articles.options import Given
from reportedly.model import Article, Block, BlockKind

NO_GIVEN = Given()
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li figcaption blockquote td th dt dd pre div section article header footer aside figure "
    "caption address main ul ol dl table tr tbody thead nav form body summary details hr center fieldset".split()
)
_UNSEEN = frozenset("script style noscript template svg button select iframe object video audio textarea head input".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HINTS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("caption", re.compile(r"caption|image-?credit|photo-?credit|media-?credit", re.I)),
    ("related", re.compile(r"\brelated|read-?more|readmore|also-?read|recommend|more-(?:on|from|stories)|inline-?link|teaser|promo", re.I)),
    ("boilerplate", re.compile(r"newsletter|sign-?up|subscri|social|share|cookie|consent|advert", re.I)),
    ("correction", re.compile(r"\bcorrection|clarification", re.I)),
    ("byline", re.compile(r"byline|\bauthor(?:s|-name)?\b", re.I)),
)
_ADDED = frozenset({"caption", "correction", "credit", "related", "boilerplate", "stamp", "byline"})
_SITE = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,50}$")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text in the page: its words, where it stands, and what its markup says it is."""

    words: str
    tag: str
    hint: BlockKind | None
    linked: float
    path: tuple[int, ...]


def read(page: str, given: Given = NO_GIVEN, raw: bytes | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article of an HTML page, and its warnings.

    `raw` is the bytes as received, for the id. Raises Unreadable where the page holds no article.
    """
    page, note = plain.sound(page)
    tree = _parsed(page)
    meta = metadata.read(tree)
    runs = list(_runs(tree))
    headline = _headline(runs, meta, tree)
    pieces = _assembled(runs, _body(tree), headline)
    if not any(kind in ("paragraph", "caption") for _, kind in pieces):
        raise Unreadable("the page holds no article: no running text was found in it")
    text, parts = _joined(pieces)
    article, warnings = _article(text, parts, meta, replace(given, title=given.title or headline or _title(meta, tree)))
    identity = given.id if given.id is not None else plain.digest(page.encode() if raw is None else raw)
    return replace(article, id=identity), tuple(each for each in (note, *warnings) if each)


def _article(text: str, parts: tuple[Block, ...], meta: metadata.Metadata, given: Given) -> tuple[Article, list[str | None]]:
    """The article of an assembled text, with what the page's markup says and what its blocks say."""
    url = given.url or meta.url
    outlet = given.outlet or meta.outlet or metadata.host(url)
    line, agency = plain.dateline(text, parts)
    time = clock.settle(given.published, meta.published, meta.updated, block.stamps(text, parts), line, url)
    tongue, remark = language.language(text, given.language or meta.language)
    closing = [block.body(text, part) for part in parts if part.kind in ("credit", "byline", "boilerplate")]
    article = Article(
        id="",
        text=text,
        blocks=parts,
        url=url,
        outlet=outlet,
        title=given.title,
        byline=meta.authors or plain.byline(text, parts),
        language=tongue,
        published=time.published,
        updated=None if time.updated == time.published else time.updated,
        published_from=time.published_from,
        dateline=line,
        origin=credits.origin(agency, closing, outlet),
    )
    return article, [remark, *time.warnings]


def _parsed(page: str) -> HtmlElement:
    """The page's tree. Raises Unreadable where there is nothing to parse."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(page.replace("\0", "\ufffd").encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Unreadable(f"it can't be read as HTML ({error})") from error


def _body(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the article's body, in order. It changes the tree."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    if body is None:
        return []
    lines = ("".join(element.itertext()) for element in body if element.tag not in ("list", "table", "quote"))
    if any(element.tag in ("list", "table", "quote") for element in body):
        lines = iter(_leaves(body))
    return [line for line in map(_folded, lines) if line]


def _leaves(body: etree._Element) -> Iterator[str]:
    """The text of each child of the body; lists, tables and quotations part by part."""
    for element in body:
        parts = element.xpath("./item | .//cell | ./p") if element.tag in ("list", "table", "quote") else []
        if parts and element.tag == "quote" and (element.text or "").strip():
            parts = []
        yield from ("".join(part.itertext()) for part in parts or [element])


def _runs(tree: HtmlElement) -> Iterator[_Run]:
    """The page's runs of text in document order, each from one block element, scripts and forms left out."""
    words: list[str] = []
    linked = 0
    hints: list[BlockKind | None] = [None]
    tags: list[str] = ["body"]
    path: list[int] = [0]
    count = [0]

    def flush() -> Iterator[_Run]:
        nonlocal linked
        line = _folded("".join(words))
        if line:
            yield _Run(line, tags[-1], hints[-1], linked / max(1, len("".join(words).strip())), tuple(path))
        words.clear()
        linked = 0

    root = tree.find("body")
    links = unseen = 0
    for event, element in etree.iterwalk(tree if root is None else root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        is_block, hidden = tag in _BLOCKS, tag in _UNSEEN
        if event == "start":
            unseen += hidden
            links += tag == "a"
            if is_block:
                yield from flush()
                count[-1] += 1
                path.append(count[-1])
                count.append(0)
                tags.append(tag)
                hints.append(_hint(element, tag) or hints[-1])
            piece = element.text if not hidden else None
        else:
            unseen -= hidden
            links -= tag == "a"
            if is_block:
                yield from flush()
                path.pop(), count.pop(), tags.pop(), hints.pop()
            piece = element.tail
            if tag == "br":
                words.append("\n")
        if piece and not unseen:
            words.append(piece)
            linked += len(piece) if links else 0
    yield from flush()


def _hint(element: HtmlElement, tag: str) -> BlockKind | None:
    """The kind that an element's tag or class names."""
    if tag in ("figcaption", "caption"):
        return "caption"
    if tag in ("nav", "footer"):
        return "boilerplate"
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return next((kind for kind, pattern in _HINTS if pattern.search(name)), None) if name.strip() else None
