"""Rows of a JSONL table to articles, one a line, however broken the lines between them.

Invariant: memory holds one row; a row that cannot be read is one Skipped item with its line, and the next is read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.articles.containers import decode
from reportedly.articles.containers.rows import article
from reportedly.articles.items import Item, Skipped
from reportedly.articles.options import Limits

_NO_LIMITS = Limits()


def rows(stream: BinaryIO, where: str, limits: Limits, before: int = 0, *, cut: bool = False) -> Iterator[Item]:
    """The articles of a JSONL stream in order, broken rows as Skipped; blank lines are passed over.

    `before` is how many lines of the file stand before the stream, `cut` says that it is not all of the file.
    """
    empty = not cut
    for number, line in _lines(stream, where, limits, before):
        if isinstance(line, Skipped):
            yield line
        elif line.strip():
            yield row(line, f"{where}, line {number}", limits)
        else:
            continue
        empty = False
    if empty:
        yield Skipped(where, "it holds no rows; one JSON object a line is needed")


def row(line: bytes, where: str, limits: Limits = _NO_LIMITS) -> Item:
    """The article of one JSONL line; Skipped, with the reason, where the line is no row of report.md's table."""
    try:
        words, notes = decode.text(line.strip())
        record = json.loads(words)
    except decode.UnreadableError as error:
        return Skipped(where, str(error))
    except RecursionError:
        return Skipped(where, "the JSON is nested too deep")
    except ValueError as error:
        return Skipped(where, f"it is not JSON ({error}); one JSON object a line is needed")
    if not isinstance(record, dict):
        return Skipped(where, "it is JSON but not an object; a row is an object with `text` or `html`")
    return article(record, line.strip(b"\r\n"), where, limits, notes)


def _lines(stream: BinaryIO, where: str, limits: Limits, before: int) -> Iterator[tuple[int, bytes | Skipped]]:
    """The stream's lines with their numbers; over-long lines and a broken archive as Skipped."""
    number, discarded = before, 0
    try:
        while line := stream.readline(limits.max_bytes + 1):
            number += 1
            if len(line) <= limits.max_bytes:
                yield number, line
                continue
            discarded += len(line)
            while not line.endswith(b"\n") and discarded <= limits.max_discarded and line:
                line = stream.readline(limits.max_bytes)
                discarded += len(line)
            yield number, Skipped(f"{where}, line {number}", limits.too_large())
            if discarded > limits.max_discarded:
                yield number, Skipped(where, "its rows are longer than the limit; the rest is not read")
                return
    except EOFError:
        yield number, Skipped(where, f"the gzip file is cut off after line {number}; the rows before it were read")
    except (OSError, zlib.error) as error:
        yield number, Skipped(where, f"it can't be read past line {number} ({error}); the rows before it were read")
