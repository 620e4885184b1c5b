"""What a page's head says about the article: JSON-LD and meta tags, read as stated and never guessed.

Invariant: an author, outlet or time stands here only where the page's own markup names it as such.
Sources: schema.org (NewsArticle), Open Graph, Dublin Core, the meta names that publishers' systems write.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reportedly.articles import clock, jsonld
from reportedly.model import PublishedFrom

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "cxenseparse:recs:publishtime",
    "article.published", "date", "originalpublicationdate", "article:published", "published_time", "ptime",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified", "last-modified",
    "article.updated",
)  # fmt: skip
_AUTHOR = (
    "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl",
    "citation_author", "cxenseparse:author",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_NO_AUTHOR = re.compile(
    r"https?:|www\.|^@|\.com\b|^(?:admin(?:istrator)?|editor|author|staff|unknown|null|undefined|none|guest)$", re.I
)
_ITEM_DATE = "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime"
_MARKED_TIME = (
    "//time[@datetime][@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')"
    " or contains(@class, 'posted')]/@datetime"
)
_ITEM_AUTHOR = "//a[@rel='author'] | //*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(*)]"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page's markup states; empty where it is silent. `published` is best first, with where it was read."""

    title: str | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[tuple[PublishedFrom, str], ...] = ()
    updated: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read(tree: HtmlElement) -> Metadata:
    """The metadata of a parsed page."""
    node = jsonld.article(tree)
    metas = _metas(tree)
    stated = _times(node.get("datePublished"), "json-ld") + _times([metas.get(name) for name in _PUBLISHED], "meta")
    stated += _times(tree.xpath(_ITEM_DATE)[:1], "meta")
    stated += _times(_time_elements(tree), "meta")
    updated = _times(node.get("dateModified"), "json-ld") + _times([metas.get(name) for name in _UPDATED], "meta")
    links = tree.xpath("//link[@rel='canonical']/@href")
    return Metadata(
        title=_first(metas, _TITLE),
        headline=_words(node.get("headline")),
        authors=_authors(node, metas, tree),
        published=tuple(stated),
        updated=updated[0][1] if updated else None,
        outlet=_first(metas, _OUTLET[:1]) or _name(node.get("publisher")) or _first(metas, _OUTLET[1:]),
        url=_address(links[0] if links else None) or _address(metas.get("og:url")) or _address(_words(node.get("url"))),
        language=_words(node.get("inLanguage")) or _words(tree.get("lang")) or metas.get("content-language"),
    )


def host(url: str | None) -> str | None:
    """The host of an address without `www.`, which stands for the outlet where nothing else names it."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags by lower-case name, property or http-equiv, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        value = _words(meta.get("content"))
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _times(values: Any, source: PublishedFrom) -> list[tuple[PublishedFrom, str]]:
    """The readable times among some stated values."""
    listed = values if isinstance(values, list) else [values]
    found = (clock.iso(value) for value in listed if isinstance(value, str))
    return [(source, when) for when in found if when]


def _time_elements(tree: HtmlElement) -> list[str]:
    """The time of a `<time>` that is marked as the publication's, or of the page's only one."""
    marked = tree.xpath(_MARKED_TIME)
    times = tree.xpath("//time/@datetime")
    return [str(value) for value in marked[:1] or (times if len({t[:10] for t in times}) == 1 else [])[:1]]


def _authors(node: dict[str, Any], metas: dict[str, str], tree: HtmlElement) -> tuple[str, ...]:
    """The authors that the page states: in JSON-LD, in meta tags, or in an element marked as author, in that order."""
    stated = node.get("author") or node.get("creator")
    found = [_name(each) for each in (stated if isinstance(stated, list) else [stated])]
    names = _clean(found) or _clean(metas.get(name) for name in _AUTHOR)[:1]
    if not names:
        marked = tree.xpath(_ITEM_AUTHOR)
        names = _clean(_words(element.text_content()) for element in marked[:3])
    return names


def _clean(found: Any) -> tuple[str, ...]:
    """Authors' names, each once, without a leading `By`; addresses and placeholders are no names."""
    names: dict[str, None] = {}
    for each in found:
        name = re.sub(r"^(?:by|author:)\s+", "", each.strip(), flags=re.I).strip(" ,|") if each else ""
        if 1 < len(name) <= 150 and not _NO_AUTHOR.search(name):
            names.setdefault(name)
    return tuple(names)


def _name(value: Any) -> str | None:
    """The name of a person or body in JSON-LD: a string, or an object's `name`."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return _words(value)


def _words(value: Any) -> str | None:
    """A stated string with entities resolved and white space folded; None if there is none."""
    words = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
    return words or None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None
