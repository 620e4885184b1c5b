"""An incident as the shapes of incidents take it: what is asserted of it, who did it to whom, and what they leave out.

Invariant: only events that somebody asserts make a row; each event and figure of the incident that a row can't hold
is left out with its reason.
Source of the rule: codebook, Event (two-sided fighting: all are actors, nobody a recipient).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.accounts.accounts import Told
from reportedly.accounts.material import Material
from reportedly.accounts.model import Ground, Incident, Ref, Side, Toll
from reportedly.accounts.sides import side_of
from reportedly.accounts.wording import number, quoted, stance
from reportedly.chain import account_of, houses
from reportedly.exports.companion import Companion
from reportedly.exports.deaths import counts_dead
from reportedly.exports.parties import Party, foremost, parties
from reportedly.exports.rows import joined, one_line
from reportedly.model import Event, Measure, Status

STATUS: dict[Status, str] = {
    "denied": "denied: the shape has no cell for who denies what",
    "possible": "told as possible only",
    "conditional": "told under a condition",
    "planned": "planned, and not told to have happened",
    "failed": "tried without success",
}
"""Why an event that is not asserted makes no row."""
UNASSERTED = "nobody asserts it"
DISCOUNTED = "discounted by a reviewer"
RIVALS = "rival accounts of who did it: the shape has one author and no speaker"
NO_AUTHOR = "nobody is named who did it"
NO_DAY = "no day is told"
NO_PLACE = "no place is told"
NO_POINT = "its place is not known to the gazetteer, and has no point"
BROKEN = "the row breaks a rule of the shape"
DENIAL = "a denial in words of its own: the shape has no cell for who denies what"


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident that somebody asserts. `events` are the asserted ones, `mode` is the one told of most.

    `authors` did it, `others` suffered it; in fighting of two sides (`both`) they are the one and the other.
    """

    told: Told
    events: tuple[tuple[Ref, Event], ...]
    mode: str | None
    authors: tuple[Party, ...]
    others: tuple[Party, ...]
    both: bool

    @property
    def incident(self) -> Incident:
        """The incident."""
        return self.told.account.incident


def happened(told: Told, sides: Sequence[Side]) -> Happened:
    """The asserted part of an incident."""
    events = tuple((ref, event) for ref, event in material(told).events() if event.status == "asserted")
    wanted = [event.mode for _, event in events if event.type == told.account.incident.type and event.mode]
    mode = Counter(wanted).most_common(1)[0][0] if wanted else None
    authors, others, both = dyad(told, events, sides)
    return Happened(told, events, mode, authors, others, both)


def material(told: Told) -> Material:
    """The events, figures and statements of an incident."""
    return Material(told.account.incident, told.reports, told.origins)


