from __future__ import annotations

from tests.marked import read, words


def test_a_statement_with_every_field() -> None:
    report = read(
        "<s1>Azerbaijani President Ilham Aliyev</s1> <q1>told</q1> <a1>reporters</a1> on Saturday "
        "<c1>his country would stop firing only if the road was opened</c1>."
    )
    (statement,) = report.statements
    assert words(report, statement.cue) == "told"
    assert words(report, statement.addressee.spans if statement.addressee else ()) == "reporters"
    assert (statement.mode, statement.act, statement.factuality) == ("indirect", "promise", "CT+")
    assert (statement.named, statement.said, statement.parent) == ("named", "2020-10-31", None)
    assert words(report, (statement.condition or (0, 0),)) == "only if the road was opened"
    assert statement.confidence == 0.9


def test_statements_are_numbered_in_text_order_the_outer_first() -> None:
    report = read(
        "<c1>“<s2>They</s2> <q2>said</q2> <c2>nobody was left</c2>,”</c1> <s1>she</s1> <q1>said</q1>. "
        "<s3>Oslo</s3> <q3>denied</q3> <c3>it</c3>."
    )
    assert [s.id for s in report.statements] == ["s1", "s2", "s3"]
    assert [s.parent for s in report.statements] == [None, "s1", None]


def test_a_source_that_is_absent_is_called_so() -> None:
    report = read("<c1>Nine people</c1> <q1>have been reported</q1> <c1>killed</c1>.")
    assert report.statements[0].named == "absent"
    assert report.statements[0].source.spans == ()
