from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.contradictions import contradictions, overlap, own_deed
from reportedly.accounts.material import Material
from reportedly.accounts.model import Contradiction, Ref, Speaker, Toll
from reportedly.accounts.positions import positions
from reportedly.accounts.tolls import tolls
from tests.accounts.papers import TWO_SIDES, Named_, Paper, incident, reports


def found(paper: Paper, sides: bool = True) -> tuple[Contradiction, ...]:
    material = Material(incident(paper), reports(paper), {}, TWO_SIDES if sides else ())
    return contradictions(material, positions(material), tolls(material))


def kinds(paper: Paper, sides: bool = True) -> list[str]:
    return [each.kind for each in found(paper, sides)]


def accused_and_denied(status: str = "asserted", by: Named_ = ("Armenian", "ARM.MIL")) -> Paper:
    paper = Paper("Baku said Armenian guns struck Barda. Yerevan denied striking it. Iranian guns?")
    said = paper.says("Baku", "Armenian guns struck Barda", "AZE.GOV")
    paper.event("struck", by=by, claimant=said, status=status)  # type: ignore[arg-type] # a status, by its name
    denial = paper.says("Yerevan", "striking it", "ARM.GOV", act="deny")
    paper.event("striking", by=("Yerevan", "ARM.GOV"), status="denied", claimant=denial)
    return paper


def test_what_one_asserts_and_the_other_denies_cannot_both_hold() -> None:
    paper = accused_and_denied()
    (one,) = found(paper)
    assert one.kind == "asserted-denied"
    assert [one.first.item, one.second.item] == ["e1", "e2"]
    assert one.why == ("Baku says that it happened (“Armenian guns struck Barda”), Yerevan denies it (“striking it”).")


def test_what_is_only_possible_contradicts_nothing() -> None:
    assert kinds(accused_and_denied(status="possible")) == []


def test_who_denies_a_deed_of_their_own_does_not_deny_anothers() -> None:
    assert kinds(accused_and_denied(by=("Iranian", "IRN.MIL"))) == []


def test_a_denial_of_another_mode_answers_nothing() -> None:
    paper = Paper("Baku said Armenian guns struck Barda. Yerevan denied gassing it.")
    said = paper.says("Baku", "Armenian guns struck Barda", "AZE.GOV")
    paper.event("struck", by=("Armenian", "ARM.MIL"), claimant=said, mode="heavy-weapons")
    denial = paper.says("Yerevan", "gassing it", "ARM.GOV", act="deny")
    paper.event("gassing", by=("Yerevan", "ARM.GOV"), status="denied", claimant=denial, mode="chemical")
    assert kinds(paper) == []


def test_who_saw_nothing_denies_that_it_happened_whoever_is_named() -> None:
    paper = Paper("State media said rebels hit the plant. An activist said it was not targeted.")
    said = paper.says("State media", "rebels hit the plant", "SYR.JRN:sana")
    paper.event("hit", by=("rebels", "SYR.REB"), claimant=said)
    denial = paper.says("An activist", "it was not targeted", "unresolved:activist", named="unnamed")
    paper.event("targeted", status="denied", claimant=denial)
    assert kinds(paper, sides=False) == ["asserted-denied"]


def rivals(second: Named_ = ("Azerbaijani", "AZE.MIL"), mode: str = "heavy-weapons") -> Paper:
    paper = Paper("Baku said Armenian shells hit it. Yerevan said Azerbaijani shells struck it. Artsakh?")
    one = paper.says("Baku", "Armenian shells hit it", "AZE.GOV")
    paper.event("hit", by=("Armenian", "ARM.MIL"), claimant=one, mode="heavy-weapons")
    other = paper.says("Yerevan", "Azerbaijani shells struck it", "ARM.GOV")
    paper.event("struck", by=second, claimant=other, mode=mode)
    return paper


def test_two_speakers_who_name_authors_of_two_sides_are_rivals() -> None:
    (one,) = found(rivals())
    assert one.kind == "rival-authors"
    assert one.why == (
        "Baku names Armed Forces of Armenia (“Armenian shells hit it”), "
        "Yerevan names Azerbaijani Armed Forces (“Azerbaijani shells struck it”)."
    )


def test_authors_of_one_side_or_of_no_known_side_are_no_rivals() -> None:
    assert kinds(rivals(second=("Artsakh", "AZE.PRE.MIL:nagorno-karabakh"))) == []
    assert kinds(rivals(second=("Artsakh", "FRA.MIL"))) == []


def test_deeds_of_two_modes_have_two_authors() -> None:
    assert kinds(rivals(mode="drone-strike")) == []


