"""An HTML page to an Article: the body that trafilatura finds, and typed blocks where it keeps none.

Invariant: the text is the page's blocks in document order, joined by blank lines; the blocks partition it. What
trafilatura takes for the body is kept; captions, corrections, credits and links to other stories are added from the
page's own markup, each with its kind.
Source of the rules: codebook, Article; design, articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

from reportedly.articles import blocks as block
from reportedly.articles import clock, dom, language, metadata, plain, signs, titles
from reportedly.articles import origin as origins
from reportedly.articles.decode import UnreadableError
from reportedly.articles.dom import Run, folded
from reportedly.articles.options import Given
from reportedly.model import Article, Block, BlockKind

NO_GIVEN = Given()
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read(page: str, given: Given = NO_GIVEN, raw: bytes | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article of an HTML page, and its warnings.

    `raw` is the bytes as received, for the id. Raises UnreadableError where the page holds no article.
    """
    tree = dom.parse(page)
    meta = metadata.read(tree)
    runs = dom.runs(tree)
    headline = titles.headline(runs, meta, tree)
    pieces = _assembled(runs, _body(tree), headline)
    if not any(kind in ("paragraph", "caption") for _, kind in pieces):
        raise UnreadableError("the page holds no article: no running text was found in it")
    text, parts = _joined(pieces)
    title = given.title or headline or titles.stated(meta, tree)
    article, warnings = _article(text, parts, meta, replace(given, title=title))
    identity = given.id if given.id is not None else plain.digest(page if raw is None else raw)
    return replace(article, id=identity), tuple(each for each in warnings if each)


def _article(
    text: str, parts: tuple[Block, ...], meta: metadata.Metadata, given: Given
) -> tuple[Article, list[str | None]]:
    """The article of an assembled text, with what the page's markup says and what its blocks say."""
    url = given.url or meta.url
    outlet = given.outlet or meta.outlet or metadata.host(url)
    line, agency = plain.dateline(text, parts)
    time = clock.settle(given.published, meta.published, meta.updated, block.stamps(text, parts), line, url)
    tongue, remark = language.language(text, given.language, meta.language)
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
        origin=origins.origin(agency, closing, outlet),
    )
    return article, [remark, *time.warnings]


