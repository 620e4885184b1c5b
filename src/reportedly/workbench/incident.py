"""One incident: the sides' accounts next to each other, tolls over time, contradictions, and why it is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.accounts.account import to_json
from reportedly.accounts.accounts import Told
from reportedly.accounts.ladders import Counted, Ladder, counted
from reportedly.accounts.model import Link, Position, Ref, Side, Speaker, Telling, Toll
from reportedly.accounts.wording import (
    KINDS,
    between,
    bounds,
    called,
    day,
    grouped,
    joined,
    number,
    on,
    outlet,
    printed,
    sentence,
    sources,
    speaking,
    stance,
    what,
    when,
    where,
    with_column,
)
from reportedly.report import JsonObject
from reportedly.workbench import asked, ladder
from reportedly.workbench.atlas import point
from reportedly.workbench.desk import Desk
from reportedly.workbench.views import Asked, NothingError, View


def incident(desk: Desk, values: Asked) -> JsonObject:
    """The whole account of an incident, laid out; raises NothingError where the record has none of this id."""
    told = desk.told(values["id"])
    if told is None:
        raise NothingError(f"{values['id']} is no incident of this record")
    account = told.account
    summed = desk.summary(account.incident.id)
    laid_out = list(columns(told, desk.sides))
    return {
        "id": account.incident.id,
        "asked": values["id"],
        "type": account.incident.type,
        "modes": list(account.incident.modes),
        "where": where(account.incident.ground),
        "when": when(account.incident),
        "point": point(summed.place, summed.lat, summed.lon, [summed])
        if summed is not None and summed.place and summed.lat is not None and summed.lon is not None
        else None,
        "grade": account.grade.value,
        "reasons": list(account.grade.reasons),
        "sources": sources(told),
        "columns": laid_out,
        "claims": list(claims(laid_out)),
        "silent": quiet(told, desk.sides),
        "inferred": [each.name for each in desk.sides if each.inferred],
        "tolls": [toll_group(told, each, desk.sides) for each in counted(account.tolls)],
        "standing": [bounds(each) for each in account.ranges],
        "contradictions": [
            {"kind": KINDS[group[0].kind], "why": sentence(told, group)} for group in grouped(account.contradictions)
        ],
        "tellings": [telling_row(told, *each) for each in joined(told)],
        "account": to_json(account, told.reports, told.origins),
    }


def columns(told: Told, sides: Sequence[Side]) -> Iterator[JsonObject]:
    """A column for each side that has one, then one for who is on no side."""
    for side in with_column(told, sides):
        yield {"name": side.name, "title": called(side), "inferred": side.inferred, **column(told, side.name)}
    if None in speaking(told):
        title = "On no side" if sides else "No sides are declared, and none can be inferred"
        yield {"name": None, "title": title, "inferred": False, **column(told, None)}


def column(told: Told, side: str | None) -> JsonObject:
    """What one side says, speaker by speaker, and whether it is silent."""
    taken = [each for each in told.account.positions if each.speaker.side == side]
    given = [each for each in told.account.tolls if each.speaker.side == side]
    heard = [*(each.speaker for each in taken if each.refs), *(each.speaker for each in given)]
    names = dict.fromkeys(each.name for each in heard)
    silent = any(not each.refs for each in taken)
    return {
        "silent": silent and not heard,
        "only_figures": silent and bool(heard),
        "speakers": [speaker_row(told, name, heard, taken, side) for name in names],
    }


def speaker_row(
    told: Told, name: str, heard: Iterable[Speaker], taken: Iterable[Position], side: str | None
) -> JsonObject:
    """One speaker: positions with their verbatim words, and figures, each where it is printed."""
    speaker = next(each for each in heard if each.name == name)
    return {
        "name": name,
        "actor": speaker.actor,
        "outlet": speaker.outlet,
        "positions": [
            {
                "stance": each.stance,
                "says": stance(told, each),
                "words": " ".join(each.words.split()),
                "said": day(each.said),
                "printed": printed(told, each.refs, each.said),
                "refs": [ref_row(told, ref) for ref in each.refs],
                "elsewhere": elsewhere(told, each.refs),
            }
            for each in taken
            if each.refs and each.speaker.name == name
        ],
        "figures": [
            toll_row(told, each)
            for each in told.account.tolls
            if each.speaker.side == side and each.speaker.name == name
        ],
    }


def elsewhere(told: Told, refs: Sequence[Ref]) -> list[JsonObject]:
    """Where else something is printed: the first place in each other article."""
    first = {ref.article: ref for ref in reversed(refs)}
    return [ref_row(told, ref) for article, ref in sorted(first.items()) if article != refs[0].article]


def claims(laid_out: Iterable[JsonObject]) -> Iterator[JsonObject]:
    """Every position and every figure as one row, with who takes or gives it and where it is read."""
    for each in laid_out:
        for speaker in each["speakers"]:
            by = {"side": each["name"], "speaker": speaker["name"], "actor": speaker["actor"]}
            for said in speaker["positions"]:
                for ref in said["refs"]:
                    yield {**by, "claim": said["says"], "words": said["words"], "said": said["said"], **ref}
            for given in speaker["figures"]:
                bounds = {name: given[name] for name in ("low", "high", "approx", "replaced")}
                claim = f"{given['number']} {given['what']}"
                yield {**by, "claim": claim, "words": given["words"], "said": given["said"], **given["ref"], **bounds}


def quiet(told: Told, sides: Sequence[Side]) -> list[str]:
    """The sides that have no column because they say nothing."""
    shown = {each.name for each in with_column(told, sides)}
    return [called(each) for each in sides if each.name not in shown]


def toll_group(told: Told, group: Counted, sides: Sequence[Side]) -> JsonObject:
    """All figures for one measure and kind of victims: as a chart's steps and as rows."""
    standing = [each for each in told.account.ranges if (each.measure, each.whom) == (group.measure, group.whom)]
    ladders = [ladder_row(told, each, sides) for each in group.ladders]
    return {
        "what": what(group),
        "range": between(standing[0].low, standing[0].high) if standing else None,
        "ladders": ladders,
        "parts": [{**toll_row(told, each), **by(each.speaker, sides)} for each in group.parts],
        "beyond": [{**toll_row(told, each), **by(each.speaker, sides)} for each in group.beyond],
        "chart": ladder.chart(what(group), ladders),
    }


