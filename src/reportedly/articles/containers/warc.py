"""The pages of a web archive (WARC, packed or not) to articles, one record at a time, however broken the archive.

Invariant: memory holds one record, at most `Limits.max_bytes` of it; every whole record before a fault is given, and
after a fault reading goes on at the next record that can be found.
Source of the format: ISO 28500 (WARC 1.0 and 1.1). The time of crawling (`WARC-Date`) is no time of publication.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.articles.containers import decode, packed, payload
from reportedly.articles.containers.records import Fault, Records
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits
from reportedly.articles.single import looks_like_page, single

if TYPE_CHECKING:
    from fastwarc import WarcRecord

_NO_LIMITS = Limits()
_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_SILENT = frozenset({"warcinfo", "request", "metadata", "revisit"})


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML response: its address, its body as received and unpacked, the charset that its server stated."""

    url: str | None
    received: bytes
    body: bytes
    charset: str | None
    where: str
    notes: tuple[str, ...]


def read(
    stream: packed.Readable, head: bytes, where: str, limits: Limits = _NO_LIMITS, before: int = 0
) -> Iterator[Item]:
    """The articles of an archive's HTML responses in order; what else it holds is counted in one remark at the end.

    `head` is the stream's first bytes, which stay in the stream; `before` is how many records stand before them.
    """
    for found in pages(stream, head, where, limits, before):
        yield found if isinstance(found, Skipped) else article(found, limits)


def pages(
    stream: packed.Readable, head: bytes, where: str, limits: Limits = _NO_LIMITS, before: int = 0
) -> Iterator[Page | Skipped]:
    """The HTML responses of an archive, not yet parsed, with what was skipped between them."""
    others: Counter[str] = Counter()
    empty = True
    for found in Records(packed.source_of(stream, head), limits, before):
        empty = False
        if isinstance(found, Fault):
            yield Skipped(where, found.reason)
            continue
        number, record = found
        kind = str(record.record_type)
        if kind not in _SILENT:
            page = _page(record, f"{where}, record {number}", limits)
            if isinstance(page, str):
                others[page] += 1
            else:
                yield page
    if others:
        yield Skipped(where, _summary(others))
    elif empty:
        yield Skipped(where, "it holds no records; is it a WARC archive?")


def article(page: Page, limits: Limits = _NO_LIMITS) -> Item:
    """The article of an archived page. Its id is the hash of its bytes as received, before they were unpacked."""
    try:
        words, notes = decode.text(page.body, page=True, charset=page.charset)
    except decode.UnreadableError as error:
        return Skipped(page.where, str(error))
    item = single(words, Given(url=page.url, where=page.where), "page", page.received, limits)
    if isinstance(item, Received):
        return replace(item, warnings=(*page.notes, *notes, *item.warnings))
    return item


def _page(record: WarcRecord, where: str, limits: Limits) -> Page | Skipped | str:
    """The page that a record holds, why it can't be had, or what the record holds instead, in a word."""
    other = _other(record)
    if other is not None:
        return other
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    where = f"{where} ({url})" if url else where
    if not record.is_frozen:
        return Skipped(where, limits.too_large())
    received = record.reader.read()
    http = record.http_headers if record.is_http_parsed else None
    notes: list[str | None] = [_truncated(record)]
    codings = ""
    if http is not None:
        if "chunked" in (http.get("Transfer-Encoding") or "").lower():
            received, note = payload.unchunked(received)
            notes.append(note)
        codings = ",".join(http.get_multiple("Content-Encoding"))
    try:
        body, note = payload.decoded(received, codings, limits.max_bytes)
    except decode.UnreadableError as error:
        return Skipped(where, str(error))
    except payload.TooLargeError:
        return Skipped(where, limits.too_large())
    if not _type(record) and not looks_like_page(body[:200].decode("latin-1")):
        return "no stated type"
    charset = record.http_charset if http is not None else None
    return Page(url, received, body, charset, where, tuple(each for each in (*notes, note) if each))


def _other(record: WarcRecord) -> str | None:
    """What a record holds where it is no page, as the remark counts it; None where it may be one.

    It reads the record's HTTP headers.
    """
    kind = str(record.record_type)
    if kind not in ("response", "resource"):
        return kind
    if record.is_http:
        try:
            record.parse_http()
        except (OSError, ValueError):
            return "no HTTP headers"
        status = record.http_headers.status_code
        if status is None:
            return "no HTTP headers"
        if not 200 <= status < 300:
            return "redirect" if 300 <= status < 400 else "error"
    kind = _type(record)
    return None if kind in _PAGES or (not kind and record.is_http) else kind[:40] or "no stated type"


def _type(record: WarcRecord) -> str:
    """The media type that is stated of a record's body, in lower case; empty where none is."""
    stated = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")
    return (stated or "").partition(";")[0].strip().lower()


def _truncated(record: WarcRecord) -> str | None:
    """A warning where the crawler says that it did not keep the whole page."""
    why = record.headers.get("WARC-Truncated")
    return f"the archive holds only the beginning of the page (WARC-Truncated: {why[:20]})" if why else None


def _summary(others: Counter[str]) -> str:
    """The remark on records that hold no pages: `passed over 5 records that are no pages (image/png 3, redirect 2)`."""
    total = sum(others.values())
    kinds = [f"{kind} {count:,}" for kind, count in others.most_common(5)]
    more = ", ..." if len(others) > 5 else ""
    noun = "a record that is no page" if total == 1 else f"{total:,} records that are no pages"
    return f"passed over {noun} ({', '.join(kinds)}{more})"
