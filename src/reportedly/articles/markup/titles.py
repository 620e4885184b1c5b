"""The title of a page's article: its headline as shown, told from other headings by what the page's head states.

Invariant: a title is words that the page shows as its heading or states as its title; only the site's own name is
taken off its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HtmlElement

from reportedly.articles.markup.dom import folded, key

if TYPE_CHECKING:
    from reportedly.articles.markup.metadata import Metadata

_TAIL = re.compile(r"(?:\s+[|–—•·»›:-]+|\s*[|»›])\s+(?P<site>[^|–—•·»›]{2,60})$")
_PARTING = re.compile(r"\s+[|–—•·»›:-]+\s+")
_PLAIN = ("p", "div", "span", "b", "strong", "font", "td", "center", "big", "a")
_BARS = "|»›•"
_PART = re.compile(r"[^\W_]{2,}")
_COMMON = frozenset(
    "the and for with your how what why are you its from this that into our to in of on is at or an be by as it here"
    " where when who".split()
)
_BREAKS = frozenset({"br", "div", "p", "li", "td"})
_HEADLINE = frozenset({"headline", "entry-title", "article-title", "article-headline", "post-title"})
_LONGEST = 400
_TITLES, _HEADINGS = 10, 50
"""How many of a page's stated titles and headings are weighed: no article has more, and each meets each."""


def headline(meta: Metadata, tree: HtmlElement) -> str | None:
    """The headline as the page shows it, else the title that its head states."""
    if meta.heading is None:
        return stated(meta, tree)
    words = words_of(meta.heading)
    same = (title for title in known(meta) if words.isupper() and key(title) == key(words))
    return next(same, words)


def stated(meta: Metadata, tree: HtmlElement) -> str | None:
    """The title that the head states, without the site's name at its end.

    A headline that was cut short (some systems keep 110 characters) gives way to the longer one that it opens.
    """
    names = [meta.outlet or "", *_labels(meta.url)]
    heads = [(each, words_of(each)) for each in islice(tree.iter("h1"), _HEADINGS)]
    titles = known(meta)
    logos = _logos(tree, heads, titles)
    found = [_without_site(_without_logo(title, logos), names) for title in titles]
    if not found:
        return None
    longer = [title for title in found[1:] if len(title) > len(found[0]) and len(found[0]) >= 60]
    return next((title for title in longer if key(title).startswith(key(found[0]))), found[0])


def heading(tree: HtmlElement, meta: Metadata) -> HtmlElement | None:
    """The element that shows the article's headline: the `<h1>` whose words the head's titles or the address share.

    A lone `<h1>` that shares nothing with them may head the site or a part of the story, so it is none.
    """
    site = key(meta.outlet or "")
    heads = [(element, words_of(element)) for element in islice(tree.iter("h1"), _HEADINGS)]
    titles = known(meta)
    logos = _logos(tree, heads, titles)
    stated = [_without_site(_without_logo(title, logos), [meta.outlet or ""]) for title in titles]
    keys = [key(title) for title in stated]
    shown = [(each, words) for each, words in heads if 3 < len(words) <= _LONGEST and key(words) not in {site, *logos}]
    fits = [(each, words) for each, words in shown if any(_holds(key(words), title) for title in keys)]
    same = [(each, words) for each, words in fits if key(words) in keys]
    if fits:
        return max(same or fits, key=lambda pair: len(pair[1]))[0]
    if not stated:
        return shown[0][0] if len(shown) == 1 else None
    sets = [_parts(title) for title in [*stated, _slug(meta.url)]]
    alike = [(max(_shared(_parts(words), title) for title in sets), each) for each, words in shown]
    best = max((shared for shared, _ in alike), default=(0, 0.0))
    if best > (0, 0.0):
        return next(each for shared, each in alike if shared == best)
    found = _below_h1(tree, stated, alone=not shown)
    return _named(tree, stated) if found is None else found


def _logos(tree: HtmlElement, heads: Sequence[tuple[HtmlElement, str]], stated: Sequence[str]) -> frozenset[str]:
    """The keys of the `<h1>`s that show the site's name.

    Such is one that links to the front page, or the shorter part of a title whose other part a lesser heading shows.
    """
    found = {
        key(words) for element, words in heads if element.xpath("boolean(.//a[@href='/'] | ancestor::a[@href='/'])")
    }
    halves = [tuple(map(key, parts)) for parts in map(_PARTING.split, stated) if len(parts) == 2]
    if halves:
        lesser = {key(words_of(each)) for each in islice(tree.iter("h2", "h3", "h4"), _HEADINGS)}
        keys = {key(words) for _, words in heads}
        pairs = [pair for one, other in halves for pair in ((one, other), (other, one))]
        found |= {site for site, title in pairs if site in keys and title in lesser and len(site) < len(title)}
    return frozenset(found - {""})


