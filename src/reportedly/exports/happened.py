"""An incident as the shapes of incidents take it: what is asserted of it, who did it to whom, and what they leave out.

Invariant: only events that somebody asserts make a row; each event and figure of the incident that a row can't hold
is left out with its reason, and so is each chosen one that is part of no incident.
Source of the rule: codebook, Event (two-sided fighting: all are actors, nobody a recipient).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from reportedly.accounts.accounts import Told
from reportedly.accounts.material import Material as Said
from reportedly.accounts.model import Ground, Incident, Ref, Side, Toll
from reportedly.accounts.passages import Passages
from reportedly.accounts.sides import side_of
from reportedly.accounts.wording import number, quoted, stance
from reportedly.chain import ABSENT, account_of, houses
from reportedly.exports.companion import Companion
from reportedly.exports.deaths import counts_dead
from reportedly.exports.names import name_of
from reportedly.exports.parties import Party, doing, foremost, suffering
from reportedly.exports.rows import Cell, Column, Row, Sheet, joined, one_line
from reportedly.exports.shapes import Material, Options
from reportedly.knowledge.who import folded
from reportedly.model import Article, Event, Figure, Measure, Report, Span, Status

STATUS: dict[Status, str] = {
    "denied": "denied: the shape has no cell for who denies what",
    "possible": "told as possible only",
    "conditional": "told under a condition",
    "planned": "planned, and not told to have happened",
    "failed": "tried without success",
}
"""Why an event that is not asserted makes no row."""
ALONE = "it is part of no incident"
WIDER = "it counts more than this incident"
UNASSERTED = "nobody asserts it"
DISCOUNTED = "discounted by a reviewer"
RIVALS = "rival accounts of who did it: the shape has one author and no speaker"
NO_AUTHOR = "nobody is named who did it"
NO_DAY = "no day is told"
NO_PLACE = "no place is told"
NO_POINT = "its place is not known to the gazetteer, and has no point"
BROKEN = "the row breaks a rule of the shape"
AHEAD: frozenset[Status] = frozenset(("planned", "conditional"))
"""Statuses of what has not happened, which are no incident's."""
LINK = re.compile(r"(?P<who>.*?)(?: \(“[^”]*”\))?")
"""One in a source chain, with or without the article's words for them."""
LEADING = re.compile(r"(?:the|an?) ")
DENIAL = "a denial in words of its own: the shape has no cell for who denies what"


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident that somebody asserts.

    `events` are the asserted ones, without those whose figures all count more than the incident (`36 killed since
    September`); `mode` is the one told of most. `authors` did it, `others` suffered it; in fighting of two sides
    (`both`) they are the one and the other.
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


def write(
    material: Material,
    out: IO[bytes] | Path,
    companion: Companion,
    options: Options,
    columns: Sequence[Column],
    row_of: Callable[[Happened, Options], Row | str],
    faults: Callable[[Mapping[str, Cell]], list[str]],
) -> int:
    """Writes a row for each incident that a shape can hold; how many. What it can't hold is left out with its reason.

    `row_of` gives a row, or why there is none; `faults` what is wrong with a row.
    """
    assert not isinstance(out, Path)
    sheet, rows = Sheet(out, columns, hxl=options.hxl), 0
    for told in material.told():
        it = happened(told, options.sides)
        leave_claims(it, companion)
        row = row_of(it, options)
        wrong = faults(row) if not isinstance(row, str) else []
        if isinstance(row, str) or wrong:
            leave_incident(it, companion, row if isinstance(row, str) else BROKEN, "; ".join(wrong) or None)
        else:
            sheet.add(row)
            rows += 1
    leave_alone(material, companion)
    return rows


def happened(told: Told, sides: Sequence[Side]) -> Happened:
    """The asserted part of an incident."""
    events = tuple(
        (ref, event)
        for ref, event in said_of(told).events()
        if event.status == "asserted" and not wider(told.reports[ref.article], event)
    )
    wanted = [event.mode for _, event in events if event.type == told.account.incident.type and event.mode]
    mode = Counter(wanted).most_common(1)[0][0] if wanted else None
    authors, others, both = dyad(told, events, sides)
    return Happened(told, events, mode, authors, others, both)


def wider(report: Report, event: Event) -> bool:
    """Whether all figures of an event count more than one incident."""
    scopes = {each.scope for each in report.figures if each.event == event.id}
    return bool(scopes) and "incident" not in scopes


def said_of(told: Told) -> Said:
    """The events, figures and statements of an incident."""
    return Said(told.account.incident, told.reports, told.origins)


