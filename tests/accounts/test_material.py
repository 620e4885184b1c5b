from __future__ import annotations

from dataclasses import replace

from reportedly.accounts.material import Material
from tests.accounts.papers import Paper, incident, reports


def test_items_come_in_the_order_of_the_text_and_once_however_many_tellings_share_them() -> None:
    paper = Paper("Shells hit Barda, and rockets fell.")
    paper.event("hit")
    paper.event("fell")
    told = incident(paper)
    telling = told.tellings[0]
    twice = replace(told, tellings=(replace(telling, events=("e2",)), replace(telling, id="x", events=("e2", "e1"))))
    material = Material(twice, reports(paper))
    assert [ref.item for ref, _ in material.events()] == ["e1", "e2"]
    assert material.articles() == (paper.article.id,)


def test_events_that_belong_to_no_telling_are_left_out() -> None:
    paper = Paper("Shells hit Barda, and rockets fell.")
    paper.event("hit")
    told = incident(paper)
    paper.event("fell")
    assert [ref.item for ref, _ in Material(told, reports(paper)).events()] == ["e1"]


def test_the_time_of_saying_is_the_statements_or_the_one_around_it_else_the_day_of_printing() -> None:
    paper = Paper("Baku said on Sunday 21 were dead. Yerevan spoke.", published="2020-10-28T23:30:00+00:00")
    outer = paper.says("Baku", "21 were dead", "AZE.GOV", said="2020-10-25")
    inner = paper.says(None, "dead", parent=outer)
    other = paper.says("Yerevan", "spoke", "ARM.GOV")
    material, article = Material(incident(paper), reports(paper)), paper.article.id
    assert [material.said(article, each) for each in (outer, inner, other, None)] == [
        "2020-10-25",
        "2020-10-25",
        "2020-10-28",
        "2020-10-28",
    ]


def test_a_span_of_days_is_put_in_order_by_its_last() -> None:
    paper = Paper("Baku said so.", published=None)
    said = paper.says("Baku", "so", "AZE.GOV", said="2020-10-24/2020-10-25")
    assert Material(incident(paper), reports(paper)).moment(paper.article.id, said) == ("2020-10-25", "")


def test_an_origin_that_is_given_goes_before_the_articles_own() -> None:
    paper = Paper("Rain.", outlet="Courier", origin="AFP")
    article = paper.article.id
    assert Material(incident(paper), reports(paper)).origin(article) == "AFP"
    assert Material(incident(paper), reports(paper), {article: "Kavkaz Wire"}).origin(article) == "Kavkaz Wire"


def test_two_speakers_of_one_article_are_told_apart() -> None:
    paper = Paper("Baku said so. Yerevan did not.")
    one, other = paper.says("Baku", "so", "AZE.GOV"), paper.says("Yerevan", "not", "ARM.GOV")
    material = Material(incident(paper), reports(paper))
    assert [material.speaker(paper.article.id, each).name for each in (one, other, one)] == ["Baku", "Yerevan", "Baku"]
