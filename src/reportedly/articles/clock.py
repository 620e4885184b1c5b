"""When an article was published and updated, and where that was read.

Invariant: a time is either a bare date (`2020-11-01`) or an instant with its zone (`2020-11-01T12:53:00+00:00`);
a time without a zone gives its date only, and a day that could be a month is never guessed.
Source of the rules: codebook, Article (`published`, `updated`) and Time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal

from reportedly.articles.dates import MONTH, WEEKDAY, month_number
from reportedly.model import PublishedFrom

Role = Literal["published", "updated"]

ZONES: dict[str, float] = {
    "GMT": 0, "UTC": 0, "Z": 0, "KSA": 3, "MSK": 3, "TRT": 3, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "WET": 0, "WEST": 1, "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "MST": -7, "PST": -8, "PDT": -7,
    "GST": 4, "IRST": 3.5, "AFT": 4.5, "PKT": 5, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
}  # fmt: skip
"""Hours east of Greenwich. Letters that stand for zones far apart (IST, CST, AST, AMT) are left out on purpose,
as is ET, which moves with the season."""

_DATE = (
    rf"(?:{WEEKDAY},?[ \t]+)?(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ \t]+(?:of[ \t]+)?(?P<m1>{MONTH}),?[ \t]+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{MONTH})[ \t]+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[ \t]+(?P<y2>\d{{4}})"
    r"|(?P<n1>\d{1,2})(?P<sep>[-./])(?P<n2>\d{1,2})(?P=sep)(?P<n3>\d{4}))(?!\d)"
)
_HOUR = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:[ \t]*[ap]\.?m\.?(?![a-z]))?|\d{4}(?=[ \t]+(?:UTC|GMT)))"
_OFFSET = r"(?:(?:GMT|UTC)[ \t]*)?[+-]\d{1,2}(?::?\d\d)?"
_TWO_ZONES = (
    r"(?P<za>[A-Z]{2,5})[ \t]*(?P<ta>\d{1,2}:\d\d)[ \t]*[-–—/|][ \t]*(?P<zb>[A-Z]{2,5})[ \t]*(?P<tb>\d{1,2}:\d\d)"
    r"|(?P<tc>\d{1,2}:\d\d(?: ?[AaPp][Mm])?) (?P<zc>[A-Z]{2,4})[ \t]*[-–—/|]"
    r"[ \t]*(?P<td>\d{1,2}:\d\d(?: ?[AaPp][Mm])?) (?P<zd>[A-Z]{2,4})"
)
_ONE_ZONE = rf"(?P<t>{_HOUR})(?:[ \t]*\(?(?P<z>{_OFFSET}|(?:GMT|UTC)(?![A-Z])|[A-Z]{{2,4}}(?![A-Za-z])|Z(?!\w))\)?)?"
_LABEL = (
    r"(?P<label>(?:last[ \t]+)?(?:updated?|modified)(?:[ \t]+(?:at|on))?"
    r"|(?:first[ \t]+)?published(?:[ \t]+(?:at|on))?|posted(?:[ \t]+on)?|date[ \t]+of[ \t]+publication"
    r"|publication[ \t]+date|date)[ \t]*[:\-–|]?[ \t]*"
)
STAMP = re.compile(
    rf"(?:{_LABEL})?{_DATE}(?:,?[ \t]*(?:[-–—|][ \t]*)?(?:at[ \t]+)?(?:(?-i:{_TWO_ZONES})|{_ONE_ZONE}))?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?\s*$", re.IGNORECASE
)
_URL_DAY = re.compile(r"[/=-](20\d\d|19\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/\-_.?]|$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time that a page states about itself.

    `labelled` tells `Published: 4 October 2016` from a bare date; `when` is None where the day cannot be told from
    the month and `days` then holds both readings.
    """

    role: Role
    when: str | None
    labelled: bool
    end: int
    days: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """What an article says about its own time, settled; ISO 8601, with what had to be said about it."""

    published: str | None = None
    updated: str | None = None
    published_from: PublishedFrom = "none"
    warnings: tuple[str, ...] = ()


def iso(value: str) -> str | None:
    """A machine-written date or time as ISO 8601: zoned where it states a zone, else the bare date; None if unreadable.

    Reads ISO 8601 and RFC 2822, and written dates (`November 1, 2020`).
    """
    value = value.strip()
    match = _ISO.match(value)
    if match is None:
        return _mail_date(value) or _written(value)
    day, clock, seconds, zone = match.groups()
    if _day(*map(int, day.split("-"))) is None:
        return None
    if clock is None or zone is None:
        return day
    zone = "+00:00" if zone in "Zz" else zone + ("00" if len(zone) == 3 else "")
    try:
        return datetime.fromisoformat(f"{day}T{clock}{seconds or ':00'}{zone}").isoformat()
    except ValueError:
        return day


