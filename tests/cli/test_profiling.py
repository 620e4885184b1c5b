from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.claims.read import claims
from reportedly.cli.main import cli
from reportedly.cli.profiling import REST, profiling, step_of, table
from reportedly.language.parse import Parse
from reportedly.model import Article


def test_reading_is_told_by_step(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army shelled Karsk on Monday, the governor said. " * 40)
    found = CliRunner().invoke(cli, ["read", "--profile", "--format", "jsonl", str(tmp_path / "a.txt")])
    assert found.stdout.startswith("{") and "the encoder itself" in found.stderr and "claims: " in found.stderr


def test_time_is_put_down_to_the_step_that_takes_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slept(*_: object) -> tuple[()]:
        time.sleep(0.3)
        return ()

    monkeypatch.setattr("reportedly.claims.read.places", slept)
    article = Article("a", "Two people died.")
    with profiling():
        claims(article, Parse(article.text, (), (), (), ()))
    longest = capsys.readouterr().err.splitlines()[1]
    assert longest.startswith("claims: test_profiling") and float(longest.split()[2]) > 0.2


def test_what_no_step_claims_is_the_rest() -> None:
    assert step_of(sys._getframe()) == REST and step_of(None) == REST


def test_the_longest_stands_first() -> None:
    assert [line.split()[0] for line in table({"short": 1.0, "long": 3.0}, 4.0, 4.0)[1:3]] == ["long", "short"]
