"""Real servers on this machine for tests of fetching: sites with pages, and sockets that send what they like."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reportedly.articles.fetching import addresses
from reportedly.articles.fetching.fetch import Fetched, Fetcher, FetchError, FetchOptions
from reportedly.articles.fetching.pace import Clock

# For news.example, until 2119; it guards nothing but these tests.
CERTIFICATE = """
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKDYLXwtvfFUIvQ/z
m/63hNZlcwtGbFQAtHdRcjqn7KahRANCAARK9n8Ey3kqAVn+YrfS/BqGCwMePkSe
eg4DjHcZKAshqUnLt8uEOEhxHaraGf5DbCCK6eehVvixwQ62WaL38qV1
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIBATAKBggqhkjOPQQDAjAXMRUwEwYDVQQDDAxuZXdzLmV4
YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgPMjExOTEyMzEyMzU5NTlaMBcxFTATBgNV
BAMMDG5ld3MuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEr2fwTL
eSoBWf5it9L8GoYLAx4+RJ56DgOMdxkoCyGpScu3y4Q4SHEdqtoZ/kNsIIrp56FW
+LHBDrZZovfypXWjfDB6MA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgKE
MB0GA1UdDgQWBBQwEJTWGq2JVe2u/fOT0GpVGSMmezAfBgNVHSMEGDAWgBQwEJTW
Gq2JVe2u/fOT0GpVGSMmezAXBgNVHREEEDAOggxuZXdzLmV4YW1wbGUwCgYIKoZI
zj0EAwIDSAAwRQIhAJawjjn4zTQxkStdOkuFoMlDVnAOWY6v1S8FX8kfwIKuAiAo
MaMmvU840ZJeJr+sWwbt33qkmvEOg0ODuISPhOHr+w==
-----END CERTIFICATE-----
"""


PAGE = b"<!doctype html><title>Truce holds</title><p>The truce held, officials said.</p>"
HERE = FetchOptions(allow_private=True)


@dataclass(frozen=True)
class Page:
    """What a site answers to one request."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A running site: its address, and the paths and headers that it was asked with."""

    url: str
    port: int
    asked: list[str] = field(default_factory=list)
    heads: list[Message] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)


@contextmanager
def site(pages: Mapping[str, Page | Sequence[Page]], certificate: Path | None = None) -> Iterator[Site]:
    """A site with these pages; several under one path are given in turn, and what is not there is a 404.

    With a certificate it speaks TLS and notes the names that it was asked for in the handshake.
    """
    turns = {path: list(given) if isinstance(given, Sequence) else [given] for path, given in pages.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            told.asked.append(self.path)
            told.heads.append(self.headers)
            turn = turns.get(self.path, [Page(b"none", 404)])
            page = turn.pop(0) if len(turn) > 1 else turn[0]
            self.send_response(page.status)
            for name, value in {"Content-Length": str(len(page.body)), **page.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # clients hang up on us where they have read enough

    server = Server(("127.0.0.1", 0), Handler)
    port = server.server_address[1]
    told = Site(f"http://127.0.0.1:{port}", port)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        context.sni_callback = lambda _socket, name, _context: told.names.append(name)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        told.url = f"https://news.example:{port}"
    with running(server):
        yield told


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[None]:
    """The server in a thread of its own, closed at the end."""
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def sender(*parts: bytes, pause: float = 0.0, hold: bool = False) -> Iterator[str]:
    """The address of a server that sends these parts with pauses between them, then hangs up or, with hold, waits."""
    done = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            if not connection.recv(65536):
                return
            for part in parts:
                if done.wait(pause):
                    return
                try:
                    connection.sendall(part)
                except OSError:
                    return
            if hold:
                done.wait(5)

    thread = threading.Thread(target=serve)
    thread.start()
    port = listener.getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        done.set()
        with socket.socket() as last:  # so that nobody waits for a visitor who never came
            last.connect_ex(("127.0.0.1", port))
        thread.join()
        listener.close()


@contextmanager
def public_site(pages: Mapping[str, Page | Sequence[Page]], monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that passes for public, so that the checks can be seen at work without a network."""
    with site(pages) as told:
        monkeypatch.setattr(addresses, "_PORTS", (None, told.port))
        monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
        yield told


def certificate(folder: Path) -> Path:
    """The certificate of news.example, with its key, as a file."""
    path = folder / "news.example.pem"
    path.write_text(CERTIFICATE)
    return path


class Watch:
    """A clock that only sleeping moves, and how long each sleep was."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.naps: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.naps.append(round(seconds, 3))
        self.seconds += seconds

    def clock(self) -> Clock:
        noon = datetime(2026, 3, 1, 12, tzinfo=UTC) - timedelta(seconds=self.seconds)
        return Clock(lambda: self.seconds, self.sleep, lambda: noon + timedelta(seconds=self.seconds))


def fetch(url: str, options: FetchOptions = HERE, watch: Watch | None = None) -> Fetched:
    with Fetcher(options, (watch or Watch()).clock(), here) as fetcher:
        return fetcher.get(url)


def here(host: str, port: int) -> list[str]:
    """Every name that ends in `example` is this machine."""
    return ["127.0.0.1"] if host.endswith("example") else list(addresses.resolve(host, port))


def refusal(url: str, options: FetchOptions = HERE, clock: Clock | None = None) -> str:
    with Fetcher(options, clock or Watch().clock(), here) as fetcher, pytest.raises(FetchError) as told:
        fetcher.get(url)
    assert str(told.value).startswith("it is not fetched: ")
    return told.value.reason
