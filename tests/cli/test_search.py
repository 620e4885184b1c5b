"""`reportedly search`: claims for a person and for a program."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import cli
from reportedly.cli.records import Failed
from reportedly.cli.search import bounds
from reportedly.record.record import Record
from reportedly.record.search import Hit, Query
from tests.record.dispatches import FIRST, many, report


@pytest.fixture
def where(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    with Record.open(path) as record:
        record.add([report(), report("sha256:" + "ab" * 32, published="2020-10-06")], FIRST)
    return path


def run(where: Path, *words: str) -> Result:
    return CliRunner().invoke(
        cli, ["search", *words, "--record", str(where)], prog_name="reportedly", standalone_mode=False
    )


def test_one_claim_a_line(where: Path) -> None:
    done = run(where, "Orsa", "--actor", "TLV.MIL", "--since", "2020-10-05", "--status", "denied")
    assert done.return_value == 0
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["item"], row["status"], row["day"], row["type"]) == ("e2", "denied", "2020-10-06", "ASSAULT")
    assert row["who"] == "Talvik’s defence ministry < Gazette"


def test_by_whose_account_and_by_whom(where: Path) -> None:
    done = run(where, "--speaker", "TLV.GOV", "--author", "TLV.MIL", "--until", "2020-10-04")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["item"], row["confidence"], row["readers"]) == ("e2", 0.8, 0)


def test_a_page_for_a_person(where: Path) -> None:
    done = run(where, "--kind", "event", "--format", "table", "--until", "2020-10-04")
    assert done.stdout.splitlines() == [
        "2020-10-04  denied ASSAULT heavy-weapons · Orsa  orsa#e2",
        "    Talvik’s defence ministry denied that its guns had fired on Orsa.",
        "    Talvik’s defence ministry < Gazette",
        "",
        "2020-10-04  ASSAULT heavy-weapons · Orsa  orsa#e1",
        "    The mayor of Orsa said on Sunday that Talvik’s border guard had shelled the market and that at",
        "    least 14 people were killed.",
        "    The mayor of Orsa < Gazette",
        "",
    ]


def test_ids_made_of_a_hash_are_cut_as_review_takes_them(where: Path) -> None:
    page = run(where, "--measure", "killed", "--format", "table").stdout
    assert "2020-10-06  at least 14 killed · Orsa  sha256:abababab#f1" in page
    with Record.open(where) as record:
        assert record.decide("accept", "sha256:abababab#f1", who="Anna").subject.article == "sha256:" + "ab" * 32


def test_the_next_page_goes_on_after_the_cursor(where: Path) -> None:
    with Record.open(where) as record:
        record.add(many(10), FIRST)
        whole = [hit.cursor for hit in record.search(Query("market"))]
    first = run(where, "market", "--limit", "12")
    assert f"There may be more: --after {whole[11]}" in first.stderr
    rest = run(where, "market", "--after", str(whole[11]))
    found = [json.loads(line)["cursor"] for line in (first.stdout + rest.stdout).splitlines()]
    assert found == whole and "more" not in rest.stderr


def test_words_that_the_shell_left_together_are_a_phrase(where: Path) -> None:
    assert run(where, "guns", "had fired", "--kind", "event").return_value == 0
    assert run(where, "guns", "fired had").return_value == 1
    assert run(where, '"guns had fired"').return_value == 0
    assert run(where, "market shelled").return_value == 0


def test_nothing_found_is_an_exit_code(where: Path) -> None:
    done = run(where, "volcano")
    assert (done.return_value, done.stdout, done.stderr) == (1, "", "Nothing was found.\n")


@pytest.mark.parametrize(
    ("words", "kind"),
    [(["--status", "perhaps"], click.BadParameter), (["--since", "soon"], click.BadParameter), (["…"], Failed)],
)
def test_what_is_not_understood_is_told(where: Path, words: list[str], kind: type[click.ClickException]) -> None:
    assert isinstance(run(where, *words).exception, kind)


def test_there_must_be_a_record(tmp_path: Path) -> None:
    done = run(tmp_path / "none.sqlite", "x")
    assert isinstance(done.exception, Failed) and "there is no record at" in done.exception.format_message()
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(14, 14, "14"), (14, None, "at least 14"), (None, 30, "at most 30"), (10, 1500, "10 to 1,500"), (None, None, "?")],
)
def test_numbers_in_words(low: int | None, high: int | None, words: str) -> None:
    nothing = dict.fromkeys(field.name for field in fields(Hit))
    assert bounds(Hit(**{**nothing, "low": low, "high": high})) == words  # type: ignore[arg-type]
