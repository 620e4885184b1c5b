"""The nouns of the codebook's Account as frozen dataclasses, and nothing else.

Nothing is overwritten: a toll that was revised keeps its history, a position that changed stands twice, each item
points at the report and the item in it that it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportedly.model import EventType, Measure, Scope

Stance = Literal["asserts", "denies", "blames", "claims", "silent"]
"""What one actor says of an incident. `claims` is owning it (codebook: asserts; who owns it is told apart here)."""
ContradictionKind = Literal["asserted-denied", "disjoint-ranges", "rival-authors"]
GradeValue = Literal["confirmed", "fair", "weak", "contested", "discounted"]


@dataclass(frozen=True, slots=True)
class Ref:
    """One item of one report: the article's id, and the id of an event, figure or statement within its report."""

    article: str
    item: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Where something happened. Latitude and longitude are WGS 84, `precision` UCDP's (1 exact place .. 7)."""

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells of one happening: its events there, and the figures that count whom they harmed.

    `first` and `last` are the days between which it happened, both None where the article does not say; `counted`
    tells whether they were counted from the day of printing (`on Monday`), so that they fall with it. `actors` and
    `recipients` are actor ids. `names` are the keys of the places named around it, `words` the stems of its sentences,
    `counts` the numbers that it gives for one incident as (measure, low, high). A vague telling names neither a day nor
    a place that a happening could be known by.
    """

    id: str
    article: str
    outlet: str | None
    published: date | None
    type: EventType
    events: tuple[str, ...]
    figures: tuple[str, ...]
    modes: tuple[str, ...]
    places: tuple[Ground, ...]
    first: date | None
    last: date | None
    counted: bool
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    names: frozenset[str]
    words: frozenset[str]
    counts: tuple[tuple[Measure, int | None, int | None], ...]
    vague: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for or against a link: what was compared, what it adds to the score, and a sentence for a reader."""

    what: Literal["place", "date", "figures", "actors", "names", "wording", "kind", "density", "review"]
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings that are said to be of one happening, and why. The score is the sum of the reasons' weights."""

    first: str
    second: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """A cluster of tellings of one happening. Its id is the one of its earliest telling, so that it outlives growth."""

    id: str
    type: EventType
    modes: tuple[str, ...]
    ground: Ground | None
    first: date | None
    last: date | None
    tellings: tuple[Telling, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: a statement's source, or the outlet. `actor` is an id, where the words resolve to one.

    `origin` is who wrote it first, with copies counted once; `name` is for a reader. `voices` are who counts as one
    when sources are counted (accounts/voices.py): several for joined sources. `outlet` is true where the article itself
    speaks; it then has a statement only where that names nobody (`20 are believed dead`).
    """

    name: str
    actor: str | None
    side: str | None
    origin: str | None
    statement: str | None = None
    voices: tuple[str, ...] = ()
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """What one speaker says of an incident. `about` are the actors that are blamed, or that own it.

    `refs` are the events and statements in which it is said, with the words of the first; `said` is EDTF. The position
    of a side that says nothing has no refs.
    """

    speaker: Speaker
    stance: Stance
    about: tuple[str, ...]
    refs: tuple[Ref, ...]
    said: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure for an incident, by whom and when. `replaced_by` is the later figure of the same claimant.

    A toll that is a part of another, or counts more than this incident, never enters the range. `printings` are the
    other places where the same speaker gives the same figure: reprints add no toll.
    """

    ref: Ref
    speaker: Speaker
    low: int | None
    high: int | None
    approx: bool
    measure: Measure
    whom: str | None
    side: str | None
    scope: Scope
    part: bool
    said: str | None
    words: str
    replaced_by: Ref | None = None
    printings: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class TollRange:
    """The extremes of the figures that stand for one measure; `best` only by the named rule that somebody chose.

    `whom` is `people`, armed people apart (`soldiers`), or the things: only figures of one kind make a range.
    """

    measure: Measure
    low: int | None
    high: int | None
    best: int | None = None
    rule: str | None = None
    whom: str = "people"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims about one incident that cannot both hold, and why."""

    kind: ContradictionKind
    first: Ref
    second: Ref
    why: str


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an incident is attested (Airwars), with the reasons."""

    value: GradeValue
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """An actor's part in one conflict. `basis` tells who declared it, or from what it was inferred."""

    name: str
    members: tuple[str, ...]
    inferred: bool
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """One incident with all that is said of it. `printings` counts articles, `sources` who says it independently."""

    incident: Incident
    positions: tuple[Position, ...]
    tolls: tuple[Toll, ...]
    ranges: tuple[TollRange, ...]
    contradictions: tuple[Contradiction, ...]
    grade: Grade
    sources: tuple[str, ...]
    printings: int
