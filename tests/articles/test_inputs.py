"""What a user names as INPUT: files, folders, standard input, and what is wrong with them."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest

from reportedly.articles import inputs, plain
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits

WORDS = "The truce held for a second day on Thursday, officials on both sides of the river said."
PAGE = f"<!DOCTYPE html><html><body><article><h1>Truce holds</h1><p>{WORDS} {WORDS} {WORDS}</p></article></body></html>"


def read(*names: Path | str, stdin: bytes = b"", limits: Limits | None = None) -> list[Item]:
    return list(inputs.read(names, limits or Limits(), io.BytesIO(stdin)))


def only(item: Item) -> Received:
    assert isinstance(item, Received), item
    return item


def test_a_folder_is_read_by_name_with_all_that_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(WORDS)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.html").write_text(PAGE)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"text": "It held.", "id": "r1"}\n'))
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "README.md").write_text("about")
    items = [only(item) for item in read(tmp_path)]
    assert [Path(item.where.split(",")[0]).name for item in items] == ["b.txt", "c.jsonl.gz", "page.html"]
    assert items[1].article.id == "r1"


def test_files_of_other_kinds_in_a_folder_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    (tmp_path / "c.csv").write_text("a,b")
    _, told = read(tmp_path)
    assert (
        str(told) == f"{tmp_path}: passed over 2 files of other kinds than .txt, .html, .jsonl, .jsonl.gz: b.png, c.csv"
    )


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert read(tmp_path) == [Skipped(str(tmp_path), "the folder holds no articles (.txt, .html, .jsonl, .jsonl.gz)")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (b" \n ", "it is empty"),
        ("\u2003\u200a".encode(), "it holds nothing but space"),
        (b"%PDF-1.4", "it is a PDF document, not text; convert it to .txt or .html first"),
        (b"a" * 2000, Limits(max_bytes=1000).too_large()),
    ],
)
def test_a_bad_file_is_told_and_the_next_is_read(tmp_path: Path, raw: bytes, reason: str) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(raw)
    good.write_text(WORDS)
    first, second = read(bad, good, limits=Limits(max_bytes=1000))
    assert first == Skipped(str(bad), reason)
    assert only(second).article.text == WORDS


def test_a_missing_file_is_told() -> None:
    assert [str(item) for item in read("no/such.txt")] == [
        "no/such.txt: there is no such file or folder; check the name"
    ]


def test_warnings_stay_with_their_article(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("The minister’s “offer” held for a day, he said.".encode("cp1252"))
    (item,) = read(path)
    assert "read as Windows-1252" in only(item).warnings[0]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (WORDS.encode(), [WORDS]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (gzip.compress(b'{"text": "One."}\n'), ["One."]),
        (PAGE.encode(), [f"Truce holds\n\n{WORDS} {WORDS} {WORDS}"]),
    ],
)
def test_standard_input_is_told_by_its_looks(raw: bytes, texts: list[str]) -> None:
    items = [only(item) for item in read("-", stdin=raw)]
    assert [item.article.text for item in items] == texts
    assert items[0].where.startswith("standard input")


def test_a_page_named_txt_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    assert only(read(path)[0]).article.title == "Truce holds"


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "One."}\nbroken\n')
    items = inputs.read([path])
    assert only(next(items)).article.text == "One."
    assert isinstance(next(items), Skipped)


def test_a_string_is_a_page_where_it_opens_with_a_tag() -> None:
    assert only(inputs.read_string(PAGE, Given())).article.title == "Truce holds"
    assert only(inputs.read_string("5 < 6, he said.", Given())).article.text == "5 < 6, he said."
    assert inputs.read_string(" ", Given()) == Skipped("the text", "it holds nothing but space")


def test_an_id_is_the_hash_of_the_bytes_as_received(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfIt held.")
    (item,) = read(path)
    assert only(item).article.text == "It held."
    assert only(item).article.id.startswith("sha256:")
    assert only(item).article.id != only(inputs.read_string("It held.", Given())).article.id


LONG = f"{WORDS} " * 5


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", LONG),
        ("a.html", f"<html><body><article><p>{LONG}</p></article></body></html>"),
        ("a.jsonl", f'{{"text": "{LONG}"}}'),
    ],
)
def test_a_text_over_the_limit_is_told_with_what_can_be_done(tmp_path: Path, name: str, raw: str) -> None:
    (tmp_path / name).write_text(raw)
    (told,) = read(tmp_path / name, limits=Limits(max_characters=400))
    assert isinstance(told, Skipped)
    assert re.fullmatch(
        r"its text is 4\d\d characters long, more than 400, the limit for one article; cut it into articles, one a "
        r"file or one a row of a table \(in Python you can raise `Limits.max_characters`\)",
        told.reason,
    )
    assert isinstance(read(tmp_path / name)[0], Received)


@pytest.mark.parametrize("name", ["b.txt", "b.html", "b.jsonl"])
def test_an_article_that_makes_us_fail_is_told_and_the_next_is_read(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise RecursionError("too deep\nfor us")

    page = f"<html><body><article><p>{LONG}</p></article></body></html>"
    rows = {"b.txt": WORDS, "b.html": page, "b.jsonl": f'{{"text": "{WORDS}"}}\n'}
    (tmp_path / name).write_text(rows[name])
    monkeypatch.setattr(plain, "dateline", failing)
    told = read(tmp_path / name, "no/such.txt")
    assert [item.reason for item in told if isinstance(item, Skipped)] == [
        "reading it failed (RecursionError: too deep)",
        "there is no such file or folder; check the name",
    ]


def test_files_to_leave_out_are_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("a.txt", "reports.jsonl", "reports.jsonl.part"):
        (tmp_path / name).write_text(WORDS)
    (tmp_path / "latest.jsonl").symlink_to("reports.jsonl")
    ours = [tmp_path.resolve() / "reports.jsonl", tmp_path.resolve() / "reports.jsonl.part"]
    (item,) = inputs.read([tmp_path], without=ours)
    assert only(item).where == str(tmp_path / "a.txt")
