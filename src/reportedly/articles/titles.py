"""The title of a page's article: its headline as shown, confirmed by what the page's head states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from reportedly.articles.dom import Run, folded, key
from reportedly.articles.metadata import Metadata

_SITE = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,50}$")


def headline(runs: Sequence[Run], meta: Metadata, tree: HtmlElement) -> str | None:
    """The headline as the page shows it: the `<h1>` that the metadata confirms, else the metadata's own."""
    shown = [run.words for run in runs if run.tag == "h1" and len(run.words) > 3 and run.words != meta.outlet]
    known = [key(words) for words in (meta.headline, meta.title, _text_of(tree, "title")) if words]
    fitting = [words for words in shown if any(key(words) in each or each in key(words) for each in known)]
    if fitting:
        return max(fitting, key=len)
    return shown[0] if len(shown) == 1 and not known else stated(meta, tree)


def stated(meta: Metadata, tree: HtmlElement) -> str | None:
    """The title that the metadata states, without the site's name at its end."""
    title = meta.headline or meta.title or _text_of(tree, "title")
    return _SITE.sub("", title) or None if title else None


def _text_of(tree: HtmlElement, tag: str) -> str | None:
    element = next(tree.iter(tag), None)
    return (folded(element.text_content()) or None) if element is not None else None
