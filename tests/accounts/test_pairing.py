"""Which pairs are compared, whoever finds them: the same ones, each once."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.accounts import pairing, splinking
from reportedly.accounts.blocking import AROUND, BESIDE, Ordinals, Spot, loose, near
from reportedly.accounts.pairing import LinkerError, chosen, finder, pairs

POINTS = ("A:p:orsa", "A:g:160:184", "A:k:killed:14", "A:n:orsa", "A:w:bakery", "P:w:bakery")
DAYS = st.one_of(
    st.tuples(st.integers(736000, 736040), st.sampled_from([0, 0, 1, 16, 45])),
    st.sampled_from([(1, 0), (1, 2), (3652059, 0), (3652050, 9)]),
)


@st.composite
def spots(draw: st.DrawFn) -> list[Spot]:
    """Where some tellings stand, in the order of their days, those that nothing dates first."""
    stretches: list[Ordinals | None] = [
        (low, low + length)
        for low, length in draw(st.lists(DAYS, max_size=14))  #
    ]
    stretches = [None] * draw(st.integers(0, 3)) + sorted(each for each in stretches if each is not None)
    made = []
    for number, wide in enumerate(stretches, 1):
        narrow = wide if wide is None or draw(st.booleans()) else (wide[0] + (wide[1] - wide[0]) // 2, wide[1])
        some = draw(st.sets(st.sampled_from(POINTS), max_size=4))
        made.append(Spot(number, draw(st.sampled_from("abcde")), wide, narrow, tuple(sorted(some))))
    return made


def meant(some: list[Spot]) -> list[tuple[int, int]]:
    """The pairs by the rule itself, over all there are."""
    return sorted(
        (one.number, two.number)
        for one, two in combinations(some, 2)
        if one.article != two.article
        and any(
            near(one.wide, two.wide, AROUND) if loose(point) else near(one.narrow, two.narrow, BESIDE)
            for point in set(one.points) & set(two.points)
        )
    )


@given(spots(), st.integers(1, 5))
def test_our_own_way_finds_what_is_meant_whenever_it_lets_go(some: list[Spot], often: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairing, "NOW_AND_THEN", often)
        found = list(pairs(some))
    assert sorted(found) == meant(some)


@settings(max_examples=12)
@given(spots(), st.sampled_from([1, 3, 10_000]))
def test_splink_in_duckdb_finds_what_is_meant(
    tmp_path_factory: pytest.TempPathFactory, some: list[Spot], lot: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(splinking, "AT_ONCE", lot)
        found = list(splinking.in_duckdb(some, tmp_path_factory.mktemp("pairs")))
    assert sorted(found) == meant(some)
    assert [second for _, second in found] == sorted(second for _, second in found)


def test_nothing_is_no_pair(tmp_path: Path) -> None:
    assert list(pairs([])) == list(splinking.in_duckdb([], tmp_path)) == []


@given(DAYS, DAYS, st.sampled_from([(AROUND, splinking.FAR), (BESIDE, splinking.BESIDES)]))
def test_days_that_may_be_compared_reach_into_one_stretch(
    one: tuple[int, int], other: tuple[int, int], lengths: tuple[int, int]
) -> None:
    mine, theirs = ((low, low + length) for low, length in (one, other))
    in_mine, in_theirs = (set(splinking.stretched(["x"], each, *lengths)) for each in (mine, theirs))
    assert not near(mine, theirs, lengths[0]) or in_mine & in_theirs


def test_which_way_is_taken_is_said_or_left_to_how_many_reports_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (chosen("auto", 99_999), chosen("auto", 100_000), chosen("own", 10**7)) == ("own", "duckdb", "own")
    assert chosen("spark", 1) == "spark"
    monkeypatch.setattr(pairing, "find_spec", lambda _: None)
    assert chosen("auto", 10**7) == "own"


@pytest.mark.parametrize("linker", ["duckdb", "spark"])
def test_what_is_not_installed_is_told_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, linker: pairing.Linker
) -> None:
    monkeypatch.setattr(pairing, "find_spec", lambda name: None if name == "splink" else object())
    with pytest.raises(LinkerError, match=r"needs splink: pip install 'reportedly\[link"):
        finder(linker, 1)
    assert finder("auto", 1) is not None
