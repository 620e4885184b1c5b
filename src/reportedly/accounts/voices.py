"""Who counts as one: a person is heard for the body they head or speak for, an organ of state for the state.

Invariant: a pure function of the actor's id and of the knowledge files; an id that tells nothing stays itself.
Source of the rule: codebook, Account (independent sources are counted by origin and by speaker) and Actor (ids).
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.knowledge import who
from reportedly.knowledge.tables import countries, rows

NUMBER = re.compile(r"-\d+$")
SPEAKS_FOR = re.compile(r"^unnamed-[\w-]*?-(?:of|for|from|at)-(?:the-)?([\w-]+)$")


@cache
def party(actor: str) -> str:
    """The body, state or group that an actor is heard for: `RUS.GOV:dmitry-peskov` for `RUS`.

    Organs of one state are one, with the media that it owns; a partly recognised entity is one with its forces; a
    director, leader or spokesman is one with the body whose office they hold (`offices.tsv`).
    """
    code, _, slug = actor.partition(":")
    if code == "unresolved":
        return NUMBER.sub("", actor)
    country, *sectors = code.split(".")
    if "PRE" in sectors:
        return entity(country, slug)
    if sectors and sectors[-1] == "JRN":
        return owner(actor)
    if sectors and sectors[-1] in who.STATE and not of_group(actor):
        return country
    return body(actor)


@cache
def body(actor: str) -> str:
    """The body that an actor belongs to: the one whose office a person holds, or for which an unnamed one speaks."""
    code, _, slug = actor.partition(":")
    home = next((home for home in homes().get(slug, ()) if home.partition(":")[0] == code), None)
    spokesman = SPEAKS_FOR.match(slug)
    if home is None and spokesman is not None:
        named = who.bodies().get(spokesman[1].replace("-", " "), ())
        home = next((each.id for _, _, each in named if each.id.partition(":")[0] == code), None)
    return home or actor


@cache
def homes() -> dict[str, tuple[str, ...]]:
    """The countries and bodies that persons held offices of, by the person's slug."""
    found: dict[str, tuple[str, ...]] = {}
    for office in who.offices():
        slug = who.slugged(office.person)
        if office.home not in found.get(slug, ()):
            found[slug] = (*found.get(slug, ()), office.home)
    return found


@cache
def of_group(actor: str) -> bool:
    """Whether an id with a state's sector is a group's that governs (`AFG.GOV:taliban`): it stays its own."""
    return any(each.id == actor for each in who.groups())


@cache
def entity(country: str, slug: str) -> str:
    """The partly recognised entity of an id: by its slug, by the office held, else the only one of the country."""
    of_country = tuple(each.id for each in who.entities() if each.id.startswith(f"{country}.PRE"))
    direct = f"{country}.PRE:{slug}"
    home = next((home for home in homes().get(slug, ()) if home in of_country), None)
    if direct in of_country or home is None:
        return direct if direct in of_country else of_country[0] if len(of_country) == 1 else direct
    return home


@cache
def owner(outlet: str) -> str:
    """Whom an outlet speaks for: the state that owns it, the group whose mouthpiece it is, else itself."""
    known = {each.id: each.kind for each in who.outlets()}
    if known.get(outlet) == "state" or outlet.partition(":")[2] in ("state-media", "state-television", "state-tv"):
        return outlet.partition(".")[0]
    return mouthpieces().get(outlet, outlet)


@cache
def mouthpieces() -> dict[str, str]:
    """The groups that outlets speak for, by the outlet's id (`mouthpieces.tsv`)."""
    return {row["outlet"]: row["speaks_for"] for row in rows("mouthpieces.tsv")}


@cache
def house(name: str) -> str:
    """Whom an outlet or agency of some name is heard for, where it speaks itself: `AFP` is `FRA.JRN:...`.

    Names that no table has count as they are written, in lower case.
    """
    folded = who.folded(name)
    outlet = next((each.id for each in who.outlets() if folded in map(who.folded, each.exact)), None)
    return owner(outlet) if outlet else f"outlet:{folded}"


@cache
def title(actor: str) -> str | None:
    """What the knowledge files call an id, None where they don't have it."""
    known = (*who.groups(), *who.organisations(), *who.entities(), *who.outlets())
    return next((each.name for each in known if each.id == actor), None) or country_name(actor)


@cache
def country_name(code: str) -> str | None:
    """The country of an ISO 3166-1 alpha-3 code."""
    return next((each.names[0] for each in countries() if each.iso3 == code), None)


def known(actor: str) -> bool:
    """Whether an id says who somebody is."""
    return not actor.startswith("unresolved:")


def slug_words(actor: str) -> str:
    """The last part of an id in words: `general staff` for `AZE.MIL:general-staff`; empty where it has none."""
    return actor.partition(":")[2].replace("-", " ")


def plain(actor: str) -> str:
    """The last part of an id in words, the id where it has none."""
    return slug_words(actor) or actor


def below(actor: str, wanted: str) -> bool:
    """Whether an actor is the wanted one or below it: `AZE.MIL:general-staff` is below `AZE.MIL` and `AZE`."""
    return actor == wanted or actor.startswith((f"{wanted}.", f"{wanted}:"))


def covers(member: str, actor: str) -> bool:
    """Whether a member of a side (an id, or the beginning of one) takes in an actor.

    A country alone takes in its organs, the militias that fight for it and the media that it owns, not its rebels,
    opposition, or the entities that it claims: those are named by themselves. `AZE.PRE` takes in all of `AZE.PRE...`;
    a group takes in the outlets that speak for it.
    """
    code, *rest = member.replace(":", ".").split(".")
    if not rest and len(member) == 3 and country_name(member):
        country, *sectors = actor.partition(":")[0].split(".")
        return code == country and (not sectors or sectors[0] in who.WITH_STATE or party(actor) == code)
    return any(below(each, member) for each in (actor, body(actor), party(actor)))
