"""Which articles print the same text again, which print one story, and which passages were printed before.

Invariant: groups are joined by duplicates and reprints alone, never by a passage; each mark is indexed once a group and
for COMMON groups at most, so that neither a story printed everywhere nor a sentence that closes every report of an
outlet makes the index longer, and a comparison never costs more than it tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

import numpy as np

from reportedly.accounts.marks import Hashes, Marks, marks_of
from reportedly.accounts.origins import Origin, Printing, origin
from reportedly.accounts.overlap import CopyKind, Counts, Overlap, Setting, overlap, verdict
from reportedly.accounts.postings import Numbers, Postings
from reportedly.accounts.told import told
from reportedly.model import Article, Span, Spans

Key: TypeAlias = tuple[str, str]

COMMON = 32
"""Stories that a mark is remembered of."""
LEAST = 2.5
"""What shared marks weigh before two articles are compared in full: a passage of rare marks weighs more ..."""
MOST = 0.8
"""... and so does most of a text, however short it is or common its words."""
CANDIDATES = 12
"""Articles that a new one is compared with in full, those that share most first."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that prints what another one printed.

    `of` is the earlier by publication. `share` is the share of the shorter one's marks that the other holds too, by
    weight: what is rare counts more. `spans` are the copied words in the text of `article`.
    """

    article: str
    of: str
    share: float
    kind: CopyKind
    why: str
    spans: Spans


class Copies:
    """An index of printings that grows by an article at a time."""

    def __init__(self) -> None:
        self._printings: list[Printing] = []
        self._numbers: dict[str, int] = {}
        self._postings = Postings()
        self._parents: list[int] = []
        self._members: dict[int, list[int]] = {}
        self._found: dict[str, list[Copy]] = {}

    def __len__(self) -> int:
        return len(self._printings)

    def __contains__(self, article: str) -> bool:
        return article in self._numbers

    @classmethod
    def restored(cls, printings: Iterable[Printing], found: Iterable[Copy]) -> Copies:
        """The index as it was when these printings and copies were taken from it; no text is compared again."""
        index = cls()
        for printing in printings:
            index._enter(printing)
        for copy in found:
            index._keep(copy)
        index._index_all()
        return index

    def add(self, article: Article) -> tuple[Copy, ...]:
        """The copies that an article makes with those added before, each story's closest; none where it is known.

        A copy's `article` is the added one, or an earlier added one that was published later.
        """
        if article.id in self._numbers:
            return ()
        marks = marks_of(article)
        number = self._enter(printing_of(article, marks))
        places, owners = self._postings.find(marks.hashes)
        roots = self._roots(owners)
        stories = _stories(places, roots, len(marks))
        copies = self._compared(number, marks, stories, self._ranked(places, owners, stories))
        for copy in copies:
            self._keep(copy)
        known = np.isin(np.arange(len(marks)), places[self._roots(owners) == self._root(number)])
        new = marks.firsts() & ~known & (stories < COMMON)
        self._postings.add(marks.hashes[new], np.full(int(new.sum()), number, np.int32))
        return copies

    def printing(self, article: str) -> Printing:
        """What is kept of an article. Raises KeyError where it was not added."""
        return self._printings[self._numbers[article]]

    def found(self, article: str) -> tuple[Copy, ...]:
        """The copies that an article is in, on either side."""
        return tuple(self._found.get(article, ()))

    def group(self, article: str) -> tuple[str, ...]:
        """All printings of an article's story, the earliest first, itself among them. Raises KeyError if not added."""
        return tuple(printing.article for printing in self._story(self._numbers[article]))

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The stories that were printed more than once, each the earliest printing first."""
        return tuple(
            tuple(printing.article for printing in self._story(root))
            for root, members in self._members.items()
            if len(members) > 1
        )

    def origin_of(self, article: str) -> Origin:
        """Whose story an article is, and why. Raises KeyError where it was not added."""
        number = self._numbers[article]
        return origin(self._printings[number], self._story(number))

    def first_printed(self, article: str, span: Span) -> str:
        """The earliest article known to have printed the words of a span; the article itself where there is none.

        Half of the marks that touch the span have to stand in it. Whose words they are is `origin_of` that article.
        Raises KeyError where the article was not added.
        """
        own = self.printing(article)
        wanted = Marks.from_bytes(own.marks).touching(span)
        stories = {self._root(self._numbers[each]) for copy in self.found(article) for each in (copy.article, copy.of)}
        known = (self._printings[member] for story in stories for member in self._members[story])
        holders = [each for each in known if len(wanted) and _holds(each, wanted)]
        return min([own, *holders], key=_when).article

    def _enter(self, printing: Printing) -> int:
        number = len(self._printings)
        self._printings.append(printing)
        self._numbers[printing.article] = number
        self._parents.append(number)
        self._members[number] = [number]
        return number

    def _keep(self, copy: Copy) -> None:
        for article in (copy.article, copy.of):
            self._found.setdefault(article, []).append(copy)
        if copy.kind != "passage":
            self._join(self._numbers[copy.article], self._numbers[copy.of])

    def _join(self, one: int, other: int) -> None:
        """Makes two groups one: the smaller goes into the larger."""
        large, small = sorted((self._root(one), self._root(other)), key=lambda root: (-len(self._members[root]), root))
        if large != small:
            self._parents[small] = large
            self._members[large] += self._members.pop(small)

    def _root(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = number = self._parents[self._parents[number]]
        return number

    def _roots(self, numbers: Numbers) -> Numbers:
        """The group of each article."""
        distinct, back = np.unique(numbers, return_inverse=True)
        return np.array([self._root(number) for number in distinct.tolist()], np.int32)[back]

    def _story(self, number: int) -> list[Printing]:
        return sorted((self._printings[each] for each in self._members[self._root(number)]), key=_when)

    def _ranked(self, places: Counts, owners: Numbers, stories: Counts) -> list[int]:
        """The articles that share most with one, by the weight of the marks they share, at most CANDIDATES."""
        distinct, back = np.unique(owners, return_inverse=True)
        shared = np.bincount(back)
        weights = np.bincount(back, 1 / np.maximum(stories, 1)[places])
        order = np.lexsort((distinct, -weights))[:CANDIDATES].tolist()
        texts = {each: self._printings[int(distinct[each])].marks for each in order}
        most = {each: MOST * min(len(stories), Marks.count(marks)) for each, marks in texts.items()}
        return [int(distinct[each]) for each in order if weights[each] >= LEAST or shared[each] >= most[each]]

    def _compared(self, number: int, marks: Marks, stories: Counts, candidates: Sequence[int]) -> tuple[Copy, ...]:
        """The closest copy with each story among the candidates."""
        best: dict[int, Copy] = {}
        for other in candidates:
            theirs = Marks.from_bytes(self._printings[other].marks)
            places, owners = self._postings.find(theirs.hashes)
            held = _stories(places, self._roots(owners), len(theirs))
            copy = self._judged(number, other, overlap(marks, stories, theirs, held))
            root = self._root(other)
            if copy is not None and (root not in best or _closeness(best[root]) < _closeness(copy)):
                best[root] = copy
        return tuple(best.values())

    def _judged(self, number: int, other: int, like: Overlap) -> Copy | None:
        """The copy that a comparison makes, if it makes one; the later published is a copy of the earlier."""
        new, old = self._printings[number], self._printings[other]
        found = verdict(like, Setting(new.outlet == old.outlet, _days_apart(new, old)))
        if found is None:
            return None
        kind, why = found
        if _when(new) < _when(old):
            return Copy(old.article, new.article, round(like.share, 3), kind, why, like.theirs)
        return Copy(new.article, old.article, round(like.share, 3), kind, why, like.ours)

    def _index_all(self) -> None:
        """Indexes all printings at once, as adding them one by one would have done."""
        marks = [Marks.from_bytes(printing.marks).hashes for printing in self._printings]
        numbers = np.repeat(np.arange(len(marks), dtype=np.int32), [len(each) for each in marks])
        roots = np.array([self._root(number) for number in range(len(marks))], np.int32)[numbers]
        if len(numbers):
            self._postings.add(*_indexed(np.concatenate(marks), numbers, roots))


def printing_of(article: Article, marks: Marks) -> Printing:
    """What is kept of an article to compare later ones with."""
    kept = marks.to_bytes()
    return Printing(article.id, article.outlet, article.origin, article.published, kept, told(article))


def copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """The copies among articles, as one index finds them that is given the earliest published first."""
    index = Copies()
    ordered = sorted(articles, key=lambda article: _moment(article.published, article.id))
    return tuple(copy for article in ordered for copy in index.add(article))


def _stories(places: Counts, roots: Numbers, count: int) -> Counts:
    """How many stories hold each of so many marks, by pairs of a mark's place and a story that holds it."""
    if not len(places):
        return np.zeros(count, np.intp)
    pairs = np.unique(places.astype(np.int64) << 32 | roots)
    return np.bincount(pairs >> 32, minlength=count)