def _body(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the article's body, in order. It changes the tree."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body: etree._Element | None = getattr(found, "body", None)
    lines = (folded("".join(map(str, element.itertext()))) for element in _leaves(body))
    return [line for line in lines if line]


def _leaves(body: etree._Element | None) -> Iterator[etree._Element]:
    """The body's paragraphs; lists, tables and quotations part by part."""
    for element in body if body is not None else ():
        parts: list[etree._Element] = []
        if element.tag == "list" or (element.tag == "quote" and not (element.text or "").strip()):
            parts = list(element)
        elif element.tag == "table":
            parts = list(element.iter("cell"))
        yield from parts or [element]


def _assembled(runs: Sequence[Run], body: list[str], headline: str | None) -> list[tuple[str, BlockKind]]:
    """The article's blocks in document order: the body's paragraphs with their kinds, and what belongs between them."""
    placed = _placed(runs, body)
    kept = {at for at, _ in placed if at is not None}
    pieces: list[tuple[float, str, BlockKind]] = [(-1, headline, "headline")] if headline else []
    last = 0.0
    for at, words in placed:
        last = at if at is not None else last
        pieces.append((last, words, _kind(words, runs[at] if at is not None else None)))
    pieces += [(at, runs[at].words, kind) for at, kind in _added(runs, kept)]
    pieces.sort(key=lambda piece: piece[0])
    seen = dom.key(headline or "")
    return [(words, kind) for at, words, kind in pieces if at == -1 or dom.key(words) != seen]


def _placed(runs: Sequence[Run], body: list[str]) -> list[tuple[int | None, str]]:
    """Each paragraph of the body with the run it stands in; None where the page's own text differs."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, run in enumerate(runs):
        where[dom.key(run.words)].append(at)
    placed: list[tuple[int | None, str]] = []
    last = -1
    for line in body:
        after = [at for at in where.get(dom.key(line), []) if at > last]
        placed.append((after[0] if after else None, line))
        last = after[0] if after else last
    return placed


def _kind(words: str, run: Run | None) -> BlockKind:
    """The kind of a paragraph of the body: by its own words, then by its markup where that is beyond doubt."""
    kind = signs.kind_of(words)
    if kind is not None:
        return kind
    if run is None:
        return "caption" if signs.is_caption(words) else "paragraph"
    if run.tag in _HEADINGS:
        return "headline"
    if run.hint == "caption" or signs.is_caption(words):
        return "caption"
    if run.linked > 0.9 and not signs.ends_sentence(words) and len(words.split()) > 3:
        return "related"
    if run.hint in ("related", "boilerplate", "correction") and (run.linked > 0.5 or run.hint == "correction"):
        return run.hint
    return "paragraph"


def _added(runs: Sequence[Run], kept: set[int]) -> Iterator[tuple[int, BlockKind]]:
    """The runs beside the body that belong to the article, with their kinds: all stand where its paragraphs stand."""
    if not kept:
        return
    long = [runs[at] for at in kept if len(runs[at].words) >= 60] or [runs[at] for at in kept]
    articles = {run.article for run in long}
    root = next(iter(articles)) if len(articles) == 1 else ()
    root = root or _common([run.path for run in long])
    last = max(kept) + 4
    in_list = False
    first = min(kept)
    yield from ((at, kind) for at, kind in _above(runs, first) if at not in kept)
    for at, run in enumerate(runs):
        if at in kept or at > last or run.path[: len(root)] != root:
            in_list = False
            continue
        kind = _added_kind(run, in_list, at > first)
        in_list = kind == "related" and (in_list or signs.is_related_lead(run.words))
        if kind is not None and not (at < first and kind in ("stamp", "byline")):
            yield at, kind


def _above(runs: Sequence[Run], first: int) -> Iterator[tuple[int, BlockKind]]:
    """The stamps and bylines between the page's headline and its first paragraph."""
    top = max((at for at, run in enumerate(runs[:first]) if run.tag == "h1"), default=max(0, first - 12))
    for at in range(top, first):
        kind = signs.kind_of(runs[at].words)
        if kind in ("stamp", "byline") and runs[at].hint not in ("related", "boilerplate"):
            yield at, kind


def _added_kind(run: Run, in_list: bool, inside: bool) -> BlockKind | None:
    """The kind under which a run that is not of the body is kept; None to leave it out."""
    if run.hint == "caption" or (run.hint is None and signs.is_caption(run.words)):
        return "caption" if len(run.words.split()) >= 4 else None
    kind = signs.kind_of(run.words)
    if kind in ("correction", "stamp", "byline", "credit"):
        return kind
    if run.hint == "correction" and len(run.words.split()) >= 5:
        return "correction"
    hinted = run.hint in ("related", "boilerplate") and run.linked > 0.5
    if kind is not None or hinted or (in_list and run.linked > 0.8):
        return (kind or run.hint or "related") if inside else None
    return None


def _common(paths: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The path of the innermost block that holds all of some paths' blocks."""
    low, high = min(paths), max(paths)
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(low, high, strict=False))
    return low[: min(len(list(shared)), min(map(len, paths)) - 1)]


def _joined(pieces: list[tuple[str, BlockKind]]) -> tuple[str, tuple[Block, ...]]:
    """The pieces as one text, parted by blank lines, and the blocks over it."""
    parts: list[Block] = []
    start = 0
    for n, (words, kind) in enumerate(pieces):
        end = start + len(words) + (2 if n + 1 < len(pieces) else 0)
        parts.append(Block(kind, start, end))
        start = end
    return "\n\n".join(words for words, _ in pieces), tuple(parts)
