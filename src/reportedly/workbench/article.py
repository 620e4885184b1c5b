"""One article: its text with every claim marked in it and a card for each; where it came from, how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.accounts.wording import day, number, where
from reportedly.chain import ABSENT, account_of, party_name, source_chain, words_at
from reportedly.knowledge.contested import contested
from reportedly.model import Article, Event, Figure, Participant, Party, Place, Report, Statement, Time
from reportedly.record.derived import of_articles
from reportedly.report import JsonObject, to_json
from reportedly.workbench import asked
from reportedly.workbench.desk import Desk
from reportedly.workbench.marks import marked, marks_of
from reportedly.workbench.views import Asked, NothingError, View

FACTUALITY = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not so",
    "PR-": "probably not so",
    "PS-": "possibly not so",
    "CTu": "does not say whether",
    "Uu": "not committed",
}
"""How far a source commits (FactBank), in words."""


def article(desk: Desk, values: Asked) -> JsonObject:
    """An article as it stands after review, with its cards. Raises NothingError where there is none of this id."""
    report = desk.record.report(values["id"])
    if report is None:
        raise NothingError(f"{values['id']} is no article of this record")
    readings = desk.record.readings(values["id"])
    return {
        **shown(report),
        "readings": [
            {"read": each.read, "program": each.version.program, "models": each.version.models, "source": each.source}
            for each in readings
        ],
        "source": next((each.source for each in reversed(readings) if each.source), None),
        "incidents": told_in(desk, report),
    }


def shown(report: Report) -> JsonObject:
    """A report with a card for each of its items, in the order of the text."""
    cards = [
        *(statement_card(report, each) for each in report.statements),
        *(event_card(report, each) for each in report.events),
        *(figure_card(report, each) for each in report.figures),
    ]
    return {
        "head": head(report.article),
        "cards": sorted(cards, key=lambda each: (each["at"], "sef".index(each["id"][0]))),
        "places": [place_card(each) for each in report.places],
        "times": [time_card(report, each) for each in report.times],
        "warnings": list(report.warnings),
        "marked": marked(report.article, marks_of(report)),
        "report": to_json(report),
    }


def head(of: Article) -> JsonObject:
    """What an article states of itself."""
    return {
        "id": of.id,
        "title": " ".join((of.title or "").split()) or None,
        "outlet": of.outlet,
        "origin": of.origin,
        "byline": list(of.byline),
        "published": of.published,
        "published_from": of.published_from,
        "updated": of.updated,
        "language": of.language,
        "url": of.url if (of.url or "").lower().startswith(("http://", "https://")) else None,
    }


def statement_card(report: Report, each: Statement) -> JsonObject:
    """Who says it through whom to whom, how, and in which words."""
    return {
        "id": each.id,
        "kind": "statement",
        "at": min((start for start, _ in (*each.cue, *each.content, *each.source.spans)), default=0),
        "chain": list(source_chain(report, each)),
        "actor": each.source.actor,
        "words": words_at(report, each.content),
        "facts": facts(
            act=each.act,
            mode=each.mode,
            factuality=f"{each.factuality} ({FACTUALITY[each.factuality]})",
            speaker=each.named,
            via=party_name(report, each.via),
            to=party_name(report, each.addressee),
            against=party_name(report, each.target),
            condition=words_at(report, (each.condition,)) if each.condition else None,
            said=each.said,
            inside=each.parent,
        ),
        "confidence": each.confidence,
    }


def event_card(report: Report, each: Event) -> JsonObject:
    """Who did what to whom, where and when, by whose account, and whether it is told as real."""
    return {
        "id": each.id,
        "kind": "event",
        "at": each.trigger[0],
        "chain": list(account_of(report, each.claimant)),
        "actor": claimant_of(report, each.claimant),
        "words": words_at(report, (each.trigger,)),
        "facts": facts(
            type=each.type,
            mode=each.mode,
            status=each.status,
            by=participants(report, each.actors),
            to=participants(report, each.recipients),
            where=named_place(report, each.place),
            when=each.time,
            claimed_in=each.claimant,
        ),
        "confidence": each.confidence,
    }


def figure_card(report: Report, each: Figure) -> JsonObject:
    """How many of whom, by whose account."""
    return {
        "id": each.id,
        "kind": "figure",
        "at": each.span[0],
        "chain": list(account_of(report, each.claimant)),
        "actor": claimant_of(report, each.claimant),
        "words": words_at(report, (each.span,)),
        "facts": facts(
            number=f"{number(each)} {each.measure}",
            whom=each.whom,
            side=each.side,
            scope=each.scope,
            period=each.period,
            where=named_place(report, each.place),
            when=each.time,
            part_of=each.part_of,
            of_event=each.event,
            claimed_in=each.claimant,
        ),
        "confidence": each.confidence,
    }


def place_card(each: Place) -> JsonObject:
    """A place that is named: where it lies, how exactly that is told, and all its names where it is contested."""
    known = contested(each.name)
    return {
        "id": each.id,
        "name": each.name,
        "at": each.span[0],
        "lat": each.lat,
        "lon": each.lon,
        "country": each.country,
        "admin1": each.admin1,
        "geonameid": each.geonameid,
        "feature": each.feature,
        "precision": each.precision,
        "names": list(known.names) if known else [],
        "held_by": list(known.held_by) if known else [],
        "claimed_by": list(known.claimed_by) if known else [],
    }


def time_card(report: Report, each: Time) -> JsonObject:
    """A time that is named, and the time."""
    return {"id": each.id, "at": each.span[0], "words": words_at(report, (each.span,)), "edtf": each.edtf}


def facts(**given: Any) -> JsonObject:
    """What is known of a claim, without what is not; a name's underscores are spaces on a page."""
    return {name.replace("_", " "): value for name, value in given.items() if value not in (None, "", [])}


def participants(report: Report, some: Sequence[Participant]) -> list[str]:
    """Who takes part in an event, each by name and words."""
    return [party_name(report, Party((each.span,), each.actor)) or ABSENT for each in some]


def named_place(report: Report, place: str | None) -> str | None:
    """The name of a place of the report."""
    return next((each.name for each in report.places if each.id == place), None)


def claimant_of(report: Report, claimant: str | None) -> str | None:
    """The id of the actor by whose account something is told."""
    return next((each.source.actor for each in report.statements if each.id == claimant), None)


def told_in(desk: Desk, report: Report) -> list[JsonObject]:
    """The incidents that the article tells of, with the events that it tells of each by."""
    found = []
    for telling in of_articles(desk.record, [report.article.id]):
        each = desk.summary(telling.incident or "")
        if each is not None:
            what = f"{each.type} {where(each.ground)}, {day(each.edtf)}"
            found.append({"id": each.id, "title": each.title, "what": what, "telling": telling.id, "grade": each.grade})
    return found


VIEWS = (
    View(
        "/article",
        "One article with every claim in it",
        article,
        (asked.text("id", "an article's id", required=True),),
        "article.html",
        "cards",
    ),
)
