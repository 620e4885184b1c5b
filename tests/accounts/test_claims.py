"""What a contradiction points at, in full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.accounts.account import account
from reportedly.accounts.accounts import Told
from reportedly.accounts.claims import claim_at
from reportedly.accounts.model import Ref
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports


def told(*papers: Paper) -> Told:
    return Told(account(incident(*papers), reports(*papers), {}, TWO_SIDES), reports(*papers), {})


def paper() -> Paper:
    made = Paper("Baku said rockets hit Barda and 21 people died. Yerevan denied it.", id="a")
    said = made.says("Baku", "rockets hit Barda and 21 people died", "AZE.GOV")
    made.event("hit", claimant=said)
    made.figure("21 people", claimant=said)
    made.says("Yerevan", "it", "ARM.GOV", act="deny", said="2020-10-29")
    return made


def test_an_event_is_claimed_in_the_words_around_it() -> None:
    claim = claim_at(told(paper()), Ref("a", "e1"))
    assert (claim.speaker.name, claim.speaker.side) == ("Baku", "Azerbaijan")
    assert (claim.words, claim.said) == ("rockets hit Barda and 21 people died", "2020-10-28")


def test_a_figure_is_claimed_in_its_own_words() -> None:
    claim = claim_at(told(paper()), Ref("a", "f1"))
    assert (claim.speaker.name, claim.words) == ("Baku", "21 people")


def test_a_statement_is_claimed_whole() -> None:
    made = Paper("Rockets hit Barda. Yerevan denied it.", id="a")
    made.event("hit")
    made.says("Yerevan", "denied it", "ARM.GOV", act="deny", said="2020-10-29")
    claim = claim_at(told(made), Ref("a", "s1"))
    assert (claim.speaker.side, claim.words, claim.said) == ("Armenia", "Yerevan denied it", "2020-10-29")


def test_a_reprint_says_it_too() -> None:
    first, second = paper(), paper()
    second.article = replace(second.article, id="b", outlet="Courier")
    claim = claim_at(told(first, second), Ref("b", "f1"))
    assert (claim.speaker.name, claim.ref.article) == ("Baku", "b")


def test_an_item_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        claim_at(told(paper()), Ref("a", "e9"))
