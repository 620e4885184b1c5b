"""Which of the places that bear a name is meant.

Invariant: one name has one sense in an article, but where a mention says what it lies in (`Paris, Texas`). A choice
is a pure function of the article's names and the gazetteer: weight, what contains it, and the countries and divisions
that the other names speak for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache

from reportedly.knowledge import tables
from reportedly.knowledge.gazetteer import Entry, Gazetteer
from reportedly.knowledge.gazetteer_keys import exact

Shares = defaultdict[str, float]
"""How much speaks for each country, in names."""
MOST = 12
"""Candidates of one name that are compared."""
SHARP = 1.0
"""How much likelier a place is for each step of weight."""
COUNTRY, STATE, DIVISION, NEIGHBOUR = 1.0, 2.0, 1.5, 1.2
"""What it is worth that the other names lie in the same country, in this country, in the same division, close by."""
COUNTY = 2.0
ENOUGH = 6.0
"""All that the other names can say together: a village is not taken for a capital because many villages are near."""
CLOSE = 2.0
"""Degrees within which places are close by."""
CONTAINED = 30.0
TOLD_KIND = 4.0
"""What it is worth that the text calls a place a city, or a province, and it is one."""
ROUNDS = 3
TOLD = 0.7
"""Names that must lie in a country before names that only sound alike are looked for in it."""
NEAR = 2.0
"""Degrees from what an article names in a country to a place there whose name only sounds alike."""
HEAVY = 4.5
ALMOST = 0.85
LONELY = 0.4
OUTWEIGHED = 3.0
"""How much lighter a place may be that bears a name only beside its main one."""
DWELT = 1.8
STRANGE = 6.0
"""How much weight a place must have to be meant where nothing else in the article lies in its country."""
UPPER = frozenset(("NSW",))
DIRECTED = frozenset(
    "North South East West New Greater Downtown Upper Lower Central Northern Southern Eastern Western".split()
)
DIVIDED = frozenset("City Province Provinces Governorate District Districts Region State Town Township Village".split())
FACILITIES = frozenset(
    """Airport Airfield Airbase Base Station Center Centre Hospital University College School Park Hall Stadium Prison
    Jail Camp Dam Bridge Barracks Port Harbor Harbour Refinery Plant Factory Market Mosque Church Cathedral Castle
    Museum Hotel Perimeter Highway Road Street Avenue Theater Theatre Square Mall Cemetery Checkpoint Crossing Border
    Countryside Mound Fairground Bypass Courthouse Depot Embassy Consulate Palace""".split()
)


@dataclass
class Name:
    """One name of an article: what it could mean, how often it is told, and what it is said to lie in."""

    text: str
    candidates: list[Entry]
    count: int = 0
    seen: bool = False
    kinds: tuple[str, ...] = ()
    inside: list[Entry] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)


@dataclass
class Evidence:
    """What all names together speak for: shares of countries and of divisions, and their points."""

    countries: Shares = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[tuple[str, ...], float] = field(default_factory=lambda: defaultdict(float))


def candidates_of(text: str, gazetteer: Gazetteer, short: bool) -> list[Entry]:
    """What a name could mean; `short` says that it may be the abbreviation of a division."""
    number = shorts().get(text.replace(" ", "").rstrip("."))
    if number and (short or text in UPPER):
        entry = gazetteer.entry(number)
        if entry:
            return [entry]
    found = gazetteer.find(text)
    lightest = found[0].weight - OUTWEIGHED if found and found[0].main else 0.0
    return [entry for entry in found if entry.main or entry.weight > lightest][:MOST]


def partial(text: str, gazetteer: Gazetteer) -> list[Entry]:
    """What the first words of a facility's name could mean (`Basra Airport`), or a name without its direction.

    The place is then near that one, has no id, and is never more exact than precision 2.
    """
    words = text.split()
    if words[0] in DIRECTED and len(words) > 1:
        rest = [" ".join(words[1:])]
    elif len(words) > 1 and words[-1] in DIVIDED:
        return list(gazetteer.find(" ".join(words[:-1]))[:MOST])
    elif len(words) > 1 and words[-1].rstrip("s") in FACILITIES:
        rest = [" ".join(words[:end]) for end in range(len(words) - 1, 0, -1)]
    else:
        return []
    for name in rest:
        if found := gazetteer.find(name):
            kind = "region" if words[0] in DIRECTED else "spot"
            return [replace(e, id=None, name=text, feature=kind, precision=max(2, e.precision)) for e in found[:MOST]]
    return []


def alike(text: str, gazetteer: Gazetteer, names: list[Name], home: Shares) -> list[Entry]:
    """Places whose names sound like this one: in the country that the article dwells on, of weight or close by."""
    if len(text) < 4:
        return []
    countries = dwelt_on(names, home)
    most = max(countries.values(), default=0.0)
    if most < TOLD:
        return unmistakable(text, gazetteer)
    anchors = [entry for _, _, entry in anchors_of(names)]
    found = []
    for entry in gazetteer.alike(text):
        if countries[entry.country] >= max(TOLD, 0.7 * most):
            around = (distance(entry, anchor) for anchor in anchors if anchor.country == entry.country)
            if entry.weight > HEAVY or min(around, default=0.0) < NEAR:
                found.append(entry)
    return found[:MOST]


def unmistakable(text: str, gazetteer: Gazetteer) -> list[Entry]:
    """Towns and divisions that are spelled almost so (`Deir Ezzor`), where they all lie in one country."""
    key = exact(text)
    found = [
        entry
        for entry in gazetteer.alike(text)
        if entry.weight > HEAVY and SequenceMatcher(None, key, exact(entry.name)).ratio() >= ALMOST
    ]
    return found if len({entry.country for entry in found}) == 1 else []


def estrange(names: list[Name], home: Shares) -> None:
    """Takes from each name the small places of countries that nothing else in the article speaks of.

    Only where it plainly dwells on one country: there `Front` is no village in Italy. What several names may mean
    (`Adra`, `Adra city`) does not speak for itself.
    """
    countries = dwelt_on(names, home)
    if max(countries.values(), default=0.0) < DWELT:
        return
    bearers: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for entry in name.candidates:
            bearers[entry.id, entry.name].append(at)
    lonely = [said_by({at for e in name.candidates for at in bearers[e.id, e.name]}, names) for name in names]
    for name, own in zip(names, lonely, strict=True):
        name.candidates = [
            entry
            for entry in name.candidates
            if not entry.country
            or entry.weight > (STRANGE if entry.main else STRANGE + 0.7)
            or countries[entry.country] - own[entry.country] > LONELY
            or any(holds(outer, entry) for outer in name.inside)
        ]
        name.shares = [1.0 / len(name.candidates)] * len(name.candidates) if name.candidates else []


def said_by(which: set[int], names: list[Name]) -> Shares:
    """How much some of the names speak for each country."""
    found: Shares = defaultdict(float)
    for at in sorted(which):
        for entry, share in zip(names[at].candidates, names[at].shares, strict=True):
            found[entry.country] += share
    return found


def dwelt_on(names: list[Name], home: Shares) -> Shares:
    """How much of an article's names lie in each country, and what else speaks for it."""
    found = defaultdict(float, home)
    for name in names:
        for entry, share in zip(name.candidates, name.shares, strict=True):
            found[entry.country] += share
    found.pop("", None)
    return found


