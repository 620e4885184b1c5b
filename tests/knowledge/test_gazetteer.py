"""Names to places: exact before alike, our own regions and countries beside the files."""

from pathlib import Path

import pytest

from reportedly.knowledge import tables
from reportedly.knowledge.gazetteer import Gazetteer, acronyms, feature_of, own_names, shipped
from reportedly.knowledge.gazetteer_build import Row, write
from reportedly.knowledge.gazetteer_files import GazetteerError
from tests.knowledge.gazetteers import small


@pytest.fixture
def towns(tmp_path: Path) -> Gazetteer:
    return small(tmp_path)


def test_the_weightiest_place_of_a_name_comes_first(towns: Gazetteer) -> None:
    assert [entry.country for entry in towns.find("Paris")] == ["FRA", "USA"]


@pytest.mark.parametrize("name", ["Tartar", "Terter", "TƏRTƏR", "TERTER"])
def test_a_place_is_found_by_all_its_names(towns: Gazetteer, name: str) -> None:
    (entry,) = towns.find(name)
    assert (entry.id, entry.name, entry.lat, entry.country) == (6, "Tartar", 40.342, "AZE")
    assert entry.main == (name in ("Tartar", "TƏRTƏR"))


@pytest.mark.parametrize("name", ["Qamishli", "al-Qamishli", "Al Qāmishlī"])
def test_the_arabic_article_does_not_matter(towns: Gazetteer, name: str) -> None:
    assert [entry.id for entry in towns.find(name)] == [17]


@pytest.mark.parametrize(("name", "number"), [("Deir Ezzor", 11), ("al-Qameshli", 17), ("Hassakeh", 12)])
def test_other_spellings_are_found_by_their_sound(towns: Gazetteer, name: str, number: int) -> None:
    assert towns.find(name) == ()
    assert number in [entry.id for entry in towns.alike(name)]


def test_a_name_that_nobody_bears_finds_nothing(towns: Gazetteer) -> None:
    assert towns.find("Xyzzyq") == towns.alike("Xyzzyq") == towns.find("") == towns.alike("A") == ()


def test_divisions_are_known_by_country_and_code(towns: Gazetteer) -> None:
    assert towns.division("USA", "TX") == "Texas"
    assert towns.division("USA", "ZZ") is None


def test_a_later_file_has_the_last_word_on_a_place(tmp_path: Path) -> None:
    small(tmp_path)
    moved = Row(7, "Barda", (), 41.0, 47.0, "AZE", "11", "", "P.PPLA", 50_000)
    write(tmp_path / "AZE.sqlite", [moved], {}, {})
    (entry,) = Gazetteer([tmp_path / "small.sqlite", tmp_path / "AZE.sqlite"]).find("Barda")
    assert (entry.lat, entry.population) == (41.0, 50_000)


@pytest.mark.parametrize(
    ("code", "people", "word"),
    [
        ("P.PPL", 300, "village"),
        ("P.PPL", 30_000, "city"),
        ("P.PPLA", 300, "city"),
        ("P.PPLX", 30_000, "quarter"),
        ("A.ADM1", 0, "admin1"),
        ("A.PCLI", 0, "country"),
        ("H.STM", 0, "river"),
        ("T.MT", 0, "mountain"),
        ("S.AIRP", 0, "spot"),
    ],
)
def test_kinds_of_place_in_our_words(code: str, people: int, word: str) -> None:
    assert feature_of(code, people) == word


def test_a_file_that_is_no_gazetteer_is_told(tmp_path: Path) -> None:
    path = tmp_path / "SYR.sqlite"
    path.write_text("no database", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"SYR\.sqlite is no gazetteer"):
        Gazetteer([path])


# Our own tables.


def test_the_regions_are_many_and_well_formed() -> None:
    rows = tables.rows("regions.tsv")
    codes = {country.iso3 for country in tables.countries()} | {
        row["iso3"] for row in tables.rows("country_points.tsv")
    }
    assert len([row for row in rows if row["feature"] in ("region", "admin1", "admin2", "line", "island")]) >= 150
    for row in rows:
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row["name"]
        assert row["precision"] in "1234567", row["name"]
        named = {row["country"], *row["held_by"].split("|"), *row["claimed_by"].split("|")} - {""}
        assert named <= codes, row["name"]


def test_no_name_of_a_region_stands_twice() -> None:
    names = [name for row in tables.rows("regions.tsv") for name in (row["name"], *tables.split(row["other_names"]))]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (("Nagorno-Karabakh", "Artsakh", "Karabakh"), "AZE"),
        (("Golan Heights", "Golan"), "SYR"),
        (("Donbas", "Donbass"), "UKR"),
        (("Crimea",), "UKR"),
        (("Transnistria", "Pridnestrovie"), "MDA"),
        (("Line of Control",), ""),
        (("Red Sea",), ""),
        (("Khan Yunis Governorate",), "PSE"),
        (("Casamance",), "SEN"),
    ],
)
def test_contested_places_are_known_by_all_their_names(towns: Gazetteer, names: tuple[str, ...], country: str) -> None:
    found = {towns.find(name)[0].name for name in names}
    assert found == {names[0]}
    assert towns.find(names[0])[0].country == country


def test_who_holds_and_who_claims_a_place_is_kept(towns: Gazetteer) -> None:
    golan = towns.find("Golan Heights")[0]
    assert (golan.held_by, golan.claimed_by) == (("ISR",), ("SYR", "ISR"))


def test_every_country_has_a_point() -> None:
    points = {row["iso3"] for row in tables.rows("country_points.tsv")}
    assert {country.iso3 for country in tables.countries()} <= points


@pytest.mark.parametrize("name", ["Syria", "DR Congo", "UAE", "U.S.", "Britain", "Kosovo", "Ivory Coast"])
def test_countries_are_known_by_their_names(towns: Gazetteer, name: str) -> None:
    assert towns.find(name)[0].feature == "country"


def test_a_car_is_no_republic(towns: Gazetteer) -> None:
    assert "car" in acronyms()
    assert towns.find("Car") == () and towns.find("CAR")[0].country == "CAF"


def test_abbreviations_stand_for_divisions_that_are_there() -> None:
    known = shipped()
    for row in tables.rows("division_shorts.tsv"):
        entry = known.entry(int(row["id"]))
        assert entry is not None and entry.feature == "admin1", row["short"]


def test_own_names_have_no_empty_key() -> None:
    assert "" not in own_names()


# What ships.


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Aleppo", "SYR", 36.2, 37.2),
        ("Shusha", "AZE", 39.8, 46.7),
        ("Kyiv", "UKR", 50.5, 30.5),
        ("El Fasher", "SDN", 13.6, 25.3),
        ("Goma", "COD", -1.7, 29.2),
        ("Texas", "USA", 31.3, -99.3),
    ],
)
def test_the_shipped_gazetteer_knows_towns_of_wars(name: str, country: str, lat: float, lon: float) -> None:
    entry = shipped().find(name)[0]
    assert entry.country == country
    assert abs(entry.lat - lat) < 1 and abs(entry.lon - lon) < 1
