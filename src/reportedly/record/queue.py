"""What waits for people: claims that nobody decided about, what should be read a second time, and how readers agree.

Invariant: the first queue comes off an index, most uncertain first, a page at a time; the others are pure functions of
the reviews in force and of the machine's readings, so that what somebody rejected can still be read a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any, TypeAlias

from sqlalchemy import Select, tuple_

from reportedly.record import deciding
from reportedly.record.corrections import ON_ITEMS, attached
from reportedly.record.items import LETTERS, Anchor, Kind, Places, all_anchors
from reportedly.record.packing import canonical
from reportedly.record.record import Record
from reportedly.record.reviews import Review, standing
from reportedly.record.schema import claims
from reportedly.record.search import Hit, hit, shown

LONGEST = 200
"""So many characters of an item's words are given."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that waits for somebody, by its id in the machine's current reading; `text` are words of it."""

    article: str
    item: str
    kind: Kind
    text: str


Decided: TypeAlias = tuple[Waiting, dict[str, list[Review]]]
"""An item, and the decisions in force about it by who made them."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two people agree about the items that both decided about: how many, how many of them alike, Cohen's kappa.

    `kappa` is None where it is not defined: where there is nothing, or each said the same of everything.
    """

    people: tuple[str, str]
    both: int
    alike: int
    kappa: float | None
    differing: tuple[Waiting, ...]


def queue(
    record: Record, *, after: tuple[float, int] | None = None, limit: int = 50, kind: Kind | None = None
) -> list[Hit]:
    """A page of claims that nobody decided about, the most uncertain first.

    `after` is the confidence and the cursor of the last claim of the page before.
    """
    with record.reading() as connection:
        return [hit(dict(row)) for row in connection.execute(page(after, limit, kind)).mappings()]


def page(after: tuple[float, int] | None, limit: int, kind: Kind | None) -> Select[Any]:
    """The query for a page of the queue, which the index `claims_by_doubt` gives in its order."""
    by = (claims.c.confidence, claims.c.id)
    asked = shown().where(claims.c.readers == 0).order_by(*by).limit(limit)
    if after is not None:
        asked = asked.where(tuple_(*by) > tuple_(*after))
    return asked if kind is None else asked.where(claims.c.kind == kind)


def second(record: Record, who: str, *, limit: int | None = None, kind: Kind | None = None) -> list[Waiting]:
    """The items that one other person alone decided about, those decided first in front."""

    def may(reviews: Sequence[Review]) -> bool:
        return any(len(by) == 1 and who not in by for by in map(people, by_place(reviews)))

    found = (each for each, by in decided(record, may) if len(by) == 1 and who not in by)
    return list(islice((each for each in found if kind in (None, each.kind)), limit))


def unsure(record: Record, *, limit: int | None = None, kind: Kind | None = None) -> list[Waiting]:
    """The items about which the last word is that somebody is unsure, those decided first in front."""

    def may(reviews: Sequence[Review]) -> bool:
        return any(some[-1].decision == "unsure" for some in by_place(reviews))

    found = (each for each, by in decided(record, may) if last(by).decision == "unsure")
    return list(islice((each for each in found if kind in (None, each.kind)), limit))


def agreement(record: Record) -> list[Agreement]:
    """How far each two people agree who decided about the same items, those with most in common first."""
    shared: dict[tuple[str, str], list[tuple[Waiting, str, str]]] = {}
    for each, by in decided(record, lambda reviews: len(people(reviews)) > 1):
        said = {who: verdict(reviews) for who, reviews in by.items()}
        for one, other in combinations(sorted(said), 2):
            shared.setdefault((one, other), []).append((each, said[one], said[other]))
    made = [agreed(both, some) for both, some in shared.items()]
    return sorted(made, key=lambda each: (-each.both, each.people))


def agreed(readers: tuple[str, str], some: Sequence[tuple[Waiting, str, str]]) -> Agreement:
    """How far two people agree."""
    alike = sum(one == other for _, one, other in some)
    differing = tuple(each for each, one, other in some if one != other)
    return Agreement(readers, len(some), alike, kappa([(one, other) for _, one, other in some]), differing)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two readers' verdicts: agreement beyond chance. None where it is not defined.

    J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
    """
    if not pairs:
        return None
    alike = sum(one == other for one, other in pairs) / len(pairs)
    first, other = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(first[each] * other[each] for each in first) / len(pairs) ** 2
    return None if chance == 1 else (alike - chance) / (1 - chance)


def verdict(reviews: Sequence[Review]) -> str:
    """What one person says of an item on the whole: accept, reject, unsure, or what they correct.

    Of all decisions the last tells whether they are unsure, and of acceptances and rejections the last one holds.
    """
    if reviews[-1].decision == "unsure":
        return "unsure"
    plain = [each.decision for each in reviews if each.decision in ("accept", "reject")]
    if plain and plain[-1] == "reject":
        return "reject"
    corrected = {each.field: each.after for each in reviews if each.decision == "correct"}
    return f"correct {canonical(corrected)}" if corrected else "accept"


def decided(record: Record, may: Callable[[Sequence[Review]], bool]) -> Iterator[Decided]:
    """The items of the machine's current readings that people have decisions in force about, the oldest first.

    Articles of which `may` says, in view of the decisions about them, that they hold nothing wanted are not read; each
    other one is read when the first of its items is due.
    """
    by_article: dict[str, list[Review]] = {}
    for review in standing(record.reviews()):
        if review.decision in ON_ITEMS and review.subject.anchor is not None and review.subject.article is not None:
            by_article.setdefault(review.subject.article, []).append(review)
    wanted = {article: reviews for article, reviews in by_article.items() if may(reviews)}
    due: dict[int, Decided] = {}
    for review in sorted((each for some in wanted.values() for each in some), key=lambda each: each.number):
        article = str(review.subject.article)
        if article in wanted:
            due |= by_first(record, article, wanted.pop(article))
        if review.number in due:
            yield due.pop(review.number)


def by_first(record: Record, article: str, reviews: Sequence[Review]) -> dict[int, Decided]:
    """The items of one article that these decisions are about, by the number of the first decision about each."""
    with record.reading() as connection:
        report = deciding.report_of(connection, article)
    places = all_anchors(report)
    found: dict[str, list[Review]] = {}
    for review in reviews:
        name = attached(review, places, report.article.text)
        if name is not None:
            found.setdefault(name, []).append(review)
    return {some[0].number: (waiting(article, name, places), by_person(some)) for name, some in found.items()}


def waiting(article: str, name: str, places: Places) -> Waiting:
    """The item of this id, with its words."""
    anchor = places[LETTERS[name[0]]][name]
    return Waiting(article, name, anchor.kind, " ".join(anchor.words.split())[:LONGEST])


def by_person(reviews: Sequence[Review]) -> dict[str, list[Review]]:
    """The decisions of each person, in their order."""
    found: dict[str, list[Review]] = {}
    for each in reviews:
        found.setdefault(each.who, []).append(each)
    return found


def by_place(reviews: Sequence[Review]) -> Iterable[list[Review]]:
    """The decisions about each very place. An item may have those of several places that became one."""
    found: dict[Anchor | None, list[Review]] = {}
    for each in reviews:
        found.setdefault(each.subject.anchor, []).append(each)
    return found.values()


def people(reviews: Sequence[Review]) -> set[str]:
    """Who decided."""
    return {each.who for each in reviews}


def last(by: dict[str, list[Review]]) -> Review:
    """The last decision of anybody."""
    return max((each for some in by.values() for each in some), key=lambda each: each.number)
