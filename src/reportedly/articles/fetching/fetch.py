"""An address to its raw bytes: checked, permitted, at a pace that the host can bear.

The way of one address, from top to bottom, is `Fetcher.get`. Its parts: addresses.py (what may be asked), robots.py
(what the site permits), pace.py (how often), wire.py (one request), kept.py (what is kept).
Invariant: every hop of a redirect passes the same checks as the first address.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

import httpx2

from reportedly.articles.fetching import addresses, kept
from reportedly.articles.fetching.addresses import Resolver, checked, joined
from reportedly.articles.fetching.fetched import Fetched, FetchError, FetchOptions, Known
from reportedly.articles.fetching.pace import Clock, Pace, retry_after
from reportedly.articles.fetching.robots import MAX_BYTES, Robots
from reportedly.articles.fetching.wire import NO_HEADERS, Answer, Wire

__all__ = ["FetchError", "FetchOptions", "Fetched", "Fetcher", "Known"]

_NO_OPTIONS = FetchOptions()
_NO_CLOCK = Clock()
_BUSY = (429, 503)
_LONGEST_MARK = 1_000
_SAVE = "save the page in a browser and read that file"


class Fetcher:
    """Fetches addresses, one after another; connections, robots.txt and the pace of each host last as long as it does.

    Use it as a context manager, by one thread at a time. Fetchers that work side by side share a `pace`.
    """

    def __init__(
        self,
        options: FetchOptions = _NO_OPTIONS,
        clock: Clock = _NO_CLOCK,
        resolve: Resolver = addresses.resolve,
        pace: Pace | None = None,
    ) -> None:
        self._options = options
        self._clock = clock
        self._pace = pace or Pace(clock)
        self._wire = Wire(options, resolve, clock.monotonic)
        self._robots = Robots(options, self._ask_robots, clock.monotonic)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._wire.close()

    def get(self, url: str, known: Known | None = None) -> Fetched:
        """What the address gives, whatever kind of document it is; `known` is what it gave before.

        Raises FetchError, with the reason and what to do, where it gives nothing; OSError where `options.keep` can't
        be written.
        """
        self._wire.forget()
        at = checked(url, self._options.allow_private)
        warnings: dict[str, None] = {}
        for _ in range(self._options.max_redirects + 1):
            answer = self._permitted(at, conditions(known) if known and str(at) == known.final_url else {})
            if not answer.redirects:
                return self._fetched(url, answer, tuple(warnings))
            target = joined(at, answer.headers["location"], self._options.allow_private)
            if at.scheme == "https" and target.scheme == "http":
                warnings[f"{at.host} redirects from https to http, where the page can be changed on its way"] = None
            at = target
        raise FetchError(f"it is redirected more than {self._options.max_redirects} times, last to {at}; check it")

    def _permitted(self, url: httpx2.URL, conditions: Mapping[str, str]) -> Answer:
        """The answer to one hop, if the site permits it, when its turn has come."""
        self._pace.check(url.host)
        delay = self._robots.check(url) if self._options.obey_robots else 0.0
        self._pace.wait(url.host, max(delay, self._options.delay_seconds))
        try:
            return self._patiently(url, self._options.max_bytes, conditions=conditions)
        finally:
            self._pace.asked(url.host)

    def _ask_robots(self, url: httpx2.URL) -> Answer:
        """The answer to a request for robots.txt, which waits for no turn: it is asked once a day."""
        self._pace.check(url.host)
        return self._patiently(url, MAX_BYTES, cut=True)

    def _patiently(
        self, url: httpx2.URL, limit: int, cut: bool = False, conditions: Mapping[str, str] = NO_HEADERS
    ) -> Answer:
        """The answer to a request; a busy server that names a short wait is asked once more after it."""
        answer = self._wire.get(url, limit, cut, conditions)
        wait = self._wanted(answer)
        if wait is not None and wait <= self._options.max_retry_wait:
            self._clock.sleep(max(wait, self._options.delay_seconds))
            answer = self._wire.get(url, limit, cut, conditions)
            wait = self._wanted(answer)
        if wait is not None:
            self._pace.close(url.host, wait)
            self._pace.check(url.host)
        return answer

    def _wanted(self, answer: Answer) -> float | None:
        """The seconds that a busy server asks us to wait; None where it isn't busy or doesn't say."""
        stated = answer.headers.get("retry-after") if answer.status in _BUSY else None
        return retry_after(stated, self._clock.now())

    def _fetched(self, url: str, answer: Answer, warnings: tuple[str, ...]) -> Fetched:
        """What the last answer gives. Raises FetchError where it is no document."""
        unchanged = answer.status == 304 and answer.conditional
        if not unchanged and (not 200 <= answer.status < 300 or answer.status == 206):
            raise FetchError(_refusal(answer))
        if not unchanged and not answer.raw.strip():
            raise FetchError(f"{answer.url.host} sends nothing (HTTP {answer.status}); {_SAVE}")
        stated = answer.headers.get("content-type", "")
        fetched = Fetched(
            url=url,
            final_url=str(answer.url),
            raw=answer.raw,
            status=answer.status,
            media_type=stated.partition(";")[0].strip().lower() or None,
            charset=answer.charset,
            fetched_at=self._clock.now().isoformat(timespec="seconds"),
            warnings=warnings,
            etag=_mark(answer.headers.get("etag")),
            modified=_mark(answer.headers.get("last-modified")),
        )
        if self._options.keep is not None and not unchanged:
            kept.keep(self._options.keep, fetched)
        return fetched


def conditions(known: Known) -> dict[str, str]:
    """The headers that ask for what has changed since (RFC 9110 13.1)."""
    stated = {"if-none-match": known.etag, "if-modified-since": known.modified}
    return {name: value for name, value in stated.items() if value is not None}


def _mark(stated: str | None) -> str | None:
    """A header that may be sent back as it came; None for one that is no such thing."""
    return stated if stated and stated.isascii() and stated.isprintable() and len(stated) <= _LONGEST_MARK else None


def _refusal(answer: Answer) -> str:
    """Why an answer holds no document, by its status, and what to do."""
    said = f"{answer.url.host} says HTTP {answer.status}"
    if answer.status in (404, 410):
        return f"{said}: there is no such page; check the address"
    if answer.status in (401, 402, 403, 407, 451):
        return f"{said}: it does not give the page to this program; {_SAVE}"
    if answer.status == 429:
        return f"{said}: it was asked too often; try again later"
    if answer.status >= 500:
        return f"{said}: the site has failed; try again later"
    return f"{said} where a page was expected; {_SAVE}"
