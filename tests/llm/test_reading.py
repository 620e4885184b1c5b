"""`reportedly read --llm`, and the Reader with a helper."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import cli
from reportedly.report import from_line
from tests import stub
from tests.llm.standin import StandIn, Turn, proposing, serving

TEXT = "The defense ministry said on Sunday that the city of Ganja had been shelled and that it would answer.\n"
SAID = proposing(
    (1, "The defense ministry", "said", "that the city of Ganja had been shelled and that it would answer")
)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "reportedly.language.encoder", stub.module())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2020-11-01"}), encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, words)], prog_name="reportedly", standalone_mode=False)


def asked(server: StandIn, api: str = "openai") -> list[str]:
    return ["--llm", f"{api}:small", "--llm-url", server.base(api)]


@pytest.mark.parametrize("api", ["openai", "anthropic"])
def test_the_reports_hold_the_models_statements_and_a_warning(article: Path, api: str) -> None:
    with serving(SAID) as server:
        done = run(article, *asked(server, api))
    assert done.return_value == 1
    report = from_line(done.stdout_bytes)
    (statement,) = report.statements
    assert statement.confidence == 0.5 and statement.said == "2020-11-01"
    assert "1 statement is of the model" in done.stderr and report.warnings[0] in done.stderr


def test_without_the_option_nothing_is_asked_and_the_report_is_as_ever(article: Path) -> None:
    with serving(SAID) as server:
        done = run(article)
    assert server.bodies == [] and done.return_value == 0 and from_line(done.stdout_bytes).statements == ()


def test_a_second_run_reads_the_kept_answers(article: Path, tmp_path: Path) -> None:
    with serving(SAID) as server:
        first = run(article, *asked(server))
        again = run(article, *asked(server))
        elsewhere = run(article, *asked(server), "--llm-cache", tmp_path / "mine.sqlite")
    assert first.stdout_bytes == again.stdout_bytes == elsewhere.stdout_bytes
    assert len(server.bodies) == 2 and (tmp_path / "mine.sqlite").exists()


def test_a_server_in_trouble_costs_a_warning_and_no_article(article: Path) -> None:
    with serving(Turn(status=401, raw=b"bad key")) as server:
        done = run(article, article, *asked(server))
    assert done.return_value == 1 and len(done.stdout_bytes.splitlines()) == 2
    assert "read without the model openai:small: its server says HTTP 401: bad key" in done.stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--llm", "small"], "names no model"),
        (["--llm", "openai:small"], "OPENAI_API_KEY is not set"),
        (["--llm-url", "http://localhost:1"], "are for --llm"),
        (["--llm-cache", "x.sqlite"], "are for --llm"),
        (["--llm", "openai:small", "--workers", "2"], "leave out --workers"),
    ],
)
def test_what_does_not_go_together_is_not_understood(article: Path, words: list[str], why: str) -> None:
    done = CliRunner().invoke(cli, ["read", str(article), *words], prog_name="reportedly")
    assert done.exit_code == 2 and why in " ".join(done.stderr.split())
