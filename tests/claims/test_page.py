from __future__ import annotations

import pytest

from reportedly.claims.page import covered, day_of, quotations
from tests.marked import only


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


def test_curly_and_straight_marks_make_quotations() -> None:
    assert quoted("He said “one” and “two”.") == ["“one”", "“two”"]
    assert quoted('He said "one" and "two".') == ['"one"', '"two"']
    assert quoted("He said ''one'' and ``two''.") == ["''one''", "``two''"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted("“We saw it.\n\n“And we ran,” she said.") == ["“We saw it.", "“And we ran,”"]


def test_a_mark_that_opens_inside_a_quotation_goes_on_with_it() -> None:
    assert quoted('He cried. "We ran. "We hid." Then night fell.') == ['"We ran. "We hid."']


def test_a_lone_closing_mark_is_no_quotation() -> None:
    assert quoted('The barrel was 12" wide.') == []


def test_share_in_quotation_marks_counts_letters_and_digits() -> None:
    text = "“four” five"
    assert covered(((0, 11),), text, quotations(text)) == pytest.approx(0.5)


def test_days_are_read_from_dates_and_times_and_never_guessed() -> None:
    assert str(day_of("2020-11-01T12:53:00+00:00")) == "2020-11-01"
    assert day_of("yesterday") is None
    assert day_of(None) is None


@pytest.mark.parametrize(
    ("marked", "mode"),
    [
        ("<c1>“We held the bridge,”</c1> <s1>she</s1> <q1>said</q1>.", "direct"),
        ("<s1>She</s1> <q1>said</q1> <c1>they had held the bridge</c1>.", "indirect"),
        ("<s1>She</s1> <q1>said</q1> <c1>they had held “every stone” of the bridge</c1>.", "mixed"),
        ("<c1>We heard the drone and I ran to the cellar</c1> <s1>a baker</s1> <q1>said</q1>.", "direct"),
        ("<s1>She</s1> <q1>said</q1> <c1>that we should leave</c1>.", "indirect"),
    ],
)
def test_mode(marked: str, mode: str) -> None:
    assert only(marked).mode == mode


def test_marks_around_a_nested_statement_belong_to_the_outer_speaker() -> None:
    nested = only("“The guns <q1>are believed</q1> <c1>to be hidden</c1>,” a guard said.")
    assert nested.mode == "indirect"
    performed = only("“<s1>We</s1> <q1>warn</q1> <c1>that the road is mined</c1>,” a guard said.")
    assert performed.mode == "direct"