def dyad(
    told: Told, events: Sequence[tuple[Ref, Event]], sides: Sequence[Side]
) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Who did it and to whom. Several without a recipient fight each other, unless they are on one side."""
    all_those, all_them = [], []
    for ref, event in events:
        report = told.reports[ref.article]
        those, them = list(doing(report, event)), list(suffering(report, event))
        all_those += those
        all_them += them
        if len(those) > 1 and not them and not allied(those, sides):
            first, *rest = those
            return (first,), tuple(rest), True
    authors = foremost([each for each in all_those if each.actor] or all_those)  # `its forces` are somebody's
    keys = {each.key for each in authors}
    others = foremost(all_them)
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
    events = dict(said_of(it.told).events())
    for ref, event in events.items():
        report = it.told.reports[ref.article]
        why = STATUS.get(event.status) or (WIDER if wider(report, event) else None)
        if why is not None:
            companion.leave(name_of(ref), "event", sentence_of(report, event.trigger), why)
    for position in it.told.account.positions:
        if position.stance == "denies" and position.refs and not events.keys() & set(position.refs):
            companion.leave(name_of(position.refs[0]), "statement", one_line(position.words) or "", DENIAL)
    for toll in it.told.account.tolls:
        if (why := not_held(toll, held)) is not None:
            companion.leave(name_of(toll.ref), "figure", one_line(toll.words) or "", why, said_by(toll))


def not_held(toll: Toll, held: Sequence[Measure]) -> str | None:
    """Why a figure is in no row; None where it is."""
    if toll.measure not in held:
        return f"the shape has no cell for how many were {toll.measure}"
    if not counts_dead(toll):
        return "it counts no people"
    if toll.scope != "incident":
        return WIDER
    if toll.part:
        return "it is a part of another figure"
    return "its claimant gave another figure later" if toll.replaced_by is not None else None


def said_by(toll: Toll) -> str:
    """`at least 14 killed, by the mayor of Orsa`."""
    return f"{number(toll)} {toll.measure}, by {toll.speaker.name}"


def leave_alone(material: Material, companion: Companion) -> None:
    """Leaves out the chosen events and figures that are part of no incident: what lies ahead, totals of a war ..."""
    for claim in material.alone():
        item, text = claim.item, claim.report.article.text
        if isinstance(item, Event):
            why = STATUS[item.status] if item.status in AHEAD else ALONE
            companion.leave(claim.name, "event", sentence_of(claim.report, item.trigger), why)
        elif isinstance(item, Figure):
            companion.leave(claim.name, "figure", one_line(text[slice(*item.span)]) or "", ALONE)


def sentence_of(report: Report, span: Span) -> str:
    """The sentence around some words, on one line."""
    passages = Passages(report.article)
    start, end = passages.at(passages.number(span[0]))
    return one_line(report.article.text[start : max(end, span[1])]) or ""


def names_of(it: Happened, tolls: Sequence[Toll] = ()) -> list[str]:
    """The ids of the claims that a row is made of: the asserted events, and figures with their other printings."""
    refs = [ref for ref, _ in it.events] + [ref for toll in tolls for ref in (toll.ref, *toll.printings)]
    return list(dict.fromkeys(map(name_of, refs)))


def originals(it: Happened, tolls: Sequence[Toll]) -> str | None:
    """Who the information comes from, outward: the source chains of its claims, without who wrote and printed them."""
    named: dict[str, str] = {}
    for each in chains(it, tolls):
        named.setdefault(LEADING.sub("", folded(each), count=1), each)
    return joined(named.values())


def chains(it: Happened, tolls: Sequence[Toll]) -> Iterator[str]:
    """The source chain of each claim: `Erdogan < Cavusoglu`. Nothing where the article itself, or nobody, speaks."""
    figures = dict(said_of(it.told).figures())
    claimants = [(ref.article, event.claimant) for ref, event in it.events]
    claimants += [(ref.article, figures[ref].claimant) for toll in tolls for ref in (toll.ref, *toll.printings)]
    for article, claimant in claimants:
        report = it.told.reports[article]
        if any(each.id == claimant for each in report.statements):
            unnamed = {*houses(report.article), ABSENT}
            links = [LINK.fullmatch(each) for each in account_of(report, claimant) if each not in unnamed]
            yield " < ".join(each["who"] for each in links if each)


def house(article: Article) -> str | None:
    """Who printed an article; where that is not known, who wrote it."""
    return article.outlet or article.origin


def outlets(it: Happened) -> str | None:
    """Who printed it."""
    return joined(house(it.told.reports[each].article) for each in said_of(it.told).articles())


def in_words(it: Happened, tolls: Sequence[Toll]) -> str:
    """What is said of an incident by whom, in sentences of ours around the words of the articles."""
    account = it.told.account
    said = [
        f"{each.speaker.name} ({stance(it.told, each)}): {quoted(each.words)}"
        for each in account.positions
        if each.stance != "silent"
    ]
    counted = [f"{each.speaker.name}: {number(each)} killed" for each in tolls]
    return one_line("; ".join([*said, *dict.fromkeys(counted), f"graded {account.grade.value}"]) + ".") or ""
