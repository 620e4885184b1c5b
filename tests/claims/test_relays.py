from __future__ import annotations

import pytest

from reportedly.model import Report, Statement
from tests.marked import read, words


def parties(report: Report, statement: Statement) -> tuple[str, str]:
    """Source and channel of a statement, as words."""
    return words(report, statement.source.spans), words(report, statement.via.spans) if statement.via else ""


OFFICE = "<c1>“We hold the pass,”</c1> <s1>the mayor’s office</s1> <q1>quoted</q1> him <q1>as saying</q1>."
AGENCY = "<s1>RSA</s1> <q1>quoted a police source as saying</q1> <c1>the road was cut</c1>."
RADIO = "<s1>State radio</s1> <q1>has quoted</q1> Governor Hale <q1>as telling</q1> officers <c1>to wait</c1>."
CITING = "The Gazette, <q1>citing</q1> <s1><s2>two officers</s2></s1>, <q2>reported</q2> <c1><c2>a raid</c2></c1>."


@pytest.mark.parametrize(
    ("marked", "source", "via"),
    [
        (OFFICE, "him", "the mayor’s office"),
        (AGENCY, "a police source", "RSA"),
        (RADIO, "Governor Hale", "State radio"),
    ],
)
def test_the_one_quoted_is_the_source_and_the_one_who_quotes_the_channel(marked: str, source: str, via: str) -> None:
    report = read(marked)
    assert parties(report, report.statements[0]) == (source, via)


def test_what_was_read_right_stays() -> None:
    report = read("<v1>RSA</v1> <q1>quoted</q1> <s1>the mayor</s1> <q1>as saying</q1> <c1>the road was cut</c1>.")
    assert parties(report, report.statements[0]) == ("the mayor", "RSA")


def test_someone_who_was_quoted_stays_the_source() -> None:
    report = read("<s1>The mayor</s1> <q1>was quoted by RSA as saying</q1> <c1>the road was cut</c1>.")
    assert parties(report, report.statements[0])[0] == "The mayor"


def test_a_reporter_who_cites_others_has_a_statement_around_theirs() -> None:
    report = read(CITING)
    by = {words(report, s.source.spans): s for s in report.statements}
    assert set(by) == {"The Gazette", "two officers"}
    assert by["two officers"].parent == by["The Gazette"].id
