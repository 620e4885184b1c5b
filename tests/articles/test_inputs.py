"""What a user names as INPUT: files, folders, standard input, and what is wrong with them."""

from __future__ import annotations

import gzip
import io
import json
import re
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet

from reportedly.articles import inputs, plain
from reportedly.articles.fetching.fetch import Fetcher
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits
from tests.articles.archives import record

WORDS = "The truce held for a second day on Thursday, officials on both sides of the river said."
PAGE = f"<!DOCTYPE html><html><body><article><h1>Truce holds</h1><p>{WORDS} {WORDS} {WORDS}</p></article></body></html>"

PAGE_TEXT = f"Truce holds\n\n{WORDS} {WORDS} {WORDS}"
KNOWN = ".txt, .html, .jsonl, .json, .parquet, .warc, .rss, .atom and .xml, packed as .gz or not"
XHTML = PAGE.replace("<!DOCTYPE html><html>", "<html xmlns='http://www.w3.org/1999/xhtml'>")
SITEMAP = b"<?xml version='1.0'?>\n<urlset><url><loc>https://hill.example/1</loc></url></urlset>"
RSS = f"<rss version='2.0'><channel><item><description>{WORDS}</description></item></channel></rss>"


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
    assert str(told) == f"{tmp_path}: passed over 2 files of other kinds than {KNOWN}: b.png, c.csv"


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert read(tmp_path) == [Skipped(str(tmp_path), f"the folder holds no articles ({KNOWN})")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (b" \n ", "it is empty"),
        ("\u2003\u200a".encode(), "it holds nothing but space"),
        (b"%PDF-1.4", "it is a PDF document, not text; convert it to .txt or .html first"),
        (
            b"From: <Saved by a browser>\r\nSubject: It held\r\n folded\r\nMIME-Version: 1.0\r\n\r\nIt held.",
            "it is a page saved with all its parts in one file (MHTML), or an e-mail; save it as HTML",
        ),
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
        "no/such.txt: there is no such file or folder; check the name (an address begins with https://)"
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
        (PAGE.encode(), [PAGE_TEXT]),
        (gzip.compress(PAGE.encode()), [PAGE_TEXT]),
        (gzip.compress(WORDS.encode()), [WORDS]),
        (record(PAGE), [PAGE_TEXT]),
        (gzip.compress(record(PAGE)), [PAGE_TEXT]),
        (RSS.encode(), [WORDS]),
        (b'[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        (b'{\n "text": "One."\n}', ["One."]),
        (b"[Reuters] The truce held.", ["[Reuters] The truce held."]),
        (f"<?xml version='1.0'?>{PAGE}".encode(), [PAGE_TEXT]),
        (f"<?xml version='1.0'?>\n<!-- a page -->{XHTML}".encode("utf-16"), [PAGE_TEXT]),
    ],
)
def test_standard_input_is_told_by_its_looks(raw: bytes, texts: list[str]) -> None:
    items = [only(item) for item in read("-", stdin=raw)]
    assert [item.article.text for item in items] == texts
    assert items[0].where.startswith("standard input")


@pytest.mark.parametrize("page", [XHTML, f"<?xml version='1.0'?>{XHTML}", f"<?xml version='1.0'?>{PAGE}"])
def test_a_page_named_xml_is_read_as_a_page(tmp_path: Path, page: str) -> None:
    (tmp_path / "page.xml").write_text(page)
    found = only(read(tmp_path / "page.xml")[0]).article
    assert (found.title, found.text) == ("Truce holds", PAGE_TEXT)


@pytest.mark.parametrize("name", ["map.xml", "map", "map.html"])
def test_xml_of_another_kind_is_told_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SITEMAP)
    reason = "it is XML of another kind than a feed (its root element is urlset)"
    assert read(tmp_path / name) == [Skipped(str(tmp_path / name), reason)]


def test_an_address_that_makes_us_fail_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(Fetcher, "get", failing)
    told, found = read("https://hill.example/1", "-", stdin=WORDS.encode())
    assert str(told) == "https://hill.example/1: reading it failed (OverflowError: date value out of range)"
    assert only(found).article.text == WORDS


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
        "there is no such file or folder; check the name (an address begins with https://)",
    ]


def test_files_to_leave_out_are_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("a.txt", "reports.jsonl", "reports.jsonl.part"):
        (tmp_path / name).write_text(WORDS)
    (tmp_path / "latest.jsonl").symlink_to("reports.jsonl")
    ours = [tmp_path.resolve() / "reports.jsonl", tmp_path.resolve() / "reports.jsonl.part"]
    (item,) = inputs.read([tmp_path], without=ours)
    assert only(item).where == str(tmp_path / "a.txt")


def table_of(text: str) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.table({"text": [text]}), out)
    return out.getvalue()


