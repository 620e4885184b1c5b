from typing import Any

import pytest

from bench.bias import SIDES, Counts, add, gap, side_of

TEXT = "Baku denied it. The army said nothing. Karabakh officials spoke."


def party(words: str, actor: str | None = None) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"spans": [[start, start + len(words)]], "actor": actor}


@pytest.mark.parametrize(
    ("words", "actor", "name", "side"),
    [
        ("Baku", None, "", "Azerbaijan"),
        ("The army", "ARM.MIL", "", "Armenia"),
        ("The army", "unresolved:army", "the Turkish army", "Azerbaijan"),
        ("Karabakh officials", "AZE.PRE", "", "Armenia"),
        ("The army", "unresolved:army", "the army", None),
    ],
)
def test_a_speaker_has_a_side_by_words_name_or_id(words: str, actor: str | None, name: str, side: str | None) -> None:
    names = {actor: name or words} if actor else {}
    assert side_of(SIDES["Karabakh"], TEXT, party(words, actor), names) == side


def test_a_side_that_is_read_worse_makes_the_gap_and_one_that_hardly_speaks_does_not() -> None:
    counts = Counts()
    add(counts, ["Armenia"] * 4, ["Armenia"] * 4, ["Armenia"] * 4)
    add(counts, ["Azerbaijan"] * 2, ["Azerbaijan"] * 4, ["Azerbaijan"] * 2 + [None])
    assert counts.f1("Armenia") == 100 and counts.f1("Azerbaijan") == 66.7 and counts.f1("Nobody") is None
    assert gap(counts, SIDES["Karabakh"]) == 33.3
    few = Counts()
    add(few, [], ["Armenia"] * 4 + ["Azerbaijan"] * 2, [])
    assert gap(few, SIDES["Karabakh"]) is None
