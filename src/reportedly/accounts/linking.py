"""The record's tellings brought into incidents, a day's articles at a time.

Only what is new is compared, and only clusters that it touches are made anew: those it is linked to, over links that
could join two clusters. What people decided holds whatever a machine finds later. All that is kept here is derived
from the record's reports and can be made again from the beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from reportedly.accounts.blocking import AROUND, Neighbours, asked, cells, spot, window
from reportedly.accounts.clustering import THRESHOLD, VAGUE, clusters
from reportedly.accounts.decisions import ALWAYS, concerned, decisions
from reportedly.accounts.incidents import names_of
from reportedly.accounts.keeping import Beginning, begun, latest, link_row, named, packed, row, unpacked
from reportedly.accounts.model import Link, Telling
from reportedly.accounts.pairing import MANY, Linker
from reportedly.accounts.payloads import telling_from_text
from reportedly.accounts.placing import PLACING, place
from reportedly.accounts.rarity import Rarity
from reportedly.accounts.scoring import weighed
from reportedly.accounts.tellings import tellings
from reportedly.accounts.whole import link_all
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.derived import TellingRow
from reportedly.record.record import Record

AT_ONCE = 1000
"""So many reports are taken in together, so that they know of each other's words before they are compared."""
LONGEST = 64
"""Days that a telling spans at most: 45 where it names them, 17 around a printing."""

Told = Callable[[int], None]


def update(record: Record, told: Told = lambda _: None, *, linker: Linker = "auto", workers: int = 1) -> int:
    """Takes in the reports that are new in a record; gives how many. `told` hears how many were taken in so far.

    Safe to be stopped at any moment: what was taken in stays, and the rest follows the next time. The first time that a
    huge record is linked all of it is, as `rebuild` does, and then nothing stays until it is done.
    """
    if not derived.progress(record) and derived.reports(record) >= MANY:
        return rebuild(record, told, linker=linker, workers=workers)
    if derived.state(record, PLACING) is not None:
        place(record)
    rarity = Rarity.from_bytes(derived.state(record, "rarity"))
    taken = 0
    fresh = record.reports(after=derived.progress(record))
    while some := latest(islice(fresh, AT_ONCE)):
        take_in(record, some, rarity)
        recluster(record)
        derived.set_progress(record, some[-1][0])
        taken += len(some)
        told(taken)
    if not taken:
        recluster(record)
    derived.set_state(record, "names", packed(()))
    return taken


def rebuild(record: Record, told: Told = lambda _: None, *, linker: Linker = "auto", workers: int = 1) -> int:
    """Makes all incidents anew, with what is known now of which words are rare; those that stay keep their ids.

    What was there stays until all is linked anew: whoever stops before begins anew the next time. `linker` finds the
    pairs that are compared, which is the work that grows most, and changes nothing of the result; so many `workers`
    compare them. Raises LinkerError where a package is missing.
    """
    taken = link_all(record, told, linker, workers)
    place(record)
    derived.set_state(record, "names", packed(()))
    return taken


def take_in(record: Record, some: Sequence[tuple[int, Report]], rarity: Rarity) -> None:
    """Makes and links the tellings of some reports, and notes all tellings whose clusters may change.

    All of it is stored at once, with the counts of words: whoever stops between finds both or neither.
    """
    gone = derived.of_articles(record, [report.article.id for _, report in some])
    rarity.remove(telling_from_text(row.payload) for row in gone)
    made = [(sequence, report, each) for sequence, report in some for each in tellings(report)]
    new = [each for _, _, each in made]
    rarity.add(new)
    left = {row.id for row in gone}
    found = links(new, [each for each in neighbours(record, new, rarity) if each.id not in left], rarity)
    mates = derived.members(record, {row.incident for row in gone if row.incident})
    orphans = {row.id for rows in mates.values() for row in rows}
    touched = {*unpacked(derived.state(record, "touched")), *orphans, *(each.id for each in new)}
    derived.replace(
        record,
        left,
        [row(sequence, each, cells(each, rarity), names_of(each, report)) for sequence, report, each in made],
        [link_row(each) for each in found],
        {"rarity": rarity.to_bytes(), "touched": packed(touched)},
    )


def neighbours(record: Record, new: Iterable[Telling], rarity: Rarity) -> list[Telling]:
    """The tellings that some new ones must be compared with. Those of one month are asked for together."""
    months: dict[tuple[int, int] | None, list[Telling]] = defaultdict(list)
    for telling in new:
        bounds = window(telling)
        months[(bounds[0].year, bounds[0].month) if bounds else None].append(telling)
    found: dict[str, Telling] = {}
    for month, some in months.items():
        for name, payload in those_of(record, month is not None, some, rarity).items():
            if name not in found:
                found[name] = telling_from_text(payload)
    return list(found.values())


def those_of(record: Record, dated: bool, some: Sequence[Telling], rarity: Rarity) -> dict[str, str]:
    """The payloads of the tellings of about the days of some; where those have none, of any day, in their cells."""
    if dated:
        return derived.payloads_between(record, *span(some), LONGEST)
    wanted = sorted({cell for telling in some for cell in asked(telling, rarity)})
    return {each.id: each.payload for each in derived.tellings_between(record, *ALWAYS, wanted)}


def span(some: Iterable[Telling]) -> tuple[int, int]:
    """The ordinals of the days between which the neighbours of some dated tellings may have happened."""
    bounds = [found for telling in some if (found := window(telling))]
    return min(low for low, _ in bounds).toordinal() - AROUND, max(high for _, high in bounds).toordinal() + AROUND


