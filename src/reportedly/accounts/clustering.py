"""Tellings brought into clusters by the links between them: by average linkage, never through a vague telling.

Average linkage (Sokal and Michener 1958) asks how far all of one cluster speaks for all of the other, so that one good
link does not chain two happenings. What names neither ground nor day joins the one cluster that it fits best, last.
What people said is one happening may be far apart: its parts are weighed each by itself, so that what belongs to one is
not left out for the sake of the other.
The result is a pure function of the tellings and links: the order in which articles were read does not change it.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.accounts.model import Link

THRESHOLD = 2.8
"""Bits from which two clusters are one happening."""
VAGUE = 4.5
"""Bits from which a vague telling belongs to a cluster, or to another vague one."""
MARGIN = 1.0
"""Bits by which a vague telling must fit one cluster better than any other."""
BEST = 0.15
"""How much the best link between two clusters counts beside the average."""
FLOOR = -6.0
"""The least that a pair counts: beyond doubt is beyond doubt."""
UNSEEN = 0.0
"""What a pair counts that was never compared, since day or ground keep it apart."""

FORBIDDEN = -1000.0
"""What a pair weighs that somebody said is not of one happening."""

Apart = frozenset[tuple[str, str]]
"""Pairs of tellings that are not of one happening, in any order."""


class Linkage:
    """Clusters of tellings with the sums of the links between them.

    Some are parts of one happening, since people said so: they count as one where somebody keeps tellings apart.
    """

    def __init__(
        self, tellings: Iterable[str], articles: Mapping[str, str], links: Iterable[Link], apart: Apart = frozenset()
    ) -> None:
        self.articles = articles
        self.foes: dict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self.foes[a].add(b)
            self.foes[b].add(a)
        self.members: dict[str, list[str]] = {telling: [telling] for telling in tellings}
        self.whole: dict[str, str] = {telling: telling for telling in self.members}
        self.parts: dict[str, set[str]] = {telling: {telling} for telling in self.members}
        self.sums: dict[str, dict[str, float]] = defaultdict(dict)
        self.seen: dict[str, dict[str, int]] = defaultdict(dict)
        self.best: dict[str, dict[str, float]] = defaultdict(dict)
        for link in links:
            if link.first in self.members and link.second in self.members:
                score = max(link.score, FLOOR)
                self.count(link.first, link.second, score, 1, score)

    def count(self, one: str, other: str, total: float, pairs: int, best: float) -> None:
        """Adds some links between two clusters."""
        for a, b in ((one, other), (other, one)):
            self.sums[a][b] = self.sums[a].get(b, 0.0) + total
            self.seen[a][b] = self.seen[a].get(b, 0) + pairs
            self.best[a][b] = max(self.best[a].get(b, FLOOR), best)

    def average(self, one: str, other: str) -> float:
        """How far all of one cluster speaks for all of the other. Two tellings of one article say nothing."""
        if self.forbidden(one, other):
            return FORBIDDEN
        pairs = len(self.members[one]) * len(self.members[other])
        inside = self.shared(one, other)
        seen = self.seen[one].get(other, 0)
        total = self.sums[one].get(other, 0.0) + UNSEEN * max(pairs - inside - seen, 0)
        if pairs <= inside:
            return FLOOR
        return (1 - BEST) * total / (pairs - inside) + BEST * self.best[one].get(other, FLOOR)

    def forbidden(self, one: str, other: str) -> bool:
        """Whether somebody said of two tellings, of one cluster's happening and the other's, that they are not one."""
        if not self.foes or self.whole[one] == self.whole[other]:
            return False
        theirs = set(self.told(other))
        return any(self.foes[each] & theirs for each in self.told(one) if each in self.foes)

    def told(self, cluster: str) -> list[str]:
        """The tellings of the happening that a cluster is a part of."""
        return [telling for part in self.parts[self.whole[cluster]] for telling in self.members[part]]

    def bind(self, one: str, other: str) -> None:
        """Makes the happenings of two clusters one, of which they stay parts."""
        kept, gone = self.whole[one], self.whole[other]
        if kept != gone:
            self.whole |= dict.fromkeys(self.parts[gone], kept)
            self.parts[kept] |= self.parts.pop(gone)

    def shared(self, one: str, other: str) -> int:
        """How many pairs of two clusters stand in one article."""
        mine: dict[str, int] = defaultdict(int)
        for telling in self.members[one]:
            mine[self.articles[telling]] += 1
        return sum(mine.get(self.articles[telling], 0) for telling in self.members[other])

    def join(self, one: str, other: str) -> None:
        """Makes two clusters one, under the first one's name."""
        self.bind(one, other)
        self.parts[self.whole.pop(other)].discard(other)
        self.members[one] += self.members.pop(other)
        for third, total, pairs, best in self.forget(other):
            if third != one:
                self.count(one, third, total, pairs, best)

    def forget(self, cluster: str) -> list[tuple[str, float, int, float]]:
        """Drops the links of a cluster; gives them, with the cluster at the other end."""
        seen, best = self.seen.pop(cluster, {}), self.best.pop(cluster, {})
        found = [(third, total, seen[third], best[third]) for third, total in self.sums.pop(cluster, {}).items()]
        for third, *_ in found:
            del self.sums[third][cluster], self.seen[third][cluster], self.best[third][cluster]
        return found


