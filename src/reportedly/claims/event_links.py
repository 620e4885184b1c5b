"""Statements that speak of an event told before and name it by no word of their own: `Moscow denied it`.

A denial, a confirmation, a claim of responsibility or an accusation without a deed is tied to the last event told by
somebody else: it becomes an event of that type, by that claimant, whose trigger is what stands for the deed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.event_triggers import WORDS
from reportedly.claims.page import Page
from reportedly.model import Act, Event, Participant, Span, Statement, Status

STATUS: dict[Act, Status] = {
    "deny": "denied",
    "reject": "denied",
    "confirm": "asserted",
    "claim-responsibility": "asserted",
    "accuse": "asserted",
}
STANDS_FOR = re.compile(
    r"(?:that )?(?:it|this|that|(?:any|a|its|his|her|their) (?:role|part|hand)"
    r"|(?:the|these|those|such|any|all|his|her|its|their) (?:\w+ ){0,2}"
    r"(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?)"
    r"|(?:any |all |full |sole |the )?(?:responsibility|involvement|credit|blame)(?: for (?:it|this|that))?)",
    re.IGNORECASE,
)
"""Words that stand for a deed told before."""
BLAMING = re.compile(r"\b(?:blam|accus|point|held|hold)")
REACH = 3
"""How many sentences back the event may have been told."""


def linked(page: Page, statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with those that statements without a deed of their own speak of, numbered anew in text order."""
    told = {event.claimant for event in events}
    added = [
        made
        for statement in statements
        if statement.act in STATUS and statement.id not in told and (made := spoken_of(page, statement, events))
    ]
    if not added:
        return tuple(events)
    ordered = sorted((*events, *added), key=lambda event: event.trigger)
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def spoken_of(page: Page, statement: Statement, events: Sequence[Event]) -> Event | None:
    """The event that a statement speaks of by a pronoun, by the blame for it, or by whom it accuses."""
    span = statement.content[0][0], statement.content[-1][1]
    accused = statement.target.spans if statement.target is not None else ()
    cue = " ".join(page.text[start:end] for start, end in statement.cue).lower()
    names_only = bool(statement.source.spans) and statement.content == accused and BLAMING.search(cue) is not None
    if not names_only and not STANDS_FOR.fullmatch(page.text[slice(*span)]):
        return None
    before = last_told(page, statement, span, events)
    if before is None:
        return None
    status: Status = "possible" if statement.factuality == "Uu" else STATUS[statement.act]
    return replace(
        before,
        trigger=span,
        actors=doers(statement, before),
        recipients=(),
        status=status,
        claimant=statement.id,
        confidence=min(before.confidence, 0.5),
    )


def last_told(page: Page, statement: Statement, span: Span, events: Sequence[Event]) -> Event | None:
    """The last event before a statement that somebody else tells, no more than a few sentences back."""
    nearest = [sentence for sentence in page.sentences if sentence[0] <= span[0]][-REACH:]
    reach = nearest[0][0] if nearest else 0
    for event in reversed(events):
        deed = event.type not in WORDS and event.status != "planned"
        if reach <= event.trigger[0] < span[0] and event.claimant != statement.id and deed:
            return event
    return None


def doers(statement: Statement, before: Event) -> tuple[Participant, ...]:
    """Who did it by this statement: who is accused, who owns it, or who denies what they were said to have done."""
    if statement.act == "accuse":
        return tuple(Participant(s, statement.target.actor) for s in statement.target.spans) if statement.target else ()
    known = {each.actor for each in before.actors} - {None}
    source = statement.source
    if statement.act == "claim-responsibility" or any(same_side(source.actor, actor) for actor in known):
        return tuple(Participant(span, source.actor) for span in source.spans)
    return ()


def same_side(first: str | None, second: str | None) -> bool:
    """Whether two actors are of one country or group: `RUS.GOV` speaks for `RUS.MIL`."""
    return first is not None and second is not None and country_of(first) == country_of(second)


def country_of(actor: str) -> str:
    """The country, or the transnational code, that an actor's id begins with."""
    return actor.partition(":")[0].split(".")[0]
