"""Web archives: a page a response, whatever else they hold counted, whatever is broken told and passed."""

from __future__ import annotations

import gzip
import hashlib
import io
import itertools
import zlib

import brotli  # type: ignore[import-not-found, import-untyped, unused-ignore]  # fastwarc brings it, without types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles.containers import warc
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Limits
from tests.articles.archives import HTML, SENTENCE, packed, page, record

PAGE = page(1)


def read(raw: bytes, limits: Limits | None = None) -> list[Item]:
    return list(warc.read(io.BytesIO(raw), raw[:100], "a.warc", limits or Limits()))


def pages(raw: bytes, limits: Limits | None = None) -> list[warc.Page | Skipped]:
    return list(warc.pages(io.BytesIO(raw), raw[:100], "a.warc", limits or Limits()))


def urls(raw: bytes) -> list[str | None]:
    return [found.url for found in pages(raw) if isinstance(found, warc.Page)]


def told(raw: bytes, limits: Limits | None = None) -> list[str]:
    return [found.reason for found in pages(raw, limits) if isinstance(found, Skipped)]


def body_of(raw: bytes) -> warc.Page:
    (found,) = pages(raw)
    assert isinstance(found, warc.Page), found
    return found


def test_a_response_is_an_article_with_its_address_and_not_its_day_of_crawling() -> None:
    (item,) = read(packed(record(PAGE, "https://hill.example/1")))
    assert isinstance(item, Received)
    assert item.where == "a.warc, record 1 (https://hill.example/1)"
    assert item.article.url == "https://hill.example/1"
    assert item.article.id == "sha256:" + hashlib.sha256(PAGE.encode()).hexdigest()
    assert item.article.text.count(SENTENCE) == 6
    assert (item.article.published, item.article.published_from) == (None, "none")


THREE = [record(page(n), f"https://hill.example/{n}") for n in range(3)]
ALL = [f"https://hill.example/{n}" for n in range(3)]


@pytest.mark.parametrize("raw", [b"".join(THREE), packed(*THREE), gzip.compress(b"".join(THREE))])
def test_an_archive_may_be_plain_or_packed_by_record_or_as_one(raw: bytes) -> None:
    assert urls(raw) == ALL
    assert told(raw) == []


def test_what_is_no_page_is_counted_in_one_remark_and_the_archives_own_records_not_at_all() -> None:
    raw = packed(
        record("software: x", http=None, kind="warcinfo"),
        record("GET / HTTP/1.1", kind="request"),
        record(PAGE),
        record("fetchTimeMs: 2", http=None, kind="metadata"),
        record("", kind="revisit"),
        record(b"\x89PNG", http="HTTP/1.1 200 OK\r\nContent-Type: image/png"),
        record(b"\x89PNG", http="HTTP/1.1 200 OK\r\nContent-Type: image/png"),
        record("User-agent: *", http="HTTP/1.1 200 OK\r\nContent-Type: text/plain"),
        record("{}", http="HTTP/1.1 200 OK\r\nContent-Type: application/json"),
        record("moved", http=f"HTTP/1.1 301 Moved\r\n{HTML}\r\nLocation: /2"),
        record("gone", http=f"HTTP/1.1 404 Not Found\r\n{HTML}"),
        record("words", http="no protocol of ours"),
    )
    found, remark = pages(raw)
    assert isinstance(found, warc.Page)
    assert found.where == "a.warc, record 3 (https://hill.example/1)"
    assert remark == Skipped(
        "a.warc",
        "passed over 7 records that are no pages (image/png 2, text/plain 1, application/json 1, redirect 1, error 1, "
        "...)",
    )


def test_a_page_may_go_without_its_type_and_a_resource_without_http() -> None:
    assert urls(packed(record(PAGE, http="HTTP/1.1 200 OK"))) == ["https://hill.example/1"]
    assert urls(packed(record(PAGE, http=None, kind="resource"))) == ["https://hill.example/1"]
    assert told(packed(record("words", http="HTTP/1.1 200 OK"))) == [
        "passed over a record that is no page (no stated type 1)"
    ]


def chunked(body: bytes, size: int = 100) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


