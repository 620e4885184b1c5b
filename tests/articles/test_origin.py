"""Who wrote it first: datelines and closing credits."""

from __future__ import annotations

import pytest

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
        ("AFP - Shells fell.", None, "AFP"),
        ("POLLS ARE NOT ALWAYS WRONG, JUST EARLY - A look", None, None),
        ("The army - all of it - moved.", None, None),
        ("Shells fell on Baku (Reuters) - again.", None, None),
    ],
)
def test_a_dateline_names_place_day_and_agency(opening: str, line: str | None, agency: str | None) -> None:
    assert origin.dateline(opening) == (line, agency)


@pytest.mark.parametrize(
    ("closing", "agency"),
    [
        ("(With AFP)", "AFP"),
        ("Source: Reuters", "Reuters"),
        ("— Agence France-Presse", "AFP"),
        ("Reuters Staff", "Reuters"),
        ("(With AFP and Reuters)", None),
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
