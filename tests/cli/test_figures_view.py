"""Figures as a person reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.accounts.wording import number
from reportedly.cli.figures_view import tolls
from reportedly.model import Figure, Place
from tests.example import report

FIGURE = Figure(
    "f1",
    (0, 5),
    14,
    14,
    False,
    "killed",
    "civilians",
    None,
    None,
    "incident",
    None,
    "p1",
    "2020-10-28",
    None,
    "s1",
    0.9,
)
BARDA = Place("p1", (0, 5), "Barda", None, None, None, "AZE", None, "city", 1)


@pytest.mark.parametrize(
    ("low", "high", "approx", "words"),
    [
        (14, 14, False, "14"),
        (1201, None, False, "at least 1,201"),
        (None, 30, False, "at most 30"),
        (10, 15, False, "10 to 15"),
        (50, 50, True, "about 50"),
        (None, 49, True, "at most about 49"),
        (12, None, True, "12 or more (no exact number)"),
    ],
)
def test_bounds_in_words(low: int | None, high: int | None, approx: bool, words: str) -> None:
    assert number(replace(FIGURE, low=low, high=high, approx=approx)) == words


def test_a_figure_is_told_with_its_place_its_time_and_its_claimant() -> None:
    made = replace(report(), figures=(FIGURE, replace(FIGURE, id="f2", claimant=None, part_of="f1")), places=(BARDA,))
    _, _, first, second = (line.text.plain for line in tolls(made))
    assert first.startswith("14 killed (civilians) · Barda · 2020-10-28 < ")
    assert "Aliyev" in first
    assert "part of f1" in second and "Aliyev" not in second


def test_a_report_without_figures_says_nothing_of_them() -> None:
    assert list(tolls(report())) == []
