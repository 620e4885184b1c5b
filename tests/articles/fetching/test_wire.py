"""One request and its answer: honest servers, and those that lie, drip, send too much or point elsewhere."""

from __future__ import annotations

import gzip
import socket
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.articles.fetching.fetch import Fetcher, FetchError, FetchOptions
from reportedly.articles.fetching.pace import Clock
from tests.articles.servers import HERE, PAGE, Page, Watch, certificate, fetch, public_site, refusal, sender, site

QUICK = replace(HERE, whole_seconds=0.15, connect_seconds=0.15, obey_robots=False)
SMALL = replace(HERE, max_bytes=100_000, obey_robots=False)


def answer(*lines: str, body: bytes = b"") -> bytes:
    return "\r\n".join(("HTTP/1.1 200 OK", *lines, "", "")).encode() + body


# Connections


def test_a_host_that_takes_no_connection_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/") == (
        "127.0.0.1 takes no connection (Connection refused); try again later"
    )


def test_the_next_number_is_tried_where_the_first_takes_no_connection() -> None:
    with site({"/": Page(PAGE)}) as told, Fetcher(HERE, resolve=lambda _host, _port: ["::1", "127.0.0.1"]) as fetcher:
        assert fetcher.get(f"http://two.example:{told.port}/").raw == PAGE


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with site({"/": Page(PAGE)}) as told:
        assert fetch(told.url).raw == PAGE


def test_a_name_that_points_elsewhere_a_moment_later_is_checked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter([["127.0.0.1"], ["10.0.0.1"]])
    turns = [Page(PAGE), Page(PAGE, headers={"Connection": "close"})]
    with (
        public_site({"/robots.txt": Page(), "/a": turns}, monkeypatch) as told,
        Fetcher(FetchOptions(), Watch().clock(), lambda _host, _port: next(numbers)) as fetcher,
    ):
        url = f"http://news.example:{told.port}/a"
        assert fetcher.get(url).raw == fetcher.get(url).raw == PAGE  # one connection, to the number that was checked
        with pytest.raises(FetchError, match=r"news\.example is 10\.0\.0\.1"):
            fetcher.get(url)


# TLS


def test_a_page_comes_over_tls_by_the_name_of_the_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path)))
    with site({"/": Page(PAGE)}, certificate(tmp_path)) as told:
        got = fetch(f"{told.url}/")
    assert (got.raw, got.warnings, set(told.names)) == (PAGE, (), {"news.example"})
    assert {head["Host"] for head in told.heads} == {f"news.example:{told.port}"}


def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with site({"/": Page(PAGE)}, certificate(tmp_path)) as told:
        reason = refusal(f"{told.url}/")
    assert "no secure connection with news.example comes about (its certificate can't be trusted: self" in reason


def test_a_certificate_of_another_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path)))
    with site({"/": Page(PAGE)}, certificate(tmp_path)) as told:
        reason = refusal(told.url.replace("news.example", "other.example"))
    assert "its certificate can't be trusted: Hostname mismatch" in reason


def test_a_server_that_speaks_no_tls_is_told() -> None:
    with sender(b"HTTP/1.1 400 Bad Request\r\n\r\n") as url:
        assert "no secure connection with 127.0.0.1 comes about" in refusal(url.replace("http:", "https:"), QUICK)


# Servers that lie, drip or send too much


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"SSH-2.0-OpenSSH_9\r\n", "the answer of 127.0.0.1 is broken or broke off"),
        (b"", "the answer of 127.0.0.1 is broken or broke off"),
        (answer("Content-Length: 100", body=PAGE), "the answer of 127.0.0.1 is broken or broke off"),
        (answer("Transfer-Encoding: chunked", body=b"5\r\nThe t\r\n"), "the answer of 127.0.0.1 is broken or broke"),
        (answer("Transfer-Encoding: chunked", body=b"5\r\nThe truce"), "the answer of 127.0.0.1 is broken or broke"),
        (answer("Header: " + "a" * 200_000), "the answer of 127.0.0.1 is broken or broke off"),
        (answer("Content-Length: none"), "the answer of 127.0.0.1 is broken or broke off"),
        (answer("Content-Encoding: gzip", body=gzip.compress(PAGE)[:-9]), "its end is missing"),
        (answer("Content-Encoding: gzip", body=PAGE), "it says that it is packed with gzip and is not"),
        (answer("Content-Encoding: br", body=PAGE), "it is sent packed as `br`, which was not asked for"),
        (answer("Content-Encoding: gzip, gzip", body=PAGE), "it is sent packed as `gzip, gzip`"),
        (answer("Content-Encoding: gzip"), "127.0.0.1 sends nothing"),
    ],
)
def test_a_broken_answer_is_told_and_never_half_a_page(sent: bytes, reason: str) -> None:
    with sender(sent) as url:
        assert refusal(url, QUICK, Clock()).startswith(reason)


def bomb() -> bytes:
    """A hundred megabytes of zeros, packed small."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()


@pytest.mark.parametrize(
    "sent",
    [
        answer("Content-Length: 100001"),
        answer(body=b"a" * 100_001),
        answer("Transfer-Encoding: chunked", body=b"ffff\r\n" + b"a" * 0xFFFF + b"\r\n" + b"ffff\r\n" + b"a" * 0xFFFF),
        answer("Content-Encoding: gzip", body=bomb()),
        answer("Content-Encoding: gzip", body=gzip.compress(b"") * 10_000),
    ],
    ids=["says so", "flat", "chunked", "bomb", "empty members"],
)
def test_more_than_the_limit_is_not_read(sent: bytes) -> None:
    with sender(sent) as url:
        assert refusal(url, SMALL, Clock()).startswith("it is larger than 100,000 bytes")


def test_a_bomb_is_never_in_memory() -> None:
    with sender(answer("Content-Encoding: gzip", body=bomb())) as url, Fetcher(SMALL) as fetcher:
        tracemalloc.start()
        try:
            with pytest.raises(FetchError, match="it is larger"):
                fetcher.get(url)
            assert tracemalloc.get_traced_memory()[1] < 4_000_000
        finally:
            tracemalloc.stop()


def test_as_much_as_the_limit_is_read() -> None:
    with sender(answer(body=b"a" * 100_000)) as url:
        assert len(fetch(url, SMALL).raw) == 100_000


@pytest.mark.parametrize(
    "parts",
    [
        [b""],
        [b"H", *[b"T"] * 99],
        [answer("Content-Length: 9999"), *[b"a"] * 99],
        [answer("Transfer-Encoding: chunked"), b"5;", *[b"a"] * 99],
        [answer("Content-Encoding: gzip"), gzip.compress(PAGE)[:10], *[b"\0\0\0\xff\xff"] * 99],
    ],
    ids=["silent", "drips its head", "drips its body", "drips between chunks", "drips packed bytes"],
)
def test_a_server_that_drips_is_left_when_the_time_is_up(parts: list[bytes]) -> None:
    with sender(*parts, pause=0.02, hold=True) as url:
        assert refusal(url, QUICK, Clock()) == "127.0.0.1 took longer than 0.15 seconds; try again later"
