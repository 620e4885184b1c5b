"""The places that an article names, with their points, and what else the names could have meant (codebook, Place).

Invariant: a span is the proper name only, and lies in a block that makes claims; places are in text order and do not
overlap; nothing is guessed: a name that no gazetteer has, and that nothing around it places, has no point.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from reportedly.claims.page import Page
from reportedly.claims.place_actors import acts, titled
from reportedly.claims.place_mentions import FAINT, Mention, mentions
from reportedly.claims.place_sense import Name, Shares, alike, candidates_of, estrange, holds, partial, settle, shorts
from reportedly.knowledge import tables
from reportedly.knowledge.gazetteer import Entry, Gazetteer, shipped
from reportedly.knowledge.gazetteer_keys import exact
from reportedly.knowledge.tables import country_words
from reportedly.language.parse import Parse
from reportedly.model import Article, Candidate, Place, Span

LOSERS = 5
"""How many candidates that lost are kept."""
BETWEEN = re.compile(
    r"(?: (?:city|town|village|district|area|neighbou?rhood|county|suburb))?(?:,? \(?|\s?,\s?)(?:in )?(?:the )?"
)
WITHIN = re.compile(
    r"(?: (?:city|town|village|district|area|neighbou?rhood|camp|suburb|mountains?|base)s?)?,?"
    r"(?: (?:located|situated|lying))? (?:in|of)(?: (?:the|north|south|east|west|northern|southern|eastern|western|"
    r"north-?eastern|north-?western|south-?eastern|south-?western|central|rural|countryside|city|district|province|"
    r"region|outskirts|suburbs?|governorate|of|and|[’'a-z-]+ern))* "
)
SHORT = re.compile(r",\s((?:[A-Z]\.\s?){2}|[A-Z][a-z]{1,4}\.|[A-Z]{2})(?![\w])")
VAGUE = re.compile(
    r"\b(?:near|outside|around|close to|vicinity of|outskirts of|north of|south of|east of|west of|suburbs? of|"
    r"countryside of|miles from|km from|kilometers from|kilometres from)(?: the)?(?: \w+ of)? $"
)
PART_OF = re.compile(
    r"\b(?:north|south|east|west|central|mid)\w*(?:-\w+)? $|\b(?:part|parts|north|south|east|west) of $", re.I
)
VILLAGE = re.compile(r"\b(village|town|city|hamlet|camp|neighbou?rhood|quarter|district)s? of (?:\w+ )?$")
LOCAL = re.compile(
    r" (?:city|town|village|neighbou?rhood|quarter|suburb|camp|refugee camp|district|area|countryside|checkpoint|"
    r"roundabout|crossing|hospital|road|street|market|front|axis|base|airport|mountains?|valley|farms?|hills?)s?\b"
)
ROAD = re.compile(r" (?:Road|Street|Avenue|Square|Roundabout|Hospital|Camp|Market|Airport|Base|Bridge|Crossing)$")
WIDEST = 60
"""Characters between two names of which one lies in the other."""
FIRST_ORDER = 4
PEOPLES = 1.2
"""What all mentions of a people are worth for its country, in names."""
WORDS = {
    **dict.fromkeys(("village", "hamlet"), "village"),
    **dict.fromkeys(("town", "city"), "city"),
    **dict.fromkeys(("neighborhood", "neighbourhood", "quarter"), "quarter"),
    "district": "admin2",
    "camp": "spot",
}
"""Our words for the kinds of place that the text tells of."""
SPOKEN = frozenset(("country", "continent"))
TOWN, FIRST, SECOND, QUARTER = ("city", "village"), ("admin1", "region"), ("admin2", "admin3"), ("quarter",)
KINDS_TOLD = {
    **dict.fromkeys(("city", "town", "village", "cities", "towns", "villages", "capital"), TOWN),
    **dict.fromkeys(("province", "provinces", "governorate", "oblast", "state", "rural"), FIRST),
    **dict.fromkeys(("district", "districts", "county", "parish"), SECOND),
    **dict.fromkeys(
        ("neighborhood", "neighbourhood", "neighborhoods", "neighbourhoods", "quarter", "roundabout"), QUARTER
    ),
}
KIND_BEHIND = re.compile(
    r" (city|town|village|province|provinces|governorate|oblast|state|district|neighbou?rhoods?|quarter|roundabout)\b",
    re.I,
)
KIND_BEFORE = re.compile(
    r"\b(city|town|village|province|governorate|state|district|neighbou?rhood|quarter)s? of (?:the )?$"
    r"|\b(rural|capital) $"
)
WAY = re.compile(
    r" (?:road|street|highway|motorway|avenue|square|roundabout|bridge|crossing|farms?|gate)s?\b", re.IGNORECASE
)
CAPITAL = "P.PPLC"


def places(page: Page, article: Article, parse: Parse, gazetteer: Gazetteer | None = None) -> tuple[Place, ...]:
    """All places of an article in text order: `p1`, `p2` and on. Raises GazetteerError where there is none."""
    gazetteer = gazetteer or shipped()
    text = page.text
    found = mentions(article, parse, gazetteer)
    links = linked(text, found)
    names, keys = named(text, found, links, gazetteer)
    resolve(list(names.values()), home_of(article, parse), gazetteer)
    chosen = settled(text, found, [choice(names[key]) for key in keys])
    outer = {inner: chosen[holder] for inner, holder in links.items()}
    around = surroundings(page, found, chosen, outer, keys)
    made: list[Place] = []
    houses = house_spans(article)
    for i, mention in enumerate(found):
        entry = chosen[i]
        if any(start <= mention.start and mention.span[1] <= end for start, end in houses):
            continue
        if (entry is None and ((mention.sure <= FAINT and keys[i] not in around) or not mention.seen)) or spoken(
            text, mention.span, entry
        ):
            continue
        made.append(place_of(f"p{len(made) + 1}", page, mention, entry, around.get(keys[i]), names[keys[i]], gazetteer))
    return tuple(made)


def settled(text: str, found: list[Mention], chosen: list[Entry | None]) -> list[Entry | None]:
    """The places, without towns abroad for what is called a road or the like here: `the Castello road` of Aleppo."""
    told = {(mention.text, entry.country) for mention, entry in zip(found, chosen, strict=True) if entry is not None}
    kept = list(chosen)
    for i, (mention, entry) in enumerate(zip(found, chosen, strict=True)):
        road = WAY.match(text, mention.end) or ROAD.search(mention.text)
        if road and entry is not None and entry.feature not in SPOKEN:
            others = {country for name, country in told if country and name != mention.text}
            kept[i] = None if others and entry.country not in others else entry
    return kept


def house_spans(article: Article) -> list[Span]:
    """Where the text names the house that wrote or printed it: one of several words, or one in brackets or slashes."""
    found: list[Span] = []
    for name in {article.origin or "", article.outlet or ""} - {""}:
        words = re.escape(name)
        pattern = rf"\b{words}\b" if " " in name else rf"(?<=[(/]){words}(?=[)/])"
        found += [match.span() for match in re.finditer(pattern, article.text, re.IGNORECASE)]
    return found


def surroundings(
    page: Page, found: list[Mention], chosen: list[Entry | None], outer: dict[int, Entry | None], keys: list[str]
) -> dict[str, Entry]:
    """For names that no gazetteer has: what they are said to lie in, else the district or town named beside them.

    Only names that the text says are villages, quarters, roads and the like are taken to lie beside their neighbours.
    """
    known: dict[str, Entry] = {}
    starts = [mention.start for mention in found]
    for i, mention in enumerate(found):
        if chosen[i] is not None:
            continue
        if (inside := outer.get(i)) is not None and inside.precision <= FIRST_ORDER:
            known[keys[i]] = inside
        elif keys[i] not in known and local(page.text, mention.span):
            start, end = page.sentence(mention.start)
            low, high = bisect_left(starts, start), bisect_left(starts, end)
            near = [j for j in range(low, high) if exact_enough(chosen[j])]
            if near:
                nearest = chosen[min(near, key=lambda j: abs(found[j].start - mention.start))]
                assert nearest is not None
                known[keys[i]] = nearest
    return known


def exact_enough(entry: Entry | None) -> bool:
    """Whether a place tells where what is beside it lies."""
    return entry is not None and entry.precision <= FIRST_ORDER


def local(text: str, span: Span) -> bool:
    """Whether the words around a name, or its last word, say that it is a village, a quarter, a road or the like."""
    return bool(
        VILLAGE.search(text[max(0, span[0] - 40) : span[0]])
        or LOCAL.match(text, span[1])
        or ROAD.search(text[slice(*span)])
    )


def place_at(found: tuple[Place, ...], span: Span) -> Place | None:
    """The place whose name stands in a span, or overlaps it: the first."""
    i = max(0, bisect_right(found, span[0], key=lambda place: place.span[0]) - 1)
    return next((place for place in found[i : i + 2] if place.span[0] < span[1] and place.span[1] > span[0]), None)


def linked(text: str, found: list[Mention]) -> dict[int, int]:
    """Which mentions are said to lie in the next one: `Terter, Azerbaijan`, `a village in the Hassakeh province`."""
    links = {}
    for i, (one, two) in enumerate(pairwise(found)):
        gap = text[one.end : two.start]
        if len(gap) < WIDEST and (BETWEEN.fullmatch(gap) or WITHIN.fullmatch(gap)):
            links[i] = i + 1
    return links


def named(
    text: str, found: list[Mention], links: dict[int, int], gazetteer: Gazetteer
) -> tuple[dict[str, Name], list[str]]:
    """The names of an article, and the key of each mention. A name that is said to lie elsewhere is one of its own."""
    names: dict[str, Name] = {}
    keys: list[str] = []
    options = [candidates_of(each.text, gazetteer, each.seen or text[: each.start].endswith(", ")) for each in found]
    for i, mention in enumerate(found):
        key = exact(mention.text) or mention.text
        inside = [each for each in options[links[i]] if contains_any(each, options[i])] if i in links else []
        if short := SHORT.match(text, mention.end):
            inside = divisions(short[1], gazetteer) or inside
        kinds = kinds_told(text, mention.span)
        key += f" ({kinds[0]})" if kinds else ""
        name = names.setdefault(key, Name(mention.text, options[i], kinds=kinds))
        if inside and name.inside and not {e.id for e in inside} & {e.id for e in name.inside}:
            key = f"{key}, {inside[0].name}"
            name = names.setdefault(key, Name(mention.text, options[i], kinds=kinds))
        name.inside += inside
        name.count += 1
        name.seen = name.seen or mention.seen
        keys.append(key)
    return names, keys


def kinds_told(text: str, span: Span) -> tuple[str, ...]:
    """The kinds of place that the text says a name is: `Hassakeh province`, `the city of Hassakeh`."""
    found = KIND_BEHIND.match(text, span[1]) or KIND_BEFORE.search(text[max(0, span[0] - 25) : span[0]])
    last = text[slice(*span)].rpartition(" ")[2].lower()
    told = next((word for word in found.groups() if word), last) if found else last
    return KINDS_TOLD.get(told.lower(), ())


def contains_any(outer: Entry, candidates: list[Entry]) -> bool:
    """Whether a place can hold any of these candidates."""
    return outer.feature in ("country", "admin1", "admin2", "region", "island") and any(
        holds(outer, entry) for entry in candidates
    )


def divisions(short: str, gazetteer: Gazetteer) -> list[Entry]:
    """The division that an abbreviation stands for."""
    number = shorts().get(short.replace(" ", "").rstrip("."))
    entry = gazetteer.entry(number) if number else None
    return [entry] if entry else []


def resolve(names: list[Name], home: Shares, gazetteer: Gazetteer) -> None:
    """Settles the senses: of names that fit exactly, without strangers, then of those that fit in part or in sound."""
    settle(names, home)
    estrange(names, home)
    settle(names, home)
    known = [name for name in names if name.candidates]
    for name in names:
        if name.seen and not name.candidates:
            name.candidates = partial(name.text, gazetteer)
            if not name.candidates and name.kinds != QUARTER:
                name.candidates = alike(name.text, gazetteer, known, home)
    if len(known) < len(names):
        settle(names, home)


def home_of(article: Article, parse: Parse) -> Shares:
    """Weak evidence of where a story is: the country of the outlet's address, and peoples that it names."""
    host = urlsplit(article.url or "").hostname or ""
    country = top_levels().get(host.rpartition(".")[2])
    found: Shares = defaultdict(float, {country: 0.5} if country else {})
    words = country_words()
    for name in parse.names:
        if name.kind in ("nationality", "organisation"):
            people = words.get(parse.text[name.start : name.end].split(" ")[0])
            if people and people[1] == "demonym":
                found[people[0]] = min(PEOPLES, found[people[0]] + 0.4)
    return found


