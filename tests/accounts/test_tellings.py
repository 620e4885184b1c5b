"""What an article tells of each happening: events brought together and told apart, with what they harmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.accounts.rarity import key
from reportedly.accounts.tellings import WAR, tellings
from reportedly.model import Block, Party, Statement
from tests.accounts.news import Told, ground, news, one, shelling

SUNDAY = Told("Guns shelled Orsa on Sunday.", "shelled", "Orsa", "2020-10-04", when="Sunday")


def told(*sentences: Told) -> list[tuple[str, ...]]:
    """The events of each telling."""
    return [each.events for each in tellings(news("a", *sentences))]


def test_a_telling_has_day_ground_number_and_words() -> None:
    telling = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery"), outlet="Herald"))
    assert (telling.id, telling.article, telling.outlet) == ("a#t5", "a", "Herald")
    assert telling.first == telling.last == date(2020, 10, 4) and telling.published == date(2020, 10, 5)
    assert telling.places == (ground("Orsa"),) and telling.counts == (("killed", 14, 14),)
    assert telling.modes == ("heavy-weapons",) and "bakery" in telling.words and not telling.vague


def test_one_happening_told_twice_is_one_telling() -> None:
    again = Told("The shelling of Orsa killed 14 people.", "shelling", "Orsa", None, 14)
    assert told(SUNDAY, again) == [("e1", "e2")]


@pytest.mark.parametrize(
    "other",
    [
        Told("Guns shelled Lipa on Sunday.", "shelled", "Lipa", "2020-10-04", when="Sunday"),
        Told("Guns shelled Orsa on Friday.", "shelled", "Orsa", "2020-10-02", when="Friday"),
        Told("Gunmen shot at Orsa on Sunday.", "shot", "Orsa", "2020-10-04", mode="firearms"),
        Told("Police of Orsa held a man on Sunday.", "held", "Orsa", "2020-10-04", mode="arrest", type="COERCE"),
        Told("Another shelling was heard.", "shelling"),
    ],
    ids=["place", "day", "weapon", "type", "another"],
)
def test_what_differs_is_told_apart(other: Told) -> None:
    assert ("e1",) in told(SUNDAY, other)


def test_a_definite_word_goes_on_with_what_was_told() -> None:
    assert told(SUNDAY, Told("The shelling lasted an hour.", "shelling")) == [("e1", "e2")]


@pytest.mark.parametrize("status", ["planned", "conditional"])
def test_what_lies_ahead_is_no_telling(status: str) -> None:
    assert told(Told("Guns will shell Orsa.", "shell", "Orsa", "2020-10-08", status=status)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("status", ["asserted", "denied", "possible", "failed"])
def test_what_is_denied_or_only_possible_is_told_all_the_same(status: str) -> None:
    shelled = Told("Guns shelled Orsa.", "shelled", "Orsa", "2020-10-04", status=status)  # type: ignore[arg-type]
    assert told(shelled) == [("e1",)]


def test_speeches_make_no_incident() -> None:
    assert told(Told("The mayor of Orsa threatened war.", "threatened", "Orsa", "2020-10-04", type="THREATEN")) == []


def test_a_number_that_no_event_holds_goes_to_what_was_told_last() -> None:
    loose = Told("In Orsa 14 people were killed.", "killed", "Orsa", None, 14, counts_event=False)
    assert one(news("a", SUNDAY, loose)).counts == (("killed", 14, 14),)


def test_numbers_of_a_whole_war_count_no_happening() -> None:
    assert one(news("a", shelling("Orsa", "2020-10-04", WAR, "bakery"))).counts == ()
    assert one(news("a", shelling("Orsa", "2020-10-04", WAR - 1, "bakery"))).counts != ()


def test_neither_day_nor_narrow_ground_is_vague() -> None:
    vague = one(news("a", Told("A shelling killed 14 people.", "shelling", killed=14)))
    assert vague.vague and vague.first is None and vague.places == ()
    assert not one(news("a", Told("A shelling of Orsa killed 14.", "shelling", "Orsa", killed=14))).vague
    assert not one(news("a", Told("A shelling on 2020-10-04 killed 14.", "shelling", None, "2020-10-04", 14))).vague


def test_a_war_recalled_is_no_happening_of_its_own() -> None:
    assert told(Told("Guns shelled the land.", "shelled")) == []
    assert told(Told("Guns shelled the land in 2020-03.", "shelled", None, "2020-03")) == []
    assert told(Told("Guns shelled Orsa in 2020-03.", "shelled", "Orsa", "2020-03")) == [("e1",)]


def test_days_counted_from_the_printing_are_marked() -> None:
    assert one(news("a", SUNDAY)).counted
    assert not one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery"))).counted


def test_no_events_no_tellings() -> None:
    assert told() == []


@pytest.mark.parametrize("time", ["2020-04/2020-10", "2020-04-02/..", "2020"])
def test_what_goes_on_for_months_is_no_happening(time: str) -> None:
    war = Told("Guns have shelled Orsa since spring.", "shelled", "Orsa", time, when="since spring")
    assert told(war) == []
    assert told(SUNDAY, war) == [("e1",)]


def test_a_road_is_cut_off_by_force_on_a_day_and_a_siege_has_none() -> None:
    cut = Told("Troops cut the road on Sunday.", "cut", "Orsa", "2020-10-04", None, "restrict", type="COERCE")
    siege = Told("The town is under siege.", "siege", "Orsa", None, mode="restrict", type="COERCE")
    assert told(siege) == []
    assert told(SUNDAY, cut) == [("e1", "e2")]
    assert one(news("a", cut)).type == "ASSAULT"


def test_names_are_places_and_what_is_written_like_one() -> None:
    shelled = Told("On Sunday guns shelled Orsa near the Oldmill bridge.", "shelled", "Orsa", "2020-10-04")
    headline = Told("Guns Shell Orsa Near Oldmill Bridge.", "Shell", "Orsa", "2020-10-04")
    assert key("Oldmill") in one(news("a", shelled)).names
    assert key("Oldmill") not in one(news("a", headline)).names


def test_a_denial_without_day_and_ground_answers_what_was_told() -> None:
    house = Told("A house fell.", "fell", None, None, mode=None, type="AID")
    denial = Told("Soldiers denied firing.", "firing", mode="firearms", status="denied", actor="TLV.MIL")
    assert told(replace(SUNDAY, mode=None), house, denial) == [("e1", "e3")]
    assert told(replace(SUNDAY, mode=None), house, replace(denial, status="asserted")) == [("e1",)]


def test_a_correction_is_of_the_articles_first_happening() -> None:
    friday = Told("On Friday guns had shelled Lipa.", "shelled", "Lipa", "2020-10-02")
    wrong = Told("An earlier version said that 15 people were killed.", "killed", None, None, 15, mode=None)
    report = news("a", SUNDAY, friday, wrong)
    start = report.article.text.index("An earlier")
    blocks = (Block("paragraph", 0, start), Block("correction", start, len(report.article.text)))
    corrected = replace(report, article=replace(report.article, blocks=blocks))
    assert [each.events for each in tellings(corrected)] == [("e1", "e3"), ("e2",)]
    assert [each.events for each in tellings(report)] == [("e1",), ("e2", "e3")]


def test_what_somebody_in_a_town_counted_is_of_that_town() -> None:
    friday = Told("On Friday guns shelled Lipa.", "shelled", "Lipa", "2020-10-02")
    counted = Told("A grocer in Orsa counted 9 bodies.", "counted", "Orsa", None, 9, type="AID", counts_event=False)
    report = news("a", SUNDAY, friday, counted)
    start = report.article.text.index("A grocer")
    source = Party(((start, start + len("A grocer in Orsa")),))
    grocer = Statement(
        "s1", source, "unnamed", (), (), None, None, None, "indirect", "state", "CT+", None, None, None, 0.9
    )
    figures = tuple(replace(each, claimant="s1") for each in report.figures)
    told_so = replace(report, statements=(grocer,), figures=figures)
    assert [each.counts for each in tellings(told_so)] == [(("killed", 9, 9),), ()]
    assert [each.counts for each in tellings(report)] == [(), (("killed", 9, 9),)]


def test_another_so_many_people_are_no_other_happening() -> None:
    more = Told("Another 52 people were wounded.", "wounded", None, None, 52, mode=None)
    other = Told("Another attack left 52 people wounded.", "attack", None, None, 52, mode=None)
    assert told(SUNDAY, more) == [("e1", "e2")]
    assert told(SUNDAY, other) == [("e1",), ("e2",)]
