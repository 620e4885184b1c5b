"""What kind of incident, where and when, by what most of its tellings say."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.incidents import incident, name_of, names_of
from reportedly.accounts.model import Ground
from tests.accounts.news import Told, ground, news, one, shelling

ORSA = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery")))
AGAIN = replace(ORSA, id="b#t5", article="b", published=date(2020, 10, 7))
LIPA = one(news("c", shelling("Lipa", "2020-10-06", 14, "bakery")))


def test_most_tellings_say_where_and_when() -> None:
    found = incident("i1", [LIPA, AGAIN, ORSA], [])
    assert (found.first, found.last) == (date(2020, 10, 4), date(2020, 10, 4))
    assert found.ground == ground("Orsa") and found.modes == ("heavy-weapons",) and found.type == "ASSAULT"


def test_of_as_many_the_shorter_stretch_and_the_narrower_ground_hold() -> None:
    country = Ground("Talvik", 41, 46, 6, feature="country")
    wide = replace(LIPA, first=date(2020, 9, 1), last=date(2020, 9, 30), places=(country,))
    found = incident("i1", [wide, ORSA], [])
    assert found.first == date(2020, 10, 4) and found.ground == ground("Orsa")


def test_where_nobody_says_so_it_has_neither_day_nor_ground() -> None:
    vague = one(news("v", Told("14 died in a shelling.", "shelling", killed=14)))
    found = incident("i1", [vague], [])
    assert found.ground is None and found.first is None and found.last is None


@given(st.integers())
def test_tellings_in_any_order_make_one_incident(seed: int) -> None:
    told = [ORSA, AGAIN, LIPA]
    random.Random(seed).shuffle(told)
    assert incident("i1", told, []) == incident("i1", [LIPA, ORSA, AGAIN], [])


def test_a_telling_is_known_by_each_of_its_events() -> None:
    """So that an incident is found by its id where another reading begins the telling with another event."""
    report = news("a", shelling("Orsa", "2020-10-04", 14, "bakery"))
    guns = replace(report.events[0], id="e2", trigger=(0, 4))
    later = replace(report, events=(guns, *report.events))
    (telling,) = (one(later),)
    assert names_of(telling, later) == {name_of("a#t0"), name_of("a#t5")}
    assert names_of(one(report), report) == {name_of("a#t5")}
