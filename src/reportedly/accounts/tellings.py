"""What one article tells of each happening: its events brought together, with the figures of whom they harmed.

An article tells of one happening in many sentences: the headline, the lead, the toll, the words of a witness. Events
belong together where nothing tells them apart (day, ground, kind) and something ties them: one sentence, one figure,
a definite word (`the raid`), the same day on the same ground, or the first lines that say the same twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from reportedly.accounts.grounds import WIDE, ground_of, kilometres, same_name, width
from reportedly.accounts.model import Ground, Telling
from reportedly.accounts.passages import WORD, Passages, proper, stem
from reportedly.accounts.rarity import key
from reportedly.days import Days, days, gap, length
from reportedly.knowledge.tables import rows
from reportedly.model import Event, EventType, Figure, Report, Status
from reportedly.record import packing

TYPES = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""The PLOVER types that make incidents: violence, seizures and arrests, protest (ACLED's kinds of event)."""
TOLD: frozenset[Status] = frozenset(("asserted", "denied", "possible", "failed"))
"""What lies ahead or under a condition has not happened, and is no report of an incident."""
STATES = frozenset(("restrict", "censor", "curfew", "martial-law", "withhold"))
"""Modes of what lasts: a siege or a curfew is a state that things happen in; only its beginning or end has a day."""
WAR = 5000
"""A number of people harmed that counts a war and not a happening."""
BACKGROUND = 60
"""Days before its printing from which what happened nowhere in particular is the war's background."""
OTHER = re.compile(
    r"\b(?:another|other|separate|separately|elsewhere|meanwhile|previous|earlier|second|third|similar|different|also)\b",
    re.IGNORECASE,
)
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his"))
NAMED = re.compile(r"\d|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)(?:[a-z]*)\b")
"""What a time has that names its day or month itself."""
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
NEAR = 3
"""How many sentences on an event may go on with what was told before."""
AFTER = 1
"""How many sentences behind an event a number may stand that counts whom it harmed."""
LEAD = 4
"""How many sentences an article may take to say its news twice: headline, standfirst, lead."""
SHARED = 3
"""How many stems two of the first sentences must share to say the same."""
SHORT = 7
"""Days of a stretch that still tells one happening from another."""
LONG = 45
"""Days of a period that is too long to date one happening."""


@dataclass(slots=True)
class Piece:
    """One event on its way into a telling."""

    event: Event
    sentence: int
    days: Days | None
    ground: Ground | None
    figures: list[Figure]
    families: frozenset[str]
    stems: frozenset[str]
    other: bool
    definite: bool
    corrects: bool

    @property
    def kind(self) -> EventType:
        """The kind of incident it is of: roads and towns are cut off by force of arms (CAMEO 191)."""
        return "ASSAULT" if self.event.mode == "restrict" else self.event.type


@dataclass(slots=True)
class Group:
    """The events of one happening so far."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The sentence that told of it last."""
        return max(piece.sentence for piece in self.pieces)

    @property
    def days(self) -> Days | None:
        """The days between which it happened: the shortest stretch that one of its events names."""
        known = [piece.days for piece in self.pieces if piece.days]
        return min(known, key=length) if known else None

    @property
    def grounds(self) -> list[Ground]:
        """The grounds that its events name."""
        return [piece.ground for piece in self.pieces if piece.ground]


@cache
def families() -> dict[str, frozenset[str]]:
    """The families of each mode."""
    return {row["mode"]: frozenset(row["families"].split("|")) for row in rows("incident_modes.tsv")}


def families_of(modes: Iterable[str | None]) -> frozenset[str]:
    """The families of some modes; none where none is listed."""
    return frozenset(family for mode in modes if mode for family in families().get(mode, ()))


def tellings(report: Report) -> tuple[Telling, ...]:
    """What an article tells of each happening, in text order.

    The id of each is `<article id>#t` and the offset of its first words, so that it outlives a re-reading that finds
    more or fewer of them; the article's id is as the record keeps it.
    """
    passages = Passages(report.article)
    groups: list[Group] = []
    for piece in pieces(report, passages):
        home = next((group for group in reversed(groups) if belongs(piece, group)), None)
        if piece.corrects and groups and not apart(piece, groups[0]):
            home = groups[0]
        if home is None:
            groups.append(Group([piece]))
        else:
            home.pieces.append(piece)
    count(report, passages, groups)
    found = (telling(report, passages, group) for group in groups)
    return tuple(each for each in found if not background(each))


