"""A page's JSON-LD: the objects of its scripts, however carelessly they were written.

Source: schema.org (Article and its kinds, LiveBlogPosting), as publishers' systems write it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from reportedly.articles.markup import dom

_ARTICLES = re.compile(r"(?:^|[/#:])(?:\w*Article|\w*BlogPosting|Report|NewsItem|OpinionPiece)$")
_PAGES = re.compile(
    r"(?:^|[/#:])(?:(?:Medical|Item|About|FAQ)?(?:Web)?Page|CreativeWork|Recipe|HowTo|Review|Book|Guide)$"
)
_SCRIPTS = "//script[starts-with(normalize-space(@type), 'application/ld+json')]"
_LONGEST = 4_000_000
"""Characters of one script that are read."""
_DEEPEST = 4
_STRING = r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)'
"""A string; one that is never closed goes on to the end, so that no later mark is tried as another's opening."""
_REMARK = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)|(?<!:)//[^\n]*", re.DOTALL)
_COMMON = frozenset(
    "the and for with from after over are was has his her its that this what who why how not but".split()
)
_SIGNS = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}))")
_SPACE = re.compile(r"[ \t\r\n,;]*")
_TITLES = 30
"""Titles of the page that are looked at."""
_MOST = 1000
"""Values of one script that are read."""
_LOOSE_COMMA = re.compile(rf"({_STRING})|,(?=\s*[\]}}])", re.DOTALL)


def objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that may be an article, in order: at the top, in graphs, main entities."""
    for script in tree.xpath(_SCRIPTS):
        for found in _json(script.text_content()[:_LONGEST]):
            yield from _nodes(found, 0)


def article(tree: HtmlElement, titles: Iterable[str] = (), url: str | None = None) -> dict[str, Any]:
    """The page's article: the object that says it is one; the empty one if none does.

    Of several, the one with the page's title or address, else the first that may be the page's by its headline: one
    that shares no word with the page's titles is another story's. What it leaves out is taken from the object of the
    page that it stands on. References (`{"@id": ...}`) to authors and publishers are resolved.
    """
    found = list(objects(tree))
    named = {node["@id"]: node for node in found if isinstance(node.get("@id"), str) and "name" in node}
    articles = [node for node in found if _is(node, _ARTICLES)]
    pages = [node for node in found if _is(node, _PAGES) and not _is(node, _ARTICLES)]
    shown = [title for title in titles if title][:_TITLES]
    known = {_key(title) for title in shown}
    own = [n for n in articles if _key(n.get("headline")) in known or (url and _bare(url) in _addresses(n))]
    own = own or [n for n in articles if _may_be(n.get("headline"), shown)][:1]
    merged: dict[str, Any] = {}
    for node in [*own, *(page for page in pages if not own or _stands_on(own[0], page))]:
        for name, value in node.items():
            merged.setdefault(name, value)
    for name in ("author", "creator", "publisher"):
        if name in merged:
            merged[name] = _resolved(merged[name], named)
    return merged


def _may_be(headline: Any, titles: list[str]) -> bool:
    """Whether a story's headline may be that of a page with some titles: one of its words stands in them."""
    if not isinstance(headline, str) or not titles or not _key(headline):
        return True
    return not _telling(headline).isdisjoint(word for title in titles for word in _telling(title))


def _telling(words: str) -> set[str]:
    """The words of a title that say what it is about; in scripts without spaces, each two signs that stand together."""
    low = html.unescape(words[:1000]).lower()
    return {*re.findall(r"[^\W_]{3,}", low), *(pair[1] for pair in _SIGNS.finditer(low))} - _COMMON


def kinds(node: dict[str, Any]) -> list[str]:
    """The types that an object names."""
    named = node.get("@type")
    return [kind for kind in (named if isinstance(named, list) else [named]) if isinstance(kind, str)]


def _is(node: dict[str, Any], types: re.Pattern[str]) -> bool:
    """Whether an object is of one of some types."""
    return any(map(types.search, kinds(node)))


def _json(words: str) -> list[Any]:
    """The JSON values of a script; none where it is broken beyond mending.

    Mended are line breaks in strings, comment marks, commas before a closing bracket, entities in place of quotation
    marks, and several values one after the other.
    """
    for mark in ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["):
        words = words.strip().removeprefix(mark)
    for mark in ("-->", "//]]>", "/*]]>*/", "]]>", ";"):
        words = words.strip().removesuffix(mark)
    return next((found for found in map(_values, _mended(words)) if found), [])


def _mended(words: str) -> Iterator[str]:
    """The words of a script as they stand, and then with what is often careless in them mended."""
    yield words
    readings = [words, html.unescape(words)] if "&quot;" in words or "&#34;" in words else [words]
    yield from readings[1:]
    yield from (_LOOSE_COMMA.sub(r"\1", _REMARK.sub(r"\1", each)) for each in readings)


def _values(words: str) -> list[Any]:
    """The JSON values that stand one after the other in some words, as far as they are sound."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    words, at = words.lstrip(), 0
    while at < len(words) and len(found) < _MOST:
        try:
            value, at = decoder.raw_decode(words, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        space = _SPACE.match(words, at)
        at = space.end() if space else at
    return found


def _nodes(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD tree that may be an article or its author: the top, its graph, its main entity."""
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        for each in found:
            yield from _nodes(each, depth + 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"):
            yield from _nodes(found.get(key), depth + 1)


def _stands_on(node: dict[str, Any], page: dict[str, Any]) -> bool:
    """Whether an object is the page that an article says it is on: no article's own object beside another's page."""
    ids, own = _addresses(page), _addresses(node)
    return not ids or not own or bool(ids & own)


def _addresses(node: dict[str, Any]) -> set[str]:
    """The addresses that an object gives for itself and its page."""
    found: list[Any] = [node.get("@id"), node.get("url")]
    for name in ("mainEntityOfPage", "isPartOf"):
        inner = node.get(name)
        found += [inner.get("@id"), inner.get("url")] if isinstance(inner, dict) else [inner]
    return {_bare(each) for each in found if isinstance(each, str)} - {""}


def _bare(url: str | None) -> str:
    """An address without its fragment and the slash at its end."""
    return (url or "").partition("#")[0].rstrip("/")


def _resolved(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    """A value with references replaced by what they refer to, as far as the page holds it."""
    if isinstance(value, list):
        return [_resolved(each, named) for each in value[:50]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _key(words: Any) -> str:
    return dom.key(html.unescape(words)) if isinstance(words, str) else ""
