from __future__ import annotations

import pytest

from reportedly.knowledge.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", "say"),
        ("accuses", "accuse"),
        ("denied", "deny"),
        ("denies", "deny"),
        ("urging", "urge"),
        ("admitted", "admit"),
        ("swore", "swear"),
        ("criticised", "criticize"),
        ("Statements", "statement"),
        ("ruled", "rule"),
        ("was", "be"),
        ("banana", "banana"),
    ],
)
def test_lemmas_of_cue_words(word: str, expected: str) -> None:
    assert lemma(word) == expected
