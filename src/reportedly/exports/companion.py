"""What a shape could not hold, one JSON object a line: `id`, `kind`, `what`, `why`, and `detail` where there is more.

Invariant: whole lines only, in the order in which they were left out; each is counted under its reason.
"""

from __future__ import annotations

from collections import Counter
from typing import IO

from reportedly.report import JsonObject, in_one_line

SUFFIX = ".left-out.jsonl"
"""Follows the name of the output."""


class Companion:
    """Takes what is left out and counts it by reason. Without a stream it only counts."""

    def __init__(self, stream: IO[bytes] | None = None) -> None:
        self._stream = stream
        self.counts: Counter[str] = Counter()

    def leave(self, name: str, kind: str, what: str, why: str, detail: str | None = None) -> None:
        """Leaves out one thing: its id, its kind (`event`, `incident` ...), its words, and the reason.

        `why` is a reason that many share, under which it is counted; `detail` is what is said of this one alone.
        """
        self.counts[why] += 1
        if self._stream is not None:
            line: JsonObject = {"id": name, "kind": kind, "what": what, "why": why}
            if detail is not None:
                line["detail"] = detail
            self._stream.write(in_one_line(line).encode() + b"\n")

    @property
    def total(self) -> int:
        """How many were left out."""
        return self.counts.total()
