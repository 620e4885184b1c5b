from __future__ import annotations

from reportedly.accounts.account import account
from reportedly.accounts.model import Grade
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports


def graded(*papers: Paper, sides: bool = True) -> Grade:
    return account(incident(*papers), reports(*papers), {}, TWO_SIDES if sides else ()).grade


def told(who: str, actor: str | None, by: str | None, outlet: str = "Gazette") -> Paper:
    paper = Paper(f"{who} said troops struck Barda.", outlet)
    said = paper.says(who, "troops struck Barda", actor)
    paper.event("struck", by=("troops", by) if by else None, claimant=said)
    return paper


def test_one_speaker_in_however_many_outlets_is_weak() -> None:
    grade = graded(told("Paris", "FRA.GOV", None, "Gazette"), told("Paris", "FRA.MIL", None, "Herald"))
    assert grade == Grade("weak", ("Only France tells of it, in however many printings.",))


def test_two_independent_speakers_are_fair() -> None:
    grade = graded(told("Paris", "FRA.GOV", None), told("Rome", "ITA.GOV", None))
    assert grade == Grade("fair", ("2 independent sources tell of it: France, Italy.",))


def test_a_states_agency_and_its_army_are_one_source() -> None:
    assert graded(told("SANA", "SYR.JRN:sana", None), told("The army", "SYR.MIL", None)).value == "weak"


def test_the_author_who_accepts_it_confirms_it() -> None:
    grade = graded(told("Paris", "FRA.GOV", "AZE.MIL"), told("Baku", "AZE.GOV", "AZE.MIL"))
    assert grade == Grade("confirmed", ("Baku accepts it: “troops struck Barda”.",))


def test_the_accused_who_denies_it_makes_it_contested() -> None:
    paper = told("Baku", "AZE.GOV", "ARM.MIL")
    other = Paper("Yerevan denied striking Barda.", "Herald")
    denial = other.says("Yerevan", "striking Barda", "ARM.GOV", act="deny")
    other.event("striking", by=("Yerevan", "ARM.GOV"), status="denied", claimant=denial)
    grade = graded(paper, other)
    assert grade.value == "contested"
    assert grade.reasons[0] == "Yerevan denies that it was their deed: “striking Barda”."


def test_speakers_who_name_authors_of_two_sides_make_it_contested() -> None:
    papers = (told("Paris", "FRA.GOV", "ARM.MIL"), told("Rome", "ITA.GOV", "AZE.MIL"))
    assert graded(*papers).value == "contested"
    assert graded(*papers, sides=False).value == "fair"


def test_two_tolls_that_disagree_do_not_make_it_contested() -> None:
    one, other = told("Paris", "FRA.GOV", None), told("Rome", "ITA.GOV", None)
    for paper, number in ((one, 3), (other, 9)):
        paper.figure("troops", number, number, claimant="s1")
    assert graded(one, other).value == "fair"


def test_who_says_nothing_of_it_gives_no_grade_but_weak() -> None:
    assert graded(Paper("Rain.")) == Grade("weak", ("Nobody is named who tells of it, in however many printings.",))


def test_who_owns_what_others_lay_to_them_confirms_it_whatever_else_is_told() -> None:
    other = Paper("Rome said Armenian forces fought Azerbaijan.", "Herald")
    said = other.says("Rome", "Armenian forces fought Azerbaijan", "ITA.GOV")
    other.event("fought", "COERCE", by=("Armenian", "ARM.MIL"), claimant=said)
    owned = told("Baku", "AZE.GOV", "AZE.MIL")
    assert graded(other, owned).value == "fair"
    assert graded(other, owned, told("Paris", "FRA.GOV", "AZE.MIL", "Mirror")).value == "confirmed"
