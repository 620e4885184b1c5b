"""`reportedly watch` polls what a file names, and tells what changed."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from reportedly.cli.records import Failed
from reportedly.record.record import Record
from reportedly.watching.state import State
from tests.articles.servers import Page, site
from tests.cli.incidents import run
from tests.record.dispatches import FIRST
from tests.watching.desk import Reading, rss, story


@pytest.fixture(autouse=True)
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports made by hand, by a version that needs no weights."""

    class Reader(Reading):
        def __init__(self) -> None:
            from reportedly.reader import ReadOptions

            self.options = ReadOptions()

    monkeypatch.setattr("reportedly.reader.Reader", Reader)
    monkeypatch.setattr("reportedly.versions.ours", lambda: FIRST)


def feeds(folder: Path, url: str, more: str = "") -> Path:
    path = folder / "feeds.toml"
    path.write_text(f'{more}\n[[feed]]\nurl = "{url}"\nevery = "1m"\n', encoding="utf-8")
    return path


def begun(folder: Path) -> Path:
    """A record whose state says that nothing in it is news."""
    where = folder / "record.sqlite"
    with Record.open(where), State(Path(f"{where}.watch")) as state:
        state.begin(0, 0)
    return where


def test_what_changed_is_told_everywhere(tmp_path: Path) -> None:
    lines, where = tmp_path / "changes.jsonl", begun(tmp_path)
    with site({"/": Page(rss(("a", story())))}) as told:
        file = feeds(tmp_path, f"{told.url}/", '[tell]\natom = "changes.atom"\n[watch]\nplaces = ["Orsa"]')
        done = run("watch", file, "--record", where, "--once", "--allow-private", "--jsonl", lines)
    assert (done.exception, done.return_value) == (None, 0)
    assert done.stdout.startswith("claim  ASSAULT · Orsa · 2020-10-04 · i")
    assert [json.loads(line)["kind"] for line in lines.read_text().splitlines()] == ["claim", "denial", "toll"]
    assert "denies" in (tmp_path / "changes.atom").read_text(encoding="utf-8")
    assert done.stderr.splitlines()[-1] == "1 poll, 0 unchanged, 0 failed; 1 article added; 3 changes told."


def test_what_fails_is_a_warning(tmp_path: Path) -> None:
    with site({"/": Page(status=500)}) as told:
        done = run("watch", feeds(tmp_path, told.url), "--record", begun(tmp_path), "--once", "--allow-private")
    assert done.return_value == 1 and "HTTP 500" in done.stderr


def test_two_at_once_are_one_too_many(tmp_path: Path) -> None:
    where = begun(tmp_path)
    with State(Path(f"{where}.watch")):
        done = run("watch", feeds(tmp_path, "https://a.example/"), "--record", where, "--once")
    assert isinstance(done.exception, Failed) and "another `reportedly watch`" in done.exception.message


@pytest.mark.parametrize(
    ("text", "told"),
    [("[[feed]]\n", "line 1: feed: url is missing"), ("[[feed", "it is no TOML"), (None, "No such file")],
)
def test_a_file_that_can_not_be_used_is_told(tmp_path: Path, text: str | None, told: str) -> None:
    path = tmp_path / "feeds.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    done = run("watch", path, "--record", tmp_path / "r.sqlite")
    assert isinstance(done.exception, click.BadParameter) and told in done.exception.message
    assert not (tmp_path / "r.sqlite").exists()
