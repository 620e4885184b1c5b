"""Events in the shape of GDELT 2.0's event table: 61 columns, TSV without a header, with CAMEO codes.

Invariant: each row passes `faults`. An event between several is a row for each pair, as CAMEO's coders have it; whoever
fight each other are a row in either direction. `SOURCEURL` ends with the claim that the row was made from, behind `#`.
Source of the rules: GDELT's event codebook 2.0, CAMEO's manual, PLOVER's table of CAMEO; docs/exports.md has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import permutations, product
from os import PathLike
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote

from reportedly.accounts.voices import country_name
from reportedly.exports.coding import Coded, coded
from reportedly.exports.companion import Companion
from reportedly.exports.happened import BROKEN
from reportedly.exports.parties import Party, country_codes
from reportedly.exports.rows import TSV, Cell, Column, Row, Sheet, joined, one_line, read
from reportedly.exports.rows import faults as cell_faults
from reportedly.exports.shapes import Material, Options
from reportedly.model import Article

ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
CODES: dict[str, dict[str | None, str]] = {
    "AGREE": {None: "030"},
    "CONSULT": {None: "040", "phone": "041", "visit": "042", "third-party": "044"},
    "SUPPORT": {None: "050"},
    "CONCEDE": {None: "080"},
    "COOPERATE": {None: "060"},
    "AID": {None: "070"},
    "RETREAT": {
        None: "080",
        "release": "084",
        "access": "086",
        "withdraw": "087",
        "disarm": "087",
        "ceasefire": "0871",
    },
    "REQUEST": {None: "100", "assist": "101", "change": "104", "yield": "105", "meet": "106"},
    "ACCUSE": {None: "110", "investigate": "090", "allege": "112"},
    "REJECT": {None: "120", "assist": "121", "change": "123", "yield": "124", "meet": "125"},
    "THREATEN": {None: "130", "relations": "1313", "expel": "136", "violence": "138", "territory": "1382"},
    "PROTEST": {
        None: "140",
        "demo": "141",
        "hunger": "142",
        "strike": "143",
        "boycott": "143",
        "obstruct": "144",
        "riot": "145",
    },
    "SANCTION": {None: "160", "expel": "166"},
    "MOBILIZE": {None: "150", "police": "153", "troops": "154"},
    "COERCE": {
        None: "170",
        "seize": "171",
        "censor": "1721",
        "curfew": "1723",
        "martial-law": "1724",
        "arrest": "173",
        "deport": "174",
    },
    "ASSAULT": {
        None: "180",
        "abduct": "181",
        "beat": "182",
        "primitive": "182",
        "sexual": "1821",
        "torture": "1822",
        "explosives": "183",
        "suicide-attack": "1831",
        "targeted": "186",
        "destroy": "1712",
        "crowd-control": "175",
        "firearms": "193",
        "heavy-weapons": "194",
        "aerial": "195",
        "drone": "195",
        "unconventional": "204",
    },
}
"""The CAMEO code of each type (under None) and mode; a mode that CAMEO has several codes for has that of its type."""
FIGHT = "190"
"""An assault of no told manner between people who bear arms."""
GOLDSTEIN = {
    **dict.fromkeys("030".split(), 4.0),
    **dict.fromkeys("040 041".split(), 1.0),
    **dict.fromkeys("042".split(), 1.9),
    **dict.fromkeys("044".split(), 2.5),
    **dict.fromkeys("050".split(), 3.5),
    **dict.fromkeys("060".split(), 6.0),
    **dict.fromkeys("070 084".split(), 7.0),
    **dict.fromkeys("080".split(), 5.0),
    **dict.fromkeys("086 087 0871".split(), 9.0),
    **dict.fromkeys("090 110 112".split(), -2.0),
    **dict.fromkeys("100 101 104 105 106 124 125 1721 1723 1724 173 174".split(), -5.0),
    **dict.fromkeys("120 121 123 160".split(), -4.0),
    **dict.fromkeys("130".split(), -4.4),
    **dict.fromkeys("1313".split(), -5.8),
    **dict.fromkeys("136 138 1382 170".split(), -7.0),
    **dict.fromkeys("140 141 142 143".split(), -6.5),
    **dict.fromkeys("144 145".split(), -7.5),
    **dict.fromkeys("150 153 154".split(), -7.2),
    **dict.fromkeys("166".split(), -8.0),
    **dict.fromkeys("171 1712".split(), -9.2),
    **dict.fromkeys("175 180 181 1821 1822".split(), -9.0),
    **dict.fromkeys("182".split(), -9.5),
    **dict.fromkeys("183 1831 186 190 193 194 195 204".split(), -10.0),
}
"""The Goldstein score of each code that we write."""
ROOT_QUADS = {f"{root:02}": 1 if root < 6 else 2 if root < 9 else 3 if root < 14 else 4 for root in range(1, 21)}
TYPES = {
    "JRN": "MED",
    "MED": "HLH",
    "SOC": "CVL",
    **{each: each for each in "COP GOV JUD MIL OPP REB SPY UAF AGR BUS CRM CVL EDU ELI LAB LEG PTY REF".split()},
}
"""CAMEO's actor types by PLOVER sector: its MED are the media."""
BODIES = {"UNO": "IGO", "EUR": "IGO", "IGO": "IGO", "NGO": "NGO", "IMG": "IMG", "MNC": "MNC"}
ACTOR_TYPES = frozenset((*TYPES.values(), *BODIES.values()))
KOSOVO = "KSV"
GEO_TYPES = {6: (1, 1), 4: (5, 2), 1: (4, 3), 2: (4, 3)}
"""GDELT's type of a place by UCDP's precision, elsewhere and in the United States."""
MANY_DAYS = "it is told of several days: the shape has cells for one day"
MARK = "reportedly="


