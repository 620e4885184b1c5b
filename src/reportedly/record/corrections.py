"""A report as it stands after review: the machine's reading with the decisions in force laid over it.

Invariant: the machine's reading is an argument and never changed; nothing that a later reading says overrides a
decision that is attached to it. An item keeps its id. What is claimed through a rejected statement goes with it:
nothing becomes the outlet's own claim because its speaker was taken away.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from reportedly.model import Article, Event, Figure, Place, Report, Statement
from reportedly.record.errors import DecisionError
from reportedly.record.items import (
    FROM_JSON,
    REFERENCES,
    TO_JSON,
    Anchor,
    Item,
    Kind,
    Places,
    all_anchors,
    anchor_of,
    items_of,
    match,
)
from reportedly.record.reviews import Review
from reportedly.report import JsonObject, article_from_json, article_to_json

T = TypeVar("T")
FIXED = frozenset({"id", "confidence", "candidates", "text", "blocks"})
"""Fields that no decision changes: what was received, and what the machine said of itself."""


ON_ITEMS = frozenset({"accept", "correct", "reject", "unsure"})
"""The decisions about what was read; who is unsure changes nothing, and says that somebody else should look."""


def reviewed(report: Report, decisions: Sequence[Review]) -> tuple[Report, list[Review]]:
    """The report with the decisions in force applied, in their order, and those whose subject it doesn't hold."""
    decisions = [each for each in decisions if each.decision in ON_ITEMS]
    if not decisions:
        return report, []
    places = all_anchors(report)
    changed: dict[str, Item] = {}
    rejected: set[str] = set()
    article, empty = report.article, False
    unattached: list[Review] = []
    for review in decisions:
        if review.subject.kind == "article":
            empty = review.decision == "reject" if review.decision in ("accept", "reject") else empty
            article = article_with(article, review) if review.decision == "correct" else article
            continue
        name = attached(review, places, report.article.text)
        if name is None or not _apply(review, name, report, places, changed):
            unattached.append(review)
        elif review.decision in ("accept", "reject"):
            (rejected.add if review.decision == "reject" else rejected.discard)(name)
    if empty:
        return Report(article, warnings=report.warnings), unattached
    return without(with_items(replace(report, article=article), changed), rejected), unattached


def readers(report: Report, decisions: Sequence[Review]) -> dict[str, list[str]]:
    """Who has a decision in force about each item of the report, by the item's id; items without any are left out."""
    decisions = [each for each in decisions if each.decision in ON_ITEMS and each.subject.anchor is not None]
    places = all_anchors(report) if decisions else {}
    found: dict[str, list[str]] = {}
    for review in decisions:
        name = attached(review, places, report.article.text)
        if name is not None and review.who not in found.setdefault(name, []):
            found[name].append(review.who)
    return found


def attached(review: Review, places: Places, text: str) -> str | None:
    """The id of the item that a decision is about in this reading, None where it holds it no more."""
    anchor = review.subject.anchor
    return None if anchor is None else match(anchor, places[anchor.kind], text)


def _apply(review: Review, name: str, report: Report, places: Places, changed: dict[str, Item]) -> bool:
    """Puts a corrected item into `changed`; whether what the correction refers to is there."""
    if review.decision != "correct":
        return True
    anchor = cast(Anchor, review.subject.anchor)
    item = changed.get(name) or item_called(report, anchor.kind, name)
    field, value = cast(str, review.field), review.after
    if field in REFERENCES[anchor.kind] and value is not None:
        value = match(anchor_of(value), places[REFERENCES[anchor.kind][field]], report.article.text)
        if value is None:
            return False
    try:
        changed[name] = corrected(item, anchor.kind, field, value, report.article.text)
    except DecisionError:  # another form of the field, from an older program
        return False
    return True


def item_called(report: Report, kind: Kind, name: str) -> Item:
    """The item of this id. Raises DecisionError where there is none."""
    found = next((each for each in items_of(report, kind) if each.id == name), None)
    if found is None:
        raise DecisionError(f"{report.article.id} has no {kind} {name}: `reportedly search` shows what it has")
    return found


def corrected(item: Item, kind: Kind, field: str, value: Any, text: str) -> Item:
    """The item with another value in a field, named as in a report's JSON (`status`, `source.actor`, `actors.0.actor`).

    Raises DecisionError where there is no such field, or the value is none that it can have.
    """
    data = TO_JSON[kind](item)
    made = remade(data, FROM_JSON[kind], type(item), kind, field, value)
    if any(not 0 <= start <= end <= len(text) for start, end in all_spans(data)):
        raise DecisionError(f"{value!r} lies outside the text, which has {len(text)} characters")
    return made


