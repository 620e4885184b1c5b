import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.marks import Hashes
from reportedly.accounts.postings import Postings


def array(*hashes: int) -> Hashes:
    return np.array(hashes, np.uint32)


def found(postings: Postings, *hashes: int) -> set[tuple[int, int]]:
    places, numbers = postings.find(array(*hashes))
    return {(hashes[place], number) for place, number in zip(places.tolist(), numbers.tolist(), strict=True)}


def test_what_was_added_is_found() -> None:
    postings = Postings()
    postings.add(array(5, 3), np.array([0, 0], np.int32))
    postings.add(array(3, 9), np.array([1, 1], np.int32))
    assert found(postings, 3, 9, 4) == {(3, 0), (3, 1), (9, 1)}
    assert len(postings) == 4


def test_an_empty_index_finds_nothing() -> None:
    assert found(Postings(), 1, 2) == set()


@given(
    st.lists(st.lists(st.integers(0, 30), unique=True, max_size=12), max_size=40),
    st.lists(st.integers(0, 30), unique=True),
)
def test_it_finds_what_a_list_would(articles: list[list[int]], asked: list[int]) -> None:
    postings = Postings()
    for number, hashes in enumerate(articles):
        postings.add(array(*hashes), np.full(len(hashes), number, np.int32))
    held = {(each, number) for number, hashes in enumerate(articles) for each in hashes if each in asked}
    assert found(postings, *asked) == held


def test_segments_stay_few() -> None:
    postings = Postings()
    for number in range(1_000):
        postings.add(array(number, number + 1, number + 2), np.full(3, number, np.int32))
    assert len(postings._segments) <= 12
