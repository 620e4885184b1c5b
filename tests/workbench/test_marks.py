"""Marks may overlap in any way: pieces, put together, are the text, each under the marks that cover it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.model import Article, Block
from reportedly.workbench.marks import KINDS, Mark, drawn, marked, marks_of
from tests.example import report

LETTERS = st.text("ab \n🚀é👷🏽א\u202e\ud800", max_size=40)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Mark]]:
    """A text in blocks, some of them empty, and marks that run over their ends."""
    text = draw(LETTERS)
    ends = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    blocks = tuple(Block("paragraph", *pair) for pair in pairwise(ends)) if text else ()
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda s: s[0] < s[1])
    marks = st.builds(
        lambda span, item, kind: Mark(span[0], span[1], item, kind),
        spans,
        st.sampled_from(["s1", "s2", "e1"]),
        st.sampled_from(KINDS),
    )
    return Article("a", text, blocks), draw(st.lists(marks, max_size=12)) if text else []


@given(articles())
def test_pieces_put_together_are_the_text(given: tuple[Article, list[Mark]]) -> None:
    article, marks = given
    blocks = drawn(article, marks)
    assert [len("".join(each.text for each in block.pieces)) for block in blocks] == [
        each.end - each.start for each in article.blocks or (Block("paragraph", 0, len(article.text)),)
    ]
    assert "".join(each.text for block in blocks for each in block.pieces) == article.text


@given(articles())
def test_a_piece_is_under_exactly_the_marks_that_cover_each_of_its_characters(
    given: tuple[Article, list[Mark]],
) -> None:
    article, marks = given
    at = 0
    for block in drawn(article, marks):
        for piece in block.pieces:
            for place in range(at, at + len(piece.text)):
                covering = [each for each in marks if each.start <= place < each.end]
                assert set(piece.marks) == {each.item for each in covering}
                assert set(piece.kinds) == {each.kind for each in covering}
            at += len(piece.text)


@given(articles())
@example((Article("a", "abcd", (Block("headline", 0, 2), Block("paragraph", 2, 4))), [Mark(1, 4, "s1", "content")]))
def test_an_item_begins_once_where_its_first_mark_does(given: tuple[Article, list[Mark]]) -> None:
    """So that an address that leads to it leads to one place."""
    article, marks = given
    begun: dict[str, list[int]] = {}
    at = 0
    for block in drawn(article, marks):
        for piece in block.pieces:
            for item in piece.begins:
                begun.setdefault(item, []).append(at)
            at += len(piece.text)
    assert begun == {item: [min(m.start for m in marks if m.item == item)] for item in {m.item for m in marks}}


def test_no_piece_is_longer_than_it_need_be() -> None:
    (block,) = drawn(Article("a", "abcdef"), [Mark(1, 4, "s1", "content"), Mark(2, 3, "e1", "event")])
    assert [(each.text, each.marks) for each in block.pieces] == [
        ("a", ()), ("b", ("s1",)), ("c", ("s1", "e1")), ("d", ("s1",)), ("ef", ())
    ]  # fmt: skip


def test_three_hundred_marks_over_each_other() -> None:
    text = "x" * 1000
    marks = [Mark(each, 1000 - each, f"s{each}", "content") for each in range(300)]
    (block,) = drawn(Article("a", text), marks)
    assert max(len(each.marks) for each in block.pieces) == 300
    assert "".join(each.text for each in block.pieces) == text


def test_blocks_that_nothing_is_read_from_say_so() -> None:
    found = marked(report().article, marks_of(report()))
    assert [(each["kind"], each["read"]) for each in found] == [
        ("headline", True), ("paragraph", True), ("related", False), ("caption", True)
    ]  # fmt: skip


def test_a_report_marks_every_part_of_a_claim() -> None:
    found = {(each.item, each.kind) for each in marks_of(report())}
    assert {("s1", each) for each in ("source", "cue", "content", "via", "condition")} <= found
    assert ("s2", "target") in found and ("s3", "source") not in found
