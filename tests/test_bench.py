"""The bench: what it says where something was not measured, and what stops it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench import memory, run, speed, startup
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
