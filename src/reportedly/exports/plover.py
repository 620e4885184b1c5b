"""Events in the shape of PLOVER's records: JSON lines, one record for one claim of an event.

Invariant: each record passes `faults`. It is named by its claim, `ARTICLE#e3`; `text_info` has the characters of the
article that tell of it, `comment` by whose account it is, for which PLOVER has no field.
Source of the rules: PLOVER's manual, where docs/exports.md doesn't say otherwise.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any

from reportedly.accounts.voices import country_name
from reportedly.exports.coding import Coded, coded
from reportedly.exports.companion import Companion
from reportedly.exports.happened import BROKEN
from reportedly.exports.names import record_id
from reportedly.exports.parties import Party
from reportedly.exports.rows import is_day, one_line, opened
from reportedly.exports.shapes import Material, Options
from reportedly.model import Article, Figure, Place
from reportedly.report import JsonObject, in_one_line

VERBAL_COOPERATION, MATERIAL_COOPERATION, VERBAL_CONFLICT, MATERIAL_CONFLICT = 1, 2, 3, 4
QUADS = {
    **dict.fromkeys("AGREE CONSULT SUPPORT CONCEDE".split(), VERBAL_COOPERATION),
    **dict.fromkeys("COOPERATE AID RETREAT".split(), MATERIAL_COOPERATION),
    **dict.fromkeys("REQUEST ACCUSE REJECT THREATEN".split(), VERBAL_CONFLICT),
    **dict.fromkeys("PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(), MATERIAL_CONFLICT),
}
"""The quad class of each type. SANCTION stands in two in the manual: here, as in its section, in material conflict."""
SCALES: dict[str, dict[str | None, float]] = {
    "AGREE": {None: 2.5},
    "CONSULT": {None: 2.5, "visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "SUPPORT": {None: 5},
    "CONCEDE": {None: 4.5},
    "COOPERATE": {None: 9.5},
    "AID": {None: 10},
    "RETREAT": {
        None: 6.5,
        "withdraw": 8,
        "release": 6.5,
        "disarm": 10,
        "ceasefire": 7.5,
        "access": 6.5,
        "resign": 4.5,
    },
    "REQUEST": {None: 0, "assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "ACCUSE": {None: -3, "disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "REJECT": {None: -2, "assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "THREATEN": {
        None: -3.5,
        "restrict": -3,
        "arrest": -3.5,
        "relations": -3.5,
        "expel": -3.5,
        "territory": -4,
        "violence": -3.5,
    },
    "PROTEST": {
        None: -5,
        "demo": -5,
        "riot": -7,
        "strike": -5,
        "hunger": -4.5,
        "boycott": -4.5,
        "obstruct": -4.5,
        "vandalize": -5,
    },
    "SANCTION": {None: -6, "convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {None: -5.5, "troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {
        None: -7,
        "seize": -7,
        "restrict": -7,
        "censor": -6.5,
        "curfew": -6.5,
        "martial-law": -7.5,
        "arrest": -7,
        "deport": -7,
        "withhold": -7,
        "misinformation": -6.5,
        "cyber": -7,
    },
    "ASSAULT": {
        None: -9,
        "abduct": -8.5,
        "beat": -7.5,
        "torture": -8.5,
        "sexual": -8.5,
        "targeted": -9.5,
        "destroy": -8.5,
        "primitive": -8,
        "firearms": -9,
        "explosives": -9,
        "suicide-attack": -9.5,
        "aerial": -9.5,
        "drone": -9.5,
        "heavy-weapons": -9.5,
        "crowd-control": -7.5,
        "unconventional": -10,
    },
}
"""The score of each type (under None) and mode. The manual prints 3 for ACCUSE, all of whose modes are below 0."""
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
NEEDS_RECIPIENT = frozenset(("COOPERATE", "AID", "SANCTION"))
NEEDED = ("id", "date", "actor", "event")
KEYS = frozenset(
    "id date enddate actor recipient event mode event_loc event_text quad_code event_scale text text_info size "
    "cite_info coder comment".split()
)
SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}
"""The measures that PLOVER has a number for."""
RESOLUTIONS = {1: 4, 2: 4, 3: 3, 4: 2, 6: 1}
"""PLOVER's resolution of a place by UCDP's precision."""
NO_RECIPIENT = "nobody is named to whom it was done, which PLOVER needs for its type"
NO_SIZE = "PLOVER has one exact number for those killed, injured and arrested in an event"


def write(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes the events that the shape can hold; how many."""
    assert not isinstance(out, Path)
    records = 0
    for claim in material.claims():
        event = coded(claim, companion)
        if event is None:
            continue
        if event.event.type in NEEDS_RECIPIENT and not event.recipients:
            companion.leave(event.name, "event", event.sentence, NO_RECIPIENT)
            continue
        record = record_of(event, companion)
        if wrong := faults(record):
            companion.leave(event.name, "event", event.sentence, BROKEN, "; ".join(wrong))
            continue
        out.write(in_one_line(record).encode() + b"\n")
        records += 1
    return records


