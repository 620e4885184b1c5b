from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.articles.items import Skipped
from reportedly.cluster.run import Planned, Spread, engine_of, run
from reportedly.cluster.work import WorkError
from tests.cluster.spread import WORDS, files, table, work_in

COMMAND = str(Path(sys.executable).with_name("reportedly"))
TEXTS = [f"{n}. {WORDS} The army denied it." for n in range(12)]


def read(folder: Path, *names: str, size: int = 4, spread: Spread = Spread()) -> list[str]:  # noqa: B008
    told: list[Skipped] = []
    work = work_in(folder, "parquet")
    done = list(run(Planned(names, size, told.append), work, spread))
    return [Path(each.file).name for each in sorted(done, key=lambda each: each.order)]


def test_a_part_a_file_whatever_the_number_of_workers(tmp_path: Path) -> None:
    source = table(tmp_path, *TEXTS)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    names = read(tmp_path / "one", source)
    assert len(names) == 3
    assert read(tmp_path / "two", source, spread=Spread(workers=2)) == names
    assert files(tmp_path / "one/out") == files(tmp_path / "two/out")


def test_what_changed_is_read_anew_and_what_it_was_before_goes(tmp_path: Path) -> None:
    before = read(tmp_path, table(tmp_path, *TEXTS))
    after = read(tmp_path, table(tmp_path, *TEXTS[:8], "No comma here {", *TEXTS[9:]))
    assert before[:2] == after[:2] and before[2] != after[2]
    assert [name for name in files(tmp_path / "out") if name.endswith("parquet")] == sorted(after)


def test_a_source_that_got_shorter_keeps_no_parts_of_its_longer_days(tmp_path: Path) -> None:
    read(tmp_path, table(tmp_path, *TEXTS))
    after = read(tmp_path, table(tmp_path, *TEXTS[:4]))
    assert list(files(tmp_path / "out")) == after


def test_parts_of_other_sources_stay(tmp_path: Path) -> None:
    first = read(tmp_path, table(tmp_path, *TEXTS[:2], name="first.jsonl"))
    second = read(tmp_path, table(tmp_path, *TEXTS[:2], name="second.jsonl"))
    assert sorted(files(tmp_path / "out")) == sorted(first + second)


def test_what_was_skipped_stands_in_a_side_file_with_the_reason(tmp_path: Path) -> None:
    source = table(tmp_path, TEXTS[0])
    with Path(source).open("a") as rows:
        rows.write("no row\n")
    read(tmp_path, source)
    (side,) = (tmp_path / "out").glob("*.notes.jsonl")
    note = json.loads(side.read_text())
    assert note["skipped"] and note["where"].endswith("line 2") and "it is not JSON" in note["reason"]


def test_an_engine_that_is_not_installed_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.cluster.run.find_spec", lambda _: None)
    with pytest.raises(WorkError, match=r"needs daft and ray: pip install 'reportedly\[cluster\]'"):
        engine_of(Spread("daft-ray"))


def test_killed_at_any_moment_and_started_again_the_bytes_are_the_same(tmp_path: Path) -> None:
    source = table(tmp_path, *TEXTS)
    (tmp_path / "calm").mkdir()
    read(tmp_path / "calm", source, size=2)
    out = tmp_path / "out"
    command = [COMMAND, "read", "--workers", "2", "--part", "2", source, "-o", f"{out}/"]
    luck = random.Random(7)
    for _ in range(4):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as work:
            time.sleep(luck.uniform(0.8, 2.5))
            if work.poll() is None:
                os.killpg(work.pid, signal.SIGKILL)
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    assert files(out) == files(tmp_path / "calm/out")
