from __future__ import annotations

from reportedly.accounts.material import Material
from reportedly.accounts.model import Toll
from reportedly.accounts.parts import kind
from reportedly.accounts.tolls import stands, tolls
from tests.accounts.papers import Paper, incident, reports


def counted(*papers: Paper) -> tuple[Toll, ...]:
    return tolls(Material(incident(*papers), reports(*papers)))


def test_parts_and_totals_over_many_days_do_not_stand() -> None:
    paper = Paper("21 people died, 3 children among them; 5 of 9 women; since then 91 civilians died.")
    whole = paper.figure("21 people")
    paper.figure("3 children", whom="children", part_of=whole)
    paper.figure("9 women", whom="women")
    paper.figure("91 civilians", whom="civilians", scope="cumulative")
    assert [each.low for each in counted(paper) if stands(each)] == [21]
    assert {each.low for each in counted(paper) if each.part} == {3, 9}


def test_soldiers_are_no_part_of_the_civilians() -> None:
    paper = Paper("20 civilians and 3 soldiers died.")
    paper.figure("20 civilians", whom="civilians")
    paper.figure("3 soldiers", whom="soldiers")
    assert {each.low for each in counted(paper) if stands(each)} == {20, 3}


def test_figures_that_add_up_to_a_total_are_its_parts() -> None:
    paper = Paper(
        "16 people died: 9 people in one street, 2 people in another, 5 people in a third. Later 4 people fell."
    )
    for words in ("16 people", "9 people", "2 people", "5 people"):
        paper.figure(words)
    assert [each.low for each in counted(paper) if stands(each)] == [16]
    assert {each.low for each in counted(paper) if each.part} == {9, 2, 5}


def test_another_five_come_beside_a_total_of_the_same_voice() -> None:
    paper = Paper("At least 16 people died in one street, 7 others in the next; more than 20 people were hurt.")
    paper.figure("16 people", 16, None)
    paper.figure("7 others")
    paper.figure("more than 20 people", 21, None, measure="injured")
    assert [(each.low, each.part) for each in counted(paper)] == [(7, True), (16, False), (21, False)]


def test_a_figure_of_another_place_than_the_greater_one_is_its_part() -> None:
    paper = Paper("30 people died in the province. 8 people died in the town.")
    paper.figure("30 people", place="Idlib")
    paper.figure("8 people", place="Saraqeb")
    assert {each.low: each.part for each in counted(paper)} == {30: False, 8: True}


def test_victims_are_compared_by_kind() -> None:
    assert kind(None, "killed") == kind("civilians", "killed") == kind("children", "killed") == "people"
    assert kind("soldiers", "killed") == "soldiers"
    assert kind("tanks", "destroyed") == "tanks"
    assert kind(None, "destroyed") == "things"


def test_a_smaller_figure_of_one_voice_at_one_time_is_a_part_unless_words_say_it_was_revised() -> None:
    paper = Paper("Baku said 21 people died. At the crossroads, 8 people died. Earlier it gave 14 people.")
    baku = paper.says("Baku", "21 people died. At the crossroads, 8 people died. Earlier it gave 14 people", "AZE.GOV")
    for words in ("21 people", "8 people", "14 people"):
        paper.figure(words, claimant=baku)
    found = {each.low: (each.part, stands(each)) for each in counted(paper)}
    assert found == {8: (True, False), 14: (False, False), 21: (False, True)}


def test_a_lone_person_in_one_story_is_no_rival_of_the_toll_in_another() -> None:
    story, wire = Paper("The driver died.", "Herald"), Paper("21 people died.")
    story.figure("The driver", 1, 1)
    wire.figure("21 people")
    assert {each.low: each.part for each in counted(story, wire)} == {1: True, 21: False}
    assert [each.part for each in counted(story)] == [False]


def test_a_figure_that_nothing_is_greater_than_is_whole_whatever_its_words() -> None:
    paper = Paper("3 people died and 50 others were hurt, among them 4 children.")
    paper.figure("3 people")
    paper.figure("50 others", measure="injured")
    paper.figure("4 children", measure="injured", whom="children")
    assert {each.low: each.part for each in counted(paper)} == {3: False, 50: False, 4: True}


def test_what_its_claimant_gives_as_a_part_elsewhere_revises_nothing() -> None:
    first, later = (
        Paper("Baku: 82 people died, 58 of them civilians."),
        Paper("58 civilians died, Baku said.", "Herald"),
    )
    said = first.says("Baku", "82 people died, 58 of them civilians", "AZE.GOV")
    whole = first.figure("82 people", claimant=said)
    first.figure("58 of them civilians", whom="civilians", part_of=whole, claimant=said)
    later.figure("58 civilians", whom="civilians", claimant=later.says("Baku", "58 civilians died", "AZE.GOV"))
    assert {each.low: (each.part, stands(each)) for each in counted(first, later)} == {
        58: (True, False),
        82: (False, True),
    }
    assert [each.part for each in counted(later)] == [False]
