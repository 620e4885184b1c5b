"""What a list, a map and a timeline show of each incident, kept in the record so that they cost what they show.

Invariant: a summary is a pure function of an incident's account, and is made anew where its basis changed: the tellings
with the readings that they were made from, the sides, and what people rejected.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import lru_cache

from reportedly.accounts.account import edtf
from reportedly.accounts.accounts import AT_ONCE, Told, incidents, rejected, told
from reportedly.accounts.grounds import name_keys
from reportedly.accounts.model import GradeValue, Ground, Side, TollRange
from reportedly.accounts.selection import actors, grounds, when, within
from reportedly.accounts.voices import below
from reportedly.knowledge.who import folded
from reportedly.model import EventType
from reportedly.record import summaries as kept
from reportedly.record.record import Record
from reportedly.report import in_one_line

FORM = 1
"""Which form a kept summary has; one of another form is made anew."""
MOST_WORDS = 4_000
"""So many characters of what is said of an incident are searched in a list."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One incident as a list has it. Days are ISO 8601; latitude and longitude WGS 84, `precision` UCDP's.

    `first` and `last` are None where no article says when; `day` is then the first printing's. `title` is the headline
    of the earliest article, `sides` are those that speak, `ranges` the figures that stand as (measure, whom, low,
    high), `contradictions` how many there are, `origins` who wrote each article first. `words` is what a
    search in the list looks through, folded.
    """

    id: str
    type: EventType
    modes: tuple[str, ...]
    title: str
    place: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    country: str | None
    admin1: str | None
    geonameid: int | None
    feature: str | None
    first: str | None
    last: str | None
    day: str | None
    grade: GradeValue
    printings: int
    sources: tuple[str, ...]
    contradictions: int
    ranges: tuple[tuple[str, str, int | None, int | None], ...]
    sides: tuple[str, ...]
    actors: tuple[str, ...]
    outlets: tuple[str, ...]
    statuses: tuple[str, ...]
    places: tuple[tuple[str, str | None, str | None], ...]
    origins: tuple[tuple[str, str | None], ...]
    words: str

    @property
    def ground(self) -> Ground | None:
        """Where it happened; None where no article says."""
        if self.place is None:
            return None
        return Ground(
            self.place, self.lat, self.lon, self.precision, self.geonameid, self.country, self.admin1, self.feature
        )

    @property
    def days(self) -> tuple[date, date] | None:
        """The days between which it happened, else the day on which it was printed first."""
        ends = [date.fromisoformat(each) for each in (self.first or self.day, self.last or self.day) if each]
        return (ends[0], ends[1]) if len(ends) == 2 else None

    @property
    def edtf(self) -> str | None:
        """When it happened, EDTF; None where no article says."""
        first, last = (date.fromisoformat(each) if each else None for each in (self.first, self.last))
        return edtf(first, last)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents are asked for; whatever is given must hold.

    `side` is one that speaks; `actor` an id, with those below it; `place` a name, a division, a country or `#` and a
    GeoNames id; `status` one of an event's; `text` words that all occur; `box` west, south, east and north in degrees.
    `least` is how many articles must tell of one.
    """

    side: str | None = None
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    grade: str | None = None
    outlet: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    box: tuple[float, float, float, float] | None = None
    least: int = 1

    def takes(self, each: Summary) -> bool:
        """Whether a summary is of an incident that is asked for."""
        return (
            each.printings >= self.least
            and (self.type is None or each.type == self.type)
            and (self.grade is None or each.grade == self.grade)
            and (self.side is None or self.side in each.sides)
            and (self.status is None or self.status in each.statuses)
            and (self.outlet is None or folded(self.outlet) in map(folded, each.outlets))
            and (self.actor is None or any(below(one, self.actor) for one in each.actors))
            and self.then(each)
            and (self.box is None or inside(each, self.box))
            and (self.place is None or at(each, self.place))
            and (not self.text or all(word in each.words for word in folded(self.text).split()))
        )

    def then(self, each: Summary) -> bool:
        """Whether it may have happened on one of the days."""
        if self.since is None and self.until is None:
            return True
        return each.days is not None and within(each.days, self.since, self.until)


def at(each: Summary, place: str) -> bool:
    """Whether an incident is told to be at a place, by one of its articles at least."""
    if place.startswith("#"):
        return each.geonameid is not None and str(each.geonameid) == place[1:]
    wanted = key(place)
    return any(place == country or wanted in (name, admin1) for name, admin1, country in each.places)


def inside(each: Summary, box: tuple[float, float, float, float]) -> bool:
    """Whether the point of an incident lies in a box of degrees; one over the date line has west > east."""
    if each.lat is None or each.lon is None:
        return False
    west, south, east, north = box
    across = west <= each.lon <= east if west <= east else each.lon >= west or each.lon <= east
    return across and south <= each.lat <= north


