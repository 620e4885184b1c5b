"""What each speaker says of an incident: asserts, denies, blames, claims; and which side is silent.

Invariant: each position points at the events and statements it was read from, in the order of saying. A position that
changes stands twice. What a speaker leaves open (factuality `Uu`, events that are only possible) is no position, nor is
what they say of other times or of a whole war (accounts/background.py).
Source of the rules: codebook, Account (position) and Statement (factuality).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from reportedly.accounts.authors import accused, authors, names_somebody, same
from reportedly.accounts.background import background
from reportedly.accounts.material import Material, Moment
from reportedly.accounts.model import Position, Ref, Side, Speaker, Stance
from reportedly.accounts.sides import side_of
from reportedly.accounts.voices import known, slug_words
from reportedly.model import Event, Span, Statement

OPEN = frozenset({"Uu", "CTu"})
"""Factualities by which nobody commits to anything."""
REAL = frozenset({"asserted", "failed"})
"""Statuses of what is told as having happened: a failed attack was an attack."""
REFUSING = frozenset({"deny", "reject"})
BLAMING = frozenset({"accuse", "condemn"})
AHEAD = frozenset({"promise", "threaten", "demand", "request", "predict", "warn", "support"})
"""Acts that speak of what shall be: nobody owns a deed by them."""
SENTENCE = 240
"""A sentence of more characters is not shown whole, so the words of the event itself are."""
HARM = frozenset({"ASSAULT", "COERCE"})
"""Types of events that somebody may be blamed for."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of an incident, before what says the same is brought together."""

    speaker: Speaker
    stance: Stance
    about: tuple[str, ...]
    ref: Ref
    moment: Moment
    said: str | None
    words: str


def positions(material: Material) -> tuple[Position, ...]:
    """The positions on an incident in the order of saying, then the sides that are silent."""
    taken = tuple(brought_together(sorted(sayings(material), key=lambda each: each.moment)))
    return (*taken, *silent(material, taken))


def sayings(material: Material) -> Iterator[Said]:
    """Everything that is said of an incident: by its events, and by denials and claims that name no event."""
    held: set[Ref] = set()
    events = list(material.events())
    told = {ref for ref, _ in events}
    for ref, event in events:
        found = of_event(material, ref, event)
        if found is not None:
            yield found
        if event.claimant is not None:
            held.add(Ref(ref.article, event.claimant))
    for article in material.articles():
        for statement in bare(material, article, told):
            if Ref(article, statement.id) not in held:
                yield of_statement(material, article, statement)


def of_event(material: Material, ref: Ref, event: Event) -> Said | None:
    """What the one who tells of an event says by it; None where they commit to nothing."""
    statement = material.statement(ref.article, event.claimant)
    if statement is not None and (statement.factuality in OPEN or refuted(material, ref.article, statement)):
        return None
    if background(material, ref.article, event):
        return None
    speaker = material.speaker(ref.article, event.claimant)
    about = authors(material, ref.article, event)
    if statement is not None and not about and event.type in HARM and statement.act in BLAMING:
        about = accused(material, ref.article, statement)
    stance = stance_of(event, statement, speaker, about, material.sides)
    if stance is None:
        return None
    if stance == "claims" and not about:
        about = (speaker.actor,) if speaker.actor else ()
    said = material.said(ref.article, event.claimant)
    words = told_words(material, ref.article, event, statement)
    return Said(speaker, stance, about, ref, material.moment(ref.article, event.claimant), said, words)


def refuted(material: Material, article: str, statement: Statement) -> bool:
    """Whether a statement stands in a denial by the same actor: they quote it only to refute it."""
    outer = material.statement(article, statement.parent)
    return outer is not None and outer.act in REFUSING and outer.source.actor == statement.source.actor


def stance_of(
    event: Event, statement: Statement | None, speaker: Speaker, about: tuple[str, ...], sides: tuple[Side, ...]
) -> Stance | None:
    """How a speaker stands to an event that is told on their word."""
    if event.status == "denied":
        return "denies"
    if event.status not in REAL or (statement is not None and statement.act in REFUSING):
        return None
    blames = statement is not None and statement.act in BLAMING
    if event.type in HARM and not blames and owns(speaker, statement, about):
        return "claims"
    if statement is not None and statement.act == "claim-responsibility" and not takes_part(speaker, about):
        return None  # who owns a deed lays it to nobody else
    if blames and about:
        return "blames"
    on = speaker.side
    if event.type in HARM and on and any(against(on, each, sides) for each in about):
        return "blames"
    return "asserts"


def owns(speaker: Speaker, statement: Statement | None, about: tuple[str, ...]) -> bool:
    """Whether a speaker takes an act upon themselves: by claiming it, or by naming none but their own as its author."""
    if not somebody(speaker) or (statement is not None and statement.act in AHEAD):
        return False
    speakers = (speaker.actor or "").split(";")
    claimed = statement is not None and statement.act == "claim-responsibility"
    if not about:
        return claimed
    own = all(any(same(each, one) for one in speakers) and (claimed or known(each)) for each in about)
    return own and all(any(same(each, one) for each in about) for one in speakers)


