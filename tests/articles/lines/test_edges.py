"""What scraping glued to a paragraph's first and last words."""

from __future__ import annotations

import pytest

from reportedly.articles.lines import edges

TITLE = "Bomb kills two near bridge"


def opening(text: str, title: str | None = TITLE, day: str | None = None) -> list[tuple[str, str]]:
    """The pieces that stand before the text's first words, and those words."""
    pieces: list[tuple[str, str]] = []
    start = 0
    for stop, kind in edges.head(text, 0, len(text), title, day):
        pieces.append((kind, text[start:stop].strip()))
        start = stop
    return [*pieces, ("", text[start:])]


def closing(text: str, last: bool = True) -> list[tuple[str, str]]:
    """The text's words, and the pieces that stand after them."""
    found = edges.tail(text, 0, len(text), last)
    stops = [*(at for at, _ in found), len(text)]
    pieces = [(kind, text[at:stop].strip()) for (at, kind), stop in zip(found, stops[1:], strict=True)]
    return [("", text[: stops[0]].strip()), *pieces]


def test_a_labelled_stamp_opens_the_story() -> None:
    text = "Date of publication 4 October 2016 A bomb killed two men near the bridge on Monday."
    assert opening(text) == [
        ("stamp", "Date of publication 4 October 2016"),
        ("", "A bomb killed two men near the bridge on Monday."),
    ]


@pytest.mark.parametrize(
    "stamp", ["27-07-2016", "Wednesday 27 July 2016", "Wed Jul 27 2016", "Last updated at Jul 272016"]
)
def test_a_date_with_its_year_that_opens_the_text_is_a_stamp(stamp: str) -> None:
    assert opening(f"{stamp} A bomb killed two men near the bridge.")[0] == ("stamp", stamp)


@pytest.mark.parametrize(
    "text", ["July 27, 2016, was a day of mourning.", "27 July 2016 was a day of mourning in Hill."]
)
def test_a_date_that_opens_a_sentence_is_none(text: str) -> None:
    assert opening(text) == [("", text)]


def test_a_second_stamp_in_brackets_belongs_to_the_first() -> None:
    text = "19.07.2016(updated 1457 19.07.2016) Get short URL 24 A bomb killed two men near the bridge."
    assert [kind for kind, _ in opening(text)] == ["stamp", "boilerplate", ""]


def test_a_byline_between_stamp_and_headline_is_cut_off() -> None:
    text = "Posted on July 27 2016 by Ann Hill Bomb kills two near bridge A bomb killed two men."
    assert opening(text) == [
        ("stamp", "Posted on July 27 2016"),
        ("byline", "by Ann Hill"),
        ("headline", "Bomb kills two near bridge"),
        ("", "A bomb killed two men."),
    ]


def test_a_bare_date_is_the_page_s_own_where_the_headline_follows() -> None:
    text = "27-07-2016 title: Bomb kills two, near bridge. A bomb killed two men near the bridge on Wednesday."
    assert [kind for kind, _ in opening(text, f"{TITLE} | World | Hill Post", "2016-01-01")] == [
        "stamp",
        "headline",
        "",
    ]


def test_agency_date_and_buttons_between_headline_and_story_are_cut_off() -> None:
    text = "Bomb kills two near bridge AFP Monday 18 Aug 2014 Print Tweet A bomb killed two men near the bridge."
    assert opening(text) == [
        ("headline", "Bomb kills two near bridge"),
        ("credit", "AFP"),
        ("stamp", "Monday 18 Aug 2014"),
        ("boilerplate", "Print Tweet"),
        ("", "A bomb killed two men near the bridge."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "September 11, 2001 was a Tuesday, and nobody in the village had heard of it.",
        "Bomb kills two near bridges, and more were found.",
        "AFP reporters saw two men die near the bridge on Wednesday.",
    ],
)
def test_a_sentence_that_opens_like_a_glued_piece_stays_whole(text: str) -> None:
    assert opening(text, day="2001-09-11") == [("", text)]


def test_an_agency_that_acts_is_no_credit() -> None:
    text = "Bomb kills two near bridge. AFP reporters saw two men die near the bridge on Wednesday."
    assert [kind for kind, _ in opening(text)] == ["headline", ""]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Bomb kills two near bridge", "Bomb kills two near bridge. "),
        ("Bomb ‘kills two’, near bridge | Hill Post", "Bomb kills two near bridge "),
        ("Bomb kills two near bridge", "Headline: Bomb kills two near bridge "),
    ],
)
def test_a_title_is_known_without_its_commas_quotation_marks_and_site(title: str, words: str) -> None:
    assert edges.title_end(words, 0, len(words), title) == len(words) - 1
    assert edges.title_end("Other words stand here.", 0, 23, title) == 0


def test_one_closing_line_after_another_is_cut_off() -> None:
    text = "They would talk, he said. Writing by Ann Lee; Editing by Bo Roe. (Source: Hill Post) Twitter"
    assert closing(text) == [
        ("", "They would talk, he said."),
        ("credit", "Writing by Ann Lee; Editing by Bo Roe."),
        ("credit", "(Source: Hill Post)"),
        ("boilerplate", "Twitter"),
    ]


@pytest.mark.parametrize("sign", ["--AFP", "(Reuters)"])
def test_a_bare_agency_is_a_credit_at_the_text_s_very_end_only(sign: str) -> None:
    text = f"Both sides said they would talk. {sign}"
    assert closing(text)[1:] == [("credit", sign)]
    assert closing(text, last=False) == [("", text)]


def test_an_agency_that_ends_a_sentence_is_prose() -> None:
    assert closing("He gave his word to Reuters") == [("", "He gave his word to Reuters")]


def test_other_stories_and_tags_run_into_the_last_words_are_cut_off() -> None:
    text = "They would talk. Related Bridge Opens Next Week Minister Visits Flood Victims Tags truce Hills bridge"
    assert closing(text) == [
        ("", "They would talk."),
        ("related", "Related Bridge Opens Next Week Minister Visits Flood Victims"),
        ("boilerplate", "Tags truce Hills bridge"),
    ]


def test_prose_after_the_last_full_stop_is_no_list() -> None:
    text = "They would talk. Related talks in the capital had failed, people there said, and Tags was not among them."
    assert closing(text) == [("", text)]