def read_plover(path: str | PathLike[str]) -> Iterator[JsonObject]:
    """The records of a file. Raises ValueError, naming file and line, where one is no JSON object."""
    with opened(path) as file:
        for number, line in enumerate(file, 1):
            try:
                record = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}, line {number}: no JSON ({error})") from None
            if not isinstance(record, dict):
                raise ValueError(f"{path}, line {number}: no JSON object")
            yield record


def record_of(event: Coded, companion: Companion) -> JsonObject:
    """The record of an event. What isn't known has no key."""
    told = event.event
    record = {
        "id": event.name,
        "date": event.first.isoformat(),
        "enddate": event.last.isoformat() if event.last != event.first else None,
        "actor": list(map(entity, event.actors)),
        "recipient": list(map(entity, event.recipients)) or None,
        "event": told.type,
        "mode": told.mode,
        "quad_code": QUADS[told.type],
        "event_scale": SCALES[told.type].get(told.mode, SCALES[told.type][None]),
        "event_loc": location(event),
        "event_text": one_line(event.report.article.text[slice(*told.trigger)]),
        "size": size(event, companion) or None,
        "text": event.sentence,
        "text_info": {"start": told.trigger[0], "end": told.trigger[1]},
        "cite_info": citation(event.report.article),
        "coder": "reportedly",
        "comment": one_line(f"By the account of: {event.by}"),
    }
    return known(record)


def known(record: Mapping[str, Any]) -> JsonObject:
    """The keys that hold something."""
    return {key: value for key, value in record.items() if value is not None}


def entity(party: Party) -> JsonObject:
    """Somebody as PLOVER has them; `identifier_text` is our id of them."""
    # PRE first: the organs of a partly recognised entity are none of the state that claims it, whose code they have.
    ranked = sorted(party.sectors, key=lambda each: each != "PRE")
    sector = next((each for each in ranked if each in SECTORS), None)
    text = one_line(party.name)
    return known({"code": party.country, "sector": sector, "entity_text": text, "identifier_text": party.actor})


def location(event: Coded) -> JsonObject | None:
    """Where it happened; None where that is not told."""
    place = event.place
    if place is None:
        return None
    resolved = place.geonameid is not None or place.lat is not None
    return known(
        {
            "extracted_place": one_line(event.report.article.text[slice(*place.span)]),
            "resolved_place": one_line(place.name) if resolved else None,
            "geonameid": place.geonameid,
            "lat": place.lat,
            "lon": place.lon,
            "province": one_line(place.admin1),
            "country": country_name(place.country) if place.country else None,
            "country_code": place.country,
            "resolution": resolution(place),
        }
    )


def resolution(place: Place) -> int | None:
    """How exactly a place is known, in PLOVER's terms."""
    return RESOLUTIONS.get(place.precision or 0)