def dyad(
    told: Told, events: Sequence[tuple[Ref, Event]], sides: Sequence[Side]
) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Who did it and to whom. Several without a recipient fight each other, unless they are on one side."""
    doing, suffering = [], []
    for ref, event in events:
        report = told.reports[ref.article]
        those, them = list(parties(report, event.actors)), list(parties(report, event.recipients))
        doing += those
        suffering += them
        if len(those) > 1 and not them and not allied(those, sides):
            first, *rest = those
            return (first,), tuple(rest), True
    authors = foremost([each for each in doing if each.actor is not None] or doing)  # `its forces` are somebody's
    keys = {each.key for each in authors}
    others = foremost(suffering)
    if len(authors) == 2 and keys == {each.key for each in others}:
        return authors[:1], authors[1:], True
    return authors, tuple(each for each in others if each.key not in keys), False


def allied(those: Sequence[Party], sides: Sequence[Side]) -> bool:
    """Whether all of some parties are on one side."""
    found = {side_of(each.actor, sides, each.name) for each in those}
    return len(found) == 1 and None not in found


def hindrance(it: Happened) -> str | None:
    """Why an incident can make no row of any shape; None where nothing hinders it."""
    account = it.told.account
    if account.grade.value == "discounted":
        return DISCOUNTED
    if not it.events:
        return UNASSERTED
    if any(each.kind == "rival-authors" for each in account.contradictions):
        return RIVALS
    if not it.authors:
        return NO_AUTHOR
    if account.incident.first is None or account.incident.last is None:
        return NO_DAY
    return no_ground(account.incident.ground)


def no_ground(ground: Ground | None) -> str | None:
    """Why a ground has no row; None where it has its point."""
    if ground is None:
        return NO_PLACE
    return NO_POINT if ground.lat is None or ground.lon is None else None


def leave_incident(
    it: Happened, companion: Companion, why: str, detail: str | None = None, held: Sequence[Measure] = ("killed",)
) -> None:
    """Leaves out a whole incident, with the claims that it is made of."""
    incident = it.incident
    place = incident.ground.name if incident.ground else None
    words = " ".join(filter(None, (incident.type, *incident.modes[:1], place)))
    tolls = [each for each in it.told.account.tolls if not_held(each, held) is None]
    made = ", ".join(names_of(it, tolls))
    said = "; ".join(filter(None, (detail, made and f"made of {made}")))
    companion.leave(incident.id, "incident", words, why, said or None)


def leave_claims(it: Happened, companion: Companion, held: Sequence[Measure] = ("killed",)) -> None:
    """Leaves out the events, denials and figures of an incident that no row of it can hold."""
    about = material(it.told)
    for ref, event in about.events():
        if event.status in STATUS:
            companion.leave(name(ref), "event", sentence(about, ref, event), STATUS[event.status])
    events = {ref for ref, _ in about.events()}
    for position in it.told.account.positions:
        if position.stance == "denies" and position.refs and not events & set(position.refs):
            companion.leave(name(position.refs[0]), "statement", one_line(position.words) or "", DENIAL)
    for toll in it.told.account.tolls:
        if (why := not_held(toll, held)) is not None:
            companion.leave(name(toll.ref), "figure", one_line(toll.words) or "", why, said_by(toll))


def not_held(toll: Toll, held: Sequence[Measure]) -> str | None:
    """Why a figure is in no row; None where it is."""
    if toll.measure not in held:
        return f"the shape has no cell for how many were {toll.measure}"
    if not counts_dead(toll):
        return "it counts no people"
    if toll.scope != "incident":
        return "it counts more than this incident"
    if toll.part:
        return "it is a part of another figure"
    return "its claimant gave another figure later" if toll.replaced_by is not None else None


def said_by(toll: Toll) -> str:
    """`at least 14 killed, by the mayor of Orsa`."""
    return f"{number(toll)} {toll.measure}, by {toll.speaker.name}"


def sentence(about: Material, ref: Ref, event: Event) -> str:
    """The sentence that tells of an event."""
    return one_line(about.words(ref.article, about.sentence(ref.article, event.trigger))) or ""


def name(ref: Ref) -> str:
    """What `reportedly review` knows a claim by."""
    return f"{ref.article}#{ref.item}"


def names_of(it: Happened, tolls: Sequence[Toll] = ()) -> list[str]:
    """The ids of the claims that a row is made of: the asserted events, and figures with their other printings."""
    refs = [ref for ref, _ in it.events] + [ref for toll in tolls for ref in (toll.ref, *toll.printings)]
    return list(dict.fromkeys(map(name, refs)))


def originals(it: Happened, tolls: Sequence[Toll]) -> str | None:
    """Who the information comes from, outward: the source chains of its claims, without who wrote and printed them."""
    return joined(chains(it, tolls))


def chains(it: Happened, tolls: Sequence[Toll]) -> Iterator[str]:
    """The source chain of each claim: `Erdogan < Cavusoglu`. Nothing where the article itself speaks."""
    figures = dict(material(it.told).figures())
    claimants = [(ref.article, event.claimant) for ref, event in it.events]
    claimants += [(ref.article, figures[ref].claimant) for toll in tolls for ref in (toll.ref, *toll.printings)]
    for article, claimant in claimants:
        report = it.told.reports[article]
        if any(each.id == claimant for each in report.statements):
            printed = houses(report.article)
            yield " < ".join(each for each in account_of(report, claimant) if each not in printed)


def outlets(it: Happened) -> str | None:
    """Who printed it."""
    return joined(it.told.reports[each].article.outlet for each in material(it.told).articles())


def in_words(it: Happened, tolls: Sequence[Toll]) -> str:
    """What is said of an incident by whom, in sentences of ours around the words of the articles."""
    account = it.told.account
    said = [
        f"{each.speaker.name} {stance(it.told, each)}: {quoted(each.words)}."
        for each in account.positions
        if each.stance != "silent"
    ]
    counted = [f"{each.speaker.name} gives {number(each)} killed." for each in tolls]
    return one_line(" ".join([*said, *dict.fromkeys(counted), f"Graded {account.grade.value}."])) or ""
