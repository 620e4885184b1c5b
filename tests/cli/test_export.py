"""`reportedly export`: which shape of what, where to, and what is told of what was left out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest

from reportedly.cli import export as module
from reportedly.cli.records import Failed
from reportedly.exports.acled import read_acled
from reportedly.exports.companion import Companion
from reportedly.exports.plover import read_plover
from reportedly.exports.shapes import SHAPES, Material, Options, Shape
from reportedly.record.record import Record
from tests.cli.incidents import conflict, record, run
from tests.exports.wars import SHELLING, telling
from tests.record.dispatches import FIRST


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return record(tmp_path)


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A shape that is a folder."""
    monkeypatch.setitem(SHAPES, "plover", Shape(f"{__name__}:write_folder", "", "claims", "folder"))
    yield


def write_folder(material: Material, out: IO[bytes] | Path, _companion: Companion, _options: Options) -> int:
    assert isinstance(out, Path)
    names = [claim.name for claim in material.claims()]
    (out / "names.txt").write_text("\n".join(names), encoding="utf-8")
    if "a#s1" not in names:
        raise OSError(28, "No space left on device", str(out))
    return len(names)


def left(path: Path) -> list[dict[str, Any]]:
    lines = path.with_name(path.name + ".left-out.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_incidents_are_written_with_what_was_left_out_beside_them(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    done = run("export", "acled", "--record", where, "--output", path)
    assert (done.return_value, done.stdout) == (0, "")
    assert [(row["location"], row["fatalities"]) for row in read_acled(path)] == [("Orsa", 20), ("Brask", 14)]
    denied = [each for each in left(path) if each["why"].startswith("denied")]
    assert [each["id"] for each in denied] == ["a#e2", "b#e2", "c#e2", "brask#e2"]
    assert done.stderr.splitlines() == [
        "The number of dead is chosen by the rule acled; --best names another.",
        f"acled: 2 written, 5 left out ({path}.left-out.jsonl)",
        "       4  denied: the shape has no cell for who denies what",
        "       1  its claimant gave another figure later",
    ]
    assert sorted(each.name for each in tmp_path.iterdir() if "out" in each.name) == [
        "out.csv",
        "out.csv.left-out.jsonl",
    ]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ([], 1),
        (["--place", "Dren"], 1),
        (["--place", "Brask"], 0),
        (["--since", "2020-10-05"], 0),
        (["--least", "2"], 0),
    ],
)
def test_what_lies_ahead_is_counted_where_the_filters_take_it(
    words: list[str], named: int, where: Path, tmp_path: Path
) -> None:
    vow = telling(
        replace(SHELLING, words="They will shell Dren.", trigger="shell", town="Dren", status="planned", killed=None)
    )
    with Record.open(where) as made:
        made.add([replace(vow, article=replace(vow.article, id="vow"))], FIRST)
    path = tmp_path / "out.csv"
    run("export", "acled", "--record", where, "--output", path, *words)
    ahead = [each["id"] for each in left(path) if each["why"] == "planned, and not told to have happened"]
    assert ahead == ["vow#e1"] * named


