from __future__ import annotations

from reportedly.claims.nesting import acyclic
from tests.marked import read


def parents(marked: str) -> dict[str, str | None]:
    """The cue of the statement around each statement, by cue."""
    report = read(marked)
    cues = {s.id: report.article.text[slice(*s.cue[0])] for s in report.statements}
    return {cues[s.id]: cues.get(s.parent or "") for s in report.statements}


def test_a_statement_inside_another_ones_content() -> None:
    assert parents(
        "<s1>The envoy</s1> <q1>said</q1> <c1><s2>the king</s2> <q2>had told</q2> <a2>him</a2> <c2>it was "
        "over</c2></c1>."
    ) == {"said": None, "had told": "said"}


def test_three_deep() -> None:
    assert parents(
        "<s1>Anna</s1> <q1>said</q1> <c1><s2>Ben</s2> <q2>claimed</q2> <c2>that <s3>Carl</s3> <q3>denied</q3> "
        "<c3>the raid</c3></c2></c1>."
    ) == {"said": None, "claimed": "said", "denied": "claimed"}


def test_a_reporter_who_cites_is_the_parent_of_whom_he_cites() -> None:
    assert parents(
        "<s1>The Herald</s1>, <q2>citing</q2> <s2>two pilots</s2>, <q1>reported</q1> <c1><c2>that the base "
        "was empty</c2></c1>."
    ) == {"reported": None, "citing": "reported"}


def test_two_statements_of_one_sentence_stand_side_by_side() -> None:
    assert parents(
        "<s1><s2>Anna</s2></s1> <q1>condemned</q1> <c1>the raid</c1> and <q2>said</q2> <c2>the road was cut</c2>."
    ) == {"condemned": None, "said": None}


def test_no_statement_is_its_own_ancestor() -> None:
    assert acyclic({"s1": "s2", "s2": "s3", "s3": "s1"}) == {"s1": "s2", "s2": "s3"}
