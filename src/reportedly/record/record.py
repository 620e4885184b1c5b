"""The record: what was received, what was read, what was decided; nothing is overwritten.

Invariant: a transaction adds whole articles or whole decisions and is the only way that anything is written; writers
take turns, so that sequence numbers become visible in their order and `reports(after=n)` misses nothing. What is
derived (`current`, `claims`) is made in the transaction of what it is derived from, and can be made anew at any time.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from os import PathLike
from typing import Any

from sqlalchemy import Connection, Engine, Select, and_, func, not_, select, update
from sqlalchemy.exc import DBAPIError

from reportedly.model import Article, Report
from reportedly.record import adding, deciding, packing
from reportedly.record.adding import Added, Addition
from reportedly.record.changes import Changes, changes
from reportedly.record.claims import FORM
from reportedly.record.corrections import reviewed
from reportedly.record.database import Database, database_for, let_go
from reportedly.record.opening import prepare
from reportedly.record.reviews import Decision, Fault, Review, broken, review_of
from reportedly.record.schema import articles, claims, counters, current, readings, reviews, sources, versions
from reportedly.record.search import Hit, Query, search
from reportedly.report import JsonObject
from reportedly.versions import Version

DEFAULT = "reportedly.sqlite"
PAGE = 200
"""So many reports are taken from the database at a time."""
WAIT = 60.0
"""Seconds to wait for others who write."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each a record holds."""

    articles: int
    readings: int
    reviews: int
    claims: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an article: when and by what it was read, and the machine's report, without decisions.

    `source` is the hash of the bytes that it was read from, where they were at hand.
    """

    number: int
    read: str
    version: Version
    source: str | None
    report: Report


class Record:
    """An open record. Use it as a context manager, or close it; several threads may use one."""

    def __init__(self, database: Database, engine: Engine) -> None:
        self._database = database
        self._engine = engine

    @classmethod
    def open(
        cls, where: str | PathLike[str] = DEFAULT, *, write: bool = True, create: bool = True, wait: float = WAIT
    ) -> Record:
        """The record at a file's path or a PostgreSQL URL, made or brought up to date where it needs to be.

        Without `create` it must be there; without `write` too, and then a file that can't be written to will do.
        `wait` is how many seconds to wait for others who write. Raises RecordError (AddressError for a URL of another
        kind) with what is wrong.
        """
        database = database_for(str(where), wait)
        create = create and write
        engine = database.engine(write=write, create=create)
        with let_go(engine, database):
            prepare(engine, database, write=write, create=create)
            record = cls(database, engine)
            if write:
                record._reform()
        return record

    @property
    def where(self) -> str:
        """The record's address, without a password."""
        return self._database.where

    def close(self) -> None:
        """Lets the database go."""
        self._engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, for the modules beside this one. Faults become RecordErrors."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise self._database.trouble(error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, alone: all of it happens or nothing. Faults become RecordErrors."""
        try:
            connection = self._engine.connect().execution_options(writing=True)
            with connection, connection.begin():
                self._database.lock(connection)
                yield connection
        except DBAPIError as error:
            raise self._database.trouble(error) from error

    def add(self, additions: Iterable[Addition | Report], version: Version) -> list[Added]:
        """Stores reports that this version made, in one transaction; what became of each. Keep it to some dozens."""
        given = [each if isinstance(each, Addition) else Addition(each) for each in additions]
        if not given:
            return []
        with self.writing() as connection:
            return adding.store(connection, self._database, given, version)

    def unread(self, articles: Sequence[Article], version: Version) -> list[bool]:
        """Whether each of the articles, as received, has no reading by this version yet."""
        keys = [(packing.key(each.id), packing.content(each)) for each in articles]
        with self.reading() as connection:
            there = adding.known(connection, keys, version)
        return [key not in there for key in keys]

    def reports(self, after: int = 0) -> Iterator[tuple[int, Report]]:
        """The articles' current reports, reviewed, with their sequence numbers, from the one after `after` on.

        An article comes again, with a higher number, when it was read anew or a decision about it was made. One that
        was rejected comes with nothing claimed in it.
        """
        while page := self._page(after):
            yield from page
            after = page[-1][0]

    def _page(self, after: int) -> list[tuple[int, Report]]:
        """The next reports."""
        with self.reading() as connection:
            return _stood(connection, _CURRENT.where(current.c.sequence > after).limit(PAGE))

    def reports_of(self, names: Iterable[str]) -> dict[str, Report]:
        """The current reports of these articles, reviewed, by id; those that are not in the record are left out."""
        found: dict[str, Report] = {}
        rest = iter(dict.fromkeys(names))
        while some := {packing.key(each): each for each in islice(rest, PAGE)}:
            with self.reading() as connection:
                for _, report in _stood(connection, _CURRENT.where(articles.c.id.in_(list(some)))):
                    found[some[packing.key(report.article.id)]] = report
        return found

    def report(self, article: str) -> Report | None:
        """The current report of an article, reviewed; None where it is not in the record."""
        name = packing.key(article)
        with self.reading() as connection:
            if deciding.article_called(connection, name, exact=True) is None:
                return None
            return _stands(connection, name)[0]

    def readings(self, article: str) -> list[Reading]:
        """All readings of an article, the oldest first."""
        with self.reading() as connection:
            rows = connection.execute(
                select(readings, versions.c.program, versions.c.models, versions.c.settings)
                .join(articles, articles.c.number == readings.c.article)
                .join(versions, versions.c.number == readings.c.version)
                .where(articles.c.id == packing.key(article))
                .order_by(readings.c.number)
            )
            return [_reading(dict(row)) for row in rows.mappings()]

    def changes(self, article: str) -> Changes | None:
        """What the latest reading of an article says otherwise than the one before; None where there was none."""
        both = self.readings(article)[-2:]
        return changes(both[0].report, both[1].report) if len(both) == 2 else None

    def source(self, name: str) -> bytes | None:
        """The bytes as received that are kept under a hash (`sha256:...`); None where there are none."""
        with self.reading() as connection:
            found = connection.execute(select(sources.c.packed).where(sources.c.hash == name)).scalar_one_or_none()
        return None if found is None else zlib.decompress(found)

    def other_versions(self, version: Version) -> Iterator[Article]:
        """The articles whose current reading is by another version, as they were received."""
        after = 0
        while True:
            with self.reading() as connection:
                rows = connection.execute(
                    select(current.c.article, readings.c.report)
                    .join(readings, readings.c.number == current.c.reading)
                    .join(versions, versions.c.number == readings.c.version)
                    .where(current.c.article > after, not_(and_(*adding.is_version(version))))
                    .order_by(current.c.article)
                    .limit(PAGE)
                ).all()
            if not rows:
                return
            yield from (packing.unpacked(data).article for _, data in rows)
            after = rows[-1][0]

    def counts(self) -> Counts:
        """How much the record holds."""
        with self.reading() as connection:
            return Counts(
                *(
                    int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                    for table in (current, readings, reviews, claims)
                )
            )

    def search(self, query: Query) -> list[Hit]:
        """A page of claims, the newest first. Raises RecordError where the query's words hold none."""
        with self.reading() as connection:
            return search(connection, self._database, query)

    def decide(
        self,
        decision: Decision,
        *subject: str,
        who: str,
        why: str = "",
        field: str | None = None,
        value: Any = None,
    ) -> Review:
        """Adds a decision about an item (`ARTICLE#e3`), an article, incidents (`i...`) or tellings (`ARTICLE#t1`).

        A correction names a `field`, as in the report's JSON, and its new `value`; one that refers to another item of
        the report (`place`, `claimant`, `event`, `part_of`, `parent`) takes its id. Raises DecisionError.
        """
        with self.writing() as connection:
            review = deciding.add(connection, decision, subject, who=who, why=why, field=field, value=value)
            self._refresh(connection, review)
        return review

    def undo(self, number: int, *, who: str, why: str = "") -> Review:
        """Adds the undoing of a decision, which may be an undoing itself. Raises DecisionError."""
        with self.writing() as connection:
            review = deciding.undo(connection, number, who=who, why=why)
            self._refresh(connection, review)
        return review

    def _refresh(self, connection: Connection, review: Review) -> None:
        """Makes anew what stands for the article that a decision is about."""
        name = review.subject.article
        if name is None:
            return
        number = connection.execute(select(articles.c.number).where(articles.c.id == name)).scalar_one()
        adding.refresh(connection, self._database, {number: deciding.report_of(connection, name)})

    def reviews(self) -> list[Review]:
        """All decisions, the oldest first; `reviews.standing` tells which are in force."""
        with self.reading() as connection:
            return [review_of(row) for row in self._review_rows(connection)]

    def _review_rows(self, connection: Connection) -> list[JsonObject]:
        rows = connection.execute(select(reviews).order_by(reviews.c.number))
        return [dict(row) for row in rows.mappings()]

    def unattached(self) -> list[Review]:
        """The decisions in force whose subject the current reading of their article doesn't hold any more."""
        with self.reading() as connection:
            named = select(reviews.c.article).where(reviews.c.article.is_not(None)).distinct()
            names = connection.execute(named).scalars().all()
            left = [each for name in names for each in _stands(connection, name)[1]]
        return sorted(left, key=lambda each: each.number)

    def head(self) -> tuple[int, str]:
        """The number and the hash of the last decision: what to keep elsewhere, to hold the chain against later."""
        with self.reading() as connection:
            return deciding.head(connection)

    def verify(self, head: str | None = None) -> Fault | None:
        """Where the chain of decisions is broken; None where it is whole, and holds the `head` that was kept."""
        with self.reading() as connection:
            return broken(self._review_rows(connection), head)

    def _reform(self) -> None:
        """Makes the rows that search looks through anew where an older program made them."""
        with self.reading() as connection:
            form = connection.execute(select(counters.c.value).where(counters.c.name == "form")).scalar_one()
        if form < FORM:
            self._each_article(adding.reclaim)  # and no more: nothing else follows from it
            with self.writing() as connection:
                connection.execute(update(counters).where(counters.c.name == "form").values(value=FORM))

    def rebuild(self) -> None:
        """Makes all that is derived for searching anew from readings and reviews, some articles at a time."""
        self._each_article(adding.refresh)

    def _each_article(self, make: Callable[[Connection, Database, dict[int, Report]], object]) -> None:
        """Makes something anew of each article's latest reading, by the article's number."""
        after = 0
        while True:
            with self.writing() as connection:
                latest = (
                    select(func.max(readings.c.number))
                    .where(readings.c.article > after)
                    .group_by(readings.c.article)
                    .order_by(readings.c.article)
                    .limit(PAGE)  # here, so that a page looks at its own readings and not at all that follow
                )
                rows = connection.execute(
                    select(readings.c.article, readings.c.report)
                    .where(readings.c.number.in_(latest))
                    .order_by(readings.c.article)
                ).all()
                if not rows:
                    return
                make(connection, self._database, {number: packing.unpacked(data) for number, data in rows})
            after = rows[-1][0]

    def tidy(self) -> None:
        """Makes searching fast again after much was added."""
        with self.writing() as connection:
            self._database.tidy(connection)


_CURRENT = (
    select(current.c.sequence, articles.c.id, readings.c.report)
    .join(readings, readings.c.number == current.c.reading)
    .join(articles, articles.c.number == current.c.article)
    .order_by(current.c.sequence)
)


def _stood(connection: Connection, asked: Select[Any]) -> list[tuple[int, Report]]:
    """Current reports, reviewed, with their sequence numbers."""
    rows = connection.execute(asked).all()
    decided = adding.decisions_on(connection, [name for _, name, _ in rows])
    return [(sequence, reviewed(packing.unpacked(data), decided.get(name, []))[0]) for sequence, name, data in rows]


def _stands(connection: Connection, name: str) -> tuple[Report, list[Review]]:
    """The current report of an article that is there, reviewed, and the decisions whose subject it doesn't hold."""
    decided = adding.decisions_on(connection, [name])
    return reviewed(deciding.report_of(connection, name), decided.get(name, []))


def _reading(row: dict[str, Any]) -> Reading:
    """The reading that a row holds."""
    settings = tuple(sorted(json.loads(row["settings"]).items()))
    version = Version(row["program"], row["models"], settings)
    return Reading(row["number"], row["read"], version, row["source"], packing.unpacked(row["report"]))
