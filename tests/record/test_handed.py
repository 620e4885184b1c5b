"""Files of reports are told from tables of articles by their first line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reportedly.articles.items import Skipped
from reportedly.record.handed import is_reports, reports
from reportedly.report import to_line
from tests.record.dispatches import report

LINE = to_line(report()).encode()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", LINE, True),
        ("a.jsonl", b"\n\n" + LINE, True),
        ("a.jsonl.gz", gzip.compress(LINE), True),
        ("a.jsonl", json.dumps({"text": "It held.", "article": 3}).encode(), False),
        ("a.jsonl", b'{"article": {"id": "x"}, "statements": []}', False),
        ("a.jsonl", b"", False),
        ("a.jsonl", b"[1]", False),
        ("a.jsonl", b"{broken", False),
        ("a.jsonl", b"[" * 100_000, False),
        ("a.jsonl.gz", b"no gzip", False),
        ("a.txt", LINE, False),
    ],
)
def test_which_files_hold_reports(tmp_path: Path, name: str, content: bytes, told: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_reports(tmp_path / name) is told


def test_what_is_no_file_holds_none(tmp_path: Path) -> None:
    assert not is_reports(tmp_path) and not is_reports(tmp_path / "none.jsonl")


def test_reports_come_in_order_with_what_was_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([LINE, b"{}", b"", to_line(report("b")).encode()]))
    first, skipped, last = reports(path)
    assert (first, last) == (report(), report("b"))
    assert isinstance(skipped, Skipped) and skipped.where == f"{path}, line 2"


def test_a_file_that_is_cut_off_gives_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = (LINE + b"\n") * 3
    path.write_bytes(gzip.compress(lines)[:-6])
    *whole, cut = reports(path)
    assert len(whole) == 3 and isinstance(cut, Skipped) and "cut off or broken" in cut.reason