def of_actor(number: int) -> Iterator[Column]:
    """The ten columns on an actor."""
    for name in ACTOR:
        among = ACTOR_TYPES if name.startswith("Type") else frozenset[str]()
        yield Column(f"Actor{number}{name}", among=among)


def of_geo(which: str, *, point: bool = False) -> Iterator[Column]:
    """The eight columns on a place."""
    bounds = {"Lat": 90, "Long": 180}
    for name in GEO:
        if name in bounds:
            yield Column(f"{which}Geo_{name}", kind="decimal", least=-bounds[name], most=bounds[name])
        elif name == "Type":
            yield Column(f"{which}Geo_Type", kind="whole", needed=True, least=0, most=5 if point else 0)
        else:
            yield Column(f"{which}Geo_{name}")


COLUMNS = (
    Column("GLOBALEVENTID", kind="whole", needed=True, least=0),
    Column("SQLDATE", kind="whole", needed=True, least=1_01_01, most=9999_12_31),
    Column("MonthYear", kind="whole", needed=True),
    Column("Year", kind="whole", needed=True),
    Column("FractionDate", kind="decimal", needed=True),
    *of_actor(1),
    *of_actor(2),
    Column("IsRootEvent", kind="whole", needed=True, among=frozenset((0, 1))),
    Column("EventCode", needed=True, among=frozenset(GOLDSTEIN)),
    Column("EventBaseCode", needed=True),
    Column("EventRootCode", needed=True, among=frozenset(ROOT_QUADS)),
    Column("QuadClass", kind="whole", needed=True, among=frozenset((1, 2, 3, 4))),
    Column("GoldsteinScale", kind="decimal", needed=True, least=-10, most=10),
    Column("NumMentions", kind="whole", needed=True, least=1),
    Column("NumSources", kind="whole", needed=True, least=1),
    Column("NumArticles", kind="whole", needed=True, least=1),
    Column("AvgTone", kind="decimal", least=-100, most=100),
    *of_geo("Actor1"),
    *of_geo("Actor2"),
    *of_geo("Action", point=True),
    Column("DATEADDED", kind="whole"),
    Column("SOURCEURL", needed=True),
)
NAMES = tuple(each.name for each in COLUMNS)


def write(material: Material, out: IO[bytes] | Path, companion: Companion, _options: Options) -> int:
    """Writes a row for each pair of each event that the shape can hold; how many."""
    assert not isinstance(out, Path)
    sheet, rows = Sheet(out, COLUMNS, TSV), 0
    for claim in material.claims():
        event = coded(claim, companion, one_party=True)
        if event is None:
            continue
        if event.first != event.last:
            companion.leave(event.name, "event", event.sentence, MANY_DAYS)
            continue
        for one, other in pairs(event):
            row = row_of(event, one, other)
            if wrong := faults(row):
                companion.leave(event.name, "event", event.sentence, BROKEN, "; ".join(wrong))
            else:
                sheet.add(row)
                rows += 1
    return rows


def read_cameo(path: str | PathLike[str]) -> Iterator[Row]:
    """The rows of a file in GDELT's shape. Raises ValueError where it is none."""
    return read(path, COLUMNS, TSV)


def made_from(row: Mapping[str, Cell]) -> str:
    """The claim that a row was made from: `ARTICLE#e3`."""
    return unquote(str(row["SOURCEURL"]).rpartition(MARK)[2])


def faults(row: Mapping[str, Cell]) -> list[str]:
    """What is wrong with a row: columns, kinds of cell, codes, and cells that don't go together."""
    return cell_faults(row, COLUMNS) or list(between(row))


def between(row: Mapping[str, Cell]) -> Iterator[str]:
    """Cells that don't go together."""
    code, root = str(row["EventCode"]), str(row["EventRootCode"])
    if not code.startswith(root) or row["EventBaseCode"] != code[:3]:
        yield f"{code} is no code under {row['EventBaseCode']} and {root}"
    if row["QuadClass"] != ROOT_QUADS[root] or row["GoldsteinScale"] != GOLDSTEIN[code]:
        yield f"the quad class or the Goldstein score is not that of {code}"
    day = str(row["SQLDATE"])
    if (str(row["MonthYear"]), str(row["Year"])) != (day[:-2], day[:-4]):
        yield "MonthYear or Year is not that of SQLDATE"
    if row["Actor1Name"] is None and row["Actor2Name"] is None:
        yield "there is no actor"


