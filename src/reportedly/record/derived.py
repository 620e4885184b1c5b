"""What the accounts keep in the record: tellings, links between them, and how far they got.

Invariant: all of it is derived from the record's reports and may be dropped and made anew. Payloads are the accounts'
own JSON, which nobody here looks into. Days are proleptic ordinals; article ids are the reports'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from reportedly.record.packing import key
from reportedly.record.record import Record
from reportedly.record.schema import articles, counters, current, links, states, summaries, telling_cells, tellings

T = TypeVar("T")
AT_ONCE = 500
"""So many ids go into one query."""
_SAME_LINK = delete(links).where(links.c.first == bindparam("one"), links.c.second == bindparam("two"))


@dataclass(frozen=True, slots=True)
class TellingRow:
    """One telling: the days between which it happened (both None where nobody knows) and the cells that it lies in.

    `sequence` is that of the report which it was made from, `cells` whatever the accounts find neighbours by.
    """

    id: str
    article: str
    sequence: int
    first: int | None
    last: int | None
    cells: tuple[str, ...]
    incident: str | None
    payload: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two tellings that are compared, with the score."""

    first: str
    second: str
    score: float
    payload: str


def _save_tellings(connection: Connection, rows: Iterable[TellingRow]) -> None:
    """Stores tellings, each in the place of one of the same id."""
    for some in pieces(rows):
        _drop(connection, [each.id for each in some])
        _insert_tellings(connection, some)


def _insert_tellings(connection: Connection, some: Sequence[TellingRow]) -> None:
    """Stores tellings that are not there yet."""
    connection.execute(insert(tellings), [_telling(each) for each in some])
    inside = [{"cell": cell, "telling": each.id} for each in some for cell in dict.fromkeys(each.cells)]
    if inside:
        connection.execute(insert(telling_cells), inside)


def _telling(row: TellingRow) -> dict[str, str | int | None]:
    """The telling as its table has it."""
    names = ("id", "sequence", "first", "last", "incident", "payload")
    return {"article": key(row.article), **{name: getattr(row, name) for name in names}}


def tellings_between(
    record: Record, first: int, last: int, cells: Sequence[str] | None = None, *, undated: bool = False
) -> list[TellingRow]:
    """The tellings that may have happened on one of these days, by id; of `cells`, those that lie in one of them.

    With `undated` those that name no day as well.
    """
    then: ColumnElement[bool] = and_(tellings.c.first <= last, tellings.c.last >= first)
    asked = select(tellings).where(or_(then, tellings.c.first.is_(None)) if undated else then)
    with record.reading() as connection:
        if cells is None:
            return _told(connection, asked)
        found = {
            each.id: each
            for some in pieces(cells)
            for each in _told(
                connection,
                asked.where(tellings.c.id.in_(select(telling_cells.c.telling).where(telling_cells.c.cell.in_(some)))),
            )
        }
    return [found[name] for name in sorted(found)]


def payloads_between(record: Record, first: int, last: int, longest: int) -> dict[str, str]:
    """The payloads, by id, of the tellings that may have happened on one of these days.

    `longest` is how many days a telling spans at most, those aside that no day bounds: so that no more is looked at,
    however long the record.
    """
    near = and_(tellings.c.first.between(first - longest, last), tellings.c.last >= first)
    asked = select(tellings.c.id, tellings.c.payload).where(or_(near, tellings.c.first <= 1))
    with record.reading() as connection:
        return {each.id: each.payload for each in connection.execute(asked)}


def tellings_of(record: Record, ids: Iterable[str]) -> list[TellingRow]:
    """The tellings of these ids that there are."""
    with record.reading() as connection:
        return [
            each for some in pieces(ids) for each in _told(connection, select(tellings).where(tellings.c.id.in_(some)))
        ]


def members(record: Record, incidents: Iterable[str]) -> dict[str, list[TellingRow]]:
    """The tellings of each of these incidents, by id; incidents without any are left out."""
    found: dict[str, list[TellingRow]] = {}
    with record.reading() as connection:
        for some in pieces(incidents):
            for each in _told(connection, select(tellings).where(tellings.c.incident.in_(some))):
                found.setdefault(str(each.incident), []).append(each)
    return found


def all_tellings(record: Record) -> Iterator[TellingRow]:
    """All tellings by id, some at a time."""
    after = ""
    while True:
        with record.reading() as connection:
            some = _told(connection, select(tellings).where(tellings.c.id > after).limit(AT_ONCE))
        if not some:
            return
        yield from some
        after = some[-1].id


