"""What a site lets programs ask for: robots.txt as RFC 9309 has it.

No file (400 to 499): all may be asked (2.3.1.3). No answer, or 500 to 599: nothing (2.3.1.4). Up to five redirects are
followed, also to other hosts; more count as no file (2.3.1.2). At most 500 KiB are read (2.5), for at most a day (2.4).
429 is no answer here: the site said to ask less, not that all is free. `Crawl-delay`, no part of the RFC, is honoured.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import httpx2
from protego import Protego

from reportedly.articles.fetching.addresses import joined
from reportedly.articles.fetching.fetched import FetchError, FetchOptions
from reportedly.articles.fetching.wire import Answer

MAX_BYTES = 500 * 1024
_REDIRECTS = 5
_DAY = 86_400.0
_MINUTE = 60.0
_SITES = 500
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one site lets us ask, until when (on the monotonic clock): `fault` says why nothing, where nothing."""

    file: Protego
    until: float
    fault: str | None = None


class Robots:
    """The rules of the sites that were asked last, by scheme, host and port."""

    def __init__(
        self, options: FetchOptions, ask: Callable[[httpx2.URL], Answer], monotonic: Callable[[], float]
    ) -> None:
        self._options = options
        self._ask = ask
        self._monotonic = monotonic
        self._sites: dict[str, _Rules] = {}
        named = _TOKEN.match(options.user_agent)
        self._token = named[0].lower() if named else "reportedly"

    def check(self, url: httpx2.URL) -> float:
        """The seconds that the site wants between requests. Raises FetchError where the address may not be asked."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        rules = self._sites.get(site)
        if rules is None or rules.until <= self._monotonic():
            self._sites.pop(site, None)
            if len(self._sites) >= _SITES:
                del self._sites[next(iter(self._sites))]
            rules = self._sites[site] = self._read(url)
        if rules.fault is not None:
            raise FetchError(rules.fault)
        if not rules.file.can_fetch(str(url), self._token):
            raise FetchError(f"robots.txt of {url.host} forbids it; save the page in a browser and read that file")
        return min(rules.file.crawl_delay(self._token) or 0.0, self._options.max_crawl_delay)

    def _read(self, url: httpx2.URL) -> _Rules:
        """The rules of an address's site, asked for now; a site without an answer is asked again in a minute."""
        try:
            answer = self._answer(url.join("/robots.txt"))
        except FetchError as error:
            return _Rules(Protego.parse(""), self._monotonic() + _MINUTE, error.reason)
        if answer is None or (400 <= answer.status < 500 and answer.status != 429):
            return _Rules(Protego.parse(""), self._monotonic() + _DAY)
        if not 200 <= answer.status < 300:
            fault = f"robots.txt of {url.host} can't be had (HTTP {answer.status}), and without it nothing may be asked"
            return _Rules(Protego.parse(""), self._monotonic() + _MINUTE, f"{fault}; try again later")
        return _Rules(Protego.parse(answer.raw.decode("utf-8-sig", "replace")), self._monotonic() + _DAY)

    def _answer(self, url: httpx2.URL) -> Answer | None:
        """The last answer on the way of redirects; None where the way is too long."""
        for _ in range(_REDIRECTS + 1):
            answer = self._ask(url)
            if not answer.redirects:
                return answer
            url = joined(url, answer.headers["location"], self._options.allow_private)
        return None
