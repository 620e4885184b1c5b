"""Incidents in the shape of UCDP's Georeferenced Event Dataset: 49 columns, CSV, one row for one happening.

Invariant: `low <= best <= high` where they are known, and `best` is the sum of the four columns of whose dead they are;
no cell is guessed, and each row passes `faults`. `relid` names the incident and the claims that the row was made from,
`source_original` whom the information comes from.
Source of the rules: UCDP's definitions and the GED codebook, as docs/exports.md has them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import IO

from reportedly.accounts.voices import country_name
from reportedly.days import length
from reportedly.exports import happened as h
from reportedly.exports.companion import Companion
from reportedly.exports.deaths import Deaths, deaths
from reportedly.exports.happened import Happened
from reportedly.exports.parties import Party
from reportedly.exports.rows import Cell, Column, Row, is_day, one_line, read
from reportedly.exports.rows import faults as cell_faults
from reportedly.exports.shapes import Material, Options
from reportedly.model import Article

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
SIDES = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
COLUMNS = (
    Column("id", "#event+id", "whole", needed=True, least=0),
    Column("relid", "#event+code", needed=True),
    Column("year", "#date+year", "whole", needed=True, least=1, most=9999),
    Column("active_year", "#status+active", "whole", among=frozenset((0, 1))),
    Column("code_status", "#status+code"),
    Column("type_of_violence", "#event+type", "whole", needed=True, among=frozenset((1, 2, 3))),
    Column("conflict_dset_id", "#crisis+code+dset", "whole"),
    Column("conflict_new_id", "#crisis+code", "whole"),
    Column("conflict_name", "#crisis+name"),
    Column("dyad_dset_id", "#group+code+dyad+dset", "whole"),
    Column("dyad_new_id", "#group+code+dyad", "whole"),
    Column("dyad_name", "#group+name+dyad", needed=True),
    Column("side_a_dset_id", "#group+code+first+dset", "whole"),
    Column("side_a_new_id", "#group+code+first", "whole"),
    Column("side_a", "#group+name+first", needed=True),
    Column("side_b_dset_id", "#group+code+second+dset", "whole"),
    Column("side_b_new_id", "#group+code+second", "whole"),
    Column("side_b", "#group+name+second", needed=True),
    Column("number_of_sources", "#meta+source+num", "whole", needed=True, least=1),
    Column("source_article", "#meta+source+article", needed=True),
    Column("source_office", "#meta+source+office"),
    Column("source_date", "#meta+source+date"),
    Column("source_headline", "#meta+source+headline"),
    Column("source_original", "#meta+source+original"),
    Column("where_prec", "#geo+precision", "whole", needed=True, among=frozenset(range(1, 8))),
    Column("where_coordinates", "#loc+name", needed=True),
    Column("where_description", "#loc+description"),
    Column("adm_1", "#adm1+name"),
    Column("adm_2", "#adm2+name"),
    Column("latitude", "#geo+lat", "decimal", needed=True, least=-90, most=90),
    Column("longitude", "#geo+lon", "decimal", needed=True, least=-180, most=180),
    Column("geom_wkt", "#geo+wkt", needed=True),
    Column("priogrid_gid", "#geo+grid", "whole", needed=True, least=1, most=259_200),
    Column("country", "#country+name"),
    Column("country_id", "#country+code", "whole"),
    Column("region", "#region+name"),
    Column("event_clarity", "#event+clarity", "whole", needed=True, among=frozenset((1, 2))),
    Column("date_prec", "#date+precision", "whole", needed=True, among=frozenset(range(1, 6))),
    Column("date_start", "#date+start", needed=True),
    Column("date_end", "#date+end", needed=True),
    *(
        Column(each, f"#affected+killed+{each.removeprefix('deaths_')}", "whole", needed=True, least=0)
        for each in SIDES
    ),
    Column("best", "#affected+killed+best", "whole", needed=True, least=0),
    Column("high", "#affected+killed+high", "whole", least=0),
    Column("low", "#affected+killed+low", "whole", least=0),
    Column("gwnoa", "#country+code+first", "whole"),
    Column("gwnob", "#country+code+second", "whole"),
)
NAMES = tuple(each.name for each in COLUMNS)
NO_FORCE = "it is told as no use of armed force against people"
NO_OTHER = "nobody is named to whom it was done: the shape has two sides"
NO_TYPE = "no id tells whether both sides are states, armed groups or civilians"
NO_DEAD = "no figure tells of a death: the shape holds deadly events only"
NO_PRECISION = "how exactly its place is told is not known"
FORCE = frozenset(("ASSAULT",))
CIVILIANS = "Civilians"


def write(material: Material, out: IO[bytes] | Path, companion: Companion, options: Options) -> int:
    """Writes the incidents that the shape can hold; how many."""
    return h.write(material, out, companion, options, COLUMNS, row_of, faults)


def read_ucdp(path: str | PathLike[str]) -> Iterator[Row]:
    """The rows of a file in GED's shape. Raises ValueError where it is none."""
    return read(path, COLUMNS)


