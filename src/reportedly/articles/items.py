"""What comes out of reading an input: an article with its warnings, or what was skipped and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from reportedly.model import Article


@dataclass(frozen=True, slots=True)
class Received:
    """An article as read, the warnings about it, and where it came from (file, and line in a table).

    `raw` is the bytes as received, where it came as bytes of its own.
    """

    article: Article
    warnings: tuple[str, ...]
    where: str
    raw: bytes | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article: where (file, and line in a table) and why, in words that say what to do."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


Item: TypeAlias = Received | Skipped
