"""When an article was published and updated, and where that was read.

Invariant: a time is either a bare date (`2020-11-01`) or an instant with its zone (`2020-11-01T12:53:00+00:00`);
a time without a zone gives its date only, and a day that could be a month is never guessed.
Source of the rules: codebook, Article (`published`, `updated`) and Time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from reportedly.articles import dates
from reportedly.articles.dates import MONTH, WEEKDAY
from reportedly.knowledge.calendar import month_number
from reportedly.model import PublishedFrom

Role = Literal["published", "updated"]

_YEAR = r"\d{4}(?:(?!\w)|(?=\d{1,2}:\d\d(?!\d)))"  # some pages glue the time to it: `November 1, 20201:14 PM UTC`
_NAMED = (
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:[ \t]+(?:of[ \t]+)?|-)(?P<m1>{MONTH})"
    rf"(?:[ \t]*,[ \t]*|[ \t]+|-)(?P<y1>{_YEAR})"
    rf"|(?P<m2>{MONTH})[ \t]+(?P<d2>\d{{1,2}})(?:(?:st|nd|rd|th)?[,.]?[ \t]+|(?=20\d\d\b))(?P<y2>{_YEAR})"
)
_NUMBERED = (
    r"(?P<iso>\d{4}-\d\d-\d\d)(?:(?!\w)|(?=T\d))|(?P<y3>\d{4})(?P<s3>[./])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\w)"
    rf"|(?P<n1>\d{{1,2}})(?P<sep>[-./])(?P<n2>\d{{1,2}})(?P=sep)(?P<n3>{_YEAR})"
)
_DATE = rf"(?:(?P<weekday>{WEEKDAY}),?[ \t]+)?(?:{_NUMBERED}|{_NAMED})"
_HOUR = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:[ \t]*[ap]\.?m(?:\.|(?![a-z])))?|\d{1,2}[ \t]*[ap]\.?m(?:\.|(?![a-z]))"
    r"|\d{4}(?=[ \t]+(?:UTC|GMT)))"
)
_SHORT_HOUR = r"(?:\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?|\d{4})"
_OFFSET = r"(?:(?:GMT|UTC)[ \t]*)?[+-]\d{1,2}(?::?\d\d)?"
_LETTERS = r"(?-i:(?!(?:BY|IN|ON|AT|AM|PM|TO)\b)[A-Z]{2,5}(?![A-Za-z]))"
_LABEL = (
    r"(?P<label>(?:page[ \t]+)?(?:(?:last|latest|recently)[ \t]+)?(?:update[ds]?|modified|revised|edited)"
    r"(?:[ \t]+(?:at|on))?|(?:(?:first|originally|date|article|story|initially)[ \t]+)?"
    r"(?:published|posted|issued|released|created)(?:[ \t]+(?:at|on|date))?"
    r"|date[ \t]+of[ \t]+publication|(?:publication|publish|published|post|release)[ \t]+date"
    r"|date[ \t]+(?:last[ \t]+)?(?:modified|updated)|date)(?![a-z])[ \t]*[:\-–|]?[ \t]*"
)
_UPDATE = re.compile(r"updat|modified|revised|edited", re.IGNORECASE)
_BETWEEN = r"(?:,[ \t]*|[ \t]*[-–—|•·][ \t]*|[ \t]+on[ \t]+|[ \t]*)"
_BEFORE_TIME = r"(?:[,:]?[ \t]*(?:[-–—|•·][ \t]*)?(?:at[ \t]+)?|T)"


def _times(n: str) -> str:
    """The pattern of a time of day with its zone, or of one instant in two zones; its groups' names end in `n`."""
    two = (
        rf"(?P<za{n}>[A-Z]{{2,5}})[ \t]*(?P<ta{n}>\d{{1,2}}:\d\d)[ \t]*[-–—/|][ \t]*"
        rf"(?P<zb{n}>[A-Z]{{2,5}})[ \t]*(?P<tb{n}>\d{{1,2}}:\d\d)"
        rf"|(?P<tc{n}>{_SHORT_HOUR}) (?P<zc{n}>[A-Z]{{2,4}})[ \t]*[-–—/|(][ \t]*(?P<td{n}>{_SHORT_HOUR})"
        rf" (?P<zd{n}>[A-Z]{{2,4}})\)?"
    )
    one = rf"(?P<t{n}>{_HOUR})(?:[ \t]*\(?(?P<z{n}>{_OFFSET}|(?:GMT|UTC)(?![a-z])|{_LETTERS}|Z(?!\w))\)?)?"
    return rf"(?:(?-i:{two})|{one})"


