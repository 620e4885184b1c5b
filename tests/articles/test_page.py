"""A page to an article: the body, and typed blocks for what stands between its paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles import page
from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.lines import blocks
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


TOLD = (
    "<p>The truce held for a second day on Thursday, officials on both sides of the river said, and no shot fell.</p>",
    "<p>“We heard nothing all night,” said a woman of 70 who had come down to the bridge with her two sons.</p>",
    "<p>Each side accuses the other of having fired first on the night on which the lower town burned down.</p>",
)


def captions(picture: str) -> list[tuple[str, str]]:
    """The kinds and words of the blocks that a picture adds between a story's paragraphs."""
    html = f"<html><body><h1>Truce holds in the hills</h1><div>{TOLD[0]}{picture}{TOLD[1]}{TOLD[2]}</div></body></html>"
    article, _ = page.read(html)
    found = [(block.kind, blocks.body(article.text, block)) for block in article.blocks]
    assert [kind for kind, _ in found].count("paragraph") == 3
    return [(kind, words) for kind, words in found if kind not in ("headline", "paragraph")]


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><img alt="A bridge"><figcaption>A woman crosses the bridge at Ashan (Hill Wire)</figcaption></figure>',
        '<figure><img><span class="img-note">A woman crosses the bridge at Ashan (Hill Wire)</span></figure>',
        '<div class="media"><img><div class="media__caption">A woman crosses the bridge at Ashan (Hill Wire)</div></div>',
        '<div class="wp-caption"><img><p class="wp-caption-text">A woman crosses the bridge at Ashan (Hill Wire)</p></div>',
        '<p><img><span class="photo-caption">A woman crosses the bridge at Ashan (Hill Wire)</span></p>',
        "<p>A woman crosses the bridge at Ashan. [Bo Roe/Reuters]</p>",
    ],
)
def test_the_words_under_a_picture_are_its_caption(picture: str) -> None:
    (found,) = captions(picture)
    assert found[0] == "caption"
    assert found[1].startswith("A woman crosses the bridge at Ashan")


def test_a_gallery_gives_each_caption_once() -> None:
    slide = "<figure><img><figcaption>Slide {}: smoke over the lower town</figcaption></figure>"
    gallery = "".join(slide.format(n) for n in (1, 2, 3, 1))
    assert [words[:7] for _, words in captions(f'<div class="gallery">{gallery}</div>')] == [
        "Slide 1",
        "Slide 2",
        "Slide 3",
    ]


def test_words_for_those_who_cannot_see_are_no_caption() -> None:
    assert captions('<img src="a.jpg" alt="A woman crosses the bridge at Ashan" title="The bridge">') == []


def test_a_picture_above_the_headline_is_the_articles() -> None:
    hero = "<figure><img><figcaption>The bridge at Ashan on Thursday morning</figcaption></figure>"
    html = f"<html><body><div>{hero}<h1>Truce holds in the hills</h1></div><div>{''.join(TOLD)}</div></body></html>"
    assert kinds(page.read(html)[0]) == ["headline", "caption", "paragraph", "paragraph", "paragraph"]


def test_a_page_of_captions_alone_is_read() -> None:
    slide = (
        "<figure><img><figcaption>{} families left the lower town on foot before dawn, November 3</figcaption></figure>"
    )
    html = (
        f"<html><body><h1>In pictures: the hills</h1>{''.join(map(slide.format, ('Ten', 'Six', 'Two')))}</body></html>"
    )
    assert kinds(page.read(html)[0]) == ["headline", "caption", "caption", "caption"]


def test_a_live_blog_is_read_entry_by_entry() -> None:
    entries = ",".join(
        f'{{"@type": "BlogPosting", "headline": "Shots at gate {n}", "datePublished": "2020-11-05T1{n}:00:00Z",'
        f' "articleBody": "Residents at gate {n} told the paper that shots were heard for an hour before the rain."}}'
        for n in (3, 2, 1)
    )
    data = f'{{"@type": "LiveBlogPosting", "headline": "Truce holds", "liveBlogUpdate": [{entries}]}}'
    html = (
        f'<html><head><title>Truce holds</title><script type="application/ld+json">{data}</script></head><body>'
        "<h1>Truce holds</h1><p>All that is known of the second day of the truce.</p></body></html>"
    )
    article, _ = page.read(html)
    assert kinds(article) == ["headline", "paragraph", *["stamp", "headline", "paragraph"] * 3]
    assert article.blocks[4].date == "2020-11-05T13:00:00+00:00"


def test_a_page_that_is_nested_too_deep_is_read_as_far_as_it_goes_with_a_warning() -> None:
    deep = "".join(f"<font><b><p>On day {n} of the truce no shot was heard in the hills." for n in range(2000))
    article, warnings = page.read(f"<html><body><h1>Truce holds in the hills</h1>{deep}</body></html>")
    assert "On day 9 of" in article.text
    assert any("nested too deep" in each for each in warnings)


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


def test_lines_of_an_old_layout_are_its_stamp_its_byline_and_its_dateline() -> None:
    cell = (
        "<font><b>Truce holds in hills</b></font><br><font>Tuesday, 7 March 2023, 14:02 GMT</font><br><br>By JOHN MARLOW<br>"
        "ASHAN, March 7 (Reuters) - The truce held for a second day on Tuesday, officials on both sides of the river said.<br><br>"
        "The governor of the hill province called the truce a beginning and asked for doctors and for bread."
    )
    head = "<head><title>Truce holds in hills</title></head>"
    article, _ = page.read(f"<html>{head}<body><table><tr><td>{cell}</td></tr></table></body></html>")
    assert kinds(article) == ["headline", "stamp", "byline", "paragraph", "paragraph"]
    assert (article.dateline, article.origin) == ("ASHAN, March 7 (Reuters)", "Reuters")
    assert article.published == "2023-03-07T14:02:00+00:00"
