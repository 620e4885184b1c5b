"""`reportedly review`: decisions from the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from reportedly.cli.main import cli
from reportedly.cli.records import Failed, somebody
from reportedly.record.derived import TellingRow
from reportedly.record.record import Record
from reportedly.record.schema import reviews
from tests.record.dispatches import FIRST, SECOND, keep, report


@pytest.fixture
def where(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    with Record.open(path) as record:
        record.add([report()], FIRST)
    return path


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Anna")


def run(where: Path, *words: str) -> Result:
    return CliRunner().invoke(
        cli, ["review", *words, "--record", str(where)], prog_name="reportedly", standalone_mode=False
    )


def decided(where: Path, *words: str) -> str:
    done = run(where, *words)
    assert done.exception is None and done.return_value == 0, done.exception
    return done.stderr


def test_a_correction_is_stored_and_told(where: Path) -> None:
    told = decided(where, "correct", "orsa#f1", "high", "16", "--why", "the text says 14 to 16")
    assert told == "Review 1: Anna: correct orsa#f1 high: none → 16 (the text says 14 to 16)\n"
    with Record.open(where) as record:
        now = record.report("orsa")
        assert now is not None and now.figures[0].high == 16


@pytest.mark.parametrize(
    ("field", "value", "held"),
    [
        ("outlet", "Lantern", "Lantern"),
        ("title", "2020", "2020"),
        ("origin", '"null"', "null"),
        ("title", "null", None),
    ],
)
def test_a_value_is_json_or_text_as_it_stands(where: Path, field: str, value: str, held: str | None) -> None:
    decided(where, "correct", "orsa", field, value)
    with Record.open(where) as record:
        now = record.report("orsa")
        assert now is not None and getattr(now.article, field) == held


def test_each_kind_of_decision(where: Path) -> None:
    told = {"orsa#t1": "i1", "b#t1": "i2", "c#t1": "i3"}
    with Record.open(where) as record:
        keep(record, [TellingRow(name, "a", 1, 1, 1, (), of, "{}") for name, of in told.items()])
    for words in (
        ["accept", "orsa#s1"],
        ["reject", "orsa#e2"],
        ["unsure", "orsa#f1"],
        ["unsure", "i1"],
        ["merge", "i1", "i2", "i3"],
        ["split", "i1", "b#t1"],
        ["not-the-same", "orsa#t1", "b#t1"],
        ["undo", "2"],
    ):
        decided(where, *words, "--who", "Boris", "--why", "so")
    with Record.open(where) as record:
        made = record.reviews()
    assert [each.decision for each in made] == [
        *("accept", "reject", "unsure", "unsure"),
        *("merge", "split", "not-the-same", "undo"),
    ]
    assert {(each.who, each.why) for each in made} == {("Boris", "so")}
    assert made[5].subject.names == ("i1", "b#t1") and made[5].subject.stays == ("orsa#t1",)


def test_the_list_says_what_stands(where: Path) -> None:
    decided(where, "reject", "orsa#e2")
    decided(where, "accept", "orsa#s1")
    decided(where, "correct", "orsa#f1", "low", "15")
    decided(where, "undo", "2")
    with Record.open(where) as record:
        record.add([replace(report(), events=report().events[:1])], SECOND)
    page = run(where, "list", "--format", "table").stdout.splitlines()
    assert [line.split("Z  ")[1] for line in page] == [
        "Anna: reject orsa#e2 [unattached]",
        "Anna: accept orsa#s1 [undone]",
        "Anna: correct orsa#f1 low: 14 → 15",
        "Anna: undo 2 [undo]",
    ]
    assert numbers(run(where, "list", "--standing")) == [1, 3]
    assert numbers(run(where, "list", "--unattached")) == [1]
    row = json.loads(run(where, "list").stdout.splitlines()[2])
    assert (row["state"], row["field"], row["before"], row["after"]) == ("standing", "low", 14, 15)


def test_ids_that_are_hashes_are_cut_as_they_can_be_given(where: Path) -> None:
    with Record.open(where) as record:
        record.add([report("sha256:1c5f02ab" + "0" * 56)], FIRST)
    told = decided(where, "accept", "sha256:1c5f02ab#e1")
    assert told == "Review 1: Anna: accept sha256:1c5f02ab#e1\n"
    page = run(where, "list", "--format", "table").stdout
    assert page.endswith("Anna: accept sha256:1c5f02ab#e1\n")


def numbers(done: Result) -> list[int]:
    return [json.loads(line)["number"] for line in done.stdout.splitlines()]


def test_the_chain_is_checked_against_a_head_that_was_kept(where: Path) -> None:
    assert run(where, "list").return_value == 1
    decided(where, "accept", "orsa#s1")
    head = run(where, "head").stdout
    assert head.startswith("1 ") and len(head.split()[1]) == 64
    decided(where, "accept", "orsa#s2")
    assert run(where, "verify", "--head", head).return_value == 0
    assert "The chain of 2 decisions is whole. Head: " in run(where, "verify").stderr
    done = run(where, "verify", "--head", "0" * 63 + "1")
    assert done.return_value == 1 and "the head that was kept stands nowhere" in done.stderr
    with Record.open(where) as record, record.writing() as connection:
        connection.execute(update(reviews).where(reviews.c.number == 1).values(who="Nobody"))
    done = run(where, "verify")
    assert done.return_value == 1 and "The chain is broken at review 1: it was changed" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["accept", "orsa#e9"], "orsa has no event e9"),
        (["correct", "orsa#e1", "status", "perhaps"], "it can be asserted"),
        (["correct", "orsa#f1", "low", "[1]"], "is no value for low"),
        (["correct", "orsa#f1", "high", "3"], "low would be 14 and high 3"),
        (["undo", "7"], "there is no review 7"),
        (["merge", "i1"], "merge takes two or more"),
        (["accept", "orsa#e1", "--who", " "], "say who decides with --who"),
    ],
)
def test_what_cannot_be_decided_is_told_and_leaves_no_row(where: Path, words: list[str], said: str) -> None:
    done = run(where, *words)
    assert isinstance(done.exception, click.UsageError) and said in done.exception.format_message()
    with Record.open(where) as record:
        assert record.reviews() == []


def test_nothing_is_decided_about_a_record_that_is_not_there(tmp_path: Path) -> None:
    done = run(tmp_path / "none.sqlite", "accept", "a#e1")
    assert isinstance(done.exception, Failed) and not (tmp_path / "none.sqlite").exists()


def test_who_sits_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert somebody() == "Anna"
    monkeypatch.delenv("GIT_AUTHOR_NAME")
    monkeypatch.setenv("USER", "boris")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert somebody() == "boris"

    def unknown(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.delenv("USER")
    monkeypatch.delenv("USERNAME", raising=False)
    monkeypatch.setattr("reportedly.cli.records.subprocess.run", unknown)
    assert somebody() == ""
