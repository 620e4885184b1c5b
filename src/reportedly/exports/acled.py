"""Incidents in the shape of ACLED's export: 31 columns, CSV, one row for one happening.

Invariant: a row holds what somebody asserts and no cell is guessed; each row passes `faults`. The shape has one number
of dead, no speaker and no denial: `notes` say in words who says what, `tags` name the incident and the claims that the
row was made from.
Source of the rules: ACLED's codebook and FAQ, as docs/exports.md has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import IO

from reportedly.accounts.account import edtf
from reportedly.accounts.voices import country_name
from reportedly.days import length
from reportedly.exports import happened as h
from reportedly.exports.companion import Companion
from reportedly.exports.deaths import Deaths, deaths
from reportedly.exports.happened import Happened
from reportedly.exports.parties import Party, country_codes
from reportedly.exports.rows import Cell, Column, Row, is_day, joined, one_line, read
from reportedly.exports.rows import faults as cell_faults
from reportedly.exports.shapes import Material, Options

SUB_EVENTS = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
"""ACLED's event types with the sub-event types of each."""
EVENT_OF = {sub: event for event, subs in SUB_EVENTS.items() for sub in subs}
VIOLENCE, DEMONSTRATIONS, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
BOTH_DISORDERS = f"{VIOLENCE}; {DEMONSTRATIONS}"
DISORDERS = {
    "Battles": VIOLENCE,
    "Explosions/Remote violence": VIOLENCE,
    "Violence against civilians": VIOLENCE,
    "Protests": DEMONSTRATIONS,
    "Riots": DEMONSTRATIONS,
    "Strategic developments": STRATEGIC,
    "Mob violence": VIOLENCE,
    "Excessive force against protesters": BOTH_DISORDERS,
}
"""Disorder types by event type, and by the sub-event types that have one of their own."""
INTERACTIONS = frozenset(f"{a}{b}" for a in range(1, 9) for b in range(9) if b == 0 or a <= b)
INTER = frozenset(range(1, 9))
CIVILIAN = "Civilian targeting"
COLUMNS = (
    Column("event_id_cnty", "#event+code", needed=True),
    Column("event_date", "#date+occurred", needed=True),
    Column("year", "#date+year", "whole", needed=True, least=1, most=9999),
    Column("time_precision", "#date+precision", "whole", needed=True, among=frozenset((1, 2, 3))),
    Column("disorder_type", "#event+class", needed=True, among=frozenset((*DISORDERS.values(),))),
    Column("event_type", "#event+type", needed=True, among=frozenset(SUB_EVENTS)),
    Column("sub_event_type", "#event+type+sub", needed=True, among=frozenset(EVENT_OF)),
    Column("actor1", "#group+name+first", needed=True),
    Column("assoc_actor_1", "#group+name+first+assoc"),
    Column("inter1", "#group+code+first", "whole", among=INTER),
    Column("actor2", "#group+name+second"),
    Column("assoc_actor_2", "#group+name+second+assoc"),
    Column("inter2", "#group+code+second", "whole", among=INTER),
    Column("interaction", "#group+code+interaction", "whole", among=frozenset(map(int, INTERACTIONS))),
    Column("civilian_targeting", "#event+civilians", among=frozenset((CIVILIAN,))),
    Column("iso", "#country+code+num", "whole", least=1, most=999),
    Column("region", "#region+name"),
    Column("country", "#country+name"),
    Column("admin1", "#adm1+name"),
    Column("admin2", "#adm2+name"),
    Column("admin3", "#adm3+name"),
    Column("location", "#loc+name", needed=True),
    Column("latitude", "#geo+lat", "decimal", needed=True, least=-90, most=90),
    Column("longitude", "#geo+lon", "decimal", needed=True, least=-180, most=180),
    Column("geo_precision", "#geo+precision", "whole", needed=True, among=frozenset((1, 2, 3))),
    Column("source", "#meta+source"),
    Column("source_scale", "#meta+source+scale"),
    Column("notes", "#description", needed=True),
    Column("fatalities", "#affected+killed", "whole", least=0),
    Column("tags", "#meta+tags", needed=True),
    Column("timestamp", "#meta+timestamp", "whole", least=0),
)
NAMES = tuple(each.name for each in COLUMNS)
GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""ACLED's geo_precision by UCDP's, which places have: what is told of a whole country or of waters has none."""
WIDE_PLACE = "its place is a country, waters, or of unknown extent: the shape knows towns and regions"
LONG_TIME = "its days are not told to a month"
NO_KIND = "the shape has no sub-event type for it"
UNCLEAR = "neither weapon nor victims tell which sub-event type it is"

WEAPONS = {
    "aerial": "Air/drone strike",
    "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "explosives": "Remote explosive/landmine/IED",
    "suicide-attack": "Suicide bomb",
    "unconventional": "Chemical weapon",
}
"""Sub-event types that the weapon alone tells, whoever was hit."""
AGAINST_CIVILIANS = {"sexual": "Sexual violence", "abduct": "Abduction/forced disappearance"}
CLOSE = frozenset(("firearms", "primitive", "targeted", "beat", "torture", None))
"""Modes of violence that is a clash between armed people, and an attack on others."""
MANNERS = {
    ("COERCE", "arrest"): "Arrests",
    ("COERCE", "seize"): "Looting/property destruction",
    ("ASSAULT", "destroy"): "Looting/property destruction",
    ("PROTEST", "riot"): "Violent demonstration",
    ("RETREAT", "withdraw"): "Non-violent transfer of territory",
    ("RETREAT", "ceasefire"): "Agreement",
}
CALM = frozenset(("demo", "strike", "hunger", "boycott", "obstruct", None))
"""Modes of peaceful protest."""
SECTORS = {
    **dict.fromkeys("GOV MIL COP JUD SPY".split(), 1),
    "REB": 2,
    "PRM": 3,
    "UAF": 3,
    **dict.fromkeys("CVL JRN MED EDU REF REL LAB AGR BUS SOC".split(), 7),
}
"""ACLED's inter codes by PLOVER sector, of people in their own country."""
ABROAD = frozenset("GOV MIL COP JUD SPY".split())
BODIES = {"UNO": 8, "IGO": 8, "EUR": 8, "NGO": 7}


