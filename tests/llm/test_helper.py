from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.claims.read import claims
from reportedly.language.parse import Parse
from reportedly.llm.answers import Answers
from reportedly.llm.helper import CONFIDENCE, Helper
from reportedly.llm.opening import named
from reportedly.llm.wire import Patience
from reportedly.model import Article, Block, Report, Statement
from tests.llm.standin import StandIn, Turn, proposing, serving
from tests.parsed import parse_of

NOTATION = (
    "<s1>The mayor</s1> <q1>said</q1> <c1>the bridge stood</c1>. The army, by its own account, lost nobody. "
    "Nine people died, the clinic let it be known."
)
ARMY = (2, "The army", "by its own account", "lost nobody")
CLINIC = (3, "the clinic", "let it be known", "Nine people died")


def ours(notation: str = NOTATION) -> tuple[Report, Parse]:
    parse = parse_of(notation)
    return claims(Article("a", parse.text, published="2020-11-01"), parse), parse


@contextmanager
def helped(folder: Path, *turns: Turn, api: str = "openai") -> Iterator[tuple[Helper, StandIn]]:
    with serving(*turns) as server:
        model = named(f"{api}:small", server.base(api), {}, Patience(5, sleep=lambda _: None))
        yield Helper(model, Answers(folder / "answers.sqlite")), server


def texts(report: Report, statement: Statement) -> tuple[str, str, str]:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(report.article.text[slice(*span)] for span in spans)

    return words(statement.source.spans), words(statement.cue), words(statement.content)


@pytest.mark.parametrize("api", ["openai", "anthropic"])
def test_what_we_found_nobody_saying_is_filled_in_and_marked(tmp_path: Path, api: str) -> None:
    report, parse = ours()
    with helped(tmp_path, proposing(ARMY, CLINIC), api=api) as (helper, _):
        filled = helper.fill(report, parse)
    assert [texts(filled, each) for each in filled.statements] == [
        ("The mayor", "said", "the bridge stood"),
        ("The army", "by its own account", "lost nobody"),
        ("the clinic", "let it be known", "Nine people died"),
    ]
    assert [each.confidence == CONFIDENCE for each in filled.statements] == [False, True, True]
    assert filled.warnings == (f"2 statements are of the model {api}:small, with confidence 0.5: s2, s3",)
    assert filled.statements[0] == report.statements[0]


def test_only_sentences_without_a_statement_are_asked_about(tmp_path: Path) -> None:
    with helped(tmp_path) as (helper, server):
        helper.fill(*ours())
    (asked,) = server.prompts
    assert asked.endswith(
        "\nThe mayor said the bridge stood.\n[2] The army, by its own account, lost nobody.\n"
        "[3] Nine people died, the clinic let it be known."
    )


def test_nothing_is_asked_where_every_sentence_has_a_statement_or_is_none_to_read(tmp_path: Path) -> None:
    report, parse = ours("<s1>The mayor</s1> <q1>said</q1> <c1>the bridge stood</c1>. Read more.")
    kinds = (Block("paragraph", 0, 33), Block("related", 33, len(parse.text)))
    with helped(tmp_path) as (helper, server):
        given = replace(report, article=replace(report.article, blocks=kinds))
        assert helper.fill(given, parse) == given
    assert server.bodies == []


@pytest.mark.parametrize(
    "invented",
    [
        (2, "The army", "by its own account", "lost everybody"),
        (2, "The navy", "by its own account", "lost nobody"),
        (2, "The army", "said", "lost nobody"),
        (3, "The army", "by its own account", "lost nobody"),
        (1, "The mayor", "said", "the bridge stood"),
        (9, "The army", "by its own account", "lost nobody"),
        (0, "The army", "by its own account", "lost nobody"),
        (2, "The army", "by its own account", ["lost nobody", "and won"]),
    ],
)
def test_a_quotation_that_is_not_in_its_sentence_is_discarded_and_counted(
    tmp_path: Path, invented: tuple[int, str, str, str]
) -> None:
    report, parse = ours()
    with helped(tmp_path, proposing(invented, CLINIC, invented)) as (helper, _):
        filled = helper.fill(report, parse)
    assert [texts(filled, each)[0] for each in filled.statements] == ["The mayor", "the clinic"]
    assert filled.warnings[1:] == (
        "2 inventions of the model were discarded: the words are not in the sentence (openai:small)",
    )


def test_a_second_run_asks_nothing_and_gives_the_same(tmp_path: Path) -> None:
    report, parse = ours()
    with helped(tmp_path, proposing(ARMY, CLINIC)) as (helper, server):
        first = helper.fill(report, parse)
        assert helper.fill(report, parse) == first
        again = Helper(helper._model, Answers(tmp_path / "answers.sqlite")).fill(report, parse)
    assert again == first and len(server.bodies) == 1


TROUBLE = [
    (Turn("I would rather not."), "not the JSON"),
    (Turn(status=429), "HTTP 429"),
    (Turn(status=500, raw=b"oops"), "HTTP 500: oops"),
    (Turn(body={"choices": [{"message": {"refusal": "no"}}]}), "refuses"),
]


@pytest.mark.parametrize(("turn", "why"), TROUBLE)
def test_where_the_model_fails_the_article_is_read_without_it_and_says_so(tmp_path: Path, turn: Turn, why: str) -> None:
    report, parse = ours()
    with helped(tmp_path, turn) as (helper, server):
        filled = helper.fill(report, parse)
        asked = len(server.bodies)
        helper.fill(report, parse)
    assert filled == replace(report, warnings=filled.warnings)
    (warning,) = filled.warnings
    assert warning.startswith("read without the model openai:small: ") and why in warning
    assert len(server.bodies) == 2 * asked  # what failed is not kept as an answer


def test_a_model_that_goes_on_failing_is_not_asked_any_more(tmp_path: Path) -> None:
    report, parse = ours()
    with helped(tmp_path, Turn("no")) as (helper, server):
        last = [helper.fill(report, parse) for _ in range(5)][-1]
    assert len(server.bodies) == 3
    assert last.warnings == ("read without the model openai:small: it failed before and is not asked any more",)
    with helped(tmp_path, Turn(status=401)) as (helper, server):
        helper.fill(report, parse)
        helper.fill(report, parse)
    assert len(server.bodies) == 1


def test_a_failure_between_answers_is_forgotten(tmp_path: Path) -> None:
    turns = [Turn("no"), Turn("no"), Turn()] * 2
    with helped(tmp_path, *turns) as (helper, server):
        for n in range(6):
            helper.fill(*ours(NOTATION.replace("Nine", f"{n}")))
    assert len(server.bodies) == 6


def test_what_would_change_a_statement_of_ours_is_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, parse = ours()

    def changing(article: Article, read: Parse) -> Report:
        made = claims(article, read)
        clinic = any(article.text[slice(*each.source[0])] == "the clinic" for each in read.attributions)
        return replace(made, statements=made.statements[1:]) if clinic else made

    monkeypatch.setattr("reportedly.llm.merging.claims", changing)
    with helped(tmp_path, proposing(ARMY, CLINIC)) as (helper, _):
        filled = helper.fill(report, parse)
    assert [texts(filled, each)[0] for each in filled.statements] == ["The mayor", "The army"]
    assert filled.warnings == (
        "1 statement is of the model openai:small, with confidence 0.5: s2",
        "1 proposal of the model was left out, which would have changed statements that were read without it "
        "(openai:small)",
    )
