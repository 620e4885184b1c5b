from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.cluster.watched import Watched, ending
from reportedly.cluster.work import Done, Work, WorkError
from tests.cluster.spread import TROUBLED, WORDS, parts_of, table, work_in


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    yield


def read(work: Work, source: str, heard: list[int] | None = None) -> Done:
    (_, part), *_ = parts_of(source, 100)
    with Watched(work, TROUBLED) as worker:
        return worker.read(part, (heard if heard is not None else []).append)


def read_ids(done: Done) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in Path(done.file).read_text().splitlines()]


def here(work: Work, folder: Path) -> Work:
    return Work(work.folder, work.form, work.limits, str(folder))


def test_all_articles_are_read_and_heard_of(tmp_path: Path) -> None:
    heard: list[int] = []
    done = read(work_in(tmp_path), table(tmp_path, WORDS, WORDS, WORDS), heard)
    assert read_ids(done) == ["a0", "a1", "a2"] and sum(heard) == 3 and done.reports == 3


def test_an_article_over_the_time_limit_is_skipped_and_the_others_are_read(tmp_path: Path) -> None:
    done = read(work_in(tmp_path, seconds=3), table(tmp_path, WORDS, "HANG here.", WORDS))
    assert read_ids(done) == ["a0", "a2"]
    (note,) = done.notes
    assert note.skipped and note.where.endswith("line 2") and "more than 3 s" in note.reason


def test_articles_heard_of_are_counted_once_however_often_they_are_read(tmp_path: Path) -> None:
    heard: list[int] = []
    read(work_in(tmp_path, seconds=3), table(tmp_path, WORDS, "HANG here.", WORDS), heard)
    assert sum(heard) == 3


def test_an_article_that_ends_the_process_twice_is_skipped(tmp_path: Path) -> None:
    done = read(work_in(tmp_path), table(tmp_path, "DIE ALWAYS", WORDS))
    assert read_ids(done) == ["a1"]
    assert done.notes[0].reason == "reading it ended the process twice (exit code 9)"


def test_a_process_that_dies_once_costs_no_article(tmp_path: Path) -> None:
    done = read(here(work_in(tmp_path), tmp_path), table(tmp_path, WORDS, "DIE ONCE", WORDS))
    assert read_ids(done) == ["a0", "a1", "a2"] and not done.notes


def test_what_is_there_is_not_read_again(tmp_path: Path) -> None:
    work, source = work_in(tmp_path), table(tmp_path, WORDS, "{")
    first = read(work, source)
    Path(first.file).write_text("kept as it is\n")
    assert read(work, source).notes == first.notes
    assert Path(first.file).read_text() == "kept as it is\n"


def test_a_worker_that_cannot_start_is_told_of(tmp_path: Path) -> None:
    (_, part), *_ = parts_of(table(tmp_path, WORDS), 10)
    with Watched(work_in(tmp_path), (*TROUBLED, "no-start")) as worker, pytest.raises(WorkError, match="exit code 4"):
        worker.read(part)


def test_a_folder_that_cannot_be_written_ends_the_work_with_the_reason(tmp_path: Path) -> None:
    source = table(tmp_path, WORDS)
    work = Work(str(tmp_path / "nowhere"), "jsonl")
    with pytest.raises(WorkError, match="No such file or directory"):
        read(work, source)


def test_endings_in_words() -> None:
    assert [ending(None), ending(-11), ending(3)] == ["it was killed", "signal 11", "exit code 3"]
