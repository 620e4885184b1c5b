"""Bytes to text: which encoding they are in, and what had to be said about it.

Invariant: the whole of a sound file decodes without loss; every loss or guess is a warning that says where.
Order: byte order mark, UTF-8, the charset that a page declares, then Windows-1252 or what the bytes look like.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{2,40})",
    re.I,
)

_CONTROLS = tuple(bytes([code]) for code in range(32) if code not in (7, 8, 9, 10, 11, 12, 13, 27))
_HALF_PUNCTUATION = re.compile(rb"\xe2\x80(?![\x80-\xbf])")


class UnreadableError(ValueError):
    """The input holds no article's text; the message says why and what to do, without naming the input."""


def text(raw: bytes, page: bool = False) -> tuple[str, tuple[str, ...]]:
    """The bytes as text, and warnings about what was lost or guessed.

    `page` looks for the charset that an HTML page declares. Raises UnreadableError for bytes that are no text.
    """
    _refuse_binary(raw)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :] if name == "utf-8" else raw, name)
    try:
        return raw.decode(), ()
    except UnicodeDecodeError as error:
        fault = error
    declared = _declared(raw) if page else None
    if declared is not None:
        try:
            return raw.decode(declared), ()
        except (LookupError, ValueError):  # the page lies about its charset, or names a codec that makes no text
            pass
    return _mended(raw, fault) or _guessed(raw)


def _refuse_binary(raw: bytes) -> None:
    """Raise UnreadableError for bytes that are no text: known file kinds, NUL bytes, control characters."""
    for magic, name in _KINDS:
        if raw.startswith(magic):
            raise UnreadableError(f"it is {name}, not text; convert it to .txt or .html first")
    sample = raw[:8192]
    if any(raw.startswith(mark) for mark, name in _MARKS):
        return
    if sum(map(sample.count, _CONTROLS)) * 20 > len(sample):
        raise UnreadableError(
            "it is binary data, not text (UTF-16 needs a byte order mark); convert it to UTF-8 text first"
        )


def _marked(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Text behind a byte order mark; what cannot be decoded becomes U+FFFD with a warning."""
    try:
        return raw.decode(name), ()
    except UnicodeDecodeError as error:
        note = f"byte {error.start} is not {name.upper()}, as its byte order mark says; such bytes became U+FFFD"
        return raw.decode(name, errors="replace"), (note,)


def _declared(raw: bytes) -> str | None:
    """The charset that a page declares in its first 4,000 bytes, if Python knows it; Latin-1 means Windows-1252."""
    match = _DECLARED.search(raw[:4000])
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    if name in ("utf-8", "utf-16", "utf-32"):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _mended(raw: bytes, fault: UnicodeDecodeError) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few bad bytes, each made U+FFFD; None where the bytes do not look like UTF-8."""
    mended = raw.decode("utf-8", errors="replace")
    bad = mended.count("\ufffd") - raw.count("\ufffd".encode())
    good = sum(1 for char in mended if char > "\x7f") - bad + len(_HALF_PUNCTUATION.findall(raw))
    cut = fault.start >= len(raw) - 3 and fault.reason == "unexpected end of data"
    if not cut and (good < bad or bad * 20 > len(mended)):
        return None
    if cut:
        return mended, (f"the text ends in half a UTF-8 character (byte {fault.start}), which became U+FFFD",)
    return mended, (f"bytes that are not UTF-8 (the first is byte {fault.start}) became U+FFFD, {bad} in all",)


def _guessed(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Text that is not UTF-8 and says nothing of its charset: Windows-1252, or another where letters say so."""
    high = sum(byte > 0x7F for byte in raw[:20000])
    name = "cp1252"
    if high * 5 > len(raw[:20000]):
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:20000]).best()
        name = best.encoding if best is not None else name
    shown = "Windows-1252" if name == "cp1252" else name
    note = f"the text is not UTF-8 and was read as {shown}; save it as UTF-8 if letters look wrong"
    return raw.decode(name, errors="replace"), (note,)
