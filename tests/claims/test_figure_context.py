"""Which place, day and teller of its own sentence a figure or an event belongs to."""

from __future__ import annotations

import pytest

from reportedly.claims.figure_context import Context
from reportedly.claims.page import Page
from reportedly.language.parse import Parse
from reportedly.model import Article, Block, Place, Span, Time
from tests.marked import read, sentences


def context(text: str, places: tuple[str, ...] = (), times: dict[str, str] | None = None) -> Context:
    """The context of a text in which some words are known to be places and times."""
    article = Article("test", text, (Block("paragraph", 0, len(text)),), published="2020-11-01")
    found = [
        Place(
            f"p:{name}", at(text, name), name, None, None, None, None, None, "country" if name == "Samara" else None, 1
        )
        for name in places
    ]
    days = [Time(f"t{n}", at(text, words), edtf) for n, (words, edtf) in enumerate((times or {}).items())]
    return Context(Page.of(article, Parse(text, (), sentences(text), (), ())), (), found, days)


def at(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A raid killed twelve in Orsa.", "Orsa"),
        ("A raid killed twelve in Samara's Orsa.", "Orsa"),
        ("A raid killed twelve in northern Samaras Orsa province.", "Orsa"),
        ("A raid killed twelve in Samara’s war-torn city of Orsa.", "Orsa"),
        ("A raid killed twelve in Samara, a spokesman said in Orsa.", "Samara"),
        ("A raid killed twelve in Samara's raids on Orsa.", "Samara"),
    ],
)
def test_a_place_that_only_owns_another_is_not_where_it_happened(text: str, place: str) -> None:
    found = context(text, ("Samara", "Orsa") if "Samara" in text else ("Orsa",))
    assert found.place(at(text, "twelve")) == f"p:{place}"


def test_since_a_day_when_something_happened_dates_it() -> None:
    text = "Food has run short in Orsa since July 7 when the army reached the road."
    found = context(text, ("Orsa",), {"since July 7": "2020-07-07/.."})
    assert found.begun(at(text, "reached")) == "2020-07-07"
    assert found.begun(at(text, "run short")) is None


def test_since_a_day_without_a_clause_dates_nothing() -> None:
    text = "The army has shelled Orsa since July 7 and taken the road."
    found = context(text, ("Orsa",), {"since July 7": "2020-07-07/.."})
    assert found.begun(at(text, "taken")) is None
    assert found.day(at(text, "taken")) is None


def test_the_place_that_words_end_in_was_struck() -> None:
    text = "Jets bombed the border town of Orsa and a convoy from Kara late on Sunday."
    found = context(text, ("Orsa", "Kara"))
    assert found.struck([at(text, "the border town of Orsa")]) == "p:Orsa"
    assert found.struck([at(text, "a convoy from Kara late")]) is None


def test_a_statement_of_nobody_does_not_part_a_sentence() -> None:
    report = read(
        "<s1>Medics</s1> <q1>said</q1> <c1>eleven people were <q2>reportedly</q2> <c2>hurt</c2> on Sunday</c1>."
    )
    text = report.article.text
    found = Context(Page.of(report.article, Parse(text, (), sentences(text), (), ())), report.statements, (), ())
    (medics,) = (each.id for each in report.statements if each.source.spans)
    assert found.claimant(at(text, "hurt")) != medics
    assert found.teller(at(text, "hurt")) == found.teller(at(text, "Sunday")) == medics


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Two days of fire on Orsa cost twenty lives.", "cumulative"),
        ("Weeks of heavy shelling killed twenty in Orsa.", "cumulative"),
        ("Twenty died in Orsa after days of waiting.", "incident"),
        ("Two days of talks ended and a raid killed twenty.", "incident"),
    ],
)
def test_days_of_fire_are_summed_up(text: str, scope: str) -> None:
    assert context(text).tied(at(text, "wenty")).scope == scope


def test_words_behind_a_content_go_on_with_it() -> None:
    report = read("<s1>Medics</s1> <q1>said</q1> <c1>eleven people were hurt</c1> Sunday near Orsa, and jets left.")
    text = report.article.text
    found = Context(Page.of(report.article, Parse(text, (), sentences(text), (), ())), report.statements, (), ())
    assert found.teller(at(text, "Orsa")) == found.teller(at(text, "hurt")) == report.statements[0].id


def test_words_behind_a_content_and_its_speaker_are_the_outlets() -> None:
    report = read("<c1>Eleven people were hurt</c1>, <s1>medics</s1> <q1>said</q1>, when jets flew over Orsa.")
    text = report.article.text
    found = Context(Page.of(report.article, Parse(text, (), sentences(text), (), ())), report.statements, (), ())
    assert found.teller(at(text, "Orsa")) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Twelve died when a helicopter came down over Orsa.", "p:Orsa"),
        ("Twelve died in the single deadliest incident for Orsa since May.", None),
        ("Snow lay on the ground. Orsa lost twelve men.", None),
    ],
)
def test_a_preposition_of_place_leads_to_where_it_happened(text: str, place: str | None) -> None:
    found = context(text, ("Orsa",))
    assert found.place(at(text, "Twelve" if "Twelve" in text else "twelve")) == place
