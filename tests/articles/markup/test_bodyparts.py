"""The pieces of an article: kinds by words and by markup."""

from __future__ import annotations

import pytest

from reportedly.articles.markup import body, bodyparts, dom

HEADLINE = "Truce holds in the hills"
FIRST = (
    "<p>The truce held for a second day on Thursday, officials on both sides of the river said, and no shot fell.</p>"
)
SECOND = "<p>“We heard nothing all night,” said a woman of 70 who had come down to the bridge with her two sons.</p>"
THIRD = "<p>Each side accuses the other of having fired first on the night on which the lower town burned down.</p>"


def kinds(between: str, above: str = "") -> list[str]:
    """The kinds of what stands above and between the paragraphs of a story, its headline apart."""
    page = f"<html><body><h1>{HEADLINE}</h1>{above}<div>{FIRST}{between}{SECOND}{THIRD}</div></body></html>"
    layout = dom.layout(dom.parse(page))
    pieces = bodyparts.pieces(layout.runs, body.find(layout, HEADLINE), HEADLINE)
    assert pieces[0] == (HEADLINE, "headline", None)
    return [kind for _, kind, _ in pieces[1:] if kind != "paragraph"]


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("<h2>What was agreed</h2>", "headline"),
        ('<p>Read more: <a href="/b">Harbour strike enters its second week</a></p>', "related"),
        ('<p><a href="/b">Harbour strike enters its second week</a></p>', None),
        ('<aside><p><a href="/b">Harbour strike enters its second week</a></p></aside>', "related"),
        ("<aside><p>The hills have been fought over for as long as there have been maps of them.</p></aside>", None),
        ('<div class="correction">Correction: The bridge at Ashan has two arches, not three.</div>', "correction"),
        ('<p class="caption">The bridge at Ashan on Thursday morning</p>', "caption"),
        ('<figcaption><a href="/c">All our pictures of the bridge</a></figcaption>', None),
        ("<p>Sign up for the morning letter of The Hill Post.</p>", "boilerplate"),
    ],
)
def test_what_stands_between_paragraphs_has_its_kind(between: str, kind: str | None) -> None:
    assert kinds(between) == ([kind] if kind else [])


def test_stamps_and_bylines_under_the_headline_are_kept() -> None:
    above = "<p>By Ann Lee</p><p>Published: November 5, 2020, 18:10 GMT</p>"
    assert kinds("", above) == ["byline", "stamp"]


def test_the_pieces_are_parted_by_blank_lines() -> None:
    text, parts = bodyparts.joined([("One", "headline", None), ("Two", "paragraph", "2020-11-05")])
    assert text == "One\n\nTwo"
    assert [(part.kind, part.start, part.end, part.date) for part in parts] == [
        ("headline", 0, 5, None),
        ("paragraph", 5, 8, "2020-11-05"),
    ]


def test_what_a_release_says_of_its_sender_is_boilerplate_and_a_last_section_is_not() -> None:
    def end(after: str) -> list[str]:
        page = f"<html><body><h1>{HEADLINE}</h1><div>{FIRST}{SECOND}{THIRD}{after}</div></body></html>"
        layout = dom.layout(dom.parse(page))
        made = bodyparts.pieces(layout.runs, body.find(layout, HEADLINE), HEADLINE)
        return [kind for _, kind, _ in made[-2:]]

    about = "<h3>About the Ministry</h3><p>The Ministry is a body of the hill province and keeps its roads open.</p>"
    assert end(about) == ["boilerplate", "boilerplate"]
    told = "<h3>About Ashan</h3><p>Ashan is a town of the hill province, and nobody is left in it, its mayor said.</p>"
    assert end(told) == ["headline", "paragraph"]


def test_a_caption_is_told_once_whole_or_cut_short() -> None:
    long, other = "The bridge at Ashan on Thursday morning", "Smoke over the lower town at dawn"
    figures = "".join(f"<figcaption>{words}</figcaption>" for words in (long[:25], other, long, other[:22], long))
    assert kinds(figures) == ["caption", "caption"]
