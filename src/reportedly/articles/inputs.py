"""Whatever a user names as INPUT, as articles: files, folders, tables, feeds, archives, addresses, standard input.

Invariant: items come in input order, lazily, one article in memory at a time; nothing that is wrong with
one input stops the next.
What the names mean: report.md (INPUT).
"""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from reportedly.articles.containers import decode, packed, table
from reportedly.articles.fetching.fetched import FetchError, FetchOptions
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits
from reportedly.articles.single import Form, fault, looks_like_page, single

if TYPE_CHECKING:
    from reportedly.articles.fetching.fetch import Fetcher

Shape = Literal["text", "page", "table", "json", "parquet", "feed", "archive"]

SHAPES: dict[str, Shape] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "table",
    ".ndjson": "table",
    ".json": "json",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "archive",
}
SHAPES |= {f"{end}.gz": shape for end, shape in SHAPES.items() if shape != "parquet"}
"""How a file is read, by the end of its name (lower case)."""

_ABOUT = frozenset({"README", "LICENSE", "NOTICE"})
_KNOWN = ".txt, .html, .jsonl, .json, .parquet, .warc, .rss, .atom and .xml, packed as .gz or not"
OTHER_TABLES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".ods"})
"""Ends of the names of tables that are neither read nor written."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PEEK = 65536
_NO_LIMITS = Limits()
_NO_FETCH_OPTIONS = FetchOptions()


def read(
    inputs: Iterable[str | os.PathLike[str]],
    limits: Limits = _NO_LIMITS,
    stdin: BinaryIO | None = None,
    without: Collection[Path] = (),
    fetching: FetchOptions = _NO_FETCH_OPTIONS,
) -> Iterator[Item]:
    """The articles of all inputs, in order, with what was skipped between them.

    An input is a file, a folder (read in the order of its names, with what lies in it), an address, or `-` for
    standard input. Files in a folder that are in `without` (resolved paths) are passed over in silence.
    """
    with ExitStack() as stack:
        fetcher: Fetcher | None = None
        for name in inputs:
            if str(name) == "-":
                yield from _stream(stdin or sys.stdin.buffer, Given(where="standard input"), limits)
            elif is_address(name):
                from reportedly.articles.fetching.fetch import Fetcher

                fetcher = fetcher or stack.enter_context(Fetcher(fetching))
                yield from _address(str(name), limits, fetcher)
            elif _SCHEME.match(str(name)):
                yield Skipped(str(name), "only addresses that begin with http:// or https:// are fetched")
            else:
                for found in paths(Path(name), without):
                    yield from (found,) if isinstance(found, Skipped) else read_file(found, limits)


def is_address(name: str | os.PathLike[str]) -> bool:
    """Whether an input is an address on the web and no file's name."""
    return str(name).lower().startswith(("http://", "https://"))


def read_answer(raw: bytes, given: Given, limits: Limits = _NO_LIMITS, charset: str | None = None) -> Iterator[Item]:
    """The articles of what a server sent: a page, a feed, a table or an archive, by its looks.

    `given.url` is where it was found, `given.where` what warnings call it, `charset` what the server states.
    """
    yield from _stream(io.BytesIO(raw), given, limits, None, charset)


def read_bytes(
    raw: bytes, given: Given, shape: Form | None = None, limits: Limits = _NO_LIMITS, charset: str | None = None
) -> Item:
    """The article that some bytes are, a page or flat text by `shape`, or by how they look.

    `charset` is what a server states of them.
    """
    form = shape or ("page" if _look(raw) == "page" else "text")
    if not raw.strip():
        return Skipped(given.where, "it is empty")
    try:
        words, notes = decode.text(raw, form == "page", charset)
    except decode.UnreadableError as error:
        return Skipped(given.where, str(error))
    form = "page" if words.lstrip()[:15].lower().startswith(("<!doctype html", "<html")) else form
    item = single(words, given, form, raw, limits)
    return replace(item, warnings=(*notes, *item.warnings)) if isinstance(item, Received) else item


def read_string(words: str, given: Given, limits: Limits = _NO_LIMITS) -> Item:
    """The article that a string is: a page where it opens with a tag, else flat text, unchanged."""
    return single(words, given, "page" if looks_like_page(words) else "text", None, limits)


def paths(name: Path, without: Collection[Path] = ()) -> Iterator[Path | Skipped]:
    """The files that a name means: itself, or those under a folder, by name, with what is passed over there.

    What is no article's file is told once, hidden files and those in `without` (resolved paths) not at all.
    """
    if not name.is_dir():
        yield name
        return
    folder = name
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
        yield path
    yield from faults
    if others:
        names = ", ".join(others[:3]) + (", ..." if len(others) > 3 else "")
        count = f"{len(others)} file{'s' if len(others) > 1 else ''}"
        yield Skipped(str(folder), f"passed over {count} of other kinds than {_KNOWN}: {names}")
    elif not found and not faults:
        yield Skipped(str(folder), f"the folder holds no articles ({_KNOWN})")


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


def _address(name: str, limits: Limits, fetcher: Fetcher) -> Iterator[Item]:
    """The articles at an address, whatever it gives; doubts about the way it came stand with the first."""
    try:
        fetched = fetcher.get(name)
    except FetchError as error:
        yield Skipped(name, str(error))
        return
    except OSError:  # the folder for what is kept can't be written: no address would fare better
        raise
    except Exception as error:  # a fault of ours or of a library on what one server sent
        yield Skipped(name, fault(error))
        return
    doubts = fetched.warnings
    for item in read_answer(fetched.raw, Given(url=fetched.final_url, where=name), limits, fetched.charset):
        yield replace(item, warnings=(*doubts, *item.warnings)) if isinstance(item, Received) else item
        doubts = ()


