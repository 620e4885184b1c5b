"""One request to a model's server and its answer, as JSON, in bounded time and memory.

Invariant: what is sent goes to the address that was given and nowhere else: no redirect is followed, and no proxy that
the environment names is used.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2

from reportedly.articles.fetching.pace import retry_after
from reportedly.llm.model import ModelError

MOST_BYTES = 4_000_000
"""Bytes of an answer; what is longer is none."""
BUSY = frozenset({408, 429, 500, 502, 503, 504, 529})
"""What servers say where the same request may do later."""
REFUSED = frozenset({400, 401, 403, 404, 405, 422})
"""What they say where it will not, nor any other like it."""
PAUSE = 1.0
"""Seconds before a busy server is asked again that names no wait."""
CUT = 300
"""Characters of a server's own words that a message repeats."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for.

    `seconds` hold for one answer from its first to its last byte; a busy server is asked `tries` times in all, each
    time after the wait that it names, where that is no longer than `longest_wait`.
    """

    seconds: float = 120.0
    tries: int = 3
    longest_wait: float = 30.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)


class Wire:
    """Posts JSON to one server, each time over a connection of its own: beside an answer's time it costs nothing."""

    def __init__(self, url: str, headers: Mapping[str, str], patience: Patience) -> None:
        self._url = url
        self._headers = dict(headers)
        self._patience = patience
        self._trusted = httpx2.create_ssl_context()

    def post(self, body: Mapping[str, Any]) -> Any:
        """The JSON that the server answers. Raises ModelError where it answers none."""
        for left in reversed(range(self._patience.tries)):
            status, headers, raw = self._posted(body)
            if status not in BUSY or not left:
                return answered(status, raw)
            wait = retry_after(headers.get("retry-after"), datetime.now(UTC))
            if (wait or 0) > self._patience.longest_wait:
                raise ModelError(f"its server asks to wait {wait:.0f} seconds (HTTP {status})", lasting=True)
            self._patience.sleep(PAUSE if wait is None else wait)
        raise AssertionError("the last try returns or raises")

    def _posted(self, body: Mapping[str, Any]) -> tuple[int, httpx2.Headers, bytes]:
        """Status, headers and bytes of one answer."""
        end = time.monotonic() + self._patience.seconds
        raw = bytearray()
        client = httpx2.Client(verify=self._trusted, timeout=self._patience.seconds, trust_env=False)
        try:
            with client, client.stream("POST", self._url, json=body, headers=self._headers) as answer:
                for piece in answer.iter_bytes():
                    raw += piece
                    if len(raw) > MOST_BYTES:
                        raise ModelError(f"its answer is longer than {MOST_BYTES:,} bytes")
                    if time.monotonic() > end:
                        raise httpx2.ReadTimeout("the whole answer took too long")
                return answer.status_code, answer.headers, bytes(raw)
        except httpx2.TimeoutException:
            raise ModelError(f"no answer within {self._patience.seconds:g} seconds") from None
        except httpx2.HTTPError as error:
            raise ModelError(f"its server can't be reached ({str(error) or type(error).__name__})") from None


def answered(status: int, raw: bytes) -> Any:
    """The JSON of an answer. Raises ModelError where it is none, with what the server says."""
    if status != 200:
        said = " ".join(raw.decode(errors="replace").split())[:CUT]
        raise ModelError(f"its server says HTTP {status}: {said or 'nothing'}", lasting=status in REFUSED)
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise ModelError("its server's answer is no JSON") from None
