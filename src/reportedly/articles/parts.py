"""The inputs cut into parts of about so many articles each, so that each part can be read by itself, anywhere.

Invariant: the parts of an input, read one after another, give its articles as `inputs.read` does, and how it is cut
depends on its bytes alone. A table is cut between lines, an archive between records that are packed each by itself, a
Parquet file between row groups; small files are taken together. What can't be cut is one part.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Literal, cast

from reportedly.articles import inputs
from reportedly.articles.containers import packed, table
from reportedly.articles.containers.stretch import opened, stretch
from reportedly.articles.items import Item, Skipped
from reportedly.articles.options import Limits

Kind = Literal["files", "lines", "records", "groups"]

_NO_LIMITS = Limits()
_BLOCK = 1 << 20
_PEEK = 65536
_BROKEN = (OSError, EOFError, ValueError, RuntimeError)
_READABLE = ("response", "resource")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an input: the `number`-th of its `source`, counted from 0.

    For `files`, all of each file; else of the one file the bytes `[start, stop)`, of a packed table its unpacked bytes,
    or the row groups `[start, stop)`. Without `stop` it runs to the end. `before` is how many lines or records stand
    before it.
    """

    source: str
    number: int
    kind: Kind
    files: tuple[str, ...]
    start: int = 0
    stop: int | None = None
    before: int = 0


def plan(names: Iterable[str], size: int, without: Collection[Path] = ()) -> Iterator[Part | Skipped]:
    """The parts of all inputs in order, of about `size` articles each, with what was passed over between them.

    Raises ValueError for standard input and addresses, which can be read once only and by one reader.
    """
    names = list(names)
    if reason := refused(names):
        raise ValueError(reason)
    for name in names:
        yield from _parts_of(name, size, without)


def refused(names: Iterable[str]) -> str | None:
    """Why some inputs can't be cut into parts; None where all can."""
    for name in names:
        if name == "-" or "://" in name:
            what = "standard input" if name == "-" else name
            return f"{what} can't be cut into parts: only files and folders can"
    return None


def _parts_of(name: str, size: int, without: Collection[Path]) -> Iterator[Part | Skipped]:
    """The parts of one input; small files that follow each other are taken together."""
    small: list[str] = []
    number = 0
    for found in inputs.paths(Path(name), without):
        if isinstance(found, Skipped):
            yield found
            continue
        kind = kind_of(found)
        if small and (kind != "files" or len(small) >= size):
            yield Part(name, number, "files", tuple(small))
            small, number = [], number + 1
        if kind == "files":
            small.append(str(found))
        else:
            yield from cut(str(found), kind, size)
    if small:
        yield Part(name, number, "files", tuple(small))


def kind_of(path: Path) -> Kind:
    """How a file can be cut; `files` where it can't, or can't be opened."""
    try:
        with path.open("rb") as stream:
            head = cast(io.BufferedReader, inputs.peekable(stream)).peek(_PEEK)
    except OSError:
        return "files"
    kinds: dict[str, Kind] = {"table": "lines", "archive": "records", "parquet": "groups"}
    if path.suffix.lower() in inputs.OTHER_TABLES:
        return "files"
    return kinds.get(inputs.looked_at(head, inputs.shape_of(path)), "files")


def cut(source: str, kind: Kind, size: int) -> Iterator[Part]:
    """The parts of one file that holds many articles."""
    edges = {"lines": _lines, "records": _records, "groups": _groups}[kind](source, size)
    number, start, before = 0, 0, 0
    for stop, count in edges:
        yield Part(source, number, kind, (source,), start, stop, before)
        number, start, before = number + 1, stop, count
    yield Part(source, number, kind, (source,), start, None, before)


def _lines(source: str, size: int) -> Iterator[tuple[int, int]]:
    """After each `size` lines that more follow: where they end, and how many lines stand before that."""
    at = count = wanted = 0
    edge: int | None = None
    wanted = size
    with suppressed(), opened(Path(source)) as stream:
        while block := stream.read(_BLOCK):
            if edge is not None:
                yield edge, wanted - size
                edge = None
            here = block.count(b"\n")
            position = 0
            while count + here >= wanted:
                for _ in range(wanted - count):
                    position = block.index(b"\n", position) + 1
                here -= wanted - count
                count, wanted = wanted, wanted + size
                if at + position < at + len(block):
                    yield at + position, count
                else:
                    edge = at + position
            count += here
            at += len(block)


