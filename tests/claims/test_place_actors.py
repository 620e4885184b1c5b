"""Countries and capitals that act or speak are no places; where things happen in them, they are."""

from __future__ import annotations

import pytest

from tests.claims.places_read import spans


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said that it would wait.",
        "Turkey accused its neighbours.",
        "Turkey has repeatedly denied it.",
        "They imposed sanctions against Russia.",
        "The attack was blamed on rebels backed by Iran.",
        "Protesters accused Iran of meddling.",
        "President of Mali Ibrahim Keita resigned.",
        "The government of Syria agreed.",
        "Syria’s opposition refused.",
        "Turkey’s foreign minister flew home.",
        "Fighters of the Islamic State of Iraq and Syria fled.",
        "It is time for Russia to choose.",
        "U.S. troops left.",
        "The US-led coalition struck again.",
        "Ten died in US-led raids.",
        "Donors gave US $20 million.",
    ],
)
def test_who_acts_or_is_dealt_with_is_no_place(text: str) -> None:
    seen = "Moscow|Turkey|Russia|Iran|Mali|Syria|Iraq|U.S.|US"
    assert [word for word in spans(text, seen=seen) if word != "Iraq"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops crossed into Syria.", ["Syria"]),
        ("Two bakers in Syria were held.", ["Syria"]),
        ("Syria’s north was shelled.", ["Syria"]),
        ("Azerbaijan’s Barda was shelled.", ["Azerbaijan", "Barda"]),
        ("A bomb went off in Moscow.", ["Moscow"]),
        ("Barda has been shelled for days.", ["Barda"]),
        ("Soldiers left the U.S. in May.", ["U.S."]),
        ("It is a region of Azerbaijan.", ["Azerbaijan"]),
    ],
)
def test_where_things_happen_is_a_place(text: str, found: list[str]) -> None:
    assert spans(text, seen="Syria|Azerbaijan|Moscow|Barda|U.S.") == found
