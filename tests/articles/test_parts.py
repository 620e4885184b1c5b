from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from reportedly.articles import inputs, parts
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.parts import Part, digest, plan
from tests.articles import archives

WORDS = "The bridge was shelled overnight, the governor of Karsk said on Monday."


def rows(count: int) -> list[dict[str, str]]:
    return [{"id": f"a{n}", "text": f"{n}. {WORDS}"} for n in range(count)]


def table(count: int) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows(count)).encode()


def cut(path: Path, size: int) -> list[Part]:
    return [part for part in plan([str(path)], size) if isinstance(part, Part)]


def read(path: Path, size: int) -> list[Item]:
    return [item for part in cut(path, size) for item in parts.read(part)]


def whole(path: Path) -> list[Item]:
    return list(inputs.read([path]))


def ids(items: list[Item]) -> list[str]:
    return [item.article.id for item in items if isinstance(item, Received)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(['{"text": "Two died."}', "", "no row", '{"text": ""}']), max_size=12),
    st.integers(1, 5),
    st.booleans(),
    st.booleans(),
)
def test_parts_of_a_table_give_what_the_table_gives(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int, ended: bool, packed: bool
) -> None:
    path = tmp_path_factory.mktemp("table") / ("t.jsonl.gz" if packed else "t.jsonl")
    raw = ("\n".join(lines) + "\n" * ended).encode()
    path.write_bytes(gzip.compress(raw) if packed else raw)
    told = [item for item in whole(path) if "it holds no rows" not in str(item)]
    assert [item for item in read(path, size) if "it holds no rows" not in str(item)] == told


@pytest.mark.parametrize("name", ["t.jsonl", "t.jsonl.gz"])
def test_tables_are_cut_between_lines(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(table(10)) if name.endswith("gz") else table(10))
    assert [part.before for part in cut(path, 4)] == [0, 4, 8]
    assert read(path, 4) == whole(path)


def test_a_table_of_just_the_size_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(table(4))
    assert len(cut(path, 4)) == 1


def test_lines_longer_than_a_block_are_cut_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_BLOCK", 50)
    path = tmp_path / "t.jsonl"
    path.write_bytes(table(9))
    assert [part.before for part in cut(path, 2)] == [0, 2, 4, 6, 8]
    assert read(path, 2) == whole(path)


@pytest.mark.parametrize("packed", [True, False])
def test_archives_are_cut_between_records(tmp_path: Path, packed: bool) -> None:
    records = [archives.record(archives.page(n), url=f"https://hill.example/{n}") for n in range(7)]
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(archives.packed(*records) if packed else b"".join(records))
    assert len(cut(path, 3)) == 3
    assert read(path, 3) == whole(path)


def test_an_archive_that_is_packed_as_a_whole_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(archives.record(archives.page(n)) for n in range(5))))
    assert len(cut(path, 2)) == 1
    assert ids(read(path, 2)) == ids(whole(path))


def test_parquet_is_cut_between_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.Table.from_pylist(rows(10)), path, row_group_size=2)
    assert [(part.start, part.stop) for part in cut(path, 4)] == [(0, 2), (2, 4), (4, None)]
    assert read(path, 4) == whole(path)


def test_small_files_are_taken_together_and_tables_among_them_cut(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"{n}. {WORDS}")
    (tmp_path / "2b.jsonl").write_bytes(table(3))
    found = cut(tmp_path, 2)
    assert [part.kind for part in found] == ["files", "files", "lines", "lines", "files"]
    assert [part.number for part in found if part.kind == "files"] == [0, 1, 2]
    assert read(tmp_path, 2) == whole(tmp_path)


def test_what_is_passed_over_in_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert [each.where for each in plan([str(tmp_path)], 10) if isinstance(each, Skipped)] == [str(tmp_path)]


def test_a_broken_archive_is_told_of_by_the_part_that_holds_the_fault(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl.gz"
    path.write_bytes(gzip.compress(table(20))[:-40])
    found = read(path, 4)
    assert ids(found) == ids(whole(path))
    assert "cut off" in str(found[-1])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "no such file" in str(read(tmp_path / "none.jsonl", 4)[0])


@pytest.mark.parametrize("name", ["-", "https://news.example/feed.xml"])
def test_what_can_be_read_once_only_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(ValueError, match="only files and folders"):
        list(plan(["here.txt", name], 4))


def test_the_hash_of_a_part_is_that_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(table(10))
    before = [digest(part) for part in cut(path, 4)]
    path.write_bytes(table(9) + b'{"id": "new", "text": "Three died."}\n')
    after = [digest(part) for part in cut(path, 4)]
    assert before[:2] == after[:2] and before[2] != after[2]
    assert len(set(before)) == 3


def test_the_hash_of_row_groups_is_that_of_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.Table.from_pylist(rows(6)), path, row_group_size=2)
    before = [digest(part) for part in cut(path, 2)]
    changed = [*rows(5), {"id": "new", "text": "Three died."}]
    parquet.write_table(pa.Table.from_pylist(changed), path, row_group_size=2)
    after = [digest(part) for part in cut(path, 2)]
    assert before[:2] == after[:2] and before[2] != after[2]