def links(new: Sequence[Telling], known: Sequence[Telling], rarity: Rarity) -> list[Link]:
    """The links of new tellings to known ones and to each other, those that are worth keeping."""
    every = [*known, *new]
    spots = [spot(number, each, cells(each, rarity)) for number, each in enumerate(every)]
    near = Neighbours(spots[: len(known)])
    found: list[Link] = []
    for each in spots[len(known) :]:
        for other in near.of(each):
            made = weighed(every[each.number], every[other.number], rarity)
            if made is not None:
                found.append(made)
        near.add(each)
    return found


def recluster(record: Record) -> None:
    """Makes the clusters anew that touched tellings may belong to, and gives each its incident's id.

    Those are the ones that a strong link joins to a touched telling. What these are linked to in turn stays whole: it
    may be joined, and is then made anew itself, but it is not taken apart. So a day's articles never make a whole war
    anew, in which every incident looks like one of the day before. What people decided may touch anything at any time.
    What is in no incident is always among the touched: two who link at once may take each other's notes for done.
    """
    together, apart = decisions(record)
    reached = Reached(record, together)
    reached.add(concerned(record).union(unpacked(derived.state(record, "touched")), derived.unplaced(record)))
    reached.add(reached.ends())
    while True:
        beside = reached.beside()
        rows = reached.rows | {row.id: row for some in beside.values() for row in some}
        stay = {(some[0].id, row.id) for some in beside.values() for row in some[1:]}
        found = [Link(each.first, each.second, each.score, ()) for each in derived.scores_among(record, rows)]
        vague = {name for name, row in rows.items() if telling_from_text(row.payload).vague}
        loose = vague - reached.decided
        articles = {row.id: row.article for row in rows.values()}
        groups = clusters(rows.keys() - vague, vague, articles, found, together, frozenset(apart), stay)
        settled = {row.id: name for name, some in beside.items() for row in some}
        joined = {name for members in groups for name in joined_in(set(members) - loose, settled)}
        if not joined:
            break
        reached.add({row.id for name in joined for row in beside[name]})
    numbers = derived.numbers(record, set(articles.values()))
    beginnings = {name: Beginning(numbers[row.article], begun(row.cells)) for name, row in rows.items()}
    used = {*(row.incident for row in rows.values()), *unpacked(derived.state(record, "names"))}
    names = named(groups, beginnings, used, settled)
    derived.set_incident(record, {each: name for each, name in names.items() if rows[each].incident != name})
    derived.set_state(record, "touched", packed(()))


def joined_in(members: set[str], settled: Mapping[str, str]) -> set[str]:
    """The incidents that were to stay as they are and that a cluster joins to something."""
    homes = {settled[each] for each in members if each in settled}
    return homes if len(homes) > 1 or not members <= settled.keys() else set()


class Reached:
    """The tellings whose clusters are made anew, and what lies beside them.

    A vague one only chooses among clusters: it leads to other vague ones, and the clusters that it is linked to stay as
    they are.
    """

    def __init__(self, record: Record, together: Iterable[tuple[str, str]]) -> None:
        self.record = record
        self.rows: dict[str, TellingRow] = {}
        self.near: dict[str, set[str]] = defaultdict(set)
        self.decided = {telling for pair in together for telling in pair}

    def firm(self, row: TellingRow) -> bool:
        """Whether a telling makes clusters: it is not vague, or somebody said what it is of."""
        return row.id in self.decided or not telling_from_text(row.payload).vague

    def add(self, some: Iterable[str]) -> None:
        """Takes in some tellings, with who shares an incident with them and the vague ones that may."""
        edge = set(some) - self.rows.keys()
        while edge:
            rows = {row.id: row for row in derived.tellings_of(self.record, sorted(edge))}
            self.rows |= rows
            vague = {row.id for row in self.linked(rows) if not self.firm(row)}
            edge = (vague | self.mates(rows)) - self.rows.keys()

    def linked(self, rows: Iterable[str]) -> list[TellingRow]:
        """The tellings at the other ends of the strong links of some."""
        for each in derived.links_of(self.record, sorted(rows)):
            if each.score >= min(THRESHOLD, VAGUE):
                self.near[each.first].add(each.second)
                self.near[each.second].add(each.first)
        return derived.tellings_of(self.record, sorted({other for each in rows for other in self.near[each]}))

    def mates(self, rows: Mapping[str, TellingRow]) -> set[str]:
        """Who shares an incident with some tellings; with a vague one, the vague ones alone."""
        whole = {row.incident for row in rows.values() if self.firm(row)}
        members = derived.members(self.record, sorted({row.incident for row in rows.values() if row.incident}))
        return {row.id for name, some in members.items() for row in some if name in whole or not self.firm(row)}

    def ends(self) -> set[str]:
        """The tellings that strong links join to those that are not vague."""
        return {other for name, row in self.rows.items() if self.firm(row) for other in self.near[name]}

    def beside(self) -> dict[str, list[TellingRow]]:
        """The incidents at the other ends of strong links, which stay as they are, without their vague tellings."""
        ends = {other for each in self.rows for other in self.near[each]} - self.rows.keys()
        homes = {row.incident for row in derived.tellings_of(self.record, sorted(ends)) if row.incident}
        members = derived.members(self.record, sorted(homes))
        return {name: firm for name, some in members.items() if (firm := [row for row in some if self.firm(row)])}
