"""One article: a card for every claim, places and times, and how it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.report import JsonObject
from reportedly.workbench.article import facts, head, place_card, shown
from reportedly.workbench.desk import Desk
from reportedly.workbench.views import NothingError
from tests import example
from tests.record.dispatches import report
from tests.workbench.record import look, orsa


def cards(of: JsonObject) -> dict[str, JsonObject]:
    return {each["id"]: each for each in of["cards"]}


def test_every_claim_has_a_card_in_the_order_of_the_text() -> None:
    made = shown(report())
    assert set(cards(made)) == {"s1", "s2", "e1", "e2", "f1"}
    assert [each["at"] for each in made["cards"]] == sorted(each["at"] for each in made["cards"])


def test_a_card_says_who_says_it_through_whom() -> None:
    card = cards(shown(example.report()))["s1"]
    assert card["chain"][0] == "Ilham Aliyev" or "him" in card["chain"][0]
    assert card["facts"]["act"] == "promise" and card["facts"]["factuality"] == "CT+ (certain)"
    assert card["facts"]["via"] == "President Ilham Aliyev’s office"
    assert card["facts"]["condition"] == "until Yerevan withdraws"


def test_a_figure_is_by_the_account_of_whoever_gives_it() -> None:
    card = cards(shown(report()))["f1"]
    assert card["facts"]["number"] == "at least 14 killed" and card["actor"] == "unresolved:mayor-of-orsa"
    assert card["facts"]["where"] == "Orsa"


def test_what_is_not_known_is_no_fact_and_zero_is_one() -> None:
    assert facts(a=None, b="", c=[], part_of="f2", n=0, no=False) == {"part of": "f2", "n": 0, "no": False}


def test_a_contested_place_has_all_its_names() -> None:
    place = report().places[0]
    assert place_card(place)["names"] == []
    assert "Shusha" in place_card(replace(place, name="Shushi"))["names"]


@pytest.mark.parametrize(
    ("url", "shown_as"),
    [("https://news.example/a", True), ("HTTP://news.example/a", True), ("javascript:alert(1)", False),
     (" javascript:alert(1)", False), ("data:text/html,x", False), ("file:///etc/passwd", False), (None, False)],
)  # fmt: skip
def test_only_an_address_of_the_web_is_one(url: str | None, shown_as: bool) -> None:
    made = head(replace(report().article, url=url))
    assert (made["url"] is not None) == shown_as


def test_an_article_tells_how_it_was_read_and_of_what(board: Desk) -> None:
    found = look(board, "/article", id="a")
    assert [each["program"] for each in found["readings"]] == ["0.1.0"]
    assert [each["id"] for each in found["incidents"]] == [orsa(board)]


def test_what_people_corrected_is_shown(ours: Desk) -> None:
    ours.record.decide("correct", "a#f1", who="Mara", field="low", value=16)
    assert cards(look(ours, "/article", id="a"))["f1"]["facts"]["number"] == "at least 16 killed"
    ours.record.decide("reject", "a#f1", who="Mara")
    assert "f1" not in cards(look(ours, "/article", id="a"))


@pytest.mark.parametrize("name", ["none", "A", "a ", "../a", "\0"])
def test_what_is_no_article_is_said(board: Desk, name: str) -> None:
    if name.strip() == "a":
        assert look(board, "/article", id=name)["head"]["id"] == "a"
        return
    with pytest.raises(NothingError, match="is no article of this record"):
        look(board, "/article", id=name)
