"""A package holds all that an incident stands on, and is the same for the same record and time."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from reportedly.accounts.linking import update
from reportedly.exports.package import EPOCH, PackageError, package
from reportedly.record.packing import hash_of
from reportedly.record.record import Record
from reportedly.report import from_line
from tests.exports.packages import MADE, bytes_of, files_of, filled, orsa, packed, received
from tests.record.dispatches import FIRST, report


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with filled(tmp_path / "record.sqlite") as made:
        yield made


@pytest.fixture
def files(record: Record, tmp_path: Path) -> dict[str, bytes]:
    packed(record, tmp_path / "orsa.zip")
    return files_of(tmp_path / "orsa.zip")


def test_the_same_record_and_time_give_the_same_bytes(record: Record) -> None:
    with Record.open(record.where, write=False) as again:
        assert bytes_of(record) == bytes_of(again)


def test_files_have_a_fixed_time_and_the_order_of_their_names(record: Record, tmp_path: Path) -> None:
    packed(record, tmp_path / "orsa.zip")
    with zipfile.ZipFile(tmp_path / "orsa.zip") as archive:
        entries = archive.infolist()
    names = [each.filename for each in entries]
    assert names == [*sorted(names[:-1]), "manifest.json"] and "manifest.json" not in names[:-1]
    assert {each.date_time for each in entries} == {EPOCH}
    assert {each.external_attr >> 16 for each in entries} == {0o100644}


def test_sources_lie_under_their_hash_as_they_were_received(files: dict[str, bytes]) -> None:
    sources = {name: raw for name, raw in files.items() if name.startswith("sources/")}
    assert sorted(sources.values()) == sorted(each.raw or b"" for each in (received("a"), received("b", "Courier")))
    assert all(hash_of(raw) == f"sha256:{name.removeprefix('sources/')}" for name, raw in sources.items())


def test_reports_stand_beside_what_the_machine_read(files: dict[str, bytes], record: Record) -> None:
    manifest = json.loads(files["manifest.json"])
    assert len(manifest["articles"]) == 2
    for each in manifest["articles"]:
        assert from_line(files[each["report"]]) == record.report(each["article"])
        (reading,) = each["readings"]
        assert from_line(files[reading["report"]]) == record.readings(each["article"])[0].report
        assert reading["by"] == {"program": "0.1.0", "models": "models-a", "settings": {}}
        assert reading["source"] == each["article"]


def test_claims_have_their_verbatim_words(files: dict[str, bytes]) -> None:
    claims = [json.loads(line) for line in files["claims.jsonl"].splitlines()]
    first = claims[0]["article"]
    assert [each["item"] for each in claims if each["article"] == first] == ["s1", "s2", "e1", "e2", "f1"]
    words = {(each["item"], q["part"]): q["words"] for each in claims for q in each["quotes"]}
    assert words["s1", "cue"] == "said" and words["f1", "span"] == "at least 14 people"
    assert words["e1", "actors"] == "Talvik’s border guard"


def test_the_chain_is_whole_and_what_concerns_the_incident_is_named(files: dict[str, bytes], record: Record) -> None:
    rows = [json.loads(line) for line in files["decisions.jsonl"].splitlines()]
    told = json.loads(files["manifest.json"])["decisions"]
    assert [each["number"] for each in rows] == [1, 2, 3, 4]
    assert told == {"count": 4, "head": record.head()[1], "about": [1, 3, 4]}


def test_decisions_about_the_incident_itself_concern_it(record: Record, tmp_path: Path) -> None:
    name = orsa(record).account.incident.id
    record.decide("accept", name, who="Berta")
    record.undo(5, who="Berta")
    packed(record, tmp_path / "orsa.zip")
    assert json.loads(files_of(tmp_path / "orsa.zip")["manifest.json"])["decisions"]["about"] == [1, 3, 4, 5, 6]


def test_the_manifest_says_what_when_and_by_what(files: dict[str, bytes], record: Record) -> None:
    manifest = json.loads(files["manifest.json"])
    assert manifest["made"] == "2026-03-01T12:00:00+00:00" and manifest["incident"] == orsa(record).account.incident.id
    assert re.fullmatch(r"[0-9a-f]{64}", manifest["by"]["models"]) and manifest["by"]["program"]
    assert {each["name"] for each in manifest["files"]} == files.keys() - {"manifest.json"}


def test_the_page_asks_for_nothing_and_runs_nothing(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    assert not re.search(r"<script|<img|<link|<iframe|\ssrc=|url\(|@import|https?:", page)
    assert set(re.findall(r'href="([^"]*)"', page)) == {"#article-1", "#article-2"}
    assert "default-src 'none'" in page


def test_the_page_tells_the_sides_words_tolls_sources_and_decisions(files: dict[str, bytes]) -> None:
    page = " ".join(files["index.html"].decode().split())
    assert "asserts, naming" in page and "denies: <bdi>“that its guns had fired on Orsa”" in page
    assert "at least 14 killed: <bdi>“at least 14 people”" in page
    assert "Orsa &lt;b&gt;shelled&lt;/b&gt;, by a" in page and "Courier" in page
    assert "low: 14 → 15" in page and "(undone)" in page and "Anna &lt;script&gt;" in page
    assert re.search(r"from bytes as received, <span class=\"hash\">sha256:[0-9a-f]{64}", page)


def test_articles_without_their_bytes_are_told(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.sqlite") as record:
        record.add([report("a")], FIRST)
        update(record)
        assert packed(record, tmp_path / "a.zip").without_source == ("a",)
    assert "the bytes as received were not at hand" in files_of(tmp_path / "a.zip")["index.html"].decode()


def test_a_broken_chain_is_not_packed(record: Record) -> None:
    with record.writing() as connection:
        connection.execute(text("UPDATE reviews SET who = 'Mallory' WHERE number = 1"))
    with pytest.raises(PackageError, match="broken at review 1"):
        bytes_of(record)


def test_damaged_sources_are_not_packed(record: Record) -> None:
    with record.writing() as connection:
        connection.execute(text("UPDATE sources SET packed = x'00'"))
    with pytest.raises(PackageError, match="as they were received"):
        bytes_of(record)


def test_no_more_files_than_a_package_may_hold(record: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reportedly.exports.package.MOST_FILES", 5)
    with (tmp_path / "a.zip").open("wb") as out, pytest.raises(PackageError, match="5 at most"):
        package(record, orsa(record), (), MADE, out)


@pytest.mark.parametrize(("limit", "told"), [("PARSED", "json would be"), ("LONGEST", "line of"), ("WHOLE", "unpack")])
def test_what_checking_would_refuse_is_not_packed(
    record: Record, monkeypatch: pytest.MonkeyPatch, limit: str, told: str
) -> None:
    monkeypatch.setattr(f"reportedly.exports.package.{limit}", 100)
    with pytest.raises(PackageError, match=told):
        bytes_of(record)


def test_what_is_decided_while_it_is_packed_is_told(record: Record, tmp_path: Path) -> None:
    made = orsa(record)
    name = next(iter(made.reports))
    record.decide("reject", f"{name}#f1", who="Berta")
    with (tmp_path / "a.zip").open("wb") as out, pytest.raises(PackageError, match="decided about while it was packed"):
        package(record, made, (), MADE, out)
