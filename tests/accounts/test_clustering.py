"""Clusters from links: averages, not chains; vague tellings last; people before machines."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.clustering import MARGIN, THRESHOLD, VAGUE, clusters
from reportedly.accounts.model import Link

STRONG = THRESHOLD + 1


def brought(names: str, scores: dict[str, float], vague: str = "", **decided: object) -> set[str]:
    """The clusters of one-letter tellings, each of an article of its own, as words."""
    links = [Link(pair[0], pair[1], score, ()) for pair, score in scores.items()]
    found = clusters(names, vague, {each: f"article {each}" for each in names + vague}, links, **decided)  # type: ignore[arg-type]
    assert sorted("".join("".join(each) for each in found)) == sorted(names + vague)
    return {"".join(each) for each in found}


def test_what_is_strongly_linked_is_one() -> None:
    assert brought("abc", {"ab": STRONG, "bc": STRONG, "ac": STRONG}) == {"abc"}
    assert brought("ab", {"ab": THRESHOLD - 0.01}) == {"a", "b"}
    assert brought("ab", {"ab": THRESHOLD}) == {"ab"}


def test_one_good_link_does_not_chain_two_happenings() -> None:
    inside = {"ab": 9.0, "cd": 9.0}
    assert brought("abcd", {**inside, "bc": STRONG}) == {"ab", "cd"}
    assert brought("abcd", {**inside, "bc": 9.0, "ac": 4.0, "ad": 4.0, "bd": 4.0}) == {"abcd"}


def test_tellings_of_one_article_say_nothing_of_each_other() -> None:
    articles = {"a": "1", "b": "2", "c": "2"}
    links = [Link("a", "b", 9.0, ()), Link("a", "c", 9.0, ())]
    assert clusters("abc", "", articles, links) == [("a", "b", "c")]
    assert clusters("bc", "", articles, []) == [("b",), ("c",)]


def test_a_vague_telling_never_chains() -> None:
    clear = {"av": VAGUE + MARGIN, "bv": VAGUE}
    assert brought("ab", {"av": VAGUE + 1, "bv": VAGUE + 1}, "v") == {"a", "b", "v"}
    assert brought("ab", clear, "v") == {"av", "b"}
    assert brought("ab", {"av": VAGUE - 0.01}, "v") == {"a", "b", "v"}
    assert brought("a", {"vw": VAGUE, "av": -3.0}, "vw") == {"a", "vw"}


def test_what_people_said_comes_first() -> None:
    links = {"ab": 9.0, "cd": 9.0}
    assert brought("abcd", links, apart=frozenset({("b", "a")})) == {"a", "b", "cd"}
    assert brought("abcd", links, together=[("a", "d")]) in ({"ad", "b", "c"}, {"abd", "c"}, {"acd", "b"}, {"abcd"})
    assert brought("abc", {}, together=[("a", "b"), ("b", "c")]) == {"abc"}
    assert brought("ab", {"av": 9.0}, "v", apart=frozenset({("a", "v")})) == {"a", "b", "v"}
    assert brought("ab", {}, "v", together=[("b", "v")]) == {"a", "bv"}


def test_those_who_must_stay_apart_are_not_joined_through_a_third() -> None:
    links = {"ab": 9.0, "bc": 9.0, "ac": 9.0}
    found = brought("abc", links, apart=frozenset({("a", "c")}))
    assert found in ({"ab", "c"}, {"a", "bc"})


def test_what_is_linked_to_all_of_those_who_were_merged_joins_them() -> None:
    assert brought("abc", {"ac": 9.0, "bc": 9.0}, together=[("a", "b")]) == {"abc"}


def test_what_people_merge_keeps_what_either_had() -> None:
    """Two towns that nothing but somebody's word makes one happening."""
    towns = {"ab": STRONG, "bc": STRONG, "ac": STRONG, "xy": STRONG}
    far = {f"{one}{other}": -6.0 for one in "abc" for other in "xy"}
    assert brought("abcxy", towns | far) == {"abc", "xy"}
    assert brought("abcxy", towns | far, together=[("a", "x")]) == {"abcxy"}
    assert brought("abcxy", towns | far, together=[("a", "x")], apart=frozenset({("b", "y")})) in (
        {"abcx", "y"},
        {"axy", "bc"},
        {"acxy", "b"},
    )


def test_what_is_vague_brings_nothing_to_what_somebody_put_it_to() -> None:
    assert brought("ab", {"av": 9.0, "bv": 9.0}, "v", together=[("a", "v")]) == {"av", "b"}


SCORES = st.dictionaries(
    st.sampled_from([f"{a}{b}" for a in "abcdef" for b in "abcdefvw" if a < b] + ["vw"]), st.floats(-9, 9), max_size=20
)


@given(SCORES, st.integers())
def test_the_order_of_tellings_and_links_changes_nothing(scores: dict[str, float], seed: int) -> None:
    chance = random.Random(seed)
    names, vague, pairs = list("abcdef"), list("vw"), list(scores)
    for each in (names, vague, pairs):
        chance.shuffle(each)
    shuffled = {pair if chance.random() < 0.5 else pair[::-1]: scores[pair] for pair in pairs}
    assert brought("".join(names), shuffled, "".join(vague)) == brought("abcdef", scores, "vw")


@given(SCORES, st.sampled_from("abcdef"), st.sampled_from("abcdef"))
def test_no_link_overrides_who_said_no(scores: dict[str, float], one: str, other: str) -> None:
    if one != other:
        found = brought("abcdef", scores, "vw", apart=frozenset({(one, other)}))
        assert not any(one in each and other in each for each in found)


@given(SCORES)
def test_without_vague_tellings_the_others_fall_as_they_do_with_them(scores: dict[str, float]) -> None:
    """A vague telling never decides what of the others is one."""
    with_them = {each.translate(str.maketrans("", "", "vw")) for each in brought("abcdef", scores, "vw")}
    firm = {pair: score for pair, score in scores.items() if not set(pair) & set("vw")}
    assert with_them - {""} == brought("abcdef", firm)
