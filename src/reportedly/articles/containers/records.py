"""The records of a WARC archive in order, and its faults between them: fastwarc reads each, this finds the next.

Invariant: of the archive only what was read since the current record began is held, and at most the limit of it;
every fault ends at the next record that can be found or at the archive's end, never in an exception.
Source of the format: ISO 28500 (WARC 1.0 and 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from reportedly.articles.containers.packed import Members, Plain
from reportedly.articles.options import Limits

if TYPE_CHECKING:
    from fastwarc import WarcRecord

_START = re.compile(rb"(?<=\n)WARC/\d\.\d{1,2}\r?\n")
_START_LENGTH = 13
_HEADER_END = re.compile(rb"\n\r?\n")
_STEP = 1 << 16
_SKIP = 1 << 20
_MOST_FAULTS = 1000
_CUT = "the archive is cut off in its first record; nothing could be read"

Stop = Literal["end", "no header", "short", "swollen"]
"""Why records stopped coming: the end, bytes that are no record's header, a record that isn't whole, or a bomb."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an archive, and after how many records."""

    after: int
    reason: str


class Records:
    """The whole records of an archive, each with its number, and its faults between them.

    Records are counted from 1, past those that stand `before` the source.
    A record of at most `Limits.max_bytes` is frozen: it holds its content. Of a larger one only the headers may be
    read.
    """

    def __init__(self, source: Plain | Members, limits: Limits, before: int = 0) -> None:
        self._source = source
        self._limits = limits
        self._window = _Window(source, limits)
        self._number = before
        self._resume = 0  # where to look for the next record if none follows as it should
        self._swollen = 0  # bytes that large records unpacked to, beyond what they took packed

    def __iter__(self) -> Iterator[tuple[int, WarcRecord] | Fault]:
        """The records and faults in order."""
        for _ in range(_MOST_FAULTS):
            why = yield from self._run()
            reason, more = self._mended(why)
            if reason:
                yield Fault(self._number, reason)
            if not more:
                return
            self._resume = self._window.tell() + 1
        yield Fault(self._number, f"it has more than {_MOST_FAULTS:,} broken places; the rest is not read")

    def _run(self) -> Generator[tuple[int, WarcRecord], None, Stop]:
        """The records from where the window stands up to the next fault, which it returns."""
        from fastwarc import ArchiveIterator

        try:
            window = cast(BinaryIO, self._window)  # it is read and asked where it stands, and no more
            for record in ArchiveIterator(window, parse_http=False, stream_detect=False):
                begin = record.stream_pos
                self._window.forget(begin)
                self._resume = begin + 1
                length = record.content_length
                if (record.headers.get("Content-Length") or "").strip() != str(length):
                    return "short"
                end = self._window.header_end(begin)
                if length <= self._limits.max_bytes:
                    record.freeze()
                    if record.content_length < length:  # frozen, it is as long as what there was
                        return "short"
                self._number += 1
                yield self._number, record
                if length > self._limits.max_bytes and (why := self._skipped(record)):
                    self._number -= 1
                    return why
                self._resume = end  # not past the content: a stated length may reach into the next record
        except (OSError, ValueError):  # what fastwarc raises where no header stands
            return "no header"
        return "end"

    def _skipped(self, record: WarcRecord) -> Stop | None:
        """Read past a large record; why that can't be done, if it can't."""
        left, taken = record.content_length, self._source.taken
        passed = 0
        while step := record.reader.consume(_SKIP):
            passed += step
            if self._swollen + passed - (self._source.taken - taken) > self._limits.max_discarded:
                return "swollen"
        self._swollen += max(0, passed - (self._source.taken - taken))
        return "short" if passed < left else None

    def _mended(self, why: Stop) -> tuple[str | None, bool]:
        """What is told of a stop, and whether the window now stands where reading can go on."""
        source, count = self._source, self._number
        place = f"after record {count:,}" if count else "at its beginning"
        if why == "swollen":
            size = f"{self._limits.max_discarded:,} bytes more than they take"
            return f"its records unpack to {size}; the rest ({place}) is not read", False
        if why != "end" and self._window.to_start(self._resume):
            return f"what stands {place} is no whole record and was passed over", True
        if source.fault == "broken":
            mended = source.mend()
            self._window.clear()
            told = "reading went on after it" if mended else "nothing could be read past it"
            return f"what stands {place} is broken and can't be unpacked; {told}", mended
        if why == "short" or source.fault == "cut":
            return f"the archive is cut off {place}; the records before it were read" if count else _CUT, False
        if why == "no header":
            told = "the records before it were read" if count else "is it a WARC archive?"
            return f"what stands {place} is no record, and none follows; {told}", False
        return None, False


class _Window:
    """The plain bytes of an archive, of which those since the current record began are kept, to search them anew."""

    def __init__(self, source: Plain | Members, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._keep = limits.max_bytes + _SKIP
        self._held = bytearray()
        self._base = 0  # where in the archive the held bytes begin
        self._at = 0  # where in the archive the next read begins

    def tell(self) -> int:
        """Where in the plain bytes the next read begins."""
        return self._at

    def read(self, size: int = _STEP, /) -> bytes:
        """At most so many bytes; none at the end or at a fault of the source."""
        if self._at - self._base >= len(self._held) and not self._more(size if size > 0 else _STEP):
            return b""
        start = self._at - self._base
        data = bytes(self._held[start : start + size] if size > 0 else self._held[start:])
        self._at += len(data)
        return data

    def forget(self, until: int) -> None:
        """Let go of the bytes before an offset."""
        dropped = min(max(0, until - self._base), len(self._held))
        del self._held[:dropped]
        self._base += dropped

    def clear(self) -> None:
        """Let go of all that was read; the next read begins where the source stands."""
        self.forget(self._base + len(self._held))
        self._at = self._base

    def header_end(self, begin: int) -> int:
        """Where the header of the record that begins at an offset ends."""
        match = _HEADER_END.search(self._held, begin - self._base)
        return self._base + match.end() if match else begin

    def to_start(self, begin: int) -> bool:
        """Stand where the next record seems to start, from an offset on; False where none does before the end."""
        passed = 0
        at = max(begin, self._base + 1)
        while (match := _START.search(self._held, at - self._base)) is None:
            at = max(at, self._base + len(self._held) - _START_LENGTH)
            self.forget(at - 1)
            came = self._more(_STEP)
            passed += came
            if not came or passed > self._limits.max_discarded:
                self.clear()
                return False
        self._at = self._base + match.start()
        return True

    def _more(self, size: int) -> int:
        """Read on from the source; how many bytes came."""
        data = self._source.read(size)
        self._held += data
        if len(self._held) > self._keep:
            self.forget(self._base + len(self._held) - max(self._keep, len(data)))
        return len(data)
