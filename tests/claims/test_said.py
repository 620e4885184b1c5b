from __future__ import annotations

import pytest

from reportedly.claims.read import claims
from reportedly.model import Article, Block, BlockKind
from tests.marked import only, parsed

SUNDAY = "2020-11-01"


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("<s1>She</s1> <q1>said</q1> Sunday <c1>the road was cut</c1>.", "2020-11-01"),
        ("On Saturday <s1>she</s1> <q1>said</q1> <c1>the road was cut</c1>.", "2020-10-31"),
        ("<s1>She</s1> on Monday <q1>said</q1> <c1>the road was cut</c1>.", "2020-10-26"),
        ("<c1>The road was cut</c1>, <s1>she</s1> <q1>said</q1> on Thursday.", "2020-10-29"),
        ("<s1>She</s1> <q1>told</q1> <a1>AFP</a1> on Friday <c1>the road was cut</c1>.", "2020-10-30"),
        ("<s1>She</s1> <q1>said</q1> yesterday <c1>the road was cut</c1>.", "2020-10-31"),
        ("<s1>She</s1> <q1>said</q1> on October 6 <c1>the road was cut</c1>.", "2020-10-06"),
        ("<s1>She</s1> <q1>said</q1> on 24 December <c1>the road was cut</c1>.", "2019-12-24"),
        ("<s1>She</s1> <q1>said</q1> on 3 May 2018 <c1>the road was cut</c1>.", "2018-05-03"),
    ],
)
def test_a_plain_day_beside_the_cue(marked: str, said: str) -> None:
    assert only(marked, SUNDAY).said == said


@pytest.mark.parametrize(
    "marked",
    [
        "<s1>She</s1> <q1>said</q1> <c1>the road was cut on Saturday</c1>.",
        "<c1>On Saturday the road was cut</c1>, <s1>she</s1> <q1>said</q1>.",
        "After Saturday’s raid <s1>she</s1> <q1>said</q1> <c1>the road was cut</c1>.",
        "The road was cut on Saturday, and <s1>she</s1> <q1>said</q1> <c1>it would stay so</c1>.",
        "Since Saturday <s1>she</s1> <q1>has said</q1> <c1>nothing new</c1>.",
    ],
)
def test_a_day_of_something_else_is_not_the_day_of_speaking(marked: str) -> None:
    assert only(marked, SUNDAY).said is None


def test_without_a_day_of_publication_no_weekday_is_resolved() -> None:
    assert only("<s1>She</s1> <q1>said</q1> Sunday <c1>the road was cut</c1>.", None).said is None


def test_a_date_that_does_not_exist_is_none() -> None:
    assert only("<s1>She</s1> <q1>said</q1> on 31 February 2020 <c1>the road was cut</c1>.", SUNDAY).said is None


@pytest.mark.parametrize(
    ("kind", "own", "said"),
    [
        ("caption", "2020-10-23", "2020-10-21"),
        ("paragraph", "2020-10-26T09:15:00+01:00", "2020-10-21"),
        ("caption", "2020-07", None),
        ("caption", None, "2020-10-28"),
    ],
)
def test_a_block_with_its_own_date_is_seen_from_that_day(kind: BlockKind, own: str | None, said: str | None) -> None:
    story = "The bridge fell.\n\n"
    parse = parsed(f"{story}<s1>She</s1> <q1>said</q1> Wednesday <c1>the road was cut</c1>.")
    blocks = (Block("paragraph", 0, len(story)), Block(kind, len(story), len(parse.text), date=own))
    (statement,) = claims(Article("test", parse.text, blocks, published="2020-11-01"), parse).statements
    assert statement.said == said
