"""Watches feeds of a server that fails, for some simulated days in a process of its own; prints figures as JSON."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench.run import peak_mb
from bench.watch import EARLY
from reportedly.articles.fetching.fetched import FetchOptions
from reportedly.record.intake import Intake
from reportedly.record.record import Record
from reportedly.watching.poll import Hands
from reportedly.watching.settings import Feed, Settings
from reportedly.watching.state import State
from reportedly.watching.telling import Lines, Teller
from reportedly.watching.watcher import Watcher
from tests.record.dispatches import FIRST
from tests.watching.desk import START, Reading, Skipping, entry, here, story

DAY = 86_400.0
EVERY = 4 * 3_600.0
HOSTS = 40
DEAD = 10
"""So many feeds are on hosts that never answer."""
SHOWN = 10
"""So many entries a feed shows."""
MARGIN = 2 * DAY
"""What was published so long before the end must be there: a feed that fails is asked once a day at least."""
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


class Server(ThreadingHTTPServer):
    """Publishes feeds, and fails by chance. `asked` counts what it answered, `polls` the times of each feed's."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, clock: Skipping, feeds: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.clock, self.feeds = clock, feeds
        self.chance, self.lock = random.Random(9), threading.Lock()
        self.asked: Counter[str] = Counter()
        self.last: dict[int, float] = {}
        self.hasty = 0

    def handle_error(self, *_: object) -> None:
        """Nothing: clients hang up."""

    def outcome(self, feed: int) -> str:
        """How the next request for a feed is answered."""
        with self.lock:
            now = self.clock.seconds()
            self.hasty += now - self.last.get(feed, -EVERY) < EVERY / 2.2
            self.last[feed] = now
            drawn = self.chance.random()
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


def number_of(feed: int, n: int, feeds: int) -> int:
    """The number of an entry, which is how many were killed in it."""
    return n * feeds + feed + 1


def feed_of(entries: list[tuple[int, int]], feeds: int) -> bytes:
    """A feed of entries, each of a place, a day and a number of its own."""
    items = []
    for feed, n in entries:
        number, day = number_of(feed, n, feeds), START - timedelta(days=3 * feed + 700 * (n % 3))
        text = story(town(number), number)
        items.append(entry(f"{feed}-{n}", text, day.strftime("%a, %d %b %Y %H:%M:%S GMT")))
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


@contextmanager
def serving(clock: Skipping, feeds: int) -> Iterator[Server]:
    """The server in a thread of its own."""
    server = Server(clock, feeds)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """FEEDS DAYS: watches so many feeds for so many days."""
    feeds, days = map(int, sys.argv[1:])
    began, clock, peaks = time.monotonic(), Skipping(), []
    with tempfile.TemporaryDirectory() as name, serving(clock, feeds) as server:
        folder = Path(name)
        for day in range(1, days + 1):
            watch(folder, clock, feeds, server.server_address[1], START.timestamp() + day * DAY)
            peaks.append(peak_mb())
            print(f"day {day}: {peaks[-1]:.0f} MB, {sum(server.asked.values()):,} requests", file=sys.stderr)
        figures = counted(folder, clock.seconds(), feeds)
    faults = sum(many for name, many in server.asked.items() if name != "well")
    figures |= {
        "peak": peaks[-1],
        "growth": peaks[-1] / peaks[min(EARLY, days) - 1],
        "requests": sum(server.asked.values()),
        "faults": faults,
        "hasty": server.hasty,
        "seconds": time.monotonic() - began,
    }
    print(json.dumps(figures))


def watch(folder: Path, clock: Skipping, feeds: int, port: int, until: float) -> None:
    """One run of the watcher, up to a time."""
    urls = [f"http://{'dead' if n < DEAD else 'news'}{n % HOSTS}.example:{port}/feed/{n}" for n in range(feeds)]
    settings = Settings(tuple(Feed(url, EVERY) for url in urls))
    options = FetchOptions(allow_private=True, whole_seconds=0.2, max_retry_wait=0.0)
    chance = random.Random(until)
    with Record.open(folder / "record.sqlite") as record, State(folder / "state") as state:
        teller = Teller(state, [Lines(folder / "told.jsonl")], clock.clock(), silent, chance)
        hands = Hands(options, clock.clock(), here)
        intake = Intake(record, Reading(), FIRST)
        Watcher(settings, state, intake, hands, teller, clock.clock(), silent, chance=chance).run(until=until)
        hands.close()


def silent(_: str) -> None:
    """Takes a warning; there are many."""


def counted(folder: Path, seconds: float, feeds: int) -> dict[str, float]:
    """What is missing, and what was told twice."""
    every = {each for feed in range(DEAD, feeds) for each in published(feed, seconds)}
    due = {f"{feed}-{n}" for feed in range(DEAD, feeds) for _, n in published(feed, seconds - MARGIN)}
    with Record.open(folder / "record.sqlite") as record:
        there = {report.article.id for _, report in record.reports()}
    with (folder / "told.jsonl").open(encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    tolls = Counter(each["article"] for each in told if each["kind"] in ("toll", "revised-toll"))
    ids = Counter(each["id"] for each in told)
    return {
        "published": len(every),
        "lost": len(due - there),
        "untold": len(there - tolls.keys()),
        "twice": sum(many > 1 for many in ids.values()) + sum(many > 1 for many in tolls.values()),
    }


if __name__ == "__main__":
    main()
