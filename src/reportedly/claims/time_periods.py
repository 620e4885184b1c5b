"""Months, seasons, quarters, holidays and calendar units: `mid-October`, `Q3`, `last fall`, `this week`."""

from __future__ import annotations

from reportedly.claims import time_values as v
from reportedly.claims.time_anchor import Anchor, quarter_before, weekday_of
from reportedly.claims.time_hits import PREPOSITIONS, Hit, full_year, numbered, year_in
from reportedly.claims.time_values import Interval, Point, Vague, Value
from reportedly.knowledge.calendar import SEASONS, holiday, month_number

SURE = PREPOSITIONS - frozenset("and to or of for on that about at".split())
"""Words before `May` or `March` that make these months."""
THRUSTS = frozenset("offensive offensives campaign campaigns fighting assault thaw".split())


def months(hit: Hit) -> Value | None:
    """`May to June 1944`: both belong to the year, or the first to the year before."""
    year = year_in(hit)
    first, last = month_number(hit.said("m")), month_number(hit.said("m2"))
    return Interval(Point(year - (first > last), first), Point(year, last)) if year else None


def month(hit: Hit) -> Value | None:
    """`mid-October`, `March 1996`, `last April`; a month's name alone needs a word that makes it a time."""
    number = month_number(hit.said("m"))
    if (year := year_in(hit)) is not None:
        return Point(year, number)
    base, relation = hit.anchor.base(), hit.said("rm")
    if base is None or hit.said("y") or hit.said("uy") or (hit.size == 1 and not month_alone(hit)):
        return None
    now = v.first_day(base)[1]
    if relation in ("last", "past", "previous"):
        return Point(base.year - (number >= now), number)
    if relation in ("next", "following", "coming"):
        return Point(base.year + (number <= now), number)
    return Point(base.year, number) if relation == "this" else hit.anchor.month(number, hit.tense)


def month_alone(hit: Hit) -> bool:
    """Whether a month's name alone is a time: not in a name (`April Jones`), not as a word (`May`, `March`)."""
    if hit.words.is_a(hit.start, "MAY"):
        return hit.before in SURE or (hit.before in ("to", "and", "of") and not hit.words.raw(hit.start)[1:].isupper())
    named = hit.words.raw(hit.end)[:1].isupper()
    if hit.before in PREPOSITIONS:
        return hit.before in SURE or not named
    return hit.words.is_a(hit.start, "MONTH") and not (named and hit.words.raw(hit.start - 1)[:1].isupper())


SEASONAL = frozenset("in by until since during of early late".split())
"""Words before `spring` or `fall` that make these seasons."""


def season(hit: Hit) -> Value | None:
    """`the summer of 2003`, `last fall`, `spring`. A winter belongs to the year in which it begins."""
    code, relation = SEASONS[hit.said("s")], (hit.all("r") or [""])[-1]
    if (year := year_in(hit)) is not None:
        return Point(year, code)
    base = hit.anchor.base()
    if base is None or hit.said("y") or not seasonal(hit, relation):
        return None
    start, now = v.FIRST_MONTHS[code], v.first_day(base)[1]
    if relation in ("last", "past"):
        return Point(base.year - (start + 2 >= now), code)
    if relation == "next":
        return Point(base.year + (start <= now), code)
    if relation in ("this", "coming") or hit.anchor.narrative:
        return Point(base.year, code)
    return Point(base.year + (start + 2 < now) if hit.tense > 0 else base.year - (start > now), code)


def seasonal(hit: Hit, relation: str) -> bool:
    """Whether a season's name is a time: not `a spring`, `the fall of the city`, `Winter Olympics`."""
    if hit.said("s") not in ("spring", "fall"):
        return hit.size > 1 or hit.after not in ("olympics", "games", "palace", "school")
    if hit.after in THRUSTS:
        return True
    if hit.size == 1:
        return hit.before in SEASONAL
    known = hit.before in SEASONAL or hit.before in ("over", "from")
    return relation != "the" or hit.after == "and" or (known and hit.after not in ("of", "in", "from"))


