"""Tolls as rows of figures, one for each claimant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.ladders import counted, ladders
from reportedly.accounts.material import Material
from reportedly.accounts.model import Toll
from reportedly.accounts.tolls import tolls
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports


def made(*papers: Paper) -> tuple[Toll, ...]:
    return tolls(Material(incident(*papers), reports(*papers), {}, TWO_SIDES))


def says(number: int, day: int, actor: str = "AZE.GOV", who: str = "Baku", **known: str) -> Paper:
    """A paper in which somebody counts so many dead on a day of October 2020."""
    paper = Paper(f"{who} said {number} people died.", published=f"2020-10-{day:02}", id=f"{who} {number} {day}")
    paper.figure(f"{number} people", claimant=paper.says(who, f"{number} people died", actor), **known)  # type: ignore[arg-type]
    return paper


def shown(*papers: Paper) -> list[list[int | None]]:
    return [[step.first.low for step in each.steps] for group in counted(made(*papers)) for each in group.ladders]


def test_a_claimants_figures_stand_in_the_order_of_saying() -> None:
    assert shown(says(112, 6), says(43, 4), says(70, 5)) == [[43, 70, 112]]


def test_each_claimant_has_a_row_of_their_own() -> None:
    assert shown(says(21, 4), says(9, 4, "ARM.GOV", "Yerevan"), says(26, 5)) == [[9], [21, 26]]


def test_an_old_figure_that_is_printed_again_is_no_new_step() -> None:
    assert shown(says(43, 4), says(70, 5), says(43, 7)) == [[43, 70]]


def test_only_the_last_step_stands() -> None:
    ((ladder,),) = (group.ladders for group in counted(made(says(43, 4), says(70, 5))))
    assert [step.stands for step in ladder.steps] == [False, True]


def test_parts_and_what_counts_more_stand_apart() -> None:
    paper = Paper("Baku said 21 people died, among them 3 children, and 91 civilians since September.")
    said = paper.says("Baku", "21 people died, among them 3 children, and 91 civilians since September", "AZE.GOV")
    whole = paper.figure("21 people", claimant=said)
    paper.figure("3 children", whom="children", claimant=said, part_of=whole)
    paper.figure("91 civilians", whom="civilians", claimant=said, scope="cumulative")
    (group,) = counted(made(paper))
    assert [step.first.low for each in group.ladders for step in each.steps] == [21]
    assert [each.low for each in group.parts] == [3]
    assert [each.low for each in group.beyond] == [91]


def test_things_of_which_a_whole_figure_is_given_come_first() -> None:
    groups = counted(made(says(91, 4, scope="cumulative", measure="injured"), says(21, 5)))
    assert [(each.measure, bool(each.ladders)) for each in groups] == [("killed", True), ("injured", False)]


def test_without_tolls_there_is_nothing() -> None:
    assert counted(()) == () and ladders(()) == ()


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 28), st.booleans()), max_size=6))
def test_every_toll_is_in_exactly_one_place(told: list[tuple[int, int, bool]]) -> None:
    papers = [
        says(number, day, *(("ARM.GOV", "Yerevan") if other else ("AZE.GOV", "Baku")))
        for number, day, other in dict.fromkeys(told)
    ]
    every = made(*papers) if papers else ()
    placed = [
        toll
        for group in counted(every)
        for toll in (*(t for each in group.ladders for s in each.steps for t in s.tolls), *group.parts, *group.beyond)
    ]
    assert sorted(map(str, placed)) == sorted(map(str, every))
