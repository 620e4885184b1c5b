"""A page's JSON-LD: the objects of its scripts, however carelessly they were written.

Source: schema.org (Article and its kinds, LiveBlogPosting), as publishers' systems write it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_TYPES = re.compile(r"(?:^|[/#])(?:\w*Article|BlogPosting|LiveBlogPosting|Report|NewsItem)$")


def objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that may be an article, in order: at the top, in graphs, main entities."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _nodes(_json(script.text_content()), 0)


def article(tree: HtmlElement) -> dict[str, Any]:
    """The first object that is an article; the empty one if none is."""
    return next((node for node in objects(tree) if any(map(_TYPES.search, kinds(node)))), {})


def kinds(node: dict[str, Any]) -> list[str]:
    """The types that an object names."""
    named = node.get("@type")
    return [kind for kind in (named if isinstance(named, list) else [named]) if isinstance(kind, str)]


def _json(words: str) -> Any:
    """The JSON of a script, forgiving line breaks in strings and comment marks around it; None if it is broken."""
    for mark in ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["):
        words = words.strip().removeprefix(mark)
    for mark in ("-->", "//]]>", "/*]]>*/", "]]>", ";"):
        words = words.strip().removesuffix(mark)
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD tree that may be an article: the top, its graph, its main entity."""
    if depth > 4:
        return
    if isinstance(found, list):
        for each in found:
            yield from _nodes(each, depth + 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(found.get(key), depth + 1)
