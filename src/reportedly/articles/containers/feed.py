"""RSS and Atom feeds to articles, one an entry.

Invariant: nothing is fetched, and no entity that the feed declares is expanded: its declarations are left out before
it is parsed. A broken feed gives the entries that it holds, and one item that says where it is broken.
Source of the formats: RSS 0.9x, 1.0 and 2.0, RFC 4287; feedparser reads them.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

from reportedly.articles import clock
from reportedly.articles.containers import decode, entry
from reportedly.articles.containers.entry import Entry, Source
from reportedly.articles.items import Item, Skipped
from reportedly.articles.options import Limits

_ROOT = re.compile(
    rb"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*+)*+<(?:\w{1,20}:)?(?P<name>[A-Za-z][\w.-]*)",
    re.DOTALL,
)
_FEEDS = frozenset({b"rss", b"feed", b"rdf"})
_PAGES = frozenset({b"html", b"head", b"body", b"article", b"main", b"section", b"div", b"p"})
_DOCTYPE = re.compile(rb"\s*(?:<\?xml.{0,200}?\?>\s*)?<!doctype\s+html", re.IGNORECASE | re.DOTALL)
_DECLARATIONS = re.compile(r"<!DOCTYPE[^>\[]{0,1000}+(?:\[.*?\]\s*+)?>", re.DOTALL)
_ELEMENT = re.compile(r"<\w")
_XML = {"content-type": "application/xml; charset=utf-8"}
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_BROKEN_AT = re.compile(r"\A(?:<unknown>)?:?(\d+):(\d+): ")


def is_feed(head: bytes) -> bool:
    """Whether a file's first bytes open a feed: its root element is `rss`, `feed` or `RDF`."""
    return (root(head) or b"").lower() in _FEEDS


def is_page(head: bytes) -> bool:
    """Whether XML is a page: its document type is HTML's, or its root element is one that a page may open with."""
    return _DOCTYPE.match(_plain(head)) is not None or (root(head) or b"").lower() in _PAGES


def is_other_xml(head: bytes) -> bool:
    """Whether a file's first bytes declare XML that is no page and no feed, a sitemap for one."""
    declared = _plain(head).lstrip().startswith(b"<?xml")
    return declared and root(head) is not None and not is_feed(head) and not is_page(head)


def root(head: bytes) -> bytes | None:
    """The name of the root element of an XML document, without its prefix; None where none opens."""
    match = _ROOT.match(_plain(head))
    return match["name"] if match else None


def _plain(head: bytes) -> bytes:
    """A file's first bytes without the mark of their order, as UTF-8 where that says that they are UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def read(raw: bytes, where: str, limits: Limits, url: str | None = None, charset: str | None = None) -> Iterator[Item]:
    """The articles of a feed in order; `url` is where it was published, `charset` what its server states, if known."""
    try:
        words, notes = decode.text(raw, page=True, charset=charset)
    except decode.UnreadableError as error:
        yield Skipped(where, str(error))
        return
    feed, entries, fault = _parsed(words, url)
    yield from (Skipped(where, note) for note in notes)
    if not entries:
        yield Skipped(where, f"the feed holds no entries{f' ({fault})' if fault else ''}")
        return
    for number, item in enumerate(entries, 1):
        place = f"{where}, entry {number}"
        found = _entry(item, feed, url)
        yield entry.article(found, place, limits) if found else Skipped(place, "the entry holds no words but its title")
    if fault:
        yield Skipped(where, f"the feed is broken ({fault}); what could be read of it was read")


def _parsed(words: str, url: str | None) -> tuple[dict[str, Any], list[dict[str, Any]], str | None]:
    """The feed's own fields, its entries, and what is wrong with it."""
    import feedparser  # type: ignore[import-untyped]  # it has no types

    plain = _undeclared(words)
    try:
        found = feedparser.parse(
            io.BytesIO(plain.encode(errors="replace")),  # bytes in a file: a string might be taken for an address
            response_headers={**_XML, **({"content-location": url} if url else {})},
            sanitize_html=False,  # nothing but the text is taken from it
            resolve_relative_uris=False,
        )
    except Exception as failed:  # it fails itself on some broken feeds, on a namespace with a space in it for one
        return {}, [], f"it can't be parsed: {str(failed)[:100]}"
    error = found.get("bozo_exception") if found.get("bozo") else None
    if error is None or type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType"):
        return dict(found["feed"]), found["entries"], None
    place = _BROKEN_AT.match(str(error))
    said = _BROKEN_AT.sub("", str(error)).partition("\n")[0][:100]
    if place is None:
        return dict(found["feed"]), found["entries"], said
    line = int(place[1]) - (not plain.lstrip("\ufeff").startswith("<?xml"))  # feedparser puts a declaration in
    return dict(found["feed"]), found["entries"], f"line {line}: {said}"


def _undeclared(words: str) -> str:
    """The feed without its document type, and so without the entities that it declares."""
    first = _ELEMENT.search(words)
    head, rest = (words[: first.start()], words[first.start() :]) if first else (words, "")
    while (at := head.find("<!DOCTYPE")) >= 0:
        match = _DECLARATIONS.match(head, at)
        if match is None:  # one that does not end before the root: nothing before it is of use
            return rest
        head = head[:at] + head[match.end() :]
    if len(head) > 5000:  # feedparser takes too long over much empty space before the root
        head = ""
    return head + rest


def _entry(item: dict[str, Any], feed: dict[str, Any], url: str | None) -> Entry | None:
    """What the feed states of an entry; None where it holds no words."""
    content, source = _content(item)
    words = content.get("value") or ""
    is_html = "html" in str(content.get("type"))
    markup = is_html and _TAG.search(words) is not None
    if not words.strip():
        return None
    return Entry(
        words=html.unescape(words) if is_html and not markup else words,
        source=source,
        markup=markup,
        id=dict.get(item, "id") or None,
        url=entry.joined(url or dict.get(feed, "link"), dict.get(item, "link")),
        outlet=entry.plain_words(dict.get(feed, "title")),
        title=entry.plain_words(dict.get(item, "title")),
        authors=entry.names(_author(each) for each in dict.get(item, "authors") or ()),
        published=_time(item, "published"),
        updated=_time(item, "updated"),
        language=content.get("language") or dict.get(feed, "language"),
    )


def _author(stated: dict[str, Any]) -> str | None:
    """An author's name, without what feedparser leaves of an address whose last part is longer than four letters."""
    name: str | None = stated.get("name")
    cut = name and re.search(r"\.[a-zA-Z]{4}$", stated.get("email") or "")
    return re.sub(r"^[a-z]+\s*(?:\(|$)", "", name) if name and cut else name


def _content(item: dict[str, Any]) -> tuple[dict[str, Any], Source]:
    """An entry's content, the longest where it gives several, else its summary or description."""
    listed = [each for each in dict.get(item, "content") or () if "text" in each.type or "html" in each.type]
    content: dict[str, Any] = max(listed, key=lambda each: len(each.get("value") or ""), default={})
    if _TAG.sub("", content.get("value") or "").strip():
        return content, "content"
    return dict.get(item, "summary_detail") or {"value": dict.get(item, "summary")}, "summary"


def _time(item: dict[str, Any], name: str) -> str | None:
    """A time as ISO 8601, in the zone that it is written in; what only feedparser can read keeps its date alone.

    feedparser takes a time without a zone for Greenwich's.
    """
    written = dict.get(item, name)
    when = clock.iso(written) if isinstance(written, str) else None
    parsed = dict.get(item, f"{name}_parsed")
    if when is None and parsed is not None:
        when = f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    return when