_STAMP = rf"(?:{_LABEL})?(?:{_times('1')}{_BETWEEN})?{_DATE}(?:{_BEFORE_TIME}{_times('2')})?"
STAMP = re.compile(_STAMP, re.IGNORECASE)
_WITHIN = re.compile(rf"(?<![\w/.,-]){_STAMP}", re.IGNORECASE)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?\s*$", re.IGNORECASE
)
_URL_DAY = re.compile(r"[/=-](20\d\d|19\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/\-_.?]|$)")
_LATE = 2
"""Days after which news is hardly updated any more: a later update tells that the given day of publication is wrong."""
_NULL_DAYS = frozenset({"0001-01-01", "1970-01-01"})
"""What systems write for a time that they do not have."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time that a page states about itself.

    `labelled` tells `Published: 4 October 2016` from a bare date; `when` is None where the day cannot be told from
    the month and `days` then holds both readings. `day_first` tells which stands first in a date of numbers that
    can be read in one way only.
    """

    role: Role
    when: str | None
    labelled: bool
    end: int
    days: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    day_first: bool | None = None


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
    if len(value) > 100:
        return None
    match = _ISO.match(value)
    if match is None:
        return _mail_date(value) or _written(value)
    day, clock, seconds, zone = match.groups()
    if day in _NULL_DAYS or _day(*map(int, day.split("-"))) is None:
        return None
    if clock is None or zone is None:
        return day
    zone = "+00:00" if zone in "Zz" else zone + ("00" if len(zone) == 3 else "")
    try:
        return datetime.fromisoformat(f"{day}T{clock}{seconds or ':00'}{zone}").isoformat()
    except ValueError:
        return day


def epoch(value: str) -> str | None:
    """The instant that a count of seconds or milliseconds since 1970 names (10 or 13 digits); None for all else."""
    value = value.strip()
    if not (value.isascii() and value.isdigit() and len(value) in (10, 13)):
        return None
    return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()


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
    return None if match is None else _stamp(match)


def stamps_in(line: str) -> Iterator[tuple[int, Stamp]]:
    """The stamps that stand anywhere in a line, in order, each with the offset where it begins."""
    for match in _WITHIN.finditer(line):
        stamp = _stamp(match)
        if stamp is not None:
            yield match.start(), stamp


def label_role(words: str) -> Role | None:
    """What words that are nothing but a stamp's label say of it (`Updated on`, `Posted:`); None for other words."""
    if re.fullmatch(_LABEL, words.strip(), re.IGNORECASE) is None:
        return None
    return "updated" if _UPDATE.search(words) else "published"


def opening_label(words: str) -> str:
    """The label that opens some words (`Updated `), empty where none does."""
    match = re.match(rf"{_LABEL}(?=[\w])", words, re.IGNORECASE)
    return match[0].rstrip() + " " if match else ""


def url_day(url: str | None) -> str | None:
    """The day that an address spells out (`/2020/11/01/`), as a bare date."""
    match = _URL_DAY.search(url or "")
    found = _day(int(match[1]), int(match[2]), int(match[3])) if match else None
    return str(found) if found else None


