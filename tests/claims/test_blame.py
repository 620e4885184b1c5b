from __future__ import annotations

import pytest

from tests.marked import only, words
from tests.marked import read as read_marked


@pytest.mark.parametrize(
    ("marked", "target", "content"),
    [
        ("<s1>She</s1> <q1>blamed</q1> <c1>the rebels for the raid</c1>.", "the rebels", "the raid"),
        ("<s1>She</s1> <q1>accused</q1> <c1>the army of burning huts</c1>.", "the army", "burning huts"),
    ],
)
def test_the_one_blamed_is_the_target_and_the_deed_the_content(marked: str, target: str, content: str) -> None:
    report = read_marked(marked)
    (statement,) = report.statements
    assert statement.target is not None
    assert (words(report, statement.target.spans), words(report, statement.content)) == (target, content)


def test_a_target_that_was_read_stays() -> None:
    statement = only("<s1>She</s1> <q1>blamed</q1> <t1>the rebels</t1> for <c1>the hunt for deserters</c1>.")
    assert len(statement.content) == 1
    assert statement.content[0][1] - statement.content[0][0] == len("the hunt for deserters")
