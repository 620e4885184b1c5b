"""The files that the parts of the work become: their names, whether one is there, and how one comes to be, whole.

Invariant: a file's name holds the hash of all that its bytes depend on (the part's bytes and place, the limits, the
program's version and its models), and it stands under that name only when all of it is there. So whoever starts the
same work again, anywhere, goes on where it was, and the end is the same to the byte.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import IO

import pyarrow  # type: ignore[import-untyped]  # it has no types

from reportedly.articles.parts import Part, digest
from reportedly.cluster.work import Note, Work, notes_from_text, notes_to_text
from reportedly.versions import Version

HASH = 16
NOTES = ".notes.jsonl"
"""How the name of a part's side file ends: what was skipped and what was doubted, with the reason, a line each."""
_NAME = re.compile(r"\.?(.+-[0-9a-f]{8})\.\d{6,}\.[0-9a-f]{16}\.(?:parquet|jsonl|notes\.jsonl)(?:\.unfinished-\d+)?")
_STEM = re.compile(r"[^A-Za-z0-9_.]+")
_LONGEST = 60


def shard_of(part: Part, work: Work, version: Version) -> Shard:
    """The file that a part becomes. Reads the part's bytes, for their hash."""
    place = (part.source, part.kind, part.files, part.start, part.before)
    made = f"pyarrow {pyarrow.__version__}" if work.form == "parquet" else work.form  # it writes its version into files
    told = [digest(part), place, made, asdict(work.limits), version.program, version.models, version.settings]
    key = sha256(json.dumps(told).encode()).hexdigest()[:HASH]
    return Shard(Path(work.folder), part_name(part), key, work.form)


def part_name(part: Part) -> str:
    """The beginning of the names of what becomes of a part, whatever its bytes: its source and its number."""
    return f"{source_name(part.source)}.{part.number:06d}"


def source_name(source: str) -> str:
    """A source's name as files have it: the end of its path, and a hash of all of it."""
    stem = _STEM.sub("-", Path(source).name)[:_LONGEST] or "folder"
    return f"{stem}-{sha256(source.encode(errors='surrogatepass')).hexdigest()[:8]}"


class Shard:
    """One part's file of reports, with its notes beside it where there are any."""

    def __init__(self, folder: Path, name: str, key: str, form: str) -> None:
        self.name = name
        self.path = folder / f"{name}.{key}.{form}"
        self.side = folder / f"{name}.{key}{NOTES}"

    def there(self) -> bool:
        """Whether the part was read to its end."""
        return self.path.exists()

    def reports(self) -> int:
        """How many reports the file holds."""
        if self.path.suffix == ".jsonl":
            with self.path.open("rb") as lines:
                return sum(1 for _ in lines)
        from pyarrow import parquet

        return int(parquet.read_metadata(self.path).num_rows)

    def notes(self) -> tuple[Note, ...]:
        """What was noted while it was read."""
        return notes_from_text(self.side.read_text(encoding="utf-8")) if self.side.exists() else ()

    @contextmanager
    def made(self, notes: list[Note]) -> Iterator[IO[bytes]]:
        """Where the reports are written. At the end the notes get their name, and then the reports."""
        with whole(self.path) as stream:
            yield stream
            if notes:
                with whole(self.side) as side:
                    side.write(notes_to_text(notes).encode(errors="replace"))


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that gets its name when all of it is on the disk, and is gone where that fails."""
    unfinished = path.with_name(f".{path.name}.unfinished-{os.getpid()}")
    try:
        with unfinished.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def tidy(folder: Path, sources: Iterable[str], kept: Collection[str]) -> None:
    """Removes what other bytes, settings or versions made of some sources, and what was left unfinished of them."""
    names = {source_name(source) for source in sources}
    with os.scandir(folder) as entries:
        gone = [entry.name for entry in entries if entry.name not in kept and source_in(entry.name) in names]
    for name in gone:
        (folder / name).unlink(missing_ok=True)


def source_in(name: str) -> str | None:
    """The source's name in the name of a file that became of one of its parts; None for any other file."""
    found = _NAME.fullmatch(name)
    return found[1] if found else None