def _without_logo(title: str, logos: frozenset[str]) -> str:
    """A title without the part, before or after a bar or dash, that one of the page's logos shows."""
    parts = _PARTING.split(title)
    kept = [part for part in parts if key(part) not in logos]
    return kept[0] if len(parts) == 2 and len(kept) == 1 else title


def _named(tree: HtmlElement, stated: Sequence[str]) -> HtmlElement | None:
    """The lone lesser heading that is marked as the headline, where the head's titles are but a section's name."""
    if any(len(title.split()) > 3 for title in stated):
        return None
    marked = [each for each in islice(tree.iter("h2", "h3"), _HEADINGS) if _is_marked(each)]
    return marked[0] if len(marked) == 1 else None


def _is_marked(element: HtmlElement) -> bool:
    names = (element.get("class") or "").lower().split()
    return element.get("itemprop") == "headline" or not _HEADLINE.isdisjoint(names)


def _below_h1(tree: HtmlElement, stated: Sequence[str], alone: bool) -> HtmlElement | None:
    """The element beside the `<h1>`s that shows a stated title, or a part of one that its site's name opens or closes.

    `alone` tells that the page has no `<h1>`: then a lesser heading may say more than the title.
    """
    wanted = {key(title) for title in stated if len(key(title)) >= 8}
    lesser = [(each, key(words_of(each))) for each in islice(tree.iter("h2", "h3", "h4"), _HEADINGS)]
    first = alone and any(shown.startswith(title) for _, shown in lesser[:1] for title in wanted if len(title) >= 20)
    found = next((each for each, shown in lesser if shown in wanted), lesser[0][0] if first else None)
    if found is not None:
        return found
    return _shown_part(tree, stated) if alone else None


def _shown_part(tree: HtmlElement, stated: Sequence[str]) -> HtmlElement | None:
    """The element that shows the longer part of a title whose other part, the site's name, the page shows as well."""
    body = tree.find("body")
    for title in stated:
        parts = sorted(map(key, _PARTING.split(title)), key=len)
        if len(parts) != 2 or len(parts[1]) < 12 or body is None:
            continue
        shown = [(each, key(each.text)) for each in body.iter(*_PLAIN) if each.text]
        if any(words == parts[0] for _, words in shown):
            return next((each for each, words in shown if words == parts[1]), None)
    return None


def known(meta: Metadata) -> list[str]:
    """The titles that the page's head states, the best first, each once."""
    stated = (meta.headline, *meta.titles, meta.page_title)
    return list(dict.fromkeys(title for title in stated if title and len(title) <= _LONGEST))[:_TITLES]


def page_title(tree: HtmlElement) -> str | None:
    """The words of the page's `<title>`."""
    found = tree.xpath("//title[not(ancestor::svg)]")
    return folded(str(found[0].text_content())) or None if found else None


def words_of(element: HtmlElement) -> str:
    """An element's words, with space where a line breaks inside it."""
    pieces: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        breaks = " " if each.tag in _BREAKS else ""
        unseen = each.tag in ("script", "style", "svg", "button")
        if event == "start":
            pieces += [breaks, "" if unseen else each.text or ""]
        elif each is not element:
            pieces += [breaks, each.tail or ""]
    return folded("".join(pieces))


def _holds(one: str, other: str) -> bool:
    """Whether two titles are the same, or one of some length stands in the other."""
    return one == other or (min(len(one), len(other)) >= 8 and (one in other or other in one))


def _parts(words: str) -> frozenset[str]:
    """The words of a heading that say something."""
    return frozenset(_PART.findall(words.lower())) - _COMMON


def _shared(one: frozenset[str], other: frozenset[str]) -> tuple[int, float]:
    """How many words two headings share, and the share of the shorter one's; nothing below two, or two fifths."""
    both = len(one & other)
    share = both / max(1, min(len(one), len(other)))
    return (both, share) if both >= 2 and share >= 0.4 else (0, 0.0)


def _slug(url: str | None) -> str:
    """The last part of an address as words, which is most often made from the title."""
    return re.sub(r"[-_+]", " ", (url or "").partition("?")[0].rstrip("/").rpartition("/")[2])


def _without_site(title: str, names: Sequence[str]) -> str:
    """A title without the site's name at its end: what follows a bar, or what follows a dash and names the outlet."""
    match = _TAIL.search(title)
    if match is None or len(title[: match.start()]) < 4:
        return title
    site = key(match["site"])
    named = any(site in key(name) or key(name) in site for name in names if site and key(name))
    bar = any(mark in match[0][: match.start("site") - match.start()] for mark in _BARS)
    return title[: match.start()].rstrip() if named or bar else title


def _labels(url: str | None) -> list[str]:
    """The parts of an address's host that may name the site: those of three letters and more, but the last."""
    found = re.match(r"https?://(?:www\.)?([^/:?#]+)", url or "")
    return [label for label in found[1].split(".")[:-1] if len(label) >= 3] if found else []
