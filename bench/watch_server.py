"""A local server of feeds that fails by chance, in a process of its own and on a clock that skips sleeping."""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized

from reportedly.articles.fetching.pace import Clock
from tests.watching.desk import START, entry, story

DAY = 86_400.0
EVERY = 4 * 3_600.0
HOSTS = 40
DEAD = 10
"""So many feeds are on hosts that never answer."""
SHOWN = 10
"""So many entries a feed shows."""
LETTERS = "bdfgklmnprstvz"
FAULTS = ("500", "503", "silence", "garbage", "loop", "half", "large")
SHARES = (0.05, 0.03, 0.01, 0.03, 0.01, 0.02, 0.003)


def town(number: int) -> str:
    """A name of its own for each number."""
    name = ""
    for _ in range(4):
        number, at = divmod(number, len(LETTERS))
        name += LETTERS[at] + "aeiou"[(at + number) % 5]
    return name.capitalize()


class Shared:
    """A clock that goes as time does, on which sleeping takes no time, the same in two processes."""

    def __init__(self, began: float, skipped: Synchronized[float]) -> None:
        self._began, self._skipped = began, skipped

    def seconds(self) -> float:
        """The seconds since it began."""
        return time.monotonic() - self._began + self._skipped.value

    def sleep(self, seconds: float) -> None:
        """Lets time pass."""
        with self._skipped.get_lock():
            self._skipped.value += seconds

    def clock(self) -> Clock:
        """The clock of fetching and watching."""
        return Clock(self.seconds, self.sleep, lambda: START + timedelta(seconds=self.seconds()))


@dataclass(frozen=True)
class Serving:
    """A running server: its clock and port."""

    clock: Shared
    pipe: Connection[object, object]
    port: int

    def recovered(self) -> tuple[dict[str, int], int]:
        """How many requests were answered in which way, and how many came too soon; from here on none fails."""
        self.pipe.send("well")
        return self.pipe.recv()  # type: ignore[return-value]  # a pipe takes anything


class Server(ThreadingHTTPServer):
    """Publishes feeds, and fails by chance. `asked` counts what it answered, `hasty` what it was asked too soon."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, clock: Shared, feeds: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.clock, self.feeds = clock, feeds
        self.chance, self.lock = random.Random(9), threading.Lock()
        self.asked: Counter[str] = Counter()
        self.last: dict[int, float] = {}
        self.hasty, self.failing = 0, True

    def handle_error(self, *_: object) -> None:
        """Nothing: clients hang up."""

    def outcome(self, feed: int) -> str:
        """How the next request for a feed is answered."""
        with self.lock:
            now = self.clock.seconds()
            self.hasty += now - self.last.get(feed, -EVERY) < EVERY / 2.2
            self.last[feed] = now
            drawn = self.chance.random() if self.failing else 1.0
            for fault, share in zip(FAULTS, SHARES, strict=True):
                drawn -= share
                if drawn < 0:
                    self.asked[fault] += 1
                    return fault
            self.asked["well"] += 1
            return "well"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """robots.txt, the end of no loop, or a feed."""
        if not self.path.startswith("/feed/"):
            self._send(404 if self.path == "/robots.txt" else 302, b"", Location="/loop")
            return
        feed = int(self.path.removeprefix("/feed/"))
        if feed < DEAD:
            time.sleep(0.5)
            self.close_connection = True
            return
        self._answer(feed, self.server.outcome(feed))

    def _answer(self, feed: int, outcome: str) -> None:
        entries = published(feed, self.server.clock.seconds())
        body = feed_of(entries[-SHOWN:], self.server.feeds)
        mark = f'"{len(entries)}"'
        if outcome == "500":
            self._send(500, b"")
        elif outcome == "503":
            self._send(503, b"", retry_after="20000")
        elif outcome == "silence":
            time.sleep(0.5)
            self.close_connection = True
        elif outcome == "garbage":
            self._send(200, bytes(range(256)) * 40)
        elif outcome == "loop":
            self._send(302, b"", Location="/loop")
        elif outcome == "half":
            self._send(200, body[: len(body) // 2], length=len(body))
        elif outcome == "large":
            self._send(200, body + b"<!--" + b"x" * 10_000_000 + b"-->", ETag='"large"')
        elif self.headers["If-None-Match"] == mark:
            self._send(304, b"", ETag=mark)
        else:
            self._send(200, body, ETag=mark)

    def _send(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = self.close_connection or length is not None

    def log_message(self, *_: object) -> None:
        """Nothing."""


def published(feed: int, seconds: float) -> list[tuple[int, int]]:
    """The entries of a feed by now: one a day, each feed at its own hour."""
    first = (feed % 24) * 3_600.0
    return [(feed, n) for n in range(int(max(0.0, seconds - first) // DAY) + (seconds >= first))]


def name_of(feed: int, n: int) -> str:
    """The id of an entry."""
    return f"urn:reportedly:bench:{feed}-{n}"


def number_of(feed: int, n: int, feeds: int) -> int:
    """The number of an entry, which is how many were killed in it."""
    return n * feeds + feed + 1


def feed_of(entries: list[tuple[int, int]], feeds: int) -> bytes:
    """A feed of entries, each of a place, a day and a number of its own."""
    items = []
    for feed, n in entries:
        number, day = number_of(feed, n, feeds), START - timedelta(days=3 * feed + 700 * (n % 3))
        text = story(town(number), number)
        items.append(entry(name_of(feed, n), text, day.strftime("%a, %d %b %Y %H:%M:%S GMT")))
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


@contextmanager
def serving(feeds: int) -> Iterator[Serving]:
    """The server in a process of its own, with its clock."""
    own = multiprocessing.get_context("spawn")
    clock = Shared(time.monotonic(), own.Value("d", 0.0))
    ours, theirs = own.Pipe()
    process = own.Process(target=serve, args=(clock, feeds, theirs), daemon=True)
    process.start()
    try:
        yield Serving(clock, ours, int(ours.recv()))
    finally:
        ours.send("end")
        process.join()


def serve(clock: Shared, feeds: int, pipe: Connection[object, object]) -> None:
    """Serves; tells its port, and what it counted when it is asked; fails no more after `well`, ends after `end`."""
    server = Server(clock, feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send(server.server_address[1])
    while (word := pipe.recv()) != "end":
        server.failing = server.failing and word != "well"
        pipe.send((dict(server.asked), server.hasty))
