"""What a record only ever adds to, as it is stored: the rows of the chain of decisions, and how far readings go."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from reportedly.record.record import Record
from reportedly.record.schema import readings, reviews
from reportedly.report import JsonObject

AT_ONCE = 500
"""So many rows are taken from the database at a time."""


def rows(record: Record) -> Iterator[JsonObject]:
    """All rows, the oldest first, with the names and values that their hashes are made of (`reviews.broken`)."""
    after = 0
    asked = select(reviews).order_by(reviews.c.number).limit(AT_ONCE)
    while True:
        with record.reading() as connection:
            found = connection.execute(asked.where(reviews.c.number > after)).mappings().all()
        yield from map(dict, found)
        if not found:
            return
        after = found[-1]["number"]


def last_reading(record: Record) -> int:
    """The number of the latest reading, 0 where there is none: later readings have higher ones."""
    with record.reading() as connection:
        return int(connection.execute(select(func.max(readings.c.number))).scalar_one() or 0)
