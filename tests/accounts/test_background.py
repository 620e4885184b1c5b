from __future__ import annotations

import pytest

from reportedly.accounts.background import background
from reportedly.accounts.material import Material
from reportedly.model import Status
from tests.accounts.papers import Paper, incident, reports


def told_as_background(text: str, trigger: str, status: Status = "asserted") -> bool:
    paper = Paper(text)
    paper.event(trigger, status=status)
    return background(Material(incident(paper), reports(paper)), paper.article.id, paper.events[0])


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The group claimed previous bombings in the town.", "bombings"),
        ("The army has previously shelled the town.", "shelled"),
        ("The group carried out several bombings there in the past.", "bombings"),
        ("The city was shelled two years ago.", "shelled"),
    ],
)
def test_deeds_of_another_time_are_background(text: str, trigger: str) -> None:
    assert told_as_background(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Guns shelled the town in the past 24 hours.", "shelled"),
        ("A previous agreement failed and guns shelled the town.", "shelled"),
        ("It was the worst shelling of the war. Two years ago it was quiet.", "shelling"),
        ("The town was shelled during the war.", "shelled"),
    ],
)
def test_the_deed_that_is_told_of_is_not(text: str, trigger: str) -> None:
    assert not told_as_background(text, trigger)


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Both sides have denied using gas during the five-year civil war.", True),
        ("The two have kept a truce for at least two years and neither has used gas.", True),
        ("The army denied earlier reports of using gas.", False),
        ("The army has denied previous accusations of using gas.", True),
        ("The army denied using gas in the town on Monday.", False),
        ("The army said its guns never fired, using gas or not.", False),
    ],
)
def test_a_denial_of_a_whole_war_is_none_of_this_deed(text: str, general: bool) -> None:
    assert told_as_background(text, "used gas" if "used" in text else "using gas", "denied") is general
