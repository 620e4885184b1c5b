"""What is watched, how often, and who is told: a TOML file.

    [watch]
    incidents = ["i7e464a7ac0c0"]
    actors = ["AZE.MIL"]
    places = ["Ganja"]

    [tell]
    webhook = "https://desk.example/hook"
    atom = "changes.atom"

    [[feed]]
    url = "https://news.example/feed.rss"
    every = "30m"

Invariant: what is loaded can be used as it stands; whatever can't is told with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.accounts.conflict import ID
from reportedly.articles.fetching.addresses import checked
from reportedly.articles.fetching.fetched import FetchError

EVERY = 1800.0
LEAST, MOST = 60.0, 30 * 86_400.0
"""Seconds between two polls of one feed, at least and at most."""
MOST_FEEDS = 10_000
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
TABLES = {
    "watch": {"incidents", "actors", "places"},
    "tell": {"webhook", "secret", "atom"},
    "feed": {"url", "every"},
}
_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z_-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z_-]+)\s*=")
_INCIDENT = re.compile(r"i[0-9a-f]{12}")


class SettingsError(ValueError):
    """A file that can't be used: which line, which key, what to do."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or page, and the seconds between two polls of it."""

    url: str
    every: float = EVERY


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched: incidents by id, actors by id (with those below), places as `reportedly search` takes them.

    Where nothing is named, everything is watched.
    """

    incidents: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is named."""
        return not (self.incidents or self.actors or self.places)


@dataclass(frozen=True, slots=True)
class Tell:
    """Who is told: an address that changes are posted to, signed with `secret`, and a file that is an Atom feed."""

    webhook: str | None = None
    secret: str | None = None
    atom: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All of the file."""

    feeds: tuple[Feed, ...]
    watched: Watched = Watched()
    tell: Tell = Tell()


def load(path: Path, *, allow_private: bool = False) -> Settings:
    """The settings of a file. Raises SettingsError where they can't be used, OSError where it can't be read."""
    try:
        text = path.read_bytes().decode()
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: it is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: it is no TOML: {error}; see docs/commands/watch.md for an example") from None
    return _File(path, text).settings(data, allow_private)


class _File:
    """One file while it is read."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def settings(self, data: Mapping[str, Any], allow_private: bool) -> Settings:
        """The settings that its data are."""
        for name in data:
            if name not in TABLES:
                raise self._wrong(name, 0, None, f"unknown; there are {', '.join(sorted(TABLES))}")
        tables = data.get("feed", [])
        if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
            raise self._wrong("feed", 0, None, 'name a feed at least: write [[feed]] and under it url = "https://..."')
        if len(tables) > MOST_FEEDS:
            raise self._wrong("feed", MOST_FEEDS, None, f"there are more than {MOST_FEEDS:,} feeds; use several files")
        feeds = tuple(self._feed(n, each, allow_private) for n, each in enumerate(tables))
        seen: set[str] = set()
        for n, each in enumerate(feeds):
            if each.url in seen:
                raise self._wrong("feed", n, "url", f"{each.url} is there twice; remove one")
            seen.add(each.url)
        return Settings(feeds, self._watched(self._table(data, "watch")), self._tell(self._table(data, "tell")))

    def _table(self, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """A table that stands once, or not at all."""
        table = data.get(name, {})
        if not isinstance(table, dict):
            raise self._wrong(name, 0, None, f"it is no table; write [{name}] on a line of its own")
        return table

    def _known(self, name: str, at: int, table: Mapping[str, Any]) -> None:
        """Nothing, where all keys of a table are known."""
        for key in table:
            if key not in TABLES[name]:
                raise self._wrong(name, at, key, f"unknown key; there are {', '.join(sorted(TABLES[name]))}")

    def _feed(self, at: int, table: Mapping[str, Any], allow_private: bool) -> Feed:
        """One feed."""
        self._known("feed", at, table)
        url = table.get("url")
        if not isinstance(url, str):
            raise self._wrong("feed", at, "url" if "url" in table else None, 'url is missing: url = "https://..."')
        try:
            checked(url, allow_private)
        except FetchError as error:
            raise self._wrong("feed", at, "url", error.reason) from None
        every = table.get("every")
        return Feed(url.strip(), EVERY if every is None else self._seconds(at, every))

    def _seconds(self, at: int, every: Any) -> float:
        """The seconds of `30m`, `2h`, `1d`."""
        match = _SPAN.fullmatch(every.strip()) if isinstance(every, str) else None
        if match is None:
            raise self._wrong("feed", at, "every", f'{every!r} is no span of time; write "15m", "2h" or "1d"')
        seconds = float(int(match[1]) * UNITS[match[2]])
        if not LEAST <= seconds <= MOST:
            raise self._wrong("feed", at, "every", f"{every} is not between one minute and thirty days")
        return seconds

    def _watched(self, table: Mapping[str, Any]) -> Watched:
        """What is watched."""
        self._known("watch", 0, table)
        for key, form, example in (("incidents", _INCIDENT, "i7e464a7ac0c0"), ("actors", ID, "AZE.MIL")):
            for each in self._strings(table, key):
                if not form.fullmatch(each):
                    raise self._wrong("watch", 0, key, f"{each!r} is no id; one is such as {example}")
        return Watched(*(self._strings(table, key) for key in ("incidents", "actors", "places")))

    def _strings(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """A list of strings, none of them empty."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self._wrong("watch", 0, key, f'{key} is no list of names; write {key} = ["..."]')
        return tuple(dict.fromkeys(each.strip() for each in value))

    def _tell(self, table: Mapping[str, Any]) -> Tell:
        """Who is told. A webhook may lie in the own network: nobody else wrote its address."""
        self._known("tell", 0, table)
        for key, value in table.items():
            if not isinstance(value, str) or not value.strip():
                raise self._wrong("tell", 0, key, f'it is no string; write {key} = "..."')
        webhook, atom = table.get("webhook"), table.get("atom")
        if webhook is not None:
            try:
                checked(webhook, allow_private=True)
            except FetchError as error:
                raise self._wrong("tell", 0, "webhook", error.reason) from None
        elif "secret" in table:
            raise self._wrong("tell", 0, "secret", "there is no webhook that it could sign; add one, or remove it")
        return Tell(webhook, table.get("secret"), self._path.parent / atom if atom is not None else None)

    def _wrong(self, table: str, at: int, key: str | None, why: str) -> SettingsError:
        """What is wrong, and in which line."""
        named = f"{table}.{key}" if key is not None else table
        return SettingsError(f"{self._path}: line {self._line(table, at, key)}: {named}: {why}")

    def _line(self, table: str, at: int, key: str | None) -> int:
        """The number of the line of a key in the table of a name that stands `at`-th, else of that table, else 1."""
        seen, inside, found = -1, False, 1
        for number, line in enumerate(self._lines, start=1):
            if header := _HEADER.match(line):
                seen += header[1] == table
                inside = header[1] == table and seen == at
            elif not inside or (match := _KEY.match(line)) is None or match[1] != key:
                if seen == -1 and (top := _KEY.match(line)) and top[1] == table:
                    return number
                continue
            if inside:
                found = number
            if inside and (key is None or not header):
                return found
        return found
