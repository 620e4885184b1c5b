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
        "Read more: The bridge gave way, the army said.",
        "Elsewhere on Hill Wire: Two hurt as bridge gives way",
        "More from Hill Wire – Two hurt as bridge gives way",
        "Previously - Who broke the truce?",
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
        "Also on the south-eastern front the army said it had taken a village.",
        "Also on the south-eastern front the army took a village",
        "Also on Tuesday – hours before the talks – a drone killed two soldiers, the army said.",
        "Elsewhere on the front – near Tamm – shelling went on, the army said.",
        "Previously - in the first war - the army had held the town.",
        "More stories: refugees told of shelling along the road.",
        "Video: soldiers fled the hill, he said.”",
        "MORE THAN 40 PEOPLE WERE HURT, THE ARMY SAID.",
    ],
)
def test_prose_that_opens_like_a_lead_is_none(line: str) -> None:
    assert not related.is_related(line)
    assert not related.is_related_lead(line)
