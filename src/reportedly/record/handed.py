"""Reports that were read before, from a file that `reportedly read` wrote: stored as they are, not read again.

Such a file is told by its first line: an object with `article`, itself an object with `text`, and `statements`. A table
of articles has `text` or `html` in the row itself.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO, cast

from reportedly.articles.items import Skipped
from reportedly.model import Report
from reportedly.report import from_json

ENDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
LONGEST = 256_000_000
"""A longer line is no report: reports are some times as long as their articles, which have a limit too."""


def is_reports(path: Path) -> bool:
    """Whether a file holds reports, by the end of its name and its first line."""
    if not path.name.lower().endswith(ENDS) or not path.is_file():
        return False
    try:
        with opened(path) as stream:
            first = next((line for line in iter(lambda: stream.readline(LONGEST), b"") if line.strip()), b"")
    except (OSError, EOFError, zlib.error):
        return False
    data = parsed(first)
    if not isinstance(data, dict) or "statements" not in data:
        return False
    article = data.get("article")
    return isinstance(article, dict) and "text" in article


def reports(path: Path) -> Iterator[Report | Skipped]:
    """The reports of a file in order; lines that hold none as Skipped."""
    try:
        with opened(path) as stream:
            for number in count(1):
                line = stream.readline(LONGEST)
                if not line:
                    return
                if line.strip():
                    yield one(line, f"{path}, line {number}")
    except (OSError, EOFError, zlib.error) as error:
        yield Skipped(str(path), f"it is cut off or broken ({error}); what could be read of it was stored")


def one(line: bytes, where: str) -> Report | Skipped:
    """The report on a line."""
    data = parsed(line)
    try:
        if (
            isinstance(data, dict)
            and isinstance(data["article"]["text"], str)
            and isinstance(data["article"]["id"], str)
        ):
            return from_json(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    return Skipped(where, "it is no report of this program's; write it anew with `reportedly read`")


def parsed(line: bytes) -> object:
    """The JSON on a line, None where it is none."""
    try:
        return cast(object, json.loads(line))
    except (ValueError, RecursionError):
        return None


def opened(path: Path) -> BinaryIO:
    """The file's lines, unpacked where it is packed."""
    return cast(BinaryIO, gzip.open(path)) if path.name.lower().endswith(".gz") else path.open("rb")
