"""Windows: what the encoder sees at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language.encoder import TOKENIZER, weights_folder
from reportedly.language.tokens import load_tokenizer
from reportedly.language.windows import CLS, SEP, Window, paragraphs_of, segments_of, windows_of

TOKENS = load_tokenizer(weights_folder() / TOKENIZER)
SENTENCE = "The army said that rebels had shelled the village of Harim on Monday. "


def windows(text: str, limit: int = 320) -> list[Window]:
    return windows_of(segments_of(TOKENS, text, paragraphs_of(text, [(0, len(text))]), limit), limit)


def test_blank_lines_part_paragraphs_and_stretches_bound_them() -> None:
    text = "One.\n\nTwo.\nStill two.\n \nThree."
    assert [text[s:e] for s, e in paragraphs_of(text, [(0, len(text))])] == ["One.", "Two.\nStill two.", "Three."]
    assert [text[s:e] for s, e in paragraphs_of(text, [(6, 10)])] == ["Two."]


def test_a_short_article_is_one_window_with_a_mark_after_each_paragraph() -> None:
    (window,) = windows("The army left.\n\nRebels came.")
    assert window.ids[0] == CLS
    assert window.ids[-1] == SEP
    assert (window.ids == SEP).sum() == 2
    assert window.paragraph.tolist() == [0, 0, 0, 0, 1, 1, 1]


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = (SENTENCE * 12).strip()
    found = windows(text, limit=64)
    assert len(found) > 2
    assert all(len(w.ids) <= 64 for w in found)
    assert all(text[w.starts[0] : w.ends[0]] == "The" for w in found)


def test_a_sentence_longer_than_a_window_is_cut_inside_and_loses_nothing() -> None:
    text = " ".join(["shelling"] * 300)
    found = windows(text, limit=64)
    assert sum(len(w.starts) for w in found) == 300


@settings(max_examples=60)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=12),
    st.sampled_from([16, 64, 320]),
)
def test_every_window_keeps_its_limit_and_points_into_the_text(parts: list[str], limit: int) -> None:
    text = "\n\n".join(parts)
    position = 0
    for window in windows(text, limit):
        assert len(window.ids) <= limit
        assert window.first.max() < len(window.ids)
        assert position <= window.starts[0]
        position = int(window.ends[-1])
        assert position <= len(text)


def test_a_word_longer_than_a_window_is_read_by_its_first_pieces() -> None:
    text = "Rebels sent " + ",".join(str(n) for n in range(400)) + " as coordinates."
    found = windows(text)
    assert all(len(w.ids) <= 320 for w in found)
    assert [text[w.starts[-1] : w.ends[-1]] for w in found][-1] == "."
