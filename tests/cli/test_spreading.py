from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner

from reportedly.cli.main import cli
from reportedly.exports.parquet import from_parquet

WORDS = "The bridge at Karsk was shelled overnight, killing two people, the governor said on Monday."


@dataclass(frozen=True)
class Ran:
    stdout: str
    stderr: str
    exit_code: int


def run(*arguments: str | Path) -> Ran:
    found = CliRunner().invoke(cli, ["read", *map(str, arguments)], prog_name="reportedly", standalone_mode=False)
    if isinstance(found.exception, ClickException):
        return Ran(found.stdout, found.exception.format_message(), found.exception.exit_code)
    if found.exception is not None:
        raise found.exception
    return Ran(found.stdout, found.stderr, int(found.return_value))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    rows = [json.dumps({"id": f"a{n}", "text": f"{n}. {WORDS}"}) for n in range(5)]
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.jsonl").write_text("\n".join([*rows[:3], "no row", *rows[3:]]))
    (tmp_path / "news/b.txt").write_text(WORDS)
    return tmp_path / "news"


@pytest.mark.parametrize("shape", ["jsonl", "text", "claims"])
def test_workers_give_what_one_process_gives(news: Path, shape: str) -> None:
    alone = run("--format", shape, news)
    spread = run("--format", shape, "--workers", "2", "--part", "2", news)
    assert spread.stdout == alone.stdout and spread.exit_code == alone.exit_code == 1
    assert "a.jsonl, line 4: it is not JSON" in spread.stderr


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_a_file_is_the_same_and_no_parts_are_left_beside_it(news: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    run(news, "-o", tmp_path / "one" / name)
    run(news, "--workers", "2", "--part", "2", "-o", tmp_path / "two" / name)
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert [path.name for path in (tmp_path / "two").iterdir()] == [name]


def test_parts_that_are_there_are_not_read_again(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    parts = tmp_path / "out.jsonl.parts"
    whole = run("--workers", "1", "--part", "2", news).stdout
    run("--workers", "1", "--part", "2", news / "a.jsonl", "-o", f"{parts}/")
    for part in parts.glob("*.parquet"):
        part.unlink()
    run("--workers", "2", "--part", "2", news, "-o", out)
    assert out.read_text() == whole


def test_a_folder_gets_a_parquet_file_a_part_and_notes(news: Path, tmp_path: Path) -> None:
    found = run(news, "--part", "2", "-o", f"{tmp_path}/out/")
    files = sorted((tmp_path / "out").glob("*.parquet"))
    assert [report.article.id for path in files for report in from_parquet(path)][:5] == [f"a{n}" for n in range(5)]
    assert found.exit_code == 1 and "6 articles read, 1 skipped, 0 with warnings." in found.stderr
    assert f"{tmp_path}/out/*.notes.jsonl" in found.stderr


def test_a_folder_that_is_there_needs_no_slash(news: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    run(news / "b.txt", "-o", tmp_path / "out")
    assert len(list((tmp_path / "out").glob("*.parquet"))) == 1


def test_the_second_run_of_a_folder_only_adds_what_is_new(news: Path, tmp_path: Path) -> None:
    run(news, "-o", f"{tmp_path}/out/")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    (news / "c.jsonl").write_text(json.dumps({"text": WORDS}))
    run(news, "-o", f"{tmp_path}/out/")
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert before.items() < after.items() and len(after) == len(before) + 1


def test_what_a_folder_passes_over_is_told_and_counted(news: Path, tmp_path: Path) -> None:
    (news / "notes.pdf").write_bytes(b"%PDF")
    found = run(news / "b.txt", news, "--workers", "1", "-o", tmp_path / "out.jsonl")
    assert "passed over 1 file of other kinds" in found.stderr and "2 skipped" in found.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--workers", "2", "-"], "standard input can't be cut into parts"),
        (["--workers", "2", "https://news.example/"], "Leave out --workers to read it."),
        (["--address", "auto", "a.txt"], "--address is for --engine daft-ray."),
        (["--format", "text", "a.txt", "-o", "out/"], "leave out --format"),
        (["--profile", "--workers", "2", "a.txt"], "--profile tells of one process"),
        (["--workers", "0", "a.txt"], "is not in the range"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments: list[str], told: str) -> None:
    found = run(*arguments)
    assert found.exit_code == 2 and told in found.stderr


def test_the_output_folder_is_no_input(news: Path) -> None:
    found = run(news, "-o", f"{news}/out/")
    assert found.exit_code == 1 and (news / "out").is_dir()
    assert "out" not in run(news / "out", "--workers", "1", "-o", f"{news}/out/").stdout


def test_an_output_folder_that_is_named_as_input_is_refused(news: Path) -> None:
    found = run(news, "-o", f"{news}/")
    assert found.exit_code == 2 and "holds the output, and can't be an input" in found.stderr


def test_packed_output_is_the_same_bytes_each_time(news: Path, tmp_path: Path) -> None:
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        run(news, "--workers", "2", "-o", tmp_path / name)
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    assert len(gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).splitlines()) == 6
