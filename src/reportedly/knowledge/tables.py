"""The knowledge files as frozen rows and look-ups, each read once, when first asked for.

A file is tab-separated UTF-8: lines that begin with `#` say what it holds, the next line names the columns. Several
values in one cell are parted by `|`. Raises ValueError, naming file and line, where a row has the wrong number of
cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from reportedly.model import Act, Factuality

SpeakerKind = Literal["person", "role", "body", "side", "document"]
Firmness = Literal["firm", "open", "claim", "belief", "vow"]
ObjectRole = Literal["addressee", "target", ""]
AgencyKind = Literal["agency", "picture agency"]


@dataclass(frozen=True, slots=True)
class Cue:
    """What one cue does by itself (`cues.tsv`). `lemmas` may hold `...`, which stands for up to five words."""

    lemmas: tuple[str, ...]
    act: Act
    factuality: Factuality
    firm: Firmness
    object: ObjectRole
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """What kind of speaker a noun stands for (`speakers.tsv`)."""

    noun: str
    kind: SpeakerKind
    sector: str
    gender: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its names (`countries.tsv`). `iso3` is ISO 3166-1 alpha-3."""

    iso3: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency under one of the names that credits give it (`agencies.tsv`). `kept` is the one name we keep."""

    name: str
    kept: str
    iso3: str
    kind: AgencyKind


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one knowledge file, by column."""
    lines = files("reportedly.knowledge").joinpath(name).read_text(encoding="utf-8").splitlines()
    numbered = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    (_, columns), *body = numbered
    for n, cells in body:
        if len(cells) != len(columns):
            raise ValueError(f"{name}, line {n}: {len(cells)} cells where {len(columns)} are named")
    return [dict(zip(columns, cells, strict=True)) for _, cells in body]


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the order of the file."""
    return tuple(
        Cue(
            tuple(row["cue"].split()),
            cast(Act, row["act"]),
            cast(Factuality, row["factuality"]),
            cast(Firmness, row["firm"]),
            cast(ObjectRole, row["object"]),
            tuple(row["forms"].split()),
        )
        for row in rows("cues.tsv")
    )


@cache
def speakers() -> dict[str, Speaker]:
    """Speaker nouns, by the singular noun in lower case."""
    return {
        row["noun"]: Speaker(row["noun"], cast(SpeakerKind, row["kind"]), row["sector"], row["gender"])
        for row in rows("speakers.tsv")
    }


@cache
def countries() -> tuple[Country, ...]:
    """All countries, by ISO code."""
    return tuple(
        Country(row["iso3"], (row["name"], *split(row["other_names"])), split(row["demonyms"]), split(row["seats"]))
        for row in rows("countries.tsv")
    )


@cache
def agencies() -> dict[str, Agency]:
    """News and picture agencies, by the name as credited, in lower case."""
    return {
        row["name"]: Agency(row["name"], row["kept"], row["country"], cast(AgencyKind, row["kind"]))
        for row in rows("agencies.tsv")
    }


@cache
def country_words() -> dict[str, tuple[str, Literal["name", "demonym", "seat"]]]:
    """ISO code and kind of every country name, demonym and seat. Plural demonyms (`Armenians`) are demonyms too."""
    found: dict[str, tuple[str, Literal["name", "demonym", "seat"]]] = {}
    for country in countries():
        for word in country.demonyms:
            found[word] = (country.iso3, "demonym")
            found.setdefault(word + "s", (country.iso3, "demonym"))
        found.update(dict.fromkeys(country.seats, (country.iso3, "seat")))
        found.update(dict.fromkeys(country.names, (country.iso3, "name")))
    return found


def split(cell: str) -> tuple[str, ...]:
    """The values of one cell."""
    return tuple(cell.split("|")) if cell else ()
