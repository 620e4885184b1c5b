"""The events of a report for a person to read: what, who to whom, where, when, and by whose account.

Invariant: what is not told as real says so before anything else, in a word and not by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from reportedly.chain import party_name, words_at
from reportedly.cli.view import CONTENT, CUE, QUIET, Line, account, visible
from reportedly.model import Event, Participant, Party, Report, Status

UNREAL = "bold red"
STATUS: dict[Status, str] = {
    "denied": "denied",
    "possible": "only possible",
    "conditional": "only under a condition",
    "planned": "planned",
    "failed": "failed",
}
LONGEST = 40
"""So many characters of a trigger or a participant are shown; the paragraph above has the rest."""


def happenings(report: Report) -> Iterator[Line]:
    """One line an event, in the order of the text, under a line that says what they are; none where there are none."""
    if not report.events:
        return
    yield Line()
    yield Line(Text("Events, by whose account:", style=QUIET))
    width = max(4, *(len(event.id) for event in report.events))
    for event in sorted(report.events, key=lambda event: event.trigger):
        yield Line(happening(report, event), f"{event.id:>{width}} ")


def happening(report: Report, event: Event) -> Text:
    """`[denied] ASSAULT heavy-weapons “shelled” · army → town · Ganja · 2020-10-04 < the ministry < the outlet`."""
    places = {place.id: place.name for place in report.places}
    where, when = places.get(event.place or "", ""), event.time or ""
    details = [f" · {visible(each)}" for each in (who_to_whom(report, event), where, when) if each]
    return Text.assemble(
        (f"[{STATUS[event.status]}] " if event.status in STATUS else "", UNREAL),
        (f"{event.type} {event.mode}" if event.mode else event.type, CUE),
        (f" “{visible(short(words_at(report, (event.trigger,))))}”", CONTENT),
        *details,
        account(report, event.claimant),
    )


def who_to_whom(report: Report, event: Event) -> str:
    """`the army → the town`; `? → the town` where nobody is said to do it, `the army` where nobody is met by it."""
    actors, recipients = named(report, event.actors), named(report, event.recipients)
    return f"{actors or '?'} → {recipients}" if recipients else actors


def named(report: Report, participants: Sequence[Participant]) -> str:
    """The participants' names, parted by commas."""
    return ", ".join(short(party_name(report, Party((each.span,), each.actor))) for each in participants)


def short(words: str) -> str:
    """The words, cut after a whole word where they are too many."""
    if len(words) <= LONGEST:
        return words
    kept = words[:LONGEST]
    return f"{kept.rpartition(' ')[0] or kept} …"
