"""Runs of lines that only their company tells."""

from __future__ import annotations

import pytest

from reportedly.articles.lines import runs, signs
from reportedly.articles.lines.runs import Piece

PROSE = (
    "The truce held for a second day on Friday, officials on both sides of the river said.",
    "Nobody had fired a shot since the bridge was opened to those who had fled.",
)


def pieces(*lines: str) -> list[Piece]:
    return [Piece(at, at + 1, line, signs.kind_of(line)) for at, line in enumerate(lines)]


def kinds(*lines: str) -> list[str | None]:
    return [piece.kind for piece in runs.mark(pieces(*lines))]


def test_headlines_after_read_more_end_where_prose_begins() -> None:
    found = kinds(PROSE[0], "Read more", "Bridge to open next week", PROSE[1], "The second day was quiet")
    assert found == [None, "related", "related", None, None]


def test_a_stamp_between_other_stories_headlines_does_not_end_them() -> None:
    found = kinds("Read more:", "Bridge to open next week", "3 hours ago", "Who pays for the wall?")
    assert found == ["related", "related", "stamp", "related"]


def test_headlines_after_the_story_are_other_stories() -> None:
    found = kinds(*PROSE, "Bridge to open to lorries next week", "Who pays for the new harbour wall?")
    assert found == [None, None, "related", "related"]


def test_one_line_after_the_story_is_prose() -> None:
    assert kinds(*PROSE, "The harbour stays closed until the spring") == [None] * 3


def test_a_list_that_the_story_announces_is_prose() -> None:
    named = "Ann Lee, 34, a teacher from the lower town", "Bo Roe, 41, a driver from the upper town"
    assert kinds(*PROSE, "The ministry named those who were hurt:", *named) == [None] * 5


def test_the_words_after_tags_are_tags() -> None:
    assert kinds(*PROSE, "Tags:", "Truce", "Hill province") == [None, None] + ["boilerplate"] * 3


def test_what_readers_wrote_below_the_story_is_none_of_it() -> None:
    said = "Ann says:", "This army never held any hill, and all of us here know it well.", "Reply", "3 hours ago"
    assert set(kinds(*PROSE, "Comments (2)", *said)[2:]) == {"boilerplate"}
    assert kinds(*PROSE, "Comments", *PROSE)[-1] is None


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("'A quiet night'", True),
        ("What do the two sides say?", True),
        ("He smiled.", False),
        ("and so they left the town", False),
        ("- two houses and a school", False),
        ("Q: Who fired first", False),
        ("They would open the bridge to all who had fled", False),
    ],
)
def test_a_few_words_alone_between_closed_paragraphs_are_a_heading(line: str, is_one: bool) -> None:
    assert runs.is_sub_heading(1, pieces(PROSE[0], line, PROSE[1])) == is_one
    assert not runs.is_sub_heading(0, pieces(line, PROSE[1]))
