"""Which lines are no prose, and which only look like it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.lines import signs
from reportedly.model import BlockKind


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("related", "Read more: Two hurt as bridge gives way"),
        ("related", "Read more:"),
        ("stamp", "Last Update: Sunday, 01 November 2020 KSA 15:53 - GMT 12:53"),
        ("credit", "(Reporting by Ann Lee in Beirut; Editing by Bo Roe)"),
        ("credit", "AFP"),
        ("byline", "By Ann Lee and Bo Roe, Reuters"),
        ("boilerplate", "Sign up for our morning letter"),
        ("boilerplate", "Menu"),
        ("correction", "Correction, October 17, 2020: An earlier version gave a toll of 15."),
        ("correction", "An earlier version of this article misnamed the minister."),
        ("correction", "This story has been corrected to say that two towns were hit."),
        (
            "correction",
            "Editor’s note: We have updated this article to say that the army, not the police, held the bridge.",
        ),
        ("correction", "We have corrected this story."),
        ("correction", "(Corrects the number of wounded in paragraph 3)"),
        ("credit", "This article was first published in the Hill Post"),
    ],
)
def test_a_line_is_known_by_its_own_words(kind: str, line: str) -> None:
    assert signs.kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the map took years, the historian said.",
        "Published reports put the toll at 40.",
        "On October 6, 2019 the two presidents spoke.",
        "About 40 people were hurt, the ministry said.",
        "In 2020 the bridge was closed",
        "14",
        "",
    ],
)
def test_prose_that_opens_like_a_sign_stays_prose(line: str) -> None:
    assert signs.kind_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Sunday, September 15, 2019",
        "Published: 4 October 2016",
        "3 hours ago",
        "POSTED: 5 Nov 2020 | UPDATED: 6 Nov 2020 10:30 AM EST",
    ],
)
def test_a_stamp_says_when_and_nothing_else(line: str) -> None:
    assert signs.is_stamp(line)
    assert not signs.is_stamp(f"{line} the bridge was closed")


def test_a_headline_is_of_one_line_and_not_closed() -> None:
    assert signs.headline_like("Who pays for the new bridge?")
    assert not signs.headline_like("The bridge is closed.")
    assert not signs.headline_like("The bridge\nis closed")


def test_a_sentence_may_end_inside_quotation_marks_or_in_another_script() -> None:
    assert signs.ends_sentence("“We heard nothing.”")
    assert signs.ends_sentence("هل فتح الجسر؟")
    assert not signs.ends_sentence("The bridge is closed")


@given(st.text())
def test_any_line_gets_an_answer(line: str) -> None:
    signs.kind_of(line.strip())
    signs.is_caption(line)
    signs.headline_like(line)


@pytest.mark.parametrize(
    "odd",
    ["Ann Lee ", "Ann/", "A. ", "By Ann and ", "Share ", "About ", "AFP, ", "Updated Nov 5 ", "A-", ".. ", ' "', "al/",
     "a@b.", "+44 20 ", "Ann contributed to "],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["", "By ", "Photo: ", "With ", "Reporting by ", "Ann Lee is a "])
def test_lines_that_repeat_themselves_are_read_at_once(lead: str, odd: str) -> None:
    line = (lead + odd * 300)[:599] + "!"
    assert not (signs.is_caption(line) and signs.kind_of(line) == "byline")
    for short in (80, 120, 160, 300, 400):
        assert signs.kind_of(line[:short] + "!") in (None, *get_args(BlockKind))
