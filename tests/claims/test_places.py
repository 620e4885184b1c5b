"""Which place is meant, where it lies, and how exactly that is known."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.places import place_at
from reportedly.model import Block
from tests.claims.places_read import read, spans


def test_a_town_has_all_that_the_gazetteer_knows() -> None:
    (town, country) = read("A bridge fell in the city of Terter, Azerbaijan.", seen="Terter|Azerbaijan")
    assert (town.id, town.name, town.geonameid, town.country, town.admin1) == ("p1", "Tartar", 6, "AZE", "Tartar")
    assert (town.lat, town.lon, town.feature) == (40.342, 46.932, "city")
    assert (country.id, country.country, country.feature, country.precision) == ("p2", "AZE", "country", 6)


def test_a_name_means_the_weightiest_place_where_nothing_else_is_known() -> None:
    (paris,) = read("A bomb went off in Paris.", seen="Paris")
    assert paris.country == "FRA"


def test_what_a_place_lies_in_decides() -> None:
    assert read("A bomb went off in Paris, Texas.", seen="Paris|Texas")[0].country == "USA"
    assert read("A bomb went off in Paris, Tex., on Monday.", seen="Paris")[0].country == "USA"


def test_the_other_places_decide() -> None:
    text = "Storms hit Sherman and Dallas. In Paris two barns were destroyed. Texas sent help to Sherman."
    assert {place.country for place in read(text, seen="Sherman|Dallas|Paris|Texas")} == {"USA"}


def test_one_name_has_one_sense_unless_the_text_says_otherwise() -> None:
    text = "A flight from Paris, France, landed. The mayor of Paris, Texas, was there. Then it left Paris."
    found = [place.country for place in read(text, seen="Paris|Texas|France") if place.name == "Paris"]
    assert found[:2] == ["FRA", "USA"]


def test_what_lost_is_kept() -> None:
    (paris,) = read("A bomb went off in Paris.", seen="Paris")
    (other,) = paris.candidates
    assert (other.geonameid, other.country, other.admin1) == (2, "USA", "Texas")
    assert "reason" not in {field.name for field in fields(other)}


def test_a_capital_far_away_is_not_a_village_of_its_name() -> None:
    assert read("Talks go on in Moscow. Shells fell on Barda.", seen="Moscow|Barda")[0].country == "RUS"


@pytest.mark.parametrize("spelled", ["Deir Ezzor", "Deir al-Zour", "Dayr az Zawr"])
def test_other_spellings_are_found_in_the_country_that_is_told_of(spelled: str) -> None:
    text = f"Shells fell on Aleppo in Syria. Others fell in {spelled}."
    assert read(text, seen=f"Aleppo|Syria|{spelled}")[-1].geonameid == 11


def test_other_spellings_are_not_looked_for_in_the_whole_world() -> None:
    (town, unknown) = read("Shells fell on Barda. Others fell in Deir Ezzor.", seen="Barda|Deir Ezzor")
    assert (unknown.lat, unknown.geonameid, unknown.candidates) == (None, None, ())
    assert town.geonameid == 7


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Shells fell in Hassaka province and on Aleppo in Syria.", "admin1"),
        ("Shells fell in Hassaka city and on Aleppo in Syria.", "city"),
        ("Shells fell in the city of Hassaka and on Aleppo in Syria.", "city"),
        ("Shells fell in the province of Hassaka and on Aleppo in Syria.", "admin1"),
        ("Shells fell in rural Hassaka and on Aleppo in Syria.", "admin1"),
        ("Shells fell in the provincial capital Hassaka and on Aleppo in Syria.", "city"),
    ],
)
def test_a_kind_that_is_told_decides_between_a_province_and_its_seat(text: str, feature: str) -> None:
    assert read(text, seen="Hassaka|Aleppo|Syria")[0].feature == feature


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("A bomb went off in Barda.", 1),
        ("A bomb went off near Barda.", 2),
        ("A bomb went off 12 km from Barda.", 2),
        ("A bomb went off in Syria.", 6),
        ("A bomb went off in northern Syria.", 5),
        ("A ship was hit in the Red Sea.", 7),
        ("A bomb went off in Nagorno-Karabakh.", 4),
    ],
)
def test_precision_is_that_of_the_place_and_of_what_is_said_of_it(text: str, precision: int) -> None:
    (place,) = read(text)
    assert place.precision == precision


def test_an_unknown_village_falls_back_to_the_district_that_is_named() -> None:
    text = "A bomb killed ten in the village of Umm Kayf in the Hassaka province."
    (village, province) = read(text, seen="Hassaka")
    assert (village.name, village.geonameid, village.feature) == ("Umm Kayf", None, "village")
    assert (village.lat, village.lon, village.precision) == (province.lat, province.lon, 4)
    assert village.country == "SYR"


def test_a_quarter_falls_back_to_its_town() -> None:
    (quarter, town) = read("Shells fell in the Rawda neighborhood of Aleppo.", seen="Rawda|Aleppo")
    assert (quarter.lat, quarter.precision) == (town.lat, 2)


def test_an_unknown_place_has_no_point() -> None:
    (place,) = read("They met in Xyzzyq.", seen="Xyzzyq")
    assert (place.name, place.lat, place.lon, place.country, place.precision) == ("Xyzzyq", None, None, None, None)


def test_a_village_of_another_world_is_not_meant() -> None:
    text = "Shells fell on Aleppo in Syria. Fighters of the Front fled to Deir ez-Zor."
    assert spans(text, seen="Aleppo|Syria|Front|Deir ez-Zor") == ["Aleppo", "Syria", "Deir ez-Zor"]


def test_a_place_of_another_world_does_not_speak_for_itself() -> None:
    text = "Shells fell on Aleppo and Deir ez-Zor in Syria. They fell in Front. The town of Front was hit again."
    assert "ITA" not in {place.country for place in read(text, seen="Aleppo|Deir ez-Zor|Syria|Front")}


def test_a_facility_is_near_the_town_in_its_name() -> None:
    (airport,) = read("A bomb went off at Barda Airport.", seen="Barda Airport")
    assert (airport.name, airport.geonameid, airport.feature, airport.precision) == ("Barda Airport", None, "spot", 2)
    assert (airport.lat, airport.country) == (40.374, "AZE")


def test_a_sea_has_no_country() -> None:
    (sea,) = read("A ship was hit in the Red Sea.")
    assert (sea.name, sea.country, sea.feature) == ("Red Sea", None, "sea")


def test_contested_places_go_by_all_their_names() -> None:
    (place,) = read("Fighting goes on in Artsakh.")
    assert (place.name, place.country) == ("Nagorno-Karabakh", "AZE")


def test_place_at_finds_the_place_of_a_span() -> None:
    text = "Shells fell on Barda and on Aleppo."
    found = read(text, seen="Barda|Aleppo")
    aleppo = place_at(found, (text.index("Aleppo"), len(text)))
    assert aleppo is not None and aleppo.name == "Aleppo"
    assert place_at(found, (0, 6)) is None
    assert place_at((), (0, 6)) is None


def test_only_blocks_that_make_claims_are_read() -> None:
    text = "Read more: Barda\nShells fell on Aleppo.\n"
    blocks = (Block("related", 0, 17), Block("paragraph", 17, len(text)))
    assert [place.name for place in read(text, seen="Aleppo", blocks=blocks)] == ["Aleppo"]


@given(
    st.lists(
        st.sampled_from("Paris Texas , in the of . Syria said Aleppo province Al- ’s U.S. \n Front (".split(" ")),
        max_size=30,
    )
)
def test_places_are_in_order_and_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text, seen="Paris|Syria")
    assert [place.id for place in found] == [f"p{n + 1}" for n in range(len(found))]
    ends = [0, *(place.span[1] for place in found)]
    assert all(end <= place.span[0] < place.span[1] <= len(text) for end, place in zip(ends, found, strict=False))
    assert found == read(text, seen="Paris|Syria")


@pytest.mark.parametrize(
    ("text", "house", "found"),
    [
        ("A bridge fell in Terter on Monday (PARIS) and nobody was hurt.", "Paris", ["Terter"]),
        ("A bridge fell in Terter on Monday, Paris Wire reported.", "Paris Wire", ["Terter"]),
        ("A bridge fell in Paris on Monday, the Paris Wire said.", "Paris Wire", ["Paris"]),
        ("A bridge fell in Paris on Monday.", "Paris", ["Paris"]),
    ],
)
def test_the_house_that_wrote_the_story_is_no_place(text: str, house: str, found: list[str]) -> None:
    places = read(text, seen="Terter|Paris|PARIS", origin=house)
    assert [text[slice(*place.span)] for place in places] == found


@pytest.mark.parametrize(
    ("text", "country"), [("the Dallas road", None), ("the Dallas Road", None), ("the Barda road", "AZE")]
)
def test_a_road_named_after_a_town_abroad_is_not_there(text: str, country: str | None) -> None:
    road, *_ = read(
        f"Troops cut {text}. Shells fell in Baku and in Tartar.", seen="Dallas Road|Dallas|Barda|Baku|Tartar"
    )
    assert road.country == country
