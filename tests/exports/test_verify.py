"""Checking finds what was changed in a package, says where, and bears whatever a zip holds."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.exports.sealed import Sealed
from reportedly.exports.verify import verify
from reportedly.record.packing import canonical, digest
from reportedly.record.record import Record
from tests.exports.packages import changed, files_of, filled, listed_anew, packed, written
from tests.record.dispatches import FIRST, report

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    with filled(folder / "record.sqlite") as record:
        packed(record, folder / "orsa.zip")
    return folder / "orsa.zip"


@pytest.fixture
def files(whole: Path) -> Files:
    return files_of(whole)


def faults(path: Path) -> list[str]:
    return list(map(str, verify(path).faults))


def test_a_package_holds(whole: Path) -> None:
    verdict = verify(whole)
    assert (verdict.faults, verdict.unchecked) == ([], [])
    assert (verdict.articles, verdict.decisions, verdict.files) == (2, 4, 11)
    assert verdict.quotations > 20


def test_one_that_was_unpacked_and_packed_again_holds(files: Files, tmp_path: Path) -> None:
    assert faults(written(tmp_path / "a.zip", dict(reversed(files.items())))) == []


def first(files: Files, begin: str) -> str:
    return min(name for name in files if name.startswith(begin))


@pytest.mark.parametrize(
    "begin", ["sources/", "reports/", "readings/", "index.html", "claims", "incident", "decisions"]
)
def test_a_changed_byte_is_found_in_each_file(files: Files, tmp_path: Path, begin: str) -> None:
    name = first(files, begin)
    files[name] = files[name].replace(b"o", b"0", 1)
    told = faults(written(tmp_path / "a.zip", files))
    assert told[0].startswith(f"{name}: its bytes were changed: their hash is ")


def test_what_is_missing_is_told(files: Files, tmp_path: Path) -> None:
    name = first(files, "sources/")
    del files[name]
    assert f"{name}: it is listed in the manifest, and missing" in faults(written(tmp_path / "a.zip", files))


def test_what_is_there_beside_is_told(files: Files, tmp_path: Path) -> None:
    files["sources/" + "0" * 64] = b"more"
    (told,) = faults(written(tmp_path / "a.zip", files))
    assert told == f"sources/{'0' * 64}: it is in the package, and not listed in the manifest"


def test_what_is_listed_and_belongs_to_nothing_is_told(files: Files, tmp_path: Path) -> None:
    files["reports/77.json"] = b"{}"
    (told,) = faults(written(tmp_path / "a.zip", listed_anew(files)))
    assert told == "reports/77.json: it is listed, and nothing in the manifest says what it is"


def tampered(files: Files, name: str, change: Callable[[Any], None], tmp_path: Path) -> list[str]:
    """What is found where somebody changes a file and makes the manifest fit."""
    files[name] = changed(files[name], change)
    return faults(written(tmp_path / "a.zip", listed_anew(files)))


def test_quotations_that_stand_elsewhere_are_found(files: Files, tmp_path: Path) -> None:
    def change(account: Any) -> None:
        account["figures"][0]["words"] = "at least 40 people"

    told = tampered(files, "incident.json", change, tmp_path)
    assert any("“at least 40 people” is not what stands at " in each for each in told)


def test_words_of_a_position_that_nobody_said_are_found(files: Files, tmp_path: Path) -> None:
    def change(account: Any) -> None:
        account["positions"][0]["words"] = "we shelled it"

    (told,) = tampered(files, "incident.json", change, tmp_path)
    assert "“we shelled it” doesn’t stand" in told.replace("'", "’")


def test_a_text_that_was_changed_under_its_quotations_is_found(files: Files, tmp_path: Path) -> None:
    def change(made: Any) -> None:
        made["article"]["text"] = made["article"]["text"].replace("14", "94")

    told = tampered(files, "reports/1.json", change, tmp_path)
    assert "reports/1.json: its text is not the one that was read last: no decision changes a text" in told
    assert any(each.startswith("claims.jsonl, line ") and "“at least 14 people”" in each for each in told)


def test_spans_outside_of_the_text_are_found(files: Files, tmp_path: Path) -> None:
    def change(made: Any) -> None:
        made["figures"][0]["span"] = [10, 10_000]

    assert "reports/1.json, f1: its span lies outside of the text" in tampered(
        files, "reports/1.json", change, tmp_path
    )


def test_a_claim_that_its_report_does_not_have_is_found(files: Files, tmp_path: Path) -> None:
    lines = files["claims.jsonl"].splitlines()
    lines[2] = changed(lines[2], lambda line: line["claim"].update(status="denied"))
    files["claims.jsonl"] = b"\n".join(lines) + b"\n"
    (told,) = faults(written(tmp_path / "a.zip", listed_anew(files)))
    assert told == "claims.jsonl, line 3: it says something else than reports/1.json has as e1"


def test_a_source_under_another_hash_is_found(files: Files, tmp_path: Path) -> None:
    name = first(files, "sources/")
    files[name] += b"!"
    told = faults(written(tmp_path / "a.zip", listed_anew(files)))
    assert told == [f"{name}: its bytes are not those of its name, which is the hash of what came"]


def test_an_article_that_is_not_what_came_is_found(files: Files, tmp_path: Path) -> None:
    manifest = json.loads(files["manifest.json"])
    one, other = manifest["articles"]
    one["readings"][0]["source"] = other["readings"][0]["source"]
    files.pop(f"sources/{one['article'].removeprefix('sha256:')}")
    files["manifest.json"] = json.dumps(manifest).encode()
    (told,) = faults(written(tmp_path / "a.zip", listed_anew(files)))
    assert told.startswith(f"{one['report']}: the article's id, sha256:") and told.endswith("nor of its text")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows[1].update(who="Mallory"), "review 2: it was changed after it was written"),
        (lambda rows: rows.pop(1), "review 2: it is missing; 3 follows 1"),
        (lambda rows: rows.pop(), "the chain ends with decision 3, "),
        (lambda rows: rows[2].update(previous="0" * 64), "review 3: the hash that it holds of the review before"),
    ],
)
def test_a_broken_chain_is_found(files: Files, tmp_path: Path, change: Callable[[Any], None], told: str) -> None:
    rows = list(map(json.loads, files["decisions.jsonl"].splitlines()))
    change(rows)
    files["decisions.jsonl"] = b"".join(json.dumps(each).encode() + b"\n" for each in rows)
    found = faults(written(tmp_path / "a.zip", listed_anew(files)))
    assert any(each.startswith("decisions.jsonl: the chain") and told in each for each in found)


@pytest.mark.parametrize(
    "decided",
    [
        {"field": "nothing"},
        {"field": "low.0.x", "after": "[]"},
        {"after": '"many"'},
        {"subject": '{"kind":"article","article":"ARTICLE"}', "field": "text"},
        {"subject": '{"kind":"figure","article":"ARTICLE","anchor":{}}'},
        {"subject": "[]"},
        {"field": None},
        {"decision": "perhaps"},
    ],
)
def test_decisions_that_can_not_be_applied_end_nothing(
    files: Files, tmp_path: Path, decided: dict[str, str | None]
) -> None:
    row = json.loads(files["decisions.jsonl"].splitlines()[0])
    row |= {name: value and value.replace("ARTICLE", row["article"]) for name, value in decided.items()}
    row["hash"] = digest(canonical({name: value for name, value in row.items() if name != "hash"}))
    files["decisions.jsonl"] = json.dumps(row).encode() + b"\n"
    told = faults(written(tmp_path / "a.zip", listed_anew(files)))
    assert any(each.startswith("decisions.jsonl") for each in told)


def test_hashes_that_were_kept_are_held_against_it(whole: Path) -> None:
    made = verify(whole)
    rows = list(map(json.loads, files_of(whole)["decisions.jsonl"].splitlines()))
    assert not verify(whole, manifest=made.manifest, head=rows[1]["hash"]).faults
    (one,) = verify(whole, manifest="a" * 64).faults
    assert one.where == "manifest.json" and "the one that was kept" in one.why
    (two,) = verify(whole, head="b" * 64).faults
    assert two.where == "decisions.jsonl" and "stands nowhere" in two.why


def test_articles_without_bytes_are_said_to_be_unchecked(tmp_path: Path) -> None:
    from reportedly.accounts.linking import update

    with Record.open(tmp_path / "r.sqlite") as record:
        record.add([report("a")], FIRST)
        update(record)
        packed(record, tmp_path / "a.zip")
    verdict = verify(tmp_path / "a.zip")
    assert not verdict.faults and verdict.unchecked == ["a: the bytes as received are not in the package"]


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", b'{"format":', b'{"format":"reportedly package 9"}', b"[" * 100_000, b"\xff\xfe", b"null"],
)
def test_a_manifest_that_is_none_is_told(files: Files, tmp_path: Path, raw: bytes) -> None:
    (told,) = faults(written(tmp_path / "a.zip", {**files, "manifest.json": raw}))
    assert told.startswith("manifest.json: ")


@pytest.mark.parametrize("name", ["incident.json", "reports/1.json", "claims.jsonl", "decisions.jsonl"])
@pytest.mark.parametrize("raw", [b"{}\n", b"[" * 5_000 + b"\n", b'{"a":1,"a":2}\n', b'{"id":[1e999]}\n', b"x"])
def test_files_of_another_shape_are_told_and_end_nothing(files: Files, tmp_path: Path, name: str, raw: bytes) -> None:
    assert faults(written(tmp_path / "a.zip", listed_anew({**files, name: raw})))


def test_a_report_that_no_decision_made_is_found(files: Files, tmp_path: Path) -> None:
    def change(made: Any) -> None:
        made["events"][0]["status"] = "denied"

    def deny(line: Any) -> None:
        if line["item"] == "e1":
            line["claim"]["status"] = "denied"

    files["claims.jsonl"] = b"".join(changed(line, deny) + b"\n" for line in files["claims.jsonl"].splitlines())
    files["reports/2.json"] = changed(files["reports/2.json"], change)
    told = tampered(files, "reports/1.json", change, tmp_path)
    assert told == [f"reports/{n}.json: it is not what was read last with the decisions about it" for n in (1, 2)]


def test_a_claim_that_was_left_out_is_found(files: Files, tmp_path: Path) -> None:
    kept = [line for line in files["claims.jsonl"].splitlines() if json.loads(line)["item"] != "f1"]
    files["claims.jsonl"] = b"\n".join(kept) + b"\n"
    told = faults(written(tmp_path / "a.zip", listed_anew(files)))
    assert len(told) == 2 and all(each.endswith("#f1, which the account is made of, is not in it") for each in told)


@pytest.mark.parametrize("name", ["figures", "tolls"])
def test_another_number_than_its_report_has_is_found(files: Files, tmp_path: Path, name: str) -> None:
    told = tampered(files, "incident.json", lambda account: account[name][0].update(low=40), tmp_path)
    assert len(told) == 1 and told[0].endswith("the account says 40 to None, and its report 14 to None")


# Hostile zips


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "sources/../../evil", "sources\\x", "C:evil", "sources/", "readings/0.json", "a"]
)
def test_names_that_no_package_has_are_refused(files: Files, tmp_path: Path, name: str) -> None:
    (told,) = faults(written(tmp_path / "a.zip", {**files, name: b""}))
    assert "which is no file of a package" in told
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip"]


def test_a_bomb_is_refused_before_it_is_unpacked(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.exports.sealed.LARGEST", 100_000)
    (told,) = faults(written(tmp_path / "a.zip", {**files, "sources/" + "0" * 64: b"\0" * 200_000}))
    assert "says that it unpacks to 200,000 bytes; 100,000 may be" in told
    monkeypatch.setattr("reportedly.exports.sealed.LARGEST", 1_000_000)
    monkeypatch.setattr("reportedly.exports.sealed.WHOLE", 150_000)
    (told,) = faults(tmp_path / "a.zip")
    assert "150,000 may be" in told


def test_a_file_that_unpacks_to_more_than_it_says_gives_no_more(tmp_path: Path) -> None:
    name = "sources/" + "0" * 64
    path = written(tmp_path / "a.zip", {name: b"\0" * 3_000_000})
    raw = path.read_bytes().replace(struct.pack("<L", 3_000_000), struct.pack("<L", 1_000))
    path.write_bytes(raw)
    with Sealed(path) as sealed, pytest.raises(Exception, match="can't be unpacked"):
        assert sum(map(len, sealed.pieces(name))) <= 1_000


def test_more_files_than_a_package_holds_are_refused(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.exports.sealed.MOST_FILES", 5)
    (told,) = faults(written(tmp_path / "a.zip", files))
    assert told == "a.zip: it says that it holds 11 files or more; a package holds 5 at most"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(files: Files, tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", files)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("index.html", b"another")
    assert faults(path) == ["a.zip: it holds index.html more than once"]


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, -1), slice(0, 200), slice(0, 0)])
def test_what_was_cut_is_told(whole: Path, tmp_path: Path, cut: slice) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(whole.read_bytes()[cut])
    (told,) = faults(path)
    assert told.startswith("a.zip: it is no zip file, or it was cut off")


def test_what_hangs_behind_it_is_told(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(whole.read_bytes() + b"more")
    assert faults(path) == ["a.zip: it is no zip file, or it was cut off, or something was added at its end"]


def test_what_stands_before_the_first_file_is_told(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"MZ program" + whole.read_bytes())
    (told,) = faults(tmp_path / "a.zip")
    assert told.endswith("doesn't begin where what is before it ends, at 0")


def test_what_is_hidden_between_files_and_directory_is_told(whole: Path, tmp_path: Path) -> None:
    raw = whole.read_bytes()
    (start,) = struct.unpack("<L", raw[-6:-2])
    (tmp_path / "a.zip").write_bytes(raw[:start] + b"hidden" + raw[start:-6] + struct.pack("<LH", start + 6, 0))
    assert faults(tmp_path / "a.zip") == [f"a.zip: its directory doesn't begin where its files end, at {start:,}"]


def test_one_that_was_packed_into_a_stream_holds(files: Files, tmp_path: Path) -> None:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.held = b""

        def writable(self) -> bool:
            return True

        def write(self, raw: Any) -> int:
            self.held += bytes(raw)
            return len(raw)

    stream = Stream()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    (tmp_path / "a.zip").write_bytes(stream.held)
    assert faults(tmp_path / "a.zip") == []


def test_what_is_hidden_beside_a_name_is_told(files: Files, tmp_path: Path) -> None:
    info = zipfile.ZipInfo("sources/" + "0" * 64)
    info.extra = struct.pack("<HH", 0x9999, 200) + b"x" * 200
    path = written(tmp_path / "a.zip", files)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, b"")
    assert faults(path) == [f"a.zip: {info.filename} has more beside its bytes than a time and an owner"]


def test_a_comment_is_told(files: Files, tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", files)
    with zipfile.ZipFile(path, "a") as archive:
        archive.getinfo("index.html").comment = b"hidden"
        archive.comment = b""
        archive._didModify = True  # type: ignore[attr-defined]
    assert faults(path) == ["a.zip: it has a comment, where a package has none"]


def test_a_changed_byte_of_the_zip_is_found_or_changes_no_file(whole: Path, files: Files, tmp_path: Path) -> None:
    raw, path = whole.read_bytes(), tmp_path / "a.zip"
    for at in range(0, len(raw), 101):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 0x55]) + raw[at + 1 :])
        if not verify(path).faults:
            assert files_of(path) == files, at
