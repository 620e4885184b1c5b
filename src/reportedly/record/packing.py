"""How reports and sources are stored: packed bytes, keys that every database can hold, JSON that hashes the same."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from typing import Any

from reportedly.model import Article, Report
from reportedly.report import article_to_json, from_line, in_one_line, to_line

LONGEST_KEY = 500
"""A longer id of an article is cut and told apart by its hash: databases limit what an index holds."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def packed(report: Report) -> bytes:
    """The report's JSON line, packed."""
    return squeezed(to_line(report).encode())


def unpacked(data: bytes) -> Report:
    """The report that was packed."""
    return from_line(zlib.decompress(data))


def squeezed(raw: bytes) -> bytes:
    """Bytes, packed."""
    return zlib.compress(raw)


def hash_of(raw: bytes) -> str:
    """What bytes as received are kept under: `sha256:` and their hash, as in the id of an article."""
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def content(article: Article) -> str:
    """What a reading of an article depends on, as a hash: the text, its blocks, and all that the article states."""
    return digest(in_one_line(article_to_json(article)))


def digest(text: str) -> str:
    """The sha256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def key(article: str) -> str:
    """The id of an article as the record keeps it."""
    sound = storable(article)
    return sound if len(sound) <= LONGEST_KEY else f"{sound[: LONGEST_KEY - 80]}...{digest(article)}"


def storable(text: str) -> str:
    """The text with U+FFFD for what a database can't hold: NUL and half surrogates."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def stated(text: str | None) -> str | None:
    """What an article states of itself, storable; None where it doesn't."""
    return None if text is None else storable(text)


def canonical(value: Any) -> str:
    """JSON that is the same for equal values: keys in order, no spaces, nothing but ASCII."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
