"""Names to the places that bear them: the shipped gazetteer, our own regions and countries, and what the user added.

Invariant: the same name gives the same entries in the same order for the same files: names that fit exactly come
before those that only sound alike, weightier places first. Files are only read; a few thousand answers are kept in
memory, never a table.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

from reportedly.knowledge import tables
from reportedly.knowledge.gazetteer_files import GazetteerError, added_files, shipped_file
from reportedly.knowledge.gazetteer_keys import bare, exact, heard_alike, loose

CACHED = 2048
MOST = 60
"""How many places of one name are looked at; the smallest are left out."""
ALIKE = 0.55
SHORTEST = 2
"""Sounds that a name must have to be looked up by sound."""

FEATURES = {
    "A.ADM1": "admin1",
    "A.ADM2": "admin2",
    "A.ADM3": "admin3",
    "A.ADM4": "admin3",
    "A.ADM5": "admin3",
    "P.PPLX": "quarter",
    "H.STM": "river",
    "H.STMI": "river",
    "H.CNL": "river",
    "H.WAD": "river",
    "H.LK": "lake",
    "H.RSV": "lake",
    "H.SEA": "sea",
    "H.GULF": "sea",
    "H.BAY": "sea",
    "H.STRT": "sea",
    "T.ISL": "island",
    "T.ISLS": "island",
}
CLASSES = {"A": "region", "P": "village", "H": "river", "T": "mountain", "L": "region", "S": "spot", "V": "region"}
SEATS = {"P.PPLC", "P.PPLA", "P.PPLA2", "P.PPLG"}
CITY = 10_000
"""People that make a village a city."""
PRECISIONS = {"admin1": 4, "admin2": 3, "admin3": 3, "country": 6, "sea": 7, "river": 5, "line": 5, "region": 5}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place as a gazetteer has it. Degrees are WGS 84; `country` is ISO 3166-1 alpha-3.

    `admin1` and `admin2` are codes that only compare; `main` says whether the name that was asked for is its main
    name, `held_by` and `claimed_by` who holds a contested place and who says that it is theirs.
    """

    id: int | None
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    code: str
    feature: str
    population: int
    precision: int
    main: bool = True
    held_by: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """How likely the place is meant where nothing else is known: 0 for a hamlet to about 10 for a country."""
        size = math.log10(self.population + 30) - 1
        return size + WEIGHTS.get(self.feature, 0.0) + SEAT_WEIGHTS.get(self.code, 0.0) + (MAIN if self.main else 0.0)


MAIN = 1.0
WEIGHTS = {
    "country": 2.5,
    "continent": 1.0,
    "admin1": 0.4,
    "admin2": -1.2,
    "admin3": -1.5,
    "quarter": -1.0,
    "spot": -2.0,
}
SEAT_WEIGHTS = {"P.PPLC": 1.8, "P.PPLA": 0.6, "P.PPLA2": 0.2}


