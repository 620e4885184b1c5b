"""Which incidents of a record are wanted: by day, place, actor and grade, and within the time of a conflict.

Invariant: nothing that was asked for is stretched: an incident that no day is known of is on none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.accounts.accounts import Told
from reportedly.accounts.conflict import Conflict
from reportedly.accounts.grounds import name_keys
from reportedly.accounts.model import GradeValue, Ground
from reportedly.accounts.tellings import published
from reportedly.accounts.voices import below
from reportedly.knowledge.who import folded


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; whatever is given must hold.

    `place` is a name, a division, a country's ISO 3166-1 alpha-3 code, or `#` and a GeoNames id; `actor` an id, with
    those below it, of who speaks, is named as an author, acts or suffers.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    actor: str | None = None
    grades: tuple[GradeValue, ...] = ()

    def takes(self, told: Told) -> bool:
        """Whether an account is one of those that are asked for."""
        return (
            self.then(told)
            and (self.place is None or any(called(each, self.place) for each in grounds(told)))
            and (self.actor is None or any(below(each, self.actor) for each in actors(told)))
            and (not self.grades or told.account.grade.value in self.grades)
        )

    def then(self, told: Told) -> bool:
        """Whether an incident may have happened on one of the days."""
        if self.since is None and self.until is None:
            return True
        known = when(told)
        return known is not None and within(known, self.since, self.until)


def of_conflict(told: Told, conflict: Conflict) -> bool:
    """Whether an incident may be of a conflict: what no day is known of may."""
    known = when(told)
    return known is None or within(known, conflict.first, conflict.last)


def within(known: tuple[date, date], since: date | None, until: date | None) -> bool:
    """Whether a stretch of days touches another one, whose ends may be open."""
    return (since is None or known[1] >= since) and (until is None or known[0] <= until)


def when(told: Told) -> tuple[date, date] | None:
    """The days between which an incident happened, else those on which it was told of first; None if nothing dates it.

    Articles are printed after what they tell of, so that the first printing is the best guess of the day.
    """
    incident = told.account.incident
    known = [each for each in (incident.first, incident.last) if each is not None]
    if not known:
        printed = (published(each) for each in told.reports.values())
        known = sorted(each for each in printed if each is not None)[:1]
    return (known[0], known[-1]) if known else None


def grounds(told: Told) -> Iterator[Ground]:
    """The grounds of an incident, as it has it and as each telling has."""
    incident = told.account.incident
    if incident.ground is not None:
        yield incident.ground
    for telling in incident.tellings:
        yield from telling.places


def called(ground: Ground, place: str) -> bool:
    """Whether a ground is a place: by its GeoNames id, its country, its division or its name, however it is spelt."""
    if place.startswith("#"):
        return str(ground.geonameid) == place[1:]
    if place == ground.country:
        return True
    names = [name for name in (ground.name, ground.admin1) if name]
    return any(folded(place) == folded(each) or name_keys(place)[0] == name_keys(each)[0] for each in names)


def actors(told: Told) -> Iterator[str]:
    """The ids of all who have to do with an incident."""
    account = told.account
    for position in account.positions:
        yield from (position.speaker.actor or "").split(";")
        yield from position.about
    for toll in account.tolls:
        yield from (toll.speaker.actor or "").split(";")
    for telling in account.incident.tellings:
        yield from (*telling.actors, *telling.recipients)
