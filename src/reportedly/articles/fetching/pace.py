"""How often one host is asked, and when it asks to be left alone.

Invariant: between the end of one request to a host and the start of the next lie at least the seconds that are due;
a host that asked for a longer pause is not asked before that is over.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from reportedly.articles.fetching.fetched import FetchError

MOST_HOSTS = 10_000
"""Of so many hosts it is known when they were asked; of more those are forgotten that were not for an hour."""
_HOUR = 3_600.0
_LONGEST = 1e8


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and how to let it pass; tests put their own in its place."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now


class Pace:
    """When each host was last asked, and until when it wants to be left alone. Threads may share it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._turns = threading.Lock()
        self._asked: dict[str, float] = {}
        self._closed: dict[str, float] = {}

    def check(self, host: str) -> None:
        """Raise FetchError where the host wants to be left alone for a while yet."""
        left = self._closed.get(host, 0.0) - self._clock.monotonic()
        if left > 0:
            again = self._clock.now() + timedelta(seconds=left)
            raise FetchError(f"{host} asks to be left alone until {again:%Y-%m-%d %H:%M:%S} UTC; try again then", left)

    def wait(self, host: str, seconds: float) -> None:
        """Sleep until `seconds` have passed since the host was last asked, or is to be asked by whoever came before."""
        with self._turns:
            now = self._clock.monotonic()
            left = self._asked.get(host, now - seconds) + seconds - now
            self._asked[host] = now + max(0.0, left)
            if len(self._asked) > MOST_HOSTS:
                self._asked = {name: at for name, at in self._asked.items() if at > now - _HOUR}
                self._closed = {name: until for name, until in self._closed.items() if until > now}
        if left > 0:
            self._clock.sleep(left)

    def asked(self, host: str) -> None:
        """Note that a request to the host has just ended."""
        with self._turns:
            self._asked[host] = max(self._clock.monotonic(), self._asked.get(host, 0.0))

    def close(self, host: str, seconds: float) -> None:
        """Note that the host wants to be left alone for so many seconds."""
        with self._turns:
            self._closed[host] = self._clock.monotonic() + seconds


def retry_after(stated: str | None, now: datetime) -> float | None:
    """The seconds that a `Retry-After` header asks for, as a number or a date (RFC 9110 10.2.3); None without one.

    Three years at most, so that the end of the wait is a time that can be written.
    """
    words = (stated or "").strip()
    if words.isascii() and words.isdigit():
        return min(float(words[:9]), _LONGEST)
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, IndexError, TypeError, OverflowError):  # the last for a zone of some million years
        return None
    left = (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()
    return min(max(0.0, left), _LONGEST)