def faults(row: Mapping[str, Cell]) -> list[str]:
    """What is wrong with a row: columns, kinds of cell, codes, days, and numbers of dead that don't go together."""
    found = cell_faults(row, COLUMNS)
    return found or [*days_between(row), *numbers_between(row)]


def days_between(row: Mapping[str, Cell]) -> Iterator[str]:
    """Days that are none, or in the wrong order."""
    start, end = row["date_start"], row["date_end"]
    if not (is_day(start) and is_day(end)):
        yield f"date_start or date_end is no day: {start}, {end}"
    elif str(start) > str(end):
        yield f"date_start is after date_end: {start}, {end}"
    elif int(str(start)[:4]) != row["year"]:
        yield "year is not the one of date_start"


def numbers_between(row: Mapping[str, Cell]) -> Iterator[str]:
    """Numbers of dead that can't all hold."""
    low, best, high = (row[each] for each in ("low", "best", "high"))
    known = [each for each in (low, best, high) if isinstance(each, int)]
    if known != sorted(known):
        yield f"low, best and high are not in order: {low}, {best}, {high}"
    if max(known, default=0) < 1:
        yield "nobody died: the shape holds deadly events only"
    parts = [row[each] for each in SIDES]
    if sum(each for each in parts if isinstance(each, int)) != best:
        yield f"best is {best}, and not the sum of its parts: {', '.join(map(str, parts))}"


def row_of(it: Happened, options: Options) -> Row | str:
    """The row of an incident, or why it has none."""
    incident = it.incident
    if (why := h.hindrance(it)) is not None:
        return why
    assert incident.ground
    if incident.type not in FORCE:
        return NO_FORCE
    if not it.others:
        return NO_OTHER
    sides = opponents(it)
    if sides is None:
        return NO_TYPE
    dead = deaths(it.told.account.tolls, options.rule)
    if dead is None or not dead.best:
        return NO_DEAD
    if incident.ground.precision is None:
        return NO_PRECISION
    kind, one, other = sides
    cells = {
        **what(it, dead),
        **dyad(kind, one, other, options),
        **sources(it, dead),
        **where(it),
        **when(it),
        **numbers(dead, one, other),
    }
    return {name: cells.get(name) for name in NAMES}


def opponents(it: Happened) -> tuple[int, Party, Party] | None:
    """UCDP's type of violence with both sides, a government before a group; None where no id tells what they are."""
    one, other = it.authors[0], it.others[0]
    doing = {each.force_used for each in it.authors}
    suffering = {each.force_used if it.both else each.force for each in it.others}
    if len(doing) > 1 or len(suffering) > 1 or None in doing | suffering:
        return None
    (first,), (second,) = doing, suffering
    if second == "civilians":
        return (ONE_SIDED, one, other) if first != "civilians" else None
    if first == "civilians":
        return None
    if first == second == "group":
        return NON_STATE, one, other
    return (STATE_BASED, one, other) if first == "state" else (STATE_BASED, other, one)


