"""Searching a record: words and fields, a page at a time, the newest claims first.

Invariant: a page costs about what it holds, not what is found: claims come off the index in the order of their ids, and
the next page begins at the last id of this one (keyset paging), whatever was added meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from reportedly.record.claims import lowest
from reportedly.record.database import Database
from reportedly.record.errors import RecordError
from reportedly.record.items import Kind
from reportedly.record.schema import articles, claims, current
from reportedly.record.words import Terms, coded, named, phrases
from reportedly.report import JsonObject

CODED = ("kind", "actor", "speaker", "author", "status", "act", "type", "mode", "measure")
END = (1 << 63) - 1
"""Above every id."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; all that is set must hold.

    `words` as in `words.phrases`. `actor` is anybody in a claim, `speaker` by whose account it is, `author` who is said
    to have done it; each finds those below it too (`AZE.MIL` finds `AZE.MIL:...`), but as speaker or author a country
    finds its organs alone, and no rebels. `place` is a name, a division, a country's ISO 3166-1 alpha-3 code or `#` and
    a GeoNames id. `since` and `until` are days, both included, and hold for a claim's day (see claims.py). `after` is
    the `cursor` of the last hit of the page before.
    """

    words: str = ""
    kind: Kind | None = None
    actor: str | None = None
    speaker: str | None = None
    author: str | None = None
    place: str | None = None
    outlet: str | None = None
    status: str | None = None
    act: str | None = None
    type: str | None = None
    mode: str | None = None
    measure: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 50
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim that was found. `day` is what it is dated by; `first` and `last` the days that its own time covers.

    `confidence` is how sure the program is of it, `readers` how many people have a decision about it in force.
    """

    cursor: int
    article: str
    item: str
    kind: Kind
    day: date | None
    who: str
    text: str
    actors: tuple[str, ...]
    place: str | None
    first: date | None
    last: date | None
    status: str | None
    act: str | None
    type: str | None
    mode: str | None
    measure: str | None
    low: int | None
    high: int | None
    confidence: float | None
    readers: int
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None


def search(connection: Connection, database: Database, query: Query) -> list[Hit]:
    """One page of claims. Raises RecordError where the words hold no letter or digit."""
    low = lowest(query.since.toordinal()) if query.since else 0
    high = lowest(query.until.toordinal() + 1) if query.until else END
    if query.after is not None:
        high = min(high, query.after)
    ids = connection.execute(database.found(terms(query), low, high, query.limit)).scalars().all()
    if not ids:
        return []
    rows = connection.execute(shown().where(claims.c.id.in_(ids)).order_by(claims.c.id.desc()))
    return [hit(dict(row)) for row in rows.mappings()]


def shown() -> Select[Any]:
    """The columns of claims that `hit` takes."""
    about = (articles.c.id.label("article_id"), current.c.outlet, current.c.title, current.c.published, current.c.url)
    own = [each for each in claims.c if each.name not in ("words", "article")]
    return (
        select(*own, *about)
        .join(current, current.c.article == claims.c.article)
        .join(articles, articles.c.number == claims.c.article)
    )


def terms(query: Query) -> Terms:
    """What a claim must hold. Raises RecordError where the words hold no letter or digit."""
    asked = phrases(query.words)
    if query.words.strip() and not asked:
        raise RecordError(f"there is no word in {query.words!r} to look for")
    plain = [(name, getattr(query, name)) for name in CODED]
    fields = [coded(name, value) for name, value in plain if value]
    if query.place:
        fields.append((coded if query.place.startswith("#") else named)("place", query.place))
    if query.outlet:
        fields.append(named("outlet", query.outlet))
    return Terms(asked, tuple(fields))


def hit(row: dict[str, Any]) -> Hit:
    """The claim that a row holds."""
    cursor, article = row.pop("id"), row.pop("article_id")
    row["actors"] = tuple(json.loads(row["actors"]))
    row |= {name: day(row[name]) for name in ("first", "last")}
    return Hit(cursor=cursor, article=article, day=day(cursor // lowest(1)), **row)


def day(ordinal: int | None) -> date | None:
    """The day of an ordinal; None for 0, which is no day."""
    return date.fromordinal(ordinal) if ordinal else None


def to_json(found: Hit) -> JsonObject:
    """The claim for a program to read, one object."""
    data: JsonObject = {name: getattr(found, name) for name in Hit.__slots__}
    data["actors"] = list(found.actors)
    return data | {name: str(data[name]) if data[name] else None for name in ("day", "first", "last")}
