"""Whether two tellings are of one happening: what speaks for it and against it, each as a reason with its weight.

Weights are bits, as in record linkage (Fellegi and Sunter 1969): how much more often a finding is seen in two tellings
of one happening than in two of different ones. What told reports apart in our reading was, in this order, the day, the
ground, who struck whom with what, a shared unusual number, and details; figures join and never veto, since tolls rise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from reportedly.accounts.grounds import TOWN, kilometres, precise, same_name, width
from reportedly.accounts.model import Ground, Link, Reason, Telling
from reportedly.accounts.rarity import EVERYWHERE, Rarity, countries, key, place, printed
from reportedly.accounts.tellings import families_of
from reportedly.accounts.voices import below
from reportedly.days import Days, gap, length
from reportedly.model import Measure

SHORT = 3
"""Days of a stretch that still dates a happening like a day."""
FRESH = 4
"""Days before its printing in which news that names no day is taken to have happened."""
COMMON = 3.0
"""Bits of a word that tells nothing of one happening."""
DETAIL = 0.3
"""How much a bit beyond that counts: details come in company (`bakery`, `motorcycle`)."""
EXPECTED = 0.6
"""What two tellings of one war share in any case."""
COPIED = 0.4
"""Likeness from which one wording was copied from the other."""
REFUTED = -2.0
"""Bits against one day from which words say nothing: background is copied for weeks."""
PASSING = 3.0
"""Bits of a name that says nothing of one happening."""
NAMED = 1.5
"""The most that names beside the ground can say."""
USUAL = 40
"""Articles of a fortnight on one country, as many as the weights above were set among."""
SHARED_NAME = 0.5
"""What it weighs that a town and a province, or two wide grounds, are called alike."""
NOWHERE = -1.5
"""What it weighs that one names no narrow place: much else happens on one day of a war."""
PROVINCE = 1.0
"""How much of that a shared province takes back, and how much more two provinces say."""
ELSEWHERE = -2.0
"""What it weighs that two tellings name different parts of one town."""
UNUSUAL = 10
"""The least number that two tellings hardly share by chance."""


def link(one: Telling, other: Telling, rarity: Rarity) -> Link:
    """How far two tellings are of one happening, with the reasons."""
    reasons = tuple(each for each in compared(one, other, rarity) if each.weight)
    return Link(one.id, other.id, round(sum(each.weight for each in reasons), 2), reasons)


def compared(one: Telling, other: Telling, rarity: Rarity) -> Iterator[Reason]:
    """Everything that two tellings are compared by."""
    day = dates(one, other)
    yield day
    yield places(one, other, rarity)
    yield kinds(one, other)
    yield from counts(one, other)
    yield actors(one, other)
    yield density(one, other, rarity)
    if day.weight > REFUTED:
        yield names(one, other, rarity)
        yield wording(one, other, rarity)


def when(telling: Telling) -> Days | None:
    """The days of a telling."""
    return (telling.first, telling.last) if telling.first and telling.last else None


def dates(one: Telling, other: Telling) -> Reason:
    """What the days say. Those that an article counts from its printing fall with a wrong date of printing."""
    mine, theirs = when(one), when(other)
    if mine and theirs:
        return both_dated(one, other, mine, theirs)
    undated = other if mine else one
    known = mine or theirs
    if known is None:
        return undated_both(one, other)
    if undated.published is None:
        return Reason("date", 0, "one names no day")
    behind = (undated.published - known[1]).days
    told = f"one names {shown(known)}, the other no day and was printed on {undated.published}"
    if 0 <= behind <= FRESH:
        return Reason("date", 1.5 if behind <= 1 else 0.5, told)
    if -1 <= behind <= 14:
        return Reason("date", -1.0, told)
    return Reason("date", -3.5, told)


def both_dated(one: Telling, other: Telling, mine: Days, theirs: Days) -> Reason:
    """What two named stretches say."""
    apart = gap(mine, theirs)
    longest = max(length(mine), length(theirs))
    if not apart and longest == 1:
        return Reason("date", 3.5, f"both on {shown(mine)}")
    if not apart:
        return Reason("date", 2.5 if longest <= SHORT else 1.0, f"{shown(mine)} and {shown(theirs)} overlap")
    if apart == 1:
        return Reason("date", -0.5 if longest == 1 else 0.5, f"{shown(mine)} and {shown(theirs)} are a day apart")
    if weeks_apart(one, other):
        return Reason(
            "date", -1.5, f"{shown(mine)} and {shown(theirs)} are one weekday, counted from the day of printing"
        )
    return Reason("date", -3.0 if apart <= 3 else -6.0, f"{shown(mine)} and {shown(theirs)} are {apart} days apart")


def weeks_apart(one: Telling, other: Telling) -> bool:
    """Whether two days are of one weekday and one was counted from its day of printing, which may be wrong."""
    if not (one.first and other.first) or one.first != one.last or other.first != other.last:
        return False
    return (one.counted or other.counted) and one.first.weekday() == other.first.weekday()


def undated_both(one: Telling, other: Telling) -> Reason:
    """What the days of printing say where no day is named."""
    if one.published is None or other.published is None:
        return Reason("date", 0, "neither names a day")
    apart = abs((one.published - other.published).days)
    weight = 0.8 if apart <= 2 else 0.0 if apart <= 4 else -2.0 if apart <= 14 else -4.0
    return Reason("date", weight, f"neither names a day; printed {apart} days apart")


def shown(stretch: Days) -> str:
    """A stretch of days for a reader."""
    first, last = stretch
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def places(one: Telling, other: Telling, rarity: Rarity) -> Reason:
    """What the grounds say: the closest two of those narrow enough; a rare one says more."""
    mine, theirs = precise(one.places), precise(other.places)
    if not mine or not theirs:
        return wide_places(one, other)
    best = max((of_grounds(a, b, rarity) for a in mine for b in theirs), key=lambda reason: reason.weight)
    if best.weight <= SHARED_NAME and (name := shared_name(one.places, other.places)):
        return Reason("place", SHARED_NAME, f"both in {name}, a town or its province")
    if best.weight > 0 and other_parts(mine, theirs):
        return Reason("place", round(best.weight + ELSEWHERE, 2), f"{best.why}, but in other parts of it")
    if best.weight > 0 or not (named_in(mine, other) or named_in(theirs, one)):
        return best
    return Reason("place", 0.5, "one names the other's place in passing")


def shared_name(mine: tuple[Ground, ...], theirs: tuple[Ground, ...]) -> str | None:
    """A name that a town in one telling shares with a province in the other: it is often one of the two for both."""
    return next((a.name for a in mine for b in theirs if a.admin1 and b.admin1 and same_name(a, b)), None)


def other_parts(mine: tuple[Ground, ...], theirs: tuple[Ground, ...]) -> bool:
    """Whether each of two tellings names parts of a town, or spots that no gazetteer knows, and none of them both."""
    parts, others = ([each for each in grounds if part(each)] for grounds in (mine, theirs))
    return bool(parts and others) and not any(same_name(a, b) for a in parts for b in others)


def part(ground: Ground) -> bool:
    """Whether a ground is narrower than a town, or not known to be one."""
    return ground.geonameid is None or width(ground) < TOWN


def wide_places(one: Telling, other: Telling) -> Reason:
    """What provinces and countries say where nothing narrower is named."""
    mine, theirs = divisions(one.places), divisions(other.places)
    shared = sorted(mine & theirs)
    if shared:
        return Reason(
            "place", NOWHERE + PROVINCE, f"both in {', '.join(shared)}, and no narrower place is named by both"
        )
    if mine and theirs:
        return Reason("place", NOWHERE - PROVINCE, f"{', '.join(sorted(mine))} and {', '.join(sorted(theirs))}")
    return Reason("place", NOWHERE, "one names no narrow place")


@lru_cache(maxsize=65536)
def divisions(grounds: tuple[Ground, ...]) -> frozenset[str]:
    """The first-level divisions of some grounds."""
    return frozenset(ground.admin1 for ground in grounds if ground.admin1)


def named_in(grounds: tuple[Ground, ...], telling: Telling) -> bool:
    """Whether one of some grounds is named around another telling."""
    return any(place(ground) in telling.names for ground in grounds)


def of_grounds(one: Ground, other: Ground, rarity: Rarity) -> Reason:
    """What two grounds say."""
    distance = kilometres(one, other)
    if (one.geonameid is not None and one.geonameid == other.geonameid) or same_name(one, other):
        worth = min(max(min(rarity.of_name(place(one)), rarity.of_name(place(other))), 1.5), 6.0)
        return Reason("place", round(worth * 0.8, 2), f"both in {one.name}")
    if distance is None:
        return Reason("place", -1.5, f"{one.name} and {other.name}, one of them unknown")
    widest = max(width(one), width(other))
    if distance <= widest:
        return Reason("place", 1.0 if widest < 20 else 0.0, f"{one.name} lies {distance:.0f} km from {other.name}")
    if distance <= widest + 15:
        return Reason("place", -1.5, f"{one.name} lies {distance:.0f} km from {other.name}")
    return Reason("place", -4.0, f"{one.name} lies {distance:.0f} km from {other.name}")


def kinds(one: Telling, other: Telling) -> Reason:
    """What weapon and manner say."""
    shared = set(one.modes) & set(other.modes)
    if shared:
        return Reason("kind", 1.0, f"both {', '.join(sorted(shared))}")
    if one.modes and other.modes and one.type == "COERCE":
        return Reason("kind", -4.0, f"{', '.join(one.modes)} and {', '.join(other.modes)}")
    mine, theirs = families_of(one.modes), families_of(other.modes)
    if not mine or not theirs:
        return Reason("kind", 0, "one names no weapon")
    if mine & theirs:
        return Reason("kind", -0.5, f"{', '.join(one.modes)} and {', '.join(other.modes)}")
    return Reason("kind", -3.0, f"{', '.join(one.modes)} and {', '.join(other.modes)}")


def counts(one: Telling, other: Telling) -> Iterator[Reason]:
    """What the numbers harmed say: the same ones join, different ones say little."""
    mine = {count for count in one.counts if (count[1] or count[2] or 0) > 0}
    theirs = {count for count in other.counts if (count[1] or count[2] or 0) > 0}
    exact = {(measure, number(low, high)) for measure, low, high in mine}
    shared = exact & {(measure, number(low, high)) for measure, low, high in theirs}
    if shared:
        weight = min(sum(worth(many) for _, many in shared), 6.0)
        told = ", ".join(f"{many} {measure}" for measure, many in sorted(shared))
        yield Reason("figures", round(weight, 2), f"both tell of {told}")
    elif mine and theirs and {m for m, _, _ in mine} & {m for m, _, _ in theirs}:
        near = any(close(a, b) for a in mine for b in theirs if a[0] == b[0])
        yield Reason("figures", 0.3 if near else -1.0, "numbers that are near" if near else "other numbers")


def number(low: int | None, high: int | None) -> int:
    """The number that a figure names: `at least 16` and `16` name 16, `more than 20` 20."""
    return low if low is not None else high or 0


def worth(many: int) -> float:
    """Bits that a shared number is worth: round and small ones are often shared by chance."""
    if many >= UNUSUAL:
        return 2.0 if many % 10 == 0 or many in (12, 100) else 3.0
    return 1.2 if many >= 3 else 0.5


def close(one: tuple[Measure, int | None, int | None], other: tuple[Measure, int | None, int | None]) -> bool:
    """Whether two figures could be one toll that rose: within half of each other."""
    less, more = sorted((number(*one[1:]), number(*other[1:])))
    return more <= 1.5 * less


def actors(one: Telling, other: Telling) -> Reason:
    """What those who did it and those who suffered it say. Rival authors are no ground against: sides disagree."""
    mine, theirs = sides(one.actors), sides(other.actors)
    shared = {a for a in mine for b in theirs if below(a, b) or below(b, a)}
    if shared:
        return Reason("actors", 0.8, f"both by {', '.join(sorted(shared))}")
    if mine and theirs:
        return Reason("actors", -1.0, f"by {', '.join(sorted(mine))} and by {', '.join(sorted(theirs))}")
    return Reason("actors", 0, "")


@lru_cache(maxsize=65536)
def sides(actors: tuple[str, ...]) -> frozenset[str]:
    """The countries and bodies of some actors, without persons and units."""
    return frozenset(actor.partition(":")[0] if actor[:3].isupper() and "." in actor else actor for actor in actors)


def names(one: Telling, other: Telling, rarity: Rarity) -> Reason:
    """What places named beside the ground say."""
    grounds = {place(ground) for ground in (*one.places, *other.places)}
    shared = {name for name in one.names & other.names if name and name not in grounds}
    rare = [name for name in sorted(shared) if rarity.of_name(name) > PASSING]
    weight = min(sum(rarity.of_name(name) - PASSING for name in rare), NAMED)
    words = [spelled(one.words)[name].title() for name in rare if name in spelled(one.words)]
    return Reason("names", round(weight, 2), f"both name {', '.join(words) or 'the same'}")


@lru_cache(maxsize=4096)
def spelled(words: frozenset[str]) -> dict[str, str]:
    """The words that names are written with, by the keys that they are counted by."""
    return {key(word): word for word in sorted(words)}


def wording(one: Telling, other: Telling, rarity: Rarity) -> Reason:
    """What the words say: copies of one story share most of them, two stories of one happening its rare details."""
    like = rarity.cosine(one.words, other.words)
    rare = {word: rarity.of_word(word) - COMMON for word in one.words & other.words if not word.isdigit()}
    details = sorted((word for word, bits in rare.items() if bits > 0), key=lambda word: (-rare[word], word))
    weight = DETAIL * sum(rare[word] for word in details) - EXPECTED
    if like > COPIED:
        return Reason("wording", round(min(max(weight, 8 * like), 8.0), 2), f"{like:.0%} of the words alike")
    return Reason(
        "wording", round(min(weight, 4.0), 2), f"both write {', '.join(details[:6])}" if details else "other words"
    )


def density(one: Telling, other: Telling, rarity: Rarity) -> Reason:
    """What the number of articles says among which the two were found: the more, the likelier they only look alike.

    It is the prior of record linkage: the odds that two are one fall with how many there are to choose from.
    """
    days = [day for each in (one, other) if (day := printed(each))]
    if not days:
        return Reason("density", 0, "")
    shared = countries(one) & countries(other) or {EVERYWHERE}
    many = min(rarity.crowd(country, max(days)) for country in shared)
    weight = -math.log2(many / USUAL) if many > USUAL else 0.0
    return Reason("density", round(weight, 2), f"{many} articles of that fortnight tell of the same country")