def ladder_row(told: Told, each: Ladder, sides: Sequence[Side]) -> JsonObject:
    """One claimant's figures in the order of saying; `stands` is false for one that was revised or taken back."""
    return {
        **by(each.speaker, sides),
        "steps": [
            {
                **toll_row(told, step.first),
                "by": step.first.speaker.name,
                "stands": step.stands,
                "printings": len({ref.article for toll in step.tolls for ref in (toll.ref, *toll.printings)}),
            }
            for step in each.steps
        ],
    }


def by(speaker: Speaker, sides: Sequence[Side]) -> JsonObject:
    """Who gives a figure, and on which side they are."""
    return {"name": speaker.name, "actor": speaker.actor, "side": speaker.side, "on": on(speaker, sides)}


def toll_row(told: Told, each: Toll) -> JsonObject:
    """One figure with its words and where they are printed."""
    return {
        "number": number(each),
        "low": each.low,
        "high": each.high,
        "approx": each.approx,
        "what": what_of(each),
        "scope": scope_of(each),
        "said": each.said,
        "words": " ".join(each.words.split()),
        "printed": printed(told, (each.ref, *each.printings), each.said),
        "ref": ref_row(told, each.ref),
        "replaced": each.replaced_by is not None,
    }


def scope_of(each: Toll) -> str:
    """Why a figure enters no range; empty for one of the whole incident."""
    if each.part:
        return "part of a figure"
    return "" if each.scope == "incident" else "over more than this incident"


def what_of(each: Toll) -> str:
    """What a figure counts: `killed`, `killed (soldiers)`."""
    return each.measure if each.whom in (None, "people") else f"{each.measure} ({each.whom})"


def ref_row(told: Told, ref: Ref) -> JsonObject:
    """Where something is read: the article and the item in it."""
    return {"article": ref.article, "item": ref.item, "outlet": outlet(told, ref.article)}


def telling_row(told: Told, telling: Telling, link: Link | None) -> JsonObject:
    """One article that tells of it, and why it is held to tell of the same happening."""
    article = told.reports[telling.article].article
    other = None
    if link is not None:
        name = link.second if link.first == telling.id else link.first
        home = next(each for each in told.account.incident.tellings if each.id == name)
        other = outlet(told, home.article)
    return {
        "id": telling.id,
        "article": telling.article,
        "outlet": outlet(told, telling.article),
        "published": article.published,
        "title": " ".join((article.title or "no title").split()),
        "vague": telling.vague,
        "event": telling.events[0] if telling.events else None,
        "linked_with": other,
        "score": round(link.score, 1) if link is not None else None,
        "because": [{"what": each.what, "why": each.why, "weight": round(each.weight, 1)} for each in link.reasons]
        if link is not None
        else [],
    }


VIEWS = (
    View(
        "/incidents/{id}",
        "One incident: each side's account, tolls, contradictions, and why its articles are one incident",
        incident,
        (asked.text("id", "an incident's id", required=True),),
        "incident.html",
        "claims",
    ),
)
