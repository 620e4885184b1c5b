"""Words, their case and quotation state, and the pieces of the vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.encoder import TOKENIZER, weights_folder
from reportedly.language.tokens import (
    INSIDE,
    LOWER,
    MARK,
    NUMBER,
    OUTSIDE,
    QUOTE,
    TITLE,
    UPPER,
    load_tokenizer,
    pieces_of,
    words_of,
)

TOKENS = load_tokenizer(weights_folder() / TOKENIZER)


def words(text: str) -> list[str]:
    found = words_of(text, 0, len(text))
    return [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)]


def test_abbreviations_numbers_and_clitics_are_one_word_each() -> None:
    assert words("The U.S. fired 1,200.5 rounds; it isn't Syria's war.") == [
        *("The", "U.S.", "fired", "1,200.5", "rounds", ";", "it", "isn", "'t", "Syria", "'s", "war", "."),
    ]


def test_case_is_kept_beside_the_uncased_vocabulary() -> None:
    found = words_of("The UN said 12 died.", 0, 20)
    assert found.case.tolist() == [TITLE, UPPER, LOWER, NUMBER, LOWER, MARK]


def test_words_between_quotation_marks_are_inside() -> None:
    text = "“We left,” he said. “All"
    assert words_of(text, 0, len(text)).quote.tolist() == [
        *(QUOTE, INSIDE, INSIDE, INSIDE, QUOTE, OUTSIDE, OUTSIDE, OUTSIDE, QUOTE, INSIDE),
    ]


def test_a_lost_straight_closing_mark_does_not_turn_the_rest_inside_out() -> None:
    text = 'He said "we left and went. "They fired" on us'
    quote = dict(zip(words(text), words_of(text, 0, len(text)).quote.tolist(), strict=True))
    assert (quote["They"], quote["on"], quote["us"]) == (INSIDE, OUTSIDE, OUTSIDE)


def test_a_stretch_is_read_on_its_own() -> None:
    text = "“Go home. They left."
    assert INSIDE not in words_of(text, 10, len(text)).quote


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday IS said it had left.", True),
        ("The town is held, said IS.", True),
        ("On Monday it is said to have left.", False),
        ("THE TOWN IS HELD BY NOBODY.", False),
    ],
)
def test_a_name_that_is_a_small_word_without_its_capitals_is_no_small_word(text: str, name: bool) -> None:
    found = pieces_of(TOKENS, text, 0, len(text), words_of(text, 0, len(text)))
    assert (TOKENS.token_to_id("isis") in found.ids) == name


@given(st.text(max_size=200))
def test_words_lie_in_order_in_any_text_and_each_has_a_piece(text: str) -> None:
    found = words_of(text, 0, len(text))
    assert all(s < e for s, e in zip(found.starts, found.ends, strict=True))
    assert all(e <= s for e, s in zip(found.ends, found.starts[1:], strict=False))
    pieces = pieces_of(TOKENS, text, 0, len(text), found)
    if len(pieces.ids):
        assert len(pieces.first) == len(found.starts)
        assert pieces.first.max() < len(pieces.ids)
        assert pieces.word.max() < len(found.starts)
