"""What a page says about its article: JSON-LD, meta tags, and what it shows around the headline, read as stated.

Invariant: an author, outlet or time stands here only where the page itself names it as such.
Sources: schema.org (NewsArticle), Open Graph, Dublin Core, the meta names that publishers' systems write.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from reportedly.articles import clock
from reportedly.articles.clock import Stamp
from reportedly.articles.markup import bylines, jsonld, masthead, titles
from reportedly.articles.markup.dom import folded, key
from reportedly.model import PublishedFrom

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "published-date", "published_date", "publication_date",
    "publication-date", "date_published", "cxenseparse:recs:publishtime", "article.published", "date",
    "originalpublicationdate", "article:published", "published_time", "published-time", "publish-time", "ptime",
    "article-publish-date", "article.created", "citation_publication_date", "citation_date", "bt:pubdate",
    "article:post_date", "og:pubdate", "video:release_date", "rnews:datepublished",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified", "last-modified",
    "article.updated", "modified-time", "modified_time", "article:modified", "dc.date.modified", "bt:moddate",
    "cxenseparse:recs:modifiedtime", "revised", "og:article:modified_time",
)  # fmt: skip
_AUTHOR = (
    "author", "article:author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator",
    "sailthru.author", "byl", "citation_author", "cxenseparse:author", "og:article:author", "article.author", "authors",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_CARD_LABELS = ("written by", "author", "by", "posted by")
_DATE_ATTRIBUTES = (
    "data-published", "data-publish-date", "data-published-date", "data-published-at", "data-pubdate",
)  # fmt: skip
_MARKED = etree.XPath(f"//*[@itemprop or {' or '.join(f'@{name}' for name in _DATE_ATTRIBUTES)}]")
"""The elements whose markup names what they hold: one walk through the page for all of them."""
_OTHERS = "[not(ancestor::*[contains(@itemtype, 'Review') or contains(@itemtype, 'Comment')])]"
_ITEM_AUTHOR = etree.XPath(
    f"//*[@itemprop='author']{_OTHERS}//meta[@itemprop='name']/@content | //meta[@itemprop='author']{_OTHERS}/@content"
    f" | //*[@itemprop='author']{_OTHERS}//*[@itemprop='name']/text()"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page states about its article; empty where it is silent.

    `published` is best first, with where it was read; `titles` and `stamps` likewise. `page_title` is what `<title>`
    says, `heading` the element that shows the article's headline.
    """

    titles: tuple[str, ...] = ()
    page_title: str | None = None
    heading: HtmlElement | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[tuple[PublishedFrom, str], ...] = ()
    updated: str | None = None
    stamps: tuple[Stamp, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read(tree: HtmlElement) -> Metadata:
    """The metadata of a parsed page."""
    metas = _metas(tree)
    links = tree.xpath("//link[@rel='canonical']/@href")
    link = next((found for found in (_words(each) for each in [*links, *metas.get("og:url", ())]) if found), None)
    shown = tuple(dict.fromkeys(_all(metas, _TITLE)))
    page_title = titles.page_title(tree)
    node = jsonld.article(tree, [*shown, page_title or "", *_headings(tree)], link)
    stated = _times(node.get("datePublished"), "json-ld") + _times(_all(metas, _PUBLISHED), "meta")
    marked = _found(_MARKED, tree)
    stated += _times(_marked_times(marked, "datePublished", _DATE_ATTRIBUTES)[:1], "meta")
    updated = _times(node.get("dateModified"), "json-ld") + _times(_all(metas, _UPDATED), "meta")
    updated += _times(_marked_times(marked, "dateModified")[:1], "meta")
    sites = [*_all(metas, _OUTLET[:1]), _name(node.get("publisher")) or "", *_all(metas, _OUTLET[1:])]
    meta = Metadata(
        titles=shown,
        page_title=page_title,
        headline=_words(node.get("headline")),
        published=tuple(stated),
        updated=updated[0][1] if updated else None,
        outlet=next((site for site in sites if site), None),
        url=link or _words(node.get("url")),
        language=_words(node.get("inLanguage")) or _words(tree.get("lang")) or _first(metas, "content-language"),
    )
    heading = titles.heading(tree, meta)
    seen = masthead.read(tree, heading, bool(stated))
    alone = () if stated or seen.stamps else _lone_time(tree, seen)
    return replace(
        meta,
        heading=heading,
        authors=_authors(node, metas, tree, marked, seen, [*sites, host(meta.url) or ""]),
        published=(*stated, *alone),
        stamps=seen.stamps,
    )


def host(url: str | None) -> str | None:
    """The host of an address without `www.`, which stands for the outlet where nothing else names it."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def address(given: str | None, stated: str | None) -> str | None:
    """The article's address: the canonical one that the page states, where it is on the host that it was read from.

    A relative one is resolved against the given address. One that names the site's front page is none.
    """
    try:
        full = urljoin(given or "", stated or "")
        parts = urlsplit(full)
    except ValueError:
        return given
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return given
    if given is None:
        return full
    front = parts.path.strip("/") == "" and not parts.query
    return given if front or host(full) != host(given) else full


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """The values of the page's meta tags by lower-case name, property or http-equiv."""
    found: dict[str, dict[str, None]] = {}
    for meta in tree.iter("meta"):
        value = _words(meta.get("content"))
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(kind) or "").strip().lower()
            if name and value:
                found.setdefault(name, {}).setdefault(value)
    return {name: list(values) for name, values in found.items()}


