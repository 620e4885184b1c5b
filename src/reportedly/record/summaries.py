"""What lists show of each incident, as the accounts keep it: a basis, which tells from what it was made, and a payload.

Invariant: derived, and may be dropped and made anew. Payloads are the accounts' own JSON, which nobody here looks into.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select

from reportedly.record.derived import pieces
from reportedly.record.record import Record
from reportedly.record.schema import summaries, tellings


def placed(record: Record) -> list[tuple[str, str, int]]:
    """The incident, the id and the sequence number of every telling that is in an incident, in this order."""
    columns = (tellings.c.incident, tellings.c.id, tellings.c.sequence)
    with record.reading() as connection:
        asked = select(*columns).where(tellings.c.incident.is_not(None)).order_by(*columns)
        return [(incident, telling, sequence) for incident, telling, sequence in connection.execute(asked)]


def bases(record: Record) -> dict[str, str]:
    """The basis of each incident's summary, by the incident's id."""
    with record.reading() as connection:
        return dict(connection.execute(select(summaries.c.incident, summaries.c.basis)).all())


def payloads(record: Record, incidents: Iterable[str]) -> dict[str, str]:
    """The payloads of these incidents' summaries; those that have none are left out."""
    found: dict[str, str] = {}
    with record.reading() as connection:
        for some in pieces(incidents):
            asked = select(summaries.c.incident, summaries.c.payload).where(summaries.c.incident.in_(some))
            found.update(connection.execute(asked).all())
    return found


def save(record: Record, gone: Iterable[str], made: Mapping[str, tuple[str, str]]) -> None:
    """Drops some summaries, and stores others, as basis and payload, each in the place of the one before."""
    with record.writing() as connection:
        for some in pieces([*gone, *made]):
            connection.execute(delete(summaries).where(summaries.c.incident.in_(some)))
        rows = [{"incident": name, "basis": basis, "payload": payload} for name, (basis, payload) in made.items()]
        if rows:
            connection.execute(insert(summaries), rows)
