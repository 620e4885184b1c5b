"""What the record's things are called in shapes whose readers want IRIs or short keys.

Invariant: a pure function of the record's own ids, so that an export made again names the same things the same. The
namespace `urn:reportedly:` is ours and leads nowhere: nothing is fetched under it.
"""

from __future__ import annotations

from urllib.parse import quote

from reportedly.accounts.model import Ref
from reportedly.model import Report
from reportedly.record.packing import digest, storable

NAMESPACE = "urn:reportedly:"
TERMS = f"{NAMESPACE}ns:"
"""The namespace of our own terms, which are the codebook's fields."""


def record_id(report: Report, item: str) -> str:
    """What `reportedly review` knows an item by: `ARTICLE#e3`."""
    return f"{report.article.id}#{item}"


def name_of(ref: Ref) -> str:
    """The same of a claim that an account points at."""
    return f"{ref.article}#{ref.item}"


def iri(kind: str, name: str, item: str | None = None) -> str:
    """The IRI of a thing: `urn:reportedly:article:sha256:...`, with `#e3` the item of an article."""
    base = f"{NAMESPACE}{kind}:{quote(storable(name), safe=':')}"
    return base if item is None else f"{base}#{quote(item)}"


def article_iri(report: Report, item: str | None = None) -> str:
    """The IRI of an article's text, or of an item that was read from it."""
    return iri("article", report.article.id, item)


def short_key(kind: str, *parts: str) -> str:
    """A key of letters, digits and a hyphen for a thing that is told by some words: `article-` and 32 digits."""
    return f"{kind}-{digest(chr(31).join(parts))[:32]}"


def web(url: str | None) -> str | None:
    """The address where it is an IRI; None for a file's path and what has blanks or brackets in it."""
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return None if any(mark in url for mark in ' <>"{}|\\^`\t\r\n') else url
