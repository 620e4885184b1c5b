"""`reportedly tolls`: every figure with its claimant, as it was revised."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest

from reportedly.record.record import Record
from tests.cli.incidents import conflict, edition, record, run
from tests.record.dispatches import FIRST


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return record(tmp_path)


def test_a_claimants_figures_stand_in_the_order_of_saying(where: Path, tmp_path: Path) -> None:
    done = run("tolls", "--record", where, "--conflict", conflict(tmp_path), "--format", "text", "--best", "acled")
    page = done.stdout.splitlines()
    assert page[0].startswith("ASSAULT heavy-weapons · Orsa · 2020-10-04 · contested  i")
    assert page[1:] == [
        "  killed: 20 or more (best by the rule acled: 20)",
        "    The mayor of Orsa (Orsa): at least 14 (2020-10-04), then at least 20 (2020-10-05)",
        "      “at least 20 people” Gazette, 2020-10-05",
        "",
    ]


def test_one_thing_that_is_counted_is_one_line(where: Path) -> None:
    done = run("tolls", "--record", where, "--place", "Orsa", "--best", "ucdp")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["place"], row["date"], row["measure"], row["whom"]) == ("Orsa", "2020-10-04", "killed", "people")
    assert (row["low"], row["high"], row["best"], row["rule"]) == (20, None, 20, "ucdp")
    first, second = row["tolls"]
    assert (first["low"], first["printings"], first["replaced_by"]) == (
        14,
        [{"article": "b", "item": "f1"}],
        {"article": "c", "item": "f1"},
    )
    assert (second["low"], second["replaced_by"]) == (20, None)


def test_what_enters_no_range_says_why(tmp_path: Path) -> None:
    made = edition("a", "Gazette", 14, "2020-10-04")
    made = replace(made, figures=tuple(replace(each, scope="cumulative") for each in made.figures))
    path = tmp_path / "record.sqlite"
    with Record.open(path) as opened:
        opened.add([made], FIRST)
    page = run("tolls", "--record", path, "--format", "text").stdout
    assert "killed: no figure of the whole incident" in page
    assert "The mayor of Orsa (on no side): at least 14, over more than this incident" in page
    (row,) = map(json.loads, run("tolls", "--record", path).stdout.splitlines())
    assert (row["low"], row["high"], len(row["tolls"])) == (None, None, 1)


def test_a_day_that_nobody_states_is_said_to_be_unknown(tmp_path: Path) -> None:
    made = edition("a", "Gazette", 14, "2020-10-04")
    made = replace(
        made,
        article=replace(made.article, published=None),
        statements=tuple(replace(each, said=None) for each in made.statements),
    )
    path = tmp_path / "record.sqlite"
    with Record.open(path) as opened:
        opened.add([made], FIRST)
    assert "“at least 14 people” Gazette, day unknown" in run("tolls", "--record", path, "--format", "text").stdout


def test_incidents_without_figures_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Record.open(path) as opened:
        opened.add([replace(edition("a", "Gazette", 14, "2020-10-04"), figures=())], FIRST)
    done = run("tolls", "--record", path)
    assert (done.return_value, done.stdout, done.stderr) == (1, "", "Nothing was found.\n")


def test_an_incident_that_there_is_not_is_told(where: Path) -> None:
    done = run("tolls", "--record", where, "i000000000000")
    assert isinstance(done.exception, click.UsageError)
