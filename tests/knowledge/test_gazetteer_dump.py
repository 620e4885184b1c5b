"""GeoNames country dumps: lines of 19 cells, packed or not."""

import zipfile
from pathlib import Path

import pytest

from reportedly.knowledge import gazetteer_dump
from reportedly.knowledge.gazetteer import Gazetteer
from reportedly.knowledge.gazetteer_dump import add, size_of
from reportedly.knowledge.gazetteer_files import GazetteerError, added_folder


def line(number: int, name: str, code: str = "P.PPL", country: str = "SY", **given: str) -> str:
    kind, _, code = code.partition(".")
    cells = [str(number), name, name, given.get("others", ""), given.get("lat", "36.5"), given.get("lon", "40.7")]
    cells += [
        kind,
        code,
        country,
        "",
        given.get("first", "01"),
        given.get("second", ""),
        "",
        "",
        given.get("people", "0"),
    ]
    return "\t".join([*cells, "", "300", "Asia/Damascus", "2020-01-01"]) + "\n"


VILLAGES = (
    line(1, "Bi’r Qamḩ", others="Bir Kamh,بئر قمح", people="900")
    + line(2, "Al Ḩasakah", "A.ADM1")
    + line(3, "Umm Kayf", lat="36.7")
    + line(4, "Old road", "R.RD")
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def dumped(folder: Path, text: str, name: str = "SY.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_country_is_built_into_a_file_of_its_own(tmp_path: Path) -> None:
    country, total, target = add(dumped(tmp_path, VILLAGES))
    assert (country, total, target) == ("SYR", 3, added_folder() / "SYR.sqlite")
    known = Gazetteer([target])
    (village,) = known.find("Bir Qamh")
    assert (village.id, village.country, village.feature, village.population) == (1, "SYR", "village", 900)
    assert known.find("Bir Kamh")[0].id == 1
    assert known.division("SYR", "01") == "Al Ḩasakah"
    assert known.find("Old road") == ()


def test_a_packed_dump_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as folder:
        folder.writestr("readme.txt", "columns")
        folder.writestr("SY.txt", VILLAGES)
    assert size_of(path) == len(VILLAGES.encode())
    assert add(path)[:2] == ("SYR", 3)


def test_adding_again_replaces(tmp_path: Path) -> None:
    add(dumped(tmp_path, VILLAGES))
    _, total, target = add(dumped(tmp_path, line(9, "Bayt Zaytun")))
    assert total == 1
    assert Gazetteer([target]).find("Umm Kayf") == ()


def test_what_was_read_is_told(tmp_path: Path) -> None:
    read: list[int] = []
    path = dumped(tmp_path, VILLAGES)
    add(path, read.append)
    assert sum(read) == size_of(path)


def test_empty_lines_and_padding_are_passed_over(tmp_path: Path) -> None:
    assert add(dumped(tmp_path, "\x00\x00\n\n" + VILLAGES))[1] == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,lat,lon\nAleppo,36,37\n", "line 1: 1 cells where a country's dump of GeoNames has 19"),
        (VILLAGES + line(5, "Kilis", country="TR"), "line 5: a place of TUR in the dump of SYR"),
        (line(5, "Nowhere", country="Q9"), "line 1: 'Q9' is no country code"),
        (line(5, "Far", lat="200"), "is no point on Earth"),
        (line(5, "Far", lat="north"), "line 1: could not convert"),
        ("", "holds no place"),
    ],
)
def test_a_wrong_file_is_told_and_changes_nothing(tmp_path: Path, text: str, told: str) -> None:
    _, _, target = add(dumped(tmp_path, VILLAGES))
    before = target.read_bytes()
    with pytest.raises(GazetteerError, match=told):
        add(dumped(tmp_path, text, "wrong.txt"))
    assert target.read_bytes() == before
    assert [path.name for path in added_folder().iterdir()] == ["SYR.sqlite"]


def test_a_file_that_is_not_text_or_no_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GazetteerError, match="not UTF-8"):
        add(path)
    archive = tmp_path / "SY.zip"
    archive.write_bytes(b"no archive")
    with pytest.raises(GazetteerError, match="cannot be unpacked"):
        add(archive)
    assert size_of(archive) == 0


def test_an_archive_without_one_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as folder:
        folder.writestr("readme.txt", "columns")
    with pytest.raises(GazetteerError, match="0 tables"):
        add(path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(gazetteer_dump, "write", refused)
    with pytest.raises(GazetteerError, match="XDG_DATA_HOME"):
        add(dumped(tmp_path, VILLAGES))
