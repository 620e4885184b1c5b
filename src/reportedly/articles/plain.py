"""Flat text to an Article: the text unchanged, typed blocks over it, and what it says about itself.

Invariant: `Article.text` is the string as given, so that every offset is one into the caller's own text.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from dataclasses import replace

from reportedly.articles import clock, language
from reportedly.articles import origin as origins
from reportedly.articles.lines import blocks as block
from reportedly.articles.lines import pictures, signs
from reportedly.articles.options import Given
from reportedly.model import Article, Block

NO_GIVEN = Given()

_OPENING = 6
"""The dateline opens one of so many paragraphs."""
_STANDFIRST = 300
"""A longer paragraph is the story's: no dateline follows it."""
_NAME_PARTS = frozenset("upper lower north south east west port fort city camp mount saint island lake valley".split())
"""Words of places' names that stand in small letters beside them as well."""
_NOT_BARE = re.compile(r"\d|, ")
_SPEAKER = re.compile(r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .,'’-]{2,40}?(?::\s| ?[–—―] | -{1,2} )")


def read(text: str, given: Given = NO_GIVEN, raw: bytes | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article that a flat text is, and its warnings.

    `raw` is the bytes as received, for the id; the text's UTF-8 stands in for them.
    """
    parts = block.split(text, given.title, clock.stated_time(given.published)[0])
    line, agency = dateline(text, parts)
    parts = signed(text, parts, agency)
    time = clock.settle(given.published, stamps=block.stamps(text, parts), dateline=line, url=given.url)
    tongue, remark = language.language(text, given.language)
    closing = pictures.story_lines(text, parts)
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
    article = replace(article, blocks=pictures.captioned(article))
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
    """The dateline that opens the story, and the agency that it names.

    A standfirst, key points or the head of a release may stand before it: a few paragraphs, and short ones.
    """
    prose = [block.body(text, part) for part in parts if part.kind == "paragraph" and part.date is None]
    begun = False
    for n, words in enumerate(prose[:_OPENING]):
        line, agency = origins.dateline(words[:200])
        if agency and (line or n < 2):
            return line, agency
        if line and (_NOT_BARE.search(line) or _is_place(line, n, prose, text)):
            return line, None
        place = None if begun else origins.bare_place(words[:200])
        if place and _borne_out(place, words, prose, text):
            return place, None
        begun = begun or len(words) > _STANDFIRST
        if n and begun:
            break
    return None, None


def signed(text: str, parts: tuple[Block, ...], agency: str | None) -> tuple[Block, ...]:
    """The blocks, the last paragraph a credit where it only names the dateline's agency: `Hill Wire-Veldia`."""
    last = max((n for n, part in enumerate(parts) if part.kind == "paragraph"), default=None)
    if agency is None or last is None:
        return parts
    if re.fullmatch(rf"\W*{re.escape(agency)}(?:-[A-Z]\w+)?\W*", block.body(text, parts[last])) is None:
        return parts
    return (*parts[:last], replace(parts[last], kind="credit"), *parts[last + 1 :])


def _is_place(line: str, n: int, prose: list[str], text: str) -> bool:
    """Whether a bare place before a dash is one: known as such, else no speaker's name or label, as in an interview."""
    if origins.is_known_place(line):
        return n < 2 or _is_name(line, text)
    return _is_name(line, text) and sum(_SPEAKER.match(each) is not None for each in prose) == 1


def _borne_out(place: str, words: str, prose: list[str], text: str) -> bool:
    """Whether the article bears out that the words in capitals which open its paragraph `words` are a place.

    No other paragraph opens like it, as in an interview; alone on its line it is spoken of again.
    """
    if words == place:
        return _is_name(place, text) and place.split(",")[0].title() in text
    return _is_name(place, text) and sum(_SPEAKER.match(each) is not None for each in prose) == 1


def _is_name(place: str, text: str) -> bool:
    """Whether no word of a place in capitals stands in small letters in the text, as those of a label do."""
    found = set(re.findall(r"[^\W\d_]{4,}", place.split(",")[0].lower())) - _NAME_PARTS
    return bool(found) and not any(re.search(rf"(?<!\w){word}(?!\w)", text) for word in found)


def _thin(text: str, parts: tuple[Block, ...]) -> str | None:
    """A warning where there is nothing but a headline to read."""
    words = [block.body(text, part) for part in parts if part.kind in ("paragraph", "caption", "correction")]
    if not words:
        return "the text holds no paragraph" if parts else None
    if len(parts) == 1 and signs.headline_like(words[0]):
        return "the text holds only a headline"
    return None