def write(material: Material, out: IO[bytes] | Path, companion: Companion, options: Options) -> int:
    """Writes the incidents that the shape can hold; how many."""
    return h.write(material, out, companion, options, COLUMNS, row_of, faults)


def read_acled(path: str | PathLike[str]) -> Iterator[Row]:
    """The rows of a file in ACLED's shape. Raises ValueError where it is none."""
    return read(path, COLUMNS)


def faults(row: Mapping[str, Cell]) -> list[str]:
    """What is wrong with a row: columns, kinds of cell, codes, and cells that don't go together."""
    found = cell_faults(row, COLUMNS)
    return found or list(between(row))


def between(row: Mapping[str, Cell]) -> Iterator[str]:
    """Cells that don't go together."""
    event, sub = str(row["event_type"]), str(row["sub_event_type"])
    if EVENT_OF[sub] != event:
        yield f"{sub} is no sub-event type of {event}"
    if row["disorder_type"] != disorder(sub):
        yield f"the disorder type of {sub} is {disorder(sub)}"
    if not is_day(row["event_date"]):
        yield f"event_date is no day: {row['event_date']}"
    elif int(str(row["event_date"])[:4]) != row["year"]:
        yield "year is not the one of event_date"
    if row["actor2"] is None and (row["inter2"] is not None or row["assoc_actor_2"] is not None):
        yield "there is no actor2"
    if row["interaction"] != interaction(row["inter1"], row["inter2"], alone=row["actor2"] is None):
        yield "interaction is not made of inter1 and inter2"


def row_of(it: Happened, options: Options) -> Row | str:
    """The row of an incident, or why it has none."""
    incident = it.incident
    if (why := h.hindrance(it)) is not None:
        return why
    assert incident.ground and incident.first and incident.last
    days, precision = length((incident.first, incident.last)), GEO_PRECISION.get(incident.ground.precision or 0)
    if precision is None or days > 31:
        return WIDE_PLACE if precision is None else LONG_TIME
    dead = deaths(it.told.account.tolls, options.rule)
    sub = sub_event(it, hurt=harmed(it))
    if sub not in EVENT_OF:
        return sub
    return {
        **when_and_what(it, sub),
        **who(it, sub),
        **where(it),
        "geo_precision": precision,
        "source": h.outlets(it),
        "source_scale": None,
        "notes": notes(it, dead, options),
        "fatalities": dead.best if dead else None,
        "tags": tags(it, dead),
        "timestamp": None,
    }


def when_and_what(it: Happened, sub: str) -> Row:
    """The cells up to the sub-event type. A stretch of days is dated by its first."""
    incident = it.incident
    assert incident.ground and incident.first and incident.last
    days = length((incident.first, incident.last))
    return {
        "event_id_cnty": f"{incident.ground.country or ''}{int(incident.id[1:], 16)}",
        "event_date": incident.first.isoformat(),
        "year": incident.first.year,
        "time_precision": 1 if days == 1 else 2 if days <= 7 else 3,
        "disorder_type": disorder(sub),
        "event_type": EVENT_OF[sub],
        "sub_event_type": sub,
    }


