from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.claims.drafts import tidy, united
from reportedly.claims.page import Page
from reportedly.claims.read import claims
from reportedly.language.parse import Attribution, Parse
from reportedly.model import Article, Block
from tests.marked import parsed

BARE = Attribution(((0, 1),), (), ((0, 1),), (), (), (), "state", 0.0, "CT+", "named", 0.9)


def tidied(text: str, *pieces: str, cue: str = "said") -> list[str]:
    """The pieces of content that are left of rough ones."""
    at = text.index(cue)
    content = tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    page = Page.of(Article("test", text), Parse(text, (), (), (), ()))
    read = replace(BARE, cue=((at, at + len(cue)),), content=content)
    return [text[start:end] for start, end in tidy(page, read)[2]]


def test_white_space_commas_and_the_final_full_stop_stay_outside() -> None:
    assert tidied("Anna said, the road was cut. Then it rained.", ", the road was cut. ") == ["the road was cut"]


def test_a_full_stop_inside_the_quotation_and_an_abbreviation_stay() -> None:
    assert tidied("Anna said: “The road is cut.”", "“The road is cut.”") == ["“The road is cut.”"]
    assert tidied("Anna said it began at 7 p.m.", "it began at 7 p.m.") == ["it began at 7 p.m."]


def test_enclosing_quotation_marks_are_taken_in() -> None:
    assert tidied("“The road is cut,” Anna said.", "The road is cut") == ["“The road is cut,”"]
    assert tidied('"The road is cut," Anna said.', "The road is cut,") == ['"The road is cut,"']


def test_a_mark_that_is_alone_is_left_out() -> None:
    text = "“They told us to run,” Anna said."
    assert tidied(text, "to run,”") == ["to run"]


def test_a_cue_inside_splits_the_content() -> None:
    text = "The road, Anna said, was cut"
    assert tidied(text, "The road, Anna said, was cut") == ["The road, Anna", "was cut"]


def test_spans_that_touch_become_one() -> None:
    assert united([(5, 9), (0, 3), (3, 4), (7, 7)]) == ((0, 4), (5, 9))


@pytest.mark.parametrize(("kind", "count"), [("paragraph", 1), ("caption", 1), ("headline", 1), ("related", 0)])
def test_claims_are_read_from_the_blocks_that_hold_claims(kind: str, count: int) -> None:
    parse = parsed("<s1>Anna</s1> <q1>said</q1> <c1>the road was cut</c1>.")
    article = Article("test", parse.text, (Block(kind, 0, len(parse.text)),))  # type: ignore[arg-type]  # from the list above
    assert len(claims(article, parse).statements) == count


def test_a_quotation_that_ends_in_a_comma_ends_the_piece_that_it_opens() -> None:
    assert tidied("“That is so,” when asked, Anna said.", "“That is so,” when asked,") == ["“That is so,”"]


@pytest.mark.parametrize(("cue", "confidence", "kept"), [("said", 0.3, 1), ("purred", 0.3, 0), ("purred", 0.6, 1)])
def test_a_cue_that_we_do_not_know_needs_more_certainty(cue: str, confidence: float, kept: int) -> None:
    parse = parsed(f"<s1>Anna</s1> <q1>{cue}</q1> <c1>the road was cut</c1>.")
    doubted = replace(parse, attributions=(replace(parse.attributions[0], confidence=confidence),))
    assert len(claims(Article("test", parse.text), doubted).statements) == kept


@pytest.mark.parametrize(
    ("seen", "whole"),
    [("run agency", "state-run agency"), ("Jabhat al", "Jabhat al-Orsa"), ("the mayor", "the mayor")],
)
def test_a_source_is_not_cut_inside_a_word(seen: str, whole: str) -> None:
    text = "Talvik's state-run agency, Jabhat al-Orsa and the mayor said the road was cut."
    page = Page.of(Article("test", text), Parse(text, (), (), (), ()))
    said, content = text.index("said"), text.index("the road")
    source = (text.index(seen), text.index(seen) + len(seen))
    read = replace(BARE, cue=((said, said + 4),), source=(source,), content=((content, len(text) - 1),))
    assert [text[start:end] for start, end in tidy(page, read)[1]] == [whole]