GENERIC = frozenset("ai cc co fm gg io ly me nu tv to ws".split())
"""Endings of countries that others use for their sound."""


@cache
def top_levels() -> dict[str, str]:
    """The countries by the endings of their addresses."""
    found = {row["iso2"].lower(): row["iso3"] for row in tables.rows("country_points.tsv")}
    found = {ending: country for ending, country in found.items() if ending not in GENERIC}
    return {**found, "uk": found["gb"], "gov": "USA", "mil": "USA"}


def choice(name: Name) -> Entry | None:
    """The candidate that has the largest share."""
    if not name.candidates:
        return None
    return max(zip(name.shares, name.candidates, strict=True), key=lambda pair: pair[0])[1]


def spoken(text: str, span: Span, entry: Entry | None) -> bool:
    """Whether a name is no place there: a country or capital that acts or speaks, or a part of a title or body."""
    if entry is not None and (entry.feature in SPOKEN or entry.code == CAPITAL):
        return acts(text, span)
    return titled(text, span)


def place_of(
    number: str,
    page: Page,
    mention: Mention,
    entry: Entry | None,
    outer: Entry | None,
    name: Name,
    gazetteer: Gazetteer,
) -> Place:
    """The place of one mention. What the gazetteer does not have falls back to what it is said to lie in."""
    before = page.text[max(0, mention.start - 40) : mention.start]
    if entry is None:
        kind = VILLAGE.search(before)
        feature = WORDS.get(kind[1]) if kind else None
        if outer is None:
            return Place(number, mention.span, mention.text, None, None, None, None, None, feature, None)
        precision = max(outer.precision, 2)
        division = division_of(outer, gazetteer)
        point = (outer.lat, outer.lon)
        return Place(
            number, mention.span, mention.text, None, *point, outer.country or None, division, feature, precision
        )
    ranked = sorted(zip(name.shares, name.candidates, strict=True), key=lambda pair: -pair[0])
    losers = tuple(candidate(each, gazetteer) for _, each in ranked if each is not entry)[:LOSERS]
    precision = entry.precision
    if precision == 1 and VAGUE.search(before):
        precision = 2
    elif entry.feature in ("country", "admin1") and PART_OF.search(before):
        precision = 5 if entry.feature == "country" else 4
    return Place(
        number,
        mention.span,
        entry.name,
        entry.id,
        entry.lat,
        entry.lon,
        entry.country or None,
        division_of(entry, gazetteer),
        entry.feature,
        precision,
        losers,
    )


def division_of(entry: Entry, gazetteer: Gazetteer) -> str | None:
    """The name of the first order division that a place lies in, or is."""
    if entry.feature == "admin1":
        return entry.name
    return gazetteer.division(entry.country, entry.admin1) if entry.admin1 else None


def candidate(entry: Entry, gazetteer: Gazetteer) -> Candidate:
    """A place that lost."""
    division = division_of(entry, gazetteer)
    return Candidate(entry.name, entry.id, entry.lat, entry.lon, entry.country or None, division, entry.feature)
