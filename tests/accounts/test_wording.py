"""What pages say of incidents in words, whatever page it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.account import account
from reportedly.accounts.accounts import Told
from reportedly.accounts.model import Ground, Ref, Side, Speaker, TollRange
from reportedly.accounts.wording import (
    between,
    bounds,
    called,
    day,
    joined,
    number,
    on,
    outlet,
    printed,
    quoted,
    sources,
    what,
    where,
    with_column,
)
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports

INFERRED = Side("Talvik", ("TLV",), inferred=True)


def told(*papers: Paper, origins: dict[str, str | None] | None = None) -> Told:
    known = origins or {each.article.id: None for each in papers}
    return Told(account(incident(*papers), reports(*papers), known, TWO_SIDES, None), reports(*papers), known)


def blamed(outlet: str = "Gazette") -> Paper:
    paper = Paper("Baku said Yerevan had hit Barda.", outlet)
    said = paper.says("Baku", "Yerevan had hit Barda", "AZE.GOV")
    paper.event("hit", by=("Yerevan", "ARM"), claimant=said)
    return paper


@pytest.mark.parametrize(
    ("precision", "words"),
    [(1, "Orsa"), (None, "Orsa"), (2, "near Orsa"), (3, "district of Orsa"), (4, "province of Orsa"), (7, "Orsa")],
)
def test_a_place_is_told_with_how_exactly_it_is_known(precision: int | None, words: str) -> None:
    assert where(Ground("Orsa", precision=precision)) == words


def test_what_nobody_states_is_said() -> None:
    assert where(None) == "place unknown" and day(None) == "day unknown"
    assert day("2020-10-28/2020-10-29") == "2020-10-28 to 2020-10-29"


def test_a_name_with_braces_is_a_name() -> None:
    assert where(Ground("{x}", precision=2)) == "near {x}"


def test_an_inferred_side_is_said_to_be_inferred() -> None:
    assert called(INFERRED) == "Talvik (side inferred)" and called(TWO_SIDES[0]) == "Azerbaijan"
    speaker = Speaker("the guard", "TLV.MIL", "Talvik", None)
    assert on(speaker, [INFERRED]) == "Talvik (side inferred)"
    assert on(speaker, TWO_SIDES) == "on no side"


def test_words_bring_their_own_quotation_marks_or_get_some() -> None:
    assert quoted("we hold  the\ntown") == "“we hold the town”"
    assert quoted("“we hold it”, he said") == "“we hold it”, he said"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(1, 40))
def test_long_words_are_cut_after_a_whole_one(words: str, most: int) -> None:
    plain = " ".join(words.split())
    made = quoted(words, most).removeprefix("“").removesuffix("”")
    assert made in (plain, plain.removeprefix("“").removesuffix("”")) or made.endswith(" …")
    if made.endswith(" …") and len(plain) > most:
        kept = made.removesuffix(" …")
        assert len(kept) <= most and plain.removeprefix("“").startswith(kept)
    assert len(quoted(words, None)) >= len(plain)


@pytest.mark.parametrize(
    ("low", "high", "approx", "words"),
    [
        (14, 14, False, "14"),
        (14, None, False, "at least 14"),
        (None, 30, False, "at most 30"),
        (10, 15, False, "10 to 15"),
        (14, 14, True, "about 14"),
        (12, None, True, "12 or more (no exact number)"),
        (None, 30, True, "at most about 30"),
        (1200, 1200, False, "1,200"),
        (0, 0, False, "0"),
        (0, None, False, "at least 0"),
    ],
)
def test_a_figure_has_its_bounds(low: int | None, high: int | None, approx: bool, words: str) -> None:
    paper = Paper("14 people died.")
    paper.figure("14 people", low, high, approx=approx)
    assert number(paper.figures[0]) == words


def test_ranges_have_their_bounds_and_what_they_count() -> None:
    assert [between(*each) for each in ((14, 14), (14, 21), (14, None), (None, 21), (0, 0))] == [
        "14", "14 to 21", "14 or more", "up to 21", "0"
    ]  # fmt: skip
    made = TollRange("killed", 14, 21, whom="soldiers")
    assert what(made) == "killed (soldiers)" and bounds(made) == "14 to 21 killed (soldiers)"
    assert bounds(replace(made, rule="acled", best=14)) == "14 to 21 killed (soldiers) (best by the rule acled: 14)"


def test_a_copy_says_whose_story_it_is() -> None:
    one, copy, bare = blamed(), blamed("The Dune Post"), blamed()
    bare = Paper("Baku said Yerevan had hit Barda.", None, id="bare")
    known: dict[str, str | None] = {
        one.article.id: "gazette",
        copy.article.id: "Kavkaz Wire",
        bare.article.id: "Kavkaz Wire",
    }
    found = told(one, copy, bare, origins=known)
    assert outlet(found, one.article.id) == "Gazette"
    assert outlet(found, copy.article.id) == "The Dune Post, after Kavkaz Wire"
    assert outlet(found, bare.article.id) == "Kavkaz Wire’s story"
    assert outlet(told(bare), bare.article.id) == "outlet unknown"


def test_where_something_is_printed_and_how_often() -> None:
    papers = [blamed(), blamed("Herald"), blamed("Courier")]
    found = told(*papers)
    refs = [Ref(each.article.id, "s1") for each in papers]
    assert printed(found, refs[:1], "2020-10-28") == "Gazette, 2020-10-28"
    assert printed(found, refs[:2], None) == "Gazette, day unknown; and in 1 more article"
    assert printed(found, [*refs, refs[0]], None).endswith("; and in 2 more articles")


def test_how_many_speak_for_themselves() -> None:
    assert sources(told(blamed())).startswith("1 independent source in 1 article: ")
    both = sources(told(blamed(), blamed("Herald")))
    assert " in 2 articles: " in both


def test_a_silent_side_stands_beside_one_that_speaks() -> None:
    assert [each.name for each in with_column(told(blamed()), TWO_SIDES)] == ["Azerbaijan", "Armenia"]
    three = (*TWO_SIDES, INFERRED)
    assert [each.name for each in with_column(told(blamed()), three)] == ["Azerbaijan"]


def test_every_telling_comes_once_though_nothing_links_it() -> None:
    found = told(blamed(), blamed("Herald"), blamed("Courier"))
    assert [link for _, link in joined(found)] == [None] * 3
    assert [each for each, _ in joined(found)] == list(found.account.incident.tellings)
