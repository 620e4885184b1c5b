"""When a statement was made: a plain weekday or date right beside its cue, outside every content. EDTF, or None.

A weekday is the last such day on or before publication; a date without a year the last such date. In a caption or an
entry of a live blog that has its own date, that is the day they are seen from. Nothing is resolved where no day of
publication is stated, save a date with its year.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta

from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page
from reportedly.knowledge.calendar import MONTH, WEEKDAY, month_number, weekday_number
from reportedly.model import Span, Spans

WHEN = re.compile(
    rf"\b(?:(?P<day>{WEEKDAY})|(?P<near>today|yesterday)|(?P<month>{MONTH}) (?P<date>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\b(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<date2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{MONTH})(?:,? (?P<year2>\d{{4}}))?)(?![’'\w-])"
)
AWAY = re.compile(r"\b(?:since|until|till|before|after|by|next|from|of|coming|for)\s+(?:late |early )?$", re.IGNORECASE)
CLAUSE = re.compile(r"[;:]|\b(?:and|but|while|when)\b")
REACH = 60


def said(page: Page, draft: Draft, contents: Spans) -> str | None:
    """The day on which a statement was made. `contents` are all statements' contents, in order, without overlap."""
    for start, end in zones(page, draft):
        for found in (
            reversed(list(WHEN.finditer(page.text, start, end)))
            if start < draft.cue[0][0]
            else WHEN.finditer(page.text, start, end)
        ):
            if AWAY.search(page.text, max(0, found.start() - 16), found.start()) or inside(found.start(), contents):
                continue
            return resolved(found, page.day(found.start()))
    return None


def zones(page: Page, draft: Draft) -> list[Span]:
    """Where a day can stand: behind the cue before the content, and in the clause before source and cue."""
    start, end = page.sentence(draft.cue[0][0])
    first, last = draft.cue[0][0], draft.cue[-1][1]
    later = min([s for s, _ in (*draft.content, *draft.source) if s >= last] + [end])
    behind = page.text.find(",", last, later) if draft.start < first else -1
    subject = min([s for s, e in draft.source if start <= s < first] + [first])
    before = max([start] + [e for s, e in draft.content if e <= subject])
    clause = [m.end() for m in CLAUSE.finditer(page.text, before, subject)]
    between = max([e for _, e in draft.source if e <= first] + [subject])
    return [
        (last, min(behind if behind >= 0 else later, last + REACH)),
        (between, first),
        (max([before, *clause]), subject),
    ]


def inside(at: int, spans: Spans) -> bool:
    """Whether a character stands in any of some sorted spans."""
    i = bisect_right(spans, (at, at + 1)) - 1
    return any(start <= at < end for start, end in spans[max(0, i) : i + 2])


def resolved(found: re.Match[str], published: date | None) -> str | None:
    """The day that a match names, as seen from the day of publication."""
    year = found["year"] or found["year2"]
    month = found["month"] or found["month2"]
    if month:
        return calendar(month_number(month), int(found["date"] or found["date2"]), year, published)
    if published is None:
        return None
    if found["near"]:
        return str(published - timedelta(days=found["near"] == "yesterday"))
    return str(published - timedelta(days=(published.weekday() - weekday_number(found["day"])) % 7))


def calendar(month: int, day: int, year: str | None, published: date | None) -> str | None:
    """A calendar date; without a year the last such one on or before publication."""
    try:
        if year:
            return str(date(int(year), month, day))
        if published is None:
            return None
        this = date(published.year, month, day)
        return str(this if this <= published else date(published.year - 1, month, day))
    except ValueError:
        return None