def count(report: Report, passages: Passages, groups: list[Group]) -> None:
    """Gives each figure that no event holds to a happening: to that of its speaker's town, else to the last one told.

    What somebody in a town has counted is of that town's happening (`a shopkeeper in Orsa saw nine bodies`). Any other
    figure goes to what was told in its sentence or right before.
    """
    places = {place.id: ground_of(place) for place in report.places}
    for figure in report.figures:
        if figure.event is not None or figure.scope != "incident":
            continue
        fitting = [group for group in groups if not displaced(figure, group, places)]
        stands = speakers_grounds(report, figure)
        home = next((group for group in reversed(fitting) if happened_at(group, stands)), None)
        number = passages.number(figure.span[0])
        told = home.pieces if home else [piece for group in fitting for piece in group.pieces]
        near = [piece for piece in told if home or 0 <= number - piece.sentence <= AFTER]
        if near:
            max(near, key=lambda piece: (piece.sentence, piece.event.trigger[0])).figures.append(figure)


def speakers_grounds(report: Report, figure: Figure) -> list[Ground]:
    """Where the text says that the claimant of a figure is."""
    statement = next((each for each in report.statements if each.id == figure.claimant), None)
    spans = statement.source.spans if statement else ()
    return [ground_of(each) for each in report.places for low, high in spans if low <= each.span[0] < high]


def happened_at(group: Group, grounds: Iterable[Ground]) -> bool:
    """Whether a group tells of what happened at one of some narrow grounds."""
    return any(
        width(one) <= WIDE and width(other) <= WIDE and not elsewhere(one, other)
        for one in grounds
        for other in group.grounds
    )


def displaced(figure: Figure, group: Group, places: dict[str, Ground]) -> bool:
    """Whether day or ground keep a figure from the happening that a group tells of."""
    ground, when = places.get(figure.place or ""), days(figure.time)
    if ground and any(elsewhere(ground, each) for each in group.grounds):
        return True
    return bool(when and group.days and gap(when, group.days))


def background(telling: Telling) -> bool:
    """Whether a telling only recalls the war: long ago and nowhere in particular, or without day, ground and number."""
    if any(width(ground) <= WIDE for ground in telling.places):
        return False
    if telling.last is None or telling.first is None:
        return not telling.counts
    if telling.published is None or telling.counts:
        return False
    return (telling.published - telling.last).days > BACKGROUND


def pieces(report: Report, passages: Passages) -> list[Piece]:
    """The events of a report that make incidents, in text order."""
    places = {place.id: place for place in report.places}
    corrections = [(each.start, each.end) for each in report.article.blocks if each.kind == "correction"]
    found: list[Piece] = []
    for event in report.events:
        if event.type not in TYPES or event.status not in TOLD:
            continue
        number = passages.number(event.trigger[0])
        place = places.get(event.place or "")
        known = days(event.time) if not since(report, passages, event, number) else None
        if lasting(event, known):
            continue
        if event.mode in STATES and not (event.mode == "restrict" and known and length(known) == 1):
            continue
        start, end = passages.at(number)
        figures = [figure for figure in report.figures if figure.event == event.id]
        before = words_before(passages.text, start, event)
        found.append(
            Piece(
                event,
                number,
                known,
                ground_of(place) if place else None,
                figures,
                families_of([event.mode]),
                stems(passages.text[start:end]),
                bool(OTHER.search(" ".join(before))) and not counts_others(passages.text, event, figures),
                bool(DEFINITE & set(before)),
                any(low <= event.trigger[0] < high for low, high in corrections),
            )
        )
    return found


def words_before(text: str, start: int, event: Event) -> list[str]:
    """The last words of a sentence before an event."""
    return text[max(start, event.trigger[0] - 40) : event.trigger[0]].lower().split()[-4:]


def counts_others(text: str, event: Event, figures: Iterable[Figure]) -> bool:
    """Whether it is more people that are told of, and not something else that happened: `another 52 were injured`."""
    spans = (*(figure.span for figure in figures), *(each.span for each in event.recipients))
    return any(OTHER.search(text, max(0, low - len("another ")), high) for low, high in spans)


