"""What waits for people: claims that nobody decided about, what should be read a second time, and how readers agree.

Invariant: the first queue comes off an index, most uncertain first, a page at a time; the others are pure functions of
the reviews in force and of the machine's readings, so that what somebody rejected can still be read a second time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import tuple_

from reportedly.record import deciding
from reportedly.record.corrections import ON_ITEMS, attached
from reportedly.record.items import LETTERS, Kind, all_anchors
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
    by = (claims.c.confidence, claims.c.id)
    asked = shown().where(claims.c.readers == 0).order_by(*by).limit(limit)
    if after is not None:
        asked = asked.where(tuple_(*by) > tuple_(*after))
    if kind is not None:
        asked = asked.where(claims.c.kind == kind)
    with record.reading() as connection:
        return [hit(dict(row)) for row in connection.execute(asked).mappings()]


def second(record: Record, who: str) -> list[Waiting]:
    """The items that one other person alone decided about, those decided first in front."""
    return [each for each, by in decided(record) if len(by) == 1 and who not in by]


def unsure(record: Record) -> list[Waiting]:
    """The items about which the last word is that somebody is unsure, those said first in front."""
    return [each for each, by in decided(record) if last(by).decision == "unsure"]


def agreement(record: Record) -> list[Agreement]:
    """How far each two people agree who decided about the same items, those with most in common first."""
    shared: dict[tuple[str, str], list[tuple[Waiting, str, str]]] = {}
    for each, by in decided(record):
        said = {who: verdict(reviews) for who, reviews in by.items()}
        for one, other in combinations(sorted(said), 2):
            shared.setdefault((one, other), []).append((each, said[one], said[other]))
    made = [agreed(people, some) for people, some in shared.items()]
    return sorted(made, key=lambda each: (-each.both, each.people))


def agreed(people: tuple[str, str], some: Sequence[tuple[Waiting, str, str]]) -> Agreement:
    """How far two people agree."""
    alike = sum(one == other for _, one, other in some)
    differing = tuple(each for each, one, other in some if one != other)
    return Agreement(people, len(some), alike, kappa([(one, other) for _, one, other in some]), differing)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two readers' verdicts: agreement beyond chance (Cohen 1960). None where it is not defined."""
    if not pairs:
        return None
    alike = sum(one == other for one, other in pairs) / len(pairs)
    first, other = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(first[each] * other[each] for each in first) / len(pairs) ** 2
    return None if chance == 1 else (alike - chance) / (1 - chance)


def verdict(reviews: Sequence[Review]) -> str:
    """What one person says of an item on the whole: accept, reject, unsure, or what they correct."""
    plain = [each.decision for each in reviews if each.decision != "correct"]
    corrected = {each.field: each.after for each in reviews if each.decision == "correct"}
    if plain and plain[-1] == "reject":
        return "reject"
    if corrected:
        return f"correct {json.dumps(corrected, sort_keys=True)}"
    return plain[-1]


def decided(record: Record) -> Iterator[tuple[Waiting, dict[str, list[Review]]]]:
    """The items of the machine's current readings that people have decisions in force about, by person."""
    by_article: dict[str, list[Review]] = {}
    for review in standing(record.reviews()):
        if review.decision in ON_ITEMS and review.subject.anchor is not None and review.subject.article is not None:
            by_article.setdefault(review.subject.article, []).append(review)
    found: dict[tuple[str, str], tuple[Waiting, dict[str, list[Review]]]] = {}
    for article, reviews in by_article.items():
        with record.reading() as connection:
            report = deciding.report_of(connection, article)
        places = all_anchors(report)
        for review in reviews:
            name = attached(review, places, report.article.text)
            if name is not None:
                anchor = places[LETTERS[name[0]]][name]
                words = " ".join(anchor.words.split())[:LONGEST]
                one = found.setdefault((article, name), (Waiting(article, name, anchor.kind, words), {}))
                one[1].setdefault(review.who, []).append(review)
    yield from sorted(found.values(), key=lambda each: min(r.number for some in each[1].values() for r in some))


def last(by: dict[str, list[Review]]) -> Review:
    """The last decision of anybody."""
    return max((each for some in by.values() for each in some), key=lambda each: each.number)
