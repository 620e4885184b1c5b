from __future__ import annotations

import pytest

from tests.marked import read, words


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("they would sign only if the road was opened", "only if the road was opened"),
        ("if the road stays shut, the clinic will close", "if the road stays shut"),
        ("the clinic will close unless fuel arrives", "unless fuel arrives"),
        ("they would pay as long as the truce held", "as long as the truce held"),
        ("the raid, if confirmed, was a crime", "if confirmed"),
        ("they ran as if hunted", None),
        ("it was not clear if anyone lived", None),
        ("the road was open", None),
    ],
)
def test_the_condition_inside_a_content(content: str, condition: str | None) -> None:
    report = read(f"<s1>She</s1> <q1>said</q1> <c1>{content}</c1>.")
    found = report.statements[0].condition
    assert (words(report, (found,)) if found else None) == condition
