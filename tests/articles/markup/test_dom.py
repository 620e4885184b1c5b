"""A page's tree as runs of text."""

from __future__ import annotations

import pytest

from reportedly.articles.containers.decode import UnreadableError
from reportedly.articles.markup import dom


def runs(body: str) -> list[dom.Run]:
    return dom.runs(dom.parse(f"<html><body>{body}</body></html>"))


def test_runs_end_at_block_edges_only() -> None:
    found = runs("<div>One <b>and</b> two<p>Three<br>four</p>five</div>")
    assert [run.words for run in found] == ["One and two", "Three four", "five"]


def test_what_no_reader_sees_is_left_out() -> None:
    assert [run.words for run in runs("<p>Seen<script>no</script> too</p><form><button>Go</button></form>")] == [
        "Seen too"
    ]


def test_a_run_says_what_its_markup_hints_at() -> None:
    caption, card, plain = runs(
        '<figure><figcaption>A bridge</figcaption></figure><aside><p><a href="/">A story</a></p></aside><p>Prose</p>'
    )
    assert (caption.hint, card.hint, plain.hint) == ("caption", "related", None)
    assert (card.linked, plain.linked) == (1.0, 0.0)


def test_two_line_breaks_end_a_run() -> None:
    assert [run.words for run in runs("<div>One<br>two<br/>\n <br>three\n<br>four</div>")] == ["One two", "three four"]


def test_a_line_break_between_two_fonts_ends_a_run() -> None:
    assert [run.words for run in runs("<td><font size=1>Updated</font><br>\n<font size=5>Truce</font></td>")] == [
        "Updated",
        "Truce",
    ]


def test_a_document_that_ends_early_is_read_on() -> None:
    found = runs(f"<p>One</p></body></html><p>Two</p>{'<p>More</p>' * 100}")
    assert [run.words for run in found[:3]] == ["One", "Two", "More"]


@pytest.mark.parametrize("tag", ["button", "select", "svg"])
def test_what_was_never_closed_swallows_no_article(tag: str) -> None:
    assert [run.words for run in runs(f"<div><{tag}>Menu<main><p>Prose</p></main></div>")][-1:] == ["Prose"]


def test_templates_are_no_text() -> None:
    assert runs("<template><article><p>Draft</p></article></template>") == []


def test_most_of_a_page_is_no_side_box_for_its_name() -> None:
    prose = "<p>The truce held for a second day in the hills, officials said.</p>" * 3
    assert {run.hint for run in runs(f'<div class="share-wrapper">{prose}</div>')} == {None}
    assert {run.hint for run in runs(f'<div class="cookie-notice">{prose}</div><p>Prose</p>')} == {"boilerplate", None}
    assert {run.hint for run in runs(f"<footer><div>{prose}</div></footer>")} == {"boilerplate"}
    assert {run.hint for run in runs(f"<footer><h1>Truce holds</h1>{prose}</footer>")} == {None}


@pytest.mark.parametrize(
    "name", ["post category-social tag-newsletter", "comments-open no-comments", "subscriber-content"]
)
def test_names_of_topics_and_states_are_no_hint(name: str) -> None:
    assert [run.hint for run in runs(f'<div class="{name}"><p>Prose</p></div>')] == [None]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "<p>Deep" + "</div>" * 100_000,
        "<div>" * 2000 + "<p>Deep</p>" * 20_000,
        "<i>a</i>" * 200_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">Long",
        "<" * 100_000,
        '<a "' * 100_000,
        "a<br>" * 100_000,
        "\0" * 100_000,
    ],
    ids=["deep", "deep and long", "tiny", "attributes", "open", "quotes", "breaks", "nul"],
)
def test_odd_pages_are_laid_out(page: str) -> None:
    assert dom.layout(dom.parse(f"<html><body>{page}</body></html>")).boxes


def test_a_page_of_countless_tags_is_refused() -> None:
    with pytest.raises(UnreadableError, match="more than 500,000 tags"):
        dom.parse("<b>" * 500_001)


def test_half_surrogates_and_nul_are_replaced() -> None:
    assert [run.words for run in runs("<p>a\0b\ud800c</p>")] == ["a\ufffdb\ufffdc"]


SHOWN = "<p>The bridge was opened at noon, and by evening the first lorries had crossed it.</p>"


@pytest.mark.parametrize("mark", ["hidden", 'style="display:none"', 'style="color: red; display: none;"'])
def test_what_is_hidden_is_not_read(mark: str) -> None:
    page = (
        f"<html><body>{SHOWN * 3}<p {mark}>Shots were heard in the upper town all night, a man said.</p></body></html>"
    )
    assert [run.words[:5] for run in dom.runs(dom.parse(page))] == ["The b"] * 3


@pytest.mark.parametrize(
    "box",
    [
        f'<div style="display:none"><h1>Truce holds</h1>{SHOWN}</div>',
        f"<div hidden>{SHOWN * 5}</div>",
        f'<div hidden="until-found">{SHOWN}</div>',
        f'<div class="rest-of-story" style="display: none">{SHOWN * 3}</div>',
    ],
)
def test_the_article_is_read_though_a_script_must_show_it(box: str) -> None:
    page = f"<html><body><p>Shots were heard.</p>{box}<p>Shots were heard again.</p></body></html>"
    assert len(dom.runs(dom.parse(page))) > 2


def test_a_form_inside_the_story_is_furniture_and_one_around_it_is_not() -> None:
    ask = "<form><p>Enter the code that we sent to your telephone, and read on.</p></form>"
    assert [run.hint for run in dom.runs(dom.parse(f"<body>{SHOWN * 3}{ask}</body>"))] == [None] * 3 + ["boilerplate"]
    assert {run.hint for run in dom.runs(dom.parse(f"<body><form>{SHOWN * 3}</form></body>"))} == {None}


def test_a_byline_and_a_stamp_on_lines_of_their_own_are_runs_by_themselves() -> None:
    page = "<td>Tuesday, 7 March 2023, 14:02 GMT<br>By JOHN MARLOW<br>HARROW, March 7 (Hill Wire) - Shells hit it.</td>"
    assert [run.words[:12] for run in dom.runs(dom.parse(f"<table><tr>{page}</tr></table>"))] == [
        "Tuesday, 7 M",
        "By JOHN MARL",
        "HARROW, Marc",
    ]
