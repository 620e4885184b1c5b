"""Tells what changed: on the terminal, as JSON lines, to a webhook, as an Atom feed.

Invariant: each channel is told every change once, in order; how far it got is kept after it was told. What can be cut
off between the two is told again where nobody could know (a terminal, a webhook, which knows a change by its id), and
looked up where the file itself tells (JSON lines, Atom).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import httpx2

from reportedly.articles.fetching.addresses import resolve
from reportedly.articles.fetching.fetched import FetchError, FetchOptions
from reportedly.articles.fetching.pace import Clock
from reportedly.articles.fetching.wire import Wire
from reportedly.report import JsonObject, in_one_line
from reportedly.watching import atom
from reportedly.watching.state import State

AT_ONCE = 100
"""So many changes go into one delivery."""
TAIL = 4 << 20
"""Bytes at the end of a file of JSON lines that are looked through for what was told."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 3_600.0
"""Seconds before a delivery that failed is tried again, at first and at most."""
HOOK_SECONDS = 15.0


class TellError(Exception):
    """A channel could not be told; it is tried again later."""


class Channel(Protocol):
    """Somebody to tell. `name` stays the same from run to run."""

    name: str

    def tell(self, changes: Sequence[JsonObject]) -> None:
        """Tells changes, in order. Raises TellError where that has to be tried again, OSError where it can't be."""


class Teller:
    """Tells channels what they have not been told."""

    def __init__(
        self,
        state: State,
        channels: Sequence[Channel],
        clock: Clock,
        warn: Callable[[str], None],
        chance: random.Random,
    ) -> None:
        self._state, self._channels, self._clock, self._warn, self._chance = state, channels, clock, warn, chance
        for each in channels:
            state.channel(each.name)
        state.forget([each.name for each in channels])

    def tell(self) -> None:
        """Tells every channel that is due."""
        for channel in self._channels:
            self._tell(channel)

    def due(self) -> float | None:
        """When a channel that failed is due again; None where none is."""
        waiting = (self._state.channel(each.name) for each in self._channels)
        return min((each.due for each in waiting if each.failures), default=None)

    def _tell(self, channel: Channel) -> None:
        """Tells one channel all that it has not been told."""
        far, now = self._state.channel(channel.name), self._clock.now().timestamp()
        if far.failures and far.due > now:
            return
        while some := self._state.changes(far.number, AT_ONCE):
            try:
                channel.tell([change for _, change in some])
            except TellError as error:
                wait = min(FIRST_WAIT * 2.0 ** min(far.failures, 32), LONGEST_WAIT) * self._chance.uniform(0.5, 1.0)
                self._state.set_channel(replace(far, failures=far.failures + 1, due=now + wait))
                self._warn(f"{channel.name}: {error}; {len(some)} changes wait, and are told again in {wait:.0f} s")
                return
            far = replace(far, number=some[-1][0], failures=0, due=0.0)
            self._state.set_channel(far)


class Printed:
    """Tells a person."""

    name = "terminal"

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def tell(self, changes: Sequence[JsonObject]) -> None:
        """Three lines a change."""
        for each in changes:
            self._write("\n".join(lines(each)))


class Lines:
    """A file of JSON lines, one a change; what it holds is never told to it again. Raises OSError where it can't be."""

    def __init__(self, path: Path) -> None:
        self.name = f"jsonl {path.resolve()}"
        self._path = path
        self._there: set[str] | None = None
        path.open("ab").close()

    def tell(self, changes: Sequence[JsonObject]) -> None:
        """Adds the lines that are not there, and waits until they are on the disk."""
        if self._there is None:
            self._there = mended(self._path)
        with self._path.open("ab") as stream:
            for each in changes:
                if each["id"] not in self._there:
                    stream.write(in_one_line(each).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        self._there = set()  # from here on, how far it was told is kept


def mended(path: Path) -> set[str]:
    """The ids of the last changes in a file; a line that was cut off at its end is taken away."""
    if not path.exists():
        return set()
    with path.open("rb+") as stream:
        size = stream.seek(0, os.SEEK_END)
        start = stream.seek(max(0, size - TAIL))
        *rows, cut = stream.read().split(b"\n")
        if cut:
            stream.truncate(size - len(cut))
    if start:
        rows = rows[1:]
    found = set()
    for row in rows:
        try:
            found.add(str(json.loads(row)["id"]))
        except (ValueError, KeyError, TypeError):
            continue  # another's line
    return found


class Hook:
    """A webhook: changes are posted as JSON, signed where there is a secret.

    The signature is the HMAC-SHA256, in hexadecimal digits, of the time, a full stop and the body.
    """

    def __init__(self, url: str, secret: str | None, clock: Clock) -> None:
        self.name = f"webhook {url}"
        self._url, self._secret, self._clock = httpx2.URL(url), secret, clock
        self._options = FetchOptions(whole_seconds=HOOK_SECONDS, allow_private=True)

    def tell(self, changes: Sequence[JsonObject]) -> None:
        """Posts changes. Raises TellError where the answer is none of 200 to 299."""
        body = in_one_line({"changes": list(changes)}).encode()
        headers = {"content-type": "application/json", **signed(body, self._secret, self._clock)}
        wire = Wire(self._options, resolve, self._clock.monotonic)
        try:
            answer = wire.post(self._url, body, headers)
        except FetchError as error:
            raise TellError(error.reason) from None
        finally:
            wire.close()
        if not 200 <= answer.status < 300:
            raise TellError(f"it answers HTTP {answer.status}")


def signed(body: bytes, secret: str | None, clock: Clock) -> dict[str, str]:
    """The headers that tell when a body was sent, and that it is ours."""
    at = str(int(clock.now().timestamp()))
    if secret is None:
        return {"reportedly-time": at}
    mark = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return {"reportedly-time": at, "reportedly-signature": f"sha256={mark}"}


class Feed:
    """A file that is an Atom feed of the latest changes, written anew each time, and at first for whoever subscribes.

    Raises OSError where it can't be.
    """

    def __init__(self, path: Path, state: State) -> None:
        self.name = f"atom {path.resolve()}"
        self._path, self._state = path, state
        self.tell(())

    def tell(self, changes: Sequence[JsonObject]) -> None:  # noqa: ARG002 - the file has the latest, these among them
        """Writes the feed; whoever reads it meanwhile reads the old one or this one."""
        written(self._path, atom.feed([change for _, change in self._state.latest(AT_ONCE)]))


def written(path: Path, data: bytes) -> None:
    """Writes a file so that it is never seen half, and stays after a loss of power."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def lines(change: JsonObject) -> list[str]:
    """A change for a person: what, where and why it is watched; who says what; where it is read."""
    about = " · ".join(
        str(each) for each in (change["type"], change["place"], change["date"], change["incident"]) if each
    )
    says = f"{change['before']}, now {change['says']}" if change["before"] else change["says"]
    read = ", ".join(each for each in (change["outlet"], change["published"], change["url"]) if each)
    return [
        "  ".join(each for each in (change["kind"], about, f"({', '.join(change['watched'])})") if each),
        f"    {change['who']}: {says}: “{change['words']}”",
        f"    {read}  {change['article'][:15]}#{change['item']}",
    ]
