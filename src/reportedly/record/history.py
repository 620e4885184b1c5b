"""The history of one item: what each reading said in each field, what people put in its place, and what stands.

Invariant: the first value that any reading gave is the first of a field's steps; nothing is left out because it was
undone, it is marked. A field that refers to another item is told by where that item stands, since ids are given anew by
each reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.record import packing
from reportedly.record.adding import is_given
from reportedly.record.changes import comparable
from reportedly.record.corrections import at, attached, item_called, reviewed
from reportedly.record.errors import DecisionError
from reportedly.record.items import LETTERS, TO_JSON, Kind, all_anchors, items_of, match, resolved
from reportedly.record.record import Reading, Record
from reportedly.record.reviews import Review, standing
from reportedly.report import JsonObject
from reportedly.versions import Version


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
    of_article = [each for each in record.reviews() if each.subject.article == packing.key(article)]
    in_force = standing(of_article)
    places = all_anchors(report)
    about = tuple(each for each in of_article if attached(each, places, report.article.text) == item)
    force = frozenset(each.number for each in in_force) & {each.number for each in about}
    now = next((each for each in items_of(reviewed(report, in_force)[0], kind) if each.id == item), None)
    stands = None if now is None else TO_JSON[kind](now)
    return History(article, item, kind, machine, stands, dict(steps(readings, kind, item, about, force)), about, force)


def steps(
    readings: Sequence[Reading], kind: Kind, item: str, about: Sequence[Review], force: frozenset[int]
) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The values of each field that is another than it was first, or that somebody corrected."""
    read = [(each, known) for each in readings if (known := same(each, readings[-1], kind, item)) is not None]
    corrected = dict.fromkeys(each.field for each in about if each.field is not None)
    names = dict.fromkeys([*(name for _, known in read for name in known), *corrected])
    for name in names:
        values: list[Step] = []
        for reading, known in read:
            value = at(known, name.split("."))
            if not values or comparable(values[-1].value) != comparable(value):
                values.append(Step(value, machine_of(reading.version), reading.read))
        values += [
            Step(each.after, each.who, each.at, each.why, each.number in force) for each in about if each.field == name
        ]
        if len(values) > 1:
            yield name, tuple(values)


def machine_of(version: Version) -> str:
    """By what a reading was made, as a step names it."""
    return "handed over" if is_given(version) else f"reportedly {version.program}"


def same(reading: Reading, latest: Reading, kind: Kind, item: str) -> JsonObject | None:
    """What an item of the latest reading says in another one, as JSON; None where that does not have it."""
    places = all_anchors(reading.report)
    name: str | None = item
    if reading is not latest:
        anchor = all_anchors(latest.report)[kind][item]
        name = match(anchor, places[kind], reading.report.article.text)
    return None if name is None else resolved(item_called(reading.report, kind, name), kind, places)
