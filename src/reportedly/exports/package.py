"""One incident with all that it stands on, in one zip file: bytes as received, reports, claims, decisions, a page.

Invariant: the same record, sides and time give the same bytes; every file is in the manifest with its hash, and what
`verify` would find broken is not written. In mind: the Berkeley Protocol on Digital Open Source Investigations (2022),
chapter VI: who received what when, and by which hash it is known.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import IO

from reportedly.accounts.account import to_json
from reportedly.accounts.accounts import Told
from reportedly.accounts.decisions import home
from reportedly.accounts.model import Ref, Side
from reportedly.exports import package_page
from reportedly.exports.contents import (
    CLAIMS,
    DECISIONS,
    FORMAT,
    INCIDENT,
    LARGEST,
    LONGEST,
    MANIFEST,
    MOST_FILES,
    PAGE,
    PARSED,
    WHOLE,
    claim_line,
    claimants,
    source_file,
    stands,
)
from reportedly.model import Report
from reportedly.record import ledger
from reportedly.record.items import LETTERS, items_of
from reportedly.record.packing import hash_of, key
from reportedly.record.record import Reading, Record
from reportedly.record.reviews import GENESIS, Review, broken, review_of
from reportedly.report import JsonObject, in_one_line, to_line
from reportedly.versions import Version, ours

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that each file in the zip has: the earliest that a zip can tell."""
LEVEL = 9
Makes = Mapping[str, Callable[[], bytes]]
"""The files of a package by name, each made when it is written."""


class PackageError(Exception):
    """The record can't be packed: what in it doesn't hold, or is too large."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written: the manifest's hash, the head of the chain, and the articles whose bytes were not at hand."""

    files: int
    manifest: str
    head: str
    without_source: tuple[str, ...]


def package(record: Record, told: Told, sides: Sequence[Side], made: datetime, out: IO[bytes]) -> Packed:
    """Writes the package of an account; what it holds. Raises PackageError where the record itself doesn't hold."""
    rows = list(ledger.rows(record))
    if fault := broken(rows):
        raise PackageError(
            f"the record's chain of decisions is broken at {fault}; `reportedly review verify` checks it"
        )
    names = [report.article.id for report in told.reports.values()]
    readings = {name: [bare(each) for each in record.readings(name)] for name in names}
    unchanged(record, told, rows)
    about = concerning(record, told, rows)
    head = rows[-1]["hash"] if rows else GENESIS
    manifest = opening(told, readings, about, made) | {
        "decisions": {"count": len(rows), "head": head, "about": [each.number for each in about]},
    }
    files = {
        CLAIMS: lambda: lines(claims(told)),
        DECISIONS: lambda: lines(rows),
        INCIDENT: lambda: lines([to_json(told.account, told.reports, told.origins)]),
        PAGE: lambda: package_page.page(told, sides, manifest, about),
        **reports_of(told),
        **readings_of(record, readings),
        **sources_of(record, readings),
    }
    digest = written(files, manifest, out)
    without = tuple(name for name in names if not any(each["source"] for each in readings[name]))
    return Packed(len(files) + 1, digest, head, without)


def unchanged(record: Record, told: Told, rows: Iterable[JsonObject]) -> None:
    """Nothing, where each report stands as the decisions have it. Raises PackageError: somebody decides or adds now."""
    articles = {key(name): name for name in told.reports}
    decided: dict[str, list[Review]] = {name: [] for name in articles.values()}
    for review in map(review_of, rows):
        if review.subject.article in articles:
            decided[articles[review.subject.article]].append(review)
    for name, report in told.reports.items():
        if stands(record.readings(name)[-1].report, decided[name]) != report:
            raise PackageError(f"{name} was read anew or decided about while it was packed; run it again")


def opening(
    told: Told, readings: Mapping[str, list[JsonObject]], about: Sequence[Review], made: datetime
) -> JsonObject:
    """The manifest without its files: what this is of, when and by what it was made, and how each article came."""
    return {
        "format": FORMAT,
        "incident": told.account.incident.id,
        "made": made.astimezone(UTC).isoformat(timespec="seconds"),
        "by": version_of(ours()),
        "reviewers": sorted({each.who for each in about}),
        "articles": [
            {
                "article": report.article.id,
                "outlet": report.article.outlet,
                "url": report.article.url,
                "published": report.article.published,
                "report": f"reports/{number}.json",
                "readings": readings[report.article.id],
            }
            for number, report in enumerate(told.reports.values(), start=1)
        ],
    }


def bare(reading: Reading) -> JsonObject:
    """When and by what an article was read, and the hash of the bytes that it was read from."""
    return {
        "number": reading.number,
        "read": reading.read,
        "by": version_of(reading.version),
        "source": reading.source,
        "report": f"readings/{reading.number}.json",
    }


def version_of(version: Version) -> JsonObject:
    """A version as the manifest has it."""
    return {"program": version.program, "models": version.models, "settings": dict(version.settings)}


