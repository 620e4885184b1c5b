"""All tellings of a record brought into incidents at once, where none of them is in one yet.

Links that could join two clusters tie tellings into groups, each of which is clustered by itself. That gives what all
would give at once: average linkage joins only what one link of that weight joins, and a vague telling chooses only
among clusters that such a link leads to.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from reportedly.accounts.clustering import THRESHOLD, VAGUE, clusters
from reportedly.accounts.decisions import decisions
from reportedly.accounts.keeping import Beginning, begun, named, unpacked
from reportedly.accounts.model import Link
from reportedly.accounts.payloads import telling_from_text
from reportedly.record import derived
from reportedly.record.record import Record

Numbers = NDArray[np.int64]
STRONG = min(THRESHOLD, VAGUE)
"""Bits from which a link can join anything."""
PLACING = "placing"
"""The state that a record has while its tellings wait for being brought into incidents, all of them at once."""


@dataclass
class Told:
    """What is known of each telling here, by its number."""

    ids: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    vague: list[bool] = field(default_factory=list)


class Groups:
    """Which numbers are joined to each other (union-find, Galler and Fischer 1964)."""

    def __init__(self, count: int) -> None:
        self.above = array("q", range(count))

    def of(self, one: int) -> int:
        """The number that stands for all that one is joined to."""
        while self.above[one] != one:
            self.above[one] = one = self.above[self.above[one]]
        return one

    def join(self, one: int, other: int) -> None:
        """Joins two numbers, with all that they are joined to; the smaller stands for all."""
        low, high = sorted((self.of(one), self.of(other)))
        self.above[high] = low


def place(record: Record) -> None:
    """Brings all tellings of a record into incidents, whatever they were in before."""
    told = told_in(record)
    numbers = derived.numbers(record, set(told.articles))
    used = frozenset(unpacked(derived.state(record, "names")))
    names: dict[str, str] = {}
    for some, found in grouped(record, told):
        begins = {told.ids[each]: Beginning(numbers[told.articles[each]], told.names[each]) for each in some}
        names |= named(found, begins, used, {})
    derived.place(record, names, PLACING)


def told_in(record: Record) -> Told:
    """What is known of all tellings."""
    told = Told()
    for row in derived.all_tellings(record):
        told.ids.append(row.id)
        told.articles.append(row.article)
        told.names.append(begun(row.cells))
        told.vague.append(telling_from_text(row.payload).vague)
    return told


def grouped(record: Record, told: Told) -> Iterator[tuple[list[int], list[tuple[str, ...]]]]:
    """The tellings of each group, by their numbers, with the clusters that they make."""
    numbers = {each: number for number, each in enumerate(told.ids)}
    links = Links(derived.all_scores(record), numbers)
    together, apart = (
        [(numbers[one], numbers[other]) for one, other in some if one in numbers and other in numbers]
        for some in decisions(record)
    )
    groups = Groups(len(told.ids))
    for one, other in (*links.strong(), *together):
        groups.join(one, other)
    of = np.fromiter(map(groups.of, range(len(told.ids))), np.int64, len(told.ids))
    inner, joined, parted = links.inside(of), by_group(together, of), by_group(apart, of)
    for group, some in runs(of):
        names = [told.ids[each] for each in some]
        yield (
            some,
            clusters(
                [name for name, each in zip(names, some, strict=True) if not told.vague[each]],
                [name for name, each in zip(names, some, strict=True) if told.vague[each]],
                {name: told.articles[each] for name, each in zip(names, some, strict=True)},
                (Link(told.ids[one], told.ids[other], score, ()) for one, other, score in inner(group)),
                [(told.ids[one], told.ids[other]) for one, other in joined[group]],
                frozenset((told.ids[one], told.ids[other]) for one, other in parted[group]),
            ),
        )


class Links:
    """All links in three columns: the numbers of both ends, and the score."""

    def __init__(self, rows: Iterable[tuple[str, str, float]], numbers: Mapping[str, int]) -> None:
        first, second, score = array("q"), array("q"), array("d")
        for one, other, bits in rows:
            first.append(numbers[one])
            second.append(numbers[other])
            score.append(bits)
        self.first, self.second = np.asarray(first), np.asarray(second)
        self.score = np.asarray(score)

    def strong(self) -> Iterator[tuple[int, int]]:
        """The ends of the links that can join anything."""
        which = self.score >= STRONG
        return zip(self.first[which].tolist(), self.second[which].tolist(), strict=True)

    def inside(self, of: Numbers) -> Callable[[int], Iterator[tuple[int, int, float]]]:
        """A function that gives the links within a group; `of` is the group of each telling."""
        within = np.flatnonzero(of[self.first] == of[self.second])
        within = within[np.argsort(of[self.first[within]], kind="stable")]
        groups = of[self.first[within]]

        def found(group: int) -> Iterator[tuple[int, int, float]]:
            some = within[slice(*np.searchsorted(groups, (group, group + 1)))]
            return zip(self.first[some].tolist(), self.second[some].tolist(), self.score[some].tolist(), strict=True)

        return found


def by_group(pairs: Iterable[tuple[int, int]], of: Numbers) -> dict[int, list[tuple[int, int]]]:
    """The pairs of tellings of each group."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in pairs:
        if of[one] == of[other]:
            found[int(of[one])].append((one, other))
    return found


def runs(of: Numbers) -> Iterator[tuple[int, list[int]]]:
    """Each group with its tellings."""
    order = np.argsort(of, kind="stable")
    groups, starts = np.unique(of[order], return_index=True)
    for group, some in zip(groups.tolist(), np.split(order, starts)[1:], strict=True):
        yield group, some.tolist()
