from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.numbers import CHANGES, SCALES, TENS, UNITS, VAGUE, read


def bounds(text: str) -> tuple[int | None, int | None, bool] | None:
    found = read(text.split(), 0)
    return (found.bounds.low, found.bounds.high, found.bounds.approx) if found else None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("14", 14, 14),
        ("1,200", 1200, 1200),
        ("1.2 million", 1_200_000, 1_200_000),
        ("1.2m", 1_200_000, 1_200_000),
        ("12 thousand", 12_000, 12_000),
        ("seven", 7, 7),
        ("twenty-five", 25, 25),
        ("twenty five", 25, 25),
        ("thirtythree", 33, 33),
        ("one hundred and twenty", 120, 120),
        ("three thousand five hundred", 3500, 3500),
        ("two million one hundred thousand", 2_100_000, 2_100_000),
        ("a hundred", 100, 100),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a dozen", 6, 6),
        ("half a million", 500_000, 500_000),
        ("more than 1,200", 1201, None),
        ("over a dozen", 13, None),
        ("exceeded 100", 101, None),
        ("at least 14", 14, None),
        ("no fewer than 14", 14, None),
        ("14 or more", 14, None),
        ("up to 30", None, 30),
        ("as many as 30", None, 30),
        ("no more than 30", None, 30),
        ("fewer than 30", None, 29),
        ("between 10 and 15", 10, 15),
        ("from 10 to 15", 10, 15),
        ("10 to 15", 10, 15),
        ("10 - 15", 10, 15),
        ("two or three", 2, 3),
        ("two to three hundred", 200, 300),
        ("at least 10 and as many as 15", 10, 15),
        ("a total of 14", 14, 14),
        ("another 14", 14, 14),
        ("both", 2, 2),
    ],
)
def test_what_is_told_exactly_or_to_one_side(text: str, low: int | None, high: int | None) -> None:
    assert bounds(text) == (low, high, False)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("nearly 50", None, 49),
        ("almost 50", None, 49),
        ("close to 50", None, 49),
        ("about 50", 50, 50),
        ("around twenty", 20, 20),
        ("some 300", 300, 300),
        ("an estimated 5,000", 5000, 5000),
        ("50 or so", 50, 50),
        ("a couple of", 2, 2),
        ("tens", 10, None),
        ("dozens", 12, None),
        ("scores", 20, None),
        ("hundreds", 100, None),
        ("the hundreds", 100, None),
        ("thousands", 1000, None),
        ("tens of thousands", 10_000, None),
        ("hundreds of thousands", 100_000, None),
        ("several hundred", 100, None),
        ("a few dozen", 12, None),
        ("at least dozens", 12, None),
    ],
)
def test_what_is_told_about(text: str, low: int | None, high: int | None) -> None:
    assert bounds(text) == (low, high, True)


@pytest.mark.parametrize(
    "text",
    [
        "several",
        "many",
        "some people",
        "the driver",
        "a man",
        "1.5",
        "about",
        "12th",
        "000",
        "9" * 400,
        "half the town",
    ],
)
def test_what_gives_no_number(text: str) -> None:
    assert bounds(text) is None


def test_a_quantity_ends_where_its_noun_begins_and_knows_whether_it_is_known() -> None:
    found = read("more than two dozen of the miners".split(), 0)
    assert found is not None
    assert found.end == 4
    assert not found.definite
    known = read("the six priests".split(), 0)
    assert known is not None
    assert known.definite


NUMBER_WORDS = st.sampled_from(
    sorted(
        {*UNITS, *TENS, *SCALES, *VAGUE, *(word for phrase in CHANGES for word in phrase), "dozen", "12", "1,200", "to"}
    )
)


@given(st.lists(NUMBER_WORDS, min_size=1, max_size=8))
def test_bounds_are_never_crossed(words: list[str]) -> None:
    found = read(words, 0)
    if found is not None:
        low, high = found.bounds.low, found.bounds.high
        assert low is not None or high is not None
        assert low is None or high is None or 0 <= low <= high
        assert 0 < found.end <= len(words)


@given(st.integers(min_value=1, max_value=10**7))
def test_digits_are_read_as_they_stand(number: int) -> None:
    assert bounds(str(number)) == bounds(f"{number:,}") == (number, number, False)
