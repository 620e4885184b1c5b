"""The record's tellings brought into incidents, a day's articles at a time.

Only what is new is compared, and only clusters that it touches are made anew: those it is linked to, over links that
could join two clusters. What people decided holds whatever a machine finds later. All that is kept here is derived
from the record's reports and can be made again from the beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice

from reportedly.accounts.blocking import AROUND, Neighbours, asked, cells, window
from reportedly.accounts.clustering import THRESHOLD, VAGUE, clusters
from reportedly.accounts.incidents import name_of
from reportedly.accounts.likeness import link
from reportedly.accounts.model import Link, Telling
from reportedly.accounts.payloads import link_from, reasons_to_text, telling_from_text, telling_to_text
from reportedly.accounts.rarity import Rarity
from reportedly.accounts.tellings import tellings
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.derived import LinkRow, TellingRow
from reportedly.record.record import Record
from reportedly.record.reviews import Review, standing

AT_ONCE = 1000
"""So many reports are taken in together, so that they know of each other's words before they are compared."""
WORTH = 1.0
"""Bits from which a link is kept: weaker ones join nothing."""
UNBOUNDED = (1, 3652059)
"""The days of what nothing dates: all that there are."""

Pairs = set[tuple[str, str]]


def update(record: Record, told: Callable[[int], None] = lambda _: None) -> int:
    """Takes in the reports that are new in a record; gives how many. `told` hears how many were taken in so far.

    Safe to be stopped at any moment: what was taken in stays, and the rest follows the next time.
    """
    rarity = Rarity.from_bytes(derived.state(record, "rarity"))
    decided = decisions(record)
    taken = 0
    fresh = record.reports(after=derived.progress(record))
    while some := list(islice(fresh, AT_ONCE)):
        touched = take_in(record, some, rarity)
        recluster(record, {*touched, *(telling for pairs in decided for pair in pairs for telling in pair)}, decided)
        derived.set_state(record, "rarity", rarity.to_bytes())
        derived.set_progress(record, some[-1][0])
        taken += len(some)
        told(taken)
    if not taken:
        recluster(record, {telling for pairs in decided for pair in pairs for telling in pair}, decided)
    return taken


def rebuild(record: Record, told: Callable[[int], None] = lambda _: None) -> int:
    """Makes all incidents anew, with what is known now of which words are rare."""
    derived.forget_all(record)
    return update(record, told)


def take_in(record: Record, some: Sequence[tuple[int, Report]], rarity: Rarity) -> set[str]:
    """Makes the tellings of some reports, links them, and gives all tellings whose clusters may change."""
    gone = derived.forget(record, [report.article.id for _, report in some])
    rarity.remove(telling_from_text(row.payload) for row in gone)
    left = {row.incident for row in gone if row.incident}
    made = [(sequence, each) for sequence, report in some for each in tellings(report)]
    rarity.add(each for _, each in made)
    new = [each for _, each in made]
    known = neighbours(record, new, rarity)
    found = links(new, known, rarity)
    derived.save_tellings(record, [row(sequence, each, rarity) for sequence, each in made])
    derived.save_links(record, [LinkRow(each.first, each.second, each.score, reasons_to_text(each)) for each in found])
    orphans = {row.id for rows in derived.members(record, left).values() for row in rows}
    return {each.id for each in new} | orphans


def row(sequence: int, telling: Telling, rarity: Rarity) -> TellingRow:
    """A telling as the record keeps it. Its days are those on which it may have happened."""
    bounds = window(telling)
    first, last = (bounds[0].toordinal(), bounds[1].toordinal()) if bounds else UNBOUNDED
    return TellingRow(
        telling.id,
        telling.article,
        sequence,
        first,
        last,
        (*cells(telling, rarity), name_of(telling.id)),
        None,
        telling_to_text(telling),
    )


def neighbours(record: Record, new: Iterable[Telling], rarity: Rarity) -> list[Telling]:
    """The tellings that some new ones must be compared with. Those of one month are asked for together."""
    months: dict[tuple[int, int] | None, list[Telling]] = defaultdict(list)
    for telling in new:
        bounds = window(telling)
        months[(bounds[0].year, bounds[0].month) if bounds else None].append(telling)
    found: dict[str, Telling] = {}
    for month, some in months.items():
        wanted = sorted({cell for telling in some for cell in asked(telling, rarity)})
        first, last = span(some) if month is not None else UNBOUNDED
        for each in derived.tellings_between(record, first, last, wanted):
            if each.id not in found:
                found[each.id] = telling_from_text(each.payload)
    return list(found.values())


