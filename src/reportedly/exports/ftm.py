"""Claims as Follow-the-Money entities, one JSON object a line, in schemata that the model has.

An article is an Article with its text. A statement is a Note on it, a figure too. An event that is asserted is an
Event, which says in its name by whose account; one that is denied, possible, conditional, planned or failed is left
out, since the model has no way to say so. Known actors are a Person, a PublicBody, an Organization or, where neither
is known, a LegalEntity; in each article that names one a Mention stands for its names there. Places are an Address.

Invariant: an entity is written once. Nobody is made an entity who isn't known across articles: `unresolved:` and
unnamed actors are names only. Source: the model's schema files (followthemoney 3.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any, cast

from reportedly.chain import words_at
from reportedly.exports.companion import Companion
from reportedly.exports.flat import Row, rows
from reportedly.exports.names import record_id, short_key, web
from reportedly.exports.shapes import Material, Options
from reportedly.knowledge import who
from reportedly.knowledge.tables import rows as table
from reportedly.knowledge.tables import speakers
from reportedly.model import Actor, Event, Figure, Place, Report
from reportedly.record.claims import ids
from reportedly.record.packing import storable
from reportedly.report import JsonObject, in_one_line

LANGUAGES = {
    "ar": "ara", "az": "aze", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb",
    "hy": "hye", "it": "ita", "ku": "kur", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to 639-3, which the model has; an article in another language names none."""
NOT_ASSERTED = "Follow the Money has events that happened, and no way to say that one is {}"
OF_ONE_ARTICLE = frozenset({"Article", "Event", "Mention", "Note"})
UNKNOWN = ("unresolved:",)
UNNAMED = "unnamed-"


