"""A JSON file to articles: a list of rows, one row, rows written one after another over several lines, or a feed.

Invariant: memory holds one row, and a JSON Feed as a whole; what can't be read is told with the row it stands in.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from reportedly.articles.containers import jsonfeed, table
from reportedly.articles.containers.packed import Readable
from reportedly.articles.items import Item, Skipped
from reportedly.articles.options import Limits

_STEP = 1 << 16
_SPACE = re.compile(r"[\s\ufeff]*")
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def read(stream: Readable, where: str, limits: Limits) -> Iterator[Item]:
    """The articles of a JSON document in order."""
    number = 0
    for number, value in enumerate(_values(stream, limits), 1):
        place = f"{where}, row {number}"
        if isinstance(value, Skipped):
            yield Skipped(where if number == 1 else place, value.reason)
        elif number == 1 and jsonfeed.is_feed(value):
            yield from jsonfeed.read(value, where, limits)
        else:
            yield table.row(value, place, limits)
    if not number:
        yield Skipped(where, "it holds no rows")


def is_document(head: bytes) -> bool:
    """Whether a file's first bytes are those of a JSON document and not of a JSONL table.

    A list, or an object whose first line is not all of it; JSON Feeds may stand on one line.
    """
    start = head.lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    if re.match(rb'\[\s*(?:\{\s*["}]|\]\s*\Z)', start):
        return True
    line, rest = start.split(b"\n", 1) if b"\n" in start else (start, b"")
    line = line.strip()
    return line.startswith(b"{") and ((bool(rest) and line.endswith((b"{", b",", b"["))) or b"jsonfeed.org/" in line)


def _values(stream: Readable, limits: Limits) -> Iterator[bytes | Skipped]:
    """The values of a list, or those that stand one after another, each as its own bytes; a fault ends them."""
    text = _Text(stream)
    opened = text.skip(_SPACE) == "["
    text.at += opened
    while (first := text.skip(_BETWEEN)) and not (opened and first == "]"):
        size = _STEP
        while True:
            try:
                _, end = _DECODER.raw_decode(text.held, text.at)
                length = end - text.at
                if end < len(text.held) or not text.more(size):  # a number may go on past what is held
                    break
            except RecursionError:
                yield Skipped("", "the JSON is nested too deep")
                return
            except ValueError as error:
                why = "it ends before the row does" if text.ends(error) else f"it is not JSON ({error})"
                if not text.more(size):
                    yield Skipped("", f"{why}; a list of rows, one row, or one row a line is needed")
                    return
            size *= 2
            if len(text.held) - text.at > limits.max_bytes:
                yield Skipped("", limits.too_large())
                return
        yield text.held[text.at : text.at + length].encode("utf-8", "surrogateescape")
        text.at += length


class _Text:
    """The text of a stream as far as it was read; bytes that aren't UTF-8 are kept as half surrogates."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.held = ""
        self.at = 0

    def more(self, size: int) -> bool:
        """Read on; what stands before the current place is let go of."""
        data = self._stream.read(size)
        self.held = self.held[self.at :] + self._decoder.decode(data, final=not data)
        self.at = 0
        return bool(data)

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Pass what a pattern matches; the character after it, none at the end."""
        while True:
            match = pattern.match(self.held, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.held) or not self.more(_STEP):
                return self.held[self.at : self.at + 1]

    def ends(self, error: ValueError) -> bool:
        """Whether the fault in the JSON is that it stops."""
        return isinstance(error, json.JSONDecodeError) and (
            error.pos >= len(self.held.rstrip()) or error.msg.startswith("Unterminated string")
        )
