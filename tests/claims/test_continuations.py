from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.marked import only, read, words

SAID = "<c1>“We left at dawn,”</c1> <s1>the mayor</s1> <q1>said</q1> on Sunday. "


def content(marked: str) -> str:
    report = read(marked)
    return words(report, report.statements[0].content)


def test_a_quoted_sentence_after_a_quoting_statement_goes_on_with_it() -> None:
    assert content(SAID + "“All of us left.”") == "“We left at dawn,” … “All of us left.”"


def test_so_does_a_quoted_paragraph_and_the_one_after_it() -> None:
    marked = SAID + "\n\n“All of us left.”\n\n“Nobody stayed behind.”"
    assert content(marked).endswith("“All of us left.” … “Nobody stayed behind.”")


def test_a_colon_announces_a_quotation() -> None:
    marked = "<s1>The mayor</s1> <q1>spoke of</q1> <c1>a night of fear</c1>:\n\n“We left at dawn with the children.”"
    assert content(marked).endswith("“We left at dawn with the children.”")


def test_words_in_between_end_the_speech() -> None:
    marked = SAID + "The town lies in the hills.\n\n“All of us left.”"
    assert content(marked) == "“We left at dawn,”"


def test_an_indirect_statement_does_not_reach_into_the_next_quotation() -> None:
    assert content("<s1>The mayor</s1> <q1>said</q1> <c1>they left</c1>. “All of us left.”") == "they left"


def test_a_quotation_with_its_own_speaker_stays_with_that_speaker() -> None:
    report = read(SAID + "<c2>“Nobody stayed behind,”</c2> <q2>added</q2> <s2>a shopkeeper</s2>.")
    assert [words(report, s.content) for s in report.statements] == ["“We left at dawn,”", "“Nobody stayed behind,”"]


def test_a_quoted_word_inside_narration_is_left_alone() -> None:
    assert content(SAID + "The “road of life” was cut.") == "“We left at dawn,”"


@given(st.text(alphabet='“”".: \nab', max_size=40))
def test_contents_stay_in_order_and_apart_whatever_follows(after: str) -> None:
    spans = only(SAID.rstrip() + " " + after).content
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
