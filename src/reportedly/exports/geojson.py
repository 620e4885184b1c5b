"""Places as GeoJSON (RFC 7946): one Feature a line in a FeatureCollection, a point each, WGS 84, longitude first.

`write` has incidents, with every toll and who gives it; `write_claims` has events and figures, one Feature each with
the columns of `flat`. Every Feature has every property, null where the record doesn't say, so that programs which make
a table of it find one form.

Invariant: what has no point is left out and told of. `radius_m` says how far off a point may be, by `RADII` alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, cast, get_args

from reportedly.accounts.account import claimant, edtf
from reportedly.accounts.accounts import Told
from reportedly.accounts.model import Toll, TollRange
from reportedly.exports.companion import Companion
from reportedly.exports.flat import rows
from reportedly.exports.happened import leave_alone, no_ground
from reportedly.exports.names import name_of
from reportedly.exports.shapes import Material, Options
from reportedly.model import Measure
from reportedly.report import JsonObject, in_one_line

RADII = {1: 5_000, 2: 25_000, 3: 55_000, 4: 220_000, 5: 425_000, 6: 850_000, 7: 850_000}
"""Metres by precision. 2 is UCDP's own (`where_prec`); 3, 4 and 6 are the distance from the middle of a division or
country within which nine of ten towns of it lie, in nine of ten of them (GeoNames, 235,000 towns); 5 is half of 6, 7
is taken as 6, and 1 is about the size of a town."""
NO_POINT = "its place has no point"
NO_PLACE = "it names no place"


def write(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes incidents; how many."""
    return collected(cast(IO[bytes], out), "incidents", incidents(material, companion))


def write_claims(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes events and figures; how many."""
    return collected(cast(IO[bytes], out), "claims", claims(material, companion))


def collected(stream: IO[bytes], name: str, features: Iterator[JsonObject]) -> int:
    """Writes a FeatureCollection, each Feature as it comes; how many there were."""
    number = 0
    stream.write(f'{{"type":"FeatureCollection","name":"{name}","features":['.encode())
    for each in features:
        stream.write((b",\n" if number else b"\n") + in_one_line(each).encode())
        number += 1
    stream.write(b"\n]}\n")
    return number


def incidents(material: Material, companion: Companion) -> Iterator[JsonObject]:
    """The chosen incidents that have a point."""
    for told in material.told():
        incident = told.account.incident
        ground = incident.ground
        if ground is None or ground.lat is None or ground.lon is None:
            what = " ".join([incident.type, *incident.modes])
            why = no_ground(ground) or NO_POINT
            companion.leave(incident.id, "incident", what, why, None if ground is None else ground.name)
            continue
        yield feature(incident.id, ground.lat, ground.lon, properties(told))
    leave_alone(material, companion)


def claims(material: Material, companion: Companion) -> Iterator[JsonObject]:
    """The chosen events and figures that have a point."""
    for report, wanted in material.reports():
        for row in rows(report, wanted):
            lat, lon = row["lat"], row["lon"]
            if lat is None or lon is None:
                why = NO_PLACE if row["place"] is None else NO_POINT
                companion.leave(row["record"], row["kind"], row["words"], why, row["place"])
                continue
            plain = {key: str(value) if key in ("first", "last") and value else value for key, value in row.items()}
            yield feature(row["record"], lat, lon, {**plain, "radius_m": radius(row["precision"])})


def feature(name: str, lat: float, lon: float, about: JsonObject) -> JsonObject:
    """A point with what is said of it."""
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": name, "geometry": point, "properties": about}


def radius(precision: int | None) -> int | None:
    """How far off a point of this precision may be, in metres; None where nobody says how precise it is."""
    return RADII.get(precision or 0)


def properties(told: Told) -> JsonObject:
    """What is said of an incident. Lists of objects are kept by GDAL as JSON text."""
    account, incident = told.account, told.account.incident
    ground = incident.ground
    assert ground is not None
    return {
        "incident": incident.id,
        "type": incident.type,
        "modes": list(incident.modes),
        "place": ground.name,
        "geonameid": ground.geonameid,
        "country": ground.country,
        "admin1": ground.admin1,
        "feature": ground.feature,
        "precision": ground.precision,
        "radius_m": radius(ground.precision),
        "first": incident.first.isoformat() if incident.first else None,
        "last": incident.last.isoformat() if incident.last else None,
        "date": edtf(incident.first, incident.last),
        "grade": account.grade.value,
        "printings": account.printings,
        "sources": list(account.sources),
        "asserted_by": speakers(told, denied=False),
        "denied_by": speakers(told, denied=True),
        **{name: value for measure in get_args(Measure) for name, value in extremes(measure, account.ranges)},
        "ranges": [asdict(each) for each in account.ranges],
        "tolls": [toll(each) for each in account.tolls],
        "articles": list(told.reports),
        "claims": claims_of(told),
    }


def speakers(told: Told, *, denied: bool) -> list[str]:
    """Who says that it happened, or who denies that or their part in it."""
    spoken = (each for each in told.account.positions if each.stance != "silent")
    return list(dict.fromkeys(each.speaker.name for each in spoken if (each.stance == "denies") is denied))


def extremes(measure: str, ranges: tuple[TollRange, ...]) -> Iterator[tuple[str, int | None]]:
    """The lowest and the highest figure that stands for people, and the best by the rule that was chosen."""
    found = next((each for each in ranges if each.measure == measure and each.whom == "people"), None)
    for name in ("low", "high", "best"):
        yield f"{measure}_{name}", getattr(found, name) if found is not None else None


def toll(each: Toll) -> JsonObject:
    """One figure and who gives it; the claimant is null where the outlet does."""
    return {
        "claimant": claimant(each.speaker),
        "actor": each.speaker.actor,
        "origin": each.speaker.origin,
        "measure": each.measure,
        "low": each.low,
        "high": each.high,
        "approx": each.approx,
        "whom": each.whom,
        "scope": "part" if each.part else each.scope,
        "said": each.said,
        "words": each.words,
        "record": name_of(each.ref),
        "replaced_by": name_of(each.replaced_by) if each.replaced_by else None,
    }


def claims_of(told: Told) -> list[str]:
    """The record ids of the events and figures that an incident was made of."""
    return [
        f"{telling.article}#{item}"
        for telling in told.account.incident.tellings
        for item in (*telling.events, *telling.figures)
    ]
