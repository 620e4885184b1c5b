"""A small gazetteer that tests write for themselves: invented people, real towns and points."""

from __future__ import annotations

from pathlib import Path

from reportedly.knowledge.gazetteer import Gazetteer
from reportedly.knowledge.gazetteer_build import Row, write

# id, name, other names, point, country, first order, second order, feature, people
TOWNS = [
    (1, "Paris", "Lutetia", 48.853, 2.349, "FRA", "11", "75", "P.PPLC", 2_100_000),
    (2, "Paris", "", 33.661, -95.556, "USA", "TX", "277", "P.PPLA2", 25_000),
    (4736286, "Texas", "Lone Star State", 31.25, -99.25, "USA", "TX", "", "A.ADM1", 29_000_000),
    (4, "Dallas", "", 32.783, -96.807, "USA", "TX", "113", "P.PPLA2", 1_300_000),
    (5, "Sherman", "", 33.636, -96.609, "USA", "TX", "181", "P.PPLA2", 40_000),
    (6, "Tartar", "Terter|Tərtər", 40.342, 46.932, "AZE", "55", "", "P.PPLA", 18_000),
    (7, "Barda", "Bärdä", 40.374, 47.127, "AZE", "11", "", "P.PPLA", 40_000),
    (8, "Baku", "Baki", 40.378, 49.892, "AZE", "09", "", "P.PPLC", 1_100_000),
    (9, "Moscow", "Moskva", 55.752, 37.616, "RUS", "48", "", "P.PPLC", 10_400_000),
    (10, "Moscow", "", 46.732, -117.0, "USA", "ID", "057", "P.PPLA2", 25_000),
    (11, "Deir ez-Zor", "Dayr az Zawr", 35.336, 40.141, "SYR", "07", "", "P.PPLA", 270_000),
    (12, "Al Ḩasakah", "Hassaka", 36.502, 40.748, "SYR", "01", "", "P.PPLA", 188_000),
    (13, "Al Ḩasakah", "Hassaka", 36.6, 40.8, "SYR", "01", "", "A.ADM1", 1_500_000),
    (14, "Aleppo", "Halab", 36.201, 37.161, "SYR", "09", "", "P.PPLA", 2_000_000),
    (15, "Front", "", 45.282, 7.663, "ITA", "12", "", "P.PPL", 1_600),
    (16, "Reading", "", 51.456, -0.971, "GBR", "ENG", "", "P.PPLA2", 240_000),
    (17, "Al Qāmishlī", "Kamishli", 37.052, 41.231, "SYR", "01", "", "P.PPL", 184_000),
    (18, "Jackson", "", 32.299, -90.185, "USA", "MS", "049", "P.PPLA", 170_000),
]
DIVISIONS = {"SYR.01": "Al Ḩasakah", "SYR.07": "Dayr az Zawr", "USA.TX": "Texas", "AZE.55": "Tartar"}


def rows() -> list[Row]:
    return [
        Row(number, name, tuple(filter(None, others.split("|"))), lat, lon, country, first, second, feature, people)
        for number, name, others, lat, lon, country, first, second, feature, people in TOWNS
    ]


def small(folder: Path) -> Gazetteer:
    """A gazetteer of these towns alone, beside our own regions and countries."""
    path = folder / "small.sqlite"
    write(path, rows(), DIVISIONS, {"source": "tests"})
    return Gazetteer([path])
