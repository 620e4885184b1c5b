"""`reportedly sides`: who is on which side, by whose word."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from reportedly.accounts.conflict import load
from reportedly.cli.records import Failed
from reportedly.record.record import Record
from tests.accounts.papers import Paper
from tests.cli.incidents import conflict, record, run
from tests.record.dispatches import FIRST

DECLARED = """The border war, from 2020-10-01 to 2020-10-31. Declared.

Orsa
members: The mayor of Orsa
heard:   The mayor of Orsa (3)

Talvik
members: Talvik’s defence ministry
heard:   Talvik’s defence ministry (4)

On no side
heard:   The mayor of Brask (1)
"""


@pytest.fixture
def war(tmp_path: Path) -> Path:
    """A record of three articles in which Armenia and Azerbaijan fire at each other."""
    path = tmp_path / "war.sqlite"
    with Record.open(path) as made:
        for number in range(3):
            paper = Paper(f"Armenia shelled Azerbaijan {number}, Baku said.", outlet=f"Paper {number}")
            said = paper.says("Baku", f"Armenia shelled Azerbaijan {number}", "AZE.GOV", act="accuse")
            paper.event("shelled", by=("Armenia", "ARM"), on=("Azerbaijan", "AZE"), claimant=said)
            made.add([paper.report], FIRST)
    return path


def test_declared_sides_are_shown_with_who_speaks_for_them(tmp_path: Path) -> None:
    done = run("sides", "--record", record(tmp_path), "--conflict", conflict(tmp_path), "--format", "text")
    assert (done.return_value, done.stdout) == (0, DECLARED)


def test_inferred_sides_say_that_they_are_and_from_what(war: Path) -> None:
    page = run("sides", "--record", war, "--format", "text").stdout
    assert page.startswith("Inferred from who is told to fight and accuse whom. It may be wrong:")
    assert "members: ARM (Armenia)" in page and "members: AZE (Azerbaijan)" in page
    assert "because: Armenia and Azerbaijan: fighting told 3 times." in page


def test_one_side_a_line(war: Path) -> None:
    rows = [json.loads(line) for line in run("sides", "--record", war).stdout.splitlines()]
    assert [(each["name"], each["inferred"], each["members"]) for each in rows] == [
        ("Armenia", True, ["ARM"]),
        ("Azerbaijan", True, ["AZE"]),
    ]
    assert rows[1]["heard"] == [{"name": "Baku", "actor": "AZE.GOV", "statements": 3}]


@pytest.mark.parametrize("declared", [False, True])
def test_sides_are_written_as_a_conflict_file(war: Path, tmp_path: Path, declared: bool) -> None:
    given: list[str | Path] = ["--conflict", conflict(tmp_path)] if declared else []
    made = tmp_path / "made.toml"
    made.write_text(run("sides", "--record", war, "--format", "toml", *given).stdout, encoding="utf-8")
    found = load(made)
    if declared:
        assert found == load(conflict(tmp_path))
    else:
        assert [each.members for each in found.sides] == [("ARM",), ("AZE",)]
        assert "fighting told 3 times" in made.read_text(encoding="utf-8")


def test_a_record_of_too_little_fighting_has_no_sides(tmp_path: Path) -> None:
    done = run("sides", "--record", record(tmp_path))
    assert (done.return_value, done.stdout) == (1, "")
    assert done.stderr == "No sides are told: the record tells of too little fighting between two parties.\n"


def test_what_is_not_understood_is_told(tmp_path: Path, war: Path) -> None:
    assert isinstance(run("sides", "--record", tmp_path / "none.sqlite").exception, Failed)
    assert isinstance(run("sides", "--record", war, "--conflict", "none.toml").exception, click.BadParameter)
