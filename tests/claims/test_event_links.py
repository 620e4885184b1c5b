from __future__ import annotations

import pytest

from reportedly.claims.event_links import linked
from tests.parsed import page_of, report_of, told

SHELLED = "<s1>Kyiv</s1> <q1>said/V</q1> <c1>Russian/A troops/nsubj had shelled/V/ccomp Kara/obj</c1>."
BOMB = "A bomb/nsubj exploded/V in Kara."


@pytest.mark.parametrize(
    "words", ["it", "this", "the accusation", "these claims", "any involvement", "all the charges"]
)
def test_a_denial_of_what_was_just_told_is_an_event_of_its_type_by_its_own_claimant(words: str) -> None:
    assert told(f"{SHELLED} <s2>Moscow</s2> <q2>denied/V</q2> <c2>{words}</c2>.") == [
        "ASSAULT heavy-weapons shelled | Russian troops | Kara | asserted | Kyiv",
        f"ASSAULT heavy-weapons {words} | Moscow | - | denied | Moscow",
    ]


def test_who_was_not_said_to_have_done_it_denies_it_of_nobody() -> None:
    assert told(f"{SHELLED} <s2>Turkey</s2> <q2>denied/V</q2> <c2>it</c2>.")[1] == (
        "ASSAULT heavy-weapons it | - | - | denied | Turkey"
    )


@pytest.mark.parametrize(("cue", "status"), [("confirmed/V", "asserted"), ("rejected/V", "denied")])
def test_what_is_confirmed_or_rejected_is_tied_too(cue: str, status: str) -> None:
    assert told(f"{SHELLED} <s2>Moscow</s2> <q2>{cue}</q2> <c2>it</c2>.")[1] == (
        f"ASSAULT heavy-weapons it | Moscow | - | {status} | Moscow"
    )


def test_a_claim_of_responsibility_is_for_the_event_told_before() -> None:
    assert told(f"{BOMB} <s1>The Taliban</s1> <q1>claimed/V</q1> <c1>responsibility</c1>.") == [
        "ASSAULT explosives exploded | - | - | asserted | -",
        "ASSAULT explosives responsibility | The Taliban | - | asserted | The Taliban",
    ]


@pytest.mark.parametrize("cue", ["blamed/V", "accused/V"])
def test_who_is_accused_without_a_deed_did_what_was_told_before(cue: str) -> None:
    assert told(f"{BOMB} <s1>Kabul</s1> <q1>{cue}</q1> <t1><c1>the Taliban</c1></t1>.")[1] == (
        "ASSAULT explosives the Taliban | the Taliban | - | asserted | Kabul"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "<s1>Kabul</s1> <q1>said/V</q1> <c1>it</c1>.",
        "<s1>Kabul</s1> <q1>denied/V</q1> <c1>the price of fuel</c1>.",
        "<s1>Kabul</s1> <q1>denied/V</q1> <c1>that it rained/V/ccomp</c1>.",
    ],
)
def test_a_statement_of_something_else_tells_of_no_event(statement: str) -> None:
    assert len(told(f"{BOMB} {statement}")) == 1


@pytest.mark.parametrize("before", ["", "It rained/V.", f"{BOMB} It rained/V. The sun rose/V. The day went/V."])
def test_without_an_event_close_before_it_a_claim_is_tied_to_none(before: str) -> None:
    claim = "<s1>The Taliban</s1> <q1>claimed/V</q1> <c1>responsibility</c1>."
    assert len(told(f"{before} {claim}".strip())) == len(told(before))


def test_what_only_lies_ahead_is_not_what_is_denied() -> None:
    assert len(told("The army/nsubj will attack/V Kara/obj. <s1>Moscow</s1> <q1>denied/V</q1> <c1>it</c1>.")) == 1


def test_a_speaker_does_not_answer_their_own_account() -> None:
    own = "<s1>Kyiv</s1> <q1>said/V</q1> <c1>troops/nsubj had shelled/V/ccomp Kara</c1>."
    assert len(told(f"{own} The sun rose/V.")) == 1
    report = report_of(f"{own} <s2>Moscow</s2> <q2>denied/V</q2> <c2>it</c2>.")
    assert {event.claimant for event in report.events} == {"s1", "s2"}


def test_place_and_time_are_those_of_the_event_that_is_answered() -> None:
    bomb = "A bomb/nsubj exploded/V in Grozny on Saturday."
    report = report_of(f"{bomb} <s1>Moscow</s1> <q1>denied/V</q1> <c1>any involvement</c1>.", Grozny="place")
    told_first, answered = report.events
    assert (answered.place, answered.time) == (told_first.place, told_first.time) == ("p1", "2020-10-31")


def test_ids_are_given_anew_in_the_order_of_the_text() -> None:
    report = report_of(f"{SHELLED} <s2>Moscow</s2> <q2>denied/V</q2> <c2>it</c2>. Police/nsubj arrested/V two men/obj.")
    assert [event.id for event in report.events] == ["e1", "e2", "e3"]
    assert [event.type for event in report.events] == ["ASSAULT", "ASSAULT", "COERCE"]
    triggers = [event.trigger for event in report.events]
    assert triggers == sorted(triggers)


def test_without_statements_events_stay_as_they_are() -> None:
    report = report_of(BOMB)
    assert linked(page_of(BOMB), (), report.events) == report.events
