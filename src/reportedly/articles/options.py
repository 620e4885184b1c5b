"""What a caller may say about an article before it is read, and the limits that reading keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller or a table's row states about an article; None where nothing is stated.

    `published` is ISO 8601: a bare date or a zoned time. `where` names the input in warnings.
    """

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    where: str = "the text"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one article may take; what is larger is skipped with a warning.

    `max_bytes` holds for one file, one row of a table and one unpacked text alike, `max_characters` for the text of
    one article (a book): the encoder takes some kilobytes of memory a word. `max_discarded` is how many bytes of
    over-long rows are read past in one table before the rest of it is given up (a packed file can unpack to a
    thousand times its size). `max_seconds` holds for one article where workers read it, who are watched over.
    """

    max_bytes: int = 16_000_000
    max_characters: int = 2_000_000
    max_discarded: int = 1_000_000_000
    max_seconds: float = 300.0

    def too_large(self) -> str:
        """The reason given for an input over `max_bytes`, with what can be done."""
        return f"it is larger than {self.max_bytes:,} bytes, the limit for one article; {_CUT} `Limits.max_bytes`)"

    def too_long(self, text: str) -> str | None:
        """The reason given for an article's text over `max_characters`, with what can be done; None within it."""
        if len(text) <= self.max_characters:
            return None
        limit = f"more than {self.max_characters:,}, the limit for one article"
        return f"its text is {len(text):,} characters long, {limit}; {_CUT} `Limits.max_characters`)"

    def too_slow(self) -> str:
        """The reason given for an article over `max_seconds`, with what can be done."""
        return f"reading it took more than {self.max_seconds:g} s, the limit for one article (--time-limit raises it)"


_CUT = "cut it into articles, one a file or one a row of a table (in Python you can raise"
