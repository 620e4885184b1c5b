"""Stores reports: articles, readings and sources are added, and what stands for them now is made anew.

Invariant: all functions here run in a transaction that holds the writers' lock; a reading is stored once for each
article as received and version, however often it comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Column, Connection, delete, func, insert, select, update

from reportedly.model import Report
from reportedly.record import packing
from reportedly.record.changes import Changes, changes
from reportedly.record.claims import claims_of, lowest
from reportedly.record.corrections import readers, reviewed
from reportedly.record.database import Database
from reportedly.record.packing import stated
from reportedly.record.reviews import Review, review_of, standing
from reportedly.record.schema import articles, claims, counters, current, readings, reviews, sources, versions
from reportedly.report import to_line
from reportedly.versions import GIVEN, Version

Outcome = Literal["new", "again", "known"]
"""What became of a report: the article's first reading, another reading of it, or one that the record has."""
Row = dict[str, Any]
Key = tuple[str, str]
"""An article's id as the record keeps it, and the hash of what a reading of it depends on."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A report to be kept, with the bytes that its article was received as, where they are at hand."""

    report: Report
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report: of an article read again, what changed; `edited` where it came with another text."""

    article: str
    outcome: Outcome
    changes: Changes | None = None
    edited: bool = False


def key_of(report: Report, version: Version) -> Key:
    """What a report is known by among those of one version. Of one that was given, the report itself is part of it."""
    if is_given(version):
        return packing.key(report.article.id), packing.digest(to_line(report))
    return packing.key(report.article.id), packing.content(report.article)


def is_given(version: Version) -> bool:
    """Whether nobody knows by what version reports were made."""
    return version.program == GIVEN


def known(connection: Connection, keys: Collection[Key], version: Version) -> set[Key]:
    """Those of the keys that a reading by this version is stored for."""
    found = connection.execute(
        select(articles.c.id, readings.c.content)
        .join(readings, readings.c.article == articles.c.number)
        .join(versions, versions.c.number == readings.c.version)
        .where(articles.c.id.in_([article for article, _ in keys]), *is_version(version))
    )
    return {(article, content) for article, content in found} & set(keys)


def store(connection: Connection, database: Database, additions: Sequence[Addition], version: Version) -> list[Added]:
    """Stores those reports that are not there yet; what became of each, in order."""
    keys = [key_of(each.report, version) for each in additions]
    there = known(connection, keys, version)
    fresh: list[tuple[Key, Addition]] = []
    for each, addition in zip(keys, additions, strict=True):
        if each not in there:
            there.add(each)
            fresh.append((each, addition))
    if not fresh:
        return [Added(article, "known") for article, _ in keys]
    numbers, before = _numbered(connection, [article for (article, _), _ in fresh])
    fresh = [(each, addition) for each, addition in fresh if not (is_given(version) and stands(each, addition, before))]
    if not fresh:
        return [Added(article, "known") for article, _ in keys]
    _store_sources(connection, [addition.raw for _, addition in fresh])
    _store_readings(connection, fresh, numbers, _version_number(connection, version))
    latest = {numbers[article]: addition.report for (article, _), addition in fresh}
    refresh(connection, database, latest)
    done = {each: _added(each[0], addition.report, before) for each, addition in fresh}
    return [done.pop(each, Added(each[0], "known")) for each in keys]


def stands(key: Key, addition: Addition, before: dict[str, Report]) -> bool:
    """Whether a report is the very one that stands for its article."""
    return before.get(key[0]) == addition.report


def _added(article: str, report: Report, before: dict[str, Report]) -> Added:
    """What became of a report that was stored; `before` holds what stood for each article and now this report."""
    older = before.get(article)
    before[article] = report
    if older is None:
        return Added(article, "new")
    return Added(article, "again", changes(older, report), older.article.text != report.article.text)


def _numbered(connection: Connection, names: Sequence[str]) -> tuple[dict[str, int], dict[str, Report]]:
    """The numbers of articles, new ones given, and the machine's reports that stood for those that were there."""
    rows = connection.execute(
        select(articles.c.id, articles.c.number, readings.c.report)
        .join(current, current.c.article == articles.c.number)
        .join(readings, readings.c.number == current.c.reading)
        .where(articles.c.id.in_(names))
    ).all()
    numbers = {name: number for name, number, _ in rows}
    new = [name for name in dict.fromkeys(names) if name not in numbers]
    start = following(connection, articles.c.number)
    numbers |= {name: start + n for n, name in enumerate(new)}
    if new:
        added = now()
        connection.execute(insert(articles), [{"number": numbers[n], "id": n, "added": added} for n in new])
    return numbers, {name: packing.unpacked(report) for name, _, report in rows}


def _store_sources(connection: Connection, raws: Iterable[bytes | None]) -> None:
    """Keeps bytes as received, each once under its hash."""
    given = {packing.hash_of(raw): raw for raw in raws if raw is not None}
    there = set(connection.execute(select(sources.c.hash).where(sources.c.hash.in_(given))).scalars())
    rows = [
        {"hash": name, "size": len(raw), "packed": packing.squeezed(raw)}
        for name, raw in given.items()
        if name not in there
    ]
    if rows:
        connection.execute(insert(sources), rows)


