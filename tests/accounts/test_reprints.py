import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.accounts.marks import marks_of
from reportedly.accounts.reprints import COMMON, Copies, Copy, copies
from reportedly.model import Article
from tests.accounts.printed import BACKGROUND, OTHER, STORY, article, pieces, prose

REVISED = STORY.replace("14", "19").replace("bare hands", "hands") + " " + OTHER


def kinds(found: tuple[Copy, ...]) -> list[tuple[str, str, str]]:
    return [(copy.article, copy.of, copy.kind) for copy in found]


def index_of(*articles: Article) -> Copies:
    index = Copies()
    for each in articles:
        index.add(each)
    return index


def test_the_later_is_a_copy_of_the_earlier_whichever_comes_first() -> None:
    early = article("early", STORY, "Hill Wire", "2020-05-05T06:00+00:00")
    late = article("late", STORY, "Coast Post", "2020-05-05T07:00+02:00")
    assert kinds(index_of(early).add(late)) == [("early", "late", "duplicate")]
    assert kinds(index_of(late).add(early)) == [("early", "late", "duplicate")]


def test_an_article_added_twice_stands_once() -> None:
    index = index_of(article("a", STORY))
    assert index.add(article("a", STORY)) == ()
    assert len(index) == 1
    assert "a" in index


def test_another_address_stamp_headline_and_white_space_make_no_other_text() -> None:
    one = pieces("a", [("stamp", "5 May 2020"), ("headline", "Market shelled"), ("paragraph", STORY)])
    other = pieces("b", [("headline", "14 die in Harwan"), *(("paragraph", f"{each}.") for each in STORY.split(". "))])
    assert kinds(copies([one, other])) == [("b", "a", "duplicate")]


def test_printings_of_one_story_are_one_group_with_one_origin() -> None:
    index = index_of(
        article("afp", STORY, "Coast Post", "2020-05-05", origin="AFP"),
        article("plain", STORY, "Hill Wire", "2020-05-06"),
        article("revised", REVISED, "Delta News", "2020-05-07"),
        article("other", prose(1), "Delta News", "2020-05-07"),
    )
    assert index.groups() == (("afp", "plain", "revised"),)
    assert index.group("revised") == ("afp", "plain", "revised")
    assert index.group("other") == ("other",)
    assert {index.origin_of(each).name for each in ("afp", "plain", "revised")} == {"AFP"}
    assert index.origin_of("revised").article == "afp"
    assert index.origin_of("other").name == "Delta News"


def test_a_passage_joins_no_groups() -> None:
    part = " " + STORY[: STORY.index("The army")]
    index = index_of(
        article("wire", prose(3, 12) + part, "Coast Post", "2020-05-05", origin="AFP"),
        article("own", prose(1, 12) + part, "Hill Wire", "2020-05-06"),
        article("late", prose(2, 12) + part, "Hill Wire", "2020-05-06"),
    )
    assert {copy.kind for copy in index.found("own")} == {"passage"}
    assert index.groups() == ()
    assert index.origin_of("own").name == "Hill Wire"


def test_the_words_of_a_passage_are_traced_to_where_they_were_first_printed() -> None:
    wire = article("wire", prose(3, 12) + " " + STORY, "Coast Post", "2020-05-05", origin="AFP")
    text = prose(1, 12) + " " + STORY
    index = index_of(wire, article("own", text, "Hill Wire", "2020-05-06"))
    start = text.index("Two of the dead")
    assert index.first_printed("own", (start, start + 80)) == "wire"
    assert index.first_printed("own", (0, 80)) == "own"
    assert index.first_printed("wire", (900, 1000)) == "wire"


def test_words_are_traced_past_the_copy_that_they_were_taken_from() -> None:
    text = prose(1, 12) + " " + STORY
    index = index_of(
        article("reprint", STORY, "Delta News", "2020-05-06"),
        article("own", text, "Hill Wire", "2020-05-07"),
        article("wire", STORY, "Coast Post", "2020-05-05", origin="AFP"),
    )
    start = text.index("Two of the dead")
    assert index.first_printed("own", (start, start + 80)) == "wire"
    assert index.first_printed("own", (0, 80)) == "own"
    assert index.origin_of(index.first_printed("own", (start, start + 80))).name == "AFP"


def test_background_that_an_outlet_prints_every_day_makes_no_story() -> None:
    background = BACKGROUND + " " + prose(99, 3)
    index = index_of(*(article(str(day), prose(day, 4) + " " + background) for day in range(30)))
    assert index.groups() == ()
    assert index.add(article("31", prose(31, 4) + " " + background)) == ()


def test_a_story_printed_everywhere_and_a_sentence_in_every_report_do_not_make_the_index_longer() -> None:
    index = index_of(*(article(str(n), STORY, f"Outlet {n}") for n in range(100)))
    once = len(index_of(article("0", STORY))._postings)
    assert len(index._postings) == once
    assert len(index.groups()[0]) == 100
    reports = index_of(*(article(str(n), prose(n, 1) + " " + BACKGROUND) for n in range(3 * COMMON)))
    places, _ = reports._postings.find(marks_of(article("x", BACKGROUND)).hashes)
    assert max(places.tolist().count(place) for place in set(places.tolist())) == COMMON


def test_an_index_is_restored_from_what_it_gave() -> None:
    articles = [
        article("afp", STORY, "Coast Post", "2020-05-05", origin="AFP"),
        article("plain", STORY, "Hill Wire", "2020-05-06"),
        article("own", prose(1, 12) + " " + STORY, "Delta News", "2020-05-07"),
    ]
    index = Copies()
    found = [copy for each in articles for copy in index.add(each)]
    again = Copies.restored([index.printing(each.id) for each in articles], found)
    assert again.groups() == index.groups()
    assert again.found("own") == index.found("own")
    revised = article("revised", REVISED, "Valley Radio", "2020-05-08")
    assert again.add(revised) == index.add(revised)
    assert again.origin_of("revised") == index.origin_of("revised")


def test_an_empty_index_is_restored() -> None:
    assert kinds(Copies.restored([], []).add(article("a", STORY))) == []
    blank = index_of(article("blank", ""))
    assert len(Copies.restored([blank.printing("blank")], [])) == 1


def test_what_was_never_added_is_refused() -> None:
    with pytest.raises(KeyError):
        Copies().origin_of("nowhere")
    with pytest.raises(KeyError):
        Copies().group("nowhere")


def test_articles_without_date_or_words_are_no_trouble() -> None:
    index = index_of(article("empty", ""), article("blank", ""), article("undated", STORY, published=None))
    assert kinds(index.add(article("dated", STORY))) == [("undated", "dated", "duplicate")]
    assert index.groups() == (("dated", "undated"),)


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False))
def test_groups_do_not_hang_on_the_order_of_adding(chance: random.Random) -> None:
    articles = [
        article(f"{story}-{n}", prose(story, 12 - n), f"Outlet {n}", f"2020-05-0{n + 1}")
        for story in range(4)
        for n in range(3)
    ]
    shuffled = chance.sample(articles, len(articles))
    assert sorted(index_of(*shuffled).groups()) == [tuple(f"{story}-{n}" for n in range(3)) for story in range(4)]
