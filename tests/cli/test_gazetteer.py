"""`reportedly gazetteer`: names looked up, countries added."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.gazetteer import gazetteer
from reportedly.knowledge import gazetteer as known
from reportedly.knowledge.gazetteer_files import GazetteerError, added_folder
from tests.knowledge.gazetteers import small
from tests.knowledge.test_gazetteer_dump import VILLAGES, line


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    towns = small(tmp_path)
    monkeypatch.setattr(known, "shipped", lambda: towns)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(gazetteer, [*map(str, words)], standalone_mode=False)


def test_what_a_name_could_mean_is_a_line_each() -> None:
    done = run("lookup", "Paris")
    assert done.return_value == 0
    first, second = done.stdout.splitlines()
    assert first.split("  ")[0] == "Paris" and "FRA" in first and "48.8530, 2.3490" in first
    assert "Texas, USA" in second and "25,000 people" in second and "precision 1" in second


def test_a_name_of_several_words_needs_no_quotation_marks() -> None:
    assert "Nagorno-Karabakh" in run("lookup", "Nagorno", "Karabakh").stdout


def test_names_that_sound_alike_come_behind_and_say_so() -> None:
    assert "sounds alike" in run("lookup", "Deir Ezzor").stdout


def test_a_contested_place_says_who_holds_it_and_who_claims_it() -> None:
    assert "held by ISR; claimed by SYR and ISR" in run("lookup", "Golan Heights").stdout


def test_json_lines_have_every_field() -> None:
    (line,) = run("lookup", "--format", "jsonl", "Barda").stdout.splitlines()
    assert json.loads(line) == {
        "name": "Barda",
        "exact": True,
        "feature": "city",
        "admin1": None,
        "country": "AZE",
        "lat": 40.374,
        "lon": 47.127,
        "precision": 1,
        "population": 40000,
        "geonameid": 7,
        "held_by": [],
        "claimed_by": [],
    }


def test_no_more_than_asked_for_are_shown() -> None:
    assert len(run("lookup", "--limit", "1", "Paris").stdout.splitlines()) == 1


def test_a_name_that_nobody_bears_is_told() -> None:
    done = run("lookup", "Xyzzyq")
    assert done.return_value == 1
    assert done.stdout == "" and "No place called Xyzzyq is known" in done.stderr


def test_a_country_is_added_and_told(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(VILLAGES, encoding="utf-8")
    done = run("add", path)
    assert done.return_value == 0
    assert done.stderr == f"SYR: 3 places from SY.txt, in {added_folder() / 'SYR.sqlite'}\n"


def test_several_countries_are_added_at_once(tmp_path: Path) -> None:
    for name, country in (("SY.txt", "SY"), ("TR.txt", "TR")):
        (tmp_path / name).write_text(line(1, "Kilis", country=country), encoding="utf-8")
    run("add", tmp_path / "SY.txt", tmp_path / "TR.txt")
    assert sorted(path.name for path in added_folder().iterdir()) == ["SYR.sqlite", "TUR.sqlite"]


def test_a_wrong_file_fails_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "cities.csv"
    path.write_text("name,lat,lon\n", encoding="utf-8")
    done = run("add", path)
    assert isinstance(done.exception, GazetteerError)
    assert "cities.csv, line 1" in str(done.exception)


def test_a_file_that_is_not_there_is_a_wrong_command(tmp_path: Path) -> None:
    assert "does not exist" in str(run("add", tmp_path / "nowhere.zip").exception)
