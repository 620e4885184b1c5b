import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.llm.quoting import nearest, places

TEXT = "Before. The mayor said: “Don’t\n go”, he said. After."
SENTENCE = (8, 46)


def found(words: str) -> list[str]:
    return [TEXT[slice(*span)] for span in places(TEXT, SENTENCE, words)]


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("The mayor", ["The mayor"]),
        ("said", ["said", "said"]),
        ('"Don\'t go"', ["“Don’t\n go”"]),
        ("he", ["he"]),
        ("The  mayor ", ["The mayor"]),
    ],
)
def test_words_are_found_where_they_stand(words: str, stands: list[str]) -> None:
    assert found(words) == stands


@pytest.mark.parametrize(
    "words", ["the mayor", "The major", "mayor went", "The said", "Before", "After", "may", "", " "]
)
def test_other_words_are_found_nowhere(words: str) -> None:
    assert found(words) == []


@given(st.text(), st.text(max_size=5))
def test_what_is_found_is_in_the_sentence_and_holds_the_same_letters(text: str, words: str) -> None:
    def letters(of: str) -> str:
        return "".join(filter(str.isalnum, of))

    inside = (len(text) // 4, len(text) - len(text) // 4)
    for start, end in places(text, inside, words):
        assert inside[0] <= start < end <= inside[1]
        assert letters(text[start:end]) == letters(words)


def test_of_several_places_the_nearest_clear_one_is_taken() -> None:
    assert nearest([(0, 4), (20, 24)], (6, 9), ()) == (0, 4)
    assert nearest([(0, 4), (20, 24)], (6, 9), [(2, 3)]) == (20, 24)
    assert nearest([(0, 4)], (6, 9), [(2, 3)]) == (0, 4)
    assert nearest([], (6, 9), ()) is None
