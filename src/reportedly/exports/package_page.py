"""The page of a package, which needs nothing beside itself: the accounts, verbatim words, tolls, sources, decisions.

Invariant: it holds no script and asks for nothing; every word of an article is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportedly.accounts.accounts import Told
from reportedly.accounts.ladders import Counted, counted
from reportedly.accounts.model import Position, Ref, Side, Toll
from reportedly.accounts.wording import (
    KINDS,
    bounds,
    called,
    day,
    grouped,
    number,
    outlet,
    quoted,
    sentence,
    sources,
    speaking,
    stance,
    what,
    when,
    where,
    with_column,
)
from reportedly.record.reviews import Review, taken_back
from reportedly.report import JsonObject

TEMPLATE = "package.html"


def page(told: Told, sides: Sequence[Side], manifest: JsonObject, about: Sequence[Review]) -> bytes:
    """The page, UTF-8; what that can't hold (half a surrogate pair) is replaced."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    account = told.account
    numbers = {article: n for n, article in enumerate(told.reports, start=1)}
    made = environment.get_template(TEMPLATE).render(
        manifest=manifest,
        incident=account.incident,
        where=where(account.incident.ground),
        when=when(account.incident),
        grade=account.grade,
        sources=sources(told),
        inferred=any(each.inferred for each in sides),
        columns=list(columns(told, sides, numbers)),
        tolls=[{"what": what(each), "rows": list(figures(told, each, numbers))} for each in counted(account.tolls)],
        standing=[bounds(each) for each in account.ranges],
        contradictions=[
            {"kind": KINDS[group[0].kind], "why": sentence(told, group)} for group in grouped(account.contradictions)
        ],
        articles=[article_row(told, numbers, each) for each in manifest["articles"]],
        decisions=list(decisions(about)),
    )
    return made.encode(errors="replace")


def columns(told: Told, sides: Sequence[Side], numbers: dict[str, int]) -> Iterator[JsonObject]:
    """What each side says, then those on no side; a silent side says so."""
    for side in with_column(told, sides):
        yield {"title": called(side), "speakers": list(speakers(told, side.name, numbers))}
    if None in speaking(told):
        title = "On no side" if sides else "No sides are declared, and none can be inferred"
        yield {"title": title, "speakers": list(speakers(told, None, numbers))}


def speakers(told: Told, side: str | None, numbers: dict[str, int]) -> Iterator[JsonObject]:
    """The positions and figures of one side, by speaker."""
    taken = [each for each in told.account.positions if each.refs and each.speaker.side == side]
    given = [each for each in told.account.tolls if each.speaker.side == side]
    heard = {each.name: each for each in (*(one.speaker for one in taken), *(one.speaker for one in given))}
    for name, speaker in heard.items():
        yield {
            "name": name,
            "actor": speaker.actor,
            "outlet": speaker.outlet,
            "positions": [position(told, each, numbers) for each in taken if each.speaker.name == name],
            "figures": [figure(told, each, numbers) for each in given if each.speaker.name == name],
        }


def position(told: Told, each: Position, numbers: dict[str, int]) -> JsonObject:
    """A position with its verbatim words and where they are printed."""
    printed = [cited(told, ref, numbers) for ref in each.refs]
    return {"says": stance(told, each), "words": quoted(each.words, None), "said": day(each.said), "printed": printed}


def figures(told: Told, group: Counted, numbers: dict[str, int]) -> Iterator[JsonObject]:
    """All figures for one thing that is counted: each claimant's in the order of saying, then parts and larger ones."""
    for ladder in group.ladders:
        for step in ladder.steps:
            yield figure(told, step.first, numbers) | {"note": "" if step.stands else "revised or taken back"}
    for note, tolls in (("part of a figure", group.parts), ("over more than this incident", group.beyond)):
        for each in tolls:
            yield figure(told, each, numbers) | {"note": note}


def figure(told: Told, each: Toll, numbers: dict[str, int]) -> JsonObject:
    """A figure with its words, who gives it, and where it is printed."""
    return {
        "by": each.speaker.name,
        "number": number(each),
        "what": each.measure if each.whom in (None, "people") else f"{each.measure} ({each.whom})",
        "words": quoted(each.words, None),
        "said": day(each.said),
        "printed": [cited(told, ref, numbers) for ref in (each.ref, *each.printings)],
    }


def cited(told: Told, ref: Ref, numbers: dict[str, int]) -> JsonObject:
    """Where something is read: the number of the article on this page, its outlet, the item."""
    return {"number": numbers[ref.article], "outlet": outlet(told, ref.article), "item": ref.item}


def article_row(told: Told, numbers: dict[str, int], listed: JsonObject) -> JsonObject:
    """An article as the page lists it, with how it came: the hash of each of its sources and the readings."""
    article = told.reports[listed["article"]].article
    return {
        **listed,
        "number": numbers[article.id],
        "outlet": outlet(told, article.id),
        "title": " ".join((article.title or "no title").split()),
        "byline": ", ".join(article.byline),
    }


def decisions(about: Sequence[Review]) -> Iterator[JsonObject]:
    """The decisions as the page lists them."""
    undone = taken_back(about)
    for each in about:
        change = f"{each.field}: {value(each.before)} → {value(each.after)}" if each.field is not None else ""
        yield {
            "number": each.number,
            "at": each.at,
            "who": each.who,
            "decision": each.decision,
            "subject": str(each.subject),
            "change": change,
            "why": each.why,
            "undone": each.number in undone,
        }


def value(given: object) -> str:
    """A value of a corrected field; a reference to an item is told by its words."""
    words = given.get("words", given) if isinstance(given, dict) else given
    return words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)