def clusters(
    specific: Iterable[str],
    vague: Iterable[str],
    articles: Mapping[str, str],
    links: Iterable[Link],
    together: Iterable[tuple[str, str]] = (),
    apart: Apart = frozenset(),
    whole: Iterable[tuple[str, str]] = (),
) -> list[tuple[str, ...]]:
    """The clusters of some tellings, the smallest id first in each. `articles` is the article of each telling.

    What people decided comes first: `together` are pairs of one happening, `apart` pairs that are not. `whole` are
    pairs of clusters that were made before, and are not taken apart.
    """
    links = sorted(links, key=lambda link: (link.first, link.second))
    loose, together = set(vague), sorted(together)
    decided = {telling for pair in together for telling in pair}
    linkage = Linkage(sorted({*specific, *(loose & decided)}), articles, links, apart)
    settle(linkage, sorted(whole))
    bound(linkage, together, loose)
    merge(linkage, THRESHOLD)
    rest = attach(linkage, sorted(loose - decided), links)
    alone = Linkage(rest, articles, links, apart)
    merge(alone, VAGUE)
    return sorted(
        tuple(sorted(telling for part in parts for telling in each.members[part]))
        for each in (linkage, alone)
        for parts in each.parts.values()
    )


def settle(linkage: Linkage, whole: Iterable[tuple[str, str]]) -> None:
    """Joins what was one cluster before."""
    home = {telling: telling for telling in linkage.members}
    for one, other in whole:
        if one not in home or other not in home or home[one] == home[other]:
            continue
        kept, gone = home[one], home[other]
        for telling in linkage.members[gone]:
            home[telling] = kept
        linkage.join(kept, gone)


def bound(linkage: Linkage, together: Iterable[tuple[str, str]], vague: set[str]) -> None:
    """Binds what people said is one happening. Of its parts those that speak for each other are one cluster, before
    anything else comes to one of them; what is vague may be a part, and brings nothing with it.
    """
    home = {telling: name for name, members in linkage.members.items() for telling in members}
    for one, other in together:
        if one in home and other in home:
            linkage.bind(home[one], home[other])
    for name in sorted(vague & linkage.members.keys()):
        linkage.forget(name)
    merge(linkage, THRESHOLD, inside=True)


def merge(linkage: Linkage, threshold: float, *, inside: bool = False) -> None:
    """Joins the two clusters that speak most for each other, until none do; `inside`, only parts of one happening."""
    size = {name: len(members) for name, members in linkage.members.items()}
    heap = [
        (-linkage.average(one, other), one, other, size[one], size[other])
        for one, others in linkage.sums.items()
        for other in others
        if one < other and (not inside or linkage.whole[one] == linkage.whole[other])
    ]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= threshold:
        _, one, other, many, more = heapq.heappop(heap)
        if not stands(linkage, one, many) or not stands(linkage, other, more) or linkage.forbidden(one, other):
            continue
        linkage.join(one, other)
        grown = len(linkage.members[one])
        for third in linkage.sums[one]:
            if inside and linkage.whole[one] != linkage.whole[third]:
                continue
            value = linkage.average(one, third)
            if value >= threshold:
                first, second = sorted((one, third))
                sizes = {one: grown, third: len(linkage.members[third])}
                heapq.heappush(heap, (-value, first, second, sizes[first], sizes[second]))


def stands(linkage: Linkage, cluster: str, size: int) -> bool:
    """Whether a cluster is still what it was when its link was weighed."""
    return cluster in linkage.members and len(linkage.members[cluster]) == size


def attach(linkage: Linkage, vague: Iterable[str], links: Iterable[Link]) -> list[str]:
    """Puts each vague telling to the one cluster that it fits; gives back those that fit none, or two alike."""
    home = {telling: name for name, members in linkage.members.items() for telling in members}
    near: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        for one, other in ((link.first, link.second), (link.second, link.first)):
            if other in home:
                near[one][home[other]].append(max(link.score, FLOOR))
    left: list[str] = []
    for telling in vague:
        each = sorted(((sum(scores) / len(scores) + max(scores)) / 2, name) for name, scores in near[telling].items())
        best = {linkage.whole[name]: (value, name) for value, name in each}  # the best of each happening's parts
        fits = sorted((value, name) for value, name in best.values() if not parted(linkage, telling, name))
        clear = fits and fits[-1][0] >= VAGUE and (len(fits) == 1 or fits[-1][0] - fits[-2][0] >= MARGIN)
        if clear:
            linkage.members[fits[-1][1]].append(telling)
        else:
            left.append(telling)
    return left


def parted(linkage: Linkage, telling: str, cluster: str) -> bool:
    """Whether somebody said that a telling is not of a cluster's happening."""
    return telling in linkage.foes and not linkage.foes[telling].isdisjoint(linkage.told(cluster))
