"""A claim as a flat row: one for each statement, event and figure, the same columns for all three.

Invariant: what a claim of another kind has, or the text doesn't say, is None (of lists: empty). `start` and `end` are
Unicode code points into the article's text, half-open, around all of `words`. Ids of other claims are record ids,
`ARTICLE#s1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from reportedly.chain import account_of, source_chain, words_at
from reportedly.exports.names import record_id
from reportedly.model import Event, Figure, Participant, Party, Place, Report, Spans, Statement
from reportedly.record.claims import covered, day_of
from reportedly.record.packing import storable

COLUMNS = (
    *("record", "kind", "article", "item", "words", "start", "end", "chain", "claimant", "confidence"),
    *("time", "first", "last", "place", "geonameid", "lat", "lon", "country", "admin1", "feature", "precision"),
    *("source", "source_actor", "named", "act", "factuality", "via", "via_actor", "addressee", "addressee_actor"),
    *("target", "target_actor", "condition", "parent"),
    *("type", "mode", "status", "actors", "actor_words", "recipients", "recipient_words"),
    *("measure", "low", "high", "approx", "whom", "side", "scope", "period", "part_of", "event"),
    *("outlet", "origin", "title", "url", "language", "published"),
)
LISTS = frozenset({"chain", "actors", "actor_words", "recipients", "recipient_words"})
SHARED = ("geonameid", "lat", "lon", "country", "admin1", "feature", "precision")

Row = dict[str, Any]


def rows(report: Report, wanted: frozenset[str]) -> Iterator[Row]:
    """The rows of the chosen claims of a report, in its order."""
    article = report.article
    own = {name: getattr(article, name) for name in ("outlet", "origin", "title", "url", "language", "published")}
    places = {each.id: each for each in report.places}
    claims: tuple[Statement | Event | Figure, ...] = (*report.statements, *report.events, *report.figures)
    for item in claims:
        if item.id in wanted:
            said = told(report, item) | {"article": article.id, "item": item.id, "confidence": item.confidence}
            place = None if isinstance(item, Statement) else places.get(item.place or "")
            yield whole({**own, **at(place), **said, "record": record_id(report, item.id)})


def whole(row: Row) -> Row:
    """The row with all columns in their order, its texts as every format can hold them."""
    empty: Row = {name: [] if name in LISTS else None for name in COLUMNS}
    return {name: sound(row.get(name, empty[name])) for name in COLUMNS}


def sound(value: Any) -> Any:
    """A text, or a list of them, without NUL and half surrogates; anything else as it is."""
    if isinstance(value, list):
        return [sound(each) for each in value]
    return storable(value) if isinstance(value, str) else value


def told(report: Report, item: Statement | Event | Figure) -> Row:
    """The columns of a kind of claim."""
    if isinstance(item, Statement):
        return statement(report, item)
    row = event(report, item) if isinstance(item, Event) else figure(report, item)
    claimant = record_id(report, item.claimant) if item.claimant else None
    return row | {"chain": list(account_of(report, item.claimant)), "claimant": claimant}


def statement(report: Report, item: Statement) -> Row:
    """What a statement says. Its words are its content, its cue where it has none."""
    row: Row = {"kind": "statement", "chain": list(source_chain(report, item))}
    row |= {name: getattr(item, name) for name in ("named", "act", "factuality", "mode")}
    for name in ("source", "via", "addressee", "target"):
        row[name], row[f"{name}_actor"] = party(report, getattr(item, name))
    row["condition"] = words_at(report, (item.condition,)) if item.condition else None
    row["parent"] = record_id(report, item.parent) if item.parent else None
    return row | words(report, item.content or item.cue) | when(report, item.said)


def event(report: Report, item: Event) -> Row:
    """What an event says. Its words are its trigger."""
    row: Row = {"kind": "event", "type": item.type, "mode": item.mode, "status": item.status}
    row["actors"], row["actor_words"] = people(report, item.actors)
    row["recipients"], row["recipient_words"] = people(report, item.recipients)
    return row | words(report, (item.trigger,)) | when(report, item.time)


def figure(report: Report, item: Figure) -> Row:
    """What a figure says."""
    row: Row = {"kind": "figure"}
    for name in ("measure", "low", "high", "approx", "whom", "side", "scope", "period"):
        row[name] = getattr(item, name)
    for name in ("part_of", "event"):
        row[name] = record_id(report, getattr(item, name)) if getattr(item, name) else None
    days = when(report, item.time or item.period) | {"time": item.time}
    return row | words(report, (item.span,)) | days


def words(report: Report, spans: Spans) -> Row:
    """Some words on one line, an ellipsis between pieces, and where they begin and end."""
    if not spans:
        return {"words": "", "start": None, "end": None}
    return {
        "words": words_at(report, spans),
        "start": min(start for start, _ in spans),
        "end": max(end for _, end in spans),
    }


def when(report: Report, edtf: str | None) -> Row:
    """A time and the days that it covers; one that is open ends on the day of publication."""
    first, last = (date.fromordinal(each) if each else None for each in covered(edtf, day_of(report.article.published)))
    return {"time": edtf, "first": first, "last": last}


def at(place: Place | None) -> Row:
    """A place's columns."""
    if place is None:
        return {}
    return {"place": place.name, **{name: getattr(place, name) for name in SHARED}}


def party(report: Report, who: Party | None) -> tuple[str | None, str | None]:
    """The words that name somebody in a statement, and who they are."""
    if who is None:
        return None, None
    return words_at(report, who.spans) or None, who.actor


def people(report: Report, many: Iterable[Participant]) -> tuple[list[str], list[str]]:
    """The ids of those who take part, where they are known, and the words that name them all."""
    many = list(many)
    return [each.actor for each in many if each.actor], [words_at(report, (each.span,)) for each in many]