def size(event: Coded, companion: Companion) -> JsonObject:
    """The numbers of those harmed in an event, by its own claimant. A figure that is no one number is left out."""
    figures = [each for each in event.report.figures if each.event == event.event.id]
    often = Counter(each.measure for each in figures if exact(each, event))
    found: JsonObject = {}
    for each in figures:
        if exact(each, event) and often[each.measure] == 1:
            found[SIZES[each.measure]] = each.low
        else:
            words = one_line(event.report.article.text[slice(*each.span)]) or ""
            companion.leave(record_id(event.report, each.id), "figure", words, NO_SIZE)
    return found


def exact(figure: Figure, event: Coded) -> bool:
    """Whether a figure is one number for the whole event, by whoever claims the event."""
    whole = figure.part_of is None and figure.scope == "incident" and figure.claimant == event.event.claimant
    return whole and figure.measure in SIZES and figure.low == figure.high is not None and not figure.approx


def citation(article: Article) -> JsonObject:
    """The article; `citation` is its id in the record."""
    fields = {"url": article.url, "title": article.title, "publication": article.outlet, "language": article.language}
    return {"citation": article.id, **known({name: one_line(value) for name, value in fields.items()})}


def faults(record: Mapping[str, Any]) -> list[str]:
    """What is wrong with a record: keys, kinds of value, codes, days. Empty where nothing is."""
    missing = [f"{key} is missing" for key in NEEDED if not record.get(key)]
    if missing:
        return missing
    return [*unknown(record), *of_type(record), *of_days(record), *of_entities(record), *of_place(record)]


def unknown(record: Mapping[str, Any]) -> Iterator[str]:
    """Keys that PLOVER doesn't have, or that hold nothing."""
    yield from (f"{key} is no key of a record" for key in record if key not in KEYS)
    yield from (f"{key} holds nothing" for key, value in record.items() if value in (None, "", [], {}))


def of_type(record: Mapping[str, Any]) -> Iterator[str]:
    """A type, mode, quad class or score that is none, or not that of the other."""
    kind, mode = record["event"], record.get("mode")
    if kind not in SCALES:
        yield f"{kind} is no event type"
        return
    if mode is not None and mode not in SCALES[kind]:
        yield f"{mode} is no mode of {kind}"
    if record.get("quad_code") != QUADS[kind]:
        yield f"the quad class of {kind} is {QUADS[kind]}"
    if record.get("event_scale") != SCALES[kind].get(mode):
        yield f"the score of {kind} {mode or ''} is {SCALES[kind].get(mode)}"
    if kind in NEEDS_RECIPIENT and not record.get("recipient"):
        yield f"{kind} needs a recipient"


def of_days(record: Mapping[str, Any]) -> Iterator[str]:
    """Days that are none, or in the wrong order."""
    first, last = record["date"], record.get("enddate", record["date"])
    if not (is_day(first) and is_day(last)):
        yield f"date or enddate is no day: {first}, {last}"
    elif first > last:
        yield f"date is after enddate: {first}, {last}"


def of_entities(record: Mapping[str, Any]) -> Iterator[str]:
    """Actors and recipients without words, or with a sector that is none."""
    for each in [*record["actor"], *record.get("recipient", [])]:
        if not each.get("entity_text"):
            yield "an entity has no entity_text"
        if each.get("sector", "UNK") not in SECTORS:
            yield f"{each['sector']} is no sector"


def of_place(record: Mapping[str, Any]) -> Iterator[str]:
    """A place or a number of people that can't be."""
    place = record.get("event_loc", {})
    if not (-90 <= place.get("lat", 0) <= 90 and -180 <= place.get("lon", 0) <= 180):
        yield f"no such point: {place.get('lat')}, {place.get('lon')}"
    for name, many in record.get("size", {}).items():
        if name not in SIZES.values() or not isinstance(many, int) or many < 0:
            yield f"size has no such number: {name} {many}"
