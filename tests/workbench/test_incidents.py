"""The list, the timeline and the map of one choice of incidents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.accounts.summaries import Summary, summary
from reportedly.accounts.wording import NO_DAY
from reportedly.workbench.asked import AskedError
from reportedly.workbench.desk import Desk
from reportedly.workbench.incidents import MOST_BARS, PAGE, row, timeline
from tests.workbench.record import brask, look, orsa
from tests.workbench.summed import summed

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
NEAR = st.integers(0, 4000).map(lambda n: date(2019, 12, 28) + timedelta(days=n))


def bars(*days: date) -> Any:
    return timeline([replace(summed(f"i{n}"), first=str(each), last=str(each)) for n, each in enumerate(days)])


@given(st.lists(NEAR, min_size=1, max_size=30) | st.lists(DAYS, min_size=1, max_size=5))
@example([date(1, 1, 1), date(9999, 12, 31)])
@example([date(9999, 12, 31)])
@example([date(1914, 7, 28), date(2024, 2, 29)])
def test_bars_part_the_days_and_count_every_incident_once(days: list[date]) -> None:
    made = bars(*days)
    spans = [(date.fromisoformat(each["from"]), date.fromisoformat(each["to"])) for each in made["bars"]]
    assert all(first <= last for first, last in spans)
    assert all(last + timedelta(days=1) == first for (_, last), (first, _) in pairwise(spans))
    assert spans[0][0] <= min(days) <= spans[0][1] and spans[-1][0] <= max(days) <= spans[-1][1]
    assert [each["count"] for each in made["bars"]] == [
        sum(first <= each <= last for each in days) for first, last in spans
    ]
    assert made["most"] == max(each["count"] for each in made["bars"])
    assert (made["first"], made["last"]) == (str(min(days)), str(max(days)))


@given(st.lists(DAYS, min_size=1, max_size=5))
@example([date(1500, 1, 1), date(2020, 1, 1)])
def test_there_are_never_more_bars_than_have_room(days: list[date]) -> None:
    assert len(bars(*days)["bars"]) <= MOST_BARS


@pytest.mark.parametrize(
    ("length", "unit"), [(0, "day"), (89, "day"), (90, "week"), (600, "week"), (700, "month"), (3000, "year")]
)
def test_bars_grow_with_the_time_that_they_cover(length: int, unit: str) -> None:
    assert bars(date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=length))["unit"] == unit


def test_what_has_no_day_is_in_no_bar() -> None:
    undated = replace(summed("i1"), first=None, last=None, day=None)
    assert timeline([undated])["bars"] == []


def test_what_nobody_dates_lies_on_the_day_that_it_was_printed() -> None:
    made = timeline([replace(summed("i1"), first=None, last=None, day="2020-10-05")])
    assert (made["first"], made["last"]) == ("2020-10-05", "2020-10-05")


def test_list_bars_and_points_show_the_same(board: Desk) -> None:
    whole = look(board, "/incidents")
    assert (whole["found"], whole["of"], len(whole["incidents"])) == (2, 2, 2)
    assert sum(each["count"] for each in whole["timeline"]["bars"]) == 2
    assert {each["name"] for each in look(board, "/places")["places"]} == {"Orsa", "Brask"}
    one = look(board, "/incidents", place="Brask")
    assert [each["id"] for each in one["incidents"]] == [brask(board)]
    assert sum(each["count"] for each in one["timeline"]["bars"]) == 1
    assert [each["name"] for each in look(board, "/places", place="Brask")["places"]] == ["Brask"]


@pytest.mark.parametrize(
    ("order", "towns"),
    [
        ("told", ["Orsa", "Brask"]),
        ("disputed", ["Orsa", "Brask"]),
        ("new", ["Brask", "Orsa"]),
        ("old", ["Orsa", "Brask"]),
    ],
)
def test_the_list_has_an_order(board: Desk, order: str, towns: list[str]) -> None:
    assert [each["place"] for each in look(board, "/incidents", order=order)["incidents"]] == towns


def test_a_row_says_who_speaks_and_who_is_silent(board: Desk) -> None:
    found = next(each for each in look(board, "/incidents")["incidents"] if each["id"] == orsa(board))
    assert found["printings"] == 3 and found["outlets"] == ["Gazette", "Courier"]
    assert set(found["sides"]) | set(found["silent"]) == {"Orsa", "Talvik"}
    assert not set(found["sides"]) & set(found["silent"])


def test_a_row_of_what_is_not_known_says_so() -> None:
    bare = replace(summed("i1"), place=None, lat=None, lon=None, first=None, last=None, day=None)
    found = row(bare, ())
    assert (found["where"], found["when"], found["date"]) == ("place unknown", NO_DAY, None)


def test_what_nothing_fits_is_an_empty_list(board: Desk) -> None:
    found = look(board, "/incidents", text="nobody wrote this")
    assert (found["found"], found["incidents"], found["pages"], found["timeline"]["bars"]) == (0, [], 1, [])


def test_a_page_after_the_last_is_empty(board: Desk) -> None:
    assert look(board, "/incidents", page=1_000_000)["incidents"] == []


def test_the_list_comes_in_pages_and_whole(monkeypatch: pytest.MonkeyPatch, board: Desk) -> None:
    many: list[Summary] = [summed(f"i{n:03}") for n in range(2 * PAGE + 1)]
    monkeypatch.setattr(board, "board", lambda: many)
    pages = [look(board, "/incidents", page=n)["incidents"] for n in (1, 2, 3)]
    assert [len(each) for each in pages] == [PAGE, PAGE, 1]
    whole = look(board, "/all-incidents")["incidents"]
    assert [each["id"] for page in pages for each in page] == [each["id"] for each in whole]


def test_a_choice_that_is_none_is_refused(board: Desk) -> None:
    with pytest.raises(AskedError, match="grade: 'sure' will not do; it can be"):
        look(board, "/incidents", grade="sure")


def test_a_summary_is_what_the_list_holds(board: Desk) -> None:
    told = board.told(orsa(board))
    assert told is not None
    assert summary(told) == board.summary(orsa(board))