def lasting(event: Event, known: Days | None) -> bool:
    """Whether an event went on for months, or still does: that is the war's background, and no happening."""
    return bool(known and length(known) > LONG) or (event.time or "").endswith("/..")


def since(report: Report, passages: Passages, event: Event, number: int) -> bool:
    """Whether the time of an event only measures its rank: `the deadliest attack since the war began in March`."""
    start, end = passages.at(number)
    for time in report.times:
        if time.edtf == event.time and start <= time.span[0] < end:
            return bool(SINCE.search(passages.text, event.trigger[1], time.span[0]))
    return False


def stems(words: str) -> frozenset[str]:
    """The stems of some words that carry meaning: longer than three letters, or numbers."""
    return frozenset(stem(word) for word in WORD.findall(words.lower()) if len(word) > 3 or word[0].isdigit())


def belongs(piece: Piece, group: Group) -> bool:
    """Whether an event is of the happening that a group tells of."""
    if apart(piece, group):
        return False
    if any(piece.sentence == each.sentence for each in group.pieces):
        return True
    if piece.other:
        return False
    if counted_alike(piece, group):
        return True
    day, ground = same_day(piece, group), same_ground(piece, group)
    if day and ground:
        return True
    if piece.sentence < LEAD and any(len(piece.stems & each.stems) >= SHARED for each in group.pieces):
        return True
    if fills(piece, group):
        return True
    near = piece.sentence - group.last <= NEAR
    return near and (piece.definite or day or ground or follows(piece, group) or answers(piece))


def apart(piece: Piece, group: Group) -> bool:
    """Whether day, ground or kind tell an event apart from a group."""
    for each in group.pieces:
        if piece.kind != each.kind:
            return True
        if piece.kind == "COERCE" and piece.event.mode != each.event.mode:
            return True
        if piece.families and each.families and not piece.families & each.families:
            return True
        if piece.days and each.days and gap(piece.days, each.days):
            return True
        if piece.ground and each.ground and elsewhere(piece.ground, each.ground):
            return True
        if rival_authors(piece.event, each.event) and piece.sentence != each.sentence:
            return True
    return False


def rival_authors(one: Event, other: Event) -> bool:
    """Whether two events by the same account have authors of two countries or sides: each did something else."""
    authors = {actor.actor.partition(":")[0] for actor in one.actors if actor.actor}
    others = {actor.actor.partition(":")[0] for actor in other.actors if actor.actor}
    return one.claimant == other.claimant and bool(authors and others) and not authors & others


def elsewhere(one: Ground, other: Ground) -> bool:
    """Whether two grounds are plainly two: further apart than the wider of them is wide, and not called alike."""
    distance = kilometres(one, other)
    return distance is not None and distance > max(width(one), width(other)) and not same_name(one, other)


def counted_alike(piece: Piece, group: Group) -> bool:
    """Whether an event harmed as many as the group's does: a number of two digits, or two numbers."""
    mine = {(f.measure, f.low, f.high) for f in piece.figures if (f.low or f.high or 0) > 1}
    theirs = {(f.measure, f.low, f.high) for each in group.pieces for f in each.figures}
    shared = mine & theirs
    return any((low or high or 0) >= 10 for _, low, high in shared) or len(shared) >= 2


def same_day(piece: Piece, group: Group) -> bool:
    """Whether an event and a group name the same day, or days."""
    return (
        piece.days is not None
        and group.days is not None
        and length(piece.days) <= 3
        and not gap(piece.days, group.days)
    )


def same_ground(piece: Piece, group: Group) -> bool:
    """Whether an event and a group name the same narrow ground."""
    if piece.ground is None or width(piece.ground) > WIDE:
        return False
    return any(width(each) <= WIDE and not elsewhere(piece.ground, each) for each in group.grounds)


def fills(piece: Piece, group: Group) -> bool:
    """Whether an event says the day or the ground that a story's first words leave open: `a town`, then its name."""
    if group.pieces[0].sentence > 1 or piece.sentence > LEAD or not (piece.days or piece.ground):
        return False
    grounds = any(width(each) <= WIDE for each in group.grounds)
    opens = (piece.days is not None and group.days is None) or (piece.ground is not None and not grounds)
    return opens and not (piece.days and group.days is None and grounds and piece.ground is None)


