"""Gzip, unpacked in small steps: one file, or the many members of an archive, as far as their bytes are sound.

Invariant: no call gives more bytes than it was asked for, whatever the packed bytes would unpack to; broken bytes
raise nothing, they end the stream and are told in `fault`.
Source of the format: RFC 1952.
"""

from __future__ import annotations

import zlib
from typing import Literal, Protocol

GZIP = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"
_STEP = 65536

Fault = Literal["cut", "broken"]


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""


class Plain:
    """Bytes that aren't packed, read as they are, so that they can stand where `Members` does."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.fault: Fault | None = None
        self.taken = 0

    def read(self, size: int = _STEP) -> bytes:
        """At most so many bytes; none at the end."""
        data = self._stream.read(size)
        self.taken += len(data)
        return data

    def mend(self) -> bool:
        """Whether reading can go on past a fault: here none ever stands."""
        return False


class Members:
    """The unpacked bytes of a gzip stream, member after member.

    At bytes that can't be unpacked the stream ends and `fault` says how: `cut` in the middle of a member, or `broken`,
    and then `mend` goes on at the next member. `taken` counts the packed bytes that were read.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._member: zlib._Decompress | None = None
        self._rest = b""
        self.fault: Fault | None = None
        self.taken = 0

    def read(self, size: int = _STEP) -> bytes:
        """At most so many unpacked bytes; none at the end or at a fault."""
        while self.fault is None:
            if self._member is None and not self._begin():
                break
            if not self._rest and not self._more():
                self.fault = "cut"
                break
            data = self._unpacked(size)
            if data:
                return data
        return b""

    def mend(self) -> bool:
        """Go on at the next place that looks like a member's start; False where none follows."""
        self.fault, self._member = None, None
        self._rest = self._rest[1:]
        while (at := self._rest.find(_MEMBER)) < 0:
            kept = self._rest[-2:]
            if not self._more():
                return False
            self._rest = kept + self._rest
        self._rest = self._rest[at:]
        return True

    def _begin(self) -> bool:
        """Open the next member; False at the end. Zeros between members are padding."""
        self._rest = self._rest.lstrip(b"\0")
        while not self._rest:
            if not self._more():
                return False
            self._rest = self._rest.lstrip(b"\0")
        self._member = zlib.decompressobj(31)
        return True

    def _more(self) -> bool:
        self._rest = self._stream.read(_STEP)
        self.taken += len(self._rest)
        return bool(self._rest)

    def _unpacked(self, size: int) -> bytes:
        member = self._member
        assert member is not None
        try:
            data = member.decompress(self._rest, size)
        except zlib.error:
            self.fault = "broken"
            return b""
        self._rest = member.unused_data if member.eof else member.unconsumed_tail
        if member.eof:
            self._member = None
        return data


def source_of(stream: Readable, head: bytes) -> Plain | Members:
    """The stream's plain bytes, unpacked where its head is gzip's."""
    return Members(stream) if head.startswith(GZIP) else Plain(stream)


def whole(source: Plain | Members, limit: int) -> bytes:
    """All bytes up to the first fault, but at most one more than the limit, so that the caller sees it passed."""
    parts: list[bytes] = []
    size = 0
    while size <= limit and (data := source.read(min(_STEP, limit + 1 - size))):
        parts.append(data)
        size += len(data)
    return b"".join(parts)
