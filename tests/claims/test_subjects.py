from __future__ import annotations

import pytest

from tests.marked import read, words


def spoken(marked: str) -> list[tuple[str, str]]:
    """Who says what, as words."""
    report = read(marked)
    return [(words(report, s.source.spans), words(report, s.content)) for s in report.statements]


@pytest.mark.parametrize("subject", ["Hale", "the governor", "she"])
def test_the_phrase_between_comma_and_verb_is_the_subject(subject: str) -> None:
    marked = f"Hosting <s1>the Danish envoy Ida Holm</s1> in Varna, {subject} <q1>said</q1> <c1>the pass was open</c1>."
    assert spoken(marked) == [(subject, "the pass was open")]


@pytest.mark.parametrize("between", [", a doctor in Varna, ", " left the hall, and ", ", who left early, "])
def test_an_apposition_or_a_second_verb_is_not(between: str) -> None:
    marked = f"<s1>Ida Holm</s1>{between}<q1>said</q1> <c1>the pass was open</c1>."
    assert spoken(marked)[0][0] == "Ida Holm"


def test_a_verb_joined_by_and_has_the_subject_of_the_verb_before_it() -> None:
    backed = "<s1>Holm</s1> <q1>re-asserted</q1> <c1>her support</c1>"
    marked = f"{backed} and <q2>said</q2> <s2>the Danish queen</s2> <c2>had told her so</c2>."
    assert spoken(marked) == [("Holm", "her support"), ("Holm", "the Danish queen had told her so")]


@pytest.mark.parametrize("cue", ["did not mention", "has not said"])
def test_silence_is_no_statement(cue: str) -> None:
    assert spoken(f"<s1>The ministry</s1> <q1>{cue}</q1> <c1>whether anyone was hurt</c1>.") == []


def test_what_is_not_confirmed_is_one() -> None:
    assert spoken("<s1>The ministry</s1> <q1>did not confirm</q1> <c1>the raid</c1>.") == [("The ministry", "the raid")]


def test_a_caption_that_shows_is_no_statement_and_a_video_that_shows_is() -> None:
    assert spoken("<s1>A view</s1> <q1>shows</q1> <c1>a burnt house</c1> in Varna.") == []
    assert len(spoken("<s1>A video</s1> <q1>shows</q1> <c1>a burnt house</c1>.")) == 1
