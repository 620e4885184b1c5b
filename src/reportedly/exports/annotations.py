"""Claims as W3C Web Annotations: one JSON-LD document, an AnnotationPage with one annotation a line.

Each statement, event and figure that was chosen, and each place and time of those, is one annotation. Its body holds
the codebook's fields as a report has them; its targets are the words that it was read from, one target a span, since
several selectors of one target are ways to find the same words (Web Annotation Data Model, 4). Each target has a
TextPositionSelector and a TextQuoteSelector, and says in `part` what its words are.

Invariant: offsets are Unicode code points into the article's text, half-open, as in a report. An annotation's id is a
hash of where its item stands and outlives a reading that numbers items anew. The context stands in the document, so
that it is read without a network.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

from reportedly.exports.companion import Companion
from reportedly.exports.names import TERMS, article_iri, iri, record_id, web
from reportedly.exports.shapes import Material, Options
from reportedly.model import Event, Figure, Place, Report, Span, Spans, Statement, Time
from reportedly.record.items import LETTERS, REFERENCES, TO_JSON, Item, Kind, Places, all_anchors, reference
from reportedly.record.packing import canonical, digest, storable
from reportedly.report import JsonObject, in_one_line

AROUND = 32
"""So many characters before and after the words tell them from the same words elsewhere."""
OFFSETS = "Unicode code points into the article's text, half-open: text[start:end] are the words"
MOTIVATION = {
    "statement": "classifying",
    "event": "classifying",
    "figure": "describing",
    "place": "identifying",
    "time": "identifying",
}
NO_WORDS = "it points at no words"
OA, AS, DC, RDF = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)


def link(name: str) -> JsonObject:
    """A term whose value is an IRI."""
    return {"@id": name, "@type": "@id"}


def whole(name: str) -> JsonObject:
    """A term whose value is a whole number that isn't negative."""
    return {"@id": name, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}


FIELDS: JsonObject = {
    "@vocab": TERMS,
    **{name: link(f"{TERMS}{name}") for fields in REFERENCES.values() for name in fields},
    **dict.fromkeys(("span", "spans", "cue", "content", "condition", "trigger")),
}
"""What the fields of a body mean. Spans are no part of the graph: the selectors say the same in its own terms."""
CONTEXT: JsonObject = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")},
    "TextualBody": f"{OA}TextualBody",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Text": "http://purl.org/dc/dcmitype/Text",
    **{name.title(): f"{TERMS}{name.title()}" for name in MOTIVATION},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    **{name: f"{OA}{name}" for name in ("classifying", "describing", "identifying", "tagging")},
    "body": link(f"{OA}hasBody"),
    "target": link(f"{OA}hasTarget"),
    "source": link(f"{OA}hasSource"),
    "selector": link(f"{OA}hasSelector"),
    "via": link(f"{OA}via"),
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix")},
    "start": whole(f"{OA}start"),
    "end": whole(f"{OA}end"),
    "value": f"{RDF}value",
    "format": f"{DC.replace('terms', 'elements/1.1')}format",
    "language": f"{DC.replace('terms', 'elements/1.1')}language",
    "title": f"{DC}title",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "offsets": f"{TERMS}offsets",
    "part": f"{TERMS}part",
    "record": f"{TERMS}record",
    "fields": {"@id": f"{TERMS}fields", "@context": [None, FIELDS]},
}
"""Our own writing of the terms that we use of the W3C's context (http://www.w3.org/ns/anno.jsonld), and our terms."""

Annotated: TypeAlias = Item | Time


