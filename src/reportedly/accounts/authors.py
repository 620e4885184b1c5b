"""Whom an event or a statement names as the author of what was done.

Invariant: an author is an id, or `unresolved:` and the words of the text where these tell of people, bodies or sides;
words that tell of none (`two attacks`) name no author.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reportedly.accounts.material import Material
from reportedly.accounts.model import Side
from reportedly.accounts.sides import side_of
from reportedly.accounts.voices import known, party, slug_words, title
from reportedly.claims.actor_ids import actor_of
from reportedly.knowledge.tables import countries, country_words, speakers
from reportedly.model import Event, Span, Statement

OF_THE_COUNTRY = re.compile(r"(?:the |an? )?(?:regime|government|rebels?|opposition)\b", re.IGNORECASE)
"""Words for parties that a country has one of: at home in the country where the incident happened."""
FOREIGN = 3
"""How many times as often an article must place things in another country than the incident's."""
OWN = re.compile(r"(?:its|our|we)\b", re.IGNORECASE)
JOINED = re.compile(r" and (?:the )?")
COUNTED = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|least)\b", re.IGNORECASE)
"""What stands in numbers of victims (`25 civilians`), seldom in names of authors."""
ARMS = re.compile(r"\b(?:warplanes?|jets?|aircraft|planes?|bombers?|helicopters?|snipers?|gunm[ae]n|drones?)$", re.I)
"""What strikes and shoots, and stands for who flies or aims it."""

SECTORS = {"REB": "rebels", "OPP": "opposition", "PRM": "militias", "CVL": "civilians"}
"""What those are called who have a sector (PLOVER) and no name."""


def authors(material: Material, article: str, event: Event) -> tuple[str, ...]:
    """The ids of who did it by an event, `unresolved:` and their words where no id tells."""
    answering = owner(material, article, event.claimant)
    speaker = material.speaker(article, answering).actor if answering else None
    named = (
        (each.actor if each.actor and known(each.actor) else own(material.words(article, each.span), speaker), each)
        for each in event.actors
    )
    return tuple(
        dict.fromkeys(one for actor, each in named for one in ids(material, article, actor or each.actor, (each.span,)))
    )


def owner(material: Material, article: str, claimant: str | None) -> str | None:
    """The statement whose speaker means their own by `its`: nobody accuses themselves, so that in an accusation it is
    whoever answers it (`Yerevan denied Baku's allegation that its forces had fired`); None where nobody does.
    """
    said = material.statement(article, claimant)
    while said is not None and said.act == "accuse":
        said = material.statement(article, said.parent)
    return said.id if said is not None else None


def own(words: str, speaker: str | None) -> str | None:
    """The speaker, where words are for their own forces: `its warplanes` in what Moscow says."""
    return speaker if speaker is not None and known(speaker) and OWN.match(words) else None


def accused(material: Material, article: str, statement: Statement) -> tuple[str, ...]:
    """The ids of whom a statement accuses or blames."""
    target = statement.target
    return tuple(ids(material, article, target.actor, target.spans)) if target is not None else ()


def ids(material: Material, article: str, actor: str | None, spans: Iterable[Span]) -> Iterator[str]:
    """The ids of somebody who is named: several for joined ones, none where the words tell of nobody."""
    words = " ".join(" ".join(material.words(article, span) for span in spans).split())
    for each in actor.split(";") if actor is not None else (f"unresolved:{words}",):
        if known(each):
            yield from (one for one in (fighting(each),) if one is not None)
        else:
            told = words if actor is None or ";" not in actor else slug_words(each)
            yield from at_home(told, home(material, article))


def home(material: Material, article: str) -> str | None:
    """The country whose regime and rebels an article means: the incident's, unless it tells mostly of another one.

    A road that was found in a country of which the article says nothing else makes no government there its author.
    """
    ground = material.incident.ground.country if material.incident.ground else None
    countries = Counter(each.country for each in material.reports[article].places if each.country)
    first, times = next(iter(countries.most_common(1)), (ground, 0))
    return ground if first == ground or times < FOREIGN * max(countries[ground or ""], 1) else None


def fighting(actor: str) -> str | None:
    """Who fights by an id: for a group's mouthpiece the group; other outlets do nothing but tell of it."""
    if not {"JRN"} & {*actor.partition(":")[0].split(".")}:
        return actor
    return party(actor) if ":" in party(actor) and party(actor) != actor else None


def at_home(words: str, country: str | None) -> Iterator[str]:
    """The id that words have by themselves, or in the country of the incident; else the words, if they name anybody.

    `Russian` before a strike is Russia, `the regime` the government of the country where it struck.
    """
    lands = [country_words().get(part.split()[0], ("", "name")) for part in JOINED.split(words) if part.split()]
    if lands and all(kind == "demonym" for _, kind in lands) and (len(lands) > 1 or len(words.split()) == 1):
        yield from (word for word, _ in lands)
    elif country is not None and OF_THE_COUNTRY.match(words) and (found := domestic(words, country)) is not None:
        yield found
    elif names_somebody(words):
        yield f"unresolved:{words.casefold()}"


@cache
def domestic(words: str, country: str) -> str | None:
    """The id of words that are meant of a country: `regime forces` in Syria are `SYR.MIL`."""
    adjective = next((each.demonyms[0] for each in countries() if each.iso3 == country and each.demonyms), None)
    bare = re.sub(r"^(?:the|an?) ", "", words, flags=re.IGNORECASE)
    return actor_of(f"the {adjective} {bare.lower()}", None) if adjective else None


def names_somebody(words: str) -> bool:
    """Whether words tell of bodies or sides, or of the arms that stand for them."""
    last = words.split()[-1].casefold() if words.split() else ""
    nouns = {last, last.removesuffix("s")}
    kinds = {speakers()[noun].kind for noun in nouns if noun in speakers()}
    return ARMS.search(words) is not None or (bool(kinds & {"side", "body"}) and COUNTED.search(words) is None)


def same(first: str, second: str) -> bool:
    """Whether two ids are one party: a body and its spokesman, two organs of one state."""
    return party(first) == party(second)


def opposed(first: str, second: str, sides: Sequence[Side]) -> bool:
    """Whether two actors are known to be on different sides."""
    one, other = side_of(first, sides, spoken(first)), side_of(second, sides, spoken(second))
    return one is not None and other is not None and one != other


def spoken(actor: str) -> str:
    """What to call an actor in a sentence."""
    if not known(actor):
        return slug_words(actor)
    return title(actor) or title(party(actor)) or slug_words(actor) or of_sector(actor) or actor


def of_sector(actor: str) -> str | None:
    """`rebels (Syria)` for `SYR.REB`: who has no name of their own, by their sector and the country."""
    country, *sectors = actor.split(".")
    noun = SECTORS.get(sectors[-1]) if sectors else None
    return f"{noun} ({title(country)})" if noun and title(country) else None
