from functools import partial
from typing import Any

import pytest

from bench.bias import SIDES, Counts, add, gap, opposite, side_of
from bench.exchange import NAMES, exchanged, moved

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


def test_names_stand_for_each_other_and_spans_go_with_them() -> None:
    text = "Armenian and Azerbaijani guns fired, Armenia said. Azerbaijan's did not; pro-Armenia crowds did."
    change = exchanged(text, NAMES["Karabakh"])
    assert change.text == (
        "Azerbaijani and Armenian guns fired, Azerbaijan said. Armenia's did not; pro-Armenia crowds did."
    )
    for words, becomes in (
        ("Armenia said", "Azerbaijan said"),
        ("and Azerbaijani guns", "and Armenian guns"),
        ("Azerbaijan's did", "Armenia's did"),
        ("did not", "did not"),
    ):
        start = text.index(words)
        assert [change.text[a:b] for a, b in change.spans([[start, start + len(words)]]) or ()] == [becomes]
    assert change.spans(None) is None


def test_gold_is_moved_with_its_text() -> None:
    text = "Baku said 4 died."
    change = exchanged(text, NAMES["Karabakh"])
    gold = {
        "statements": [{"id": "s1", "content": [[10, 16]], "source": {"spans": [[0, 4]], "actor": "AZE.GOV"}}],
        "figures": [{"id": "f1", "span": [10, 11], "claimant": "s1"}],
    }
    found = moved(gold, change, partial(opposite, SIDES["Karabakh"]))
    [statement], [figure] = found["statements"], found["figures"]
    assert change.text == "Yerevan said 4 died."
    assert statement["content"] == [[13, 19]] and statement["source"] == {"spans": [[0, 7]], "actor": "ARM"}
    assert figure == {"id": "f1", "span": [13, 14], "claimant": "s1"}
