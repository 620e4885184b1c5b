from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from reportedly.knowledge.tables import agencies, countries
from reportedly.knowledge.who import (
    Body,
    Office,
    bodies,
    entities,
    entity_words,
    folded,
    groups,
    lasted,
    offices,
    organisations,
    outlets,
)

EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ID = re.compile(r"[A-Z]{3}(\.[A-Z]{3}){0,2}(:[a-z0-9-]+)?")
WARRING = """ARM AZE RUS UKR GEO TUR SYR IRQ IRN ISR LBN PSE YEM SAU ARE EGY LBY SDN SSD ETH ERI SOM KEN NGA MLI BFA NER
    TCD CMR CAF COD RWA BDI UGA AFG PAK IND LKA MMR BGD PHL THA COL VEN PER MEX HRV SRB BIH XKX ALB MKD MDA BLR TJK KGZ
    PRK KOR CHN JPN USA GBR FRA DEU ITA QAT JOR KWT UNO IGO:nato EUR""".split()


def everybody() -> tuple[Body, ...]:
    return (*groups(), *organisations(), *entities(), *outlets())


def test_dates_are_edtf_and_end_after_they_begin() -> None:
    timed: list[Office | Body] = [*offices(), *everybody()]
    for row in timed:
        assert all(EDTF.fullmatch(day) for day in (row.since, row.until) if day), row
        assert not row.until or row.until[:4] >= row.since[:4], row
        size = min(len(row.since), len(row.until))
        assert not row.until or row.until[:size] >= row.since[:size], row


@pytest.mark.parametrize("home", WARRING)
def test_every_state_of_the_wars_and_the_great_bodies_have_offices(home: str) -> None:
    assert any(office.home == home for office in offices())


def test_a_home_is_a_country_or_a_body_that_we_know() -> None:
    known = {country.iso3 for country in countries()} | {body.id for body in everybody()}
    assert {office.home for office in offices()} <= known


def test_nobody_holds_an_office_twice_at_once() -> None:
    for office in offices():
        others = [row for row in offices() if row.home == office.home and row.office == office.office]
        same = [row for row in others if row.person == office.person and row is not office]
        assert not any(row.since <= office.since and (not row.until or row.until > office.since) for row in same), (
            office
        )


def test_groups_are_many_and_ids_of_one_form() -> None:
    assert len(groups()) >= 300
    assert all(ID.fullmatch(body.id) for body in everybody())
    twice = [key for key, count in Counter(body.id for body in everybody() if ":" in body.id).items() if count > 1]
    assert twice == []


def test_parents_and_claimants_are_known() -> None:
    known = {body.id for body in everybody()}
    codes = {country.iso3 for country in countries()}
    assert {parent.partition("@")[0] for group in groups() for parent in group.parents} <= known | {"SYR.MIL"}
    assert all(body.claimed_by in codes for body in entities())
    assert {code for body in everybody() for code in body.countries} <= codes


def test_outlets_have_a_kind_and_agencies_are_among_them() -> None:
    assert {outlet.kind for outlet in outlets()} == {"state", "public", "private", "group", "agency"}
    names = {folded(name) for outlet in outlets() for name in outlet.exact}
    assert {folded(agency.kept) for agency in agencies().values() if agency.kind == "agency"} <= names


def test_no_name_is_a_common_noun_or_empty() -> None:
    assert not {"", "army", "group", "government", "police", "front", "party"} & bodies().keys()


def test_an_entity_says_who_claims_it_and_what_its_people_are_called() -> None:
    claims = {body.id: body.claimed_by for body in entities()}
    assert claims["AZE.PRE:nagorno-karabakh"] == "AZE"
    assert claims["TWN"] == "CHN"
    assert entity_words()["Abkhaz"] == ("GEO.PRE:abkhazia", "demonym")


@pytest.mark.parametrize(
    ("day", "since", "until", "inside"),
    [
        (date(2018, 5, 8), "2018-05-08", "", True),
        (date(2018, 5, 7), "2018-05-08", "", False),
        (date(2018, 5, 1), "2018-05", "2018-06", True),
        (date(2018, 6, 30), "2018-05", "2018-06", True),
        (date(2018, 7, 1), "2018-05", "2018-06", False),
        (date(2018, 12, 31), "1999", "2018", True),
        (date(1998, 12, 31), "1999", "", False),
        (date(1998, 12, 31), "", "", True),
    ],
)
def test_a_time_lasts_as_far_as_its_dates_are_certain(day: date, since: str, until: str, inside: bool) -> None:
    assert lasted(since, until, day) is inside


def test_names_are_compared_without_case_accents_and_marks() -> None:
    assert folded("Da’esh") == "daesh"
    assert folded("Al-Qa'ida  in the Maghreb") == "al qaida in the maghreb"
    assert folded("Médecins Sans Frontières") == "medecins sans frontieres"