def _times(values: Any, source: PublishedFrom) -> list[tuple[PublishedFrom, str]]:
    """The readable times among some stated values."""
    listed = values if isinstance(values, list) else [values]
    found = (clock.iso(value) or clock.epoch(value) for value in listed if isinstance(value, str))
    return [(source, when) for when in found if when]


def _found(path: etree.XPath, tree: HtmlElement) -> list[Any]:
    """What a path that selects nodes selects."""
    return cast(list[Any], path(tree))


def _marked_times(marked: list[HtmlElement], item: str, attributes: tuple[str, ...] = ()) -> list[str]:
    """What marked elements give as an item's time, in the order of the page."""
    found = (
        element.get(name)
        for element in marked
        for name in (("content", "datetime") if element.get("itemprop") == item else ()) + attributes
    )
    return [value for value in found if value]


def _lone_time(tree: HtmlElement, seen: masthead.Masthead) -> list[tuple[PublishedFrom, str]]:
    """The page's only `<time>`, or the first where all name one day, if it stands by itself above the story's text."""
    times = [str(value) for value in tree.xpath("//time/@datetime")]
    return _times(list(seen.times[:1]), "meta") if len({value[:10] for value in times}) == 1 else []


def _headings(tree: HtmlElement) -> Iterable[str]:
    """The page's first headings, one of which may be the story's."""
    return ("".join(map(str, each.itertext()))[:1000] for each in islice(tree.iter("h1", "h2"), 20))


def _authors(
    node: dict[str, Any],
    metas: dict[str, list[str]],
    tree: HtmlElement,
    marked: list[HtmlElement],
    seen: masthead.Masthead,
    sites: list[str],
) -> tuple[str, ...]:
    """The authors that the page states: in JSON-LD, in meta tags, around its headline, in an author box.

    A person's name goes before a body's, and what only repeats the site's name, or is one to sign in with, comes last.
    """
    stated = node.get("author") or node.get("creator")
    in_data = bylines.clean(
        name for each in (stated if isinstance(stated, list) else [stated]) for name in _names(each)
    )
    in_metas = next((names for names in (bylines.clean(metas.get(name, ())) for name in _AUTHOR) if names), ())
    in_card = bylines.clean(_card(metas))
    links = tree.xpath("//link[@rel='author']/@title")
    in_items = bylines.clean(map(_words, (links or (_found(_ITEM_AUTHOR, tree) if marked else []))[:1]))
    rows = [in_data, in_metas, in_card, seen.authors, seen.linked, seen.boxed, in_items]
    persons = [
        names for names in rows[:4] if names and all(map(bylines.is_person, names)) and not _are_weak(names, sites)
    ]
    sure = [names for names in rows if names and not _are_weak(names, sites)]
    best = next(iter(persons or sure or [names for names in rows if names]), ())
    fuller = seen.authors if set(seen.authors) > set(best) else best
    return tuple(name for name in fuller if not _are_weak([name], sites)) or fuller


def _are_weak(names: Iterable[str], sites: Iterable[str]) -> bool:
    """Whether names only repeat the site's, or are such as one signs in with."""
    same = {key(part) for site in sites if site for part in (site, site.partition(".")[0])}
    return all(bylines.is_handle(name) or key(name) in same for name in names)


def _card(metas: dict[str, list[str]]) -> Iterable[str]:
    """The author of a social card: `twitter:data1` where `twitter:label1` is `Written by`."""
    for n in "1234":
        if (_first(metas, f"twitter:label{n}") or "").lower().rstrip(":") in _CARD_LABELS:
            yield from metas.get(f"twitter:data{n}", ())


def _name(value: Any) -> str | None:
    """The first name of a person or body in JSON-LD."""
    return next(iter(_names(value[0] if isinstance(value, list) and value else value)), None)


def _names(value: Any) -> list[str]:
    """The names of a person or body in JSON-LD: a string, or an object's `name`, which may list several."""
    if isinstance(value, dict):
        value = value.get("name")
    found = map(_words, value if isinstance(value, list) else [value])
    return [name for name in found if name]


def _words(value: Any) -> str | None:
    """A stated string with entities resolved and white space folded; None if there is none."""
    return folded(html.unescape(value)) or None if isinstance(value, str) else None


def _first(metas: dict[str, list[str]], name: str) -> str | None:
    return next(iter(metas.get(name, ())), None)


def _all(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]