def _indexed(hashes: Hashes, numbers: Numbers, roots: Numbers) -> tuple[Hashes, Numbers]:
    """Of all postings the first of each mark in each story, and of those COMMON a mark at most."""
    order = np.lexsort((numbers, roots, hashes))
    hashes, numbers, roots = hashes[order], numbers[order], roots[order]
    first = np.r_[True, (hashes[1:] != hashes[:-1]) | (roots[1:] != roots[:-1])]
    order = np.lexsort((numbers[first], hashes[first]))
    hashes, numbers = hashes[first][order], numbers[first][order]
    opens = np.r_[True, hashes[1:] != hashes[:-1]]
    ranks = np.arange(len(hashes)) - np.flatnonzero(opens)[np.cumsum(opens) - 1]
    return hashes[ranks < COMMON], numbers[ranks < COMMON]


def _closeness(copy: Copy) -> tuple[bool, float]:
    """What the closest of several copies is chosen by: one that joins stories goes before a passage."""
    return copy.kind != "passage", copy.share


def _when(printing: Printing) -> Key:
    return _moment(printing.published, printing.article)


def _moment(published: str | None, article: str) -> Key:
    """What printings are ordered by: a bare date after the times of its day, the undated last, then by id."""
    moment = _stamp(published)
    if moment is None:
        return "~", article
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S" if "T" in (published or "") else "%Y-%m-%dT~"), article


def _days_apart(one: Printing, other: Printing) -> int | None:
    """Days between two publications; None where one has no date."""
    first, second = _stamp(one.published), _stamp(other.published)
    return abs((first.date() - second.date()).days) if first and second else None


def _stamp(published: str | None) -> datetime | None:
    """The moment of a publication; None without one, and for what is none: reports are handed over as they are."""
    try:
        return datetime.fromisoformat(published or "")
    except ValueError:
        return None


def _holds(printing: Printing, wanted: Hashes) -> bool:
    """Whether a printing has half of some marks."""
    return 2 * int(np.isin(wanted, Marks.from_bytes(printing.marks).hashes).sum()) >= len(wanted)
