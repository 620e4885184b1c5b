"""A page to an article: the body, and typed blocks for what stands between its paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles import blocks, page
from reportedly.articles.decode import UnreadableError
from reportedly.articles.options import Given
from reportedly.model import Article

# ruff: noqa: E501 (the page is written as pages are)
STORY = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Truce holds in the hills | The Hill Post</title>
<meta property="og:site_name" content="The Hill Post">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Truce holds in the hills",
"datePublished": "2020-11-05T18:10:00Z", "author": {"@type": "Person", "name": "Ann Lee"}}</script></head><body>
<header><a href="/">The Hill Post</a><nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<main><article><h1>Truce holds in the hills</h1><p class="byline">By Ann Lee in Ashan</p>
<figure><img src="a.jpg"><figcaption>A woman crosses the bridge at Ashan, November 4, 2020. [Hill Wire/B. Roe]</figcaption></figure>
<p>The truce held for a second day on Thursday, officials on both sides of the river said, and the bridge was opened.</p>
<p class="inline-link"><strong>Read more:</strong> <a href="/b">Harbour strike enters its second week</a></p>
<p>“We heard nothing all night,” said a woman of 70 who had come down to the bridge with her two sons at dawn. 🕊️</p>
<figure><img src="b.jpg"><figcaption>Smoke hangs over the lower town, November 3, 2020. (Reuters)</figcaption></figure>
<p>Each side accuses the other of having fired first on the night on which the lower town burned to the ground.</p>
<div class="newsletter"><p>Sign up for the morning letter of The Hill Post.</p></div>
<p>The governor of the hill province called the truce “a beginning” and asked for doctors and for bread.</p>
<p class="correction">Correction, November 5, 2020: An earlier version of this article misnamed the bridge.</p>
<p>Reporting by Ann Lee; Editing by Bo Roe</p>
</article><aside class="related"><h2>Related</h2><ul><li><a href="/c">Who pays for the new bridge</a></li></ul></aside></main>
<footer><p>© 2020 The Hill Post</p></footer><script>var said = "the minister lied";</script></body></html>"""


def kinds(article: Article) -> list[str]:
    return [block.kind for block in article.blocks]


def test_every_piece_of_a_page_is_what_it_is() -> None:
    article, warnings = page.read(STORY)
    assert kinds(article) == [
        "headline",
        "byline",
        "caption",
        "paragraph",
        "related",
        "paragraph",
        "caption",
        "paragraph",
        "boilerplate",
        "paragraph",
        "correction",
        "credit",
    ]
    assert warnings == ()
    assert "minister lied" not in article.text
    assert "".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    assert blocks.body(article.text, article.blocks[5]).endswith("🕊️")


def test_a_page_says_who_published_it_and_when() -> None:
    article, _ = page.read(STORY)
    assert (article.title, article.outlet, article.byline) == (
        "Truce holds in the hills",
        "The Hill Post",
        ("Ann Lee",),
    )
    assert (article.published, article.published_from) == ("2020-11-05T18:10:00+00:00", "json-ld")
    assert (article.language, article.origin, article.updated) == ("en", "The Hill Post", None)


def test_what_is_given_wins_over_the_page() -> None:
    article, _ = page.read(STORY, Given(id="7", outlet="Another Post", published="2020-11-06", title="Quiet"))
    assert (article.id, article.outlet, article.published, article.title) == (
        "7",
        "Another Post",
        "2020-11-06",
        "Quiet",
    )


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><script>x()</script></body></html>",
        "<frameset><frame src=a></frameset>",
        "<!-- -->",
        "<p>",
    ],
)
def test_a_page_without_running_text_is_refused(html: str) -> None:
    with pytest.raises(UnreadableError):
        page.read(html)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_page_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(STORY)))
    end = data.draw(st.integers(start, len(STORY)))
    junk = data.draw(st.text(max_size=20))
    try:
        article, _ = page.read(STORY[:start] + junk + STORY[end:])
    except UnreadableError:
        return
    assert "".join(article.text[block.start : block.end] for block in article.blocks) == article.text