@cache
def shorts() -> dict[str, int]:
    """GeoNames ids of divisions by their abbreviations (`Tex`, `N.C`)."""
    return {row["short"].rstrip("."): int(row["id"]) for row in tables.rows("division_shorts.tsv")}


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place may lie in another: country in country's code, division in division's."""
    if outer is inner or (outer.id is not None and outer.id == inner.id):
        return False
    if outer.feature == "country":
        return outer.country == inner.country and inner.feature != "country"
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.feature == "admin1" and outer.admin1:
        return inner.admin1 == outer.admin1 and inner.country == outer.country
    if outer.feature == "admin2" and outer.admin2:
        return (inner.country, inner.admin1, inner.admin2) == (outer.country, outer.admin1, outer.admin2)
    limit = 2.5 if outer.feature in ("admin1", "region", "island") else 0.7
    return outer.feature not in ("sea", "continent") and distance(outer, inner) < limit


def distance(one: Entry, other: Entry) -> float:
    """Degrees between two places, near enough for telling what is close."""
    east = abs(one.lon - other.lon)
    return math.hypot(one.lat - other.lat, min(east, 360 - east) * math.cos(math.radians(one.lat)))


def near(one: Entry, other: Entry) -> bool:
    """Whether two places are close by."""
    return abs(one.lat - other.lat) < CLOSE and distance(one, other) < CLOSE


def settle(names: list[Name], home: Shares) -> None:
    """Fills in the share of each candidate of each name: rounds in which names vote on each other's senses."""
    priors = [[prior(name, entry) for entry in name.candidates] for name in names]
    for name, own in zip(names, priors, strict=True):
        name.shares = softmax(own)
    for _ in range(ROUNDS):
        evidence = gathered(names, home)
        anchors = anchors_of(names)
        updated = [softmax(voted(name, own, evidence, anchors)) for name, own in zip(names, priors, strict=True)]
        for name, shares in zip(names, updated, strict=True):
            name.shares = shares


