"""The body of a page: what is the article's and what stands around it."""

from __future__ import annotations

import pytest

from reportedly.articles.markup import body, dom

# ruff: noqa: E501 (pages are written as pages are)
HEADLINE = "Truce holds in the hills"
FIRST = "<p>The truce held for a second day on Thursday, officials on both sides of the river said, and the bridge was opened.</p>"
SECOND = "<p>“We heard nothing all night,” said a woman of 70 who had come down to the bridge with her two sons.</p>"
THIRD = "<p>Each side accuses the other of having fired first on the night on which the lower town burned down.</p>"
FOURTH = "<p>The governor of the hill province called the truce “a beginning” and asked for doctors and for bread.</p>"
TEASER = (
    '<div class="c4"><h3><a href="/x">Harbour strike enters its second week in {}</a></h3>'
    "<p>Dockers in {} have walked out again, and ships of all flags wait in the bay for a word from the owners.</p></div>"
)


FIFTH = "<p>Doctors at the only hospital of the valley told the paper that they had run out of blood and of light.</p>"
SIXTH = "<p>A convoy with flour and with blankets was held up for six hours at the pass above the upper town.</p>"


def teasers(*towns: str) -> str:
    """Teasers of other stories, one for each town."""
    return "".join(TEASER.format(town, town) for town in towns)


def lines(inner: str, headline: str | None = HEADLINE) -> list[str]:
    """The lines that are found in a page with this inside its `<body>`."""
    layout = dom.layout(dom.parse(f"<html><body>{inner}</body></html>"))
    found = body.find(layout, headline)
    return [layout.runs[at].words for at in found.runs if at not in found.teasers]


def starts(inner: str, headline: str | None = HEADLINE) -> list[str]:
    """The first two words of each line that is found."""
    return [" ".join(line.split()[:2]) for line in lines(inner, headline)]


STORY = ["The truce", "“We heard", "Each side", "The governor", "Doctors at", "A convoy"]
WHOLE = FIRST + SECOND + THIRD + FOURTH + FIFTH + SIXTH


def test_the_story_is_found_between_menu_and_footer() -> None:
    page = (
        '<nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>'
        f"<div><h1>{HEADLINE}</h1><div>{WHOLE}</div></div><footer><p>We are the only newspaper of the hill province.</p></footer>"
    )
    assert starts(page) == STORY


def test_a_story_of_two_paragraphs_outweighs_the_teasers_of_others() -> None:
    others = f"<div>{teasers(*(f'Port {n}' for n in range(30)))}</div>"
    story = f"<div><h1>{HEADLINE}</h1><div>{FIRST}{SECOND}</div></div>"
    assert starts(story + others) == starts(others + story) == STORY[:2]


def test_a_teaser_in_the_middle_is_told_from_the_story() -> None:
    assert starts(f"<h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{teasers('Ashan')}{THIRD}{FOURTH}</div>") == STORY[:4]


