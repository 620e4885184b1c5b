"""How months, weekdays, days and zones are written in English news: what every reader of dates here shares.

The patterns match in any case, whatever the flags of the pattern that they stand in.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?"
MONTH_DAY = rf"(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{2,4}})?)"
"""A day as datelines name it: `Oct 4`, `4 October`, `Nov. 5, 2020`."""


ZONES: dict[str, float] = {
    "GMT": 0, "UTC": 0, "Z": 0, "KSA": 3, "MSK": 3, "TRT": 3, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "WET": 0, "WEST": 1, "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "MST": -7, "PDT": -7, "AKST": -9,
    "AKDT": -8, "HST": -10, "GST": 4, "IRST": 3.5, "AFT": 4.5, "PKT": 5, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2, "EAT": 3,
}  # fmt: skip
"""Hours east of Greenwich. Letters that stand for zones far apart (IST, CST, AST, AMT) are left out on purpose, as are
those of `SEASONAL`."""

MOVING = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
"""American zones that move with the season, by the place whose clock they are (IANA time zone database)."""

SEASONAL = {"BST": ("Europe/London", 1.0), "PST": ("America/Los_Angeles", -8.0)}
"""Letters that Bangladesh and Pakistan use all year as well: British and American in their season, else untold."""

_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d\d)?", re.IGNORECASE)


def instant(day: date, clock: time, zone: str) -> datetime | None:
    """The instant at which a zone's clock showed a time on a day; None where the zone's letters do not tell.

    `zone` is `GMT`, `UTC+3`, `+05:30`, `EST`, `ET`. `ET` is told by the rule of its season, save in the hour that
    the clocks show twice; `BST` and `PST` only where it is their season.
    """
    local = datetime.combine(day, clock)
    if zone.upper() in MOVING:
        return _moving(local, MOVING[zone.upper()])
    if zone.upper() in SEASONAL:
        place, hours_east = SEASONAL[zone.upper()]
        found = _moving(local, place)
        return found if found is not None and found.utcoffset() == timedelta(hours=hours_east) else None
    hours = _hours(zone)
    return None if hours is None else local.replace(tzinfo=timezone(timedelta(hours=hours)))


def _hours(zone: str) -> float | None:
    """Hours east of Greenwich for a zone that does not move; None for letters that stand for several zones."""
    match = _OFFSET.fullmatch(zone)
    if match is None:
        return ZONES.get(zone.upper())
    hours = int(match[2]) + int(match[3] or 0) / 60
    return (hours if match[1] == "+" else -hours) if hours <= 14 else None


def _moving(local: datetime, place: str) -> datetime | None:
    """A place's local time as an instant with its offset; None where its clocks showed it twice or never."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # seldom needed

    try:
        there = ZoneInfo(place)
    except ZoneInfoNotFoundError:
        return None
    first, second = (local.replace(tzinfo=there, fold=fold).utcoffset() for fold in (0, 1))
    return local.replace(tzinfo=timezone(first)) if first is not None and first == second else None
