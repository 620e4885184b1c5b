from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.material import Material
from reportedly.accounts.model import Toll
from reportedly.accounts.tolls import echoes, stands, tolls
from reportedly.model import Block
from tests.accounts.papers import Paper, incident, reports


def counted(*papers: Paper, origins: dict[str, str | None] | None = None) -> tuple[Toll, ...]:
    return tolls(Material(incident(*papers), reports(*papers), origins or {}))


def revised(number: int, day: int, outlet: str = "Gazette") -> Paper:
    paper = Paper(f"Baku said {number} people had died.", outlet, f"2020-10-{day:02}")
    paper.figure(f"{number} people", claimant=paper.says("Baku", f"{number} people had died", "AZE.GOV"))
    return paper


def test_a_revised_toll_keeps_its_history() -> None:
    papers = [revised(number, day) for number, day in ((126, 31), (43, 28), (112, 30), (70, 29))]
    found = counted(*papers)
    assert [each.low for each in found] == [43, 70, 112, 126]
    assert [each.replaced_by for each in found] == [*(each.ref for each in found[1:]), None]
    assert [each.low for each in found if stands(each)] == [126]


@given(st.permutations([(43, 28), (70, 29), (112, 30), (126, 31)]))
def test_history_does_not_hang_on_the_order_of_reports(order: list[tuple[int, int]]) -> None:
    assert [each.low for each in counted(*(revised(*each) for each in order)) if stands(each)] == [126]


def test_an_old_figure_that_is_printed_again_is_no_revision() -> None:
    found = counted(revised(43, 28), revised(70, 29), revised(43, 31, "Herald"))
    assert [each.low for each in found if stands(each)] == [70]


def test_reprints_add_no_toll() -> None:
    papers = [revised(21, 28, outlet) for outlet in ("Gazette", "Herald", "Courier")]
    origins: dict[str, str | None] = {each.article.id: "Kavkaz Wire" for each in papers}
    (found,) = counted(*papers, origins=origins)
    assert [ref.article for ref in (found.ref, *found.printings)] == [each.article.id for each in papers]


def test_an_organ_revises_what_its_state_said_and_another_state_does_not() -> None:
    paper = Paper("Baku said 14 people died. Yerevan said 9 people died. The ministry said 21 people died.")
    paper.figure("14 people", claimant=paper.says("Baku", "14 people died", "AZE.GOV", said="2020-10-27"))
    paper.figure("9 people", claimant=paper.says("Yerevan", "9 people died", "ARM.GOV"))
    ministry = paper.says("The ministry", "21 people died", "AZE.MIL:defense-ministry", said="2020-10-28")
    paper.figure("21 people", claimant=ministry)
    assert {each.low for each in counted(paper) if stands(each)} == {9, 21}


def test_unnamed_people_do_not_revise_each_other() -> None:
    paper = Paper("A doctor said 9 people died. A shopkeeper said 4 people died.")
    for who, words in (("A doctor", "9 people"), ("A shopkeeper", "4 people")):
        said = paper.says(who, f"{words} died", f"unresolved:{who[2:]}", named="unnamed")
        paper.figure(words, claimant=said)
    assert {each.low for each in counted(paper) if stands(each)} == {4, 9}


def test_a_correction_takes_a_figure_back() -> None:
    text = "Prosecutors said 12 people died. An earlier version said 15 people had died."
    at = text.index("An earlier")
    blocks = (Block("paragraph", 0, at), Block("correction", at, len(text)))
    paper = Paper(text, blocks=blocks)
    paper.figure("12 people", claimant=paper.says("Prosecutors", "12 people died", "AZE.JUD:prosecutors"))
    wrong = paper.says("An earlier version", "15 people had died", "unresolved:earlier-version", named="unnamed")
    paper.figure("15 people", claimant=wrong)
    assert [each.low for each in counted(paper) if stands(each)] == [12]


def test_a_toll_has_the_time_of_saying_else_the_day_of_publication() -> None:
    paper = Paper("Baku said on Sunday 21 people died. 4 houses burned.", published="2020-10-28T10:00:00+00:00")
    paper.figure("21 people", claimant=paper.says("Baku", "21 people died", "AZE.GOV", said="2020-10-25"))
    paper.figure("4 houses", measure="destroyed", whom="homes")
    assert [(each.said, each.words) for each in counted(paper)] == [
        ("2020-10-25", "21 people"),
        ("2020-10-28", "4 houses"),
    ]


def test_an_outlets_own_figure_that_somebody_gives_is_an_echo() -> None:
    paper = Paper("Strikes killed 16 civilians, and 9 people were hurt. Baku said 16 people died.")
    own = paper.figure("16 civilians", whom="civilians")
    paper.figure("9 people", measure="injured")
    paper.figure("16 people", 16, None, claimant=paper.says("Baku", "16 people died", "AZE.GOV"))
    assert {ref.item for ref in echoes(counted(paper))} == {own}
