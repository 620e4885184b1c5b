"""Bytes kept under their hash, and the index of when they came."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import binary

from reportedly.articles.fetching import kept
from reportedly.articles.fetching.fetched import Fetched

PAGE = Fetched(
    url="https://news.example/a#top",
    final_url="https://news.example/a",
    raw=b"<p>The truce held.</p>",
    status=200,
    media_type="text/html",
    charset=None,
    fetched_at="2026-03-01T12:00:00+00:00",
)


def index(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / kept.INDEX).read_text(encoding="utf-8").splitlines()]


def test_bytes_are_kept_under_their_hash_and_come_back(tmp_path: Path) -> None:
    path = kept.keep(tmp_path / "new" / "folder", PAGE)
    name = PAGE.digest.removeprefix("sha256:")
    assert path == tmp_path / "new" / "folder" / name[:2] / f"{name}.gz"
    assert kept.load(tmp_path / "new" / "folder", PAGE.digest) == PAGE.raw
    assert [p for p in path.parent.iterdir() if p != path] == []


LEFT = ("raw", "warnings", "etag", "modified")


def test_each_coming_is_a_line_of_the_index(tmp_path: Path) -> None:
    later = replace(PAGE, fetched_at="2026-03-02T12:00:00+00:00")
    path = kept.keep(tmp_path, PAGE)
    written = path.stat().st_mtime_ns, path.stat().st_ino
    assert kept.keep(tmp_path, later) == path
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == written
    for line, page in zip(index(tmp_path), (PAGE, later), strict=True):
        stated = {name: value for name, value in asdict(page).items() if name not in LEFT}
        assert line == stated | {"digest": PAGE.digest}


@settings(max_examples=25)  # each is a file, written through to the disk
@given(binary(max_size=300))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    page = replace(PAGE, raw=raw)
    kept.keep(folder, page)
    assert kept.load(folder, page.digest) == raw


def test_a_line_that_a_crash_left_half_does_not_spoil_the_next(tmp_path: Path) -> None:
    kept.keep(tmp_path, PAGE)
    with (tmp_path / kept.INDEX).open("a") as stream:
        stream.write('{"url": "https://ne')
    kept.keep(tmp_path, PAGE)
    lines = (tmp_path / kept.INDEX).read_text().splitlines()
    assert [json.loads(lines[n])["url"] for n in (0, 2)] == [PAGE.url, PAGE.url]
    assert lines[1] == '{"url": "https://ne'


def test_processes_may_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from dataclasses import replace; from reportedly.articles.fetching import kept\n"
        "from tests.articles.fetching.test_kept import PAGE\n"
        "for n in range(40): kept.keep(pathlib.Path(sys.argv[1]), replace(PAGE, url=sys.argv[2], raw=b'%d' % n))"
    )
    root = Path(__file__).parents[3]
    names = ["one" * 500, "two" * 500]
    writers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], cwd=root) for name in names]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert sorted(str(line["url"]) for line in index(tmp_path)) == [names[0]] * 40 + [names[1]] * 40
    assert len(list(tmp_path.glob("*/*"))) == len(list(tmp_path.glob("*/*.gz"))) == 40


def test_damage_is_told(tmp_path: Path) -> None:
    path = kept.keep(tmp_path, PAGE)
    other = kept.keep(tmp_path, replace(PAGE, raw=b"other"))
    path.chmod(0o644)
    path.write_bytes(other.read_bytes())
    with pytest.raises(ValueError, match="is damaged: its bytes are not those of its name"):
        kept.load(tmp_path, PAGE.digest)


@pytest.mark.parametrize("name", ["", "sha256:", "../../etc/passwd", "sha256:" + "g" * 64, "md5:" + "0" * 64])
def test_what_is_no_digest_names_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is no digest"):
        kept.load(tmp_path, name)


def test_a_digest_that_is_not_kept_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        kept.load(tmp_path, PAGE.digest)