def agree(one: str, other: str) -> bool:
    """Whether two times can be the same: instants within a minute; a bare date and an instant on it in some zone."""
    if len(one) > 10 and len(other) > 10:
        return abs(datetime.fromisoformat(one) - datetime.fromisoformat(other)) < timedelta(minutes=1)
    gap = _gap(one, other)
    return gap == 0 or (abs(gap) == 1 and len(one) != len(other))


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
    the metadata wins, with a warning (codebook, Time), and so does any stamp over what is given from outside the page.
    A lone `Last Update` is the time of publication where nothing else in the page states one.
    """
    day, fault = stated_time(given)
    candidates: list[tuple[PublishedFrom, str]] = [("given", day)] if day else []
    candidates += stated
    known = [when for _, when in candidates] + [when for when in (updated, url_day(url)) if when]
    read = _all_told(stamps, known)
    warnings = [fault, _rift(stated)] if day is None else [fault]
    last: list[tuple[PublishedFrom, str | None]] = [("dateline", _day_in(dateline)), ("url", url_day(url))]
    updated = updated or _changed(read)
    published, source, note = _published(candidates, read, last, updated)
    warnings += [warning for stamp in read for warning in stamp.warnings] + [note]
    if updated is not None and updated == published and source == "stamp":
        updated = None
    return Clock(published, updated, source, tuple(dict.fromkeys(each for each in warnings if each)))


def _published(
    candidates: list[tuple[PublishedFrom, str]],
    stamps: list[Stamp],
    last: list[tuple[PublishedFrom, str | None]],
    updated: str | None,
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
    if source == "given" and (lone := _lone_update(told)) is not None and not -1 <= _gap(lone, when) <= _LATE:
        return lone, "stamp", f"the text says it was updated {lone}, its metadata {when}; the text's own date is kept"
    if any(s.labelled and s.role == "published" and s.when and len(when) > 10 and agree(s.when, when) for s in told):
        return when, source, None
    for stamp in told:
        assert stamp.when is not None
        if stamp.role == "published" and not agree(stamp.when, when):
            note = f"the text says it was published {stamp.when}, its metadata {when}"
            if stamp.labelled or source == "given":
                return stamp.when, "stamp", f"{note}; the text's own date is kept"
            if updated is not None and (agree(stamp.when, updated) or _gap(stamp.when, updated) == 0):
                continue  # a bare date beside the headline, often that of the last change
            return when, source, f"{note}; the metadata is kept"
        if len(when) == 10 and len(stamp.when) > 10 and agree(stamp.when, when):
            return stamp.when, "stamp", None
    return when, source, None


def _lone_update(stamps: list[Stamp]) -> str | None:
    """The only time that a text states of itself, where that is its last update."""
    stated = [stamp for stamp in stamps if stamp.when]
    return stated[0].when if stated and all(stamp.role == "updated" for stamp in stated) else None


def _changed(stamps: list[Stamp]) -> str | None:
    """The time of the last change that the stamps state; of several that name one instant, that in GMT."""
    told = [stamp.when for stamp in stamps if stamp.role == "updated" and stamp.when]
    same = (when for when in told if when.endswith("+00:00") and agree(when, told[0]))
    return next(same, told[0]) if told else None


def _rift(stated: tuple[tuple[PublishedFrom, str], ...]) -> str | None:
    """A warning where the page's JSON-LD and its other markup are more than a day apart; the first is kept."""
    for source, when in stated[1:]:
        if source != stated[0][0] and abs(_gap(when, stated[0][1])) > 1:
            names = {"json-ld": "JSON-LD", "meta": "markup"}
            first, other = names.get(stated[0][0], stated[0][0]), names.get(source, source)
            return f"the page's {first} says it was published {stated[0][1]}, its {other} {when}; the first is kept"
    return None