class Gazetteer:
    """Looks names up in some gazetteer files, and in our own tables of regions and countries."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.connections = [connected(path) for path in paths]
        self.find = lru_cache(CACHED)(self.look_up)
        self.alike = lru_cache(CACHED)(self.look_alike)
        self.division = lru_cache(CACHED)(self.look_up_division)
        self.known = lru_cache(CACHED)(self.any_called)

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """The places of this very name (accents, case and hyphens aside), the weightiest first."""
        key = exact(name)
        if not key or miscased(name, key):
            return ()
        if not self.known(key):
            key = bare(key)
        own = own_names().get(key, ())
        rows = self.rows("n.loose = ? AND n.exact = ?", (loose(key), key))
        found = {entry.id: entry for entry in rows}
        taken = {entry.id for entry in own}
        # Our own rows stand for places of the same name and kind that the files have without a hand-picked point.
        kinds = {(entry.feature, entry.country) for entry in own if entry.feature in ("admin1", "admin2")}
        rest = (e for e in found.values() if e.id not in taken and (e.feature, e.country) not in kinds)
        return tuple(sorted((*own, *rest), key=lambda entry: (-entry.weight, entry.id or 0))[:MOST])

    def any_called(self, key: str) -> bool:
        """Whether any place is called so; `key` is an exact key. Cheaper than to look them up."""
        if key in own_names() or not key:
            return bool(key)
        query = "SELECT 1 FROM name WHERE loose = ? AND exact = ? LIMIT 1"
        return any(each.execute(query, (loose(key), key)).fetchone() for each in self.connections)

    def look_alike(self, name: str) -> tuple[Entry, ...]:
        """Places whose names sound like this one (`Deir Ezzor`, `Dayr az Zawr`), the most alike first."""
        key = exact(name)
        sounds = loose(key)
        if len(sounds) < SHORTEST:
            return ()
        found: dict[int | None, tuple[float, Entry]] = {}
        for entry, spelled in self.spelled("n.loose = ?", (sounds,)):
            if not heard_alike(key, spelled):
                continue
            matcher = SequenceMatcher(None, key, spelled)
            # The quick ratios are bounds of the exact one.
            if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
                continue
            likeness = matcher.ratio()
            if likeness >= ALIKE and likeness > found.get(entry.id, (0.0, entry))[0]:
                found[entry.id] = (likeness, entry)
        ranked = sorted(found.values(), key=lambda pair: (-pair[0] - pair[1].weight / 20, pair[1].id or 0))
        return tuple(entry for _, entry in ranked[:MOST])

    def look_up_division(self, country: str, admin1: str) -> str | None:
        """The name of a first order division."""
        for each in self.connections:
            row = each.execute("SELECT name FROM division WHERE code = ?", (f"{country}.{admin1}",)).fetchone()
            if row:
                return str(row[0])
        return None

    def entry(self, number: int) -> Entry | None:
        """The place with a GeoNames id."""
        query = "SELECT id, name, lat, lon, country, admin1, admin2, feature, population, 1, '' FROM place WHERE id = ?"
        for each in reversed(self.connections):
            if row := each.execute(query, (number,)).fetchone():
                return entry_of(row)
        return None

    def rows(self, where: str, values: tuple[str, ...]) -> Iterator[Entry]:
        """The places that a condition finds."""
        return (entry for entry, _ in self.spelled(where, values))

    def spelled(self, where: str, values: tuple[str, ...]) -> Iterator[tuple[Entry, str]]:
        """The places that a condition finds, and the exact keys that found them. What a user added is last and wins."""
        query = (
            "SELECT p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.admin2, p.feature, p.population, n.main, "
            f"n.exact FROM name n JOIN place p ON p.id = n.place WHERE {where} ORDER BY p.population DESC LIMIT 200"
        )
        for each in self.connections:
            for row in each.execute(query, values):
                yield entry_of(row), row[10]

    def close(self) -> None:
        """Closes the files."""
        for each in self.connections:
            each.close()


def connected(path: Path) -> sqlite3.Connection:
    """A gazetteer file, open for reading. Raises GazetteerError where it is none of ours."""
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute("SELECT value FROM fact WHERE key = 'version'").fetchone()
    except sqlite3.Error as error:
        raise GazetteerError(f"{path} is no gazetteer file ({error}): remove it, and add it again") from error
    return connection


def entry_of(row: tuple[int, str, int, int, str, str, str, str, int, int, str]) -> Entry:
    """The entry that a row holds."""
    number, name, lat, lon, country, admin1, admin2, code, people, main, _ = row
    kind = feature_of(code, people)
    precision = PRECISIONS.get(kind, 1)
    point = (lat / 100_000, lon / 100_000)
    return Entry(number, name, *point, country, admin1, admin2, code, kind, people, precision, bool(main))


def feature_of(code: str, people: int) -> str:
    """What kind of place GeoNames' class and code stand for, in our words (docs, Place)."""
    if code.startswith("A.PCL"):
        return "country"
    if code.startswith("P.") and code != "P.PPLX":
        return "city" if code in SEATS or people >= CITY else "village"
    return FEATURES.get(code) or CLASSES.get(code[:1], "spot")


@cache
def own_names() -> dict[str, tuple[Entry, ...]]:
    """Our own regions, contested places and countries, by every exact key they go by."""
    found: dict[str, list[Entry]] = {}
    for row in tables.rows("regions.tsv"):
        entry = region_of(row)
        names = dict.fromkeys(exact(name) for name in (row["name"], *tables.split(row["other_names"])))
        for at, key in enumerate(names):
            found.setdefault(key, []).append(replace(entry, main=not at))
    called = {country.iso3: country.names for country in tables.countries()}
    for row in tables.rows("country_points.tsv"):
        names = dict.fromkeys((*called.get(row["iso3"], ()), *tables.split(row["name"])))
        entry = country_of(row, next(iter(names)))
        for key in dict.fromkeys(exact(name) for name in names):
            found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def region_of(row: dict[str, str]) -> Entry:
    """The entry of a row of `regions.tsv`."""
    held, claimed = tables.split(row["held_by"]), tables.split(row["claimed_by"])
    number = int(row["geonameid"]) if row["geonameid"] else None
    point = (float(row["lat"]), float(row["lon"]))
    people = REGION_PEOPLE.get(row["feature"], 100_000)
    kind, precision = row["feature"], int(row["precision"])
    return Entry(number, row["name"], *point, row["country"], "", "", "", kind, people, precision, True, held, claimed)


REGION_PEOPLE = {
    "continent": 10**9,
    "country": 10**7,
    "admin1": 3_000_000,
    "region": 3_000_000,
    "city": 1_000_000,
    "sea": 3_000_000,
    "river": 1_000_000,
}
"""How many people a row of regions counts as, where it competes with towns of its name."""


def country_of(row: dict[str, str], name: str) -> Entry:
    """The entry of a row of `country_points.tsv`."""
    point = (float(row["lat"]), float(row["lon"]))
    return Entry(int(row["geonameid"]), name, *point, row["iso3"], "", "", "A.PCLI", "country", int(row["people"]), 6)


@cache
def acronyms() -> frozenset[str]:
    """The exact keys of those of our names that are acronyms: CAR is a state, a car is none."""
    countries = (name for country in tables.countries() for name in country.names)
    regions = (name for row in tables.rows("regions.tsv") for name in tables.split(row["other_names"]))
    return frozenset(exact(name) for name in (*countries, *regions) if name.isupper())


def miscased(name: str, key: str) -> bool:
    """Whether a name has the letters of an acronym, but not its capitals."""
    return key in acronyms() and not name.isupper()


@cache
def shipped() -> Gazetteer:
    """The gazetteer of this installation with what the user added, opened once. Raises GazetteerError."""
    return Gazetteer((shipped_file(), *added_files()))