def stated_time(value: object) -> tuple[str | None, str | None]:
    """A row's or caller's time of publication as ISO 8601, and a warning where it cannot be used in full."""
    if value is None or value == "":
        return None, None
    when = iso(value) if isinstance(value, str) else None
    if when is None:
        return None, f"`published` is {str(value)[:40]!r}, which is no ISO 8601 date or zoned time, and is left out"
    assert isinstance(value, str)
    if len(when) == 10 and ":" in value:
        return when, f"`published` is {value[:40]!r}, a time without a zone; only its date is kept"
    return when, None


def stamp_at(text: str, start: int = 0, end: int | None = None) -> Stamp | None:
    """The stamp that begins exactly at `start`, with the offset where it ends; None if none does."""
    match = STAMP.match(text, start, len(text) if end is None else end)
    if match is None:
        return None
    days = _days(match)
    if not days:
        return None
    label = (match["label"] or "").lower()
    role: Role = "updated" if "update" in label or "modified" in label else "published"
    if len(days) > 1:
        return Stamp(role, None, bool(label), match.end(), tuple(map(str, days)))
    when, warnings = _instant(match, days[0])
    return Stamp(role, when, bool(label), match.end(), (str(days[0]),), warnings)


def url_day(url: str | None) -> str | None:
    """The day that an address spells out (`/2020/11/01/`), as a bare date."""
    match = _URL_DAY.search(url or "")
    found = _day(int(match[1]), int(match[2]), int(match[3])) if match else None
    return str(found) if found else None


def agree(one: str, other: str) -> bool:
    """Whether two times can be the same: instants when equal, a bare date when the instant falls on it in some zone."""
    if len(one) > 10 and len(other) > 10:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    gap = abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    return gap == 0 or (gap == 1 and len(one) != len(other))


def settle(
    given: str | None = None,
    stated: tuple[tuple[PublishedFrom, str], ...] = (),
    updated: str | None = None,
    stamps: tuple[Stamp, ...] = (),
    dateline: str | None = None,
    url: str | None = None,
) -> Clock:
    """The article's clock from all that states it, best first: given, `stated` (metadata), stamps, dateline, URL.

    A stamp with a time refines a bare date that it agrees with. A labelled stamp of publication that contradicts
    the metadata wins, with a warning (codebook, Time). A lone `Last Update` is the time of publication where
    nothing else states one.
    """
    day, fault = stated_time(given)
    candidates: list[tuple[PublishedFrom, str]] = [("given", day)] if day else []
    candidates += stated
    known = candidates[0][1] if candidates else url_day(url)
    read = [_told(stamp, known) for stamp in stamps]
    warnings = [fault] if fault else []
    warnings += [warning for stamp in read for warning in stamp.warnings]
    last: list[tuple[PublishedFrom, str | None]] = [("dateline", _day_in(dateline)), ("url", url_day(url))]
    published, source, note = _published(candidates, read, last)
    if note:
        warnings.append(note)
    updated = updated or next((s.when for s in read if s.role == "updated" and s.when), None)
    if updated is not None and updated == published and source == "stamp":
        updated = None
    return Clock(published, updated, source, tuple(warnings))


def _published(
    candidates: list[tuple[PublishedFrom, str]], stamps: list[Stamp], last: list[tuple[PublishedFrom, str | None]]
) -> tuple[str | None, PublishedFrom, str | None]:
    """The time of publication, where it was read, and a warning where the text and the metadata contradict."""
    told = [s for s in stamps if s.when and s.role == "published"] + [
        s for s in stamps if s.when and s.role != "published"
    ]
    if not candidates:
        if told:
            return told[0].when, "stamp", None
        return next(((day, source, None) for source, day in last if day), (None, "none", None))
    source, when = candidates[0]
    for stamp in told:
        assert stamp.when is not None
        if stamp.role == "published" and not agree(stamp.when, when):
            note = f"the text says it was published {stamp.when}, its metadata {when}"
            if stamp.labelled:
                return stamp.when, "stamp", f"{note}; the text's own date is kept"
            return when, source, f"{note}; the metadata is kept"
        if len(when) == 10 and len(stamp.when) > 10 and agree(stamp.when, when):
            return stamp.when, "stamp", None
    return when, source, None