def _told(connection: Connection, asked: Select[tuple[object, ...]]) -> list[TellingRow]:
    """The tellings that a query finds, by id, with their cells."""
    rows = [dict(row) for row in connection.execute(asked.order_by(tellings.c.id)).mappings()]
    cells: dict[str, list[str]] = {row["id"]: [] for row in rows}
    for some in pieces(cells):
        inside = select(telling_cells.c.telling, telling_cells.c.cell).where(telling_cells.c.telling.in_(some))
        for telling, cell in connection.execute(inside.order_by(telling_cells.c.cell)):
            cells[telling].append(cell)
    return [TellingRow(**row, cells=tuple(cells[row["id"]])) for row in rows]


def printings(record: Record) -> dict[str, int]:
    """How many articles tell of each incident."""
    several = select(tellings.c.incident, func.count(tellings.c.article.distinct()))
    with record.reading() as connection:
        asked = several.where(tellings.c.incident.is_not(None)).group_by(tellings.c.incident)
        return dict(connection.execute(asked).all())


def unplaced(record: Record) -> list[str]:
    """The tellings that are in no incident, by id."""
    with record.reading() as connection:
        asked = select(tellings.c.id).where(tellings.c.incident.is_(None)).order_by(tellings.c.id)
        return list(connection.execute(asked).scalars())


def set_incident(record: Record, incidents: Mapping[str, str | None]) -> None:
    """Puts tellings, by id, into incidents; None takes one out."""
    with record.writing() as connection:
        of: dict[str | None, list[str]] = {}
        for telling, incident in incidents.items():
            of.setdefault(incident, []).append(telling)
        for incident, ids in of.items():
            for some in pieces(ids):
                connection.execute(update(tellings).where(tellings.c.id.in_(some)).values(incident=incident))


def _save_links(connection: Connection, rows: Iterable[LinkRow]) -> None:
    """Stores links, each in the place of one between the same two, in either order; they are kept smaller id first."""
    for some in pieces(rows):
        held = {}
        for each in some:
            first, second = sorted((each.first, each.second))
            held[first, second] = _link(each)
        connection.execute(_SAME_LINK, [{"one": first, "two": second} for first, second in held])
        connection.execute(insert(links), list(held.values()))


def _link(row: LinkRow) -> dict[str, str | float]:
    """The link as its table has it: the smaller id first."""
    first, second = sorted((row.first, row.second))
    return {"first": first, "second": second, "score": row.score, "payload": row.payload}


def links_among(record: Record, ids: Iterable[str]) -> list[LinkRow]:
    """The links between tellings that are both among these."""
    return list(_links_among(record, ids, links))


def scores_among(record: Record, ids: Iterable[str]) -> list[LinkRow]:
    """The links between tellings that are both among these, without their payloads, which are most of their size."""
    bare = select(links.c.first, links.c.second, links.c.score, literal("").label("payload")).subquery()
    return list(_links_among(record, ids, bare))


def _links_among(record: Record, ids: Iterable[str], table: FromClause) -> Iterator[LinkRow]:
    asked = set(ids)
    with record.reading() as connection:
        for some in pieces(sorted(asked)):
            found = select(table).where(table.c.first.in_(some)).order_by(table.c.first, table.c.second)
            for first, second, score, payload in connection.execute(found):
                if second in asked:
                    yield LinkRow(first, second, score, payload)


def all_scores(record: Record) -> Iterator[tuple[str, str, float]]:
    """The two ends and the score of every link, as they come."""
    with record.reading() as connection:
        asked = select(links.c.first, links.c.second, links.c.score).execution_options(yield_per=AT_ONCE)
        yield from connection.execute(asked)


def links_of(record: Record, ids: Iterable[str]) -> list[LinkRow]:
    """The links that one of these tellings is an end of."""
    found = {}
    with record.reading() as connection:
        for some in pieces(ids):
            asked = select(links).where(or_(links.c.first.in_(some), links.c.second.in_(some)))
            for row in connection.execute(asked).mappings():
                found[row["first"], row["second"]] = LinkRow(**row)
    return [found[both] for both in sorted(found)]


def of_articles(record: Record, articles: Iterable[str]) -> list[TellingRow]:
    """The tellings of these articles."""
    with record.reading() as connection:
        return [
            each
            for some in pieces(articles)
            for each in _told(connection, select(tellings).where(tellings.c.article.in_(list(map(key, some)))))
        ]


