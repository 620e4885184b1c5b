"""The incidents of the record as a list, a timeline and a map, all of the same choice.

Invariant: list, bars and points show the same incidents; what has no day or no point is counted and said to be missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, get_args

from reportedly.accounts.model import GradeValue, Side
from reportedly.accounts.summaries import Summary, Wanted
from reportedly.accounts.wording import between, day, where
from reportedly.model import EventType, Status
from reportedly.report import JsonObject
from reportedly.workbench import asked
from reportedly.workbench.atlas import points
from reportedly.workbench.desk import Desk
from reportedly.workbench.views import Asked, View

PAGE = 50
MOST_BARS = 90
"""So many bars a timeline has at most: its bars are days, else weeks, months or some years."""
ORDERS: dict[str, tuple[str, Callable[[Summary], Any]]] = {
    "told": ("told by most first", lambda each: (-each.printings, each.id)),
    "disputed": ("most contradictions first", lambda each: (-each.contradictions, -each.printings, each.id)),
    "new": ("newest first", lambda each: (-(each.days or (date.min,))[0].toordinal(), each.id)),
    "old": ("oldest first", lambda each: ((each.days or (date.max,))[0].toordinal(), each.id)),
}
FILTERS = (
    asked.text("text", "words that its headlines, speakers and their words hold"),
    asked.text("side", "a side that speaks"),
    asked.text("actor", "an actor's id, with those below it, who speaks, is named as an author, acts or suffers"),
    asked.choice("type", "what kind of happening it is (PLOVER)", get_args(EventType)),
    asked.choice("status", "how one of its events is told", get_args(Status)),
    asked.choice("grade", "how well it is attested (Airwars)", get_args(GradeValue)),
    asked.text("outlet", "an outlet that tells of it"),
    asked.text("place", "a name, a division, a country (ISO 3166-1 alpha-3) or # and a GeoNames id"),
    asked.day("since", "happened on this day or later"),
    asked.day("until", "happened on this day or earlier"),
    asked.box("box", "lies in this box of degrees: west,south,east,north"),
    asked.whole("least", "so many articles tell of it at least", 1, 1000, 1),
)
LISTED = (
    *FILTERS,
    asked.choice("order", "what comes first", ORDERS, "told"),
    asked.whole("page", "which page of the list", 1, 1_000_000, 1),
)


def chosen(desk: Desk, values: Asked) -> list[Summary]:
    """The summaries of the incidents that are asked for."""
    wanted = Wanted(**{each.name: values[each.name] for each in FILTERS})
    return [each for each in desk.board() if wanted.takes(each)]


def incidents(desk: Desk, values: Asked) -> JsonObject:
    """A page of the list, with the timeline and the points of all that was chosen."""
    found = chosen(desk, values)
    found.sort(key=ORDERS[values["order"]][1])
    start = (values["page"] - 1) * PAGE
    return {
        "found": len(found),
        "of": len(desk.board()),
        "page": values["page"],
        "pages": max(-(-len(found) // PAGE), 1),
        "incidents": [row(each, desk.sides) for each in found[start : start + PAGE]],
        "timeline": timeline(found),
        "undated": sum(each.first is None for each in found),
        "unplaced": sum(each.lat is None for each in found),
        "sides": [{"name": each.name, "inferred": each.inferred} for each in desk.sides],
    }


def every(desk: Desk, values: Asked) -> JsonObject:
    """All incidents that are asked for, without pages."""
    found = chosen(desk, values)
    found.sort(key=ORDERS[values["order"]][1])
    return {"found": len(found), "incidents": [row(each, desk.sides) for each in found]}


def row(each: Summary, sides: Sequence[Side]) -> JsonObject:
    """One incident as a list shows it."""
    return {
        "id": each.id,
        "type": each.type,
        "modes": list(each.modes),
        "title": each.title,
        "place": each.place,
        "where": where(each.ground),
        "country": each.country,
        "admin1": each.admin1,
        "lat": each.lat,
        "lon": each.lon,
        "precision": each.precision,
        "geonameid": each.geonameid,
        "date": each.edtf,
        "when": day(each.edtf),
        "printed": each.day,
        "grade": each.grade,
        "printings": each.printings,
        "sources": list(each.sources),
        "contradictions": each.contradictions,
        "figures": [f"{between(low, high)} {named(measure, whom)}" for measure, whom, low, high in each.ranges],
        "sides": list(each.sides),
        "silent": [side.name for side in sides if side.name not in each.sides],
        "outlets": list(each.outlets),
        "statuses": list(each.statuses),
    }


def named(measure: str, whom: str) -> str:
    """What is counted."""
    return measure if whom in ("people", "things") else f"{measure} ({whom})"


def timeline(found: Iterable[Summary]) -> JsonObject:
    """How many incidents each day, week, month or some years have, by when they happened or were printed."""
    many = Counter(each.days[0] for each in found if each.days)
    if not many:
        return {"unit": "day", "first": None, "last": None, "most": 0, "bars": []}
    first, last = min(many), max(many)
    unit, starts = parts(first, last)
    held: Counter[date] = Counter()
    for each, number in many.items():
        held[starts[bisect_right(starts, each) - 1]] += number
    ends = [*(each - timedelta(days=1) for each in starts[1:]), last]
    bars = [{"from": str(start), "to": str(end), "count": held[start]} for start, end in zip(starts, ends, strict=True)]
    return {"unit": unit, "first": str(first), "last": str(last), "most": max(held.values()), "bars": bars}


def parts(first: date, last: date) -> tuple[str, list[date]]:
    """The first days of the bars between two days, the shortest that are few enough, and what each of them is."""
    days = (last - first).days + 1
    if days <= MOST_BARS:
        return "day", [first + timedelta(days=n) for n in range(days)]
    monday = max(first.toordinal() - first.weekday(), 1)
    weeks = range(monday, last.toordinal() + 1, 7)
    if len(weeks) <= MOST_BARS:
        return "week", [date.fromordinal(each) for each in weeks]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    if len(months) <= MOST_BARS:
        return "month", [date(each // 12, each % 12 + 1, 1) for each in months]
    step = -(-(last.year - first.year + 1) // MOST_BARS)
    unit = "year" if step == 1 else f"{step} years"
    return unit, [date(each, 1, 1) for each in range(first.year, last.year + 1, step)]


def places(desk: Desk, values: Asked) -> JsonObject:
    """The points of the incidents that are asked for."""
    return {"places": points(chosen(desk, values))}


VIEWS = (
    View("/incidents", "The incidents of the record", incidents, LISTED, "incidents.html"),
    View("/all-incidents", "All incidents, without pages", every, LISTED, rows="incidents"),
    View("/places", "Where the incidents happened", places, FILTERS, rows="places"),
)