def quarter(hit: Hit) -> Value | None:
    """`the third quarter`, `third-quarter`, `the first quarter of 1998`: without a year the last one begun."""
    part = 32 + numbered(hit.said("o"))
    year, base = year_in(hit), hit.anchor.base()
    if part > 36 or (year is None and (base is None or hit.after in ("of", "century", "when", "goal", "with"))):
        return None
    if year is None and base is not None:
        ahead = part - (v.quarter_of(base).part or 0)
        year = base.year + (ahead < -1 if hit.tense > 0 else -(ahead > 0))
    hit.anchor.quarter = Point(year or 0, part)
    return hit.anchor.quarter


def quarter_number(hit: Hit) -> Value | None:
    """`Q3`, `Q1 2015`, `H1 2015`."""
    name, base = hit.said("o"), hit.anchor.base()
    part = (32 if name[0] == "q" else 39) + int(name[1])
    if part > 41:
        return None
    if hit.said("y"):
        year = full_year(hit.said("y"), "", hit.anchor)
        return Point(year, part) if year else None
    if base is None or name[0] == "h":
        return None
    return Point(base.year - (part > (v.quarter_of(base).part or 0)), part)


def a_quarter(hit: Hit) -> Value | None:
    """`the quarter`, `last year's quarter`, `the 1988 quarter`: the one told last, else the last one over."""
    base = hit.anchor.base()
    if base is None:
        return None
    known = hit.anchor.quarter or quarter_before(base)
    if stated := hit.said("y"):
        return Point(int(stated), known.part)
    if near := hit.said("of"):
        return Point(base.year + (1 if near == "next" else -1), known.part)
    relation = (hit.all("near") or ["the"])[-1]
    if hit.after in ("of", "century", "mile", "million", "final", "finals", "point"):
        return None
    if hit.after in ENDING and relation == "the":
        return v.length(1, "quarter")
    if relation == "last" or (relation in ("latest", "recent") and first_later(known, quarter_before(base))):
        return quarter_before(base)
    if relation in ("next", "this", "current"):
        return v.moved_quarters(base, relation == "next")
    return v.moved_quarters(known, -1) if relation == "previous" else known


ENDING = frozenset("ended ending ends".split())
"""What follows a year or quarter of someone's own, which is so long and no year or quarter of the calendar."""


def first_later(one: Point, other: Point) -> bool:
    """Whether one point begins after another."""
    return v.first_day(one) > v.first_day(other)


def year_ago(hit: Hit) -> Value | None:
    """`the year-ago quarter`, `year-earlier`: the quarter told last, a year before; else the year."""
    if hit.said("u") != "year" or hit.said("ago") not in ("ago", "earlier"):
        return None
    base = hit.anchor.base()
    if hit.anchor.quarter is not None:
        return Point(hit.anchor.quarter.year - 1, hit.anchor.quarter.part)
    return Point(base.year - 1) if base else None


def half(hit: Hit) -> Value | None:
    """`the first half of 1998`, `the second half of the year`."""
    count = numbered(hit.said("o"))
    first = count == 1
    if hit.said("m"):
        return None
    near, base = hit.said("near"), hit.anchor.base()
    stated = hit.said("y")
    if stated:
        return Point(int(stated), 40 if first else 41)
    if hit.said("uy") != "year" or base is None:
        return None
    year_ = base.year + {"last": -1, "next": 1}.get(near, 0)
    return Point(year_, 40 if first else 41)


def holidays(hit: Hit) -> Value | None:
    """`Christmas`, `last Thanksgiving`, `Easter week`, `Eid al-Adha 2019`: the nearest, where no year is stated."""
    name, stated = hit.said("h"), hit.said("y")
    base = Point(int(stated)) if stated.isdigit() else hit.anchor.base()
    if base is None or hit.follows("HYPHEN"):
        return None
    years = (0,) if stated else (-1, 0, 1)
    near = [v.point(found) for away in years if (found := holiday(name, base.year + away))]
    if hit.said("r") == "last":
        near = [day for day in near if first_later(base, day)][-1:]
    elif hit.said("r") == "next":
        near = [day for day in near if first_later(day, base)][:1]
    if not near:
        return None
    ahead = 3 if hit.tense < 0 else 1
    day = min(near, key=lambda each: max(ahead * days_apart(each, base), -days_apart(each, base)))
    tail = hit.words.word(hit.end - 1)
    if tail in ("week", "weekend"):
        return v.week(day) if tail == "week" else v.weekend(day)
    return Vague(f"{day}~") if name.startswith("eid") else day


