"""A record whose articles came as bytes, and its packages, for tests of packing and checking."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportedly.accounts.accounts import Told, accounts
from reportedly.accounts.conflict import Conflict
from reportedly.accounts.linking import update
from reportedly.exports.package import Packed, package
from reportedly.model import Report
from reportedly.record.adding import Addition
from reportedly.record.packing import hash_of
from reportedly.record.record import Record
from tests.record.dispatches import FIRST, report

MADE = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOBODY = Conflict("", None, None, ())


def page_of(made: Report) -> bytes:
    """The bytes that an article came as."""
    return f"<!doctype html><title>{made.article.title}</title><p>{made.article.text}</p>".encode()


def received(name: str, outlet: str = "Gazette") -> Addition:
    """The shelling of Orsa, with an id that is the hash of the page that it came as."""
    made = report(name, outlet=outlet)
    made = replace(made, article=replace(made.article, title=f"Orsa <b>shelled</b>, by {name}"))
    raw = page_of(made)
    return Addition(replace(made, article=replace(made.article, id=hash_of(raw))), raw)


def filled(path: Path, *more: Addition) -> Record:
    """A record of two articles, linked, with decisions on one of them and on another article."""
    record = Record.open(path)
    first, second = received("a"), received("b", "Courier")
    other = report("brask", published="2020-12-24", town="Brask")
    other = replace(other, places=tuple(replace(each, lat=10.0, geonameid=9) for each in other.places))
    record.add([first, second, Addition(other), *more], FIRST)
    name = first.report.article.id
    record.decide("correct", f"{name}#f1", who="Anna", why="says 15", field="low", value=15)
    record.decide("accept", "brask#e1", who="Berta")
    record.undo(1, who="Anna", why="no, 14")
    record.decide("accept", f"{name}#e1", who="Anna <script>")
    update(record)
    return record


def orsa(record: Record) -> Told:
    """The account of the shelling of Orsa."""
    return next(each for each in accounts(record, NOBODY) if each.account.incident.first.month == 10)  # type: ignore[union-attr]


def packed(record: Record, path: Path) -> Packed:
    """The package of that account, written to a file."""
    with path.open("wb") as out:
        return package(record, orsa(record), (), MADE, out)


def files_of(path: Path) -> dict[str, bytes]:
    """The files of a package by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path: Path, files: Mapping[str, bytes]) -> Path:
    """A zip of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def changed(raw: bytes, change: Callable[[Any], None]) -> bytes:
    """A file of JSON after a change to what it holds."""
    data = json.loads(raw)
    change(data)
    return json.dumps(data).encode()


def listed_anew(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a manifest whose hashes are theirs: what somebody makes who tampers with care."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name != "manifest.json"
    ]
    return {**files, "manifest.json": json.dumps(manifest).encode()}


def bytes_of(record: Record) -> bytes:
    """The package's own bytes."""
    out = io.BytesIO()
    package(record, orsa(record), (), MADE, out)
    return out.getvalue()
