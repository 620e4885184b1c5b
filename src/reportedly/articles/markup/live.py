"""The entries of a live blog, as its JSON-LD gives them: each with its own time, headline, authors and words.

Invariant: an entry keeps the page's order and says only what its object says; what is malformed is left out, and
nothing that a page holds raises.
Source: schema.org, LiveBlogPosting (`liveBlogUpdate`), as publishers' systems write it; codebook, Article.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml.html import HtmlElement

from reportedly.articles import clock
from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.lines import blocks
from reportedly.articles.markup import dom, jsonld
from reportedly.articles.markup.bodyparts import Piece, kind_of
from reportedly.model import BlockKind

Part: TypeAlias = tuple[str, BlockKind]

_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|[uo]l|li|blockquote|figure|img|iframe)\b[^<>]*>", re.I)
_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}", re.I)
_BODY = ("articleBody", "text", "description")
_PUBLISHED = ("datePublished", "dateCreated", "uploadDate")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog. `published` and `updated` are ISO 8601: a zoned time, or a bare date.

    `parts` are its words after the headline, with their kinds.
    """

    headline: str | None
    published: str | None
    updated: str | None
    authors: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The entry's running text."""
        return tuple(words for words, kind in self.parts if kind == "paragraph")


def entries(tree: HtmlElement) -> tuple[Entry, ...]:
    """The entries of the page's live blog in the page's order, each once; those without words are left out."""
    found: dict[Entry, None] = {}
    for blog in jsonld.objects(tree):
        title = _words(blog.get("headline"))
        for node in _updates(blog.get("liveBlogUpdate")):
            entry = _entry(node, title)
            if entry.headline or entry.parts:
                found.setdefault(entry)
    return tuple(found)


def pieces(found: tuple[Entry, ...]) -> list[Piece]:
    """The entries as pieces of a text: words, kind and the entry's time. Each entry opens with its stamp, if any."""
    made: list[Piece] = []
    for entry in found:
        when = entry.published or entry.updated
        if when is not None:
            made.append((when, "stamp", when))
        if entry.headline:
            made.append((entry.headline, "headline", when))
        made += [(words, kind, when) for words, kind in entry.parts]
    return made


def _updates(value: Any) -> Iterator[dict[str, Any]]:
    """The objects under `liveBlogUpdate`: one, a list, or list items that wrap one."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            wrapped = each.get("item")
            yield wrapped if isinstance(wrapped, dict) else each


def _entry(node: dict[str, Any], blog_title: str | None) -> Entry:
    """An entry from its object. A headline that only repeats the blog's or the entry's own words says nothing."""
    parts = next((parts for parts in (_parts(node.get(name)) for name in _BODY) if parts), ())
    headline = _words(node.get("headline")) or _words(node.get("name"))
    if headline and blog_title and dom.key(headline) == dom.key(blog_title):
        headline = None
    if headline and parts and dom.key(parts[0][0]) == dom.key(headline):
        parts = parts[1:]
    published = next((when for when in map(_time, (node.get(name) for name in _PUBLISHED)) if when), None)
    updated = _time(node.get("dateModified"))
    return Entry(headline, published, None if updated == published else updated, _authors(node.get("author")), parts)


def _parts(value: Any) -> tuple[Part, ...]:
    """The parts of an entry's text, which may be plain or HTML, its marks escaped once more or not."""
    if isinstance(value, list):
        return tuple(part for each in value if isinstance(each, str) for part in _parts(each))
    if not isinstance(value, str):
        return ()
    marked = value if _TAG.search(value) else html.unescape(value)
    if _TAG.search(marked):
        return tuple(_marked_parts(marked))
    lines = (dom.folded(marked[start:end]) for start, end in blocks.paragraphs(marked))
    return tuple((line, kind_of(line)) for line in lines if line)


def _marked_parts(marked: str) -> Iterator[Part]:
    """The parts of HTML: one a block; two line breaks part blocks as well."""
    try:
        tree = dom.parse(f"<html><body>{_BREAKS.sub('<p>', marked)}</body></html>")
    except UnreadableError:
        return
    for run in dom.runs(tree):
        yield run.words, run.hint if run.hint in ("caption", "related", "correction") else kind_of(run.words)


def _authors(value: Any) -> tuple[str, ...]:
    """The names of the persons or bodies that an entry names as its authors, each once."""
    named = [each.get("name") if isinstance(each, dict) else each for each in _listed(value)]
    names = (_words(name) for name in named)
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _time(value: Any) -> str | None:
    return clock.iso(value) if isinstance(value, str) else None


def _words(value: Any) -> str | None:
    """A stated string without tags and entities, space folded; None if there is none."""
    return dom.folded(_TAG.sub(" ", html.unescape(value))) or None if isinstance(value, str) else None
