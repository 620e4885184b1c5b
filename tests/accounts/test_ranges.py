from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.material import Material
from reportedly.accounts.model import TollRange
from reportedly.accounts.ranges import ranges
from reportedly.accounts.tolls import stands, tolls
from tests.accounts.papers import Paper, incident, reports

Bounds = tuple[int | None, int | None]
BOUNDS = st.one_of(
    st.tuples(st.integers(0, 500), st.none()),
    st.tuples(st.none(), st.integers(0, 500)),
    st.tuples(st.integers(0, 250), st.integers(250, 500)),
)


def ranged(*given_bounds: Bounds) -> TollRange:
    """The range of figures that so many speakers give."""
    names = [f"Officer {n}" for n in range(len(given_bounds))]
    paper = Paper(" ".join(f"{name} said {n} dead." for n, name in enumerate(names)))
    for n, (name, (low, high)) in enumerate(zip(names, given_bounds, strict=True)):
        said = paper.says(name, f"{n} dead", f"unresolved:officer-{n}x")
        paper.figure(f"{n} dead", low, high, claimant=said)
    (found,) = ranges(tolls(Material(incident(paper), reports(paper))))
    return found


def test_a_range_runs_from_the_least_lower_to_the_greatest_upper_bound() -> None:
    assert (ranged((14, 14), (21, 21)).low, ranged((14, 14), (21, 21)).high) == (14, 21)
    assert (ranged((16, None), (32, 32)).low, ranged((16, None), (32, 32)).high) == (16, 32)


def test_an_open_figure_above_all_others_leaves_the_range_open() -> None:
    assert (ranged((31, 31), (40, None)).low, ranged((31, 31), (40, None)).high) == (31, None)
    assert (ranged((None, 30)).low, ranged((None, 30)).high) == (None, 30)


@given(st.lists(BOUNDS, min_size=1, max_size=6))
def test_no_bound_is_invented(bounds: list[Bounds]) -> None:
    found = ranged(*bounds)
    assert found.low is None or found.low in {low for low, _ in bounds}
    assert found.high is None or found.high in {high for _, high in bounds}
    assert found.low is None or all(low >= found.low for low, _ in bounds if low is not None)


def test_best_is_never_set_in_silence() -> None:
    assert (ranged((14, 14)).best, ranged((14, 14)).rule) == (None, None)


def test_people_soldiers_and_the_injured_have_ranges_of_their_own() -> None:
    paper = Paper("20 civilians, 22 people and 3 soldiers died, 40 were hurt.")
    paper.figure("20 civilians", whom="civilians", claimant=paper.says("soldiers", "20 civilians", "AZE.MIL"))
    paper.figure("22 people")
    paper.figure("3 soldiers", whom="soldiers")
    paper.figure("40 were", measure="injured")
    found = ranges(tolls(Material(incident(paper), reports(paper))), "median")
    assert {(each.measure, each.whom): (each.low, each.high) for each in found} == {
        ("killed", "people"): (20, 22),
        ("killed", "soldiers"): (3, 3),
        ("injured", "people"): (40, 40),
    }
    assert all(stands(each) for each in tolls(Material(incident(paper), reports(paper))))