RAW = PAGE.encode()


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(RAW), "Content-Encoding: gzip"),
        (brotli.compress(RAW), "Content-Encoding: br"),
        (zlib.compress(RAW), "Content-Encoding: deflate"),
        (zlib.compress(RAW)[2:-4], "Content-Encoding: deflate"),
        (brotli.compress(gzip.compress(RAW)), "Content-Encoding: gzip, br"),
        (chunked(RAW), "Transfer-Encoding: chunked"),
        (chunked(gzip.compress(RAW)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip"),
        (RAW, "Content-Encoding: gzip"),
        (RAW, "Content-Encoding: br"),
        (RAW, "Content-Encoding: deflate"),
        (RAW, "Transfer-Encoding: chunked"),
        (RAW, "Content-Encoding: identity"),
    ],
)
def test_a_body_is_unpacked_as_its_header_says_and_taken_as_it_is_where_the_header_is_wrong(
    body: bytes, header: str
) -> None:
    found = body_of(packed(record(body, http=f"HTTP/1.1 200 OK\r\n{HTML}\r\n{header}")))
    assert (found.body, found.notes) == (RAW, ())


def test_the_id_is_the_hash_of_the_payload_after_its_transfer_and_before_unpacking() -> None:
    sent = gzip.compress(RAW)
    http = f"HTTP/1.1 200 OK\r\n{HTML}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
    (item,) = read(packed(record(chunked(sent), http=http)))
    assert isinstance(item, Received)
    assert item.article.id == "sha256:" + hashlib.sha256(sent).hexdigest()


@pytest.mark.parametrize(
    ("body", "header", "note"),
    [
        (
            chunked(RAW)[:-300],
            "Transfer-Encoding: chunked",
            "the transfer of the page broke off; what had come was read",
        ),
        (
            gzip.compress(RAW, 0)[:-200],
            "Content-Encoding: gzip",
            "what the page was packed in is cut off; what could be unpacked was read",
        ),
        (RAW, "X-Any: 1", "the archive holds only the beginning of the page (WARC-Truncated: length)"),
    ],
)
def test_a_page_that_did_not_come_whole_is_read_with_a_warning(body: bytes, header: str, note: str) -> None:
    more = "WARC-Truncated: length\r\n" if header == "X-Any: 1" else ""
    (item,) = read(packed(record(body, http=f"HTTP/1.1 200 OK\r\n{HTML}\r\n{header}", more=more)))
    assert isinstance(item, Received)
    assert note in item.warnings


