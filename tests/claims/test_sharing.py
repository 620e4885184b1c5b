from __future__ import annotations

from tests.marked import read, words


def contents(marked: str) -> list[tuple[str, str]]:
    """Who says what, as words."""
    report = read(marked)
    return [(words(report, s.source.spans), words(report, s.content)) for s in report.statements]


def test_a_quotation_that_two_took_is_left_to_the_nearer_cue() -> None:
    hers = "<c1>“We left,”</c1> <s1>she</s1> <q1>said</q1>."
    marked = f"{hers} <c1><c2>“All of us,”</c2></c1> <q2>added</q2> <s2>the driver</s2>."
    assert contents(marked) == [("she", "“We left,”"), ("the driver", "“All of us,”")]


def test_one_content_of_a_reporter_and_of_the_one_cited_stays_with_both() -> None:
    marked = "<s1>RSA</s1>, <q2>citing</q2> <s2>an officer</s2>, <q1>reported</q1> <c1><c2>the pass was lost</c2></c1>."
    assert [what for _, what in contents(marked)] == ["the pass was lost"] * 2


def test_a_nested_statement_takes_nothing_from_the_one_around_it() -> None:
    denied = "<s2>the army</s2> <q2>had denied</q2> <c2>the raid</c2>"
    marked = f"<s1>She</s1> <q1>said</q1> <c1>that {denied}</c1>, <c1>“twice”</c1>."
    assert contents(marked)[0][1] == "that the army had denied the raid … “twice”"


def test_who_signs_a_quotation_speaks_it_and_not_the_next_one() -> None:
    ours = "“Never again.” <q1>―</q1> Ana Dimitrova, teacher"
    marked = f"{ours}\n\n<c1>“We stay.”</c1> <q2>―</q2> <s1><s2>Ivo Petrov</s2></s1>".replace("“We", "<c2>“We")
    marked = marked.replace("stay.”</c1>", "stay.”</c1></c2>")
    assert contents(marked) == [("Ana Dimitrova, teacher", "“Never again.”"), ("Ivo Petrov", "“We stay.”")]
