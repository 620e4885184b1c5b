"""`reportedly contradictions`: claims that cannot both hold, each in its own words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import click
import pytest

from reportedly.accounts.model import ContradictionKind
from reportedly.cli.contradictions import NAMES
from tests.cli.incidents import conflict, record, run


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return record(tmp_path)


def test_both_claims_stand_next_to_each_other(where: Path, tmp_path: Path) -> None:
    done = run("contradictions", "--record", where, "--conflict", conflict(tmp_path), "--format", "text")
    heading, kind, *rows = done.stdout.splitlines()
    assert heading.startswith("ASSAULT heavy-weapons · Orsa · 2020-10-04 · contested  i")
    assert kind == "asserted and denied"
    assert [[cell.strip() for cell in row.split("│")] for row in rows if "│" in row] == [
        ["The mayor of Orsa (Orsa)", "Talvik’s defence ministry (Talvik)"],
        ["“that Talvik’s border guard had shelled the", "“that its guns had fired on Orsa”"],
        ["market and that at least 14 people were killed”", "Gazette, 2020-10-04"],
        ["Gazette, 2020-10-04", ""],
    ]


def test_one_contradiction_a_line(where: Path) -> None:
    done = run("contradictions", "--record", where, "--until", "2020-11-01")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["kind"], row["place"], row["date"]) == ("asserted-denied", "Orsa", "2020-10-04")
    first, second = row["first"], row["second"]
    assert (first["article"], first["item"], first["speaker"]["name"]) == ("a", "e1", "The mayor of Orsa")
    assert (second["item"], second["words"], second["outlet"]) == ("e2", "that its guns had fired on Orsa", "Gazette")
    assert row["why"].startswith("The mayor of Orsa says that it happened")


def test_only_of_a_kind(where: Path) -> None:
    assert run("contradictions", "--record", where, "--kind", "asserted-denied").return_value == 0
    for shape in ("text", "jsonl"):
        done = run("contradictions", "--record", where, "--kind", "rival-authors", "--format", shape)
        assert (done.return_value, done.stdout, done.stderr) == (1, "", "Nothing was found.\n")


def test_every_kind_can_be_asked_for() -> None:
    assert get_args(ContradictionKind) == NAMES


def test_a_kind_that_there_is_not_is_told(where: Path) -> None:
    assert isinstance(run("contradictions", "--record", where, "--kind", "lie").exception, click.BadParameter)
