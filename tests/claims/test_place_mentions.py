"""Which words name a place: the proper name only, and no person, people or body."""

from __future__ import annotations

import pytest

from tests.claims.places_read import spans


@pytest.mark.parametrize(
    ("text", "seen", "found"),
    [
        ("Shells fell in northern Syria.", "northern Syria", ["Syria"]),
        ("Shells fell in the Golan Heights.", "the Golan Heights", ["Golan Heights"]),
        ("Shells fell in Aleppo’s outskirts.", "Aleppo’s", ["Aleppo"]),
        ("Shells fell in Hassaka Province.", "Hassaka Province", ["Hassaka"]),
        ("Shells fell in Hassaka province.", "Hassaka province", ["Hassaka"]),
        ("Shells fell on Terter, Azerbaijan.", "Terter, Azerbaijan", ["Terter", "Azerbaijan"]),
        ("Shells fell on al-Qamishli.", "Qamishli", ["al-Qamishli"]),
        ("Shells fell on Nagorno-Karabakh.", "Karabakh", ["Nagorno-Karabakh"]),
        ("A Yemen-based group claimed it.", "Yemen", ["Yemen"]),
        ("Raids hit the area of Al-Umkayf near Aleppo.", "Umkayf", ["Al-Umkayf", "Aleppo"]),
        ("Clashes broke out at Al Umkayf.", "Al", ["Al Umkayf"]),
        ("Shells fell on Bab al-Umkayf.", "Bab", ["Bab al-Umkayf"]),
        ("Shells fell in Barda al-Umkayf fighters said.", "Barda", ["Barda"]),
    ],
)
def test_a_span_is_the_proper_name_only(text: str, seen: str, found: list[str]) -> None:
    assert spans(text, seen=seen) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell on Barda and near Aleppo.", ["Barda", "Aleppo"]),
        ("Two died in Deir ez-Zor.", ["Deir ez-Zor"]),
        ("BAKU — Shells fell again.", ["BAKU"]),
        ("Three men of Dallas, Texas, were held.", ["Dallas", "Texas"]),
        ("A Barda man was hurt.", ["Barda"]),
        ("They fled to the village of Umm Kayf.", ["Umm Kayf"]),
        ("Hail fell on Umm Kayf district.", ["Umm Kayf"]),
        ("Shells hit the city of Al Umkayf.", ["Al Umkayf"]),
        ("Irans coast was flooded.", ["Iran"]),
    ],
)
def test_names_of_the_gazetteer_are_found_where_the_encoder_is_blind(text: str, found: list[str]) -> None:
    assert spans(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Reading the letter took an hour.",
        "President Jackson signed it.",
        "Samuel Jackson spoke first.",
        "Jackson said that he would go.",
        "In March the talks failed.",
        "The Front has claimed the attack.",
        "A car went off the road.",
        "The White House said nothing.",
        "The Paris Agreement was signed.",
        "She studied at the University of Texas.",
    ],
)
def test_names_of_towns_that_are_something_else_are_no_places(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In Syrian towns the shelling went on.", {"peoples": "Syrian"}),
        ("Police held Paris Hilton in her house.", {"persons": "Paris Hilton"}),
        ("Workers at Dallas Instruments went on strike.", {"bodies": "Dallas Instruments"}),
    ],
)
def test_what_the_encoder_takes_for_something_else_is_no_place(text: str, kinds: dict[str, str]) -> None:
    assert spans(text, **kinds) == []


@pytest.mark.parametrize(
    "text",
    [
        "They shelled Barda.",
        "It accused them of bombing Barda.",
        "Barda was besieged.",
        "Barda has been heavily shelled.",
    ],
)
def test_nobody_shells_a_person(text: str) -> None:
    assert spans(text, persons="Barda") == ["Barda"]


def test_a_people_is_no_place_even_where_the_encoder_says_so() -> None:
    assert spans("Two Syrian towns were hit.", seen="Syrian") == []


def test_a_name_seen_once_is_known_in_the_other_sentences() -> None:
    text = "Two died in the village of Umm Kayf. Umm Kayf had been shelled before."
    assert spans(text) == ["Umm Kayf", "Umm Kayf"]


def test_an_acronym_that_nobody_knows_is_no_place() -> None:
    assert spans("Crews of QZTV filmed in Aleppo.", seen="QZTV|Aleppo") == ["Aleppo"]
