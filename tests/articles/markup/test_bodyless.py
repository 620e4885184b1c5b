"""Pages that hold no article, and articles that stand in the page's JSON-LD alone."""

from __future__ import annotations

import json

import pytest

from reportedly.articles import page
from reportedly.articles.containers.decode import UnreadableError

# ruff: noqa: E501 (pages are written as pages are)
TEASERS = "".join(
    f'<article><h3><a href="/{n}">The harbour strike enters week {n} as ships wait</a></h3>'
    f"<p>Dockers have walked out for the {n}th time, and ships of all flags wait in the bay.</p></article>"
    for n in range(4, 12)
)
FIRST = (
    "The truce held for a second day on Thursday, officials on both sides of the river said, and the bridge was opened."
)
SECOND = "“We heard nothing all night,” said a woman of 70 who had come down to the bridge with her two sons at dawn."
THIRD = "Each side accuses the other of having fired first on the night on which the lower town burned to the ground."


def told(body: str, inner: str = "", title: str = "Truce holds in the hills") -> str:
    """A page whose JSON-LD states a body, and which shows something else or only a part of it."""
    data = json.dumps({"@type": "NewsArticle", "headline": title, "articleBody": body})
    return (
        f'<html><head><title>{title}</title><script type="application/ld+json">{data}</script></head>'
        f"<body><h1>{title}</h1>{inner}</body></html>"
    )


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ('<html><frameset cols="20%,80%"><frame src="menu.html"><frame src="a.html"></frameset></html>', "frames"),
        ('<html><body><div id="root"></div><script src="/app.js"></script></body></html>', "by scripts"),
        ("<html><body><img src=a.jpg></body></html>", "no running text"),
        (f"<html><head><title>World</title></head><body><h1>World</h1>{TEASERS}</body></html>", "lists other stories"),
        (
            "<html><head><title>404</title></head><body><h1>Page not found</h1><p>The page that you wanted has moved, or never was.</p></body></html>",
            "an error page",
        ),
        (
            "<html><body><h1>Oops!</h1><p>We could not find what you asked for, so here is the way home to our front page.</p></body></html>",
            "an error page",
        ),
        (
            "<html><body><h1>The Hill Post</h1><p>Please enable JavaScript and cookies in your browser to continue to this page.</p></body></html>",
            "cookies, scripts or a login",
        ),
        (
            "<html><body><h1>One moment</h1><p>We are checking if you are a human before we let you go on to the paper.</p></body></html>",
            "cookies, scripts or a login",
        ),
        (
            "<html><body><h1>Welcome back</h1><p>Log in to continue to The Hill Post, or ask for a new key to your account.</p></body></html>",
            "cookies, scripts or a login",
        ),
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(html: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=f"the page holds no article: .*{why}"):
        page.read(html)


@pytest.mark.parametrize(
    "title", ["404 rescued at sea", "Ministry page not found to be at fault", "Governor asks for cookies for the hills"]
)
def test_an_article_that_speaks_of_errors_and_cookies_is_read(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert FIRST in page.read(html)[0].text


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join((FIRST, SECOND, THIRD)),
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
        f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;&lt;p&gt;{THIRD}&lt;/p&gt;",
    ],
)
@pytest.mark.parametrize("shown", ["", f"<p>{FIRST}</p>", "<p>Log in to read on, or take a subscription today.</p>"])
def test_the_stated_body_stands_in_for_what_the_page_hides(body: str, shown: str) -> None:
    article, warnings = page.read(told(body, shown))
    assert article.text.split("\n\n") == ["Truce holds in the hills", FIRST, SECOND, THIRD]
    assert any("JSON-LD" in each for each in warnings)


def test_a_page_that_shows_its_article_is_read_from_its_markup() -> None:
    shown = "".join(f"<p>{each}</p>" for each in (FIRST, SECOND, THIRD))
    article, warnings = page.read(told(" ".join((FIRST, SECOND, THIRD)), shown))
    assert [block.kind for block in article.blocks] == ["headline", "paragraph", "paragraph", "paragraph"]
    assert warnings == ()


def test_a_stated_body_of_another_text_is_left_alone() -> None:
    shown = "".join(f"<p>{each}</p>" for each in (FIRST, SECOND, THIRD))
    other = "The harbour strike enters its second week, and ships of all flags wait in the bay for a word. " * 10
    assert "harbour" not in page.read(told(other, shown))[0].text