def _day_in(line: str | None) -> str | None:
    """The day that a dateline names in full (`KABUL, Afghanistan (Jan. 25, 2013)`); None where it gives no year."""
    match = STAMP.search(line or "")
    days = _days(match) if match else []
    return str(days[0]) if len(days) == 1 else None


def _told(stamp: Stamp, known: str | None) -> Stamp:
    """The stamp with its day told from its month by a date that is known, or left open with a warning."""
    if stamp.when is not None:
        return stamp
    fits = [day for day in stamp.days if known and agree(day, known[:10])]
    if len(fits) == 1:
        return Stamp(stamp.role, fits[0], stamp.labelled, stamp.end, stamp.days)
    note = f"the date may be {' or '.join(stamp.days)}: day and month cannot be told apart, so it is left open"
    return Stamp(stamp.role, None, stamp.labelled, stamp.end, stamp.days, (note,))


def _days(match: re.Match[str]) -> list[date]:
    """The day that a stamp's date names; two where day and month can be swapped; none if no such day exists."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        found = [_day(year, month, day)]
    elif match["n1"]:
        first, second, year = int(match["n1"]), int(match["n2"]), int(match["n3"])
        found = [_day(year, second, first)]
        if match["sep"] != "." and first != second:
            found.append(_day(year, first, second))
    else:
        month = month_number(match["m1"] or match["m2"])
        found = [_day(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))]
    return [day for day in found if day is not None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _instant(match: re.Match[str], day: date) -> tuple[str, tuple[str, ...]]:
    """The stamp's instant as ISO 8601, or its bare day where it gives no zone that is known."""
    if match["ta"]:
        return _two_zones(day, (match["za"], match["ta"]), (match["zb"], match["tb"]))
    if match["tc"]:
        return _two_zones(day, (match["zc"], match["tc"]), (match["zd"], match["td"]))
    offset = _offset(match["z"]) if match["t"] and match["z"] else None
    clock = _hour(match["t"]) if match["t"] else None
    if clock is None or offset is None:
        return str(day), ()
    return datetime.combine(day, clock, timezone(timedelta(hours=offset))).isoformat(), ()


def _two_zones(day: date, one: tuple[str, str], other: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    """One instant from a stamp in two zones; the day is local, GMT wins where they disagree, with a warning."""
    local, greenwich = (other, one) if one[0] in ("GMT", "UTC") else (one, other)
    here, there = _hour(local[1]), _hour(greenwich[1])
    if here is None or there is None or greenwich[0] not in ("GMT", "UTC"):
        return str(day), (f"the stamp {one[0]} {one[1]} / {other[0]} {other[1]} gives no GMT time; its date is kept",)
    known = ZONES.get(local[0])
    gap = (here.hour - there.hour) * 60 + here.minute - there.minute
    shift = next(m for m in (gap, gap + 1440, gap - 1440) if -600 < m <= 840)
    expected = datetime.combine(day, here) - timedelta(minutes=shift if known is None else known * 60)
    nearest = min(
        (datetime.combine(day + timedelta(days=n), there) for n in (-1, 0, 1)), key=lambda at: abs(at - expected)
    )
    warnings: tuple[str, ...] = ()
    if nearest != expected:
        warnings = (f"{local[0]} {local[1]} and {greenwich[0]} {greenwich[1]} are not one instant; GMT is kept",)
    return nearest.replace(tzinfo=UTC).isoformat(), warnings


def _hour(text: str) -> time | None:
    """The time of day that `3:53 p.m.` or `15:53` names; None if there is no such time."""
    match = re.match(r"(\d{1,2})[:.]?(\d\d)(?::(\d\d))?\s*(?:([ap])\.?m)?", text, re.IGNORECASE)
    if match is None:
        return None
    hour, half = int(match[1]), (match[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    try:
        return time(hour, int(match[2]), int(match[3] or 0))
    except ValueError:
        return None


def _offset(zone: str) -> float | None:
    """Hours east of Greenwich for `GMT`, `UTC+3`, `+05:30`; None for letters that stand for several zones."""
    match = re.fullmatch(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d\d)?", zone, re.IGNORECASE)
    if match is None:
        return ZONES.get(zone.upper())
    hours = int(match[2]) + int(match[3] or 0) / 60
    return (hours if match[1] == "+" else -hours) if hours <= 14 else None


def _mail_date(value: str) -> str | None:
    if not re.match(r"[A-Z][a-z]{2}, \d", value):
        return None
    from email.utils import parsedate_to_datetime  # slow to import, seldom needed

    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return when.isoformat() if when.tzinfo else str(when.date())


def _written(value: str) -> str | None:
    stamp = stamp_at(value)
    return stamp.when if stamp and not value[stamp.end :].strip() else None