def read_file(path: Path, limits: Limits = _NO_LIMITS) -> Iterator[Item]:
    """The articles of one file, by the end of its name, or by how it looks where the name does not say."""
    if path.suffix.lower() in OTHER_TABLES and path.is_file():
        yield Skipped(
            str(path), "it is a table of another kind; save it as .jsonl or .parquet, with the articles in `text`"
        )
        return
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, Given(where=str(path)), limits, shape_of(path))
    except OSError as error:
        yield _failure(str(path), error)


def _stream(
    stream: BinaryIO, given: Given, limits: Limits, named: Shape | None = None, charset: str | None = None
) -> Iterator[Item]:
    """The articles of an open stream: each kind by its own reader, unpacked where it is gzip, whatever its name."""
    where = given.where
    stream = peekable(stream)
    head = cast(io.BufferedReader, stream).peek(_PEEK)
    shape = looked_at(head, named)
    if shape == "archive":
        from reportedly.articles.containers import warc

        yield from warc.read(stream, head, where, limits)
    elif shape == "parquet":
        yield from _parquet(stream, where, limits)
    elif shape == "table":
        unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if head.startswith(packed.GZIP) else stream
        yield from table.rows(unpacked, where, limits)
    else:
        source = packed.source_of(stream, head)
        if shape == "json":
            from reportedly.articles.containers import document

            yield from document.read(source, where, limits)
        else:
            yield from _whole(packed.whole(source, limits.max_bytes), given, limits, shape, charset)
        if source.fault:
            kind = "cut off" if source.fault == "cut" else "broken"
            yield Skipped(where, f"the gzip file is {kind}; what could be unpacked of it was read")


def _whole(raw: bytes, given: Given, limits: Limits, shape: Shape, charset: str | None) -> Iterator[Item]:
    """The articles of a file that is taken in as a whole: a feed, a page or a text."""
    where = given.where
    if len(raw) > limits.max_bytes:
        yield Skipped(where, limits.too_large())
        return
    if shape == "feed":
        from reportedly.articles.containers import feed

        head = raw[:_PEEK]
        if feed.is_feed(head):
            yield from feed.read(raw, where, limits, given.url, charset)
            return
        if feed.is_page(head):
            shape = "page"
        elif name := feed.root(head):
            yield Skipped(where, f"it is XML of another kind than a feed (its root element is {name.decode()})")
            return
    yield read_bytes(raw, given, "page" if shape == "page" else "text", limits, charset)


def _parquet(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Item]:
    """The rows of a Parquet file, which is read from its end: a stream that can't be sought is copied first."""
    from reportedly.articles.containers import parquet

    if stream.seekable():
        yield from parquet.read(stream, where, limits)
        return
    import shutil
    import tempfile

    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield from parquet.read(cast(BinaryIO, copy), where, limits)


def peekable(stream: BinaryIO) -> BinaryIO:
    """The stream, buffered so that its head can be looked at."""
    return stream if hasattr(stream, "peek") else cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream)))


def _unpacked(head: bytes) -> bytes:
    """The first bytes of a stream, unpacked as far as they go where they are gzip."""
    if not head.startswith(packed.GZIP):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, _PEEK)
    except zlib.error:
        return b""


def looked_at(head: bytes, named: Shape | None) -> Shape:
    """How a stream is read, packed or not: as its name says, unless its first bytes plainly say otherwise."""
    head = _unpacked(head)
    if named in ("archive", "parquet", "feed"):
        return named
    look = _look(head)
    if named is None or look == "feed" or (named == "json" and look == "table"):
        return look
    return "json" if named == "table" and look == "json" and head.lstrip()[:1] == b"[" else named


def _look(head: bytes) -> Shape:
    """How bytes that have no name look: by their first words, a brace or a tag at the start, else text."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"WARC/"):
        return "archive"
    if head.startswith(b"PAR1"):
        return "parquet"
    if start.startswith((b"{", b"[")) and not start.startswith(b"{\\rtf"):
        from reportedly.articles.containers import document

        if document.is_document(start):
            return "json"
        if start.startswith(b"{"):
            return "table"
    if start.startswith(b"<") or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        from reportedly.articles.containers import feed

        if feed.is_feed(head) or feed.is_other_xml(head):
            return "feed"  # its reader refuses what is no feed
        if feed.is_page(head):
            return "page"
    return "page" if looks_like_page(start[:200].decode("latin-1")) else "text"


def shape_of(path: Path) -> Shape | None:
    """How a file is read by the end of its name; None where the name does not say."""
    name = path.name.lower()
    return next((shape for end, shape in SHAPES.items() if name.endswith(end)), None)


def _failure(where: str, error: OSError) -> Skipped:
    """Why a file could not be opened, in words."""
    if isinstance(error, FileNotFoundError):
        return Skipped(where, "there is no such file or folder; check the name (an address begins with https://)")
    if isinstance(error, PermissionError):
        return Skipped(where, "it may not be read; check its permissions")
    return Skipped(where, f"it can't be read ({error.strerror or error})")
