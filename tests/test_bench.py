"""The bench: what it says where something was not measured, and what stops it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import contrasts, corpora, memory, run, speed, startup
from bench.run import BenchError
from bench.table import Table, plain

OURS = {"read": 2.0, "bare": 1.6, "busy": 1.7}
SPACY = {"parse": 6.0, "pipeline": 8.0, "busy": 1.0}


def test_speed_without_spacy_has_the_same_rows_and_says_that_they_were_not_measured() -> None:
    rows = speed.rows_of(1000, OURS, {}, 2)
    assert [row.what for row in rows] == [row.what for row in speed.rows_of(1000, OURS, SPACY, 2)]
    missing = [row for row in rows if row.ours is None]
    assert [row.what for row in missing] == [
        "words a second, times spaCy's parse (2 threads)",
        "words a second, times spaCy's whole pipeline (2 threads)",
    ]
    assert all(row.met is None for row in missing)
    assert plain(Table("speed", "Speed", rows)).count("not measured") == 2


def test_speed_beside_spacy_with_as_many_threads_each() -> None:
    rows = {row.what: row for row in speed.rows_of(1000, OURS, SPACY, 1)}
    assert rows["read, words a second (1 thread)"].ours == 500
    assert rows["time of read / time of the bare encoder (1 thread)"].met
    parse = rows["words a second, times spaCy's parse (1 thread)"]
    assert (parse.ours, parse.reach, parse.met) == (3.0, 2.0, True)
    assert speed.on_threads(2, OURS, SPACY) == "Allowed 2 threads each, read kept 1.7 busy, spaCy's parse 1.0."


def test_what_events_cost_holds_the_syntax_that_they_need() -> None:
    took = {"parsing": 8.0, "syntax": 9.0, "bare": 2.0, "facts": 4.0, "whole": 4.2}
    rows = {row.what: row for row in corpora.cost(1200, took)}
    facts = rows["times, places and figures, added to the time of reading"]
    assert (facts.ours, facts.reach, facts.met) == (20.0, 35, True)
    events = rows["events, with the syntax that they need, added to the time of reading"]
    assert events.ours == pytest.approx(10.0)
    assert (events.reach, events.met) == (20, True)
    assert rows["of this the decoding of syntax"].ours == pytest.approx(100 / 12)
    assert rows["words a second with times, places and figures"].ours == 100.0


def test_rows_of_events_are_those_of_the_scorer_beside_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {row[0]: {row[1]: 70.0} for rows in corpora.EVENTS.values() for row in rows}
    monkeypatch.setattr(corpora, "measured", lambda *_: figures)
    table = corpora.events(Path())
    first = table.rows[0]
    assert (first.what, first.ours, first.reach, first.met) == ("plover.type F1", 70.0, 68.0, True)
    assert first.others == {"PETRARCH2 (hidden parts: even records, test)": 40.4}
    assert [row.what for row in table.rows if not row.met] == ["plover.first", "cameo.accuracy", "cameo.macro_f1"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["events"], "--data is the folder that holds data/"),
        (["desk", "--faults", "--data", "."], "--faults goes with contrasts"),
    ],
)
def test_a_bench_that_cannot_start_says_why(
    words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", *words])
    with pytest.raises(SystemExit) as left:
        bench.main()
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_contrasts_need_no_data_and_their_faults_are_printed_and_not_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(contrasts, "table", lambda _: Table("contrasts", "Contrasts", [], "Ours."))
    monkeypatch.setattr(contrasts, "told_faults", lambda: iter(["1a: It held.\n    status denied"]))
    monkeypatch.setattr(bench, "publish", lambda *_: pytest.fail("written"))
    monkeypatch.setattr(sys, "argv", ["bench", "contrasts", "--faults"])
    bench.main()
    assert capsys.readouterr().out.endswith("Ours.\n\n1a: It held.\n    status denied\n")


def test_a_child_is_allowed_so_many_threads_and_no_more() -> None:
    words = [sys.executable, "-c", "import os; print(os.environ['OMP_NUM_THREADS'])"]
    assert run.command(words, environment=dict.fromkeys(run.THREAD_LIMITS, "1")) == "1\n"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A stand-in for the command that fails, as it does without weights."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name in ("reportedly", "python"):
        (bin_ / name).write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
        (bin_ / name).chmod(0o755)
    for module in (run, memory, startup):
        monkeypatch.setattr(module, "WORK", tmp_path)
    monkeypatch.setattr(sys, "executable", str(bin_ / "python"))
    return tmp_path


def test_a_reading_that_fails_stops_every_bench(failing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "endless", lambda _: iter([{"text": "It held."}]))
    with pytest.raises(BenchError, match="ended with 3"):
        run.reports_of("any", failing / "any.jsonl")
    with pytest.raises(BenchError, match="ended with 3"):
        memory.peak_mb(failing, 1)
    with pytest.raises(BenchError, match="ended with 3"):
        startup.table(failing)


def test_a_reading_with_warnings_stops_none(failing: Path) -> None:
    (failing / "bin" / "python").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert subprocess.run([failing / "bin" / "python"], check=False).returncode == 1
    assert run.reports_of("any", failing / "any.jsonl") == failing / "any.jsonl"
