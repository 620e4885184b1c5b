from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.cluster.on_daft import FAILED, PartReaders, answers
from reportedly.cluster.run import Planned, Spread, run
from reportedly.cluster.work import Work, WorkError, done_from_text, part_to_text, work_to_text
from tests.cluster.spread import WORDS, files, parts_of, table, work_in

TEXTS = [f"{n}. {WORDS} The army denied it." for n in range(6)]
COMMAND = str(Path(sys.executable).with_name("reportedly"))


@pytest.mark.parametrize("engine", ["daft", "daft-ray"])
def test_the_files_are_those_of_the_pool(tmp_path: Path, engine: str) -> None:
    # In a process of its own: Daft and Ray leave threads and sockets behind, and a runner is chosen once in a process.
    source, out = table(tmp_path, *TEXTS), tmp_path / "spread"
    list(run(Planned([source], 2, lambda _: None), work_in(tmp_path, "parquet"), Spread()))
    command = [COMMAND, "read", "--engine", engine, "--workers", "2", "--part", "2", source, "-o", f"{out}/"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert found.returncode == 0, found.stderr
    assert files(out) == files(tmp_path / "out")


def test_what_daft_carries_is_a_line_a_part(tmp_path: Path) -> None:
    ((_, part),) = parts_of(table(tmp_path, *TEXTS), 10)
    readers = PartReaders(work_to_text(work_in(tmp_path)))
    done = done_from_text(readers(3, part_to_text(part)))
    readers.watched.close()
    assert (done.order, done.reports) == (3, 6)


def test_why_the_work_cannot_go_on_is_a_line_too(tmp_path: Path) -> None:
    ((_, part),) = parts_of(table(tmp_path, *TEXTS), 10)
    readers = PartReaders(work_to_text(Work(str(tmp_path), place=str(tmp_path / "nowhere"))))
    assert readers(0, part_to_text(part)).startswith(f"{FAILED}a worker can't be started in")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "127.0.0.1"])
def test_a_cluster_that_does_not_answer_is_told_of(address: str) -> None:
    with pytest.raises(WorkError, match=f"no Ray cluster answers at {address}"):
        answers(address)


ASKED_BEFORE = """
import os, sys
from reportedly.cluster import on_daft
from reportedly.cluster.run import Spread

class Loading:
    def find_spec(self, name, *_):
        if name in ("daft", "ray"):
            print(name, *(os.environ.get(each) for each in on_daft.UNTOLD))
            sys.exit()

sys.meta_path.insert(0, Loading())
on_daft.begin(Spread(engine="daft-ray"))
"""


def test_engines_are_told_to_report_to_nobody_before_they_are_loaded() -> None:
    found = subprocess.run([sys.executable, "-c", ASKED_BEFORE], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["daft", "1", "0", "0"]
