"""Who takes part in an event, as the shapes need to know them: name, country, PLOVER sectors, armed or civilian.

Invariant: nobody is guessed. What no id and no noun of our tables tells is None, and a shape leaves the cell empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from reportedly.accounts import voices
from reportedly.accounts.authors import spoken
from reportedly.knowledge import harm
from reportedly.knowledge.tables import countries, rows
from reportedly.knowledge.who import folded
from reportedly.model import Event, Participant, Report

Force = Literal["state", "group", "civilians"]
"""What somebody is in armed conflict: a state's forces, another armed group, or people without arms."""
ARMED_STATE = frozenset("MIL COP SPY".split())
ARMED_GROUPS = frozenset("REB PRM UAF".split())
CIVIL = frozenset("CVL JRN MED EDU REF REL LAB AGR BUS SOC NGO".split())
"""PLOVER sectors of people who bear no arms and hold no office."""
FORMS = {
    "": "{}",
    "GOV": "Government of {}",
    "MIL": "Military Forces of {}",
    "COP": "Police Forces of {}",
    "CVL": "Civilians ({})",
}
"""What somebody is called of whom an id tells country and sector, and no more (ACLED's names of such actors)."""
TRANSNATIONAL = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
TOWN = (1, 2, 3)
"""UCDP's precision of towns and districts."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in an event. `key` is who counts as one (all organs of a state do), `actor` an id, `name` for a reader.

    `country` is ISO 3166-1 alpha-3 or a transnational code, None where no id tells; `sectors` are PLOVER's.
    """

    key: str
    actor: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]

    @property
    def force(self) -> Force | None:
        """What they are in armed conflict; None for officials, parties, the unresolved, and who few recognise."""
        sectors = set(self.sectors)
        if "PRE" in sectors:  # a state claims it: what it has in arms is no state's (UCDP, definition of a state)
            return "group" if sectors == {"PRE"} or sectors & ARMED_STATE else "civilians" if sectors & CIVIL else None
        if sectors & ARMED_GROUPS or self.country == "IMG":
            return "group"
        if sectors & CIVIL or self.country == "NGO":
            return "civilians"
        if self.country is None:
            return None
        return "state" if sectors & ARMED_STATE or (not sectors and self.of_country) else None

    @property
    def force_used(self) -> Force | None:
        """What they are where they use force: a government that does acts as a state."""
        return "state" if self.force is None and self.sectors == ("GOV",) and self.of_country else self.force

    @property
    def of_country(self) -> bool:
        """Whether an id tells a country."""
        return self.country is not None and self.country not in TRANSNATIONAL


def doing(report: Report, event: Event) -> Iterator[Party]:
    """Who does it, each once. A demonym alone stands for its country, whose arms they are: `Russian` of `Russian jets`.

    Source of the rule: accounts/authors.py.
    """
    yield from parties(report, (by_country(report, each) for each in event.actors))


def by_country(report: Report, participant: Participant) -> Participant:
    """Somebody, with the id of the country where nothing but its demonym names them."""
    country = demonyms().get(words(report, participant))
    bare = participant.actor is None or not voices.known(participant.actor)
    return replace(participant, actor=country) if country and bare else participant


def suffering(report: Report, event: Event) -> Iterator[Party]:
    """Who suffers it, each once. A town that is struck is where it happens, and not the government that sits there."""
    towns = {each.span for each in report.places if each.precision in TOWN} if event.type == "ASSAULT" else ()
    yield from parties(report, (each for each in event.recipients if each.span not in towns))


def parties(report: Report, participants: Iterable[Participant]) -> Iterator[Party]:
    """Who takes part, each once. Things, places, and people of whom no more is told than how many are nobody."""
    seen: set[str] = set()
    for each in participants:
        for actor in each.actor.split(";") if each.actor else (None,):
            party = of_id(report, actor) if actor and voices.known(actor) else unresolved(report, actor, each)
            if party is not None and party.key not in seen:
                seen.add(party.key)
                yield party


def of_id(report: Report, actor: str) -> Party:
    """Somebody whom an id names; an organ of state without a name of its own is called by its country."""
    country, *sectors = actor.partition(":")[0].split(".")
    form, land = FORMS.get(".".join(sectors)), voices.country_name(country)
    plain = form.format(land) if form and land and ":" not in actor else None
    name = plain or voices.title(actor) or called(report, actor) or spoken(actor)
    return Party(voices.party(actor), actor, name, country, tuple(sectors))


def unresolved(report: Report, actor: str | None, participant: Participant) -> Party | None:
    """Somebody whom no id names: by the noun of people that the words end with, else as the article calls them."""
    name = (called(report, actor) if actor else None) or words(report, participant)
    sector = sector_of(name)
    if sector:
        noun = "civilians" if sector == "CVL" else folded(name).split()[-1]
        return Party(noun, None, noun, None, (sector,))
    return Party(actor, actor, name, None, ()) if actor and sector is None else None


def called(report: Report, actor: str) -> str | None:
    """What an article calls an actor."""
    return next((" ".join(each.name.split()) for each in report.actors if each.id == actor), None)


def words(report: Report, participant: Participant) -> str:
    """The words of the article for somebody."""
    return " ".join(report.article.text[slice(*participant.span)].split())


@cache
def demonyms() -> dict[str, str]:
    """The country of each demonym, by its alpha-3 code."""
    return {word: each.iso3 for each in countries() for word in each.demonyms}


@cache
def sector_of(name: str) -> str | None:
    """The PLOVER sector of the people that words end with, empty where they may be anybody; None for no people."""
    last = folded(name).split()
    victim = harm.victims().get(tuple(last[-1:]))
    return victim.sector if victim is not None and victim.kind == "person" else None


def foremost(found: Iterable[Party]) -> tuple[Party, ...]:
    """Parties each once, who is named most often first, with the id and name that they have most often."""
    given = list(found)
    often = Counter(each.key for each in given)
    first = {key: at for at, key in reversed(list(enumerate(each.key for each in given)))}
    most = Counter(given)
    ranked = sorted(often, key=lambda key: (-often[key], first[key]))
    return tuple(max((each for each in most if each.key == key), key=lambda each: most[each]) for key in ranked)


@cache
def country_codes() -> dict[str, tuple[int | None, str | None]]:
    """The ISO 3166-1 number and the FIPS 10-4 code of each country, by its alpha-3 code."""
    return {
        row["iso3"]: (int(row["number"]) if row["number"] else None, row["fips"] or None)
        for row in rows("country_codes.tsv")
    }
