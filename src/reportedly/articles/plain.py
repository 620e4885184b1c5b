"""Flat text to an Article: the text unchanged, typed blocks over it, and what it says about itself.

Invariant: `Article.text` is the string as given, so that every offset is one into the caller's own text.
"""

from __future__ import annotations

import hashlib
import itertools

from reportedly.articles import blocks as block
from reportedly.articles import clock, language, signs
from reportedly.articles import origin as origins
from reportedly.articles.options import Given
from reportedly.model import Article, Block

NO_GIVEN = Given()


def read(text: str, given: Given = NO_GIVEN, raw: bytes | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article that a flat text is, and its warnings.

    `raw` is the bytes as received, for the id; the text's UTF-8 stands in for them.
    """
    parts = block.split(text, given.title, clock.stated_time(given.published)[0])
    line, agency = dateline(text, parts)
    time = clock.settle(given.published, stamps=block.stamps(text, parts), dateline=line, url=given.url)
    tongue, remark = language.language(text, given.language)
    closing = [block.body(text, part) for part in parts if part.kind in ("credit", "byline", "boilerplate")]
    article = Article(
        id=given.id if given.id is not None else digest(text if raw is None else raw),
        text=text,
        blocks=parts,
        url=given.url,
        outlet=given.outlet,
        title=given.title or _title(text, parts),
        byline=byline(text, parts),
        language=tongue,
        published=time.published,
        updated=time.updated,
        published_from=time.published_from,
        dateline=line,
        origin=origins.origin(agency, closing, given.outlet),
    )
    warnings = (halves(text), remark, *time.warnings, _thin(text, parts))
    return article, tuple(each for each in warnings if each)


def digest(raw: bytes | str) -> str:
    """The id of an article that has none of its own: `sha256:` and the hash of its bytes as received, or as UTF-8.

    Half surrogates, which UTF-8 has no bytes for, count as the three bytes that they would take.
    """
    return "sha256:" + hashlib.sha256(raw.encode(errors="surrogatepass") if isinstance(raw, str) else raw).hexdigest()


def halves(text: str) -> str | None:
    """A warning where half surrogates stand in the text, which is kept as it is."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"half a surrogate pair stands at character {error.start} (a broken \\u escape); it is kept as it is"
    return None


def _title(text: str, parts: tuple[Block, ...]) -> str | None:
    """The headline above the story; a heading inside it is none."""
    above = itertools.takewhile(lambda part: part.kind not in ("paragraph", "caption"), parts)
    return next((block.body(text, part) for part in above if part.kind == "headline"), None)


def byline(text: str, parts: tuple[Block, ...]) -> tuple[str, ...]:
    """The authors that the text states, each once."""
    lines = (signs.authors(block.body(text, part)) for part in parts if part.kind == "byline")
    return tuple(dict.fromkeys(name for names in lines for name in names or ()))


def dateline(text: str, parts: tuple[Block, ...]) -> tuple[str | None, str | None]:
    """The dateline that opens the first paragraph, and the agency that it names."""
    for part in [part for part in parts if part.kind == "paragraph"][:2]:
        words = text[part.start : part.end].lstrip()
        line, agency = origins.dateline(words[:200])
        if line or agency:
            return line, agency
    return None, None


def _thin(text: str, parts: tuple[Block, ...]) -> str | None:
    """A warning where there is nothing but a headline to read."""
    words = [block.body(text, part) for part in parts if part.kind in ("paragraph", "caption", "correction")]
    if not words:
        return "the text holds no paragraph" if parts else None
    if len(parts) == 1 and signs.headline_like(words[0]):
        return "the text holds only a headline"
    return None