def _gap(one: str, other: str) -> int:
    """Days from the second time's date to the first's, each in the zone that it is written in."""
    return (date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days


def _day_in(line: str | None) -> str | None:
    """The day that a dateline names in full (`KABUL, Afghanistan (Jan. 25, 2013)`); None where it gives no year."""
    match = STAMP.search(line or "")
    days = _days(match) if match else []
    return str(days[0]) if len(days) == 1 else None


def _all_told(stamps: Iterable[Stamp], known: list[str]) -> list[Stamp]:
    """The stamps, their days told from their months by the page's other dates, or left open with a warning."""
    stamps = tuple(stamps)
    days = {when[:10] for when in known} | {stamp.when[:10] for stamp in stamps if stamp.when}
    orders = {stamp.day_first for stamp in stamps if stamp.day_first is not None}
    return [_told(stamp, days, next(iter(orders)) if len(orders) == 1 else None) for stamp in stamps]


def _told(stamp: Stamp, known: set[str], day_first: bool | None) -> Stamp:
    """The stamp with its day told from its month by a day that is known, or left open with a warning."""
    if stamp.when is not None:
        return stamp
    fits = [day for day in stamp.days if day in known]
    if len(fits) != 1 and day_first is not None:
        fits = [stamp.days[0 if day_first else 1]]
    if len(fits) == 1:
        return replace(stamp, when=fits[0])
    note = f"the date may be {' or '.join(stamp.days)}: day and month cannot be told apart, so it is left open"
    return replace(stamp, warnings=(note,))


def _stamp(match: re.Match[str]) -> Stamp | None:
    """The stamp that a match of `STAMP` is; None if there is no such day."""
    days = _days(match)
    if not days:
        return None
    label = match["label"] or ""
    role: Role = "updated" if _UPDATE.search(label) else "published"
    if len(days) > 1:
        return Stamp(role, None, bool(label), match.end(), tuple(map(str, days)))
    when, warnings = _instant(match, days[0])
    first = days[0].day == int(match["n1"]) if match["n1"] and match["n1"] != match["n2"] else None
    return Stamp(role, when, bool(label), match.end(), (str(days[0]),), warnings, first)


def _days(match: re.Match[str]) -> list[date]:
    """The day that a stamp's date names; two where day and month can be swapped; none if no such day exists."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        found = [_day(year, month, day)]
    elif match["y3"]:
        found = [_day(int(match["y3"]), int(match["m3"]), int(match["d3"]))]
    elif match["n1"]:
        first, second, year = int(match["n1"]), int(match["n2"]), int(match["n3"])
        found = [_day(year, second, first)]
        if match["sep"] != "." and first != second:
            found.append(_day(year, first, second))
    else:
        month = month_number(match["m1"] or match["m2"])
        found = [_day(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))]
    days = [day for day in found if day is not None]
    if len(days) == 2 and match["weekday"]:
        days = [day for day in days if day.strftime("%a").lower() == match["weekday"][:3].lower()] or days
    return days


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _instant(match: re.Match[str], day: date) -> tuple[str, tuple[str, ...]]:
    """The stamp's instant as ISO 8601, or its bare day where it gives no zone that is known."""
    for n in "12":
        if match[f"ta{n}"]:
            return _two_zones(day, (match[f"za{n}"], match[f"ta{n}"]), (match[f"zb{n}"], match[f"tb{n}"]))
        if match[f"tc{n}"]:
            return _two_zones(day, (match[f"zc{n}"], match[f"tc{n}"]), (match[f"zd{n}"], match[f"td{n}"]))
        clock = _hour(match[f"t{n}"]) if match[f"t{n}"] and match[f"z{n}"] else None
        when = dates.instant(day, clock, match[f"z{n}"]) if clock is not None else None
        if when is not None:
            return when.isoformat(), ()
    return str(day), ()


def _two_zones(day: date, one: tuple[str, str], other: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    """One instant from a stamp in two zones; the day is local, GMT wins where they disagree, with a warning."""
    local, greenwich = (other, one) if one[0] in ("GMT", "UTC") else (one, other)
    here, there = _hour(local[1]), _hour(greenwich[1])
    if here is None or there is None or greenwich[0] not in ("GMT", "UTC"):
        return str(day), (f"the stamp {one[0]} {one[1]} / {other[0]} {other[1]} gives no GMT time; its date is kept",)
    try:
        nearest, expected = _in_greenwich(day, here, there, local[0])
    except OverflowError:  # the first or the last day that there is
        return str(day), ()
    warnings: tuple[str, ...] = ()
    if nearest != expected:
        warnings = (f"{local[0]} {local[1]} and {greenwich[0]} {greenwich[1]} are not one instant; GMT is kept",)
    return nearest.replace(tzinfo=UTC).isoformat(), warnings


def _in_greenwich(day: date, here: time, there: time, zone: str) -> tuple[datetime, datetime]:
    """The time in Greenwich that a stamp in two zones states, on the day nearest to it, and the one to be expected.

    Raises OverflowError where a calendar ends between the two.
    """
    known = dates.instant(day, here, zone)
    if known is not None:
        expected = known.astimezone(UTC).replace(tzinfo=None)
    else:
        gap = (here.hour - there.hour) * 60 + here.minute - there.minute
        shift = next(m for m in (gap, gap + 1440, gap - 1440) if -600 < m <= 840)
        expected = datetime.combine(day, here) - timedelta(minutes=shift)
    days = (day + timedelta(days=n) for n in (-1, 0, 1))
    return min((datetime.combine(each, there) for each in days), key=lambda at: abs(at - expected)), expected


def _hour(text: str) -> time | None:
    """The time of day that `3:53 p.m.`, `7 am` or `15:53` names; None if there is no such time."""
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?(?::(\d\d))?(?:\.\d+)?\s*(?:([ap])\.?m)?", text, re.IGNORECASE)
    if match is None:
        return None
    hour, half = int(match[1]), (match[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        return None


def _mail_date(value: str) -> str | None:
    if not re.match(r"[A-Z][a-z]{2}, \d", value):
        return None
    from email.utils import parsedate_to_datetime  # slow to import, seldom needed

    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return when.isoformat() if when.tzinfo else str(when.date())


def _written(value: str) -> str | None:
    stamp = stamp_at(value)
    return stamp.when if stamp and not value[stamp.end :].strip() else None
