"""Who wrote it first: datelines and closing credits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import origin


@pytest.mark.parametrize(
    ("opening", "line", "agency"),
    [
        ("STEPANAKERT, Nov 1 (Reuters) - Shells fell.", "STEPANAKERT, Nov 1 (Reuters)", "Reuters"),
        ("BARDA, Azerbaijan, Oct 28 (Hill Wire) - Shells fell.", "BARDA, Azerbaijan, Oct 28 (Hill Wire)", "Hill Wire"),
        ("BEIRUT (AP) — Shells fell.", "BEIRUT (AP)", "AP"),
        ("MOSCOW, November 1. /TASS/. Shells fell.", "MOSCOW, November 1. /TASS/.", "TASS"),
        ("YEREVAN, OCTOBER 18, ARMENPRESS. Shells fell.", "YEREVAN, OCTOBER 18, ARMENPRESS.", "ARMENPRESS"),
        ("Baku, October 31 (AZERTAC) - Shells fell.", "Baku, October 31 (AZERTAC)", "AZERTAC"),
        ("KABUL, Afghanistan (Jan. 25, 2013)\nA patrol", "KABUL, Afghanistan (Jan. 25, 2013)", None),
        ("SAN SALVADOR, 3 JAN 90 -- A BRIDGE", "SAN SALVADOR, 3 JAN 90", None),
        ("WASHINGTON — The envoy left.", "WASHINGTON", None),
        ("DAMASCUS, (SANA)- Shells fell.", "DAMASCUS, (SANA)", "SANA"),
        ("Damascus/ Aleppo, SANA - Shells fell.", "Damascus/ Aleppo, SANA", "SANA"),
        ("Aleppo, (ST) Shells fell.", "Aleppo, (ST)", "ST"),
        ("KYIV (Ukrinform) Shells fell.", "KYIV (Ukrinform)", "Ukrinform"),
        ("Moscow. Nov 1. Interfax - Shells fell.", "Moscow. Nov 1. Interfax", "Interfax"),
        ("Kabul (AFP) – Shells fell.", "Kabul (AFP)", "AFP"),
        ("ISTANBUL, Turkey (AP)_ Shells fell.", "ISTANBUL, Turkey (AP)", "AP"),
        ("MADRID (SPAIN), 28 AUG 89 (EFE) -- [TEXT] SHELLS", "MADRID (SPAIN), 28 AUG 89 (EFE)", "EFE"),
        ("SALEM, N.J. ― Shells fell.", "SALEM, N.J.", None),
        ("Nov 1 (Reuters) - Shells fell.", "Nov 1 (Reuters)", "Reuters"),
        ("Kyiv, Ukraine — Shells fell.", "Kyiv, Ukraine", None),
        ("BEIRUT: Shells fell.", "BEIRUT", None),
        ("GAZA CITY, Palestine (AP) —", "GAZA CITY, Palestine (AP)", "AP"),
        ("(Reuters) - Shells fell.", None, "Reuters"),
        ("AFP - Shells fell.", None, "AFP"),
        ("NATO - the alliance - met.", None, None),
        ("UPDATE - Shells fell.", None, None),
        ("Sunday, November 27 - Shells fell.", None, None),
        ("A FIRE - bomb or not - burnt the hall.", None, None),
        ("QUESTION: Who fired first?", None, None),
        ("Hill Wire Agency (HWA) reporters saw it.", None, None),
        ("Associated Press (AP) reporters saw it.", None, None),
        ("POLLS ARE NOT ALWAYS WRONG, JUST EARLY - A look", None, None),
        ("The army - all of it - moved.", None, None),
        ("Shells fell on Baku (Reuters) - again.", None, None),
    ],
)
def test_a_dateline_names_place_day_and_agency(opening: str, line: str | None, agency: str | None) -> None:
    assert origin.dateline(opening) == (line, agency)


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("HASRA: Five miners were shot dead near the river on Friday.", "HASRA"),
        ("UPPER SEDA, Veldia: Five miners were shot dead near the river.", "UPPER SEDA, Veldia"),
        ("HASRA, Veldia", "HASRA, Veldia"),
        ("HASRA", "HASRA"),
        ("KEY POINTS: Five miners were shot dead near the river on Friday.", None),
        ("NATO: Five miners were shot dead near the river on Friday.", None),
        ("MINISTER ROE SAID: FIVE MINERS WERE SHOT DEAD NEAR THE RIVER.", None),
        ("Hasra: Five miners were shot dead near the river on Friday.", None),
        ("HASRA: five", None),
    ],
)
def test_a_bare_place_may_open_a_paragraph(opening: str, place: str | None) -> None:
    assert origin.bare_place(opening) == place


@pytest.mark.parametrize(
    ("closing", "agency"),
    [
        ("(With AFP)", "AFP"),
        ("Source: Reuters", "Reuters"),
        ("— Agence France-Presse", "AFP"),
        ("Reuters Staff", "Reuters"),
        ("(With inputs from Reuters)", "Reuters"),
        ("Hill Post with AFP", "AFP"),
        ("Hill Post Staff with Agencies", None),
        ("By Ann Lee, Associated Press", "AP"),
        ("© 2020 Agence France-Presse", "AFP"),
        ("Copyright 2020 The Associated Press. All rights reserved.", "AP"),
        ("© 2020 The Hill Post. All rights reserved.", None),
        ("© AFP", None),
        ("Source: Agencies", None),
        ("AFP Photo", None),
        ("Photo: AFP", None),
        ("AFP/File", None),
        ("Ann Lee/AFP", None),
        ("(With AFP and Reuters)", None),
        ("al/br (AFP)", "AFP"),
        ("al/br (AFP, dpa)", None),
        ("Reporting by Ann Lee; editing by Bo Roe", None),
        ("Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
    ],
)
def test_a_closing_line_names_the_agency_if_it_names_one(closing: str, agency: str | None) -> None:
    assert origin.credited(closing) == agency


def test_the_outlet_is_the_origin_where_no_agency_is_credited() -> None:
    assert origin.origin(None, ["(With AFP and Reuters)"], "The Hill Post") == "The Hill Post"
    assert origin.origin("AP", ["(With AFP)"], "The Hill Post") == "AP"
    assert origin.origin(None, ["(With AFP)"], "The Hill Post") == "AFP"
    assert origin.origin(None, [], None) is None


def test_an_agency_of_pictures_writes_no_story() -> None:
    assert origin.agency("Getty Images") is None
    assert origin.pictures("Getty Images") and origin.pictures("AFP") and origin.pictures("handout")
    assert not origin.pictures("Hill Wire")


@pytest.mark.parametrize(
    "opening",
    [
        "Doctors Without Borders (MSF) – The clinic was hit.",
        "Hill Relief Crew (HRC) – The clinic was hit.",
        "River Defence Force (RFV) – The clinic was hit.",
    ],
)
def test_a_body_and_its_initials_are_no_dateline(opening: str) -> None:
    assert origin.dateline(opening) == (None, None)


def test_a_country_or_its_capital_is_known() -> None:
    assert origin.is_known_place("BEIRUT") and origin.is_known_place("LEBANON, Sunday")
    assert not origin.is_known_place("ORVIK")


@given(st.text(), st.text(alphabet="AB a.,/()-—:1", max_size=60))
def test_any_opening_gets_an_answer(words: str, odd: str) -> None:
    for opening in (words, odd, odd + words):
        line, _ = origin.dateline(opening)
        assert line is None or opening.startswith(line)
        origin.credited(opening)
        place = origin.bare_place(opening)
        assert place is None or opening.startswith(place)
