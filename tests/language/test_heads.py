"""Decoding of the encoder's rows."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.language.encoder import SCORERS, weights_folder
from reportedly.language.heads import CueRoles, Floats, Scorers, best_run, distinct, find_cycle, product, spans_of, tree
from reportedly.language.labels import CONTENT, CUE, NONE, ROLES
from reportedly.language.windows import Window

SCORERS_READ = Scorers(weights_folder() / SCORERS)


def window_of(paragraphs: list[int]) -> Window:
    """A window of one-letter words, parted by single blanks."""
    size = len(paragraphs)
    zeros = np.zeros(size, dtype=np.int64)
    starts = np.arange(size) * 2
    return Window(zeros, zeros, zeros, zeros, starts, starts + 1, np.array(paragraphs))


def test_spans_part_where_words_or_paragraphs_part() -> None:
    window = window_of([0, 0, 0, 0, 1, 1])
    assert spans_of(window, [0, 1, 3, 4, 5]) == ((0, 3), (6, 7), (8, 11))
    assert spans_of(window, []) == ()


def test_a_party_is_the_run_with_most_probability() -> None:
    share = np.array([0.9, 0, 0.6, 0.7], dtype=np.float32)
    assert best_run([0, 2, 3], share) == [2, 3]


def paths_score(scores: Floats, path: list[int]) -> float:
    transitions = SCORERS_READ.weights["pairs.transitions"].T
    steps = sum(transitions[a, b] for a, b in pairwise(path))
    return float(steps + sum(scores[i, role] for i, role in enumerate(path)))


def test_the_best_path_beats_every_other() -> None:
    scores = np.random.default_rng(5).normal(size=(2, 3, len(ROLES))).astype(np.float32)
    for cue, best in zip(scores, SCORERS_READ.best_roles(scores).tolist(), strict=True):
        every = ([a, b, c] for a in range(7) for b in range(7) for c in range(7))
        assert paths_score(cue, best) >= max(paths_score(cue, path) for path in every) - 1e-5


@given(arrays(np.float32, st.integers(1, 12).map(lambda n: (n, n)), elements=st.floats(-9, 9, width=32)))
def test_heads_always_make_a_tree(scores: Floats) -> None:
    heads = tree(scores).tolist()
    roots = [i for i, head in enumerate(heads) if head == i]
    assert len(roots) == 1
    assert not find_cycle(heads, roots[0])


@pytest.mark.parametrize("rows", [1, 31, 32, 33, 100])
def test_a_product_is_the_same_in_pieces(rows: int) -> None:
    random = np.random.default_rng(rows)
    x, weights = random.normal(size=(rows, 8)).astype(np.float32), random.normal(size=(8, 3)).astype(np.float32)
    assert np.allclose(product(x, weights), x @ weights, atol=1e-5)


def cue(anchor: int, probability: float, roles: list[int]) -> CueRoles:
    return CueRoles(anchor, probability, np.array(roles), np.ones(len(roles), dtype=np.float32))


def test_a_cue_found_twice_counts_once_and_the_surer_one_stays() -> None:
    sure = cue(0, 0.9, [CUE, NONE, CONTENT, CONTENT])
    again = cue(1, 0.6, [CUE, CUE, CONTENT, CONTENT])
    assert distinct([again, sure]) == [sure]


def test_two_cues_of_one_content_are_two() -> None:
    one = cue(0, 0.9, [CUE, NONE, CONTENT, CONTENT])
    other = cue(1, 0.6, [NONE, CUE, CONTENT, CONTENT])
    assert distinct([other, one]) == [one, other]
