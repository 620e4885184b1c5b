from __future__ import annotations

import random

from reportedly.accounts.hostility import inferred
from reportedly.accounts.sides import side_of
from reportedly.model import Report
from tests.accounts.papers import Paper

THREE = 3


def fought(one: str, other: str, times: int = THREE, status: str = "asserted") -> list[Report]:
    found = []
    for _ in range(times):
        paper = Paper("They struck them.")
        paper.event("struck", by=("They", one), on=("them", other), status=status)  # type: ignore[arg-type] # by name
        found.append(paper.report)
    return found


def helped(one: str, other: str) -> list[Report]:
    paper = Paper("They armed them.")
    paper.event("armed", "AID", by=("They", one), on=("them", other))
    return [paper.report]


def accused(one: str, other: str) -> list[Report]:
    paper = Paper("They accused them of it.")
    paper.says("They", "of it", one, act="accuse", target=("them", other))
    return [paper.report]


def members(reports: list[Report]) -> list[tuple[str, ...]]:
    return [side.members for side in inferred(reports)]


def test_two_who_fight_are_two_sides_with_the_counts_as_basis() -> None:
    first, second = inferred(fought("AZE.MIL", "ARM.GOV:nikol-pashinyan"))
    assert (first.members, second.members) == (("ARM",), ("AZE",))
    assert first.inferred and first.basis == ("Armenia and Azerbaijan: fighting told 3 times.",)


def test_who_fights_one_side_joins_the_other() -> None:
    reports = fought("AZE.MIL", "ARM.MIL", 5) + fought("AZE.PRE.MIL:nagorno-karabakh", "AZE.MIL")
    assert members(reports) == [("ARM", "AZE.PRE:nagorno-karabakh"), ("AZE",)]


def test_who_fights_all_is_a_side_of_its_own() -> None:
    reports = fought("SYR.MIL", "SYR.REB:islamic-front", 5)
    reports += fought("IMG:islamic-state", "SYR.MIL", 4) + fought("SYR.REB:islamic-front", "IMG:islamic-state", 3)
    assert members(reports) == [("SYR",), ("SYR.REB:islamic-front",), ("IMG:islamic-state",)]


def test_help_weighs_against_fighting() -> None:
    reports = fought("AZE.MIL", "ARM.MIL") + fought("RUS.MIL", "ARM.MIL", 3) + helped("RUS.GOV", "ARM.GOV")
    assert members(reports) == [("ARM",), ("AZE",)]


def test_who_accuses_and_is_not_accused_is_on_no_side() -> None:
    war = fought("AZE.MIL", "ARM.MIL", 9)
    onlooker = accused("USA.GOV", "AZE.GOV") * THREE
    assert side_of("USA.GOV", inferred(war + onlooker)) is None
    assert side_of("USA.GOV", inferred(war + onlooker + accused("AZE.GOV", "USA.GOV"))) == "Armenia"


def test_what_is_denied_or_only_possible_is_no_fighting() -> None:
    assert inferred(fought("AZE.MIL", "ARM.MIL", status="denied")) == ()
    assert inferred(fought("AZE.MIL", "ARM.MIL", status="possible")) == ()


def test_civilians_and_the_unknown_are_no_party() -> None:
    assert inferred(fought("AZE.MIL", "ARM.CVL") + fought("AZE.MIL", "unresolved:men")) == ()


def test_too_little_fighting_makes_no_sides() -> None:
    assert inferred(fought("AZE.MIL", "ARM.MIL", 2)) == ()


def test_the_order_of_reports_changes_nothing() -> None:
    reports = fought("SYR.MIL", "SYR.REB:islamic-front") + fought("RUS.MIL", "SYR.REB:islamic-front")
    reports += fought("IMG:islamic-state", "SYR.MIL") + helped("TUR", "SYR.REB:islamic-front")
    expected = inferred(reports)
    random.Random(7).shuffle(reports)
    assert inferred(reports) == expected


def test_a_states_reporter_who_is_hit_makes_it_no_party() -> None:
    assert inferred(fought("RUS.MIL", "QAT.JRN:al-jazeera")) == ()
