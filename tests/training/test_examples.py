"""Training examples: what the encoder is taught about a window."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.encoder import TOKENIZER, weights_folder
from reportedly.language.labels import NAME_TAGS, ROLES
from reportedly.language.tokens import load_tokenizer
from training.cases import parse_case
from training.corpora import Document, Statement
from training.examples import Example, anchor_of, examples_of, scraped

TOKENS = load_tokenizer(weights_folder() / TOKENIZER)
MARKED = "<c1>“Shells fell,”</c1> <s1>the mayor’s aide</s1> <q1>has said</q1>, <c1>“at dawn.”</c1>"


def document(marked: str, full_roles: bool = True) -> Document:
    case = parse_case("t", marked)
    return Document(case.text, [Statement(s.spans, s.act) for s in case.statements.values()], full_roles)


def only(document: Document) -> Example:
    (example,) = examples_of(TOKENS, document)
    return example


def words(example: Example, text: str, role: str) -> list[str]:
    allowed = example.cues[0].allowed[:, ROLES.index(role)]
    window = example.window
    return [text[window.starts[i] : window.ends[i]] for i in np.flatnonzero(allowed)]


def test_each_word_gets_the_role_that_it_has_for_the_cue() -> None:
    marked = document(MARKED)
    example = only(marked)
    assert words(example, marked.text, "source") == ["the", "mayor", "’s", "aide"]
    assert words(example, marked.text, "content") == ["“", "Shells", "fell", ",", "”", "“", "at", "dawn", ".", "”"]
    assert words(example, marked.text, "cue") == ["has", "said"]


def test_the_anchor_is_the_longest_word_of_the_cue() -> None:
    marked = document(MARKED)
    example = only(marked)
    anchor = anchor_of(example.window, marked.statements[0].spans["cue"] if marked.statements else [])
    assert anchor is not None
    assert marked.text[example.window.starts[anchor] : example.window.ends[anchor]] == "said"


def test_where_a_corpus_marks_fewer_roles_an_unmarked_word_may_have_the_others() -> None:
    example = only(document(MARKED, full_roles=False))
    assert example.cues[0].allowed.sum(1).tolist() == [1] * 5 + [1] * 4 + [1] * 2 + [4] + [1] * 5


def test_an_unmarked_name_is_open_only_for_capitalised_words_and_unmarked_kinds() -> None:
    text = "Rebels left Harim today"
    found = only(Document(text, names=[(12, 17, "place")], name_kinds=frozenset({"place", "person", "organisation"})))
    assert found.names is not None
    may = [{NAME_TAGS[i] for i in np.flatnonzero(row)} for row in found.names]
    assert may == [{"O", "B-nationality", "I-nationality"}, {"O"}, {"B-place"}, {"O"}]


@given(st.integers(0, 10_000))
def test_roughened_text_keeps_its_spans(seed: int) -> None:
    marked = document(
        MARKED + " <s2>Rebels, their chief</s2> <q2>told</q2> <a2>AFP</a2>, <c2>had left</c2>.\n\nIt’s over."
    )
    rough = scraped(marked, random.Random(seed))
    for before, after in zip(marked.statements or (), rough.statements or (), strict=True):
        for role, spans in after.spans.items():
            was = "".join(marked.text[s:e] for s, e in before.spans[role])
            now = "".join(rough.text[s:e] for s, e in spans)
            letters = [c for c in was if c.isalnum()]
            assert [c for c in now if c.isalnum()] == letters
