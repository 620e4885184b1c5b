"""What a page shows around its headline and in its author box: byline and dates, and what is none of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles.lines.credits import authors
from reportedly.articles.markup import dom, masthead

STORY = (
    "<p>The truce held for a second day on Thursday, officials on both sides of the river said, and the bridge was"
    " opened to lorries, carts and people on foot for the first time since the spring.</p>"
)


def read(above: str, below: str = "", head: str = "<h1>Truce holds in the hills</h1>") -> masthead.Masthead:
    tree = dom.parse(f"<html><body>{head}{above}{STORY}{STORY}{below}</body></html>")
    return masthead.read(tree, next(tree.iter("h1"), None))


def dates(seen: masthead.Masthead) -> list[tuple[str, str | None]]:
    return [(stamp.role, stamp.when) for stamp in seen.stamps]


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Ann Lee</p>",
        "<div>By</div><div>Ann Lee</div>",
        "<div>Author</div><div>Ann Lee</div>",
        "<p>By <a href='/ann'>Ann Lee</a>, Hill Correspondent</p>",
        "<span>Published November 5, 2020</span> <span>by Ann Lee</span>",
        "<div><strong>By <a href='/team/ann'>Ann Lee</a></strong> - Nov 5, 2020</div>",
        "<div class='post-author'>Ann Lee</div>",
        "<div class='ArticleAuthor_name__x1'>Ann Lee</div>",
        "<div class='author-info'><div class='name'>Ann Lee</div><div class='role'>Hill Writer</div></div>",
        "<span itemprop='author'><a href='/a'>Ann Lee</a></span>",
        "<a rel='author' href='/a'>Ann Lee</a>",
        "<div>Written by <button>Ann Lee</button></div>",
        "<ul><li>Written by <address>Ann Lee, edited by Bo Roe</address></li></ul>",
        "<p>Edited by Bo Roe</p><p>By Ann Lee</p>",
    ],
)
def test_the_author_stands_under_the_headline(byline: str) -> None:
    assert read(byline).authors == ("Ann Lee",)


def test_several_authors_are_several() -> None:
    assert read("<p class='byline'>By Ann Lee and Bo Roe</p>").authors == ("Ann Lee", "Bo Roe")
    cards = "<div class='author-name'>Ann Lee</div><div>Editor</div><div class='author-name'>Bo Roe</div>"
    assert read(cards).authors == ("Ann Lee",)
    assert read(cards.replace("Editor", "Ashan")).authors == ("Ann Lee", "Bo Roe")
    listed = "<h6>Author(s)</h6><ul><li><a href='/a'>Ann Lee</a></li><li><a href='/b'>Bo Roe</a></li></ul>"
    assert read(listed).authors == ("Ann Lee", "Bo Roe")


def test_a_second_byline_is_another_storys() -> None:
    flood = "<h4>Flood</h4><p>By <a href='/a'>Ann Lee</a></p>"
    assert read(f"<p>By <a href='/s'>Hill Club</a></p>{flood}").authors == ("Hill Club",)
    assert read(f"<p>By <a href='/s'>Hill Staff</a></p>{flood}").authors == ()


@pytest.mark.parametrize("newsroom", ["AFP", "Reuters and AFP", "Web Desk", "Staff Reporter", "Hill Post News Desk"])
def test_a_newsrooms_line_names_no_author_but_an_element_for_authors_is_taken_as_published(newsroom: str) -> None:
    assert read(f"<p>By {newsroom}</p>").authors == ()
    assert read("<div class='author-name'>AFP</div>").authors == ("AFP",)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee",
        "BY ANN LEE",
        "By Ann Lee and Bo Roe, Reuters",
        "By Ann Lee Reuters",
        "By Ann Lee in Ashan",
        "By Ann Lee, Defence Correspondent, and Bo Roe in Sel",
        "By AFP",
        "By Reuters and AFP",
        "By Web Desk",
        "By Staff Reporter",
        "By Hill Post News Desk",
    ],
)
def test_a_page_and_a_text_with_the_same_byline_give_the_same_authors(line: str) -> None:
    assert read(f"<p>{line}</p>").authors == (authors(line) or ())


@pytest.mark.parametrize(
    "line",
    [
        "By Monday evening the whole city had fallen silent, residents said.",
        "By Orvik's count twelve shells fell on the city",
        "A letter written by Lena Orvik surfaced on Tuesday.",
        "Video posted by the Sel Brigade shows the strike",
    ],
)
def test_prose_under_the_headline_names_no_author_and_hides_none(line: str) -> None:
    assert read(f"<p>{line}</p>").authors == ()
    assert read(f"<p>{line}</p><p class='byline'>By Ann Lee</p>").authors == ("Ann Lee",)
    assert read(f"<p>{line}</p><p>By Ann Lee</p>").authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "other",
    [
        "<div class='telegram-embed'><div class='tgme_widget_message_author'>Bo Roe</div></div>",
        "<p><span class='tweet-author'>Bo Roe</span></p>",
        "<p><cite class='pullquote-author'>Bo Roe</cite></p>",
        "<blockquote><p>We won.</p><p class='author'>Bo Roe</p></blockquote>",
        "<div class='wp-block-embed'><p class='author-name'>Bo Roe</p></div>",
        "<p>The arrested writer <span class='author'>Bo Roe</span> was at home when the soldiers came.</p>",
        "<ul class='tags-list'><li><a href='/people/bo-roe'>Bo Roe</a></li></ul>",
        "<p>Key people: <a href='/profile/bo-roe'>Bo Roe</a></p>",
    ],
)
def test_those_whom_the_story_quotes_or_tells_of_are_no_authors(other: str) -> None:
    seen = read(other)
    assert (seen.authors, seen.linked, seen.boxed) == ((), (), ())
    assert read(f"{other}<p class='byline'>By Ann Lee</p>").authors == ("Ann Lee",)


def test_a_link_to_an_authors_page_names_an_author_where_nothing_else_does() -> None:
    seen = read("<h3><a href='/author/ann-lee'>Ann Lee</a></h3>")
    assert (seen.authors, seen.linked) == ((), ("Ann Lee",))
    assert read("<p><a href='/profiles/ann-lee'>Ann Lee</a>, Hill College</p>").linked == ("Ann Lee",)
    assert read("<p><a href='/profiles/ann-lee'>Ann Lee</a>, who fled the hills, waited</p>").linked == ()
    assert read("<p><a href='/hills'>Upper Ashan</a></p>").linked == ()


@pytest.mark.parametrize(
    "line",
    [
        "<p>Medically reviewed by Ann Lee</p>",
        "<div>Fact checked by</div><div class='author'>Ann Lee</div>",
        "<div class='author'><span>Data analysis by</span> <a class='author-name' href='/a'>Ann Lee</a></div>",
        "<div class='author-bio'>Ann Lee has lived in the hills for years.</div>",
        "<div class='related'><p>By Ann Lee</p></div>",
        "<p>Written by the river, where Ann Lee lives.</p>",
        "<nav><p>By Ann Lee</p></nav>",
    ],
)
def test_no_author_is_made_of_others(line: str) -> None:
    seen = read(line)
    assert (seen.authors, seen.boxed) == ((), ())


def test_an_author_box_below_the_story_names_one() -> None:
    assert read("", "<h4>About the author</h4><p>Ann Lee</p>").boxed == ("Ann Lee",)
    assert read("", "<div class='author-box'><h3 class='author-name'>Ann Lee</h3></div>").boxed == ("Ann Lee",)
    teasers = (
        "<div class='author-name'>Ann Lee</div><p>x</p><p>x</p><p>x</p><p>x</p><div class='author-name'>Bo Roe</div>"
    )
    assert read("", teasers).boxed == ()
    assert read("", "<div class='comment'><div class='author-name'>Ann Lee</div></div>").boxed == ()


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("<p>November 5, 2020</p>", ("published", "2020-11-05")),
        ("<p>By Ann Lee, November 5, 2020</p>", ("published", "2020-11-05")),
        ("<p>by Ann Lee on Nov. 5, 2020</p>", ("published", "2020-11-05")),
        ("<p>News | 5 Nov 2020 | 4 min read</p>", ("published", "2020-11-05")),
        ("<p>📅 Nov. 5. 2020</p>", ("published", "2020-11-05")),
        ("<p>Posted on 5th November 2020 in Hills</p>", ("published", "2020-11-05")),
        ("<p>Updated <span>Nov. 5, 2020</span></p>", ("updated", "2020-11-05")),
        ("<div>Updated on</div><div>November 5, 2020</div>", ("updated", "2020-11-05")),
        ("<span>November 5, 2020</span><span>1:14 PM UTC</span>", ("published", "2020-11-05T13:14:00+00:00")),
        ("<time datetime='2020-11-05T18:10:00Z'>3 hours ago</time>", ("published", "2020-11-05T18:10:00+00:00")),
        ("<time class='updated' datetime='2020-11-05'>Thursday</time>", ("updated", "2020-11-05")),
        ("<time class='published' datetime='2020-11-05'>Updated Nov 5</time>", ("updated", "2020-11-05")),
        ("<p>This article was published on November 5, 2020.</p>", ("published", "2020-11-05")),
    ],
)
def test_a_date_by_itself_or_under_a_label_is_a_stamp(line: str, when: tuple[str, str]) -> None:
    assert dates(read(line)) == [when]


@pytest.mark.parametrize(
    "line",
    [
        "<p>The truce of November 5, 2020 held.</p>",
        "<p>The truce of <a href='/t'>November 5, 2020</a> held.</p>",
        "<p>On November 5, 2020, the bridge was opened.</p>",
        "<figcaption>The bridge at Ashan, <b>November 5, 2020</b></figcaption>",
        "<p>The bridge at Ashan, November 5, 2020</p>",
        "<p>3 hours ago</p>",
        "<div class='related-posts'><p>November 5, 2020</p></div>",
        "<nav>November 5, 2020</nav>",
        "<p>since <time datetime='2020-11-05'>November 5</time>, when a bridge was blown up</p>",
        "<aside><h4>Most read</h4><p>Flood in the hills</p><time datetime='2020-11-05'>November 5</time></aside>",
        "<blockquote><p>November 5, 2020</p></blockquote>",
    ],
)
def test_a_date_in_a_sentence_or_of_another_story_is_no_stamp(line: str) -> None:
    assert dates(read(line)) == []


def test_the_nearest_bare_date_is_the_storys() -> None:
    cards = "<p>November 5, 2020</p><h4>Most read</h4><p>Who pays for the bridge?</p><p>May 2, 2020</p>"
    assert dates(read(cards)) == [("published", "2020-11-05")]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<p>Thursday, November 5, 2020</p><div><h1>Truce holds</h1></div>", []),
        ("<div class='top'><span class='today'>November 5, 2020</span></div><div><h1>Truce holds</h1></div>", []),
        ("<article><p>November 5, 2020</p><h1>Truce holds</h1></article>", [("published", "2020-11-05")]),
        ("<header><p>November 5, 2020</p><h1>Truce holds</h1></header>", [("published", "2020-11-05")]),
        ("<p class='published-date'>November 5, 2020</p><h1>Truce holds</h1>", [("published", "2020-11-05")]),
    ],
)
def test_a_bare_date_above_the_headline_is_the_storys_only_in_its_box(head: str, found: list[tuple[str, str]]) -> None:
    assert dates(read("", head=head)) == found


def test_published_and_updated_are_told_apart() -> None:
    line = "<p>Published November 5, 2020 · Updated November 7, 2020</p>"
    assert dates(read(line)) == [("published", "2020-11-05"), ("updated", "2020-11-07")]


def test_below_the_story_only_labelled_dates_count_and_only_where_nothing_else_does() -> None:
    foot = "<p>Harvest fair, June 1, 2020</p><p>June 1, 2020</p><p>Last updated: November 5, 2020</p>"
    assert dates(read("", foot)) == [("updated", "2020-11-05")]
    assert dates(read("<p>November 4, 2020</p>", foot)) == [("published", "2020-11-04")]


def test_without_a_headline_bare_dates_tell_nothing() -> None:
    assert dates(read("<p>November 5, 2020</p>", head="")) == []
    assert dates(read("<p>Published November 5, 2020</p>", head="")) == [("published", "2020-11-05")]


def test_a_headline_inside_a_menu_that_was_never_closed_is_still_read() -> None:
    head = "<nav><ul><li>Home<h1>Truce holds in the hills</h1>"
    assert read("<p>By Ann Lee</p>", head=head).authors == ("Ann Lee",)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["<h1>", "</h1>", "<p class='author'>", "</div>", "<time datetime='2020-11-05'>", "<nav>", "By ", "Ann Lee", "<li>",
     "5 Nov 2020", "Updated ", "<a rel='author' href='/a'>", "</a>", "<br>", "\x00", "ᾭ", ", ", "<span class='name'>"]
), max_size=40))  # fmt: skip
def test_no_page_breaks_the_masthead(pieces: list[str]) -> None:
    tree = dom.parse(f"<html><body>{''.join(pieces)}x</body></html>")
    before = len(list(tree.iter()))
    masthead.read(tree, next(tree.iter("h1"), None))
    assert len(list(tree.iter())) == before
