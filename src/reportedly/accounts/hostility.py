"""Sides that nobody declared, inferred from who fights and who accuses whom over many reports.

Invariant: the same reports give the same sides, in whatever order; every inferred side says by what counts it came to
be, and is marked as inferred.

The method is a signed graph that is coloured greedily, so that each step can be told in a sentence. Parties (an organ
counts for its state, a person for their body) are tied by counts: each asserted assault or coercion counts against,
and each accusation or condemnation where the two accuse each other (who accuses and is not accused may stand by); each
asserted support or aid and each statement of support counts for. The two who fight most open two sides. Then, heaviest
first, each party joins the side that it fights least, where it fights another one clearly more; who fights all of them
is a side of its own, and who is told to fight too little is on none. Who shares an enemy is thus taken for an ally,
which may be wrong: what is inferred is where an analyst begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.accounts.authors import at_home
from reportedly.accounts.model import Side
from reportedly.accounts.positions import OPEN, REAL
from reportedly.accounts.voices import known, party, plain, title
from reportedly.model import Event, Participant, Report, Statement

FIGHTING = frozenset({"ASSAULT", "COERCE"})
HELPING = frozenset({"SUPPORT", "AID"})
ACCUSING = frozenset({"accuse", "condemn"})
LEAST = 3
"""How often a party must have fought somebody before it is put on a side."""
CLEAR = 2
"""How many times as often it must fight one side as it fights the other that it joins."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Graph:
    """How often two parties were told to fight, to accuse and to help each other."""

    fights: Counter[Pair] = field(default_factory=Counter)
    accused: Counter[tuple[str, str]] = field(default_factory=Counter)
    help: Counter[Pair] = field(default_factory=Counter)

    def against(self, one: str, other: str) -> int:
        """How much more two fight and accuse than help each other; below 0 where they are tied by help."""
        pair = frozenset({one, other})
        return self.fights[pair] + self.accusations(pair) - self.help[pair]

    def accusations(self, pair: Pair) -> int:
        """How often two accuse each other; 0 where only one accuses."""
        one, other = sorted(pair)
        there, back = self.accused[one, other], self.accused[other, one]
        return there + back if there and back else 0

    def pairs(self) -> list[Pair]:
        """All pairs that have to do with each other, those who fight most first; by name where they fight alike."""
        every = {*self.fights, *map(frozenset, self.accused), *self.help}
        return sorted(every, key=lambda pair: (-self.against(*pair), sorted(pair)))

    def parties(self) -> list[str]:
        """All parties, those who fight most first."""
        weight: Counter[str] = Counter()
        for pair in self.pairs():
            weight.update(dict.fromkeys(pair, self.fights[pair] + self.accusations(pair)))
        return sorted(weight, key=lambda one: (-weight[one], one))


def inferred(reports: Iterable[Report]) -> tuple[Side, ...]:
    """The sides that the reports tell of, none where they tell of no fighting between two parties that are known."""
    graph = graph_of(reports)
    groups = coloured(graph)
    return tuple(
        Side(name_of(group[0]), tuple(group), inferred=True, basis=tuple(basis(graph, group, groups)))
        for group in groups
    )


def graph_of(reports: Iterable[Report]) -> Graph:
    """The counts of all reports."""
    graph = Graph()
    for report in reports:
        doubted = {each.id for each in report.statements if each.factuality in OPEN}
        for event in report.events:
            if event.status in REAL and event.claimant not in doubted:
                counts = graph.fights if event.type in FIGHTING else graph.help if event.type in HELPING else None
                if counts is not None:
                    counts.update(set(between(*of_event(report, event))))
        for statement in report.statements:
            speakers, targets = of_statement(statement)
            if statement.act in ACCUSING:
                graph.accused.update({(one, other) for one in speakers for other in targets if one != other})
            elif statement.act == "support":
                graph.help.update(set(between(speakers, targets)))
    return graph


def of_event(report: Report, event: Event) -> tuple[set[str], set[str]]:
    """The parties that act in an event, and those that suffer it; `the rebels` are those of its country.

    A state's reporter who is hit does not make it a party.
    """
    country = next((each.country for each in report.places if each.id == event.place), None)

    def told(participants: Iterable[Participant]) -> set[str]:
        every = [one for each in participants for one in ids_of(report, each, country)]
        return parties(one for one in every if "JRN" not in sectors(one))

    return told(event.actors), told(event.recipients)


def ids_of(report: Report, participant: Participant, country: str | None) -> Iterator[str]:
    """The ids of a participant."""
    if participant.actor is not None and known(participant.actor):
        yield from participant.actor.split(";")
    else:
        yield from at_home(" ".join(report.article.text[slice(*participant.span)].split()), country)


def of_statement(statement: Statement) -> tuple[set[str], set[str]]:
    """The party that speaks, and the one that is spoken of."""
    target = statement.target.actor if statement.target else None
    return parties((statement.source.actor or "").split(";")), parties((target or "").split(";"))


def parties(actors: Iterable[str]) -> set[str]:
    """The parties of actors that are known. Civilians, whoever's, are no party."""
    return {party(one) for one in actors if one and known(one) and "CVL" not in sectors(one)}


def sectors(actor: str) -> list[str]:
    """The sectors in an id: `JRN` in `QAT.JRN:...`."""
    return actor.partition(":")[0].split(".")[1:]


def between(first: set[str], second: set[str]) -> Iterator[Pair]:
    """Each pair of a party of the one and another party of the other."""
    yield from (frozenset({one, other}) for one in sorted(first) for other in sorted(second) if one != other)


def coloured(graph: Graph) -> list[list[str]]:
    """The parties by side, those of the heaviest pair first in the first two."""
    top = next((sorted(pair) for pair in graph.pairs() if graph.against(*pair) >= LEAST), None)
    if top is None:
        return []
    groups = [[top[0]], [top[1]]]
    for one in graph.parties():
        if one in top:
            continue
        place = placed(one, groups, graph)
        if place == len(groups):
            groups.append([])
        if place is not None:
            groups[place].append(one)
    return groups


def placed(one: str, groups: list[list[str]], graph: Graph) -> int | None:
    """The number of the side that a party joins, of a new one where it fights all, None where too little is told."""
    against = [sum(graph.against(one, other) for other in group) for group in groups]
    most, least = max(against), min(against)
    if most < LEAST:
        return None
    if least * CLEAR < most:
        return against.index(least)
    return len(groups)


def name_of(actor: str) -> str:
    """What a side is called: by the party that opened it."""
    return title(actor) or plain(actor)


def basis(graph: Graph, group: list[str], groups: list[list[str]]) -> Iterator[str]:
    """A sentence for each party of a side with each of its foes, most fighting first."""
    foes = [other for each in groups if each is not group for other in each]
    ranked = sorted(((one, other) for one in group for other in foes), key=lambda two: -graph.against(*two))
    for one, other in ranked:
        pair = frozenset({one, other})
        if graph.against(one, other) > 0:
            yield f"{name_of(one)} and {name_of(other)}: {told(graph, pair)}."


def told(graph: Graph, pair: Pair) -> str:
    """The counts of a pair in words."""
    counts: Mapping[str, int] = {
        "fighting": graph.fights[pair],
        "accusations": graph.accusations(pair),
        "help": graph.help[pair],
    }
    return ", ".join(f"{what} told {count} times" for what, count in counts.items() if count)
