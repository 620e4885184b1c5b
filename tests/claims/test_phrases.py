from __future__ import annotations

import pytest

from reportedly.claims.phrases import np_after, np_before


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the Ministry of Water in Kyiv", "the Ministry of Water"),
        ("reporters late on Monday", "reporters"),
        ("Turkey and Iran of arming", "Turkey and Iran"),
        ("him that it was over", "him"),
        ("her lawyer that it was over", "her lawyer"),
        ("“armed gangs” for it", "“armed gangs”"),
        ("a “sabotage group” that came", "a “sabotage group”"),
        ("that it was over", None),
        ("on Sunday", None),
        ("last year that", None),
    ],
)
def test_the_phrase_that_begins_at_a_place(text: str, phrase: str | None) -> None:
    span = np_after(text, 0, len(text))
    assert (text[slice(*span)] if span else None) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("On Sunday the Kremlin press service ", "the Kremlin press service"),
        ("A website, TamilNet, ", "TamilNet"),
        ("“It is over,” Aliyev’s office ", "Aliyev’s office"),
        ("when she ", "she"),
        ("of 2016 ", None),
    ],
)
def test_the_phrase_that_ends_at_a_place(text: str, phrase: str | None) -> None:
    span = np_before(text, 0, len(text))
    assert (text[slice(*span)] if span else None) == phrase
