"""Reports by the thousand, made by varying those on the demo dispatches, so that a record can be measured.

Each copy has another id and days of its own, shifted over some years; most names in its text are replaced by others of
the same length, so that every offset holds; actors come from other countries and numbers differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from reportedly.model import Report
from reportedly.report import from_json, to_json

YEARS = 6
COUNTRIES = (
    "ARM AZE BDI CAF COD ETH GEO IRQ ISR LBN LBY MLI MMR NER PAK PSE RUS SDN SOM SSD SYR TCD TUR UKR YEM".split()
)
NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-z]{3,}\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTRY = re.compile(r"^[A-Z]{3}(?=[.:]|$)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def copies(reports: Sequence[Report], claims: int) -> Iterator[Report]:
    """Varied copies until they hold so many claims."""
    held = number = 0
    while held < claims:
        made = varied(reports[number % len(reports)], number)
        held += len(made.statements) + len(made.events) + len(made.figures)
        number += 1
        yield made


def varied(report: Report, number: int) -> Report:
    """The report as another article's, the same for the same number."""
    data = shifted(to_json(report), timedelta(days=number * 37 % (YEARS * 365)))
    article = data["article"]
    article["id"] = f"made-{number}"
    article["text"] = NAME.sub(lambda found: renamed(found[0], number % 400), article["text"])
    country = COUNTRIES[number % len(COUNTRIES)]
    data = moved(data, country)
    for place in data["places"]:
        place["name"] = renamed(place["name"], number % 400)
    for figure in data["figures"]:
        for bound in ("low", "high"):
            figure[bound] = None if figure[bound] is None else figure[bound] + number % 50
    return from_json(data)


def shifted(value: Any, by: timedelta) -> Any:
    """JSON with every day in it shifted, but for the text."""
    if isinstance(value, dict):
        return {key: each if key == "text" else shifted(each, by) for key, each in value.items()}
    if isinstance(value, list):
        return [shifted(each, by) for each in value]
    if isinstance(value, str):
        return _DAY.sub(lambda found: str(date.fromisoformat(found[0]) + by), value)
    return value


def moved(value: Any, country: str) -> Any:
    """JSON with the actors of one of our two sides in another country."""
    if isinstance(value, dict):
        return {
            key: _COUNTRY.sub(country, each)
            if key in ("actor", "side", "id") and isinstance(each, str)
            else moved(each, country)
            for key, each in value.items()
        }
    return [moved(each, country) for each in value] if isinstance(value, list) else value


@cache
def renamed(name: str, by: int) -> str:
    """Another name of the same length; the name itself in one copy of four."""
    if by % 4 == 0:
        return name
    return "".join(
        _LETTERS[(_LETTERS.index(c) + by * (at + 1)) % 26] if c in _LETTERS else c for at, c in enumerate(name)
    )
