"""The items of a report by kind, with what they refer to named by the words it stands at and not by its id.

Ids (`s3`, `e1`) are given anew by each reading; the characters that an item was read from stay. Invariant: `Anchor`
holds nothing that depends on the reading's numbering.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from reportedly.model import Event, Figure, Place, Report, Spans, Statement
from reportedly.report import (
    JsonObject,
    event_from_json,
    event_to_json,
    figure_from_json,
    figure_to_json,
    place_from_json,
    place_to_json,
    statement_from_json,
    statement_to_json,
)

Kind = Literal["statement", "event", "figure", "place"]
Item: TypeAlias = Statement | Event | Figure | Place

LETTERS: dict[str, Kind] = {"s": "statement", "e": "event", "f": "figure", "p": "place"}
"""The kinds by the letter that their ids begin with."""
REFERENCES: dict[Kind, dict[str, Kind]] = {
    "statement": {"parent": "statement"},
    "event": {"place": "place", "claimant": "statement"},
    "figure": {"place": "place", "event": "event", "claimant": "statement", "part_of": "figure"},
    "place": {},
}
"""The fields of each kind that hold an item's id, and the kind of that item."""
TO_JSON: dict[Kind, Callable[[Any], JsonObject]] = {
    "statement": statement_to_json,
    "event": event_to_json,
    "figure": figure_to_json,
    "place": place_to_json,
}
FROM_JSON: dict[Kind, Callable[[JsonObject], Item]] = {
    "statement": statement_from_json,
    "event": event_from_json,
    "figure": figure_from_json,
    "place": place_from_json,
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an item stands: the spans that it is known by, their words, and what tells it from others there.

    `details` are such spans and codes as tell rival accounts at one place apart; `nth` counts items that are alike in
    all of this.
    """

    kind: Kind
    spans: Spans
    words: str
    details: tuple[str, ...] = ()
    nth: int = 0


Places: TypeAlias = dict[Kind, dict[str, Anchor]]
"""Where each item of a report stands, by kind and id."""


def items_of(report: Report, kind: Kind) -> tuple[Item, ...]:
    """The items of one kind, in the report's order."""
    if kind == "statement":
        return report.statements
    if kind == "event":
        return report.events
    return report.figures if kind == "figure" else report.places


def anchors(report: Report, kind: Kind) -> dict[str, Anchor]:
    """Where each item of a kind stands, by its id within the report."""
    cues = {s.id: spans_of(s) for s in report.statements}
    found: dict[str, Anchor] = {}
    alike: dict[Anchor, int] = {}
    for item in items_of(report, kind):
        spans = spans_of(item)
        words = " ".join(report.article.text[start:end] for start, end in spans)
        plain = Anchor(kind, spans, words, details_of(item, cues))
        nth = alike[plain] = alike.get(plain, -1) + 1
        found[item.id] = plain if nth == 0 else Anchor(kind, spans, words, plain.details, nth)
    return found


def spans_of(item: Item) -> Spans:
    """The spans that an item is known by: a statement's cue, or its content where it has none; an event's trigger."""
    if isinstance(item, Statement):
        return item.cue or item.content
    return (item.trigger,) if isinstance(item, Event) else (item.span,)


def details_of(item: Item, cues: dict[str, Spans]) -> tuple[str, ...]:
    """What tells an item from others at the same words: by whose account, to whom, of what kind."""
    if isinstance(item, Statement):
        return (f"source {item.source.spans}", f"content {item.content}")
    if isinstance(item, Place):
        return ()
    by = f"claimant {cues.get(item.claimant or '')}"
    if isinstance(item, Figure):
        return by, f"measure {item.measure}"
    return (
        by,
        f"type {item.type}",
        f"actors {tuple(each.span for each in item.actors)}",
        f"recipients {tuple(each.span for each in item.recipients)}",
    )


def match(anchor: Anchor, among: dict[str, Anchor], text: str) -> str | None:
    """The id of the item that an anchor stands for in a reading of `text`: the very same, else the one most like it.

    It must share at least half of the anchor's characters; of several, the one with more details in common. None where
    there is none, or where two are equally like it.
    """
    sought = moved(anchor, text)
    if sought is None:
        return None
    ranked = sorted(((like, name) for name, each in among.items() if (like := likeness(sought, each))), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def likeness(one: Anchor, other: Anchor) -> tuple[float, int, bool] | None:
    """How alike two items' anchors are, to be compared; None where they are not of one kind and place."""
    if one.kind != other.kind:
        return None
    mine, theirs = characters(one.spans), characters(other.spans)
    shared = len(mine & theirs)
    if not shared or shared * 2 < max(len(mine), len(theirs)):
        return None
    details = sum(a == b for a, b in zip(one.details, other.details, strict=False))
    return shared / len(mine | theirs), details, one.nth == other.nth


def characters(spans: Spans) -> frozenset[int]:
    """The offsets that spans cover."""
    return frozenset(at for start, end in spans for at in range(start, end))


def moved(anchor: Anchor, text: str) -> Anchor | None:
    """The anchor in a text that may have been edited: as it is where its words stand there, else where they now do.

    None where a text that was edited holds the words nowhere, or more than once.
    """
    if " ".join(text[start:end] for start, end in anchor.spans) == anchor.words:
        return anchor
    if len(anchor.spans) != 1 or not anchor.words or text.count(anchor.words) != 1:
        return None
    at = text.index(anchor.words)
    return replace(anchor, spans=((at, at + len(anchor.words)),))


def resolved(item: Item, kind: Kind, places: Places) -> JsonObject:
    """What an item says, with the anchors of the items that it refers to in place of their ids, and without its own."""
    data = TO_JSON[kind](item)
    del data["id"], data["confidence" if kind != "place" else "candidates"]
    for name, of in REFERENCES[kind].items():
        data[name] = reference(places[of].get(data[name] or ""))
    return data


def reference(anchor: Anchor | None) -> JsonObject | None:
    """An anchor as JSON: what a field that refers to an item is compared and kept by."""
    if anchor is None:
        return None
    data: JsonObject = {"kind": anchor.kind, "spans": [list(each) for each in anchor.spans], "words": anchor.words}
    if anchor.details:
        data["details"] = list(anchor.details)
    if anchor.nth:
        data["nth"] = anchor.nth
    return data


def anchor_of(data: JsonObject) -> Anchor:
    """The anchor that JSON holds."""
    spans = tuple((start, end) for start, end in data["spans"])
    return Anchor(data["kind"], spans, data["words"], tuple(data.get("details", ())), data.get("nth", 0))


def all_anchors(report: Report) -> Places:
    """Where each item of the report stands, by kind and id."""
    return {kind: anchors(report, kind) for kind in TO_JSON}