def what(it: Happened, dead: Deaths) -> Row:
    """The cells that name the row. What it was made from stands in `relid`."""
    made = ";".join([it.incident.id, *h.names_of(it, dead.tolls)])
    return {"id": int(it.incident.id[1:], 16), "relid": made, "event_clarity": 1}


def dyad(kind: int, one: Party, other: Party, options: Options) -> Row:
    """The cells on both sides. The conflict has the name that was declared for it."""
    names = side_name(one), CIVILIANS if kind == ONE_SIDED else side_name(other)
    return {
        "type_of_violence": kind,
        "conflict_name": one_line(options.conflict),
        "dyad_name": f"{names[0]} - {names[1]}",
        "side_a": names[0],
        "side_b": names[1],
    }


def side_name(party: Party) -> str:
    """What UCDP calls a side: the government of a state, a group by its name."""
    if party.force_used == "state" and party.country:
        return f"Government of {country_name(party.country) or party.country}"
    return one_line(party.name) or party.key


def sources(it: Happened, dead: Deaths) -> Row:
    """The cells on the articles, in the order in which they tell of it, and on whom their claims come from."""
    articles = [it.told.reports[each].article for each in h.said_of(it.told).articles()]
    return {
        "number_of_sources": len(articles),
        "source_article": ";".join(map(cited, articles)),
        "source_office": aligned(map(h.house, articles)),
        "source_date": aligned((each.published or "")[:10] for each in articles),
        "source_headline": aligned(each.title for each in articles),
        "source_original": h.originals(it, dead.tolls),
    }


def aligned(words: Iterable[str | None]) -> str | None:
    """One entry for each article, parted by semicolons, of which they have none of their own; None without any."""
    entries = [(one_line(each) or "").replace(";", ",") for each in words]
    return ";".join(entries) if any(entries) else None


def cited(article: Article) -> str:
    """An article as GED cites it: `"Outlet,2020-10-04,Headline"`, with our id for one without any of these."""
    parts = (h.house(article) or "", (article.published or "")[:10], article.title or "")
    words = ",".join(parts) if any(parts) else article.id
    return '"{}"'.format((one_line(words) or "").replace('"', "'").replace(";", ","))


def where(it: Happened) -> Row:
    """The cells on the place."""
    ground = it.incident.ground
    assert ground and ground.lat is not None and ground.lon is not None
    return {
        "where_prec": ground.precision,
        "where_coordinates": one_line(ground.name),
        "adm_1": one_line(ground.admin1),
        "latitude": ground.lat,
        "longitude": ground.lon,
        "geom_wkt": f"POINT ({ground.lon} {ground.lat})",
        "priogrid_gid": cell_of(ground.lat, ground.lon),
        "country": country_name(ground.country) if ground.country else None,
    }


def cell_of(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half degrees, counted eastward from 180° W, row by row from 90° S."""
    row, column = (min(math.floor((each + least) * 2), most) for each, least, most in ((lat, 90, 359), (lon, 180, 719)))
    return row * 720 + column + 1


def when(it: Happened) -> Row:
    """The cells on the days."""
    first, last = it.incident.first, it.incident.last
    assert first and last
    days = length((first, last))
    precision = 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
    return {
        "year": first.year,
        "date_prec": precision,
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
    }


def numbers(dead: Deaths, one: Party, other: Party) -> Row:
    """The cells on the dead: those of either side and civilians where every figure says so, else unknown."""
    cells: dict[str, int] = dict.fromkeys(SIDES, 0)
    names = {one.key: "deaths_a", other.key: "deaths_b", "civilians": "deaths_civilians"}
    for whose, many in dead.whose:
        cells[names.get(whose or "", "deaths_unknown")] += many
    return {**cells, "low": dead.low, "best": dead.best, "high": dead.high}
