"""The comparison with other programs: what it counts, and what it says where a program has no field for something."""

from pathlib import Path
from typing import Any

import pytest

from bench import compare
from bench.compare import Count, Keyed, Output, Verdict
from bench.run import BenchError

TEXT = "The army denied that it had shelled the town, the ministry said."
STATEMENT = {
    "article": "a.txt",
    "source": ((46, 58),),
    "content": ((0, 44),),
    "chain": (((46, 58),),),
    "status": "asserted",
}


def tool(*statements: dict[str, Any], status: bool = True) -> Output:
    names = frozenset({"source", "content", *(["status"] if status else [])})
    return Output("a tool 1.0", {"statement": names}, {"statement": statements})


def keyed(status: str = "asserted", content: tuple[int, int] = (0, 44)) -> Keyed:
    return Keyed("a.txt", (0, len(TEXT)), ((46, 58),), (content,), status)


def test_every_sentence_of_the_key_stands_in_its_dispatch() -> None:
    texts = {name: article.text for name, article in compare.dispatches().items()}
    found = list(compare.key(texts))
    assert len(texts) == 12 and len(found) >= 20
    assert {each.status for each in found} == {"asserted", "denied", "conditional", "hedged", "open"}


def test_a_sentence_that_is_in_no_dispatch_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key.tsv"
    file.write_text("file\tsentence\tchain\tcontent\tstatus\na.txt\tNobody spoke.\t-\tNobody\tasserted\n")
    monkeypatch.setattr(compare, "KEY", file)
    with pytest.raises(BenchError, match=r"key.tsv: a.txt has no sentence “Nobody spoke.”"):
        list(compare.key({"a.txt": TEXT}))


def test_words_are_found_whole_and_the_last_of_several() -> None:
    assert compare.where("the", "Then the town, the army", 100) == (115, 118)
    with pytest.raises(BenchError, match="“tow” does not stand in"):
        compare.where("tow", "the town", 0)


@pytest.mark.parametrize(
    ("factuality", "condition", "status"),
    [
        ("CT-", None, "denied"),
        ("CT+", (3, 9), "conditional"),
        ("Uu", None, "open"),
        ("PR+", None, "hedged"),
        ("CT+", None, "asserted"),
    ],
)
def test_a_status_is_made_of_factuality_and_condition(factuality: str, condition: object, status: str) -> None:
    assert compare.status(factuality, condition) == status


def test_words_are_quoted_where_every_piece_stands_in_quotation_marks() -> None:
    assert compare.quoted(["“We held,”", '"and hold."'])
    assert not compare.quoted(["that they “held”"])


def test_a_count_is_of_the_items_and_says_where_there_is_no_field() -> None:
    count = Count("by somebody", "statement", "source")
    assert count.of(tool(STATEMENT, {**STATEMENT, "source": ()})) == "1"
    assert Count("by the day", "statement", "said").of(tool(STATEMENT)) == "no field"
    assert Count("events", "event", "type").of(tool(STATEMENT)) == "no field"


def test_a_statement_is_right_by_content_speaker_chain_and_status() -> None:
    assert compare.verdict(keyed(), tool(STATEMENT)) == Verdict(True, True, True, True)
    assert compare.verdict(keyed("denied"), tool(STATEMENT)) == Verdict(True, True, True, False)
    other = {**STATEMENT, "chain": (((4, 8),),)}
    assert compare.verdict(keyed(), tool(other)) == Verdict(True, False, False, True)
    longer = {**STATEMENT, "chain": (((46, 58),), ((0, 8),))}
    assert compare.verdict(keyed(), tool(longer)) == Verdict(True, True, False, True)


def test_a_statement_about_other_words_is_none() -> None:
    assert compare.verdict(keyed(content=(46, 63)), tool(STATEMENT)) == Verdict(False, False, False, False)


def test_a_program_without_a_status_is_not_counted_wrong_in_it() -> None:
    rows = compare.scores([keyed(), keyed("denied")], [tool(STATEMENT), tool(STATEMENT, status=False)])
    assert [row[1:] for row in rows[1:]] == [["2", "2"], ["2", "2"], ["2", "2"], ["1", "no field"]]


def test_the_output_of_another_program_gets_its_words_and_its_one_speaker_as_chain() -> None:
    articles = compare.dispatches()
    name, article = next(iter(articles.items()))
    item = {"article": name, "source": [[0, 6]], "cue": [], "content": [[0, 6]]}
    made = compare.output(
        {"name": "other 1", "fields": {"statement": ["source", "content"]}, "items": {"statement": [item]}}, articles
    )
    (found,) = made.items["statement"]
    assert (found["chain"], found["words"]) == (([[0, 6]],), [article.text[:6]])
    assert made.has("statement", "words") and not made.has("statement", "status")


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "PEERS_PYTHON", Path("nowhere"))
    with pytest.raises(BenchError, match="make compare builds"):
        compare.theirs({})


def test_each_program_stands_under_the_sentence_with_what_it_gives() -> None:
    names = Output("names 2.0", {"place": frozenset({"span", "label"})}, {"place": []})
    lines = list(compare.side_by_side(keyed(), {"a.txt": TEXT}, [tool({**STATEMENT, "cue": ((59, 63),)}), names]))
    assert lines[2:] == [
        "  by hand     the ministry | asserted | The army denied that it had shelled the town",
        "  a           statement: source “the ministry”, cue “said”, content “The army denied that it had\n"
        "                shelled the town”",
        "  names       nothing",
    ]
