"""The pages that a Parquet column is stored in: how much the largest of them unpacks to.

A page is unpacked as a whole, so that this, and not the number of its rows, says what reading a column takes. It is
read from the headers of the pages themselves: what the file's own table of contents says may be wrong.
Source of the format: Apache Parquet (`PageHeader`), Apache Thrift (compact protocol).
"""

from __future__ import annotations

from typing import BinaryIO

_HEADER = 1 << 16
_DEEPEST = 8


def largest(stream: BinaryIO, start: int, size: int) -> int:
    """The bytes that the largest page unpacks to, of those that stand in `size` bytes from `start` on.

    Raises ValueError where no header of a page stands where one must.
    """
    most, at, end = 0, start, start + size
    while at < end:
        stream.seek(at)
        header = _Header(stream.read(min(_HEADER, end - at)))
        stated = header.numbers()
        unpacked, packed = stated.get(2, -1), stated.get(3, -1)
        if unpacked < 0 or packed < 0:
            raise ValueError("a page does not say how large it is")
        most = max(most, unpacked)
        at += header.at + packed
    return most


class _Header:
    """The bytes of a structure in Thrift's compact form, read from front to back."""

    def __init__(self, held: bytes) -> None:
        self._held = held
        self.at = 0

    def numbers(self, depth: int = 0) -> dict[int, int]:
        """The whole numbers of a structure by their fields; what else it holds is passed over."""
        if depth > _DEEPEST:
            raise ValueError("the header of a page is nested too deep")
        found: dict[int, int] = {}
        name = 0
        while byte := self._byte():
            step, kind = byte >> 4, byte & 15
            name = name + step if step else self._number()
            if kind in (4, 5, 6):
                found[name] = self._number()
            else:
                self._pass(kind, depth)
        return found

    def _pass(self, kind: int, depth: int) -> None:
        """Pass a field of a kind: a truth value (which has no bytes), a byte, a double, bytes, or a structure."""
        if kind in (3, 7):
            self.at += 1 if kind == 3 else 8
        elif kind == 8:
            length = self._plain()
            self.at += length
        elif kind == 12:
            self.numbers(depth + 1)
        elif kind not in (1, 2):  # a list or a map: no header of a page has one
            raise ValueError("what stands in its place is no header of a page")

    def _number(self) -> int:
        """A signed whole number, in zigzag form."""
        plain = self._plain()
        return (plain >> 1) ^ -(plain & 1)

    def _plain(self) -> int:
        """An unsigned whole number, seven bits a byte."""
        number = shift = 0
        while (byte := self._byte()) & 128 and shift < 63:
            number |= (byte & 127) << shift
            shift += 7
        return number | byte << shift

    def _byte(self) -> int:
        if self.at >= len(self._held):
            raise ValueError("the header of a page is cut off or too long")
        self.at += 1
        return self._held[self.at - 1]