def days_apart(one: Point, other: Point) -> int:
    """How many days lie between two points."""
    first, second = v.as_date(one), v.as_date(other)
    return (first[0] - second[0]).days - 365 * (first[1] - second[1])


def last_unit(hit: Hit) -> Value | None:
    """`last month`, `this week`, `the following year`, `that day`, `the past year`, `early next year`."""
    unit, relation = hit.said("u"), hit.said("r")
    first = hit.place("r")[0]
    the = first > hit.start and hit.words.word(first - 1) == "the"  # and not that of `the end of last year`
    if relation == "recent":
        return None
    if unit in ("decade", "century", "millennium", "fortnight"):
        return broad(unit, relation, the, hit.anchor)
    if relation in ("past", "last") and the and unit != "weekend":
        told = hit.anchor.narrative and relation == "last"
        return step(hit.anchor.last(), unit, -1) if told else v.length(1, unit)
    if relation == "past":
        return step(hit.anchor.base(), unit, -1)
    if relation in ("that", "same"):
        return step(hit.anchor.last(), unit, 0)
    if relation in ("previous", "following"):
        return step(hit.anchor.last(), unit, 1 if relation == "following" else -1)
    if relation == "next" and the:
        return step(hit.anchor.last(), unit, 1)
    return step(hit.anchor.base(), unit, {"last": -1, "next": 1, "coming": 1}.get(relation, 0))


def broad(unit: str, relation: str, the: bool, anchor: Anchor) -> Value | None:
    """The era of the base, or the time of that length: `this century`, `the past decade`."""
    base = anchor.base()
    if relation in ("past", "last", "next", "coming") and the:
        return v.length(1, unit)
    if base is None or unit == "fortnight":
        return None
    size = 10 if unit == "decade" else 100
    away = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(relation, 0) * size
    return v.era(base.year + away, 3 if unit == "decade" else 2) if unit != "millennium" else None


def step(base: Point | None, unit: str, count: int) -> Value | None:
    """The calendar day, week, month or year that lies so many from the one that holds the base."""
    if base is None:
        return None
    if unit == "year":
        return Point(base.year + count)
    if unit == "month":
        if base.part is None:
            return None
        found = v.moved_months(base, count)
        return Point(found.year, found.part)
    if base.day is None:
        return None
    if unit == "week":
        return v.week(base, count)
    if unit == "weekend":
        return v.weekend(base, count)
    return v.moved_days(base, count) if unit == "day" else None


def the_unit(hit: Hit) -> Value | None:
    """`the year`, `the end of the month`, `later in the week`: those of the date told last."""
    unit = hit.said("u")
    following = hit.after
    if following in ("before", "after", "when", "of", "that", "he", "she", "they", "to", "in"):
        return None
    if following in ENDING and unit in ("year", "month", "week"):
        return v.length(1, unit)
    if unit in ("decade", "century", "fortnight", "millennium"):
        base = hit.anchor.base()
        return broad(unit, "this", False, hit.anchor) if base and hit.size > 2 else None
    if unit == "weekend":
        return weekend_near(hit)
    if unit == "day" and hit.size == 2 and hit.anchor.told is None:
        return None
    return step(hit.anchor.last() if hit.anchor.narrative or unit == "day" else hit.anchor.seen, unit, 0)


def weekend_near(hit: Hit) -> Value | None:
    """`the weekend`: the last one, or the coming one where the verb looks ahead."""
    base = hit.anchor.base()
    if base is None or base.day is None:
        return None
    ahead = hit.tense > 0
    return v.weekend(base, 0 if ahead or weekday_of(base) >= 5 else -1)


def end_of_year(hit: Hit) -> Value | None:
    """`year-end`, `month's end`."""
    unit, edge = hit.said("u"), hit.said("edge")
    if edge != "end" or unit not in ("year", "month"):
        return None
    base = hit.anchor.base()
    if base is None:
        return None
    return Point(base.year) if unit == "year" else step(base, unit, 0)