def _store_readings(
    connection: Connection, fresh: Sequence[tuple[Key, Addition]], numbers: dict[str, int], version: int
) -> None:
    """Adds a reading for each report."""
    start, read = following(connection, readings.c.number), now()
    rows = [
        {
            "number": start + n,
            "article": numbers[article],
            "content": content,
            "version": version,
            "source": None if addition.raw is None else packing.hash_of(addition.raw),
            "read": read,
            "report": packing.packed(addition.report),
        }
        for n, ((article, content), addition) in enumerate(fresh)
    ]
    connection.execute(insert(readings), rows)


def _version_number(connection: Connection, version: Version) -> int:
    """The number of a version, given now if it has none."""
    found = connection.execute(select(versions.c.number).where(*is_version(version))).scalar_one_or_none()
    if found is not None:
        return int(found)
    number = following(connection, versions.c.number)
    connection.execute(insert(versions).values(number=number, **columns_of(version)))
    return number


def is_version(version: Version) -> list[Any]:
    """The conditions under which a row of `versions` is this one."""
    return [versions.c[name] == value for name, value in columns_of(version).items()]


def columns_of(version: Version) -> dict[str, str]:
    """The version as a row has it."""
    settings = packing.canonical(dict(version.settings))
    return {"program": version.program, "models": version.models, "settings": settings}


def refresh(connection: Connection, database: Database, latest: dict[int, Report]) -> None:
    """Makes anew what stands for these articles, given the machine's latest report of each by the article's number.

    Each gets a new sequence number, in the order given.
    """
    numbers = list(latest)
    newest = dict(
        connection.execute(
            select(readings.c.article, func.max(readings.c.number))
            .where(readings.c.article.in_(numbers))
            .group_by(readings.c.article)
        ).all()
    )
    standing_now = reclaim(connection, database, latest)
    start = taken(connection, "sequence", len(numbers))
    connection.execute(delete(current).where(current.c.article.in_(numbers)))
    connection.execute(
        insert(current),
        [
            {"article": number, "reading": newest[number], "sequence": start + n, **about(report)}
            for n, (number, report) in enumerate(standing_now.items())
        ],
    )


def reclaim(connection: Connection, database: Database, latest: dict[int, Report]) -> dict[int, Report]:
    """Makes anew the rows that search looks through, and gives the reports as they stand after review."""
    decided = decisions_on(connection, [packing.key(report.article.id) for report in latest.values()])
    on = {number: decided.get(packing.key(report.article.id), []) for number, report in latest.items()}
    standing_now = {number: reviewed(report, on[number])[0] for number, report in latest.items()}
    connection.execute(delete(claims).where(claims.c.article.in_(list(latest))))
    read_by = {number: readers(report, on[number]) for number, report in latest.items()}
    _store_claims(connection, database, standing_now, read_by)
    return standing_now


def _store_claims(
    connection: Connection, database: Database, latest: dict[int, Report], read_by: dict[int, dict[str, list[str]]]
) -> None:
    """Adds the rows that search looks through, by ascending id, as full-text indexes like them best."""
    found = [(number, claim) for number, report in latest.items() for claim in claims_of(report)]
    start = taken(connection, "claim", len(found))
    rows: list[Row] = [
        {
            "id": lowest(claim.day) + start + n,
            "article": number,
            **claim.row,
            "readers": len(read_by[number].get(claim.row["item"], ())),
            "words": database.vector(claim.words, claim.fields),
        }
        for n, (number, claim) in enumerate(found)
    ]
    if rows:
        connection.execute(insert(claims), sorted(rows, key=lambda row: int(row["id"])))


def decisions_on(connection: Connection, names: Sequence[str]) -> dict[str, list[Review]]:
    """The decisions in force on articles and their items, by the article's id."""
    rows = connection.execute(select(reviews).where(reviews.c.article.in_(names)).order_by(reviews.c.number))
    by_article: dict[str, list[Review]] = {}
    for row in rows.mappings():
        by_article.setdefault(row["article"], []).append(review_of(dict(row)))
    return {article: standing(each) for article, each in by_article.items()}


def about(report: Report) -> dict[str, str | None]:
    """What the article states of itself, as a row has it."""
    names = ("url", "outlet", "title", "origin", "published", "language")
    return {name: stated(getattr(report.article, name)) for name in names}


def following(connection: Connection, number: Column[Any]) -> int:
    """The number after the largest that a table's rows have."""
    return int(connection.execute(select(func.max(number))).scalar_one() or 0) + 1


def taken(connection: Connection, counter: str, many: int) -> int:
    """The first of so many numbers that nobody had before."""
    connection.execute(update(counters).where(counters.c.name == counter).values(value=counters.c.value + many))
    last = connection.execute(select(counters.c.value).where(counters.c.name == counter)).scalar_one()
    return int(last) - many + 1


def now() -> str:
    """The moment, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
