from __future__ import annotations

import pytest

from tests.marked import only


@pytest.mark.parametrize(
    ("marked", "factuality"),
    [
        ("<s1>She</s1> <q1>said</q1> <c1>the bridge was down</c1>.", "CT+"),
        ("<s1>She</s1> <q1>said</q1> <c1>the bridge was not down</c1>.", "CT+"),
        ("<s1>She</s1> <q1>denied</q1> <c1>that the bridge was down</c1>.", "CT-"),
        ("<s1>She</s1> <q1>rejected</q1> <c1>the report</c1>.", "CT-"),
        ("<s1>She</s1> <q1>said</q1> <c1>the bridge might be down</c1>.", "PS+"),
        ("<s1>She</s1> <q1>said</q1> <c1>the bridge was probably down</c1>.", "PR+"),
        ("<s1>She</s1> <q1>said</q1> <c1>it was unlikely that the bridge stood</c1>.", "PR-"),
        ("<s1>She</s1> <q1>said</q1> <c1>it was unclear who had hit the bridge</c1>.", "Uu"),
        ("<s1>She</s1> <q1>hoped</q1> <c1>the bridge would hold</c1>.", "Uu"),
        ("<c1>“Who did this?”</c1> <s1>she</s1> <q1>said</q1>.", "Uu"),
        ("<s1>She</s1> <q1>urged</q1> <a1>them</a1> <c1>to rebuild the bridge</c1>.", "Uu"),
        ("<s1>She</s1> <q1>warned</q1> <c1>that the bridge could fall</c1>.", "CT+"),
        ("<c1>The bridge</c1> <q1>is believed</q1> <c1>to be down</c1>.", "PR+"),
        ("<s1>She</s1> <q1>does not believe</q1> <c1>the bridge is down</c1>.", "PR-"),
        ("<s1>She</s1> <q1>did not know</q1> <c1>who had hit the bridge</c1>.", "Uu"),
    ],
)
def test_how_far_the_source_commits(marked: str, factuality: str) -> None:
    assert only(marked).factuality == factuality


def test_a_hedge_in_a_clause_below_does_not_count() -> None:
    said = "<s1>She</s1> <q1>said</q1> <c1>the bridge was hit, which means that the toll is likely to rise</c1>."
    assert only(said).factuality == "CT+"


def test_an_unknown_cue_takes_the_learned_factuality() -> None:
    assert only("<s1>She</s1> <q1 fact=PR+>grimaced</q1> <c1>that it was over</c1>.").factuality == "PR+"
