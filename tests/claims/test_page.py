from __future__ import annotations

import pytest

from reportedly.claims.page import covered, day_of, quotations, unclosed
from reportedly.model import Block, BlockKind
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


def in_block(text: str, kind: BlockKind = "paragraph") -> list[str]:
    return [text[start:end] for start, end in quotations(text, (Block(kind, 0, len(text)),))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_line_wrapped_by_hand_does_not_end_a_quotation(end: str) -> None:
    wrapped = f"She said: “We carried the children{end}down the stairs.{end}Then we ran.” It rained."
    assert in_block(wrapped) == [f"“We carried the children{end}down the stairs.{end}Then we ran.”"]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\r\r", "\n \n", "\u2028\u2028"])
def test_a_blank_line_ends_a_quotation(end: str) -> None:
    assert in_block(f"She said: “We ran.{end}It rained.") == ["“We ran."]


def test_a_block_ends_a_quotation() -> None:
    text = "“We ran.\nIt rained."
    assert [text[s:e] for s, e in quotations(text, (Block("paragraph", 0, 9), Block("caption", 9, 19)))] == ["“We ran."]


def test_without_blocks_a_line_goes_on_only_where_it_looks_wrapped() -> None:
    assert quoted("“We carried the old men and the children slowly\ndown the stairs.” It rained.") != ["“We carried"]
    assert quoted("“We ran.\nIt rained.") == ["“We ran."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He spoke of ‘traitors’ and left.", ["‘traitors’"]),
        ("‘It’s over,’ he said.", ["‘It’s over,’"]),
        ("‘The boys’ school burned,’ he said.", ["‘The boys’ school burned,’"]),
        ("‘Stop the lies’ was written there.", ["‘Stop the lies’"]),
        ("“They call us ‘rats’ here,” he said.", ["“They call us ‘rats’ here,”"]),
        ("‘They call us “rats” here,’ he said.", ["‘They call us “rats” here,’"]),
        ("It was Yemen’s worst raid since the ‘90s, the boys’ father said.", []),
        ("The Sana‘a airport is the rebels’ own.", []),
        ("‘Em all, he said.", []),
    ],
)
def test_single_marks_that_make_a_pair_are_a_quotation(text: str, found: list[str]) -> None:
    assert in_block(text) == found


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Mayor: 'We will rebuild' the bridge", ["'We will rebuild'"]),
        ("'It's over,' says mayor", ["'It's over,'"]),
        ("Mayor's house burned, says sisters' lawyer", []),
        ("Rock 'n' roll is back", []),
        ("Back to the '90s, says boys' coach", []),
    ],
)
def test_straight_single_marks_are_a_quotation_in_a_headline_only(headline: str, found: list[str]) -> None:
    assert in_block(headline, "headline") == found
    assert in_block(headline) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He said: “We ran.", (9,)),
        ("😀 “We ran. It rained.\n\nNight fell.", (2,)),
        ('He said: "We ran.\n\n"We hid," he added.', ()),
        ("“We ran.\r\n\r\n“We hid.\r\n\r\nNight fell.", (12,)),
        ("“We ran,” he said.", ()),
    ],
)
def test_quotations_that_nothing_closes_are_found(text: str, places: tuple[int, ...]) -> None:
    assert unclosed(text) == places
    assert unclosed(text, (Block("paragraph", 0, len(text)),)) == places
    assert unclosed(text, (Block("related", 0, len(text)),)) == ()


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
        ("<c1>‘We held the bridge,’</c1> <s1>she</s1> <q1>said</q1>.", "direct"),
        ("<s1>She</s1> <q1>said</q1> <c1>they had held ‘every stone’ of the bridge</c1>.", "mixed"),
        ("<s1>She</s1> <q1>said</q1> <c1>the rebels’ bridge wasn’t held</c1>.", "indirect"),
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
