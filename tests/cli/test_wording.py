"""What pages on incidents share in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.accounts.account import account
from reportedly.accounts.accounts import Told
from reportedly.accounts.ladders import counted
from reportedly.accounts.model import Ground, Side, Speaker
from reportedly.cli import wording
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports


def told(*papers: Paper, origins: dict[str, str | None] | None = None) -> Told:
    return Told(account(incident(*papers), reports(*papers), origins or {}, TWO_SIDES), reports(*papers), origins or {})


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (1, "Orsa"),
        (None, "Orsa"),
        (2, "near Orsa"),
        (3, "district of Orsa"),
        (4, "province of Orsa"),
        (5, "area of Orsa"),
        (6, "Orsa, no place in it"),
        (7, "Orsa"),
    ],
)
def test_a_place_says_how_exactly_it_is_told(precision: int | None, words: str) -> None:
    assert wording.where(Ground("Orsa", precision=precision)) == words
    assert wording.where(None) == "place unknown"


def test_days_are_one_or_two_or_unknown() -> None:
    made = incident(Paper("Rockets hit Barda."))
    assert wording.when(made) == "2020-10-28"
    assert wording.when(replace(made, last=date(2020, 10, 29))) == "2020-10-28 to 2020-10-29"
    assert wording.when(replace(made, first=None, last=None)) == "day unknown"


def test_words_are_quoted_whole_or_cut_after_a_whole_word() -> None:
    assert wording.quoted("shelled  the\nmarket") == "“shelled the market”"
    assert wording.quoted("“It was them,”") == "“It was them,”"
    assert wording.quoted("one two three", 9) == "“one two …”"
    assert wording.quoted("one two three", None) == "“one two three”"


def test_where_it_is_printed_names_the_outlet_and_whose_story_it_is() -> None:
    wire, reprint, text = (
        Paper("Rockets hit Barda.", outlet=outlet, id=name)
        for outlet, name in (("Kavkaz Wire", "a"), ("Courier", "b"), (None, "c"))
    )
    made = told(wire, reprint, text, origins=dict.fromkeys("abc", "Kavkaz Wire"))
    assert [wording.outlet(made, each) for each in "abc"] == [
        "Kavkaz Wire",
        "Courier, after Kavkaz Wire",
        "Kavkaz Wire’s story",
    ]
    assert wording.outlet(told(text), "c") == "outlet unknown"


def test_further_articles_are_counted() -> None:
    papers = [Paper("Rockets hit Barda.", outlet="Gazette", id=name) for name in "abc"]
    for paper in papers:
        paper.event("hit")
    made = told(*papers)
    refs = made.account.positions[0].refs
    assert wording.printed(made, refs, "2020-10-28") == "Gazette, 2020-10-28; and in 2 more articles"
    assert wording.printed(made, refs[:2], None) == "Gazette, day unknown; and in 1 more article"
    assert wording.printed(made, refs[:1], "2020-10-28/2020-10-29") == "Gazette, 2020-10-28 to 2020-10-29"


def test_a_side_that_nobody_declared_says_so() -> None:
    speaker = Speaker("Baku", "AZE.GOV", "Azerbaijan", None)
    assert wording.on(speaker, TWO_SIDES) == "Azerbaijan"
    assert wording.on(speaker, (Side("Azerbaijan", ("AZE",), True),)) == "Azerbaijan (side inferred)"
    assert wording.on(Speaker("Paris", "FRA.GOV", None, None), TWO_SIDES) == "on no side"


def test_a_row_of_figures_says_who_gives_one_and_what_was_taken_back() -> None:
    paper = Paper("Baku said 14 people died. Aliyev said 21 people had.", outlet="Gazette")
    paper.figure("14 people", claimant=paper.says("Baku", "14 people died", "AZE.GOV", said="2020-10-27"))
    other = paper.says("Aliyev", "21 people had", "AZE.GOV:ilham-aliyev", said="2020-10-28")
    paper.figure("21 people", claimant=other)
    made = told(paper)
    ((ladder,),) = (group.ladders for group in counted(made.account.tolls))
    assert wording.steps(ladder, days=False).plain == "14, then 21 (Aliyev)"
    assert wording.steps(ladder, days=True).plain == "14 (2020-10-27), then 21 (Aliyev, 2020-10-28)"


def test_a_figure_that_was_taken_back_says_so() -> None:
    paper = Paper("An earlier version said 15 people died. Baku said 12 people died.", outlet="Gazette")
    paper.figure("15 people", claimant=paper.says("An earlier version", "15 people died", "unresolved:version"))
    paper.figure("12 people", claimant=paper.says("Baku", "12 people died", "AZE.GOV"))
    from reportedly.model import Block

    text = paper.text
    paper.article = replace(paper.article, blocks=(Block("correction", 0, len(text)),))
    shown = [wording.steps(each, days=False).plain for g in counted(told(paper).account.tolls) for each in g.ladders]
    assert sorted(shown) == ["12", "15 (taken back)"]


def test_sources_of_one_side_say_so() -> None:
    paper = Paper("Baku said rockets hit Barda. Ankara said rockets struck it.", outlet="Gazette")
    paper.event("hit", claimant=paper.says("Baku", "rockets hit Barda", "AZE.GOV"))
    paper.event("struck", claimant=paper.says("Ankara", "rockets struck it", "TUR.GOV"))
    words = wording.sources(told(paper))
    assert words == "2 independent sources in 1 article: Azerbaijan, Turkey (all on one side: Azerbaijan)"
    assert wording.sources(told(Paper("Nothing."))) == "no sources in 1 article"


def test_no_control_character_of_a_report_that_was_handed_over_reaches_the_terminal() -> None:
    assert wording.day("2020\x1b[31m/..").isprintable()
