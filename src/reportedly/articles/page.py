"""An HTML page to an Article: its body, and typed blocks for what stands between the body's paragraphs.

Invariant: the text is the page's blocks in document order, joined by blank lines; the blocks partition it. What
`body.find` takes for the body is kept; captions, corrections, credits and links to other stories are added from the
page's own markup, each with its kind.
Source of the rules: codebook, Article; design, articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from lxml.html import HtmlElement

from reportedly.articles import clock, language, plain
from reportedly.articles import origin as origins
from reportedly.articles.clock import Stamp
from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.lines import blocks as block
from reportedly.articles.lines import pictures
from reportedly.articles.markup import body, bodyless, bodyparts, dom, live, liveboxes, metadata, titles
from reportedly.articles.markup.bodyparts import Piece
from reportedly.articles.markup.dom import Layout
from reportedly.articles.markup.liveboxes import Entries
from reportedly.articles.options import Given
from reportedly.model import Article, Block

NO_GIVEN = Given()
_STATED = "the page shows only a part of the article; the text is the one that its JSON-LD states"


def read(page: str, given: Given = NO_GIVEN, raw: bytes | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article of an HTML page, and its warnings.

    `raw` is the bytes as received, for the id. Raises UnreadableError where the page holds no article.
    """
    tree = dom.parse(page)
    layout = dom.layout(tree)
    entries = liveboxes.find(layout)
    meta = metadata.read(tree)
    headline = titles.headline(meta, tree)
    pieces, own, remark = _pieces(tree, layout, headline, entries)
    if own < len(pieces) and entries.boxes:
        liveboxes.taken_out(tree, entries)
        meta = metadata.read(tree)
    text, parts = bodyparts.joined(pieces)
    title = given.title or headline or titles.stated(meta, tree)
    article, warnings = _article(text, parts, own, meta, replace(given, title=title))
    identity = given.id if given.id is not None else plain.digest(page if raw is None else raw)
    article = replace(article, id=identity, blocks=pictures.captioned(article))
    return article, tuple(each for each in [dom.cut(tree), remark, *warnings] if each)


def _pieces(
    tree: HtmlElement, layout: Layout, headline: str | None, told: Entries
) -> tuple[list[Piece], int, str | None]:
    """The article's pieces, how many of them are the page's own and no live blog's entry, and where they come from,
    if that must be said: the page's markup, a live blog's, its JSON-LD.

    Raises UnreadableError, with the reason, where the page holds no article.
    """
    found = body.find(layout, headline)
    told = liveboxes.of_body(told, layout, found)
    shown = bodyparts.pieces(layout.runs, found, headline, told)
    entries = live.pieces(live.entries(tree))
    if _length(entries) > _length(shown) / 2:
        opening = _opening(shown, entries)
        return opening + entries, len(opening), None
    stated = bodyless.stated(tree, layout, found)
    if stated:
        pieces = shown[: headline is not None] + stated
        return pieces, len(pieces), _STATED
    reason = bodyless.reason(tree, layout, found, headline)
    if reason is not None:
        raise UnreadableError(f"the page holds no article: {reason}")
    return shown, _own(shown, layout, told), None


def _own(shown: list[Piece], layout: Layout, told: Entries) -> int:
    """How many pieces stand above a live blog's first entry; all of them where there is none."""
    first = layout.runs[min(told.stamps)].words if told.stamps else None
    return next((n for n, (words, kind, _) in enumerate(shown) if kind == "stamp" and words == first), len(shown))


def _opening(shown: list[Piece], entries: list[Piece]) -> list[Piece]:
    """What a live blog's page shows above its entries: its headline, and the summary that is no entry's text."""
    told = {dom.key(words) for words, _, _ in entries}
    opening = shown[:1] + list(takewhile(lambda piece: dom.key(piece[0]) not in told, shown[1:]))
    return opening if _length(opening) < _length(entries) / 2 else shown[:1]


def _length(pieces: list[Piece]) -> int:
    """How many characters some pieces have."""
    return sum(len(words) for words, _, _ in pieces)


def _article(
    text: str, parts: tuple[Block, ...], own: int, meta: metadata.Metadata, given: Given
) -> tuple[Article, list[str | None]]:
    """The article of an assembled text, with what the page's markup says and what its first `own` blocks say."""
    url = metadata.address(given.url, meta.url)
    outlet = given.outlet or meta.outlet or metadata.host(url)
    line, agency = plain.dateline(text, parts[:own])
    parts = plain.signed(text, parts, agency)
    stamps = meta.stamps + tuple(_stamps(text, parts[:own]))
    time = clock.settle(given.published, meta.published, meta.updated, stamps, line, url)
    tongue, remark = language.language(text, given.language, meta.language)
    closing = pictures.story_lines(text, parts, page=True)
    article = Article(
        id="",
        text=text,
        blocks=parts,
        url=url,
        outlet=outlet,
        title=given.title,
        byline=meta.authors or plain.byline(text, parts[:own]),
        language=tongue,
        published=time.published,
        updated=None if time.updated == time.published else time.updated,
        published_from=time.published_from,
        dateline=line,
        origin=origins.origin(agency, closing, outlet),
    )
    return article, [remark, *time.warnings]


def _stamps(text: str, parts: tuple[Block, ...]) -> Iterator[Stamp]:
    """The times that the stamps among some blocks state: those with a label, and above the story those with a zone."""
    first = next((n for n, part in enumerate(parts) if part.kind == "paragraph"), len(parts))
    yield from (stamp for stamp in block.stamps(text, parts[:first]) if stamp.labelled or "T" in (stamp.when or ""))
    yield from (stamp for stamp in block.stamps(text, parts[first:]) if stamp.labelled)
