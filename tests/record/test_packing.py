"""What is stored is what was given, and equal things hash alike."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Article
from reportedly.record.packing import LONGEST_KEY, canonical, content, key, packed, storable, unpacked
from tests.record.dispatches import report

ANY = st.text(st.characters(exclude_categories=()), max_size=40)


def test_a_report_comes_back() -> None:
    assert unpacked(packed(report())) == report()


@given(ANY)
def test_keys_can_be_stored_and_are_their_own_keys(name: str) -> None:
    key(name).encode()
    assert "\x00" not in key(name) and key(key(name)) == key(name)
    assert len(storable(name)) == len(name)


def test_long_ids_are_told_apart() -> None:
    assert key("x" * 600 + "a") != key("x" * 600 + "b")
    assert len(key("x" * 10_000)) <= LONGEST_KEY


def test_whatever_a_reading_depends_on_is_in_the_hash_of_its_article() -> None:
    article: Article = report().article
    others = [
        replace(article, text=article.text + " "),
        replace(article, outlet="Lantern"),
        replace(article, published="2020-10-05"),
        replace(article, blocks=article.blocks[:1]),
    ]
    assert len({content(each) for each in [article, *others]}) == 5
    assert content(article) == content(replace(article))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(ANY, JSON, max_size=5))
def test_canonical_json_does_not_depend_on_order(data: dict[str, object]) -> None:
    assert canonical(data) == canonical(dict(reversed(data.items())))
    assert canonical(data).isascii()