KINDS = {
    "a.txt": WORDS.encode(),
    "b.html": PAGE.encode(),
    "c.jsonl": json.dumps({"text": WORDS}).encode(),
    "d.json": json.dumps([{"text": WORDS}]).encode(),
    "e.rss": RSS.encode(),
    "f.warc": record(PAGE),
    "g.parquet": table_of(WORDS),
}


def test_a_folder_may_hold_all_kinds_packed_or_not(tmp_path: Path) -> None:
    for name, raw in KINDS.items():
        (tmp_path / name).write_bytes(raw)
        if name != "g.parquet":
            (tmp_path / f"{name}.gz").write_bytes(gzip.compress(raw))
    items = [only(item) for item in read(tmp_path)]
    assert [Path(item.where.split(",")[0]).name for item in items] == sorted(path.name for path in tmp_path.iterdir())
    assert {item.article.text for item in items} == {WORDS, PAGE_TEXT}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_without_a_telling_name_is_read_by_its_looks(tmp_path: Path, name: str) -> None:
    (tmp_path / "any").write_bytes(KINDS[name])
    assert only(read(tmp_path / "any")[0]).article.text in (WORDS, PAGE_TEXT)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.json", b'{"text": "One."}\n{"text": "Two."}\n'),
        ("a.jsonl", b'[{"text": "One."}, {"text": "Two."}]'),
        ("a.txt.gz", b"One."),
    ],
)
def test_a_name_that_is_not_quite_right_does_no_harm(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    assert only(read(tmp_path / name)[0]).article.text == "One."


def test_a_packed_page_that_is_cut_off_is_read_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.encode(), 0)[:-40])
    found, told = read(tmp_path)
    assert WORDS in only(found).article.text
    assert told == Skipped(
        str(tmp_path / "a.html.gz"), "the gzip file is cut off; what could be unpacked of it was read"
    )


@pytest.mark.parametrize("name", ["a.html.gz", "a.txt.gz", "a.rss.gz"])
def test_a_packed_file_unpacks_no_further_than_the_limit(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"<p>" + b"a" * 10_000_000))
    small = Limits(max_bytes=1000)
    assert read(tmp_path / name, limits=small) == [Skipped(str(tmp_path / name), small.too_large())]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.html", b"%PDF-1.7", "it is a PDF document, not text; convert it to .txt or .html first"),
        ("a.txt", b"\x89PNG\r\n", "it is a PNG picture, not text; convert it to .txt or .html first"),
        ("a.html", b"", "it is empty"),
        ("a.json", b"", "it holds no rows"),
        ("a.rss", b"", "it is empty"),
        ("a.warc.gz", b"", "it holds no records; is it a WARC archive?"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert read(tmp_path / name) == [Skipped(str(tmp_path / name), reason)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1251"])
def test_a_page_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    words = "Армия заявила, что перемирие соблюдается второй день подряд. " * 4
    page = f'<html><head><meta charset="windows-1251"></head><body><article><p>{words}</p></article></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert only(read(tmp_path / "a.html")[0]).article.text == words.strip()


def test_a_long_folder_is_read_as_it_goes(tmp_path: Path) -> None:
    for n in range(300):
        (tmp_path / f"{n:03}.txt").write_text(f"It held on day {n}.")
    items = inputs.read([tmp_path])
    assert only(next(items)).article.text == "It held on day 0."
    for path in tmp_path.glob("[12]*.txt"):
        path.write_text("It did not.")
    assert [only(item).article.text for item in items][99:] == ["It did not."] * 200


def test_parquet_from_a_pipe_is_read() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (item,) = inputs.read(["-"], stdin=io.BufferedReader(Pipe(table_of(WORDS))))
    assert only(item).article.text == WORDS


def test_what_a_server_sent_is_read_by_its_looks_with_its_address_and_charset() -> None:
    given = Given(url="https://hill.example/feed/1", where="https://hill.example/feed/1")
    (found,) = inputs.read_answer(PAGE.replace("held", "“held”").encode("cp1252"), given, charset="windows-1252")
    assert (only(found).article.url, only(found).warnings) == ("https://hill.example/feed/1", ())
    (found,) = inputs.read_answer(RSS.replace("<item>", "<item><link>2</link>").encode(), given)
    assert only(found).article.url == "https://hill.example/feed/2"
    assert only(next(inputs.read_answer(record(PAGE), given))).article.url == "https://hill.example/1"


def test_a_table_of_another_kind_is_no_article(tmp_path: Path) -> None:
    table = tmp_path / "toll.csv"
    table.write_text("town,killed\nOrlin,9\n")
    (item,) = read(table)
    assert isinstance(item, Skipped) and "save it as .jsonl or .parquet" in item.reason


def test_an_address_of_another_kind_is_told_as_it_was_written() -> None:
    (item,) = read("ftp://news.example/x")
    assert str(item) == "ftp://news.example/x: only addresses that begin with http:// or https:// are fetched"