def test_two_actors_who_name_each_other_are_rivals_whatever_the_sides() -> None:
    paper = Paper("Damascus blamed rebels for the gas. Rebels blamed Damascus for the gas.")
    one = paper.says("Damascus", "for the gas", "SYR.GOV", act="accuse", target=("rebels", "SYR.REB:islamic-front"))
    paper.event("gas", by=("rebels", "SYR.REB:islamic-front"), claimant=one)
    other = paper.says("Rebels", "gas. Rebels", "SYR.REB:islamic-front", act="accuse", target=("Damascus", "SYR.GOV"))
    paper.event("gas", by=("Damascus", "SYR.GOV"), claimant=other)
    assert kinds(paper, sides=False) == ["rival-authors"]


def numbers(first: int, second: int, who: str = "ARM.GOV", **known: object) -> Paper:
    paper = Paper(f"Baku said {first} people died. Yerevan said {second} of them.")
    paper.figure(f"{first} people", claimant=paper.says("Baku", f"{first} people", "AZE.GOV"))
    said = paper.says("Yerevan", f"{second} of them", who)
    paper.figure(f"{second} of them", claimant=said, **known)  # type: ignore[arg-type] # a figure's fields
    return paper


def test_figures_of_two_voices_without_a_common_number_are_disjoint() -> None:
    (one,) = found(numbers(21, 13))
    assert one.kind == "disjoint-ranges"
    assert one.why == (
        "Yerevan on 2020-10-28 gives “13 of them”, Baku on 2020-10-28 gives “21 people”: "
        "no number of killed agrees with both."
    )


def test_one_voices_own_revision_parts_totals_and_other_measures_contradict_nothing() -> None:
    assert kinds(numbers(21, 13, who="AZE.MIL:defense-ministry")) == []
    assert kinds(numbers(21, 13, measure="injured")) == []
    assert kinds(numbers(21, 90, scope="cumulative")) == []
    assert kinds(numbers(21, 13, whom="children")) == []


def toll(low: int | None, high: int | None, approx: bool = False) -> Toll:
    speaker = Speaker("x", None, None, None)
    return Toll(Ref("a", "f1"), speaker, low, high, approx, "killed", None, None, "incident", False, None, "x")


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (toll(14, 14), toll(14, None), True),
        (toll(14, 14), toll(15, None), False),
        (toll(14, 14), toll(None, 30), True),
        (toll(50, 50, approx=True), toll(54, 54), True),
        (toll(50, 50, approx=True), toll(60, 60), False),
        (toll(None, 49, approx=True), toll(46, 46), True),
        (toll(None, 49, approx=True), toll(20, 20), False),
        (toll(10, None, approx=True), toll(9, 9), True),
    ],
)
def test_at_least_reaches_upward_and_about_a_tenth_either_way(first: Toll, second: Toll, both: bool) -> None:
    assert overlap(first, second) is overlap(second, first) is both


@given(st.integers(0, 1000), st.integers(0, 1000), st.booleans())
def test_a_figure_agrees_with_itself(low: int, more: int, approx: bool) -> None:
    assert overlap(toll(low, low + more, approx), toll(low, low + more, approx))


def test_who_bears_no_arms_denies_no_deed_of_their_own() -> None:
    paper = Paper("Monitors said it was not known whether unknown jets struck.")
    said = paper.says("Monitors", "unknown jets struck", "SYR.NGO:syrian-observatory-for-human-rights")
    paper.event("struck", by=("unknown jets", None), status="denied", claimant=said)
    (position,) = positions(Material(incident(paper), reports(paper)))
    assert position.about and own_deed(position) == ()


def test_one_figure_under_two_words_for_people_is_one_contradiction() -> None:
    paper = Paper("Baku said 21 people died. Yerevan said 13 of them, then 9 civilians.")
    paper.figure("21 people", claimant=paper.says("Baku", "21 people", "AZE.GOV"))
    said = paper.says("Yerevan", "13 of them, then 9 civilians", "ARM.GOV")
    paper.figure("13 of them", claimant=said)
    paper.figure("9 civilians", whom="civilians", claimant=said)
    assert kinds(paper) == ["disjoint-ranges"]


def plant(denied: str, between: str = "") -> Paper:
    paper = Paper(f"Rome said shells struck a village. {between}An activist said {denied}.")
    said = paper.says("Rome", "shells struck a village", "ITA.GOV")
    paper.event("struck", on=("a village", None), claimant=said)
    denial = paper.says("An activist", denied, "unresolved:activist", named="unnamed")
    paper.event("targeted", on=(denied.partition(" was")[0], None), status="denied", claimant=denial)
    return paper


def test_a_denial_of_anothers_deed_answers_what_stands_beside_it_or_speaks_of_the_same() -> None:
    far = "It rained all day. " * 30
    assert kinds(plant("the plant was not targeted")) == ["asserted-denied"]
    assert kinds(plant("the plant was not targeted", far)) == []
    assert kinds(plant("the villages was not targeted", far)) == ["asserted-denied"]
