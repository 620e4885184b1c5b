"""One entry of a feed to an article: its words are body from end to end, its fields are what the feed states.

Invariant: nothing here looks for an article in a page: a feed gives the body alone, often two paragraphs of it, so
that every run of its text is kept. `published_from` is `meta`: the feed is metadata that the outlet publishes beside
the text, as a page's head is; `given` stands for what the caller says.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from reportedly.articles import language
from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.markup import bylines, dom
from reportedly.articles.options import Given, Limits
from reportedly.articles.single import single

Source = Literal["content", "summary"]

_BREAKS = re.compile(r"(?:<br\b[^<>]{0,50}>\s*){2,}", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_ADDRESS = re.compile(r"^\S+@\S+\s+\(([^()]+)\)$")  # RSS writes `address (name)`
_SUMMARY = "the feed gives only a summary of this entry; the article itself was not read"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed states of one entry; None where it is silent. `words` is HTML or text as written.

    `published` and `updated` are ISO 8601. `language` is the feed's, and used where the words don't tell.
    """

    words: str
    source: Source
    markup: bool
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None


def article(entry: Entry, where: str, limits: Limits) -> Item:
    """The article of an entry: its title as headline, then its paragraphs; Skipped where it holds no words."""
    where = f"{where} ({entry.url})" if entry.url else where
    if len(entry.words) > limits.max_bytes:
        return Skipped(where, limits.too_large())
    try:
        lines = paragraphs(entry.words) if entry.markup else [entry.words.strip()]
    except UnreadableError as error:
        return Skipped(where, str(error))
    if not any(lines):
        return Skipped(where, "the entry holds no words but its title")
    if entry.title and dom.key(lines[0]) != dom.key(entry.title):
        lines.insert(0, entry.title)
    published = entry.published or entry.updated
    given = Given(entry.id, entry.url, entry.outlet, entry.title, published, where=where)
    raw = "\n".join(each for each in (entry.url, entry.title, entry.words) if each)
    item = single("\n\n".join(lines), given, "text", raw.encode(errors="surrogatepass"), limits)
    return _stated(item, entry, published) if isinstance(item, Received) else item


def paragraphs(fragment: str) -> list[str]:
    """The paragraphs of an HTML fragment in order, each on one line; two line breaks part them as blocks do."""
    tree = dom.parse(f"<html><body><div>{_BREAKS.sub('<p>', fragment)}</div></body></html>")
    return [run.words for run in dom.runs(tree)]


def plain_words(value: str | None) -> str | None:
    """A stated string as a reader sees it: tags and entities resolved, space folded; None if nothing is left."""
    words = value or ""
    if _TAG.search(words):
        words = html.unescape(re.sub(r"<[^<>]*>", "", words))
    return dom.folded(words) or None


def names(stated: Iterable[str | None]) -> tuple[str, ...]:
    """Authors' names, each once; addresses and placeholders are no names."""
    return bylines.clean(_ADDRESS.sub(r"\1", plain_words(each) or "") for each in stated)


def joined(base: str | None, address: str | None) -> str | None:
    """An address, made absolute by the feed's own."""
    try:
        return urljoin(base or "", address) if address else None
    except ValueError:
        return address


def _stated(item: Received, entry: Entry, published: str | None) -> Received:
    """The article with what its feed states of it, and the warning that only a summary was there."""
    found = item.article
    updated = entry.updated if entry.updated != published else None
    found = replace(
        found,
        byline=entry.authors or found.byline,
        language=found.language or language.language(found.text, entry.language)[0],
        updated=updated or found.updated,
        published_from="meta" if found.published_from == "given" else found.published_from,
    )
    notes = (_SUMMARY,) if entry.source == "summary" else ()
    return replace(item, article=found, warnings=(*notes, *item.warnings))
