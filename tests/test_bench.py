"""The bench: what it says where something was not measured, and what stops it."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import contrasts, corpora, engines, killed, memory, peers, reading, run, speed, startup, texts, workers
from bench.run import BenchError
from bench.table import Table, plain

OURS = {"read": 2.0, "bare": 1.6, "busy": 1.7}
THEIRS: speed.Rates = {"spaCy's parse": 25.0, "textacy 0.13": 12.5, "HeidelTime": None}


def test_speed_is_held_to_three_times_the_fastest_peer() -> None:
    ours, times = speed.beside(200, OURS, THEIRS)
    assert (ours.ours, ours.others) == (100, THEIRS)
    assert times.what == "times the fastest of them (spaCy's parse)"
    assert (times.ours, times.reach, times.met) == (4.0, 3.0, True)


def test_speed_without_peers_shows_their_earlier_figures_and_no_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "figures", lambda table: {"HeidelTime": 0.2} if table == "speed" else {})
    rows = speed.beside(200, OURS, {})
    assert rows[0].others == {"HeidelTime (earlier run)": 0.2}
    assert (rows[1].ours, rows[1].met) == (None, None)
    assert plain(Table("speed", "Speed", rows)).count("not measured") == 1


def test_speed_beside_the_bare_encoder() -> None:
    rows = {row.what: row for row in speed.rows_of(1000, OURS, 1)}
    assert rows["read, words a second (1 thread)"].ours == 500
    ratio = rows["time of read / time of the bare encoder (1 thread)"]
    assert (ratio.ours, ratio.reach, ratio.met) == (1.25, 1.4, True)
    assert speed.medians([{"read": 3.0}, {"read": 9.0}, {"read": 4.0}]) == {"read": 4.0}


def test_a_heideltime_that_fails_was_not_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object, **__: object) -> speed.Figures:
        raise BenchError("no Java")

    monkeypatch.setattr(speed, "child", failing)
    assert speed.heideltime(Path("texts.jsonl")) == {"HeidelTime": None}
    assert "no Java" in capsys.readouterr().err


def test_pages_to_reports_are_held_to_half_of_trafilaturas_text() -> None:
    rows = reading.paced(100, {"ours": 2.0, "reports": 4.0, "text": 2.5, "metadata": 5.0})
    assert [(row.ours, row.reach, row.met) for row in rows] == [(50.0, 40.0, True), (25.0, 20.0, True)]
    assert rows[1].others == {"trafilatura, text alone": 40.0, "trafilatura, with metadata": 20.0}


def test_two_workers_beside_one() -> None:
    row = workers.faster(36.0, 20.0)[-1]
    assert (row.ours, row.reach, row.met) == (1.8, 1.85, False)


def test_a_workers_memory_is_compared_with_what_it_was_early() -> None:
    early, last, growth = workers.held([(0, 250.0), (900, 300.0), (1000, 400.0), (2000, 410.0), (50_000, 416.0)])
    assert (early.ours, last.ours, growth.ours, growth.met) == (400.0, 416.0, 1.04, True)
    assert [row.ours for row in workers.held([])] == [None, None, None]


@pytest.mark.skipif(not workers.children_are_listed(), reason="this system has no /proc")
def test_only_workers_that_a_command_has_started_are_looked_at() -> None:
    waiting = [sys.executable, "-c", "print(flush=True); input()", workers.WORKER.decode()]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None and worker.stdout.readline() == b"\n"
        found = workers.workers_of(os.getpid())
        peak = workers.peak_mb(worker.pid)
        worker.communicate(b"\n")
    assert found == [worker.pid] and peak > 1
    assert workers.workers_of(os.getpid()) == [] and workers.peak_mb(worker.pid) == 0


def test_engines_beside_a_bare_pool() -> None:
    rows = {row.what: row for row in engines.rows_of({"a bare pool": 10.0, "pool": 11.0, "daft": 13.0})}
    assert rows["--engine pool, times a bare pool"].met
    assert (rows["--engine daft, times a bare pool"].ours, rows["--engine daft, times a bare pool"].met) == (1.3, False)
    assert rows["--engine daft-ray, times a bare pool"].ours is None


def test_a_file_that_differs_is_missing_or_too_many_is_told(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, files in ((one, {"a": "1", "b": "1", "c": "1"}), (other, {"a": "1", "b": "2", ".d": "1"})):
        folder.mkdir()
        for name, held in files.items():
            (folder / name).write_text(held, encoding="utf-8")
    assert killed.differing(one, other) == [".d", "b", "c"]
    assert [row.met for row in killed.rows_of(20, 3)] == [True, False]


def test_moments_of_killing_are_the_same_each_time_and_leave_work_to_the_end() -> None:
    after = killed.moments(2.0, 100.0)
    assert after == killed.moments(2.0, 100.0) and len(after) == killed.KILLS
    assert min(after) < 2.0 < max(after)
    assert sum(after) - killed.KILLS * 2.0 < 100.0


def test_work_that_ends_before_it_is_killed_stops_the_bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(killed, "program", lambda: [sys.executable, "-c", "pass"])
    with pytest.raises(BenchError, match="before kill 1"):
        killed.disturb(tmp_path / "any.jsonl", tmp_path, [60.0])
    monkeypatch.setattr(killed, "program", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    (tmp_path / "one.parquet").touch()
    assert killed.disturb(tmp_path / "any.jsonl", tmp_path, [0.2, 0.2]) == [1, 1]


def test_short_texts_are_the_same_each_time_and_seldom_alike() -> None:
    made = list(texts.short(300))
    assert made == list(texts.short(300))
    assert len(set(made)) > 280
    assert len(made[0].split()) > 150 and min(len(each.split()) for each in made) >= 12


def test_a_name_that_comes_again_is_replaced_by_the_same() -> None:
    made = texts.varied(random.Random(1), "Troops left Kavzor on 3 May, but Kavzor was shelled.")
    words = made.replace(",", "").split()
    assert words[2] == words[7] and len(words[2]) == len("Kavzor")


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
    for module in (run, texts, startup):
        monkeypatch.setattr(module, "WORK", tmp_path)
    monkeypatch.setattr(sys, "executable", str(bin_ / "python"))
    return tmp_path


def test_a_reading_that_fails_stops_every_bench(failing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "repeated", lambda *_: iter(["It held."]))
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
