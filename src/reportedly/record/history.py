"""The history of one item: what each reading said in each field, what people put in its place, and what stands.

Invariant: the first value that any reading gave is the first of a field's steps; nothing is left out because it was
undone, it is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.record.corrections import at, attached, item_called, reviewed
from reportedly.record.errors import DecisionError
from reportedly.record.items import LETTERS, TO_JSON, Kind, all_anchors, items_of, match
from reportedly.record.record import Reading, Record
from reportedly.record.reviews import Review, standing
from reportedly.report import JsonObject


@dataclass(frozen=True, slots=True)
class Step:
    """A value of a field: who gave it, when (UTC) and why. `in_force` is false for what was undone."""

    value: Any
    who: str
    at: str
    why: str = ""
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class History:
    """One item of the machine's current reading: its fields as JSON as the machine has them and as they stand.

    `stands` is None where the item was rejected. `fields` holds those that ever changed, by their dotted paths;
    `reviews` all decisions about it, `in_force` the numbers of those that were not undone.
    """

    article: str
    item: str
    kind: Kind
    machine: JsonObject
    stands: JsonObject | None
    fields: dict[str, tuple[Step, ...]]
    reviews: tuple[Review, ...]
    in_force: frozenset[int]


def history(record: Record, article: str, item: str) -> History:
    """The history of an item. Raises DecisionError where the article's current reading has none of this id."""
    readings = record.readings(article)
    if not readings or item[:1] not in LETTERS:
        raise DecisionError(f"there is no {article}#{item} in the record")
    kind, report = LETTERS[item[0]], readings[-1].report
    machine = TO_JSON[kind](item_called(report, kind, item))
    every = record.reviews()
    places = all_anchors(report)
    about = [
        each
        for each in every
        if each.subject.article == readings[-1].report.article.id
        and each.subject.kind == kind
        and attached(each, places, report.article.text) == item
    ]
    force = frozenset(each.number for each in standing(every))
    of_article = [each for each in standing(every) if each.subject.article == report.article.id]
    now = next((each for each in items_of(reviewed(report, of_article)[0], kind) if each.id == item), None)
    fields = dict(steps(readings, kind, item, about, force))
    return History(
        article, item, kind, machine, None if now is None else TO_JSON[kind](now), fields, tuple(about), force
    )


def steps(
    readings: Sequence[Reading], kind: Kind, item: str, about: Sequence[Review], force: frozenset[int]
) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The values of each field that is another than it was first, or that somebody corrected."""
    read = [(each, known) for each in readings if (known := same(each, readings[-1], kind, item)) is not None]
    corrected = dict.fromkeys(each.field for each in about if each.field is not None)
    names = dict.fromkeys(
        [*(name for _, known in read for name in known if name not in ("id", "confidence")), *corrected]
    )
    for name in names:
        values: list[Step] = []
        for reading, known in read:
            value = at(known, name.split("."))
            if not values or values[-1].value != value:
                values.append(Step(value, f"reportedly {reading.version.program}", reading.read))
        values += [
            Step(each.after, each.who, each.at, each.why, each.number in force) for each in about if each.field == name
        ]
        if len(values) > 1:
            yield name, tuple(values)


def same(reading: Reading, latest: Reading, kind: Kind, item: str) -> JsonObject | None:
    """What an item of the latest reading is in another one, as JSON; None where that does not have it."""
    if reading is latest:
        return TO_JSON[kind](item_called(latest.report, kind, item))
    anchor = all_anchors(latest.report)[kind][item]
    name = match(anchor, all_anchors(reading.report)[kind], reading.report.article.text)
    return None if name is None else TO_JSON[kind](item_called(reading.report, kind, name))