def write(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes the page; how many annotations it has."""
    stream, number, names = cast(IO[bytes], out), 0, hashlib.sha256()
    head = {"@context": CONTEXT, "type": "AnnotationPage", "offsets": OFFSETS}
    stream.write(in_one_line(head)[:-1].encode() + b',"items":[')
    for report, wanted in material.reports():
        places = all_anchors(report)
        for item in annotated(report, wanted):
            made = annotation(report, item, places)
            if not made["target"]:
                words = "a statement without cue and content"
                companion.leave(made["body"][0]["record"], "statement", words, NO_WORDS)
                continue
            stream.write((b",\n" if number else b"\n") + in_one_line(made).encode())
            names.update(made["id"].encode())
            number += 1
    stream.write(b"\n]," + in_one_line({"id": iri("annotations", names.hexdigest()[:32])})[1:].encode() + b"\n")
    return number


def annotated(report: Report, wanted: frozenset[str]) -> Iterator[Annotated]:
    """The chosen claims of a report in its order, with the places and times that they have or that a content names."""
    statements = [each for each in report.statements if each.id in wanted]
    events = [each for each in report.events if each.id in wanted]
    figures = [each for each in report.figures if each.id in wanted]
    yield from statements
    yield from events
    yield from figures
    inside = [span for each in statements for span in each.content]
    happened: tuple[Event | Figure, ...] = (*events, *figures)
    places = {each.place for each in happened}
    times = {each.time for each in happened} | {each.period for each in figures} | {each.said for each in statements}
    yield from (each for each in report.places if each.id in places or within(each.span, inside))
    yield from (each for each in report.times if each.edtf in times or within(each.span, inside))


def within(span: Span, spans: list[Span]) -> bool:
    """Whether a span lies in one of the others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def annotation(report: Report, item: Annotated, places: Places) -> JsonObject:
    """One item as an annotation; `places` tell where each item of the report stands."""
    kind = "time" if isinstance(item, Time) else LETTERS[item.id[0]]
    body = {
        "id": article_iri(report, item.id),
        "type": kind.title(),
        "record": storable(record_id(report, item.id)),
        "fields": fields(report, item),
    }
    tag = {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag_of(item)}
    return {
        "id": iri("annotation", digest(canonical(standing(report, item, places)))[:32]),
        "type": "Annotation",
        "motivation": MOTIVATION[kind],
        "body": [body, tag],
        "target": [target(report, part, span) for part, spans in parts(item) for span in spans],
    }


def standing(report: Report, item: Annotated, places: Places) -> list[Any]:
    """Where an item stands, in terms that no reading numbers anew."""
    if isinstance(item, Time):
        return [report.article.id, "time", list(item.span)]
    return [report.article.id, reference(places[LETTERS[item.id[0]]][item.id])]


def fields(report: Report, item: Annotated) -> JsonObject:
    """The item as a report has it, without its id; other items that it names are named by IRIs."""
    if isinstance(item, Time):
        return {"span": list(item.span), "edtf": item.edtf}
    kind: Kind = LETTERS[item.id[0]]
    data = TO_JSON[kind](item)
    del data["id"]
    for name in REFERENCES[kind]:
        data[name] = article_iri(report, data[name]) if data[name] else None
    return cast(JsonObject, sound(data))


def sound(value: Any) -> Any:
    """JSON without half surrogates, which RDF can't hold."""
    if isinstance(value, dict):
        return {key: sound(each) for key, each in value.items()}
    if isinstance(value, list):
        return [sound(each) for each in value]
    return storable(value) if isinstance(value, str) else value


def tag_of(item: Annotated) -> str:
    """What a program that shows tags shows of an item."""
    if isinstance(item, Statement):
        return item.act
    if isinstance(item, Event):
        return item.type
    if isinstance(item, Figure):
        return item.measure
    return storable(item.name) if isinstance(item, Place) else item.edtf


def parts(item: Annotated) -> Iterator[tuple[str, Spans]]:
    """The words that an item was read from, by what they are in it."""
    if isinstance(item, Statement):
        yield from (("content", item.content), ("cue", item.cue), ("source", item.source.spans))
        for name in ("via", "addressee", "target"):
            party = getattr(item, name)
            yield name, party.spans if party is not None else ()
        yield "condition", (item.condition,) if item.condition else ()
    elif isinstance(item, Event):
        yield "trigger", (item.trigger,)
        yield "actors", tuple(each.span for each in item.actors)
        yield "recipients", tuple(each.span for each in item.recipients)
    else:
        yield "span", (item.span,)


def target(report: Report, part: str, span: Span) -> JsonObject:
    """Some words of an article, by their offsets and as a quotation with what stands around."""
    text, (start, end) = report.article.text, span
    return {
        "type": "SpecificResource",
        "part": part,
        "source": source(report),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": storable(text[start:end]),
                "prefix": storable(text[max(start - AROUND, 0) : start]),
                "suffix": storable(text[end : end + AROUND]),
            },
        ],
    }


def source(report: Report) -> JsonObject:
    """The article's text, as the offsets count it, and the page that it was taken from."""
    article = report.article
    about: JsonObject = {"id": article_iri(report), "type": "Text", "format": "text/plain"}
    stated = {"title": article.title, "language": article.language, "via": web(article.url)}
    return about | {name: storable(value) for name, value in stated.items() if value}
