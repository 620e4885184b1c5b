"""Sentences of an article, found by the characters that they hold, and the stems of words."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.passages import Passages, split, stem
from reportedly.model import Article, Block


def test_sentences_end_where_the_next_one_begins_and_not_behind_titles() -> None:
    text = "Gen. Aydin spoke. Two died in the U.N. compound. “Fire!” It fell\nLipa burned"
    found = [text[start:end] for start, end in split(text, 0, len(text))]
    assert found == ["Gen. Aydin spoke.", "Two died in the U.N. compound.", "“Fire!", "It fell", "Lipa burned"]


def test_a_character_is_in_its_sentence_or_in_the_one_before_it() -> None:
    text = "Orsa fell. Lipa burned."
    passages = Passages(Article("a", text, (Block("paragraph", 0, len(text)),)))
    assert [passages.number(text.index(each)) for each in ("Orsa", " Lipa", "Lipa", "burned")] == [0, 0, 1, 1]
    assert passages.at(1) == (11, 23)


def test_blocks_without_claims_hold_no_sentence() -> None:
    text = "Orsa fell.\n\nRead also: Lipa burned."
    blocks = (Block("paragraph", 0, 12), Block("related", 12, len(text)))
    assert len(Passages(Article("a", text, blocks)).spans) == 1
    assert len(Passages(Article("a", "", ())).spans) == 0


@given(st.text())
def test_sentences_lie_in_order_and_leave_out_nothing_but_space_and_quotation_marks(text: str) -> None:
    spans = split(text, 0, len(text))
    ends = [0, *(end for span in spans for end in span), len(text)]
    assert ends == sorted(ends)
    left = "".join(text[ends[at] : ends[at + 1]] for at in range(0, len(ends), 2))
    assert not left.strip("\"”’»'").strip().strip("\"”’»'").strip() or not any(map(str.isalnum, left))


def test_forms_of_a_word_meet() -> None:
    assert stem("raids") == stem("raid") and stem("killed") == stem("killing") and stem("bodies") != stem("body")
    assert stem("press") == "press"
