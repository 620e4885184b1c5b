"""`reportedly package` writes one file, and `reportedly verify` says whether it holds."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click
import pytest
from sqlalchemy import text

from reportedly.cli.records import Failed
from reportedly.record import derived
from reportedly.record.record import Record
from tests.cli.incidents import conflict, run
from tests.cli.incidents import record as without_sources
from tests.exports.packages import files_of, filled, orsa

AT = "2026-03-01T12:00:00Z"


@pytest.fixture
def where(tmp_path: Path) -> Path:
    filled(tmp_path / "record.sqlite").close()
    return tmp_path / "record.sqlite"


def incident(where: Path) -> str:
    with Record.open(where) as record:
        return orsa(record).account.incident.id


def test_a_package_is_written_and_its_hashes_are_told(where: Path, tmp_path: Path) -> None:
    target = tmp_path / "orsa.zip"
    done = run("package", incident(where), "--record", where, "--output", target)
    assert (done.exception, done.return_value) == (None, 0)
    assert done.stdout == f"{hashlib.sha256(target.read_bytes()).hexdigest()}  {target}\n"
    manifest = hashlib.sha256(files_of(target)["manifest.json"]).hexdigest()
    with Record.open(where) as record:
        assert done.stderr == f"11 files. Manifest: {manifest}\nHead of the decisions: {record.head()[1]}\n"


def test_the_same_time_gives_the_same_file(where: Path, tmp_path: Path) -> None:
    made = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for target in made:
        run("package", incident(where), "--record", where, "--output", target, "--at", AT)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_an_incident_that_was_joined_with_another_is_packed_as_a_whole(where: Path, tmp_path: Path) -> None:
    with Record.open(where) as record:
        names = sorted(derived.printings(record))
        record.decide("merge", *names, who="Bo")
    told = {name: run("package", name, "--record", where, "--output", tmp_path / name, "--at", AT) for name in names}
    assert len({(tmp_path / name).read_bytes() for name in names}) == 1
    assert [f"{name} is part of " in told[name].stderr for name in names].count(True) == 1
    assert run("verify", tmp_path / names[0]).return_value == 0


def test_a_conflict_file_names_the_sides(where: Path, tmp_path: Path) -> None:
    target = tmp_path / "orsa.zip"
    run("package", incident(where), "--record", where, "--output", target, "--conflict", conflict(tmp_path))
    page = files_of(target)["index.html"].decode()
    assert "<h3><bdi>Talvik</bdi></h3>" in page and "inferred" not in page


def test_articles_whose_bytes_are_not_there_are_told(tmp_path: Path) -> None:
    path = without_sources(tmp_path)
    names = run("accounts", "--record", path, "--place", "Orsa").stdout
    name = names.partition('"id":"')[2].partition('"')[0]
    done = run("package", name, "--record", path, "--output", tmp_path / "orsa.zip")
    assert done.return_value == 1
    assert "a: the bytes as received are not in the record, and so not in the package\n" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["i000000000000", "--output", "a.zip"], "i000000000000 is no incident of this record"),
        (["i000000000000"], "Missing option '--output'"),
        (["i000000000000", "--output", "a.zip", "--at", "noon"], "'noon' is no time"),
    ],
)
def test_what_is_not_understood_is_told(where: Path, words: list[str], told: str) -> None:
    done = run("package", "--record", where, *words)
    assert isinstance(done.exception, click.UsageError) and told in done.exception.format_message()


def test_a_broken_chain_leaves_no_file(where: Path, tmp_path: Path) -> None:
    name = incident(where)
    with Record.open(where) as record, record.writing() as connection:
        connection.execute(text("UPDATE reviews SET why = '' WHERE number = 1"))
    done = run("package", name, "--record", where, "--output", tmp_path / "orsa.zip")
    assert isinstance(done.exception, Failed) and "broken at review 1" in done.exception.message
    assert not list(tmp_path.glob("orsa*"))
