"""The names of authors in the words that state them, and the names that are not theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.markup import bylines
from reportedly.articles.markup.bylines import Piece


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("BY ANN LEE", ("Ann Lee",)),
        ("By ANN LEE", ("ANN LEE",)),
        ("By Ann Lee, Defence Correspondent, and Bo Roe in Sel", ("Ann Lee", "Bo Roe")),
        ("By Ann Lee Defence Correspondent", ("Ann Lee",)),
        ("By Hill Post News Desk", ("Hill Post News Desk",)),
        ("By Ann Lee and Bo Roe, Hill Wire", ("Ann Lee", "Bo Roe")),
        ("By Ann Lee, Bo Roe and Cy van der Poe", ("Ann Lee", "Bo Roe", "Cy van der Poe")),
        ("By Ann Lee, MD, and Bo Roe, PhD", ("Ann Lee", "Bo Roe")),
        ("By Ann Lee, Hill Wire", ("Ann Lee",)),
        ("By Ann Lee, Ashan Bureau Chief", ("Ann Lee",)),
        ("By Ann Lee Senior Editor", ("Ann Lee",)),
        ("By Ann Lee in Ashan", ("Ann Lee",)),
        ("By Ann Lee | November 5, 2020", ("Ann Lee",)),
        ("By Ann Lee November 5, 2020", ("Ann Lee",)),
        ("Updated Nov. 5, 2020 by Ann Lee", ("Ann Lee",)),
        ("Written by: Dr. Ann Lee. Reviewed by Bo Roe, DVM", ("Dr. Ann Lee",)),
        ("By AFP", ("AFP",)),
        ("By The Hill Desk", ("The Hill Desk",)),
        ("by Omar al-Masri & J. R. O’Hara", ("Omar al-Masri", "J. R. O’Hara")),
        ("By José Ibáñez", ("José Ibáñez",)),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: tuple[str, ...]) -> None:
    assert bylines.signed([Piece(line)]) == authors


@pytest.mark.parametrize(
    "line",
    [
        "Medically reviewed by Ann Lee",
        "Edited by Ann Lee",
        "Fact-checked by Ann Lee",
        "Photo by Ann Lee",
        "Stormed by Islamic State",
        "By Staff Writer",
        "By Using Our Site You Agree",
        "by the river, where Ann Lee lives",
        "By the numbers",
        "Nearby Ann Lee waited",
        "Ann Lee",
        "By Monday evening the whole city had fallen silent",
        "By May the city had fallen silent",
        "By Orvik's count twelve shells fell on the city",
        "A letter written by Ann Lee surfaced on Tuesday",
        "Video posted by Sel Brigade",
    ],
)
def test_reviewers_photographers_and_prose_are_no_authors(line: str) -> None:
    assert bylines.signed([Piece(line)]) == ()


def test_links_and_elements_tell_where_a_name_ends() -> None:
    assert bylines.signed([Piece("By"), Piece("Sarah", "/sarah"), Piece("Travel")]) == ("Sarah",)
    assert bylines.signed([Piece("By"), Piece("Ann Lee"), Piece("Hill Editor")]) == ("Ann Lee",)
    assert bylines.signed([Piece("By"), Piece("Ann"), Piece("Lee")]) == ("Ann Lee",)
    row = [
        Piece("By"),
        Piece("Ann Lee", "/a"),
        Piece(","),
        Piece("Bo Roe", "/b"),
        Piece(", and"),
        Piece("Cy Poe", "/c"),
    ]
    assert bylines.signed(row) == ("Ann Lee", "Bo Roe", "Cy Poe")
    assert bylines.signed([Piece("Story by"), Piece("Ann Lee"), Piece("Photos by"), Piece("Bo Roe")]) == ("Ann Lee",)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        (["By Ann Lee and Bo Roe"], ("Ann Lee", "Bo Roe")),
        (["Ann Lee, Bo Roe, PhD", "Ann Lee"], ("Ann Lee", "Bo Roe")),
        (["Office for Hills and Rivers"], ("Office for Hills and Rivers",)),
        (["Lee & Roe"], ("Lee & Roe",)),
        (["Lee, Ann"], ("Lee, Ann",)),
        (["Author: Ann Lee |"], ("Ann Lee",)),
        (["Ann Lee in Ashan"], ("Ann Lee",)),
        (["Ann Lee, Defence Correspondent"], ("Ann Lee",)),
        (["Reuters, Ann Lee"], ("Ann Lee",)),
        (["Ann Lee Reuters"], ("Ann Lee",)),
        (["Ann Lee, MD"], ("Ann Lee, MD",)),
        (["AFP"], ("AFP",)),
        (["Hill Post Staff"], ("Hill Post Staff",)),
        (["https://hillpost.example/ann", "@ann", "admin", "ann@hillpost.example", "{{ author }}", "", None, "7"], ()),
    ],
)
def test_stated_authors_are_names_each_once(stated: list[str | None], names: tuple[str, ...]) -> None:
    assert bylines.clean(stated) == names


def test_agencies_newsrooms_and_roles_are_no_persons() -> None:
    offices = ["AFP", "Reuters", "Web Desk", "Hill Post Staff", "Staff Reporter", "Agencies", "Ashan Bureau Chief"]
    assert bylines.persons([*offices, "Ann Lee", "Hill Club"]) == ("Ann Lee", "Hill Club")


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("By Ann Lee in Ashan and Bo Roe | Updated 5 Nov 2020, 3 min read", False),
        ("This story was originally published by Hill Wire", False),
        ("By Monday the city had fallen silent", True),
        ("The writer Ann Lee was at home when they came", True),
    ],
)
def test_prose_has_small_words_that_no_byline_has(line: str, prose: bool) -> None:
    assert bylines.is_prose(line) is prose


def test_what_stands_apart_in_a_line_names_no_author() -> None:
    assert bylines.signed([Piece("By"), Piece("Ann Lee", None, frozenset({"apart"}))]) == ()


def test_a_name_to_sign_in_with_is_told_from_a_persons() -> None:
    assert [bylines.is_handle(name) for name in ("ann.lee", "q_admin", "Ann Lee", "Ann", "AFP")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [bylines.is_person(name) for name in ("Ann Lee", "Ann", "Read More", "Lee, Ann", "Ann lives here")] == [
        True, False, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "announces"),
    [("By", True), ("Written by:", True), ("About the author", True), ("Author(s)", True), ("Edited by", False),
     ("Medically reviewed by", False), ("Photos by", False), ("Share", None), ("By Ann Lee", None)],
)  # fmt: skip
def test_labels_announce_authors_or_others(words: str, announces: bool | None) -> None:
    assert bylines.label(words) is announces


def test_other_hands_are_known_by_their_verb() -> None:
    assert bylines.is_other_hand("Data analysis by Ann Lee")
    assert not bylines.is_other_hand("Written by Ann Lee")


@given(st.text(max_size=300))
def test_no_words_break_the_reading_of_names(words: str) -> None:
    bylines.clean([words])
    bylines.signed([Piece(words), Piece(words, "/")])
    bylines.is_person(words)
    bylines.is_alone(words)
    bylines.label(words)
    bylines.is_other_hand(words)


def test_long_lines_cost_no_time() -> None:
    for word in ("by ", "Ann ", "by Ann and ", "a-", ", ", "Jr., "):
        bylines.signed([Piece(word * 5000)])
        bylines.label(word * 5000)
        bylines.is_other_hand(word * 5000)
