"""Who is who in the world: offices with dates, armed groups, organisations, outlets, entities; read when asked for.

Dates are kept as written (EDTF: a day, a month or a year) and compared as text: `2018-05` began by 2018-05-08, and
`2018` is not over before its last day. Raises ValueError, naming file and line, as `tables.rows` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from reportedly.knowledge.tables import agencies, rows, split

MARKS = str.maketrans(dict.fromkeys("_–—-", " ") | dict.fromkeys("'’‘`.,\"“”"))


STATE = frozenset("GOV MIL COP LEG JUD SPY".split())
"""PLOVER sectors of organs of state."""
WITH_STATE = STATE | {"PRM"}
"""Sectors that stand on their state's side: its organs, and militias that fight for it (PLOVER: PRM)."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held (`offices.tsv`). `home` is a country, or the id of a body or an entity."""

    home: str
    office: str
    person: str
    spellings: tuple[str, ...]
    since: str
    until: str

    def held(self, day: date) -> bool:
        """Whether the person held it on a day, as far as the dates say."""
        return lasted(self.since, self.until, day)

    def over(self, day: date) -> bool:
        """Whether it had plainly ended before a day."""
        return bool(self.until) and day.isoformat()[: len(self.until)] > self.until

    @property
    def country(self) -> str:
        """The ISO or transnational code that the home begins with."""
        return self.home.partition(":")[0].partition(".")[0]


@dataclass(frozen=True, slots=True)
class Body:
    """A group, organisation, outlet, state or entity by its names (`groups.tsv`, `organisations.tsv` and the others).

    `names` match in any case of letters, `exact` as written. `countries` is where it acts, empty where it has no land
    of its own; `parents` are the ids that it belongs to, with `@from/to` where not always; `claimed_by` is a country.
    """

    id: str
    name: str
    names: tuple[str, ...]
    exact: tuple[str, ...]
    countries: tuple[str, ...]
    kind: str
    since: str = ""
    until: str = ""
    parents: tuple[str, ...] = ()
    claimed_by: str = ""

    def active(self, day: date) -> bool:
        """Whether it existed on a day, as far as the dates say."""
        return lasted(self.since, self.until, day)


def lasted(since: str, until: str, day: date) -> bool:
    """Whether a day lies between two EDTF dates, both of them part of the time; an empty one is open."""
    written = day.isoformat()
    return written >= since and (not until or written[: len(until)] <= until)


@lru_cache(maxsize=2048)
def folded(words: str) -> str:
    """A name without case, accents, marks and hyphens: the form that names are compared in."""
    plain = words.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(plain.translate(MARKS).split())


def slugged(name: str) -> str:
    """A name as the last part of an id."""
    return re.sub(r"[^\w]+", "-", folded(name)).strip("-")


@cache
def offices() -> tuple[Office, ...]:
    """All offices, in the order of the file."""
    return tuple(
        Office(row["country"], row["office"], row["person"], split(row["spellings"]), row["from"], row["to"])
        for row in rows("offices.tsv")
    )


def named_body(row: Mapping[str, str], countries: tuple[str, ...]) -> Body:
    """The body of a row that gives an id, a name, aliases, acronyms and a kind."""
    names = (row["name"], *split(row["aliases"]))
    return Body(row["id"], row["name"], names, split(row["acronyms"]), countries, row["kind"])


@cache
def groups() -> tuple[Body, ...]:
    """Armed groups, with the parties and fronts around them."""
    return tuple(
        replace(
            named_body(row, split(row["countries"])),
            since=row["from"],
            until=row["to"],
            parents=split(row["parent"]),
        )
        for row in rows("groups.tsv")
    )


@cache
def organisations() -> tuple[Body, ...]:
    """International bodies, monitors, aid organisations and organs of states."""
    return tuple(named_body(row, land(row["id"])) for row in rows("organisations.tsv"))


@cache
def joined_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of groups and organisations with an `and` in them, as words in lower case, by the first; the longest first.

    `the Islamic State of Iraq and Syria` is no list.
    """
    found = {name.lower() for body in (*groups(), *organisations()) for name in body.names if " and " in name}
    cut = sorted((tuple(re.findall(r"\w+|[^\w\s]", name)) for name in found), key=lambda words: (-len(words), words))
    return {first: tuple(words for words in cut if words[0] == first) for first in {words[0] for words in cut}}


@cache
def entities() -> tuple[Body, ...]:
    """Partly recognised entities and rival governments, under their names; demonyms and seats are `entity_words`."""
    return tuple(
        Body(
            row["id"],
            row["name"],
            (row["name"], *split(row["other_names"])),
            (),
            land(row["id"]),
            "entity",
            row["from"],
            row["to"],
            claimed_by=row["claimed_by"],
        )
        for row in rows("entities.tsv")
    )


@cache
def entity_words() -> dict[str, tuple[str, str]]:
    """Id and kind (`demonym`, `seat`) of what an entity's people and its seat are called."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("entities.tsv"):
        found.update(dict.fromkeys(split(row["seats"]), (row["id"], "seat")))
        found.update(dict.fromkeys(split(row["demonyms"]), (row["id"], "demonym")))
    return found


@cache
def outlets() -> tuple[Body, ...]:
    """Agencies, stations and papers; agencies that only `agencies.tsv` has come last, under the name that it keeps."""
    found = [
        Body(
            f"{row['country']}.JRN:{slugged(row['name'])}",
            row["name"],
            (),
            (row["name"], *split(row["aliases"])),
            () if row["country"] == "IMG" else (row["country"],),
            row["kind"],
        )
        for row in rows("outlets.tsv")
    ]
    known = {name for outlet in found for name in map(folded, outlet.exact)}
    others = {agency.kept: agency for agency in agencies().values() if agency.kind == "agency"}
    return (
        *found,
        *(
            Body(f"{a.iso3}.JRN:{slugged(a.kept)}", a.kept, (), (a.kept,), (a.iso3,), "agency")
            for a in others.values()
            if folded(a.kept) not in known
        ),
    )


def land(key: str) -> tuple[str, ...]:
    """The country that an id begins with, if it is one."""
    code = re.split(r"[.:]", key, maxsplit=1)[0]
    return () if code in ("UNO", "IGO", "EUR", "NGO", "IMG") else (code,)


@cache
def bodies() -> dict[str, tuple[tuple[str, bool, Body], ...]]:
    """All bodies by each of their names, folded; with the name as written, and whether it counts only as written."""
    found: dict[str, list[tuple[str, bool, Body]]] = {}
    for body in (*groups(), *organisations(), *entities(), *outlets()):
        for names, exact in ((body.names, False), (body.exact, True)):
            for name in names:
                bare = name[4:] if name[:4].lower() == "the " else name
                found.setdefault(folded(bare), []).append((name if exact else bare, exact, body))
    return {name: tuple(known) for name, known in found.items()}
