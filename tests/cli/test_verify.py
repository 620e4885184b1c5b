"""`reportedly verify` says in words what holds and what doesn't, and by its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from reportedly.exports.verify import verify
from tests.cli.incidents import run
from tests.exports.packages import changed, files_of, filled, listed_anew, packed, written


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    with filled(folder / "record.sqlite") as record:
        packed(record, folder / "orsa.zip")
    return folder / "orsa.zip"


def test_a_whole_package_holds(whole: Path) -> None:
    done = run("verify", whole)
    made = verify(whole)
    assert (done.exception, done.return_value, done.stdout) == (None, 0, "")
    assert done.stderr.splitlines() == [
        f"Manifest: {made.manifest}",
        f"Head of the 4 decisions: {made.head}",
        f"{whole} holds: {made.incident}, made 2026-03-01T12:00:00+00:00; "
        f"11 files, 2 articles, {made.quotations} quotations.",
    ]


def test_what_fails_is_told_with_where(whole: Path, tmp_path: Path) -> None:
    files = files_of(whole)
    files["index.html"] += b"<!-- more -->"
    done = run("verify", written(tmp_path / "a.zip", files))
    assert done.return_value == 1
    assert done.stdout.startswith("index.html: its bytes were changed: ")
    assert done.stderr.endswith("a.zip doesn't hold.\n")


def test_hashes_that_were_kept_are_held_against_it(whole: Path) -> None:
    made = verify(whole)
    assert run("verify", whole, "--manifest", made.manifest, "--head", f"4 {made.head}").return_value == 0
    assert run("verify", whole, "--manifest", "0" * 64).return_value == 1
    assert run("verify", whole, "--head", "0" * 63 + "1").return_value == 1


def test_control_characters_never_reach_the_terminal(whole: Path, tmp_path: Path) -> None:
    def change(account: dict[str, list[dict[str, str]]]) -> None:
        account["positions"][0]["words"] = "\x1b[31mred"

    files = files_of(whole)
    files["incident.json"] = changed(files["incident.json"], change)
    manifest = json.loads(files["manifest.json"]) | {"made": "\x1b[2J"}
    files["manifest.json"] = json.dumps(manifest).encode()
    done = run("verify", written(tmp_path / "a.zip", listed_anew(files)))
    assert done.return_value == 1 and "\x1b" not in done.output


@pytest.mark.parametrize("words", [["none.zip"], [], ["--manifest", "abc", "none.zip"]])
def test_what_is_not_understood_is_told(words: list[str]) -> None:
    assert isinstance(run("verify", *words).exception, click.UsageError)


def test_a_hash_that_is_none_is_told(whole: Path) -> None:
    done = run("verify", whole, "--head", "soon")
    assert isinstance(done.exception, click.BadParameter) and "64 hexadecimal digits" in str(done.exception)
