"""The title of a page's article: which heading it is, and what is taken off its end."""

from __future__ import annotations

import pytest

from reportedly.articles.markup import dom, metadata, titles


def headline(head: str, body: str) -> str | None:
    tree = dom.parse(f"<html><head>{head}</head><body>{body}<p>Words.</p></body></html>")
    return titles.headline(metadata.read(tree), tree)


SITE = '<meta property="og:site_name" content="The Hill Post">'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Truce holds | The Hill Post</title>", "<h1>Truce holds</h1>", "Truce holds"),
        ("<title>Truce holds in hills</title>", "<h1>Hills: truce holds a day</h1>", "Hills: truce holds a day"),
        (f"<title>Truce holds</title>{SITE}", "<h1>The Hill Post</h1>", "Truce holds"),
        ("<title>Truce holds</title>", "<h1>World</h1><h1>Truce holds</h1><h1>Most read</h1>", "Truce holds"),
        ("<title>Truce holds today</title>", "<h1>Who lives here?</h1>", "Truce holds today"),
        ("", "<h1>Truce holds</h1>", "Truce holds"),
        ("", "<h1>Truce holds</h1><h1>Flood</h1>", None),
        ("<title>Truce holds</title>", "<h1>TRUCE HOLDS</h1>", "Truce holds"),
        ("<title>Truce holds</title>", "<h1>Truce<br>holds</h1>", "Truce holds"),
        ("<title>Truce</title>", "<h1><span>Tru</span>ce</h1>", "Truce"),
        ("<title>The truce holds | Hill Post</title>", "<h3>The truce holds</h3>", "The truce holds"),
        ('<link rel="canonical" href="https://a.example/truce-in-hills"><title>The day</title>',
         "<h1>Flood and fire</h1><h1>Truce comes to hills</h1>", "Truce comes to hills"),
    ],
)  # fmt: skip
def test_the_headline_is_the_heading_that_the_head_confirms(head: str, body: str, title: str | None) -> None:
    assert headline(head, body) == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"{SITE}<title>Truce holds - The Hill Post</title>", "Truce holds"),
        ("<title>Truce holds | World | Hill Post</title>", "Truce holds | World"),
        ("<title>Truce holds - for a day</title>", "Truce holds - for a day"),
        ('<link rel="canonical" href="https://www.hillpost.example/a"><title>Truce – Hill Post</title>', "Truce"),
        (f'{SITE}<meta property="og:title" content="A truce"><title>Truce</title>', "A truce"),
        ("<title> </title>", None),
        ("", None),
    ],
)
def test_a_stated_title_loses_the_sites_name_only(head: str, title: str | None) -> None:
    assert headline(head, "") == title


def test_a_headline_cut_short_gives_way_to_the_whole_one() -> None:
    whole = "Truce holds in the hills for a second day as the governor asks for doctors, for bread and for lorries"
    data = f'{{"@type": "NewsArticle", "headline": "{whole[:70]}"}}'
    head = f'<script type="application/ld+json">{data}</script><meta property="og:title" content="{whole}">'
    assert headline(head, "") == whole


def test_on_pages_without_h1_another_element_that_shows_the_title_is_the_headline() -> None:
    longer = "<h2>Truce holds in the hills for a day as bread runs out</h2><h2>Comments</h2>"
    assert (
        headline("<title>Truce holds in the hills</title>", longer)
        == "Truce holds in the hills for a day as bread runs out"
    )
    old = "<td>HILL POST</td><td><font>Truce holds in hills</font><br>Words.</td>"
    assert (
        headline("<title>Hill Post - Truce holds in hills</title>", f"<table><tr>{old}</tr></table>")
        == "Truce holds in hills"
    )
    assert (
        headline("<title>Truce in hills - a first day</title>", "<b>Truce in hills</b>")
        == "Truce in hills - a first day"
    )


def test_the_svg_title_of_a_picture_is_not_the_pages() -> None:
    assert headline("<title>Truce holds</title>", "<svg><title>Logo</title></svg>") == "Truce holds"
    assert headline("", "<svg><title>Logo</title></svg>") is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "<title>Hill Post | Truce holds in hills</title>",
            '<h1 class="logo">Hill Post</h1><h2>Truce holds in hills</h2>',
        ),
        ("<title>Hill Post - Truce holds in hills</title>", "<h1>Hill Post</h1><h2>Truce holds in hills</h2>"),
        ("<title>Hill Post | Truce holds in hills</title>", '<h1><a href="/">Hill Post</a></h1><b>Truce holds</b>'),
        ("<title>World news</title>", '<h1>World</h1><h2 class="headline">Truce holds in hills</h2>'),
    ],
)
def test_the_sites_or_the_sections_name_is_no_headline(head: str, body: str) -> None:
    assert headline(head, body) == "Truce holds in hills"


def test_of_several_headings_that_are_marked_none_is_guessed() -> None:
    marked = '<h2 class="headline">Truce holds in hills</h2><h2 class="headline">Flood in the valley</h2>'
    assert headline("<title>World news</title>", f"<h1>World</h1>{marked}") == "World news"