def _records(source: str, size: int) -> Iterator[tuple[int, int]]:
    """After each `size` records that may hold pages: where the next record begins, and how many stand before it."""
    from fastwarc import ArchiveIterator

    last = pages = 0
    with suppressed(), Path(source).open("rb") as stream:
        for count, record in enumerate(ArchiveIterator(stream, parse_http=False)):
            if pages >= size and record.stream_pos > last and _begins(source, record.stream_pos):
                last, pages = record.stream_pos, 0
                yield last, count
            pages += str(record.record_type) in _READABLE


def _begins(source: str, at: int) -> bool:
    """Whether a record begins at an offset of an archive, packed by itself or plain."""
    with Path(source).open("rb") as file:
        file.seek(at)
        return file.read(5).startswith((packed.GZIP, b"WARC/"))


def _groups(source: str, size: int) -> Iterator[tuple[int, int]]:
    """After each `size` rows or more that more follow: the number of the next row group."""
    from pyarrow import parquet  # type: ignore[import-untyped]  # it has no types

    with suppressed():
        meta = parquet.read_metadata(source)
        rows = 0
        for group in range(meta.num_row_groups):
            if rows >= size:
                yield group, group
                rows = 0
            rows += meta.row_group(group).num_rows


@contextmanager
def suppressed() -> Iterator[None]:
    """Ends the cutting of a file at its first fault: what follows is one part, whose reading tells of it."""
    try:
        yield
    except _BROKEN:
        return


def read(part: Part, limits: Limits = _NO_LIMITS) -> Iterator[Item]:
    """The articles of a part in order, with what was skipped between them."""
    if part.kind == "files":
        for name in part.files:
            yield from inputs.read_file(Path(name), limits)
        return
    source = part.source
    try:
        if part.kind == "lines":
            with opened(Path(source)) as stream:
                lines = stretch(stream, part.start, part.stop)
                yield from table.rows(lines, source, limits, part.before, cut=bool(part.start or part.stop))
        elif part.kind == "groups":
            from reportedly.articles.containers import parquet

            with Path(source).open("rb") as file:
                yield from parquet.read(file, source, limits, groups_of(part))
        else:
            from reportedly.articles.containers import warc

            with Path(source).open("rb") as file:
                stream = stretch(file, part.start, part.stop)
                yield from warc.read(stream, stream.peek(_PEEK), source, limits, part.before)
    except OSError as error:
        yield Skipped(source, f"it can't be read ({error.strerror or error})")


def groups_of(part: Part) -> range | None:
    """The row groups of a part; None for all that there are."""
    if not part.start and part.stop is None:
        return None
    return range(part.start, part.stop if part.stop is not None else 1 << 30)


def digest(part: Part) -> str:
    """The hash of a part's bytes (SHA-256), or of the reason why they can't be read."""
    found = sha256()
    for name in part.files:
        try:
            for block in _bytes_of(Path(name), part):
                found.update(block)
        except _BROKEN as error:
            found.update(type(error).__name__.encode())
        found.update(b"\0end of file\0")
    return found.hexdigest()


def _bytes_of(path: Path, part: Part) -> Iterator[bytes]:
    """The bytes that a part is of a file."""
    if part.kind == "lines":
        with opened(path) as stream:
            yield from blocks(stretch(stream, part.start, part.stop))
        return
    start, stop = part.start, part.stop
    if part.kind == "groups":
        start, stop = _extent(path, groups_of(part))
    with path.open("rb") as file:
        yield from blocks(stretch(file, start, stop))


def _extent(path: Path, groups: range | None) -> tuple[int, int | None]:
    """The bytes of a Parquet file that some of its row groups lie in; the whole file for all."""
    from pyarrow import parquet

    if groups is None:
        return 0, None
    meta = parquet.read_metadata(path)
    starts, stops = [], []
    for number in range(groups.start, min(groups.stop, meta.num_row_groups)):
        group = meta.row_group(number)
        for each in (group.column(n) for n in range(group.num_columns)):
            starts.append(min(at for at in (each.dictionary_page_offset, each.data_page_offset) if at))
            stops.append(starts[-1] + each.total_compressed_size)
    return (min(starts), max(stops)) if starts else (0, 0)


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """A stream's bytes, a block at a time."""
    while block := stream.read(_BLOCK):
        yield block
