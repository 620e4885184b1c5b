"""The codebook's nouns as frozen dataclasses, and nothing else.

Invariant: every span is a half-open pair `[start, end)` of Unicode code points into `Article.text`, so that
`text[start:end]` is the evidence. What the text does not say is None or an empty tuple, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]

BlockKind = Literal[
    "headline",
    "paragraph",
    "caption",
    "related",
    "stamp",
    "byline",
    "credit",
    "correction",
    "boilerplate",
]
PublishedFrom = Literal["json-ld", "meta", "stamp", "dateline", "url", "given", "none"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "state",
    "accuse",
    "deny",
    "confirm",
    "claim-responsibility",
    "demand",
    "request",
    "promise",
    "threaten",
    "warn",
    "reject",
    "support",
    "condemn",
    "estimate",
    "predict",
]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Named = Literal["named", "unnamed", "collective", "absent"]
Measure = Literal[
    "killed", "injured", "missing", "captured", "detained", "abducted", "displaced", "destroyed", "casualties"
]
Scope = Literal["incident", "cumulative"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["asserted", "denied", "possible", "conditional", "planned", "failed"]

CLAIM_BLOCKS: frozenset[BlockKind] = frozenset({"headline", "paragraph", "caption", "correction"})
"""The kinds of block that claims are read from (codebook, Article)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the partition of an article's text.

    `date` is the block's own time where it is not the article's: EDTF for a caption's date, a zoned ISO 8601 time for
    an entry of a live blog, which opens with its stamp. `place` and `credit` are where a caption says what place it
    shows and who took the picture.
    """

    kind: BlockKind
    start: int
    end: int
    date: str | None = None
    place: Span | None = None
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What an outlet published, once, at one address.

    `published` and `updated` are ISO 8601: a zoned time, or a bare date where the page gives no time.
    `blocks` partition `text`: in order, without gap or overlap.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    published_from: PublishedFrom = "none"
    dateline: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Someone in a statement: the words that name them, and the actor they resolve to (an id, or None)."""

    spans: Spans
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: someone puts something forward (codebook, Statement). `said` is EDTF."""

    id: str
    source: Party
    named: Named
    cue: Spans
    content: Spans
    via: Party | None
    addressee: Party | None
    target: Party | None
    mode: Mode
    act: Act
    factuality: Factuality
    condition: Span | None
    parent: str | None
    said: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks or is spoken of within one article, with every mention that was joined to them."""

    id: str
    name: str
    mentions: Spans


@dataclass(frozen=True, slots=True)
class Time:
    """Words that name a time, and the time: EDTF, durations ISO 8601 with `>` or `<` before them (codebook, Time)."""

    id: str
    span: Span
    edtf: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name could have meant, as the gazetteer has it. Latitude and longitude are WGS 84."""

    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    feature: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is named, and where it lies; what is unresolved keeps its span and has no point (codebook, Place).

    `country` is ISO 3166-1 alpha-3, `feature` what kind of place it is, `precision` UCDP's (1 exact place .. 7);
    `candidates` are the places that the name could have meant and that lost.
    """

    id: str
    span: Span
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    feature: str | None
    precision: int | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people or things harmed, and who gives it (codebook, Figure).

    `low` and `high` are None where open; `part_of`, `place`, `event` and `claimant` are ids within the report;
    `period` and `time` are EDTF.
    """

    id: str
    span: Span
    low: int | None
    high: int | None
    approx: bool
    measure: Measure
    whom: str | None
    side: str | None
    part_of: str | None
    scope: Scope
    period: str | None
    place: str | None
    time: str | None
    event: str | None
    claimant: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone in an event: the words that name them, and the actor they resolve to (an id, or None)."""

    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is happening or may happen between actors (codebook, Event).

    `type` and `mode` are PLOVER's; mode is None where the words do not say it. `trigger` are the words that tell of
    the event. `status` says whether it is told as real. `place` and `claimant` are ids within the report, of a place
    and of the statement that claims the event; no claimant is the outlet's own account. `time` is EDTF.
    """

    id: str
    type: EventType
    mode: str | None
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: str | None
    time: str | None
    status: Status
    claimant: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Report:
    """What reading one article yields: a pure function of the article, the program's version and its models."""

    article: Article
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    warnings: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
