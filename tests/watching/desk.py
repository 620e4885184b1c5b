"""A desk that watches: a reader that makes small reports of what feeds say, a clock that skips sleeping, a watcher."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

from reportedly.articles.fetching import addresses
from reportedly.articles.fetching.fetched import FetchOptions
from reportedly.articles.fetching.pace import Clock
from reportedly.articles.items import Received
from reportedly.model import Article, Report
from reportedly.record.intake import Intake
from reportedly.record.record import Record
from reportedly.report import JsonObject
from reportedly.watching.poll import Hands
from reportedly.watching.settings import Feed, Settings, Tell, Watched
from reportedly.watching.state import State
from reportedly.watching.telling import Channel, Teller
from reportedly.watching.watcher import Watcher
from tests.record.dispatches import FIRST, TEXT, report

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Skipping:
    """A clock that goes as time does, and on which sleeping takes no time; how long each sleep was."""

    def __init__(self) -> None:
        self.skipped = 0.0
        self.naps: list[float] = []
        self._began = time.monotonic()
        self._lock = threading.Lock()

    def seconds(self) -> float:
        return time.monotonic() - self._began + self.skipped

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.naps.append(seconds)
            self.skipped += seconds

    def clock(self) -> Clock:
        return Clock(self.seconds, self.sleep, lambda: START + timedelta(seconds=self.seconds()))


class Reading:
    """Reads the shelling of a town out of every text that tells of it as `story` does; nothing out of others."""

    def read_many(self, items: Iterable[str | Article | Received]) -> Iterator[Report]:
        for item in items:
            assert isinstance(item, Received)
            yield read(item.article)


def read(article: Article) -> Report:
    """The report on one article: of whatever town its first word names, and however many were killed."""
    lines = [line for line in article.text.split("\n\n") if line]
    if len(lines) != 3 or " shelled, ministry denies" not in lines[0]:
        return Report(article)
    town = lines[0].split()[0]
    many = int(lines[1].partition("at least ")[2].split()[0])
    plain = TEXT.replace("Orsa", town)
    made = report(article.id, article.text.replace(f"at least {many}", "at least 14"), town=town)
    assert made.article.text == plain
    figure = replace(made.figures[0], low=many)
    number = crc32(town.encode()) % 10_000
    places = tuple(replace(each, geonameid=number, lat=number / 125.0) for each in made.places)
    return replace(made, article=article, figures=(figure,), places=places)


def story(town: str = "Orsa", many: int = 14) -> str:
    """A text that `Reading` reads."""
    return TEXT.replace("Orsa", town).replace("at least 14", f"at least {many}")


def page(text: str) -> bytes:
    """An HTML page with a text."""
    title, *rest = text.split("\n\n")
    body = "".join(f"<p>{each}</p>" for each in rest)
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{body}</body></html>".encode()


def rss(*entries: tuple[str, str], day: str = "Sun, 04 Oct 2020 12:00:00 GMT") -> bytes:
    """A feed of texts with their ids."""
    items = "".join(entry(name, text, day) for name, text in entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'.encode()


def entry(name: str, text: str, day: str) -> str:
    """One entry of a feed."""
    title, *rest = text.split("\n\n")
    body = "".join(f"<p>{each}</p>" for each in rest)
    stated = f"<guid isPermaLink='false'>{name}</guid><title>{title}</title><pubDate>{day}</pubDate>"
    return f"<item>{stated}<description><![CDATA[{body}]]></description></item>"


class Ear:
    """A channel that remembers what it was told."""

    name = "ear"

    def __init__(self) -> None:
        self.heard: list[JsonObject] = []

    def tell(self, changes: Sequence[JsonObject]) -> None:
        self.heard += changes

    def kinds(self) -> list[tuple[str, str]]:
        return [(each["kind"], each["says"]) for each in self.heard]


@dataclass
class Desk:
    """A watcher and all that it works with."""

    watcher: Watcher
    record: Record
    state: State
    ear: Ear
    skipping: Skipping
    warnings: list[str] = field(default_factory=list)

    def once(self) -> None:
        self.watcher.run(once=True)

    def later(self, seconds: float = 7200.0) -> None:
        """Polls again after some time."""
        self.skipping.skipped += seconds
        self.once()


@contextmanager
def desk(
    folder: Path,
    *urls: str,
    every: float = 3600.0,
    watched: Watched | None = None,
    ear: Ear | None = None,
    channels: Sequence[Channel] = (),
    skipping: Skipping | None = None,
    options: FetchOptions | None = None,
    tell: Tell | None = None,
) -> Iterator[Desk]:
    """A desk that watches these addresses, with its record and state in a folder."""
    skipping, ear = skipping or Skipping(), ear or Ear()
    settings = Settings(tuple(Feed(each, every) for each in urls), watched or Watched(), tell or Tell())
    options = options or FetchOptions(
        allow_private=True, whole_seconds=1.0, connect_seconds=1.0, max_retry_wait=0.0, max_bytes=16_000_000
    )
    warnings: list[str] = []
    clock = skipping.clock()
    with Record.open(folder / "record.sqlite") as record, State(folder / "record.sqlite.watch") as state:
        chance = random.Random(1)
        teller = Teller(state, [ear, *channels], clock, warnings.append, chance)
        hands = Hands(options, clock, here)
        watcher = Watcher(
            settings, state, Intake(record, Reading(), FIRST), hands, teller, clock, warnings.append, chance=chance
        )
        try:
            yield Desk(watcher, record, state, ear, skipping, warnings)
        finally:
            hands.close()


def here(host: str, port: int) -> list[str]:
    """Every name that ends in `example` is this machine."""
    return ["127.0.0.1"] if host.endswith("example") else list(addresses.resolve(host, port))