def remade(data: JsonObject, made_of: Callable[[JsonObject], T], of: type[T], kind: str, field: str, value: Any) -> T:
    """What JSON holds once another value is put into a field. Raises DecisionError where it can't have it."""
    put(data, field, value, kind)
    try:
        made = made_of(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DecisionError(f"{value!r} is no value for {field} of {a(kind)}") from error
    if fault := misfit(made, of):
        raise DecisionError(f"{value!r} is no value for {field} of {a(kind)}: {fault}")
    return made


def put(data: JsonObject, field: str, value: Any, kind: str) -> None:
    """Sets a field by its path. Raises DecisionError where there is none of this name, or it may not be changed."""
    *path, last = field.split(".")
    inside = at(data, path)
    if not isinstance(inside, dict) or last not in inside or (path or [last])[0] in FIXED:
        can = ", ".join(name for name in data if name not in FIXED)
        raise DecisionError(f"this {kind} has no field {field} that can be corrected; it has {can}")
    inside[last] = value


def at(data: Any, path: Iterable[str]) -> Any:
    """What stands under a path in JSON; None where nothing does."""
    for step in path:
        if isinstance(data, list):
            data = data[int(step)] if step.isdigit() and int(step) < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def a(kind: str) -> str:
    """The kind with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def article_with(article: Article, review: Review) -> Article:
    """The article with a corrected field; as it is where that field is no more."""
    try:
        return article_corrected(article, cast(str, review.field), review.after)
    except DecisionError:
        return article


def article_corrected(article: Article, field: str, value: Any) -> Article:
    """The article with another value in a field. Raises DecisionError where it can't have it."""
    return remade(article_to_json(article), article_from_json, Article, "article", field, value)


def with_items(report: Report, changed: dict[str, Item]) -> Report:
    """The report with these items in the place of those of the same ids."""
    if not changed:
        return report
    return replace(
        report,
        statements=tuple(cast(Statement, changed.get(each.id, each)) for each in report.statements),
        events=tuple(cast(Event, changed.get(each.id, each)) for each in report.events),
        figures=tuple(cast(Figure, changed.get(each.id, each)) for each in report.figures),
        places=tuple(cast(Place, changed.get(each.id, each)) for each in report.places),
    )


def without(report: Report, rejected: set[str]) -> Report:
    """The report without these items, and without what is claimed through a statement among them.

    A statement inside a rejected one passes to the one around that; other references to what is gone become None.
    """
    if not rejected:
        return report
    parents = {each.id: each.parent for each in report.statements}

    def parent(name: str | None) -> str | None:
        while name in rejected:
            name = parents.get(name)
        return name

    gone = rejected | {each.id for each in report.events if each.claimant in rejected}
    gone |= {each.id for each in report.figures if each.claimant in rejected}

    def held(name: str | None) -> str | None:
        return None if name in gone else name

    return replace(
        report,
        statements=tuple(replace(s, parent=parent(s.parent)) for s in report.statements if s.id not in gone),
        events=tuple(replace(e, place=held(e.place)) for e in report.events if e.id not in gone),
        figures=tuple(
            replace(f, place=held(f.place), event=held(f.event), part_of=held(f.part_of))
            for f in report.figures
            if f.id not in gone
        ),
        places=tuple(p for p in report.places if p.id not in gone),
    )


def misfit(value: Any, hint: Any) -> str | None:
    """What is wrong with a value for a type of the model; None where it fits."""
    origin = get_origin(hint)
    if origin is Literal:
        return None if value in get_args(hint) else f"it can be {', '.join(map(str, get_args(hint)))}"
    if origin in (Union, types.UnionType):
        faults = [misfit(value, each) for each in get_args(hint)]
        return None if None in faults else faults[0]
    if origin is tuple:
        first, *rest = get_args(hint)
        if not isinstance(value, tuple) or (rest != [...] and len(value) != 1 + len(rest)):
            return "it is a list"
        hints = [first] * len(value) if rest == [...] else [first, *rest]
        return next(filter(None, map(misfit, value, hints)), None)
    if is_dataclass(hint):
        if not isinstance(value, cast(type, hint)):
            return f"it is a {cast(type, hint).__name__.lower()}"
        known = get_type_hints(hint)
        faults = [misfit(getattr(value, f.name), known[f.name]) for f in fields(hint)]
        return next(filter(None, faults), None)
    if hint is float:
        return None if isinstance(value, int | float) and not isinstance(value, bool) else "it is a number"
    if hint is int and isinstance(value, bool):
        return "it is a whole number"
    known_as = {int: "a whole number", str: "text", bool: "true or false", type(None): "nothing"}
    return None if isinstance(value, hint) else f"it is {known_as.get(hint, hint)}"


def all_spans(value: Any) -> list[tuple[int, int]]:
    """Every pair of offsets in an item's JSON: no other list there holds whole numbers."""
    if isinstance(value, dict):
        return [span for each in value.values() for span in all_spans(each)]
    if not isinstance(value, list):
        return []
    if len(value) == 2 and all(isinstance(each, int) for each in value):
        return [(value[0], value[1])]
    return [span for each in value for span in all_spans(each)]
