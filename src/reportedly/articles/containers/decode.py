"""Bytes to text: which encoding they are in, and what had to be said about it.

Invariant: the whole of a sound file decodes without loss; every loss or guess is a warning that says where.
Order: byte order mark, UTF-8, the charset that the server states, the one that a page declares, then Windows-1252 or
what the bytes look like. UTF-8 stands before what is stated since no other text is sound UTF-8 by chance, while
servers and pages often state a charset that they no longer write.
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

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
"""What a stated charset is read as, by Python's names: the Encoding Standard takes each for its superset."""

_NO_CHARSETS = frozenset({"utf-8", "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"})
"""Names that change nothing here, or that no page is written in, though Python decodes them."""

_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
"""Charsets whose bytes are all ASCII, and so would pass for UTF-8."""

_CONTROLS = tuple(bytes([code]) for code in range(32) if code not in (7, 8, 9, 10, 11, 12, 13, 27))
_FOREIGN = re.compile(rb"[\x80-\xff]{3,}")
_FOREIGN_LINE = re.compile(rb"[^<>\r\n\x80-\xff]{0,200}[\x80-\xff][^<>\r\n]*")
"""A line or an element's text with letters above ASCII: markup around it would hide what they are."""
_UNCUT = re.compile(rb"(?s).*[\x00-\x3f]")
"""Bytes up to one that is half of no character: those of two begin above ASCII and go on with nothing so low."""
_SAMPLE = 20_000
_WORDS = 24
"""So many bytes of another alphabet tell which it is; fewer are read as Windows-1252, whatever they are."""
_GUESSED = [
    "cp1251", "koi8_r", "cp866", "iso8859_5", "cp1253", "cp1255", "cp1256", "iso8859_6", "cp874", "gb18030", "big5",
    "cp932", "euc_jp", "cp949",
]  # fmt: skip
"""The charsets of other alphabets that pages and texts were written in before UTF-8."""
_HALF_PUNCTUATION = re.compile(rb"\xe2\x80(?![\x80-\xbf])")


class UnreadableError(ValueError):
    """The input holds no article's text; the message says why and what to do, without naming the input."""


def text(raw: bytes, page: bool = False, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The bytes as text, and warnings about what was lost or guessed.

    `page` looks for the charset that an HTML page declares; `charset` is what a server states beside it, which takes
    precedence. Raises UnreadableError for bytes that are no text.
    """
    stated = _known(charset)
    if not (stated or "").startswith("utf-16") or _has_mark(raw):
        _refuse_binary(raw)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :] if name == "utf-8" else raw, name)
    names = [name for name in (stated, _declared(raw) if page else None) if name]
    first = names[0] if names and (names[0] in _SEVEN_BIT or names[0].startswith("utf-16")) else None
    if first and (sound := _as(raw, first)):
        return sound
    try:
        return raw.decode(), ()
    except UnicodeDecodeError as error:
        fault = error
    found = (sound for name in names if (sound := _as(raw, name)))
    return next(found, None) or _mended(raw, fault) or _guessed(raw)


def _as(raw: bytes, name: str) -> tuple[str, tuple[str, ...]] | None:
    """The text in a stated charset, a few bad bytes in it told; None where it is plainly in another."""
    try:
        return raw.decode(name), ()
    except (LookupError, ValueError):  # not sound, or the name is that of a codec that makes no text
        pass
    try:
        words = raw.decode(name, errors="replace")
    except (LookupError, ValueError):
        return None
    bad = words.count("\ufffd")
    if bad * 200 > len(words):
        return None
    return words, (f"bytes that are not {name}, as is stated of the text, became U+FFFD, {bad} in all",)


def _has_mark(raw: bytes) -> bool:
    return any(raw.startswith(mark) for mark, _ in _MARKS)


def _known(charset: str | None) -> str | None:
    """Python's name for what a stated charset is read as; None where none is stated or known, and for UTF-8."""
    try:
        name = codecs.lookup((charset or "").strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else _WIDER.get(name, name)


_MAIL = re.compile(
    rb"\s{0,8}(?:[A-Za-z][A-Za-z-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,20}){0,30}?MIME-Version:",
    re.I,
)
"""The head of a message in MIME (RFC 2045), which browsers save pages as."""


def _refuse_binary(raw: bytes) -> None:
    """Raise UnreadableError for bytes that are no text: known file kinds, NUL bytes, control characters."""
    for magic, name in _KINDS:
        if raw.startswith(magic):
            raise UnreadableError(f"it is {name}, not text; convert it to .txt or .html first")
    if _MAIL.match(raw):
        raise UnreadableError(
            "it is a page saved with all its parts in one file (MHTML), or an e-mail; save it as HTML"
        )
    sample = raw[:8192]
    if _has_mark(raw):
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
    """The charset that a page declares in its first 4,000 bytes, if Python knows it.

    That it were in UTF-16, ASCII bytes belie.
    """
    match = _DECLARED.search(raw[:4000])
    name = _known((match[1] or match[2]).decode("latin-1")) if match else None
    return None if name and name.startswith(("utf-16", "utf-32")) else name


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


def _is_foreign(lines: bytes) -> bool:
    """Whether bytes above ASCII are the letters of another alphabet: most stand side by side, as in whole words.

    In what is written in Windows-1252 they stand alone, quotation marks, dashes and an é here and there.
    """
    joined = sum(map(len, _FOREIGN.findall(lines)))
    return joined >= _WORDS and joined * 2 > sum(byte > 0x7F for byte in lines)


def _guessed(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Text that is not UTF-8 and says nothing of its charset: Windows-1252, or another where letters say so."""
    lines = b"\n".join(_FOREIGN_LINE.findall(raw))
    if len(lines) > _SAMPLE:
        whole = _UNCUT.match(lines, 0, _SAMPLE)
        lines = whole[0] if whole else lines[:_SAMPLE]
    name = "cp1252"
    if _is_foreign(lines):
        from charset_normalizer import from_bytes

        best = from_bytes(lines, cp_isolation=_GUESSED).best()
        name = best.encoding if best is not None else name
    shown = "Windows-1252" if name == "cp1252" else name
    note = f"the text is not UTF-8 and was read as {shown}; save it as UTF-8 if letters look wrong"
    return raw.decode(name, errors="replace"), (note,)
