"""The entries of live blogs, from JSON-LD."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.markup import dom, live


def read(blog: Any) -> tuple[live.Entry, ...]:
    script = json.dumps(blog).replace("<", "\\u003c")
    return live.entries(dom.parse(f'<html><script type="application/ld+json">{script}</script><p>x</p></html>'))


def blog(*updates: Any) -> dict[str, Any]:
    return {"@type": "LiveBlogPosting", "headline": "Ashan bridge: live", "liveBlogUpdate": list(updates)}


BRIDGE = {
    "@type": "BlogPosting",
    "headline": "Bridge &amp; ferry closed",
    "datePublished": "2021-03-04T14:05:00+02:00",
    "dateModified": "2021-03-04T12:20:00Z",
    "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Roe"],
    "articleBody": "The bridge at Ashan was closed at noon.\n\nThe ferry stopped as well, a boatman said.",
}
DAWN = {"headline": "Shots at dawn", "datePublished": "2021-03-04T05:10:00Z", "articleBody": "Shots were heard."}


def test_an_entry_keeps_its_time_headline_authors_and_paragraphs() -> None:
    (entry,) = read(blog(BRIDGE))
    assert entry.headline == "Bridge & ferry closed"
    assert (entry.published, entry.updated) == ("2021-03-04T14:05:00+02:00", "2021-03-04T12:20:00+00:00")
    assert entry.authors == ("Ann Lee", "Bo Roe")
    assert entry.paragraphs == (
        "The bridge at Ashan was closed at noon.",
        "The ferry stopped as well, a boatman said.",
    )


def test_entries_stay_in_the_page_s_order() -> None:
    assert [entry.headline for entry in read(blog(BRIDGE, DAWN))] == ["Bridge & ferry closed", "Shots at dawn"]
    assert [entry.headline for entry in read(blog(DAWN, BRIDGE))] == ["Shots at dawn", "Bridge & ferry closed"]


@pytest.mark.parametrize(
    "found",
    [
        {"@graph": [{"@type": "WebSite"}, blog(DAWN)]},
        [{"@type": "NewsArticle"}, blog(DAWN)],
        {"@type": "WebPage", "mainEntity": blog(DAWN)},
        {"@type": "LiveBlogPosting", "liveBlogUpdate": DAWN},
        blog({"@type": "ListItem", "position": 1, "item": DAWN}),
        [blog(DAWN), blog(DAWN)],
    ],
)
def test_a_blog_is_found_wherever_the_page_puts_it_and_read_once(found: Any) -> None:
    assert [entry.paragraphs for entry in read(found)] == [("Shots were heard.",)]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("<p>Shots were <b>heard</b>.</p><p>Nobody fell.</p>", ["Shots were heard.", "Nobody fell."]),
        ("Shots were heard.<br><br/>Nobody fell.", ["Shots were heard.", "Nobody fell."]),
        ("&lt;p&gt;Shots &amp;amp; sirens.&lt;/p&gt;", ["Shots & sirens."]),
        ("Fewer than 5 < 10, he wrote &mdash; and left.", ["Fewer than 5 < 10, he wrote — and left."]),
        ("<ul><li>One gate is open.</li><li>One is shut.</li></ul>", ["One gate is open.", "One is shut."]),
        ("<p>It is open.</p><script>track()</script><iframe src=x></iframe>", ["It is open."]),
        ("Shots were heard.\nNobody fell.", ["Shots were heard.", "Nobody fell."]),
        (["Shots were heard.", 7, "Nobody fell."], ["Shots were heard.", "Nobody fell."]),
    ],
)
def test_html_in_an_entry_is_read_and_not_shown(body: Any, parts: list[str]) -> None:
    assert [words for entry in read(blog({"articleBody": body})) for words in entry.paragraphs] == parts


def test_what_is_no_running_text_keeps_its_kind() -> None:
    body = (
        "<p>It is open.</p><figure><img src=x><figcaption>The bridge at Ashan. (Reuters)</figcaption></figure>"
        "<p>Read more: Who pays for the new bridge</p>"
    )
    (entry,) = read(blog({"articleBody": body}))
    assert [kind for _, kind in entry.parts] == ["paragraph", "caption", "related"]
    assert entry.paragraphs == ("It is open.",)


@pytest.mark.parametrize(
    ("update", "paragraphs"),
    [
        ({"articleBody": "", "text": "Shots were heard."}, ("Shots were heard.",)),
        ({"articleBody": None, "description": "Shots were heard."}, ("Shots were heard.",)),
        ({"headline": "It is open", "articleBody": "It is open\nThe ferry runs too."}, ("The ferry runs too.",)),
    ],
)
def test_other_fields_stand_in_for_a_missing_body_and_nothing_is_said_twice(
    update: Any, paragraphs: tuple[str, ...]
) -> None:
    assert read(blog(update))[0].paragraphs == paragraphs


def test_the_blog_s_own_headline_is_no_entry_s() -> None:
    (entry,) = read(blog({"headline": "Ashan bridge: live", "articleBody": "It is open."}))
    assert entry.headline is None


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ({"datePublished": "2021-03-04T05:10:00+05:30"}, "2021-03-04T05:10:00+05:30"),
        ({"datePublished": "2021-03-04"}, "2021-03-04"),
        ({"datePublished": "2021-03-04T05:10:00"}, "2021-03-04"),
        ({"dateCreated": "2021-03-04T05:10:00Z"}, "2021-03-04T05:10:00+00:00"),
        ({"datePublished": "an hour ago"}, None),
        ({"datePublished": 1614834600}, None),
    ],
)
def test_an_entry_s_time_has_the_zone_that_is_stated_or_is_a_bare_date(stated: Any, published: str | None) -> None:
    assert read(blog({"articleBody": "It is open.", **stated}))[0].published == published


@pytest.mark.parametrize(
    "broken",
    [None, 3, "x", [], [None, 3, "x", []], [{}], {"headline": "  "}, {"articleBody": {"a": 1}, "author": 5},
     {"articleBody": "<p></p>"}, {"articleBody": "&lt;br&gt;"}, {"item": None}, [[{"articleBody": "x"}]]],
)  # fmt: skip
def test_what_is_malformed_or_empty_is_left_out(broken: Any) -> None:
    assert read({"@type": "LiveBlogPosting", "liveBlogUpdate": broken}) == ()


def test_a_page_without_a_blog_has_no_entries() -> None:
    assert live.entries(dom.parse("<html><p>x</p></html>")) == ()


def test_pieces_open_each_entry_with_its_stamp_and_date_every_piece() -> None:
    when = "2021-03-04T05:10:00+00:00"
    assert live.pieces(read(blog(DAWN, {"articleBody": "It is open."}))) == [
        (when, "stamp", when),
        ("Shots at dawn", "headline", when),
        ("Shots were heard.", "paragraph", when),
        ("It is open.", "paragraph", None),
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["headline", "articleBody", "datePublished", "author", "name", "item", "text"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_data_breaks_the_reading(value: Any) -> None:
    for entry in read({"@type": "LiveBlogPosting", "liveBlogUpdate": value}):
        assert entry.headline or entry.parts
