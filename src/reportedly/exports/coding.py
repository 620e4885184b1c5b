"""One event as the shapes of coded events take it: who, to whom, on which days, where, in which sentence.

Invariant: only what is asserted is coded, on the days that the event itself is told of, never on that of printing.
Source of the rule: PLOVER's manual (an event needs an actor and a date; negated ones can be excluded).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.chain import account_of
from reportedly.days import days
from reportedly.exports.companion import Companion
from reportedly.exports.happened import NO_AUTHOR, NO_DAY, STATUS, sentence_of
from reportedly.exports.parties import Party, doing, suffering
from reportedly.exports.shapes import Claim
from reportedly.model import Event, Place, Report


@dataclass(frozen=True, slots=True)
class Coded:
    """One asserted event. `first` and `last` are the days between which it happened; `by` is by whose account."""

    name: str
    report: Report
    event: Event
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    first: date
    last: date
    place: Place | None
    sentence: str
    by: str


def coded(claim: Claim, companion: Companion, *, one_party: bool = False) -> Coded | None:
    """The event of a claim; None where it was left out. With `one_party`, somebody who suffers it is enough."""
    report, event = claim.report, claim.item
    assert isinstance(event, Event)
    sentence = sentence_of(report, event.trigger)
    actors, recipients = tuple(doing(report, event)), tuple(suffering(report, event))
    known = days(event.time)
    why = STATUS.get(event.status)
    if why is None and not actors and not (one_party and recipients):
        why = "nobody is named who takes part" if one_party else NO_AUTHOR
    if why is None and known is None:
        why = NO_DAY
    if why is not None or known is None:
        companion.leave(claim.name, "event", sentence, why or NO_DAY)
        return None
    place = next((each for each in report.places if each.id == event.place), None)
    by = " < ".join(account_of(report, event.claimant))
    return Coded(claim.name, report, event, actors, recipients, *known, place, sentence, by)
