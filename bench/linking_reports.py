"""Reports by the hundred thousand, made by varying real ones, so that linking can be measured.

So many articles come a day, over as many days as it takes. A story is a real report moved to a day and to towns of its
own (the few large ones often, the many small ones seldom), with numbers and words of its own: what it tells without a
day or a place stays vague. Some outlets print it, on its day or the next, each in part in other words, some with other
numbers and without some of its events. Replaced words are as long as those that they replace, so that every offset
holds. Real reports are fewer than stories, so that stories of one report share more than real stories would.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from bench.record_reports import NAME, renamed, shifted
from reportedly.model import Report
from reportedly.report import JsonObject, from_json, to_json

SEED = 6
FIRST = date(2015, 1, 1)
A_DAY = 50
"""Articles that come in a day: 100,000 are five and a half years."""
PRINTINGS = (1, 1, 1, 1, 2, 2, 3, 4, 5, 6)
"""How many articles tell of a story, each as often."""
TOWNS = 4000
SOUTH, WEST, DEGREES = 32.5, 35.5, 6.0
"""The corner and the side of the land that the towns lie in."""
TOWN_IDS = 100_000_000
"""The ids of towns begin here, beyond those of GeoNames."""
OUTLETS = 40
WORDS = 3000
"""Made words of each length; the n-th is drawn 1/n as often as the first (Zipf)."""
NEW_IN_STORY, NEW_IN_PRINTING = 0.85, 0.35
"""Shares of the words that are replaced in a story, and in each printing of it; names are others in each story."""
LEFT_OUT = 0.2
"""Share of the events that a printing leaves out."""
OTHER_NUMBERS = 0.3
"""Share of the printings whose numbers are others."""
_WORD = re.compile(r"\b[a-z]{4,12}\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SYLLABLES = tuple(a + b for a in "bdfghklmnprstvz" for b in "aeiou")


def made(reports: Sequence[Report], count: int, start: int = 0) -> Iterator[Report]:
    """So many reports in the order in which they come, from the one of a number on; the same each time."""
    return itertools.islice(printings([plain(each) for each in reports]), start, start + count)


def printings(real: Sequence[JsonObject]) -> Iterator[Report]:
    """The reports of all days, without end."""
    chance = random.Random(SEED)
    due: list[tuple[int, str, Report]] = []
    for day in itertools.count():
        while sum(1 for when, _, _ in due if when == day) < A_DAY:
            due += story(chance, chance.choice(real), day)
        today = [each for each in due if each[0] == day]
        due = [each for each in due if each[0] > day]
        yield from (report for _, _, report in today)


def plain(report: Report) -> JsonObject:
    """A report as JSON, with the first of its days in place of a date of printing that it lacks."""
    data = to_json(report)
    days = [found for each in data["times"] if (found := _DAY.match(each["edtf"]))]
    data["article"]["published"] = data["article"]["published"] or (days[0][0] if days else FIRST.isoformat())
    return data


def story(chance: random.Random, real: JsonObject, day: int) -> Iterator[tuple[int, str, Report]]:
    """The printings of one story, each with the number of the day on which it comes and its id."""
    number = chance.getrandbits(48)
    data = shifted(real, FIRST + timedelta(day) - date.fromisoformat(real["article"]["published"][:10]))
    data["article"]["text"] = NAME.sub(lambda found: renamed(found[0], 4 * (number % 97) + 1), data["article"]["text"])
    settle(chance, data)
    more = chance.choice((0, 0, 1, 2, 3, 5, 8, 13, 21))
    data["figures"] = [counted(each, more) for each in data["figures"]]
    data["article"]["text"] = reworded(chance, data["article"]["text"], NEW_IN_STORY)
    for printing in range(chance.choice(PRINTINGS)):
        later = 0 if printing == 0 else chance.choice((0, 0, 1))
        name = f"made-{number:012x}-{printing}"
        yield day + later, name, from_json(printed(chance, data, name, later))


def story_of(article: str) -> str:
    """The story that a made article prints."""
    return article.rpartition("-")[0]


def printed(chance: random.Random, story: JsonObject, name: str, later: int) -> JsonObject:
    """A story as one outlet prints it, some days later."""
    article = {**story["article"], "id": name, "outlet": f"Outlet {chance.randrange(OUTLETS)}"}
    article["text"] = reworded(chance, article["text"], NEW_IN_PRINTING)
    stamp = article["published"]
    article["published"] = f"{date.fromisoformat(stamp[:10]) + timedelta(later)}{stamp[10:]}"
    events = [each for each in story["events"] if chance.random() >= LEFT_OUT]
    kept = {each["id"] for each in events}
    more = chance.choice((1, 2, 4)) if chance.random() < OTHER_NUMBERS else 0
    figures = [
        {**counted(each, more), "event": each["event"] if each["event"] in kept else None}
        for each in story["figures"]
        if each["event"] is None or each["event"] in kept
    ]
    held = {each["id"] for each in figures}
    figures = [{**each, "part_of": each["part_of"] if each["part_of"] in held else None} for each in figures]
    return {**story, "article": article, "events": events, "figures": figures}


def settle(chance: random.Random, data: JsonObject) -> None:
    """Moves the places of a story to towns of its own; countries stay."""
    moved: dict[str, int] = {}
    text = data["article"]["text"]
    for place in data["places"]:
        if place["feature"] in ("country", "continent") or place["lat"] is None:
            continue
        town = moved.setdefault(place["name"], ranked(chance, TOWNS))
        place["name"], place["lat"], place["lon"] = towns()[town]
        place["geonameid"], place["candidates"] = TOWN_IDS + town, []
        start, end = place["span"]
        text = text[:start] + place["name"].ljust(end - start, "a")[: end - start] + text[end:]
    data["article"]["text"] = text


@cache
def towns() -> tuple[tuple[str, float, float], ...]:
    """Made towns with their points."""
    chance = random.Random(SEED)
    return tuple(
        (
            "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4)))).capitalize(),
            round(SOUTH + DEGREES * chance.random(), 4),
            round(WEST + DEGREES * chance.random(), 4),
        )
        for _ in range(TOWNS)
    )


def ranked(chance: random.Random, many: int) -> int:
    """A number below `many`, small ones more often, by Zipf's law."""
    return min(int(many ** chance.random()) - 1, many - 1)


def counted(figure: JsonObject, more: int) -> JsonObject:
    """A figure of so many more."""
    bounds = {bound: None if figure[bound] is None else figure[bound] + more for bound in ("low", "high")}
    return {**figure, **bounds}


def reworded(chance: random.Random, text: str, share: float) -> str:
    """A text with a share of its longer words replaced by made ones of their length."""

    def other(found: re.Match[str]) -> str:
        if chance.random() >= share:
            return found[0]
        pool = vocabulary(len(found[0]))
        return pool[ranked(chance, len(pool))]

    return _WORD.sub(other, text)


@cache
def vocabulary(length: int) -> tuple[str, ...]:
    """Made words of a length, the commonest first."""
    chance = random.Random(SEED + length)
    words: dict[str, Any] = {}
    while len(words) < min(WORDS, len(_SYLLABLES) ** (length // 2) // 2):
        words["".join(chance.choices(_SYLLABLES, k=(length + 1) // 2))[:length]] = None
    return tuple(words)
