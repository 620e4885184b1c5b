"""What fetching is asked and what it gives: options, the bytes of one address, and the error that says why not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportedly import __version__
from reportedly.articles.plain import digest


class FetchError(Exception):
    """An address gave nothing to read. The message says why and what to do, without naming the address.

    `wait` is how many seconds its host asks to be left alone, None where it doesn't.
    """

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(f"it is not fetched: {reason}")
        self.reason = reason
        self.wait = wait


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How addresses are fetched. Times are in seconds.

    `connect_seconds` holds for reaching a server, `whole_seconds` for one request from its first to its last byte.
    `max_bytes` holds for what is sent and for what it unpacks to. `allow_private` lets hosts of the own network and
    other ports than 80 and 443 be asked. `delay_seconds` lie between two requests to one host; robots.txt may ask for
    more, up to `max_crawl_delay`. A busy server that names a wait of up to `max_retry_wait` is asked once more.
    `keep` is a folder for the bytes as received.
    """

    connect_seconds: float = 10.0
    whole_seconds: float = 60.0
    max_bytes: int = 16_000_000
    max_redirects: int = 5
    allow_private: bool = False
    obey_robots: bool = True
    delay_seconds: float = 1.0
    max_crawl_delay: float = 30.0
    max_retry_wait: float = 30.0
    user_agent: str = f"reportedly/{__version__}"
    keep: Path | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What an address gave before: which address answered, and by what it knows whether that has changed.

    `etag` and `modified` are the headers `ETag` and `Last-Modified` as they came (RFC 9110 8.8), None where none did.
    """

    final_url: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one address gave: its bytes, unpacked where they were sent packed, and what the server says of them.

    `url` is the address as asked, `final_url` the one that answered. `media_type` and `charset` are as the
    server states them, in lower case (`text/html`, `koi8-r`), None where it says nothing. `fetched_at` is ISO 8601 in
    UTC. `warnings` are doubts about the way that the bytes came. `etag` and `modified` are as in `Known`; where they
    were given and nothing has changed, `status` is 304 and `raw` empty.
    """

    url: str
    final_url: str
    raw: bytes = field(repr=False)
    status: int
    media_type: str | None
    charset: str | None
    fetched_at: str
    warnings: tuple[str, ...] = ()
    etag: str | None = None
    modified: str | None = None

    @property
    def digest(self) -> str:
        """`sha256:` and the hash of the bytes, as in an article's id."""
        return digest(self.raw)
