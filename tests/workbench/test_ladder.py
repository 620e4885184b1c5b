"""The chart of a toll: each figure once, at its number, by its day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportedly.workbench.ladder import BOTTOM, LEFT, RIGHT, ROW, TOP, WIDTH, chart, nice

BASE = TOP + ROW


def step(low: int | None, high: int | None = -1, said: str | None = "2020-10-04", stands: bool = True) -> Any:
    return {"low": low, "high": low if high == -1 else high, "said": said, "stands": stands, "by": "the mayor"}


def ladder(*steps: Any, name: str = "Orsa") -> Any:
    return {"name": name, "on": "on no side", "steps": list(steps)}


def drawn(*ladders: Any) -> Any:
    made = chart("killed", ladders)
    assert made is not None
    return made


def marks(*ladders: Any) -> list[Any]:
    return [mark for line in drawn(*ladders)["lines"] for mark in line["marks"]]


BOUNDS = st.tuples(st.integers(0, 2_000_000), st.integers(0, 2_000_000)).map(sorted)
DAYS = st.none() | st.integers(0, 4000).map(lambda n: str(date(2015, 1, 1) + timedelta(days=n)))
STEPS = st.builds(
    lambda both, open_, said, stands: step(
        None if open_ == "down" else both[0], None if open_ == "up" else both[1], said, stands
    ),
    BOUNDS,
    st.sampled_from(["", "up", "down"]),
    DAYS,
    st.booleans(),
)
LADDERS = st.lists(st.lists(STEPS, min_size=1, max_size=6).map(lambda some: ladder(*some)), min_size=2, max_size=8)


@given(LADDERS)
def test_every_figure_is_drawn_once_at_its_own_number_on_a_scale_from_zero(ladders: list[Any]) -> None:
    made = drawn(*ladders)
    assert made["ticks"][0] == {"y": BASE, "label": "0"}
    top = int(made["ticks"][-1]["label"].replace(",", ""))
    assert [len(line["marks"]) for line in made["lines"]] == [len(each["steps"]) for each in ladders]
    for each, line in zip(ladders, made["lines"], strict=True):
        for told, mark in zip(each["steps"], line["marks"], strict=True):
            number = told["low"] if told["low"] is not None else told["high"]
            assert abs(mark["y"] - (BASE - ROW * number / top)) < 0.06
            assert mark["stands"] == told["stands"]
            assert mark["open"] == ("up" if told["high"] is None else "down" if told["low"] is None else None)


@given(LADDERS)
def test_nothing_leaves_the_chart(ladders: list[Any]) -> None:
    made = drawn(*ladders)
    assert made["height"] == BASE + BOTTOM
    for line in made["lines"]:
        for mark in line["marks"]:
            assert TOP <= mark["y"] <= BASE
            assert LEFT <= mark["x"] < WIDTH - RIGHT + 27
            assert mark["to"] is None or TOP <= mark["to"] <= mark["y"]


@given(LADDERS)
def test_days_that_are_named_do_not_run_into_each_other(ladders: list[Any]) -> None:
    places = [each["x"] for each in drawn(*ladders)["days"]]
    assert all(b - a >= 80 for a, b in pairwise(places))


def test_one_figure_is_no_chart() -> None:
    assert chart("killed", [ladder(step(14))]) is None
    assert chart("killed", []) is None


def test_open_bounds_are_said_and_point_where_they_are_open() -> None:
    least, most, between = marks(ladder(step(14, None), step(None, 30), step(10, 15)))
    assert (least["label"], least["open"], least["to"]) == ("≥14", "up", None)
    assert (most["label"], most["open"], most["to"]) == ("≤30", "down", None)
    assert between["open"] is None and between["to"] < between["y"]


def test_what_was_revised_is_told_apart_from_what_stands() -> None:
    assert [each["stands"] for each in marks(ladder(step(14, stands=False), step(20)))] == [False, True]


def test_figures_of_one_number_and_day_lie_beside_each_other() -> None:
    places = [each["x"] for each in marks(ladder(step(14)), ladder(step(14), name="Talvik"))]
    assert abs(places[0] - places[1]) >= 26


def test_the_line_of_a_claimant_goes_through_its_marks_as_steps() -> None:
    (line,) = drawn(ladder(step(10, said="2020-10-04"), step(20, said="2020-10-06")))["lines"]
    first, second = line["marks"]
    assert line["path"] == f"M{first['x']} {first['y']}H{second['x']}V{second['y']}"
    assert first["x"] < second["x"] and first["y"] > second["y"]


def test_what_has_no_day_lies_at_the_right_and_is_said() -> None:
    made = drawn(ladder(step(10), step(20, said="2020-10-09"), step(30, said=None)))
    assert made["undated"]
    assert made["lines"][0]["marks"][-1]["x"] > made["lines"][0]["marks"][1]["x"]
    assert not drawn(ladder(step(10), step(20)))["undated"]


@given(st.floats(0.01, 1e12))
def test_ticks_are_round_numbers(least: float) -> None:
    found = nice(least)
    assert found >= least and str(found).rstrip("0") in ("1", "2", "5")
