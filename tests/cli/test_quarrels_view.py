from __future__ import annotations

from reportedly.accounts.account import account
from reportedly.accounts.accounts import Told
from reportedly.cli.quarrels_view import quarrels
from tests.accounts.papers import Paper, incident, reports


def lines(paper: Paper) -> list[str]:
    found = reports(paper)
    told = Told(account(incident(paper), found, {}), found, {})
    return [line.text.plain for line in quarrels(told)]


def test_one_contradiction_is_told_by_its_reason() -> None:
    paper = Paper("Baku said 21 people died. Yerevan said 13 of them.")
    paper.figure("21 people", claimant=paper.says("Baku", "21 people", "AZE.GOV"))
    paper.figure("13 of them", claimant=paper.says("Yerevan", "13 of them", "ARM.GOV"))
    assert lines(paper) == [
        "figures that exclude each other: Yerevan on 2020-10-28 gives “13 of them”, "
        "Baku on 2020-10-28 gives “21 people”: no number of killed agrees with both."
    ]


def test_a_figure_that_several_exclude_is_told_once() -> None:
    paper = Paper("Baku said 21 people died. Yerevan said 21 did. Paris said 13 of them. Rome said 21 died.")
    for who, words, actor in (
        ("Baku", "21 people", "AZE.GOV"),
        ("Yerevan", "21 did", "ARM.GOV"),
        ("Paris", "13 of them", "FRA.GOV"),
        ("Rome", "21 died", "ITA.GOV"),
    ):
        paper.figure(words, claimant=paper.says(who, words, actor))
    assert lines(paper) == [
        "figures that exclude each other: Paris on 2020-10-28 (“13 of them”), against "
        "Baku on 2020-10-28 (“21 people”); Yerevan on 2020-10-28 (“21 did”); Rome on 2020-10-28 (“21 died”)."
    ]


def test_a_denial_of_what_several_tell_is_told_once() -> None:
    paper = Paper("Baku said guns struck Barda. Rome said shells fell there. Yerevan denied striking it.")
    paper.event("struck", claimant=paper.says("Baku", "guns struck Barda", "AZE.GOV"))
    paper.event("fell", claimant=paper.says("Rome", "shells fell there", "ITA.GOV"))
    denial = paper.says("Yerevan", "striking it", "unresolved:yerevan", act="deny")
    paper.event("striking", status="denied", claimant=denial)
    assert lines(paper) == [
        "asserted and denied: Yerevan on 2020-10-28 (“striking it”) denies what these say: "
        "Baku on 2020-10-28 (“guns struck Barda”); Rome on 2020-10-28 (“shells fell there”)."
    ]
