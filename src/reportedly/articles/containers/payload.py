"""The body of an HTTP response as its bytes were meant: chunks joined, encodings undone.

Invariant: nothing unpacks to more than the limit. Where a header names an encoding that the bytes are not in (an
archive's crawler has often undone it already), they are taken as they are.
Source of the format: RFC 9112 (chunked), RFC 9110 (content codings).
"""

from __future__ import annotations

import io
import re
import zlib

from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.containers.packed import GZIP, Members, Plain, whole

_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_NO_CODINGS = frozenset({"", "identity", "none", "utf-8", "chunked"})
_CUT = "what the page was packed in is cut off; what could be unpacked was read"


class TooLargeError(Exception):
    """A body that unpacks to more than the limit."""


def unchunked(body: bytes) -> tuple[bytes, str | None]:
    """The body of a chunked transfer, and a warning where it breaks off; the body itself where it isn't chunked."""
    parts: list[bytes] = []
    at = 0
    while (match := _CHUNK.match(body, at)) is not None:
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts), None
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        if at > len(body):
            break
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    if not parts:
        return body, None
    return b"".join(parts), "the transfer of the page broke off; what had come was read"


def decoded(body: bytes, codings: str, limit: int) -> tuple[bytes, str | None]:
    """The body with its content codings undone, and a warning where they break off.

    `codings` is the header's value (`gzip, br`). Raises TooLargeError past the limit, and UnreadableError for a coding
    that nobody here knows.
    """
    note = None
    for name in reversed([each.strip().lower() for each in codings.split(",")]):
        if name in _NO_CODINGS:
            continue
        if name in ("gzip", "x-gzip"):
            body, fault = _gunzipped(body, limit)
        elif name == "deflate":
            body, fault = _inflated(body, limit)
        elif name == "br":
            body, fault = _brotli(body, limit)
        else:
            raise UnreadableError(f"it is packed with {name[:20]!r}, which is not unpacked here")
        if len(body) > limit:
            raise TooLargeError
        note = note or fault
    return body, note


def _gunzipped(body: bytes, limit: int) -> tuple[bytes, str | None]:
    if not body.startswith(GZIP):
        return body, None
    source: Members | Plain = Members(io.BytesIO(body))
    plain = whole(source, limit)
    return plain, _CUT if source.fault and len(plain) <= limit else None


def _inflated(body: bytes, limit: int) -> tuple[bytes, str | None]:
    """Deflate with zlib's wrapper, as the standard says, or without, as some servers send it."""
    for form in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(form)
        try:
            plain = unpacker.decompress(body, limit + 1)
        except zlib.error:
            continue
        return plain, None if unpacker.eof or len(plain) > limit else _CUT
    return body, None


def _brotli(body: bytes, limit: int) -> tuple[bytes, str | None]:
    from fastwarc.stream_io import BrotliReader

    reader = BrotliReader(io.BytesIO(body))
    parts: list[bytes] = []
    size = 0
    try:
        while size <= limit and (data := reader.read(min(4096, limit + 1 - size))):
            parts.append(data)
            size += len(data)
    except OSError:
        return (b"".join(parts), _CUT) if parts else (body, None)
    return b"".join(parts), None