def prior(name: Name, entry: Entry) -> float:
    """What speaks for a candidate by itself."""
    inside = CONTAINED * any(holds(outer, entry) for outer in name.inside)
    told = TOLD_KIND * (entry.feature in name.kinds)
    return SHARP * entry.weight + inside + told


def inside_of(entry: Entry) -> Iterator[tuple[str, ...]]:
    """The divisions that a place lies in, or is: of the first order and of the second."""
    if entry.admin1:
        yield entry.country, entry.admin1
        if entry.admin2:
            yield entry.country, entry.admin1, entry.admin2


def voted(name: Name, priors: list[float], evidence: Evidence, anchors: list[tuple[float, Name, Entry]]) -> list[float]:
    """What speaks for each candidate of a name: what does so by itself, and the votes of all other names."""
    if len(priors) < 2:
        return priors
    own = Evidence()
    count(own, name, 1.0)
    scores = []
    others = [(share, anchor) for share, other, anchor in anchors if other is not name]
    for entry, before in zip(name.candidates, priors, strict=True):
        votes = 0.0
        if entry.country:
            rest = max(0.0, evidence.countries[entry.country] - own.countries[entry.country])
            votes += (STATE if entry.feature == "country" else COUNTRY) * math.log1p(3 * rest)
        for division in inside_of(entry):
            rest = max(0.0, evidence.divisions[division] - own.divisions[division])
            votes += (DIVISION if len(division) == 2 else COUNTY) * math.log1p(3 * rest)
        close = sum(share for share, anchor in others if near(anchor, entry))
        votes += NEIGHBOUR * math.log1p(2 * close)
        scores.append(before + min(votes, ENOUGH))
    return scores


def count(evidence: Evidence, name: Name, weight: float) -> None:
    """Adds what one name speaks for."""
    for entry, share in zip(name.candidates, name.shares, strict=True):
        if entry.country:
            evidence.countries[entry.country] += weight * share
        for division in inside_of(entry):
            evidence.divisions[division] += weight * share


def gathered(names: list[Name], home: Shares) -> Evidence:
    """The votes of all names: each name has one."""
    evidence = Evidence(defaultdict(float, home))
    for name in names:
        count(evidence, name, 1.0)
    return evidence


def anchors_of(names: list[Name], most: int = 8) -> list[tuple[float, Name, Entry]]:
    """The places that are surest, other than countries: what is close to them is likelier."""
    found = [
        (share, name, entry)
        for name in names
        for share, entry in zip(name.shares, name.candidates, strict=True)
        if share > 0.5 and entry.precision < 5
    ]
    return sorted(found, key=lambda anchor: -anchor[0] * (1 + math.log(max(1, anchor[1].count))))[:most]


def softmax(scores: list[float]) -> list[float]:
    """Shares that add up to one."""
    if not scores:
        return []
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