def test_an_encoding_that_nobody_knows_is_told() -> None:
    assert told(packed(record(PAGE, http=f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: rot13"))) == [
        "it is packed with 'rot13', which is not unpacked here"
    ]


def test_the_servers_charset_takes_precedence_over_the_pages() -> None:
    cyrillic = page(1, "Армия заявила, что перемирие соблюдается второй день подряд.")
    body = cyrillic.replace("<title>", '<meta charset="windows-1252"><title>').encode("cp1251")
    (item,) = read(packed(record(body, http="HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251")))
    assert isinstance(item, Received)
    assert "Армия заявила" in item.article.text


def test_a_page_too_large_is_told_and_read_past() -> None:
    small = Limits(max_bytes=5000)
    bomb = record(gzip.compress(b"<p>" + b"a" * 100_000), http=f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: gzip")
    raw = packed(record("<html>" + "a" * 9000), bomb, record(PAGE))
    first, second, third = pages(raw, small)
    assert isinstance(first, Skipped)
    assert isinstance(second, Skipped)
    assert first.reason == second.reason == small.too_large()
    assert isinstance(third, warc.Page)


def test_a_large_record_of_another_kind_is_only_counted() -> None:
    video = record(b"a" * 300_000, http="HTTP/1.1 200 OK\r\nContent-Type: video/mp4")
    assert told(packed(video, record(PAGE)), Limits(max_bytes=5000)) == [
        "passed over a record that is no page (video/mp4 1)"
    ]


def test_records_that_unpack_without_end_are_given_up() -> None:
    bomb = record(b"a" * 5_000_000, http="HTTP/1.1 200 OK\r\nContent-Type: video/mp4")
    reason, remark = told(packed(*[bomb] * 4), Limits(max_bytes=5000, max_discarded=8_000_000))
    assert reason == "its records unpack to 8,000,000 bytes more than they take; the rest (after record 1) is not read"
    assert remark.startswith("passed over 2 records")


def broken_header(raw: bytes) -> bytes:
    return raw.replace(b"WARC/1.0", b"WORK/1.0")


def broken_length(raw: bytes) -> bytes:
    return raw.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: x")


def with_length(length: str) -> bytes:
    return record(page(1), ALL[1], length=length)


@pytest.mark.parametrize("pack", ["plain", "by record", "as one"])
@pytest.mark.parametrize(
    ("middle", "given"),
    [
        (broken_header(THREE[1]), [0, 2]),
        (broken_length(THREE[1]), [0, 2]),
        (b"no record at all\r\n\r\n", [0, 2]),
        (with_length("99999"), [0, 2]),
        (with_length("9"), [0, 2]),
        (with_length("60"), [0, 1, 2]),
        (with_length("1500"), [0, 1, 2]),
    ],
)
def test_after_a_broken_record_the_next_is_read(pack: str, middle: bytes, given: list[int]) -> None:
    records = [THREE[0], middle, THREE[2]]
    raw = {"plain": b"".join(records), "by record": packed(*records), "as one": gzip.compress(b"".join(records))}[pack]
    assert urls(raw) == [ALL[n] for n in given]
    assert [reason for reason in told(raw) if "no whole record and was passed over" in reason]


def test_after_bytes_that_cannot_be_unpacked_the_next_record_is_read() -> None:
    first, second, third = (bytearray(gzip.compress(each)) for each in THREE)
    second[len(second) // 2 : len(second) // 2 + 8] = b"\xff" * 8
    raw = bytes(first + second + third)
    assert urls(raw) == [ALL[0], ALL[2]]
    assert told(raw) == ["what stands after record 1 is broken and can't be unpacked; reading went on after it"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it holds no records; is it a WARC archive?"),
        (b"words, words\n", "what stands at its beginning is no record, and none follows; is it a WARC archive?"),
        (THREE[0][:300], "the archive is cut off in its first record; nothing could be read"),
        (
            b"\x1f\x8b" + b"no" * 50,
            "what stands at its beginning is broken and can't be unpacked; nothing could be read past it",
        ),
        (packed(THREE[0], b"words"), "what stands after record 1 is no record, and none follows; the records before it "
         "were read"),
    ],
)  # fmt: skip
def test_what_is_no_archive_is_told(raw: bytes, reason: str) -> None:
    assert told(raw) == [reason]


MANY = [record(page(n), f"https://hill.example/{n}") for n in range(10)]


def whole_before(cut: int, sizes: list[int]) -> int:
    """How many records end before a place."""
    return sum(end <= cut for end in itertools.accumulate(sizes))


@settings(max_examples=60)
@given(st.integers(0, 50), st.booleans())
def test_an_archive_cut_anywhere_gives_every_record_before_the_cut(fiftieth: int, by_record: bool) -> None:
    parts = [packed(each) for each in MANY] if by_record else MANY
    raw = b"".join(parts)
    cut = len(raw) * fiftieth // 50
    found = urls(raw[:cut])
    whole = whole_before(cut, [len(part) for part in parts])
    assert found[:whole] == [f"https://hill.example/{n}" for n in range(whole)]
    assert len(found) - whole in (0, 1)  # the last may lack nothing but the blank lines, or the checksum, after it
    if len(found) == whole and cut not in (0, *itertools.accumulate(map(len, parts))):
        assert len(told(raw[:cut])) == 1


@settings(max_examples=60)
@given(st.integers(0, 999), st.binary(max_size=30), st.integers(0, 40))
def test_an_archive_with_anything_anywhere_raises_nothing(permille: int, junk: bytes, lost: int) -> None:
    for raw in (b"".join(THREE), packed(*THREE)):
        at = len(raw) * permille // 1000
        assert len(urls(raw[:at] + junk + raw[at + lost :])) >= 1 or told(raw[:at] + junk + raw[at + lost :])


def test_a_stream_that_cannot_be_sought_is_read_too() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, raw: bytes) -> None:
            self._raw = io.BytesIO(raw)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            data = self._raw.read(min(len(buffer), 700))
            buffer[: len(data)] = data
            return len(data)

    raw = packed(THREE[0], broken_header(THREE[1]), THREE[2])
    stream = io.BufferedReader(Pipe(raw))  # type: ignore[type-var]  # a bytearray is what it is handed
    found = list(warc.pages(stream, raw[:2], "standard input", Limits()))
    assert [each.url for each in found if isinstance(each, warc.Page)] == [ALL[0], ALL[2]]