def replace(
    record: Record, gone: Iterable[str], rows: Iterable[TellingRow], found: Iterable[LinkRow], kept: Mapping[str, bytes]
) -> None:
    """Drops some tellings with their links, stores others with theirs, and keeps states: all of it or nothing.

    A telling takes the place of one of the same id, a link that of one between the same two, in either order.
    """
    with record.writing() as connection:
        _forget(connection, gone)
        _save_tellings(connection, rows)
        _save_links(connection, found)
        for name, payload in kept.items():
            _set_state(connection, name, payload)


def renew(
    record: Record,
    rows: Iterable[TellingRow],
    found: Iterable[LinkRow],
    kept: Mapping[str, bytes],
    sequence: int,
) -> None:
    """Stores tellings and links in the place of all that there were: all of it or nothing.

    Summaries go, states but those that are `kept` as well; `sequence` is up to which number reports were taken in. No
    two rows may be of one id, nor two links between the same two.
    """
    with record.writing() as connection:
        _empty(connection, kept, sequence)
        for some in pieces(rows):
            _insert_tellings(connection, some)
        for others in pieces(found):
            connection.execute(insert(links), [_link(each) for each in others])


def place(record: Record, incidents: Mapping[str, str], done: str) -> None:
    """Puts tellings, by id, each into its incident, and drops a state: both or neither."""
    with record.writing() as connection:
        into = update(tellings).where(tellings.c.id == bindparam("telling")).values(incident=bindparam("home"))
        for some in pieces(incidents.items()):
            connection.execute(into, [{"telling": telling, "home": incident} for telling, incident in some])
        connection.execute(delete(states).where(states.c.name == done))


def reports(record: Record) -> int:
    """How many reports there are to take in."""
    with record.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(current)).scalar_one())


def _forget(connection: Connection, ids: Iterable[str]) -> None:
    """Drops tellings with their links."""
    for part in pieces(ids):
        connection.execute(delete(links).where(or_(links.c.first.in_(part), links.c.second.in_(part))))
        _drop(connection, part)


def _empty(connection: Connection, kept: Mapping[str, bytes], sequence: int) -> None:
    """Drops all tellings, links, summaries and states but those that are to be `kept`."""
    for table in (links, telling_cells, tellings, summaries, states):
        connection.execute(delete(table))
    connection.execute(update(counters).where(counters.c.name == "accounts").values(value=sequence))
    for name, payload in kept.items():
        _set_state(connection, name, payload)


def numbers(record: Record, names: Iterable[str]) -> dict[str, int]:
    """The numbers in the order of which these articles were first added; reading one again changes none."""
    with record.reading() as connection:
        return {
            name: number
            for some in pieces(names)
            for name, number in connection.execute(
                select(articles.c.id, articles.c.number).where(articles.c.id.in_(list(map(key, some))))
            )
        }


def _drop(connection: Connection, ids: Sequence[str]) -> None:
    """Drops tellings with their cells."""
    connection.execute(delete(telling_cells).where(telling_cells.c.telling.in_(ids)))
    connection.execute(delete(tellings).where(tellings.c.id.in_(ids)))


def progress(record: Record) -> int:
    """The sequence number up to which the accounts have taken in reports; 0 at first."""
    with record.reading() as connection:
        return int(connection.execute(select(counters.c.value).where(counters.c.name == "accounts")).scalar_one())


def latest(record: Record) -> int:
    """The largest sequence number of a current report, 0 where there is none: what the accounts have to get to."""
    with record.reading() as connection:
        return int(connection.execute(select(func.max(current.c.sequence))).scalar_one() or 0)


def set_progress(record: Record, sequence: int) -> None:
    """Says up to which sequence number the accounts have taken in reports."""
    with record.writing() as connection:
        connection.execute(update(counters).where(counters.c.name == "accounts").values(value=sequence))


def state(record: Record, name: str) -> bytes | None:
    """What the accounts keep under a name, None where they keep nothing yet."""
    with record.reading() as connection:
        kept = connection.execute(select(states.c.payload).where(states.c.name == name)).scalar_one_or_none()
    return bytes(kept) if kept is not None else None


def set_state(record: Record, name: str, payload: bytes) -> None:
    """Keeps something under a name, in the place of what was there."""
    with record.writing() as connection:
        _set_state(connection, name, payload)


def _set_state(connection: Connection, name: str, payload: bytes) -> None:
    connection.execute(delete(states).where(states.c.name == name))
    connection.execute(insert(states).values(name=name, payload=payload))


def pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    """The rows, some at a time."""
    rest = iter(rows)
    while some := list(islice(rest, AT_ONCE)):
        yield some
