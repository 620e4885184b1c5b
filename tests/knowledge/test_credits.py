"""A caption that lost its own line ends behind the credit of its picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge.credits import parted


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in parted(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("caption", "rest"),
    [
        ("Smoke rises over the mills of Orsa on 2 May. (Reuters Photo)", "Shells hit the market on Sunday."),
        ("Men search a collapsed house in Orsa. (Kara World and Agencies)", "At least 15 people died."),
        ("A woman runs past a burning car (AFP/Getty Images)", "Twelve died."),
    ],
)
def test_what_follows_a_credit_begins_anew(caption: str, rest: str) -> None:
    assert pieces(f"{caption} {rest}") == [caption, rest]


@pytest.mark.parametrize(
    "text",
    [
        "ORSA (AP) Shells hit the market.",
        "The town that the mayor (who told AFP so) had left was shelled.",
        "The mayor of the town told the agency (AFP) that nobody was hurt.",
        "The army of the republic (KDF) Monday denied it.",
        "Shells hit the market.",
    ],
)
def test_no_other_bracket_parts_a_sentence(text: str) -> None:
    assert pieces(text) == [text]


@given(
    st.lists(st.sampled_from(["Shells hit Orsa again today.", "(AFP)", "(Reuters Photo)", "(KDF)", "  "]), max_size=8)
)
def test_pieces_are_in_order_and_lose_only_spaces(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = parted(text, (0, len(text)))
    assert spans == sorted(spans)
    assert "".join(text[low:high] for low, high in spans).replace(" ", "") == text.replace(" ", "")
