"""What people decided: one row a decision, each holding the hash of the row before it.

Invariant: rows are only added. A row's hash is the sha256 of the canonical JSON of all its other fields, the hash of
the row before it among them; the first row's `previous` is GENESIS. Whoever changes, drops or reorders a row changes
every hash after it, and with them the head, which can be kept elsewhere. What stands is a pure function of the rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from reportedly.record.items import Anchor, anchor_of, reference
from reportedly.record.packing import canonical, digest
from reportedly.report import JsonObject

Decision = Literal["accept", "correct", "reject", "unsure", "merge", "split", "not-the-same", "undo"]
SubjectKind = Literal["statement", "event", "figure", "place", "article", "incident", "telling", "review"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
GENESIS = "0" * 64
"""What stands before the first row."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about, in a form that outlives re-reading.

    An item of a report is its `article` and `anchor`, with the id that it had then in `names`; an article is its id;
    incidents and tellings are the accounts' ids in `names`; of a split, the incident first and then the tellings that
    leave it, while `stays` are those that it keeps.
    """

    kind: SubjectKind
    names: tuple[str, ...] = ()
    article: str | None = None
    anchor: Anchor | None = None
    stays: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.article is None or self.kind == "review":
            return " ".join(self.names)
        return "#".join([self.article, *self.names])


@dataclass(frozen=True, slots=True)
class Review:
    """One decision. `at` is UTC, ISO 8601; `before` and `after` are the values of `field`, JSON's kinds of value."""

    number: int
    at: str
    who: str
    why: str
    decision: Decision
    subject: Subject
    field: str | None
    before: Any
    after: Any
    undoes: int | None
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain is broken, and how. `number` is the review at which it shows."""

    number: int
    why: str

    def __str__(self) -> str:
        return f"review {self.number}: {self.why}"


def row_of(
    number: int,
    at: str,
    who: str,
    why: str,
    decision: Decision,
    subject: Subject,
    previous: str,
    *,
    field: str | None = None,
    before: Any = None,
    after: Any = None,
    undoes: int | None = None,
) -> JsonObject:
    """The row of a decision, with its hash."""
    row: JsonObject = {
        "number": number,
        "at": at,
        "who": who,
        "why": why,
        "decision": decision,
        "subject": canonical(subject_to_json(subject)),
        "article": subject.article,
        "field": field,
        "before": None if field is None else canonical(before),
        "after": None if field is None else canonical(after),
        "undoes": undoes,
        "previous": previous,
    }
    return {**row, "hash": digest(canonical(row))}


def review_of(row: JsonObject) -> Review:
    """The decision that a row holds."""
    return Review(
        number=row["number"],
        at=row["at"],
        who=row["who"],
        why=row["why"],
        decision=row["decision"],
        subject=subject_from_json(json.loads(row["subject"])),
        field=row["field"],
        before=json.loads(row["before"]) if row["before"] is not None else None,
        after=json.loads(row["after"]) if row["after"] is not None else None,
        undoes=row["undoes"],
        previous=row["previous"],
        hash=row["hash"],
    )


def subject_to_json(subject: Subject) -> JsonObject:
    """The subject as JSON, without what it doesn't have."""
    data: JsonObject = {"kind": subject.kind}
    if subject.names:
        data["names"] = list(subject.names)
    if subject.article is not None:
        data["article"] = subject.article
    if subject.anchor is not None:
        data["anchor"] = reference(subject.anchor)
    if subject.stays:
        data["stays"] = list(subject.stays)
    return data


def subject_from_json(data: JsonObject) -> Subject:
    """The subject that JSON holds."""
    anchor = anchor_of(data["anchor"]) if "anchor" in data else None
    return Subject(
        data["kind"], tuple(data.get("names", ())), data.get("article"), anchor, tuple(data.get("stays", ()))
    )


def review_to_json(review: Review) -> JsonObject:
    """The decision for a program to read, one object."""
    data: JsonObject = {f.name: getattr(review, f.name) for f in fields(review)}
    return {**data, "subject": subject_to_json(review.subject)}


def standing(reviews: Sequence[Review]) -> list[Review]:
    """The decisions in force, in their order: those that no standing undo takes back, without the undos themselves.

    An undo may be undone, and then what it took back stands again. Of two that stand about one thing the later holds.
    """
    gone = taken_back(reviews)
    return [each for each in reviews if each.decision != "undo" and each.number not in gone]


def taken_back(reviews: Sequence[Review]) -> set[int]:
    """The numbers of the reviews that a standing undo takes back."""
    gone: set[int] = set()
    for review in sorted(reviews, key=lambda each: each.number, reverse=True):
        if review.decision == "undo" and review.number not in gone and review.undoes is not None:
            gone.add(review.undoes)
    return gone


def broken(rows: Iterable[JsonObject], head: str | None = None) -> Fault | None:
    """The first fault of the chain, None where it is whole. `head` is one that was kept: it must still stand in it."""
    previous, number, seen = GENESIS, 0, head in (None, GENESIS)
    for number, row in enumerate(rows, start=1):
        if row["number"] != number:
            return Fault(number, f"it is missing; {row['number']} follows {number - 1}")
        if row["previous"] != previous:
            return Fault(number, "the hash that it holds of the review before it is another than that review has")
        content = {name: value for name, value in row.items() if name != "hash"}
        if digest(canonical(content)) != row["hash"]:
            return Fault(number, "it was changed after it was written: its hash is not that of its content")
        previous = row["hash"]
        seen = seen or previous == head
    return None if seen else Fault(number, "the head that was kept stands nowhere: reviews were dropped or rewritten")
