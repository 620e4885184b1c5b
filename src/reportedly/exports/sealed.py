"""A package's zip file, opened without trust: which names it holds, and each file's bytes within limits.

Invariant: nothing is written to the disk, and no more is unpacked than `contents.LARGEST` at a time and
`contents.WHOLE` in all, whatever the zip says of itself; its directory is not read before its size is known.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from reportedly.exports.contents import LARGEST, MANIFEST, MOST_FILES, NAME, PARSED, WHOLE

PIECE = 1 << 20
DIRECTORY = MOST_FILES * 256
"""Bytes that the zip's directory may take: far more than ours do."""
MOST_BESIDE = 64
"""Bytes of other tools' own that a file may have beside its name: its time and owner, its size where that is large."""
_END = struct.Struct("<4s4H2LH")  # the end of the central directory (APPNOTE.TXT 4.3.16)
_LOCAL = struct.Struct("<4x2xH18xHH")  # a file's header: its flags, and how long its name and extra field are (4.3.7)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class SealError(Exception):
    """The file is no package that could be looked into; why."""


class Sealed:
    """An open package. Raises SealError where it is no zip, or one that no `package` has written."""

    def __init__(self, path: Path) -> None:
        looked_at(path)
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise SealError(f"it is no zip file that can be read ({error})") from None
        try:
            self._sound()
            with path.open("rb") as stream:
                whole(stream, self._archive)
        except (SealError, OSError):
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of the files in it."""
        return frozenset(self._archive.namelist())

    def size(self, name: str) -> int:
        """How many bytes a file says that it unpacks to."""
        return self._archive.getinfo(name).file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file's bytes, some at a time. Raises SealError where they can't be unpacked."""
        try:
            with self._archive.open(name) as stream:
                while piece := stream.read(PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise SealError(f"it can't be unpacked ({error})") from None

    def read(self, name: str) -> bytes:
        """All of a file's bytes. Raises SealError where it is missing, too large to be parsed, or can't be unpacked."""
        if name not in self.names:
            raise SealError(f"{name[:200]} is not in the package")
        if self.size(name) > PARSED:
            raise SealError(f"{name} is larger than {PARSED:,} bytes, and no package has such a file of JSON")
        return b"".join(self.pieces(name))

    def lines(self, name: str, longest: int) -> Iterator[bytes]:
        """The lines of a file. Raises SealError where one is longer than `longest` bytes, or ends in the middle."""
        if name not in self.names:
            raise SealError("it is missing")
        held = b""
        for piece in self.pieces(name):
            *whole, held = (held + piece).split(b"\n")
            yield from whole
            if len(held) > longest:
                raise SealError(f"a line of it is longer than {longest:,} bytes")
        if held:
            raise SealError("its last line is not whole")

    def _sound(self) -> None:
        """Nothing, where every entry is a plain file of a package, and all are within the limits."""
        entries = self._archive.infolist()
        if self._archive.comment or any(each.comment for each in entries):
            raise SealError("it has a comment, where a package has none")
        for each in entries:
            if each.filename != MANIFEST and not NAME.fullmatch(each.filename):
                raise SealError(f"it holds {each.filename[:200]!r}, which is no file of a package")
            if each.flag_bits & 0x1 or each.compress_type not in _METHODS:
                raise SealError(f"{each.filename} is encrypted or packed in a way that no package is")
            if each.file_size > LARGEST:
                raise SealError(f"{each.filename} says that it unpacks to {each.file_size:,} bytes; {LARGEST:,} may be")
        twice = [name for name, many in Counter(each.filename for each in entries).items() if many > 1]
        if twice:
            raise SealError(f"it holds {twice[0]} more than once")
        if (whole := sum(each.file_size for each in entries)) > WHOLE:
            raise SealError(f"it says that it unpacks to {whole:,} bytes; {WHOLE:,} may be")


def looked_at(path: Path) -> None:
    """Nothing, where a file ends as our zips do, with a directory of bearable size. Raises SealError, or OSError."""
    size = path.stat().st_size
    if size > WHOLE:
        raise SealError(f"it is {size:,} bytes long; a package has {WHOLE:,} at most")
    with path.open("rb") as stream:
        stream.seek(max(0, size - _END.size - 20))
        end = stream.read()
    if len(end) < _END.size or end[-_END.size :][:4] != b"PK\5\6":
        raise SealError("it is no zip file, or it was cut off, or something was added at its end")
    _, _, _, _, files, length, _, _ = _END.unpack(end[-_END.size :])
    if files > MOST_FILES or length > DIRECTORY or end.startswith(b"PK\6\7"):
        raise SealError(f"it says that it holds {files:,} files or more; a package holds {MOST_FILES:,} at most")


def whole(stream: BinaryIO, archive: zipfile.ZipFile) -> None:
    """Nothing, where files and directory fill a zip from its first byte to its last. Raises SealError.

    Between them anything could be hidden that no hash is of, a program before the first one for instance.
    """
    at = 0
    for each in sorted(archive.infolist(), key=lambda one: one.header_offset):
        stream.seek(each.header_offset)
        head = stream.read(_LOCAL.size)
        if each.header_offset != at or len(head) < _LOCAL.size:
            raise SealError(f"{each.filename} doesn't begin where what is before it ends, at {at:,}")
        flags, names, extra = _LOCAL.unpack(head)
        if max(extra, len(each.extra)) > MOST_BESIDE:
            raise SealError(f"{each.filename} has more beside its bytes than a time and an owner")
        at += _LOCAL.size + names + extra + each.compress_size
        if flags & 0x8:  # sizes follow the bytes, with or without a mark before them
            stream.seek(at)
            at += 16 if stream.read(4) == b"PK\7\10" else 12
    if archive.start_dir != at:
        raise SealError(f"its directory doesn't begin where its files end, at {at:,}")
