"""Words and fields are folded alike for claims and queries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.record.postgresql import _query
from reportedly.record.sqlite import _match
from reportedly.record.words import LONGEST, Phrase, Terms, coded, levels, named, phrases, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Şuşa’nın SHUSHA", ["susa", "nın", "shusha"]),
        ("T-72s, 1,200 men", ["t", "72s", "1", "200", "men"]),
        ("Straße ﬁre", ["strasse", "fire"]),
        ("снаряд дом", ["снаряд", "дом"]),
        ("_under_ — …", ["under"]),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_very_long_words_and_texts_are_cut() -> None:
    assert words("x" * 500) == ["x" * LONGEST]
    assert len(words("a " * 10_000)) == 2_000


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("Shusha", (Phrase(("shusha",)),)),
        ("two words", (Phrase(("two",)), Phrase(("words",)))),
        ('"two words" more', (Phrase(("two", "words")), Phrase(("more",)))),
        ("shell*", (Phrase(("shell",), prefix=True),)),
        ("T-72", (Phrase(("t", "72")),)),
        ('"open', (Phrase(("open",)),)),
        ('"shell*"', (Phrase(("shell",)),)),
        ("— * “”", ()),
    ],
)
def test_what_a_query_asks_for(query: str, asked: tuple[Phrase, ...]) -> None:
    assert phrases(query) == asked


def test_actors_are_found_by_all_that_is_above_them() -> None:
    assert levels("AZE.MIL:general-staff") == ["AZE", "AZE.MIL", "AZE.MIL:general-staff"]
    assert levels("RUS") == ["RUS"]
    assert levels("unresolved:mayor") == ["unresolved", "unresolved:mayor"]


def test_fields_are_one_lexeme() -> None:
    assert named("place", "Deir ez-Zor") == named("place", "DEIR EZ ZOR") == "=place=deir_ez_zor"
    assert coded("actor", "AZE.MIL:général staff'") == "=actor=aze.mil:general_staff_"


@given(st.text(), st.text(max_size=30), st.text(max_size=30))
def test_no_text_gets_out_of_its_lexeme(query: str, place: str, actor: str) -> None:
    """Quotation marks, operators and spaces end here, whatever is asked."""
    terms = Terms(phrases(query), (named("place", place), coded("actor", actor)))
    for word in [word for phrase in terms.phrases for word in phrase.words]:
        assert word.isalnum() or not set(word) & set("\"'\\:*&|!()<> ")
    for field in terms.fields:
        assert not set(field) & set("\"'\\*&|!()<> \n")
    assert _match(terms).count('"') == 2 * (len(terms.phrases) + 2)
    assert _query(terms).count("'") == 2 * (sum(len(each.words) for each in terms.phrases) + 2)
