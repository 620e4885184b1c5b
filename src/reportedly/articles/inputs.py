"""Whatever a user names as INPUT, as articles: files, folders, tables, standard input.

Invariant: items come in input order, lazily, one article in memory at a time; nothing that is wrong with
one input stops the next.
What the names mean: report.md (INPUT).
"""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal, cast

from reportedly.articles import decode, table
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits
from reportedly.articles.single import Form, looks_like_page, single

Shape = Literal["text", "page", "table"]

SHAPES: dict[str, Shape] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "table",
    ".ndjson": "table",
    ".jsonl.gz": "table",
    ".ndjson.gz": "table",
}
"""How a file is read, by the end of its name (lower case)."""

_ABOUT = frozenset({"README", "LICENSE", "NOTICE"})
_PEEK = 65536
_NO_LIMITS = Limits()


def read(
    inputs: Iterable[str | os.PathLike[str]],
    limits: Limits = _NO_LIMITS,
    stdin: BinaryIO | None = None,
    without: Collection[Path] = (),
) -> Iterator[Item]:
    """The articles of all inputs, in order, with what was skipped between them.

    An input is a file, a folder (read in the order of its names, with what lies in it) or `-` for standard input.
    Files in a folder that are in `without` (resolved paths) are passed over in silence.
    """
    for name in inputs:
        if str(name) == "-":
            yield from _stream(stdin or sys.stdin.buffer, "standard input", limits)
        elif Path(name).is_dir():
            yield from _folder(Path(name), limits, without)
        else:
            yield from _file(Path(name), limits)


def read_bytes(raw: bytes, given: Given, shape: Form | None = None, limits: Limits = _NO_LIMITS) -> Item:
    """The article that some bytes are, a page or flat text by `shape`, or by how they look."""
    form = shape or ("page" if _look(raw) == "page" else "text")
    if not raw.strip():
        return Skipped(given.where, "it is empty")
    try:
        words, notes = decode.text(raw, page=form == "page")
    except decode.UnreadableError as error:
        return Skipped(given.where, str(error))
    form = "page" if words.lstrip()[:15].lower().startswith(("<!doctype html", "<html")) else form
    item = single(words, given, form, raw, limits)
    return replace(item, warnings=(*notes, *item.warnings)) if isinstance(item, Received) else item


def read_string(words: str, given: Given, limits: Limits = _NO_LIMITS) -> Item:
    """The article that a string is: a page where it opens with a tag, else flat text, unchanged."""
    return single(words, given, "page" if looks_like_page(words) else "text", None, limits)


def _folder(folder: Path, limits: Limits, without: Collection[Path]) -> Iterator[Item]:
    """The articles under a folder, by name; what is no article's file is told once, hidden files not at all."""
    faults: list[Skipped] = []
    others: list[str] = []
    found = 0

    def failed(error: OSError) -> None:
        faults.append(_failure(str(error.filename), error))

    for path in files(folder, without, failed):
        if shape_of(path) is None:
            others += [path.name] if path.stem.upper() not in _ABOUT else []
            continue
        found += 1
        yield from _file(path, limits)
    yield from faults
    if others:
        names = ", ".join(others[:3]) + (", ..." if len(others) > 3 else "")
        count = f"{len(others)} file{'s' if len(others) > 1 else ''}"
        yield Skipped(str(folder), f"passed over {count} of other kinds than {_known()}: {names}")
    elif not found and not faults:
        yield Skipped(str(folder), f"the folder holds no articles ({_known()})")


def files(
    folder: Path, without: Collection[Path] = (), failed: Callable[[OSError], None] | None = None
) -> Iterator[Path]:
    """The files under a folder in the order of their paths, but for hidden ones and those in `without`.

    Links to folders aren't followed; `failed` is told of folders that can't be read.
    """
    for top, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(top) / name
            if not without or path.resolve() not in without:
                yield path


def _file(path: Path, limits: Limits) -> Iterator[Item]:
    """The articles of one file, by the end of its name, or by how it looks where the name does not say."""
    try:
        with path.open("rb") as stream:
            if shape_of(path) == "table":
                yield from _table(stream, str(path), limits)
            else:
                yield from _stream(stream, str(path), limits, shape_of(path))
    except OSError as error:
        yield _failure(str(path), error)


def _stream(stream: BinaryIO, where: str, limits: Limits, shape: Shape | None = None) -> Iterator[Item]:
    """The articles of an open stream: a table row by row, anything else as one article."""
    if shape is None:
        stream = _peekable(stream)
        shape = _look(_head(stream))
        if shape == "table":
            yield from _table(stream, where, limits)
            return
    raw = stream.read(limits.max_bytes + 1)
    if len(raw) > limits.max_bytes:
        yield Skipped(where, limits.too_large())
    else:
        yield read_bytes(raw, Given(where=where), "page" if shape == "page" else "text", limits)


def _table(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Item]:
    """The rows of a table, unpacked where it is gzip, whatever its name says."""
    stream = _peekable(stream)
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if _head(stream)[:2] == b"\x1f\x8b" else stream
    yield from table.rows(unpacked, where, limits)


def _peekable(stream: BinaryIO) -> BinaryIO:
    """The stream, buffered so that its head can be looked at."""
    return stream if hasattr(stream, "peek") else cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream)))


def _head(stream: BinaryIO) -> bytes:
    """The first bytes of a stream that has been made peekable, left in it."""
    return cast(io.BufferedReader, stream).peek(_PEEK)


def _look(head: bytes) -> Shape:
    """How bytes that have no name look: gzip or a brace at the start is a table, a tag a page, else text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"\x1f\x8b") or (start.startswith(b"{") and not start.startswith(b"{\\rtf")):
        return "table"
    return "page" if looks_like_page(start[:200].decode("latin-1")) else "text"


def shape_of(path: Path) -> Shape | None:
    """How a file is read by the end of its name; None where the name does not say."""
    name = path.name.lower()
    return next((shape for end, shape in SHAPES.items() if name.endswith(end)), None)


def _known() -> str:
    return ", ".join(end for end in SHAPES if end in (".txt", ".html", ".jsonl", ".jsonl.gz"))


def _failure(where: str, error: OSError) -> Skipped:
    """Why a file could not be opened, in words."""
    if isinstance(error, FileNotFoundError):
        return Skipped(where, "there is no such file or folder; check the name")
    if isinstance(error, PermissionError):
        return Skipped(where, "it may not be read; check its permissions")
    return Skipped(where, f"it can't be read ({error.strerror or error})")
