"""Whose claim it is where somebody answers it."""

from __future__ import annotations

import pytest

import reportedly


def sources(text: str) -> dict[str, str]:
    """Who says it, by the cue."""
    report = reportedly.read(text)
    words = report.article.text
    return {
        words[slice(*each.cue[0])]: " ".join(words[slice(*s)] for s in each.source.spans) for each in report.statements
    }


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The ministry rejected Russia's claim that Ukraine had bombed the school.", "claim", "Russia"),
        ("Kyiv dismissed Moscow’s latest accusation that its drones had hit the plant.", "accusation", "Moscow"),
        ("The Sotk council again refuted Baku's allegation that it had shelled Barda.", "allegation", "Baku"),
        ("Officials confirmed last week's claims that 20 people were killed.", "claims", "Officials"),
    ],
)
def test_a_noun_of_saying_has_its_owner_for_its_source(text: str, cue: str, source: str) -> None:
    assert sources(text)[cue] == source


def test_who_answers_is_the_source_of_the_answer() -> None:
    assert sources("The ministry rejected Russia's claim that Ukraine had bombed it.")["rejected"] == "The ministry"