def somebody(speaker: Speaker) -> bool:
    """Whether a speaker can own a deed: who is known, or whom the words call a body or a side."""
    if speaker.actor is not None and all(map(known, speaker.actor.split(";"))):
        return True
    return speaker.actor is not None and names_somebody(speaker.name)


def takes_part(speaker: Speaker, about: tuple[str, ...]) -> bool:
    """Whether a speaker is among the authors that are named, or none are."""
    speakers = (speaker.actor or "").split(";")
    return not about or any(same(each, one) for each in about for one in speakers if one)


def against(side: str, actor: str, sides: tuple[Side, ...]) -> bool:
    """Whether an actor is known to be on another side."""
    other = side_of(actor, sides, slug_words(actor))
    return other is not None and other != side


def bare(material: Material, article: str, told: Collection[Ref]) -> Iterator[Statement]:
    """Denials and claims of responsibility that tell of no event and follow upon a telling: `Yerevan denied it`.

    What they speak of is the nearest event before them; `told` are the events of the incident.
    """
    report = material.reports[article]
    holders = {each.claimant for each in report.events}
    for statement in report.statements:
        if statement.act not in REFUSING | {"claim-responsibility"} or statement.id in holders or not statement.cue:
            continue
        if statement.factuality in OPEN or not statement.source.spans:
            continue
        at = statement.cue[0][0]
        before = max((each for each in report.events if each.trigger[0] < at), key=lambda e: e.trigger, default=None)
        if before is None or Ref(article, before.id) not in told:
            continue
        able = statement.act in REFUSING or somebody(material.speaker(article, statement.id))
        if able and near(report.article.text[before.trigger[1] : at]):
            yield statement


def near(between: str) -> bool:
    """Whether the words between an event and a denial leave no doubt of what is denied: at most one paragraph ends."""
    return len(between) < 400 and between.strip().count("\n\n") <= 1


def of_statement(material: Material, article: str, statement: Statement) -> Said:
    """What somebody says by a denial or claim that tells of no event of its own."""
    speaker = material.speaker(article, statement.id)
    stance: Stance = "denies" if statement.act in REFUSING else "claims"
    about = tuple(speaker.actor.split(";")) if stance == "claims" and speaker.actor else ()
    words = material.words(article, around(statement))
    said = material.said(article, statement.id)
    return Said(speaker, stance, about, Ref(article, statement.id), material.moment(article, statement.id), said, words)


def told_words(material: Material, article: str, event: Event, statement: Statement | None) -> str:
    """The verbatim words of a saying: the piece of content that holds the event, else the event's own words.

    Where that is one word (`denied it`) they are all of the statement, so that a reader sees what is said.
    """
    if statement is None:
        return outlets_words(material, article, event)
    held = [span for span in statement.content if span[0] <= event.trigger[0] < span[1]]
    if not held:
        return material.words(article, extent(event))
    if len(material.words(article, held[0]).split()) > 1:
        return material.words(article, held[0])
    return material.words(article, around(statement))


def outlets_words(material: Material, article: str, event: Event) -> str:
    """What an outlet itself says by an event: its sentence, where nobody else speaks in it, else the event's words."""
    start, end = material.sentence(article, event.trigger)
    spoken = (span for each in material.reports[article].statements for span in (*each.source.spans, *each.content))
    if end - start > SENTENCE or any(left < end and start < right for left, right in spoken):
        start, end = extent(event)
    return material.words(article, (start, end)).strip()


def extent(event: Event) -> Span:
    """The stretch from the first to the last of an event's own words: who, what, to whom."""
    spans = (event.trigger, *(each.span for each in (*event.actors, *event.recipients)))
    return min(start for start, _ in spans), max(end for _, end in spans)


def around(statement: Statement) -> Span:
    """The stretch from the first to the last of a statement's own words: source, cue and content."""
    spans = sorted((*statement.source.spans, *statement.cue, *statement.content))
    return spans[0][0], max(end for _, end in spans)


def brought_together(said: Iterable[Said]) -> Iterator[Position]:
    """One position for all sayings of one voice with one stance about the same authors, at the time of the first."""
    groups: dict[tuple[object, ...], list[Said]] = {}
    for each in said:
        groups.setdefault((each.speaker.voices, each.stance, each.about), []).append(each)
    for group in groups.values():
        first = group[0]
        refs = tuple(dict.fromkeys(each.ref for each in group))
        yield Position(first.speaker, first.stance, first.about, refs, first.said, first.words)


def silent(material: Material, taken: Iterable[Position]) -> Iterator[Position]:
    """The sides of the conflict that say nothing of the incident in any report."""
    heard = {each.speaker.side for each in taken}
    for side in material.sides:
        if side.name not in heard:
            speaker = Speaker(side.name, None, side.name, None)
            yield Position(speaker, "silent", (), (), None, "")
