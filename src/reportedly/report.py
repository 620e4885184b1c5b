"""A report as JSON: one report, one object, one line.

Invariant: the same report gives the same bytes, on every machine; `from_json(to_json(report)) == report` where
confidences have at most four decimals. Keys stand in the order of the report's documentation.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import Any

from reportedly.model import (
    Actor,
    Article,
    Block,
    Candidate,
    Event,
    Figure,
    Participant,
    Party,
    Place,
    Report,
    Span,
    Spans,
    Statement,
    Time,
)

JsonObject = dict[str, Any]

TO_ESCAPE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
ARTICLE_FIELDS = (
    "id",
    "url",
    "outlet",
    "title",
    "byline",
    "language",
    "published",
    "updated",
    "published_from",
    "dateline",
    "origin",
    "text",
    "blocks",
)


def to_json(report: Report) -> JsonObject:
    """The report as plain lists, dicts, strings and numbers."""
    return {
        "article": article_to_json(report.article),
        "statements": [statement_to_json(s) for s in report.statements],
        "events": [event_to_json(e) for e in report.events],
        "figures": [figure_to_json(f) for f in report.figures],
        "places": [place_to_json(p) for p in report.places],
        "times": [{"id": t.id, "span": list(t.span), "edtf": t.edtf} for t in report.times],
        "actors": [{"id": a.id, "name": a.name, "mentions": pairs(a.mentions)} for a in report.actors],
        "warnings": list(report.warnings),
    }


def from_json(data: JsonObject) -> Report:
    """The report that a JSON object holds. Raises KeyError or TypeError where it is not one of ours."""
    return Report(
        article=article_from_json(data["article"]),
        statements=tuple(statement_from_json(s) for s in data["statements"]),
        actors=tuple(Actor(a["id"], a["name"], spans(a["mentions"])) for a in data["actors"]),
        warnings=tuple(data["warnings"]),
        figures=tuple(figure_from_json(f) for f in data["figures"]),
        places=tuple(place_from_json(p) for p in data["places"]),
        times=tuple(Time(t["id"], span(t["span"]), t["edtf"]) for t in data["times"]),
        events=tuple(event_from_json(e) for e in data["events"]),
    )


def to_line(report: Report) -> str:
    """The report as one line of JSON, without a line break at its end."""
    return in_one_line(to_json(report))


def in_one_line(data: JsonObject) -> str:
    """A JSON object as one line.

    Half a surrogate pair, which UTF-8 cannot hold, is written as its JSON escape, and so is what some readers take for
    the end of a line (U+0085, U+2028, U+2029).
    """
    line = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def from_line(line: str | bytes) -> Report:
    """The report on one line of a JSONL file. Raises ValueError where the line is no JSON."""
    return from_json(json.loads(line))


def article_to_json(article: Article) -> JsonObject:
    """The article with its fields in the documented order."""
    data: JsonObject = {name: getattr(article, name) for name in ARTICLE_FIELDS}
    data["byline"] = list(article.byline)
    data["blocks"] = [block_to_json(b) for b in article.blocks]
    return data


def block_to_json(block: Block) -> JsonObject:
    """The block; its own date, place and credit only where it has them."""
    data: JsonObject = {"kind": block.kind, "start": block.start, "end": block.end}
    if block.date is not None:
        data["date"] = block.date
    if block.place is not None:
        data["place"] = list(block.place)
    if block.credit is not None:
        data["credit"] = list(block.credit)
    return data


def block_from_json(data: JsonObject) -> Block:
    """The block that a JSON object holds."""
    place, credit = (span(data[name]) if name in data else None for name in ("place", "credit"))
    return Block(data["kind"], data["start"], data["end"], data.get("date"), place, credit)


def article_from_json(data: JsonObject) -> Article:
    """The article that a JSON object holds."""
    known = {name: data[name] for name in ARTICLE_FIELDS}
    known["byline"] = tuple(known["byline"])
    known["blocks"] = tuple(block_from_json(b) for b in known["blocks"])
    return Article(**known)


def statement_to_json(statement: Statement) -> JsonObject:
    """The statement; how the source is named stands with the source."""
    data: JsonObject = {f.name: getattr(statement, f.name) for f in fields(statement)}
    del data["named"]
    data["source"] = {**party_to_json(statement.source), "named": statement.named}
    for name in ("via", "addressee", "target"):
        data[name] = party_to_json(data[name]) if data[name] else None
    data["cue"], data["content"] = pairs(statement.cue), pairs(statement.content)
    data["condition"] = list(statement.condition) if statement.condition else None
    data["confidence"] = round(statement.confidence, 4)
    return data


def statement_from_json(data: JsonObject) -> Statement:
    """The statement that a JSON object holds."""
    known = dict(data)
    known["named"] = data["source"]["named"]
    known["source"] = party_from_json(data["source"])
    for name in ("via", "addressee", "target"):
        known[name] = party_from_json(data[name]) if data[name] else None
    known["cue"], known["content"] = spans(data["cue"]), spans(data["content"])
    known["condition"] = span(data["condition"]) if data["condition"] else None
    return Statement(**known)


def event_to_json(event: Event) -> JsonObject:
    """The event, its keys as the model has them."""
    data: JsonObject = {f.name: getattr(event, f.name) for f in fields(event)}
    data["trigger"] = list(event.trigger)
    for name in ("actors", "recipients"):
        data[name] = [{"span": list(each.span), "actor": each.actor} for each in data[name]]
    data["confidence"] = round(event.confidence, 4)
    return data


def event_from_json(data: JsonObject) -> Event:
    """The event that a JSON object holds."""
    known = {**data, "trigger": span(data["trigger"])}
    for name in ("actors", "recipients"):
        known[name] = tuple(Participant(span(each["span"]), each["actor"]) for each in data[name])
    return Event(**known)


def figure_to_json(figure: Figure) -> JsonObject:
    """The figure, its keys as the model has them."""
    data: JsonObject = {f.name: getattr(figure, f.name) for f in fields(figure)}
    return {**data, "span": list(figure.span), "confidence": round(figure.confidence, 4)}


def figure_from_json(data: JsonObject) -> Figure:
    """The figure that a JSON object holds."""
    return Figure(**{**data, "span": span(data["span"])})


def place_to_json(place: Place) -> JsonObject:
    """The place, with the candidates that lost."""
    data: JsonObject = {f.name: getattr(place, f.name) for f in fields(place)}
    data["span"] = list(place.span)
    data["candidates"] = [{f.name: getattr(each, f.name) for f in fields(each)} for each in place.candidates]
    return data


def place_from_json(data: JsonObject) -> Place:
    """The place that a JSON object holds."""
    candidates = tuple(Candidate(**each) for each in data["candidates"])
    return Place(**{**data, "span": span(data["span"]), "candidates": candidates})


def party_to_json(party: Party) -> JsonObject:
    """Spans and actor of someone in a statement."""
    return {"spans": pairs(party.spans), "actor": party.actor}


def party_from_json(data: JsonObject) -> Party:
    """The party that a JSON object holds."""
    return Party(spans(data["spans"]), data["actor"])


def pairs(many: Spans) -> list[list[int]]:
    """Spans as JSON has them."""
    return [[start, end] for start, end in many]


def spans(many: list[list[int]]) -> Spans:
    """Spans as the model has them."""
    return tuple(span(one) for one in many)


def span(pair: list[int]) -> Span:
    """One span as the model has it. Raises ValueError where it is not a pair."""
    start, end = pair
    return start, end
