"""One article from the words that hold it, whatever they hold: read, or skipped with the reason.

Invariant: no words raise anything here, so that one article never costs a caller the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reportedly.articles import gate, plain
from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits

Form = Literal["text", "page"]

_NO_LIMITS = Limits()
_OPENINGS = ("<!doctype", "<html", "<head", "<body", "<?xml", "<!--", "<article", "<div", "<p>", "<main", "<section")


def single(words: str, given: Given, form: Form, raw: bytes | None = None, limits: Limits = _NO_LIMITS) -> Item:
    """The article that a flat text or a page is; Skipped where it holds none, too long a one, or one that fails us.

    `raw` is the bytes as received, for the id, and for those who keep them.
    """
    if reason := gate.refused(given.where):
        return Skipped(given.where, reason)
    if not words.strip():
        return Skipped(given.where, "it holds nothing but space" if words else "it is empty")
    if form == "text" and (reason := limits.too_long(words)):
        return Skipped(given.where, reason)
    try:
        if form == "page":
            from reportedly.articles import page

            article, warnings = page.read(words, given, raw)
        else:
            article, warnings = plain.read(words, _housed(given), raw)
    except UnreadableError as error:
        return Skipped(given.where, str(error))
    except Exception as error:  # a fault of ours or of a library on this one article
        return Skipped(given.where, fault(error))
    if reason := limits.too_long(article.text):
        return Skipped(given.where, reason)
    return Received(article, warnings, given.where, raw)


def _housed(given: Given) -> Given:
    """What is stated of a text, with the host of its address for an outlet that is not named, as for a page."""
    if given.outlet or not given.url:
        return given
    from reportedly.articles.markup import metadata

    return replace(given, outlet=metadata.host(given.url))


def looks_like_page(words: str) -> bool:
    """Whether a string is HTML: it opens with a tag or a doctype, which no article's text does."""
    return words.lstrip("\ufeff \t\r\n")[:20].lower().startswith(_OPENINGS)


def fault(error: Exception) -> str:
    """What is said of an article that made us fail: the error's type and the first line of its message."""
    message = str(error).strip().partition("\n")[0][:200]
    kind = type(error).__name__
    return f"reading it failed ({kind}: {message})" if message else f"reading it failed ({kind})"