def disorder(sub: str) -> str:
    """The disorder type of a sub-event type."""
    return DISORDERS.get(sub) or DISORDERS[EVENT_OF[sub]]


def sub_event(it: Happened, *, hurt: bool) -> str:
    """The sub-event type of an incident, or why it has none."""
    kind, mode = it.incident.type, it.mode
    if (kind, mode) in MANNERS:
        return MANNERS[kind, mode or ""]
    if kind == "PROTEST" and mode in CALM:
        return "Peaceful protest"
    if kind == "MOBILIZE":
        return "Change to group/activity"
    if kind == "ASSAULT":
        return WEAPONS.get(mode or "") or violence(it, hurt=hurt)
    return NO_KIND


def violence(it: Happened, *, hurt: bool) -> str:
    """The sub-event type of violence that no weapon tells, by who suffers it."""
    if it.mode == "crowd-control":
        return "Excessive force against protesters" if hurt else "Protest with intervention"
    if it.others and all(each.force == "civilians" for each in it.others):
        return AGAINST_CIVILIANS.get(it.mode or "", "Attack") if it.mode in {*CLOSE, *AGAINST_CIVILIANS} else NO_KIND
    fought = it.others and all(each.force in ("state", "group") for each in (*it.authors, *it.others))
    if it.mode in CLOSE:
        return "Armed clash" if fought else UNCLEAR
    return NO_KIND


def harmed(it: Happened) -> bool:
    """Whether somebody counts killed or injured people."""
    return any(each.measure in ("killed", "injured") and (each.low or 0) > 0 for each in it.told.account.tolls)


def who(it: Happened, sub: str) -> Row:
    """The cells on both actors. `Civilian targeting` stands where all victims that are named are civilians."""
    country = it.incident.ground.country if it.incident.ground else None
    one, *rest = it.authors
    other, *others = it.others or (None,)
    first, second = inter(one, country, EVENT_OF[sub]), inter(other, country, "") if other else None
    civil = bool(it.others) and all(each.force == "civilians" for each in it.others)
    return {
        "actor1": label(one),
        "assoc_actor_1": joined(map(label, rest)),
        "inter1": first,
        "actor2": label(other) if other else None,
        "assoc_actor_2": joined(label(each) for each in others if each),
        "inter2": second,
        "interaction": interaction(first, second, alone=other is None),
        "civilian_targeting": CIVILIAN if civil and disorder(sub) != STRATEGIC else None,
    }


def label(party: Party) -> str | None:
    """What somebody is called, in ACLED's way of writing: `Civilians`."""
    name = one_line(party.name)
    return name and name[0].upper() + name[1:]


def inter(party: Party, country: str | None, event: str) -> int | None:
    """ACLED's code of what somebody is; None where no id tells it.

    A state's forces are 1 in their own country and 8 in another. Whoever protests is 6, whoever riots 5.
    """
    if event in ("Protests", "Riots"):
        return 6 if event == "Protests" else 5
    if party.country in BODIES:
        return BODIES[party.country]
    if "PRE" in party.sectors:
        return None
    codes = {SECTORS.get(each) for each in party.sectors} or ({1} if party.of_country else {None})
    code = codes.pop() if len(codes) == 1 else None
    if code == 1:
        return None if country is None else 1 if party.country == country else 8
    return code


def interaction(one: Cell, other: Cell, *, alone: bool) -> int | None:
    """Both codes in one number, the lower first; tens where there is one actor; None where a code is not known."""
    if not isinstance(one, int) or not (alone or isinstance(other, int)):
        return None
    return one * 10 if not isinstance(other, int) else min(one, other) * 10 + max(one, other)


def where(it: Happened) -> Row:
    """The cells on the place."""
    ground = it.incident.ground
    assert ground
    return {
        "iso": country_codes().get(ground.country or "", (None, None))[0],
        "region": None,
        "country": country_name(ground.country) if ground.country else None,
        "admin1": one_line(ground.admin1),
        "admin2": None,
        "admin3": None,
        "location": one_line(ground.name),
        "latitude": ground.lat,
        "longitude": ground.lon,
    }


def notes(it: Happened, dead: Deaths | None, options: Options) -> str:
    """Who says what of it, in words, with the days where it is more than one and the rule behind the number of dead."""
    incident = it.incident
    days = f"{edtf(incident.first, incident.last)}: " if incident.first != incident.last else ""
    rule = f" Fatalities by the rule {options.rule}." if dead and dead.best is not None else ""
    return f"{days}{h.in_words(it, dead.tolls if dead else ())}{rule}"


def tags(it: Happened, dead: Deaths | None) -> str:
    """What the row was made from: the incident, and its claims."""
    return f"incident={it.incident.id}; claims={','.join(h.names_of(it, dead.tolls if dead else ()))}"
