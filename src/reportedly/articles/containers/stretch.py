"""A stretch of a file as a stream of its own, which ends where the stretch does."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from reportedly.articles.containers import packed

_STEP = 1 << 20


class _Stretch(io.RawIOBase):
    """The next so many bytes of a stream, or all that follow."""

    def __init__(self, stream: io.BufferedReader, left: int | None) -> None:
        self._stream, self._left = stream, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        size = len(view) if self._left is None else min(len(view), self._left)
        data = self._stream.read1(size) if size else b""  # where a packed file is cut off, what stands before is given
        view[: len(data)] = data
        if self._left is not None:
            self._left -= len(data)
        return len(data)


def stretch(stream: io.BufferedReader, start: int, stop: int | None) -> io.BufferedReader:
    """The bytes `[start, stop)` of a stream that stands at its beginning; to its end without `stop`.

    What stands before is jumped over where the stream can be, else read past.
    """
    if isinstance(cast(object, stream), gzip.GzipFile):
        while start and (passed := len(stream.read(min(start, _STEP)))):
            start -= passed
            stop = stop - passed if stop is not None else None
    else:
        stream.seek(start)
    return io.BufferedReader(_Stretch(stream, None if stop is None else stop - start))


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """A file's bytes, unpacked where it is gzip, whatever its name."""
    with path.open("rb") as file:
        head = file.read(len(packed.GZIP))
        file.seek(0)
        if head == packed.GZIP:
            yield cast(io.BufferedReader, gzip.GzipFile(fileobj=file))
        else:
            yield file
