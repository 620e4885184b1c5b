"""A page's tree as runs of text."""

from __future__ import annotations

from reportedly.articles import dom


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


def test_a_deep_page_costs_no_stack() -> None:
    dom.runs(dom.parse("<div>" * 5000 + "<p>Deep" + "</div>" * 5000))