def pairs(event: Coded) -> Iterator[tuple[Party | None, Party | None]]:
    """Who does it to whom, one pair after another; in fighting, everybody to everybody else."""
    if len(event.actors) > 1 and not event.recipients:
        yield from permutations(event.actors, 2)
    else:
        yield from product(event.actors or (None,), event.recipients or (None,))


def row_of(event: Coded, one: Party | None, other: Party | None) -> Row:
    """The row of one pair in an event."""
    article = event.report.article
    cells: Row = {
        "GLOBALEVENTID": number_of(event, one, other),
        **day_of(event),
        **party("Actor1", one),
        **party("Actor2", other),
        "IsRootEvent": int(leads(event)),
        **code_of(event),
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        **where(event),
        "DATEADDED": added(article),
        "SOURCEURL": address(event),
    }
    return {name: cells.get(name) for name in NAMES}


def number_of(event: Coded, one: Party | None, other: Party | None) -> int:
    """A number for a pair in an event, always the same: 48 bits of a hash."""
    words = "\n".join([event.name, *(each.key if each else "" for each in (one, other))])
    return int(hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:12], 16)


def day_of(event: Coded) -> Row:
    """The day in GDELT's four ways; the fraction counts months of 30 days in a year of 365, as its codebook does."""
    day = event.first
    return {
        "SQLDATE": int(day.strftime("%Y%m%d")),
        "MonthYear": int(day.strftime("%Y%m")),
        "Year": day.year,
        "FractionDate": round(day.year + (day.month * 30 + day.day) / 365, 4),
    }


def party(which: str, somebody: Party | None) -> Row:
    """The cells on an actor: country, types and name. Who is of no country is known by the kind of body."""
    if somebody is None:
        return {}
    country, types = coded_as(somebody)
    known = somebody.country if somebody.country in ("UNO", "EUR") else None
    name = one_line(somebody.name)
    cells: Row = {
        f"{which}Code": "".join(filter(None, (country, known, *types))) or None,
        f"{which}Name": name.upper() if name else None,
        f"{which}CountryCode": country,
        f"{which}KnownGroupCode": known,
    }
    return cells | {f"{which}Type{at}Code": each for at, each in enumerate(types[:3], 1)}


def coded_as(somebody: Party) -> tuple[str | None, list[str]]:
    """Country and types. A partly recognised entity has neither: they would be those of the state that claims it."""
    if "PRE" in somebody.sectors:
        return None, []
    types = [BODIES[somebody.country]] if somebody.country in BODIES else []
    types += [TYPES[each] for each in somebody.sectors if each in TYPES]
    if not somebody.of_country:
        return None, types
    return KOSOVO if somebody.country == "XKX" else somebody.country, types


def leads(event: Coded) -> bool:
    """Whether it is told in the headline or in the first paragraph."""
    opening = [each for each in event.report.article.blocks if each.kind == "headline"]
    opening += [each for each in event.report.article.blocks if each.kind == "paragraph"][:1]
    return any(each.start <= event.event.trigger[0] < each.end for each in opening)


def code_of(event: Coded) -> Row:
    """The CAMEO code with what follows from it."""
    codes = CODES[event.event.type]
    code = codes.get(event.event.mode, codes[None])
    if code == CODES["ASSAULT"][None] and fought(event):
        code = FIGHT
    return {
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": ROOT_QUADS[code[:2]],
        "GoldsteinScale": GOLDSTEIN[code],
    }


def fought(event: Coded) -> bool:
    """Whether all who take part bear arms, on both sides."""
    everybody = [each.force for each in (*event.actors, *event.recipients)]
    return len(everybody) > 1 and all(each in ("state", "group") for each in everybody)


def where(event: Coded) -> Row:
    """The cells on the place of the deed. GDELT knows divisions and features by other numbers than we do."""
    place = event.place
    if place is None or place.lat is None or place.lon is None:
        return {"ActionGeo_Type": 0}
    abroad, here = GEO_TYPES.get(place.precision or 0, (0, 0))
    land = country_name(place.country) if place.country else None
    return {
        "ActionGeo_Type": here if place.country == "USA" else abroad,
        "ActionGeo_FullName": joined((place.name, place.admin1, land), ", "),
        "ActionGeo_CountryCode": country_codes().get(place.country or "", (None, None))[1],
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


def added(article: Article) -> int | None:
    """When the article was published, UTC, where GDELT has when it saw one; None where no hour is known."""
    try:
        moment = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    return int(moment.astimezone(UTC).strftime("%Y%m%d%H%M%S")) if moment.tzinfo else None


def address(event: Coded) -> str:
    """The article's address, which still leads there, with the claim behind it."""
    url = one_line(event.report.article.url) or ""
    mark = ("&" if "#" in url else "#") if url else ""
    return f"{url}{mark}{MARK}{quote(event.name, safe=':')}"
