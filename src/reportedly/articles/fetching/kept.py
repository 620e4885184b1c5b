"""The bytes of each source as received, kept in a folder under their hash, with one line for each time they came.

Layout: `ab/ab12....gz` holds the bytes whose sha256 is `ab12...`, packed; `index.jsonl` says where and when.
Invariant: a file appears whole and is never written again, and a line of the index appears whole and stays, whichever
processes write at once.
"""

from __future__ import annotations

import fcntl
import gzip
import json
import os
import re
import tempfile
from pathlib import Path

from reportedly.articles.fetching.fetched import Fetched
from reportedly.articles.plain import digest

INDEX = "index.jsonl"
_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")


def keep(folder: Path, fetched: Fetched) -> Path:
    """Keep what was fetched; the file that holds its bytes. Raises OSError where the folder can't be written."""
    path = place(folder, fetched.digest)
    if not path.exists():
        _write(path, gzip.compress(fetched.raw, mtime=0))
    _note(folder / INDEX, fetched)
    return path


def load(folder: Path, name: str) -> bytes:
    """The bytes that are kept under a digest (`sha256:...`).

    Raises OSError where they are not there, and ValueError where the file holds other bytes than its name says.
    """
    raw = gzip.decompress(place(folder, name).read_bytes())
    if digest(raw) != name:
        raise ValueError(f"{place(folder, name)} is damaged: its bytes are not those of its name")
    return raw


def place(folder: Path, name: str) -> Path:
    """Where the bytes of a digest are kept. Raises ValueError where it is no digest."""
    match = _DIGEST.fullmatch(name)
    if match is None:
        raise ValueError(f"{name[:100]!r} is no digest; one is `sha256:` and 64 hexadecimal digits")
    return folder / match[1][:2] / f"{match[1]}.gz"


def _write(path: Path, packed: bytes) -> None:
    """Write a file under another name first, so that it is never seen half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(packed)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o444)
        part.replace(path)  # where another process was faster, it wrote the same bytes
    finally:
        part.unlink(missing_ok=True)


def _note(index: Path, fetched: Fetched) -> None:
    """Add one line to the index, under a lock; a line that a crash left half is ended first."""
    line = {
        "url": fetched.url,
        "final_url": fetched.final_url,
        "status": fetched.status,
        "media_type": fetched.media_type,
        "charset": fetched.charset,
        "fetched_at": fetched.fetched_at,
        "digest": fetched.digest,
    }
    with index.open("ab+") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        end = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, end - 1))
        broken = stream.read(1) not in (b"", b"\n")
        stream.write(b"\n" * broken + json.dumps(line, ensure_ascii=False).encode() + b"\n")