def follows(piece: Piece, group: Group) -> bool:
    """Whether an event that names neither day nor ground goes on right after a group's, of a like kind."""
    if piece.days or (piece.ground and width(piece.ground) <= WIDE) or piece.sentence - group.last > 1:
        return False
    return not piece.families or any(piece.families & each.families for each in group.pieces)


def answers(piece: Piece) -> bool:
    """Whether a denial names neither day nor ground, so that it speaks to what was told right before."""
    return piece.event.status == "denied" and not piece.days and (not piece.ground or width(piece.ground) > WIDE)


def telling(report: Report, passages: Passages, group: Group) -> Telling:
    """The telling that a group of events makes."""
    article, name = report.article, packing.key(report.article.id)
    sentences = sorted({piece.sentence for piece in group.pieces})
    figures = {figure.id: figure for piece in group.pieces for figure in piece.figures}
    when = group.days
    grounds = distinct(group.grounds)
    told = next((piece.event.time for piece in group.pieces if piece.days == when), None)
    shown = [words_of(passages, each) for each in sentences]
    return Telling(
        id=f"{name}#t{group.pieces[0].event.trigger[0]}",
        article=name,
        outlet=article.outlet,
        published=published(report),
        type=group.pieces[0].kind,
        events=tuple(piece.event.id for piece in group.pieces),
        figures=tuple(figures),
        modes=tuple(sorted({piece.event.mode for piece in group.pieces if piece.event.mode})),
        places=grounds,
        first=when[0] if when else None,
        last=when[1] if when else None,
        counted=when is not None and told is not None and counted(report, told),
        actors=ids(actor.actor for piece in group.pieces for actor in piece.event.actors),
        recipients=ids(actor.actor for piece in group.pieces for actor in piece.event.recipients),
        names=frozenset(name for each in sentences for name in names_in(report, passages, each)),
        words=frozenset(stem for stems_of in shown for stem in stems_of),
        counts=tuple(dict.fromkeys((f.measure, f.low, f.high) for f in figures.values() if countable(f))),
        vague=not any(width(ground) <= WIDE for ground in grounds) and (when is None or length(when) > SHORT),
    )


def counted(report: Report, edtf: str) -> bool:
    """Whether a time was counted from the article's own clock (`on Monday`), rather than named with its day."""
    words = [report.article.text[slice(*time.span)] for time in report.times if time.edtf == edtf]
    return not any(NAMED.search(each) for each in words)


def countable(figure: Figure) -> bool:
    """Whether a figure counts one happening."""
    return figure.scope == "incident" and max(figure.low or 0, figure.high or 0) < WAR


def words_of(passages: Passages, number: int) -> frozenset[str]:
    """The stems of a sentence."""
    start, end = passages.at(number)
    return stems(passages.text[start:end])


def names_in(report: Report, passages: Passages, number: int) -> Iterable[str]:
    """The keys of the names in a sentence, in any transliteration: of places, and of what is written like a name."""
    start, end = passages.at(number)
    for place in report.places:
        if start <= place.span[0] < end and place.feature not in ("country", "continent"):
            yield key(place.name)
    told = [
        span
        for statement in report.statements
        for span in (*statement.source.spans, *(statement.via.spans if statement.via else ()))
    ]
    for at, word in proper(passages.text, start, end):
        if not any(low <= at < high for low, high in told):
            yield key(word)


def distinct(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """Each ground once, the narrowest first."""
    once = {(ground.geonameid, ground.name): ground for ground in grounds}
    return tuple(sorted(once.values(), key=width))


def ids(actors: Iterable[str | None]) -> tuple[str, ...]:
    """Actor ids once each, joined ones apart, in order; without those that nobody knows."""
    each = (one for actor in actors if actor for one in actor.split(";"))
    return tuple(dict.fromkeys(one for one in each if not one.startswith("unresolved")))


def published(report: Report) -> date | None:
    """The day an article was published."""
    known = days(report.article.published[:10]) if report.article.published else None
    return known[0] if known else None