def concerning(record: Record, told: Told, rows: Iterable[JsonObject]) -> list[Review]:
    """The decisions about the incident, about what is told of it and about its articles, undone ones among them."""
    articles = {key(each) for each in told.reports}
    tellings = {each.id for each in told.account.incident.tellings}
    found: dict[int, Review] = {}
    for review in map(review_of, rows):
        subject = review.subject
        homes = {home(record, each) for each in subject.names} if subject.kind == "incident" else set()
        told_of = subject.article in articles or bool(tellings & {*subject.names, *subject.stays})
        if told.account.incident.id in homes or told_of or review.undoes in found:
            found[review.number] = review
    return list(found.values())


def claims(told: Told) -> Iterator[JsonObject]:
    """Every statement, event and figure that the account is made of, in the order of the articles and their items."""
    wanted = {article: set[str]() for article in told.reports}
    for ref in refs(told):
        wanted[ref.article].add(ref.item)
    for article, report in told.reports.items():
        wanted[article] |= around(report, wanted[article])
        for kind in LETTERS.values():
            for item in items_of(report, kind):
                if item.id in wanted[article]:
                    yield claim_line(article, report.article.text, kind, item)


def refs(told: Told) -> Iterator[Ref]:
    """All items that the account names."""
    account = told.account
    for telling in account.incident.tellings:
        yield from (Ref(telling.article, each) for each in (*telling.events, *telling.figures))
    for position in account.positions:
        yield from position.refs
    for toll in account.tolls:
        yield from (toll.ref, *toll.printings)
    for each in account.contradictions:
        yield from (each.first, each.second)


def around(report: Report, items: set[str]) -> set[str]:
    """The statements by whose account items are, and those that these stand in."""
    parents = {each.id: each.parent for each in report.statements}
    told_by = claimants(report)
    found: set[str] = set()
    for name in (told_by.get(item, item) for item in items):
        while name is not None and name in parents and name not in found:
            found.add(name)
            name = parents[name]
    return found


def reports_of(told: Told) -> Makes:
    """The reports as they stand after review."""
    every = enumerate(told.reports.values(), start=1)
    return {f"reports/{number}.json": partial(report_line, report) for number, report in every}


def readings_of(record: Record, readings: Mapping[str, Iterable[JsonObject]]) -> Makes:
    """What the machine read, each time."""
    return {
        each["report"]: partial(reading_line, record, article, each["number"])
        for article, some in readings.items()
        for each in some
    }


def sources_of(record: Record, readings: Mapping[str, Iterable[JsonObject]]) -> Makes:
    """The bytes as received, each once."""
    names = {each["source"] for some in readings.values() for each in some if each["source"]}
    return {source_file(name): partial(source, record, name) for name in names}


def report_line(report: Report) -> bytes:
    """A report's line."""
    return to_line(report).encode() + b"\n"


def reading_line(record: Record, article: str, number: int) -> bytes:
    """The line of what the machine read at one reading."""
    return report_line(next(each.report for each in record.readings(article) if each.number == number))


def source(record: Record, name: str) -> bytes:
    """Bytes as received. Raises PackageError where the record holds others under their hash, or none."""
    try:
        raw = record.source(name)
    except zlib.error:
        raw = None
    if raw is None or hash_of(raw) != name:
        raise PackageError(f"the record doesn't hold the bytes of {name} as they were received: it was damaged")
    return raw


def lines(rows: Iterable[JsonObject]) -> bytes:
    """One JSON object a line."""
    return b"".join(in_one_line(each).encode() + b"\n" for each in rows)


def written(files: Makes, manifest: JsonObject, out: IO[bytes]) -> str:
    """Writes the files in the order of their names, then the manifest; the manifest's hash."""
    if len(files) > MOST_FILES:
        raise PackageError(f"it would hold {len(files):,} files, and a package holds {MOST_FILES:,} at most")
    listed: list[JsonObject] = []
    try:
        with zipfile.ZipFile(out, "w", allowZip64=False) as archive:
            for name in sorted(files):
                data = files[name]()
                bearable(name, data)
                put(archive, name, data)
                listed.append({"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()})
            data = lines([{**manifest, "files": listed}])
            bearable(MANIFEST, data)
            if (whole := len(data) + sum(each["size"] for each in listed)) > WHOLE:
                raise PackageError(f"it would unpack to {whole:,} bytes, and {WHOLE:,} are the limit")
            put(archive, MANIFEST, data)
    except zipfile.LargeZipFile:
        raise PackageError("it would be larger than a zip file can be (4 GB)") from None
    return hashlib.sha256(data).hexdigest()


def bearable(name: str, data: bytes) -> None:
    """Nothing, where a file is within the limits that `verify` keeps to. Raises PackageError."""
    most = PARSED if name.endswith(".json") else LARGEST
    if len(data) > most:
        raise PackageError(f"{name} would be {len(data):,} bytes long, and {most:,} are the limit")
    if name.endswith(".jsonl") and (longest := max(map(len, data.split(b"\n")))) > LONGEST:
        raise PackageError(f"{name} would have a line of {longest:,} bytes, and {LONGEST:,} are the limit")


def put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Writes one file, with nothing about it that depends on when and where."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3  # Unix, wherever it is written
    info.external_attr = 0o100644 << 16
    archive.writestr(info, data, compresslevel=LEVEL)
