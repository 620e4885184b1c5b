"""JSON Feed to articles, one an entry.

Source of the format: jsonfeed.org, versions 1.0 and 1.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportedly.articles import clock
from reportedly.articles.containers import decode, entry
from reportedly.articles.containers.entry import Entry
from reportedly.articles.containers.rows import words_of
from reportedly.articles.items import Item, Skipped
from reportedly.articles.options import Limits

_VERSION = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


def is_feed(raw: bytes) -> bool:
    """Whether a JSON object says that it is a feed."""
    if b"jsonfeed.org" not in raw:
        return False
    try:
        return _is_feed(json.loads(raw))
    except (ValueError, RecursionError):
        return False


def read(raw: bytes, where: str, limits: Limits) -> Iterator[Item]:
    """The articles of a JSON Feed in order."""
    try:
        words, _ = decode.text(raw)
        feed = json.loads(words)
    except (ValueError, RecursionError) as error:
        yield Skipped(where, f"the feed is not JSON ({error})")
        return
    items = feed.get("items") if _is_feed(feed) else None
    if not isinstance(items, list) or not items:
        yield Skipped(where, "the feed holds no entries")
        return
    for number, item in enumerate(items, 1):
        place = f"{where}, entry {number}"
        found = _entry(item, feed) if isinstance(item, dict) else None
        yield entry.article(found, place, limits) if found else Skipped(place, "the entry holds no words")


def _is_feed(value: object) -> bool:
    return isinstance(value, dict) and str(value.get("version")).startswith(_VERSION)


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry | None:
    """What the feed states of an item; None where it holds no words."""
    markup, flat, summary = (words_of(item.get(name)) for name in ("content_html", "content_text", "summary"))
    words = markup or flat or summary
    if words is None:
        return None
    key = item.get("id")
    address = words_of(item.get("url")) or words_of(item.get("external_url"))
    base = words_of(feed.get("home_page_url")) or words_of(feed.get("feed_url"))
    return Entry(
        words=words,
        source="content" if markup or flat else "summary",
        markup=markup is not None,
        id=str(key) if isinstance(key, (str, int)) and not isinstance(key, bool) and str(key).strip() else None,
        url=entry.joined(base, address),
        outlet=entry.plain_words(words_of(feed.get("title"))),
        title=entry.plain_words(words_of(item.get("title"))),
        authors=entry.names(_authors(item)),
        published=clock.iso(words_of(item.get("date_published")) or ""),
        updated=clock.iso(words_of(item.get("date_modified")) or ""),
        language=words_of(item.get("language")) or words_of(feed.get("language")),
    )


def _authors(item: dict[str, Any]) -> list[str | None]:
    """The entry's own authors: version 1.1 lists them, 1.0 names one. The feed's stands for the outlet."""
    listed = item.get("authors")
    stated = listed if isinstance(listed, list) else [item.get("author")]
    return [words_of(each.get("name")) for each in stated if isinstance(each, dict)]