def test_claims_are_written_as_searched(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    done = run("export", "plover", "--record", where, "--output", path, "--place", "Brask", "shelled", "market")
    assert done.return_value == 0
    assert [each["id"] for each in read_plover(path)] == ["brask#e1"]
    assert "plover: 1 written, 1 left out" in done.stderr


def test_standard_output_has_the_rows_alone(where: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside.jsonl"
    done = run("export", "cameo", "--record", where, "--left-out", beside)
    assert [line.count("\t") for line in done.stdout.splitlines()] == [60] * 4
    assert len(beside.read_text(encoding="utf-8").splitlines()) == 4


def test_a_name_in_gz_is_packed(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv.gz"
    run("export", "acled", "--record", where, "--output", path, "--hxl")
    assert gzip.decompress(path.read_bytes()).decode().splitlines()[1].startswith("#event+code,#date+occurred")
    assert len(list(read_acled(path))) == 2


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (["--since", "2020-11-01"], ["Brask"]),
        (["--until", "2020-11-01"], ["Orsa"]),
        (["--place", "brask"], ["Brask"]),
        (["--actor", "TLV.MIL"], ["Orsa", "Brask"]),
        (["--least", "3"], ["Orsa"]),
        (["--grade", "contested"], ["Orsa", "Brask"]),
    ],
)
def test_incidents_are_chosen_as_accounts_are(words: list[str], places: list[str], where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    run("export", "acled", "--record", where, "--output", path, *words)
    assert [row["location"] for row in read_acled(path)] == places


def test_an_incident_is_chosen_by_its_id_and_a_conflict_by_its_time(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    run("export", "acled", "--record", where, "--output", path, "--conflict", conflict(tmp_path))
    (row,) = read_acled(path)
    name = str(row["tags"]).partition(";")[0].removeprefix("incident=")
    run("export", "acled", "--record", where, "--output", path, name)
    assert list(read_acled(path)) == [row]


def test_a_rule_that_was_asked_for_is_followed_and_not_announced(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    done = run("export", "acled", "--record", where, "--output", path, "--best", "median")
    assert "The number of dead" not in done.stderr
    assert all("by the rule median" in str(row["notes"]) for row in read_acled(path))


def test_nothing_found_and_nothing_held_are_exit_codes(where: Path, tmp_path: Path) -> None:
    done = run("export", "acled", "--record", where, "--place", "Nowhere")
    assert (done.return_value, done.stderr) == (1, "Nothing was found.\n")
    path = tmp_path / "out.csv"
    done = run("export", "ucdp", "--record", where, "--output", path)
    assert done.return_value == 1
    assert "ucdp: 0 written, 7 left out" in done.stderr
    assert "2  nobody is named to whom it was done: the shape has two sides" in done.stderr


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["acled", "--status", "denied"], "--status chooses claims, and acled is made of incidents"),
        (["acled", "--type", "AID"], "--type chooses claims, and acled is made of incidents"),
        (["plover", "--grade", "weak"], "--grade chooses incidents, and plover is made of claims"),
        (["cameo", "--best", "ucdp"], "--best chooses incidents, and cameo is made of claims"),
        (["cameo", "--act", "deny"], "--act chooses statements, and cameo is made of events"),
        (["plover", "--kind", "figure"], "--kind chooses figures, and plover is made of events"),
        (["plover", "--hxl"], "--hxl: plover has no row of HXL tags"),
        (["acled", "--since", "2020-10-02", "--until", "2020-10-01"], "it is before --since"),
        (["acled", "i000000000000"], "i000000000000 is no incident of this record"),
        (["atlas"], "'atlas' is not one of"),
    ],
)
def test_what_does_not_fit_the_shape_is_told(words: list[str], error: str, where: Path) -> None:
    done = run("export", *words, "--record", where)
    assert done.exception is not None and error in str(getattr(done.exception, "message", ""))
    assert getattr(done.exception, "exit_code", None) == 2


def test_what_is_left_out_is_not_written_over_the_output(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    done = run("export", "acled", "--record", where, "--output", path, "--left-out", tmp_path / "." / "out.csv")
    assert "it is the same file as --output" in str(getattr(done.exception, "message", ""))
    assert not path.exists()


@pytest.mark.parametrize("name", SHAPES)
def test_a_record_of_nothing_is_a_sound_file_of_nothing(name: str, tmp_path: Path) -> None:
    with Record.open(tmp_path / "empty.sqlite"):
        pass
    path = tmp_path / "out"
    done = run("export", name, "--record", tmp_path / "empty.sqlite", "--output", path)
    assert (done.return_value, done.stderr) == (1, "Nothing was found.\n")
    assert path.exists()


def test_a_record_that_is_not_there_is_no_new_one(tmp_path: Path) -> None:
    done = run("export", "acled", "--record", tmp_path / "none.sqlite")
    assert isinstance(done.exception, Failed)
    assert not (tmp_path / "none.sqlite").exists()


def test_an_older_file_stays_where_the_work_fails(where: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.csv"
    path.write_text("older", encoding="utf-8")
    monkeypatch.setattr("reportedly.exports.acled.row_of", lambda *_: 1 / 0)
    assert isinstance(run("export", "acled", "--record", where, "--output", path).exception, ZeroDivisionError)
    assert path.read_text(encoding="utf-8") == "older"


@pytest.mark.usefixtures("folded")
def test_a_shape_that_is_a_folder(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out"
    done = run("export", "plover", "--record", where, "--output", path)
    assert done.return_value == 0
    assert len((path / "names.txt").read_text(encoding="utf-8").splitlines()) == 20


@pytest.mark.usefixtures("folded")
def test_a_folder_is_whole_or_not_there(where: Path, tmp_path: Path) -> None:
    path = tmp_path / "out"
    done = run("export", "plover", "--record", where, "--output", path, "--place", "Brask")
    assert isinstance(done.exception, OSError)
    assert not path.exists() and not path.with_name("out.part").exists()
    path.mkdir()
    (path / "mine").touch()
    done = run("export", "plover", "--record", where, "--output", path)
    assert isinstance(done.exception, FileExistsError)
    assert [each.name for each in path.iterdir()] == ["mine"]
    done = run("export", "plover", "--record", where)
    assert "plover is a folder: name it with --output" in str(getattr(done.exception, "message", ""))


def test_every_shape_is_in_the_help() -> None:
    page = run("export", "--help").stdout
    assert [name for name in SHAPES if f"  {name} " not in page] == []
    assert module.shapes_of("incidents") in module.export.help if module.export.help else False
