"""Live blogs whose entries stand in the page's markup alone."""

from __future__ import annotations

import pytest

from reportedly.articles import page
from reportedly.articles.lines import blocks
from reportedly.articles.markup import dom, liveboxes
from reportedly.model import Article

# ruff: noqa: E501 (pages are written as pages are)

HEADLINE = "Fighting in the hills: live"
SUMMARY = "<p>The fighting in the hills went on for a third day on Thursday, officials on both sides said.</p>"
HOURS = ("2021-03-09T14:15", "2021-03-08T10:10", "2021-03-07T22:00")


def entry(n: int, time: str) -> str:
    return (
        f'<div class="entry">{time}<h3>Update {n}: shells fall on town number {n}</h3><p>By Bo Roe</p>'
        f"<p>Shells fell on the lower town for hour number {n}, two residents said, and the road was cut.</p></div>"
    )


def blog(times: list[str], above: str = "") -> Article:
    entries = "".join(entry(n, time) for n, time in enumerate(times))
    inner = f"<div><h1>{HEADLINE}</h1>{above}{SUMMARY}<div>{entries}</div></div>"
    return page.read(f"<html><head><title>{HEADLINE}</title></head><body>{inner}</body></html>")[0]


ZONED = [f'<time datetime="{hour}Z">{hour[-5:]}</time>' for hour in HOURS]
BARE = [f"<p>{hour[-5:]}</p>" for hour in HOURS]


def test_entries_keep_their_own_times_and_headings() -> None:
    article = blog(ZONED)
    kinds = [part.kind for part in article.blocks]
    assert kinds == ["headline", "paragraph", *["stamp", "headline", "byline", "paragraph"] * 3]
    assert [part.date for part in article.blocks[:2]] == [None, None]
    assert [part.date for part in article.blocks[2::4]] == [f"{hour}:00+00:00" for hour in HOURS]
    assert [part.date for part in article.blocks[5::4]] == [f"{hour}:00+00:00" for hour in HOURS]
    assert blocks.body(article.text, article.blocks[3]) == "Update 0: shells fall on town number 0"


@pytest.mark.parametrize("times", [ZONED, BARE])
def test_no_entry_dates_or_signs_the_page(times: list[str]) -> None:
    article = blog(times)
    assert (article.byline, article.published) == ((), None)
    article = blog(times, "<p>By Ann Lee</p><p>Published: 7 March 2021, 08:00 GMT</p>")
    assert (article.byline, article.published) == (("Ann Lee",), "2021-03-07T08:00:00+00:00")


def test_an_hour_without_a_day_dates_nothing() -> None:
    article = blog(BARE)
    assert {part.date for part in article.blocks} == {None}
    assert [part.kind for part in article.blocks].count("stamp") == 3


@pytest.mark.parametrize(
    "inner",
    [
        "".join(entry(n, time) for n, time in enumerate(ZONED[:2])),
        "".join(f'<li class="e">{time}<a href="/{n}">Shells fall on town number {n}, two say</a></li>' for n, time in enumerate(ZONED)),
        "".join(f'<div class="comment">{time}<p>I was there and heard shots all night, whatever they say.</p></div>' for time in ZONED),
        "".join(f"<div>{time}</div>" for time in ZONED) + SUMMARY,
    ],
)  # fmt: skip
def test_two_boxes_lists_of_links_and_comments_are_no_live_blog(inner: str) -> None:
    assert liveboxes.find(dom.layout(dom.parse(f"<body><h1>{HEADLINE}</h1>{SUMMARY}{inner}</body>"))) == liveboxes.NONE
