"""The number of dead: by the rules of the accounts, nobody counted twice, low <= best <= high."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.best import RULES, Rule
from reportedly.accounts.model import Ref, Speaker, Toll
from reportedly.exports.deaths import Deaths, deaths

MAYOR = Speaker("the mayor", "ORS.GOV:mayor", None, "Gazette")


def toll(
    low: int | None, high: int | None, whom: str | None = "people", side: str | None = None, **more: object
) -> Toll:
    fields = {"measure": "killed", "scope": "incident", "part": False, "replaced_by": None, **more}
    words = f"{low} to {high} {whom}"
    return Toll(
        ref=Ref("a", f"f{low}{high}{whom}"), speaker=MAYOR, low=low, high=high, approx=False, whom=whom, side=side,
        said="2020-10-04", words=words, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def bounds(found: Deaths | None) -> tuple[int | None, int | None, int | None]:
    assert found
    return found.low, found.best, found.high


@pytest.mark.parametrize(
    ("tolls", "rule", "expected"),
    [
        ([toll(14, 14), toll(21, 21)], "acled", (14, 14, 21)),
        ([toll(14, 14), toll(21, 21), toll(30, 30)], "median", (14, 21, 30)),
        ([toll(14, None)], "acled", (14, 14, None)),
        ([toll(None, 30)], "acled", (None, 30, 30)),
        ([toll(None, 5), toll(10, 10)], "acled", (None, 5, 10)),
        ([toll(14, 14)], None, (14, None, 14)),
    ],
)
def test_low_best_and_high(tolls: list[Toll], rule: Rule | None, expected: tuple[int | None, ...]) -> None:
    assert bounds(deaths(tolls, rule)) == expected


def test_fighters_of_each_side_and_civilians_are_added_up() -> None:
    found = deaths([toll(3, 3, "soldiers", "TLV"), toll(5, 6, "soldiers", "ORS.MIL"), toll(7, 7, "civilians")], "acled")
    assert bounds(found) == (15, 15, 16)
    assert found and found.whose == (("civilians", 7), ("ORS", 5), ("TLV", 3))


def test_where_one_figure_may_count_all_the_greatest_stands_alone() -> None:
    found = deaths([toll(3, 3, "soldiers", "TLV"), toll(10, 10, "people")], "acled")
    assert bounds(found) == (10, 10, 10)
    assert found and found.whose == ((None, 10),)


@pytest.mark.parametrize(
    "other",
    [
        {"measure": "injured"},
        {"scope": "cumulative"},
        {"part": True},
        {"replaced_by": Ref("b", "f1")},
        {"whom": "vehicles"},
    ],
)
def test_what_does_not_stand_or_counts_no_dead_is_not_taken(other: dict[str, object]) -> None:
    assert deaths([toll(9, 9, **other)], "acled") is None  # type: ignore[arg-type]


numbers = st.none() | st.integers(0, 50)
tolls = st.tuples(
    numbers, numbers, st.sampled_from(("people", "civilians", "soldiers")), st.sampled_from((None, "TLV"))
)


@given(st.lists(tolls), st.sampled_from(RULES))
def test_the_bounds_are_in_order_and_the_parts_add_up(
    given: list[tuple[int | None, int | None, str, str | None]], rule: Rule
) -> None:
    sound = [
        toll(*each)
        for each in given
        if each[:2] != (None, None) and (each[0] or 0) <= (each[1] if each[1] is not None else 99)
    ]
    found = deaths(sound, rule)
    if found is not None and found.best is not None:
        known = [each for each in bounds(found) if each is not None]
        assert known == sorted(known)
        assert sum(many for _, many in found.whose) == found.best
