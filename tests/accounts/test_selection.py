"""Which incidents are wanted: by day, place, actor and grade, and within a conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.accounts.account import account
from reportedly.accounts.accounts import Told
from reportedly.accounts.conflict import Conflict
from reportedly.accounts.model import Ground, Incident
from reportedly.accounts.selection import Selection, called, of_conflict, when
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports

BARDA = Ground("Al Bārdah", country="AZE", admin1="Karabakh", geonameid=77)


def told(published: str | None = "2020-10-30", **changed: object) -> Told:
    """Rockets that Armenia is said to have fired at Barda on 28 and 29 October 2020."""
    paper = Paper("Armenia fired rockets at Barda, Baku said.", published=published)
    said = paper.says("Baku", "Armenia fired rockets at Barda", "AZE.GOV", act="accuse")
    paper.event("fired", by=("Armenia", "ARM.MIL"), claimant=said)
    made = replace(incident(paper), ground=BARDA, last=date(2020, 10, 29), **changed)  # type: ignore[arg-type]
    return Told(account(made, reports(paper), {}, TWO_SIDES), reports(paper), {})


@pytest.mark.parametrize(
    ("since", "until", "takes"),
    [
        (None, None, True),
        (date(2020, 10, 29), None, True),
        (date(2020, 10, 30), None, False),
        (None, date(2020, 10, 28), True),
        (None, date(2020, 10, 27), False),
    ],
)
def test_an_incident_is_on_any_day_that_it_may_have_happened_on(
    since: date | None, until: date | None, takes: bool
) -> None:
    assert Selection(since, until).takes(told()) is takes


def test_without_a_day_the_first_printing_dates_it() -> None:
    undated = told(first=None)
    undated = replace(undated, account=replace(undated.account, incident=no_day(undated.account.incident)))
    assert when(undated) == (date(2020, 10, 30), date(2020, 10, 30))
    assert Selection(since=date(2020, 10, 30)).takes(undated)


def test_what_nothing_dates_is_on_no_day_and_may_be_of_any_conflict() -> None:
    undated = told(published=None)
    undated = replace(undated, account=replace(undated.account, incident=no_day(undated.account.incident)))
    assert not Selection(since=date(2000, 1, 1)).takes(undated)
    assert of_conflict(undated, Conflict("x", date(2020, 1, 1), date(2020, 12, 31), ()))


def no_day(made: Incident) -> Incident:
    return replace(made, first=None, last=None)


@pytest.mark.parametrize(
    ("place", "takes"),
    [
        ("al-bardah", True),
        ("Al Bārdah", True),
        ("AZE", True),
        ("karabakh", True),
        ("#77", True),
        ("#7", False),
        ("ARM", False),
    ],
)
def test_a_place_is_a_name_a_division_a_country_or_an_id(place: str, takes: bool) -> None:
    assert called(BARDA, place) is takes
    assert Selection(place=place).takes(told()) is takes


@pytest.mark.parametrize(
    ("actor", "takes"), [("AZE.GOV", True), ("AZE", True), ("ARM", True), ("ARM.GOV", False), ("AZ", False)]
)
def test_an_actor_is_whoever_speaks_or_is_named_and_those_below(actor: str, takes: bool) -> None:
    assert Selection(actor=actor).takes(told()) is takes


def test_a_grade_is_one_of_those_asked_for() -> None:
    assert Selection(grades=("weak", "fair")).takes(told())
    assert not Selection(grades=("confirmed",)).takes(told())


def test_a_conflict_takes_what_happened_in_its_time() -> None:
    assert of_conflict(told(), Conflict("x", date(2020, 10, 29), None, ()))
    assert not of_conflict(told(), Conflict("x", None, date(2020, 10, 27), ()))


def test_all_that_is_asked_for_must_hold() -> None:
    assert not Selection(place="AZE", actor="FRA").takes(told())
