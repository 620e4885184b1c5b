"""Where gazetteer files lie, and how the shipped one is unpacked."""

import lzma
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportedly.knowledge import gazetteer_files
from reportedly.knowledge.gazetteer_files import GazetteerError, added_folder, cache_folder, unpacked

DATA = b"towns " * 50_000


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "packed.xz"
    path.write_bytes(lzma.compress(DATA))
    return path


def test_it_is_unpacked_once(packed: Path, tmp_path: Path) -> None:
    target = unpacked(packed, tmp_path / "cache")
    assert target.read_bytes() == DATA
    stamp = target.stat().st_mtime_ns
    assert unpacked(packed, tmp_path / "cache") == target
    assert target.stat().st_mtime_ns == stamp
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [target.name]


def test_another_version_has_another_file(packed: Path, tmp_path: Path) -> None:
    first = unpacked(packed, tmp_path / "cache")
    packed.write_bytes(lzma.compress(DATA + b"and one more"))
    assert unpacked(packed, tmp_path / "cache") != first


def test_two_may_unpack_at_once(packed: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        targets = {target.read_bytes() for target in pool.map(lambda _: unpacked(packed, tmp_path / "cache"), range(8))}
    assert targets == {DATA}


def test_a_folder_that_cannot_be_written_is_told(packed: Path, tmp_path: Path) -> None:
    taken = tmp_path / "cache"
    taken.write_text("a file stands here", encoding="utf-8")
    with pytest.raises(GazetteerError, match="XDG_CACHE_HOME"):
        unpacked(packed, taken)


def test_a_damaged_or_missing_file_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "packed.xz"
    with pytest.raises(GazetteerError, match="no gazetteer at"):
        unpacked(broken, tmp_path / "cache")
    broken.write_bytes(lzma.compress(DATA)[:-100] + b"0" * 100)
    with pytest.raises(GazetteerError, match="damaged"):
        unpacked(broken, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_folders_go_by_the_platform_and_the_users_wish() -> None:
    home = Path.home()
    assert cache_folder({"XDG_CACHE_HOME": "/x"}, "linux") == Path("/x/reportedly")
    assert cache_folder({}, "linux") == home / ".cache/reportedly"
    assert cache_folder({}, "darwin") == home / "Library/Caches/reportedly"
    assert added_folder({"XDG_DATA_HOME": "/y"}, "linux") == Path("/y/reportedly/gazetteer")
    assert added_folder({}, "linux") == home / ".local/share/reportedly/gazetteer"
    assert "Application Support" in str(added_folder({}, "darwin"))


def test_added_files_are_those_of_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert gazetteer_files.added_files() == ()
    added_folder().mkdir(parents=True)
    (added_folder() / "SYR.sqlite").touch()
    assert [path.name for path in gazetteer_files.added_files()] == ["SYR.sqlite"]


def test_a_cache_that_cannot_be_written_is_done_without(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    monkeypatch.setattr(gazetteer_files, "PACKED", packed)
    monkeypatch.setattr(gazetteer_files, "cache_folder", lambda: no_folder / "cache")
    assert gazetteer_files.shipped_file().read_bytes() == DATA