def write(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes the entities; how many."""
    stream, number, shared = cast(IO[bytes], out), 0, set[str]()
    for report, wanted in material.reports():
        for each in entities(report, wanted, companion):
            if each["id"] in shared:
                continue
            if each["schema"] not in OF_ONE_ARTICLE:
                shared.add(each["id"])
            stream.write(in_one_line(each).encode() + b"\n")
            number += 1
    return number


def entities(report: Report, wanted: frozenset[str], companion: Companion) -> Iterator[JsonObject]:
    """The article, its chosen claims, and who and where they name."""
    yield article(report)
    named: set[str] = set()
    places: set[str] = set()
    for row in rows(report, wanted):
        if row["kind"] == "event" and row["status"] != "asserted":
            companion.leave(row["record"], "event", row["words"], NOT_ASSERTED.format(row["status"]))
            continue
        named.update(who_of(report, row))
        if row["kind"] != "statement" and (place := place_of(report, row["item"])) is not None:
            places.add(place.id)
        yield event(report, row) if row["kind"] == "event" else note(report, row, wanted)
    for actor in report.actors:
        if actor.id in named:
            if known(actor.id):
                yield body(actor)
            yield mention(report, actor)
    yield from (address(report, each) for each in report.places if each.id in places)


def entity(schema: str, key: str, **properties: Iterable[str | None] | str | None) -> JsonObject:
    """An entity: lists of texts by property, without what is empty."""
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        many = [value] if isinstance(value, str) or value is None else value
        texts = list(dict.fromkeys(storable(each) for each in many if each))
        if texts:
            found[name] = texts
    return {"id": key, "schema": schema, "properties": found}


def article(report: Report) -> JsonObject:
    """The article with its text. Its checksum isn't given: the model's is SHA-1, an article's id holds SHA-256."""
    told = report.article
    return entity(
        "Article",
        article_key(report),
        fileName=told.url or told.id,
        title=told.title,
        author=told.byline,
        publisher=told.outlet,
        sourceUrl=web(told.url),
        publishedAt=told.published,
        language=LANGUAGES.get((told.language or "")[:2]),
        bodyText=told.text,
        keywords=[f"origin: {told.origin}" if told.origin else None, f"record: {told.id}"],
    )


def note(report: Report, row: Row, wanted: frozenset[str]) -> JsonObject:
    """A statement or a figure as a note on its article, and on the entities of who speaks and of whom."""
    about = [f"{name}: {row[name]}" for name in NOTED[row["kind"]] if row[name] is not None]
    return entity(
        "Note",
        note_key(report, row["item"]),
        name=f"{' < '.join(row['chain'])}: {row['act'] or row['measure']}",
        description=row["words"],
        createdAt=row["first"].isoformat() if row["kind"] == "statement" and row["first"] else None,
        entity=[article_key(report), *involved(report, row), *event_of(report, row, wanted)],
        proof=article_key(report),
        namesMentioned=unknown_names(report, row),
        sourceUrl=web(report.article.url),
        publisher=report.article.outlet,
        keywords=[f"record: {row['record']}", *about],
    )


NOTED = {
    "statement": ("act", "factuality", "mode", "named", "time", "condition", "parent"),
    "figure": ("measure", "low", "high", "approx", "whom", "side", "scope", "period", "time", "place", "claimant"),
}
"""The fields that a note's keywords hold, `field: value`."""


def event(report: Report, row: Row) -> JsonObject:
    """An asserted event; its name says by whose account. Who does and who suffers it are both `involved`."""
    what = " ".join(filter(None, [row["type"], row["mode"]]))
    where = f", {row['place']}" if row["place"] else ""
    first, last = (row[name].isoformat() if row[name] else None for name in ("first", "last"))
    place = place_of(report, row["item"])
    told = [f"actor: {each}" for each in row["actors"]] + [f"recipient: {each}" for each in row["recipients"]]
    return entity(
        "Event",
        event_key(report, row["item"]),
        name=f"{what}{where} (by the account of {' < '.join(row['chain'])})",
        summary=row["words"],
        date=first if first == last else None,
        startDate=first if first != last else None,
        endDate=last if first != last else None,
        location=row["place"],
        addressEntity=address_key(report, place) if place is not None else None,
        country=iso2(row["country"]),
        involved=involved(report, row),
        namesMentioned=unknown_names(report, row),
        proof=article_key(report),
        recordId=row["record"],
        sourceUrl=web(report.article.url),
        publisher=report.article.outlet,
        keywords=[f"status: {row['status']}", *told, f"claimant: {row['claimant']}" if row["claimant"] else None],
    )


def body(actor: Actor) -> JsonObject:
    """A known actor; the same entity in every article that names it."""
    code = actor.id.partition(":")[0].partition(".")[0]
    return entity(schema_of(actor.id), actor_key(actor.id), name=actor.name, country=iso2(code), keywords=actor.id)


def mention(report: Report, actor: Actor) -> JsonObject:
    """The names that an article has for an actor."""
    names = [words_at(report, (each,)) for each in actor.mentions]
    return entity(
        "Mention",
        short_key("mention", report.article.id, actor.id),
        document=article_key(report),
        name=[actor.name, *names],
        resolved=actor_key(actor.id) if known(actor.id) else None,
        detectedSchema=schema_of(actor.id) if known(actor.id) else None,
    )


def address(report: Report, place: Place) -> JsonObject:
    """A place."""
    return entity(
        "Address",
        address_key(report, place),
        full=", ".join(filter(None, [place.name, place.admin1, place.country])),
        name=place.name,
        region=place.admin1,
        country=iso2(place.country),
        latitude=None if place.lat is None else str(place.lat),
        longitude=None if place.lon is None else str(place.lon),
        keywords=f"precision: {place.precision}" if place.precision is not None else None,
        remarks=f"GeoNames {place.geonameid}" if place.geonameid is not None else None,
    )


def known(actor: str) -> bool:
    """Whether an id is somebody's own, in whatever article."""
    return not actor.startswith(UNKNOWN) and not actor.partition(":")[2].startswith(UNNAMED)


def schema_of(actor: str) -> str:
    """The schema of a known actor, by its id."""
    code, _, slug = actor.partition(":")
    sectors = code.split(".")[1:]
    of_state = bool(sectors) and sectors[-1] in who.STATE
    if actor in registered():
        return "PublicBody" if of_state else "Organization"
    if slug in persons():
        return "Person"
    organ = of_state and (not slug or slug.rpartition("-")[2] in body_nouns())
    return "PublicBody" if organ or (actor == code and not sectors) else "LegalEntity"


@cache
def registered() -> frozenset[str]:
    """The ids of all groups, organisations, outlets and entities."""
    return frozenset(each.id for each in (*who.groups(), *who.organisations(), *who.outlets(), *who.entities()))


@cache
def persons() -> frozenset[str]:
    """The last parts of the ids of all who held an office."""
    return frozenset(who.slugged(each.person) for each in who.offices())


@cache
def body_nouns() -> frozenset[str]:
    """The nouns that stand for a body: `ministry`, `army`."""
    return frozenset(each.noun for each in speakers().values() if each.kind == "body")


@cache
def codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2, in small letters as the model has it, by alpha-3."""
    return {row["iso3"]: row["iso2"].lower() for row in table("country_points.tsv")}


def iso2(country: str | None) -> str | None:
    """A country as the model has it."""
    return codes().get(country or "")


def who_of(report: Report, row: Row) -> tuple[str, ...]:
    """The ids of the actors of a claim: who speaks, by whose account, to whom and of whom; who acts and suffers."""
    names = ("source_actor", "via_actor", "addressee_actor", "target_actor", "side")
    claimant = next((each for each in report.statements if row["claimant"] == record_id(report, each.id)), None)
    speaker = [claimant.source.actor] if claimant is not None else []
    found: list[Any] = [*(row[name] for name in names), *row["actors"], *row["recipients"], *speaker]
    there = {each.id for each in report.actors}
    return tuple(each for each in ids(found) if each in there)


def involved(report: Report, row: Row) -> list[str]:
    """The keys of the known actors of a claim."""
    return [actor_key(each) for each in who_of(report, row) if known(each)]


def unknown_names(report: Report, row: Row) -> list[str]:
    """What the actors of a claim are called who are no entities."""
    names = {each.id: each.name for each in report.actors}
    return [names[each] for each in who_of(report, row) if not known(each)]


def event_of(report: Report, row: Row, wanted: frozenset[str]) -> list[str]:
    """The key of the event that a figure counts, where that is written too."""
    told = (each for each in report.events if row["event"] == record_id(report, each.id))
    return [event_key(report, each.id) for each in told if each.status == "asserted" and each.id in wanted]


def place_of(report: Report, item: str) -> Place | None:
    """The place of an event or a figure."""
    claims: tuple[Event | Figure, ...] = (*report.events, *report.figures)
    name = next((each.place for each in claims if each.id == item), None)
    return next((each for each in report.places if each.id == name), None)


def article_key(report: Report) -> str:
    """The key of an article."""
    return short_key("article", report.article.id)


def event_key(report: Report, item: str) -> str:
    """The key of an event."""
    return short_key("event", report.article.id, item)


def note_key(report: Report, item: str) -> str:
    """The key of a statement's or a figure's note."""
    return short_key("note", report.article.id, item)


def actor_key(actor: str) -> str:
    """The key of a known actor."""
    return short_key("actor", actor)


def address_key(report: Report, place: Place) -> str:
    """The key of a place: by its GeoNames id in every article, else by its name in this one."""
    if place.geonameid is not None and place.precision == 1:
        return short_key("address", str(place.geonameid))
    return short_key("address", report.article.id, place.name)