def span(some: Iterable[Telling]) -> tuple[int, int]:
    """The ordinals of the days between which the neighbours of some dated tellings may have happened."""
    bounds = [found for telling in some if (found := window(telling))]
    first = min(low for low, _ in bounds) - timedelta(AROUND)
    last = max(high for _, high in bounds) + timedelta(AROUND)
    return first.toordinal(), last.toordinal()


def links(new: Iterable[Telling], known: Iterable[Telling], rarity: Rarity) -> list[Link]:
    """The links of new tellings to known ones and to each other, those that are worth keeping."""
    near = Neighbours(rarity, known)
    found: list[Link] = []
    for telling in new:
        for other in near.of(telling):
            one, two = sorted((telling, other), key=lambda each: each.id)
            made = link(one, two, rarity)
            if made.score >= WORTH:
                found.append(made)
        near.add(telling)
    return found


def recluster(record: Record, touched: Iterable[str], decided: tuple[Pairs, Pairs]) -> None:
    """Makes the clusters anew that some tellings may belong to, and gives each its incident's id."""
    rows = reached(record, touched, decided[0])
    told = {each.id: telling_from_text(each.payload) for each in rows.values()}
    found = [link_from(each.first, each.second, each.score, "[]") for each in derived.links_among(record, told)]
    groups = clusters(
        [each.id for each in told.values() if not each.vague],
        [each.id for each in told.values() if each.vague],
        {each.id: each.article for each in told.values()},
        found,
        decided[0],
        frozenset(decided[1]),
    )
    changed = {
        telling: name for name, members in named(groups, rows) for telling in members if rows[telling].incident != name
    }
    derived.set_incident(record, changed)


def reached(record: Record, touched: Iterable[str], together: Pairs) -> dict[str, TellingRow]:
    """Some tellings with all that they may share a cluster with: what strong links reach, through no vague telling."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in together:
        beside[one].add(other)
        beside[other].add(one)
    found: dict[str, TellingRow] = {}
    edge = set(touched)
    start = True
    while edge:
        rows = derived.tellings_of(record, sorted(edge))
        found |= {each.id: each for each in rows}
        open_ended = {each.id for each in rows if start or not telling_from_text(each.payload).vague}
        near = {
            end
            for each in derived.links_of(record, sorted(open_ended))
            if each.score >= min(THRESHOLD, VAGUE)
            for end in (each.first, each.second)
        }
        mates = {
            row.id
            for rows in derived.members(record, {each.incident for each in rows if each.incident}).values()
            for row in rows
        }
        edge = (near | mates | {other for each in edge for other in beside[each]}) - found.keys()
        start = False
    return found


def named(groups: Iterable[Sequence[str]], rows: dict[str, TellingRow]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each cluster with its incident's id: the one that its members have, if it was begun by one of them.

    Otherwise it is begun by the member that was read first.
    """
    for members in groups:
        own = {name_of(telling): telling for telling in members}
        held = [rows[telling].incident for telling in members if rows[telling].incident in own]
        if held:
            yield max(sorted({name for name in held if name}), key=held.count), members
        else:
            yield name_of(min(members, key=lambda each: (rows[each].sequence, each))), members


def decisions(record: Record) -> tuple[Pairs, Pairs]:
    """What people decided: pairs of tellings that are of one happening, and pairs that are not."""
    together: Pairs = set()
    apart: Pairs = set()
    for review in standing(record.reviews()):
        if review.decision == "merge":
            ends = [
                begun_by(record, name) if review.subject.kind == "incident" else name for name in review.subject.names
            ]
            known = [end for end in ends if end]
            together |= {(known[0], other) for other in known[1:]}
            apart -= {pair for pair in apart if set(pair) <= set(known)}
        elif review.decision == "not-the-same":
            one, other = review.subject.names
            apart.add((one, other))
            together -= {(one, other), (other, one)}
        elif review.decision == "split":
            split(record, review, together, apart)
    return together, apart


def split(record: Record, review: Review, together: Pairs, apart: Pairs) -> None:
    """Takes the tellings that somebody split off from their incident: they stay together, away from who began it."""
    begun = begun_by(record, review.subject.names[0])
    leaving = review.subject.names[1:]
    together |= {(leaving[0], other) for other in leaving[1:]}
    if begun is not None and begun not in leaving:
        apart |= {(begun, each) for each in leaving}
        together -= {pair for pair in together if begun in pair and set(pair) & set(leaving)}


def begun_by(record: Record, incident: str) -> str | None:
    """The telling that an incident was begun by, None where the record holds none."""
    found = derived.tellings_between(record, *UNBOUNDED, [incident])
    return found[0].id if found else None
