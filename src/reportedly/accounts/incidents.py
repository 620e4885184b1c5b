"""Incidents from clusters of tellings: what kind, where and when, by what most of them say."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.accounts.grounds import WIDE, width
from reportedly.accounts.model import Ground, Incident, Link, Telling
from reportedly.accounts.rarity import place
from reportedly.model import Report


def name_of(telling: str) -> str:
    """The id of the incident that a telling begins: `i` and twelve hexadecimal digits."""
    return "i" + hashlib.sha256(telling.encode(errors="surrogatepass")).hexdigest()[:12]


def names_of(telling: Telling, report: Report) -> frozenset[str]:
    """The ids of the incidents that a telling begins, or began in a reading that found its events in another order."""
    told = {event.trigger[0] for event in report.events if event.id in telling.events}
    return frozenset({name_of(telling.id), *(name_of(f"{telling.article}#t{at}") for at in told)})


def incident(name: str, tellings: Iterable[Telling], links: Iterable[Link]) -> Incident:
    """The incident that some tellings are of, told by the day of its tellings and their articles."""
    told = sorted(tellings, key=lambda each: (each.published or date.max, each.article, each.events))
    kinds = Counter(each.type for each in told)
    first, last = when(told)
    return Incident(
        id=name,
        type=max(kinds, key=lambda kind: (kinds[kind], kind)),
        modes=tuple(mode for mode, _ in Counter(mode for each in told for mode in each.modes).most_common()),
        ground=ground(told),
        first=first,
        last=last,
        tellings=tuple(told),
        links=tuple(sorted(links, key=lambda link: (-link.score, link.first, link.second))),
    )


def when(tellings: Sequence[Telling]) -> tuple[date | None, date | None]:
    """The days that most tellings name; of several as often, the shortest stretch, then the earliest."""
    named = Counter((each.first, each.last) for each in tellings if each.first and each.last)

    def weight(days: tuple[date, date]) -> tuple[int, int, int]:
        return named[days], -(days[1] - days[0]).days, -days[0].toordinal()

    return max(named, key=weight) if named else (None, None)


def ground(tellings: Sequence[Telling]) -> Ground | None:
    """The ground that most tellings name; of several as often, the narrowest. A wide one only where none is narrow."""
    named = [each for telling in tellings for each in telling.places]
    narrow = [each for each in named if width(each) <= WIDE] or named
    if not narrow:
        return None
    often = Counter(place(each) for each in narrow)
    return max(narrow, key=lambda each: (often[place(each)], -width(each), each.lat is not None, each.name))