def summary(of: Told) -> Summary:
    """The summary of an account."""
    account, incident = of.account, of.account.incident
    printed = when(of)
    ground = incident.ground or Ground("")
    return Summary(
        id=incident.id,
        type=incident.type,
        modes=incident.modes,
        title=title(of),
        place=ground.name or None,
        lat=ground.lat,
        lon=ground.lon,
        precision=ground.precision,
        country=ground.country,
        admin1=ground.admin1,
        geonameid=ground.geonameid,
        feature=ground.feature,
        first=str(incident.first) if incident.first else None,
        last=str(incident.last) if incident.last else None,
        day=str(printed[0]) if printed else None,
        grade=account.grade.value,
        printings=account.printings,
        sources=account.sources,
        contradictions=len(account.contradictions),
        ranges=tuple(map(bounds, account.ranges)),
        sides=speaking(of),
        actors=tuple(sorted({each for each in actors(of) if each})),
        outlets=tuple(dict.fromkeys(each.article.outlet for each in of.reports.values() if each.article.outlet)),
        statuses=statuses(of),
        places=tuple(
            {(key(each.name), key(each.admin1) if each.admin1 else None, each.country): None for each in grounds(of)}
        ),
        origins=tuple(of.origins.items()),
        words=words(of),
    )


def bounds(each: TollRange) -> tuple[str, str, int | None, int | None]:
    """The extremes of the figures that stand."""
    return each.measure, each.whom, each.low, each.high


def known_by(ground: Ground) -> tuple[str, str | None, str | None]:
    """The keys of a ground's name and division, and its country."""
    return key(ground.name), key(ground.admin1) if ground.admin1 else None, ground.country


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What a place or division is found by, however it is spelt."""
    return name_keys(name)[0]


def title(of: Told) -> str:
    """The headline of the earliest article, else its first words."""
    article = of.reports[of.account.incident.tellings[0].article].article
    return " ".join((article.title or article.text[:120]).split())


def speaking(of: Told) -> tuple[str, ...]:
    """The sides of which somebody takes a position or gives a figure."""
    account = of.account
    heard = [each.speaker.side for each in account.positions if each.refs] + [t.speaker.side for t in account.tolls]
    return tuple(sorted({each for each in heard if each}))


def statuses(of: Told) -> tuple[str, ...]:
    """How the events of its tellings are told: as real, denied, planned ..."""
    wanted = {(telling.article, event) for telling in of.account.incident.tellings for event in telling.events}
    return tuple(
        sorted(
            {
                event.status
                for article, report in of.reports.items()
                for event in report.events
                if (article, event.id) in wanted
            }
        )
    )


def words(of: Told) -> str:
    """Titles, speakers, places and words of positions, folded."""
    account = of.account
    said = [
        *(each.article.title or "" for each in of.reports.values()),
        *(each.name for each in grounds(of)),
        *account.sources,
        *(f"{each.speaker.name} {each.words}" for each in account.positions),
    ]
    return folded(" ".join(" ".join(said).split()))[:MOST_WORDS]


def update(record: Record, sides: Sequence[Side], progress: Callable[[int, int], None] = lambda _, __: None) -> int:
    """Makes the summaries of all incidents whose basis changed; how many there were.

    `progress` is told how many of how many are done.
    """
    why = rejected(record)
    basis = bases(record, sides, why)
    held = kept.bases(record)
    gone = [each for each in held if each not in basis]
    due = [each for each in basis if held.get(each) != basis[each]]
    kept.save(record, gone, {})
    for start in range(0, len(due), AT_ONCE):
        some = due[start : start + AT_ONCE]
        made = {
            each.id: (basis[each.id], to_line(summary(told(record, each, sides, None, why.get(each.id)))))
            for each in incidents(record, some)
        }
        kept.save(record, (), made)
        progress(min(start + AT_ONCE, len(due)), len(due))
    return len(due)


def bases(record: Record, sides: Sequence[Side], why: Mapping[str, str]) -> dict[str, str]:
    """What the summary of each incident is to be made from, as a hash."""
    shared = in_one_line({"form": FORM, "sides": [asdict(each) for each in sides]})
    found: dict[str, hashlib._Hash] = {}
    for name, telling, sequence in kept.placed(record):
        if name not in found:
            found[name] = hashlib.sha256(f"{shared}{why.get(name)}".encode(errors="surrogatepass"))
        found[name].update(f"{telling} {sequence}\n".encode(errors="surrogatepass"))
    return {name: each.hexdigest()[:32] for name, each in found.items()}


def all_of(record: Record, known: Mapping[str, tuple[str, Summary]]) -> Iterator[tuple[str, str, Summary]]:
    """The id, basis and summary of each incident; those that are `known` on the same basis are not read again."""
    held = kept.bases(record)
    fresh = [each for each, basis in held.items() if each not in known or known[each][0] != basis]
    read = kept.payloads(record, fresh)
    for name, basis in held.items():
        each = known[name][1] if name not in read and name in known else from_line(read.get(name, "{}"))
        if each is not None:
            yield name, basis, each


def to_line(each: Summary) -> str:
    """The summary as one line of JSON."""
    return in_one_line({"form": FORM, **{f.name: getattr(each, f.name) for f in fields(Summary)}})


def from_line(line: str) -> Summary | None:
    """The summary that a line holds; None where it has another form."""
    data = json.loads(line)
    if data.pop("form", None) != FORM:
        return None
    for name in ("modes", "sources", "sides", "actors", "outlets", "statuses"):
        data[name] = tuple(data[name])
    for name in ("ranges", "places", "origins"):
        data[name] = tuple(map(tuple, data[name]))
    return Summary(**data)
