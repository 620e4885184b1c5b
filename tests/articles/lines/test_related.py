"""Which lines point at other stories."""

from __future__ import annotations

import pytest

from reportedly.articles.lines import related


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Two hurt as bridge gives way",
        "READ MORE Two hurt as bridge gives way",
        "Also read | Two hurt as bridge gives way",
        "Related: Two hurt as bridge gives way",
        "Watch: The bridge after the blast",
        "[Two hurt as bridge gives way in hill town]",
    ],
)
def test_a_line_names_another_story(line: str) -> None:
    assert related.is_related(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more:",
        "Read more here.",
        "Also on Hill Wire:",
        "You may also like",
        "More stories from Hill Wire",
        "ICYMI",
    ],
)
def test_a_bare_lead_heads_a_list_of_stories(line: str) -> None:
    assert related.is_related_lead(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more closely, the order says nothing of a truce.",
        "Related violence has killed 40 people since May, the ministry said.",
        "[The army] held the bridge.",
        "[With reporting by Ann Lee and Bo Roe in the hills]",
        "More than 40 people were hurt",
        "Video: AFP",
        "More",
    ],
)
def test_prose_that_opens_like_a_lead_is_none(line: str) -> None:
    assert not related.is_related(line)
    assert not related.is_related_lead(line)
