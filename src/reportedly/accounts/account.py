"""The account of one incident: all that is said of it, brought together; and the account as one line of JSON.

Invariant: a pure function of the incident, its reports, their origins and the sides; the same input gives the same
bytes. Nothing is in an account that does not point at an item of a report. Source: codebook, Account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from reportedly.accounts.best import Rule
from reportedly.accounts.contradictions import contradictions
from reportedly.accounts.grades import grade
from reportedly.accounts.material import Material
from reportedly.accounts.model import Account, Contradiction, Incident, Link, Position, Ref, Side, Speaker, Toll
from reportedly.accounts.positions import positions
from reportedly.accounts.ranges import ranges
from reportedly.accounts.speakers import independent
from reportedly.accounts.tolls import EARLIER, echoes, tolls
from reportedly.model import Report
from reportedly.report import in_one_line

JsonObject = dict[str, Any]


def account(
    incident: Incident,
    reports: Mapping[str, Report],
    origins: Mapping[str, str | None],
    sides: Iterable[Side] = (),
    rule: Rule | None = None,
) -> Account:
    """The account of an incident.

    `reports` and `origins` (who wrote it first, copies counted once) are by article id; `rule` names how a best figure
    is chosen, none is chosen without. Raises KeyError where a report is missing, ValueError for an unknown rule.
    """
    material = Material(incident, reports, origins, tuple(sides))
    taken, counted = positions(material), tolls(material)
    against = contradictions(material, taken, counted)
    sources = independent(spoken(taken, counted))
    return Account(
        incident=incident,
        positions=taken,
        tolls=counted,
        ranges=ranges(counted, rule),
        contradictions=against,
        grade=grade(taken, against, sources, material.sides),
        sources=sources,
        printings=len(material.articles()),
    )


def spoken(taken: Iterable[Position], counted: Sequence[Toll]) -> Iterator[Speaker]:
    """Who says something of the incident: by positions and by figures. The silent are not among them.

    Nor is an outlet whose own words only give the figure of somebody who is quoted, since it has it from them, and
    nor is what an article said in an earlier version.
    """
    echoed = echoes(counted)
    taken_over = {each.speaker.origin for each in counted if each.ref in echoed}
    withdrawn = {each.speaker for each in counted if each.replaced_by is not None and EARLIER.search(each.speaker.name)}
    for speaker in (*(each.speaker for each in taken if each.stance != "silent"), *(each.speaker for each in counted)):
        if not (speaker.outlet and speaker.origin in taken_over) and speaker not in withdrawn:
            yield speaker


def to_json(account: Account, reports: Mapping[str, Report], origins: Mapping[str, str | None]) -> JsonObject:
    """The account as plain lists, dicts, strings and numbers, as docs/account.md has it."""
    incident = account.incident
    material = Material(incident, reports, origins)
    return {
        "id": incident.id,
        "type": incident.type,
        "modes": list(incident.modes),
        "place": asdict(incident.ground) if incident.ground else None,
        "first": day(incident.first),
        "last": day(incident.last),
        "date": edtf(incident.first, incident.last),
        "grade": {"value": account.grade.value, "reasons": list(account.grade.reasons)},
        "printings": account.printings,
        "sources": list(account.sources),
        "reports": [report_to_json(material, article) for article in material.articles()],
        "figures": [each for toll in account.tolls for each in figures_to_json(material, toll)],
        "positions": [position_to_json(each) for each in account.positions],
        "tolls": [toll_to_json(each) for each in account.tolls],
        "ranges": [asdict(each) for each in account.ranges],
        "contradictions": [contradiction_to_json(each) for each in account.contradictions],
        "tellings": [{"id": each.id, "article": each.article, "vague": each.vague} for each in incident.tellings],
        "links": [link_to_json(each) for each in incident.links],
    }


def to_line(account: Account, reports: Mapping[str, Report], origins: Mapping[str, str | None]) -> str:
    """The account as one line of JSON, without a line break at its end."""
    return in_one_line(to_json(account, reports, origins))


def edtf(first: date | None, last: date | None) -> str | None:
    """The days of an incident as EDTF: a day, or an interval; None where no article says."""
    if first is None or last is None or first == last:
        return day(first or last)
    return f"{first.isoformat()}/{last.isoformat()}"


def day(value: date | None) -> str | None:
    """A day as EDTF."""
    return value.isoformat() if value else None


def report_to_json(material: Material, article: str) -> JsonObject:
    """An article that tells of the incident."""
    told = material.reports[article].article
    return {
        "article": article,
        "outlet": told.outlet,
        "origin": material.origin(article),
        "published": told.published,
        "title": told.title,
        "url": told.url,
    }


def figures_to_json(material: Material, toll: Toll) -> Iterator[JsonObject]:
    """A toll's figures, one for each place where it is printed. The claimant is null where the outlet says it."""
    for ref in (toll.ref, *toll.printings):
        figure = next(each for each in material.reports[ref.article].figures if each.id == ref.item)
        start, end = figure.span
        yield {
            "article": ref.article,
            "figure": ref.item,
            "low": figure.low,
            "high": figure.high,
            "approx": figure.approx,
            "measure": figure.measure,
            "whom": figure.whom,
            "claimant": claimant(toll.speaker),
            "actor": toll.speaker.actor,
            "scope": "part" if toll.part else figure.scope,
            "said": material.said(ref.article, figure.claimant),
            "span": [start, end],
            "words": material.words(ref.article, figure.span),
        }


def claimant(speaker: Speaker) -> str | None:
    """The name of who claims a figure; None where that is the outlet."""
    return None if speaker.outlet else speaker.name


def position_to_json(each: Position) -> JsonObject:
    """A position; that of a silent side has no refs."""
    return {
        "speaker": speaker_to_json(each.speaker),
        "stance": each.stance,
        "about": list(each.about),
        "said": each.said,
        "words": each.words,
        "refs": [ref_to_json(ref) for ref in each.refs],
    }


def toll_to_json(each: Toll) -> JsonObject:
    """A toll; `replaced_by` is the claimant's next figure."""
    return {
        "speaker": speaker_to_json(each.speaker),
        "low": each.low,
        "high": each.high,
        "approx": each.approx,
        "measure": each.measure,
        "whom": each.whom,
        "side": each.side,
        "scope": each.scope,
        "part": each.part,
        "said": each.said,
        "words": each.words,
        "ref": ref_to_json(each.ref),
        "printings": [ref_to_json(ref) for ref in each.printings],
        "replaced_by": ref_to_json(each.replaced_by) if each.replaced_by else None,
    }


def speaker_to_json(speaker: Speaker) -> JsonObject:
    """Who says it."""
    return {
        "name": speaker.name,
        "actor": speaker.actor,
        "side": speaker.side,
        "origin": speaker.origin,
        "statement": speaker.statement,
        "outlet": speaker.outlet,
    }


def contradiction_to_json(each: Contradiction) -> JsonObject:
    """A contradiction with its two claims and the reason."""
    return {"kind": each.kind, "first": ref_to_json(each.first), "second": ref_to_json(each.second), "why": each.why}


def link_to_json(each: Link) -> JsonObject:
    """A link between two tellings with its reasons."""
    return {
        "first": each.first,
        "second": each.second,
        "score": round(each.score, 4),
        "reasons": [{"what": one.what, "weight": round(one.weight, 4), "why": one.why} for one in each.reasons],
    }


def ref_to_json(ref: Ref) -> JsonObject:
    """Where an item is read: the article, and the id in its report."""
    return {"article": ref.article, "item": ref.item}