@pytest.mark.parametrize(
    "deck",
    [
        "<h2>The governor asks for doctors as the second day passes without a shot.</h2>",
        '<p class="standfirst">Governor asks for doctors as second day passes</p>',
        '<p class="teaser-text">The governor asks for doctors as the second day passes without a shot.</p>',
        "<ul><li>Governor asks for doctors as second day passes</li></ul>",
        '<div class="article__dek">Governor asks for doctors as second day passes</div>',
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_the_standfirst_opens_the_story(deck: str, inside: bool) -> None:
    top = f"<header><h1>{HEADLINE}</h1>{'' if inside else deck}</header>"
    page = f"<article>{top}<div>{deck if inside else ''}<p>By Ann Lee</p>{WHOLE}</div></article>"
    assert [line for line in starts(page) if line != "By Ann"][-7:] == [
        " ".join(dom.runs(dom.parse(deck))[0].words.split()[:2]),
        *STORY,
    ]


def test_lists_headings_quotations_and_tables_of_the_story_stay() -> None:
    page = (
        f"<h1>{HEADLINE}</h1><div>{FIRST}<h2>What was agreed</h2><ul><li>No fire by night</li><li>The bridge is open</li></ul>"
        f"{SECOND}<blockquote><p>We ask for doctors.</p></blockquote>{THIRD}<table><tr><td>Ashan</td><td>12 killed</td></tr></table>"
        f'<blockquote class="twitter-tweet"><p>The bridge is open to all.</p>— Hill Governor (@hills) <a href="/t">November 5</a></blockquote>{FOURTH}</div>'
    )
    assert lines(page)[1:4] == ["What was agreed", "No fire by night", "The bridge is open"]
    assert {"We ask for doctors.", "Ashan", "12 killed", "The bridge is open to all."} <= set(lines(page))
    assert "— Hill Governor (@hills) November 5" in lines(page)


@pytest.mark.parametrize(
    "tail",
    [
        "<h3>About the author</h3><p>Ann Lee has written about the hills for twenty years.</p>",
        "<h2>Related stories</h2><p>Why the strike in the harbour matters to the hills.</p>",
        '<div class="author-bio"><p>Ann Lee has written about the hills for twenty years.</p></div>',
        "<div><p>Comments</p><div><p>I was there and I heard shots all night long, whatever they say.</p></div></div>",
        '<section id="comments"><p>I was there and I heard shots all night long, whatever they say.</p></section>',
        '<div class="newsletter-signup"><p>Get the morning letter of The Hill Post every day.</p></div>',
        '<div class="cookie-banner"><p>We and our partners use cookies to make this site better for you.</p></div>',
        '<p>Tags:</p><p><a href="/t">truce</a> <a href="/h">hills</a></p>',
        '<ul><li><a href="/x">Harbour strike enters its second week</a></li><li><a href="/y">Snow closes the pass</a></li></ul>',
    ],
)
def test_what_follows_the_story_is_left_out(tail: str) -> None:
    assert starts(f"<h1>{HEADLINE}</h1><div>{WHOLE}{tail}</div>") == STORY


def test_a_box_with_others_stories_in_the_middle_is_passed_over() -> None:
    box = "<div><div><h4>More on this</h4></div><p>Why the strike in the harbour matters to the hills.</p></div>"
    assert starts(f"<h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{box}{THIRD}{FOURTH}</div>") == STORY[:4]


def test_a_quotation_pulled_out_of_the_story_is_not_told_twice() -> None:
    pulled = "<div><blockquote>“We heard nothing all night”</blockquote><cite>A woman of 70, at the bridge</cite></div>"
    assert starts(f"<h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{pulled}{THIRD}{FOURTH}</div>") == STORY[:4]


@pytest.mark.parametrize("mark", ['data-testid="newsletter"', 'data-qa="comments"', 'data-component="related-links"'])
def test_a_side_box_may_be_named_for_its_makers_tests(mark: str) -> None:
    box = f'<div class="x1a" {mark}><p>The most curious ideas of the week, on Sundays. <a href="/n">All that we send out</a></p></div>'
    assert starts(f"<h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{box}{THIRD}{FOURTH}</div>") == STORY[:4]


def test_comments_longer_than_the_story_are_not_the_story() -> None:
    said = "<p>I was there and I heard shots all night long, whatever they say in the capital about it.</p>" * 20
    assert starts(f'<h1>{HEADLINE}</h1><div>{WHOLE}</div><div class="comments">{said}</div>') == STORY


def test_a_story_cut_into_boxes_by_advertisements_is_whole() -> None:
    advert = '<div class="ad-slot"><span>Advertisement</span></div>'
    parts = f'<div class="txt">{FIRST}{SECOND}{THIRD}{FOURTH}</div>{advert}<div class="txt">{FIFTH}{SIXTH}</div>'
    about = '<div class="us"><p>The Hill Post has come out every morning since the bridge was built.</p></div>'
    assert starts(f"<h1>{HEADLINE}</h1><div>{parts}{about}</div>") == STORY


def test_a_story_in_a_box_that_is_named_for_something_else_is_found() -> None:
    assert starts(f'<div class="content-with-related"><h1>{HEADLINE}</h1>{WHOLE}</div>') == STORY


def test_paragraphs_above_the_headline_are_not_the_story() -> None:
    notice = "<p>Our presses stand still on Sunday, and the paper will be out again on Monday.</p>"
    assert starts(f"<div>{notice}<h1>{HEADLINE}</h1>{WHOLE}</div>") == STORY


def test_a_short_last_line_stays() -> None:
    page = f"<h1>{HEADLINE}</h1><div>{WHOLE}<p>He declined to comment.</p></div>"
    assert lines(page)[-1] == "He declined to comment."


def test_sources_that_speak_close_no_story() -> None:
    page = f"<h1>{HEADLINE}</h1><div>{WHOLE}<p>Sources said the bridge would stay open.</p></div>"
    assert starts(page) == [*STORY, "Sources said"]


def test_a_story_that_stands_twice_in_the_page_is_read_once() -> None:
    assert starts(f'<h1>{HEADLINE}</h1><div class="wide">{WHOLE}</div><div class="narrow">{WHOLE}</div>') == STORY


def test_paragraphs_may_be_parted_by_line_breaks() -> None:
    assert starts(f"<h1>{HEADLINE}</h1><div>{WHOLE.replace('<p>', '').replace('</p>', '<br/><br>')}</div>") == STORY


def test_other_scripts_are_read_by_their_own_length() -> None:
    page = (
        "<h1>山地停火</h1><div><p>周四，双方官员表示停火进入第二天。</p><p>桥梁已经重新开放，居民可以通行。</p></div>"
    )
    assert len(lines(page, "山地停火")) == 2


def test_a_page_of_teasers_is_a_listing() -> None:
    others = teasers("Ashan", "Borel", "Cetin", "Dovra")
    layout = dom.layout(dom.parse(f"<html><body><h1>World</h1><div>{others}</div></body></html>"))
    assert body.find(layout, "World").listing


def test_a_page_without_text_has_no_body() -> None:
    layout = dom.layout(dom.parse("<html><body><a href='/'>Home</a></body></html>"))
    assert body.find(layout, None).runs == ()


HELD = "<p>In January forty people were killed in two air strikes on the lower town, the governor said.</p>"


@pytest.mark.parametrize(
    "heading",
    ["Previous attacks", "Latest fighting", "Sources say", "Share of the blame", "Join the army", "More from the front",
     "Popular anger", "References to genocide", "Recent posts attacked"],
)  # fmt: skip
@pytest.mark.parametrize("section", ["{}", "<section>{}</section>"])
def test_a_heading_of_the_story_that_looks_like_a_closing_one_closes_nothing(heading: str, section: str) -> None:
    last = section.format(f"<h2>{heading}</h2>{HELD}")
    assert lines(f"<h1>{HEADLINE}</h1><div>{WHOLE * 2}{last}</div>")[-1].startswith("In January")


def test_the_same_heading_over_links_closes_the_story() -> None:
    last = '<h2>Previous attacks</h2><ul><li><a href="/x">Harbour strike enters its second week</a></li></ul>'
    assert starts(f"<h1>{HEADLINE}</h1><div>{WHOLE}{last}</div>") == STORY


@pytest.mark.parametrize("name", ["telegram-embed", "tgme_widget_message", "tiktok-embed"])
def test_a_quoted_post_is_no_teaser_though_its_own_link_stands_under_it(name: str) -> None:
    link = '<div><a href="https://post.example/1">Sel Brigade, official channel, 7 March</a></div>'
    post = f'<div class="{name}"><div>We struck the depot at dawn and every man came home, the brigade wrote.</div>{link}</div>'
    assert "We struck" in starts(f"<h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{post}{THIRD}{FOURTH}</div>")


def test_a_paragraph_of_the_story_in_an_aside_is_told() -> None:
    aside = "<aside><p>The army said on Tuesday that it had lost two men and a lorry.</p></aside>"
    assert "The army" in starts(f"<h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{aside}{THIRD}{FOURTH}</div>")
    promo = '<aside class="newsletter"><p>“You can’t miss it,” said our editor of the letter.</p></aside>'
    assert starts(f"<h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{promo}{THIRD}{FOURTH}</div>") == STORY[:4]


@pytest.mark.parametrize("tags", [("ul", "li"), ("table", "td")])
def test_a_list_that_closes_the_story_is_told_to_its_end(tags: tuple[str, str]) -> None:
    outer, inner = tags
    names = ["Ivan Koval, 34", "Mira Koval, 6", "Aron Vik, 50", "Bera Vik, 8", "Petra Sand, 71"]
    table = f"<{outer}>{''.join(f'<{inner}>{name}</{inner}>' for name in names)}</{outer}>"
    assert lines(f"<h1>{HEADLINE}</h1>{FIRST}{SECOND}{table}")[-5:] == names
