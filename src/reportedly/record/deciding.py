"""Adds decisions: what a name means, whether the decision can be made, and its row at the end of the chain.

Invariant: all functions that write run in a transaction that holds the writers' lock, so that two people who decide at
the same time get one row after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, or_, select

from reportedly.model import Article, Report
from reportedly.record import packing
from reportedly.record.adding import decisions_on, now
from reportedly.record.corrections import article_corrected, at, corrected, item_called, reviewed
from reportedly.record.errors import DecisionError
from reportedly.record.items import LETTERS, REFERENCES, TO_JSON, Item, Kind, all_anchors, items_of, reference
from reportedly.record.reviews import (
    DECISIONS,
    GENESIS,
    Decision,
    Review,
    Subject,
    SubjectKind,
    review_of,
    row_of,
    taken_back,
)
from reportedly.record.schema import articles, current, readings, reviews, telling_cells, tellings
from reportedly.record.values import fault
from reportedly.report import article_to_json

_ITEM = re.compile(r"(.+)#([sefp]\d+)")
_TELLING = re.compile(r"(.+)#(t\d+\w*)")
_INCIDENT = re.compile(r"i\S+")
SHORTEST = 6
"""An article may be named by the beginning of its id, from so many characters on."""
LONGEST = 10_000
"""Reasons are no longer than this."""


def add(
    connection: Connection,
    decision: Decision,
    names: Sequence[str],
    *,
    who: str,
    why: str,
    field: str | None = None,
    value: Any = None,
) -> Review:
    """Adds a decision about what the names mean. Raises DecisionError where it can't be made."""
    if decision not in DECISIONS or decision == "undo":
        raise DecisionError(f"{decision!r} is no decision; there are {', '.join(each for each in DECISIONS)}")
    if not who.strip():
        raise DecisionError("a decision needs a name: say who with --who")
    if len(why) > LONGEST:
        raise DecisionError(f"the reason is {len(why):,} characters long; say it in {LONGEST:,}")
    if (decision == "correct") != (field is not None):
        raise DecisionError("a correction, and nothing else, names a field and its value")
    subject = subject_of(connection, decision, names)
    before = None
    if field is not None:
        before, value = _correction(connection, subject, field, value)
    return _append(connection, decision, subject, who=who, why=why, field=field, before=before, after=value)


def undo(connection: Connection, number: int, *, who: str, why: str) -> Review:
    """Adds the undoing of a decision. Raises DecisionError where there is none of this number, or it is undone."""
    rows = connection.execute(select(reviews).where(reviews.c.number >= number).order_by(reviews.c.number))
    later = [review_of(dict(row)) for row in rows.mappings()]
    if not later or later[0].number != number:
        raise DecisionError(f"there is no review {number}: `reportedly review list` shows them")
    if number in taken_back(later):
        raise DecisionError(f"review {number} is undone already")
    if not who.strip():
        raise DecisionError("a decision needs a name: say who with --who")
    subject = Subject("review", (str(number),), article=later[0].subject.article)
    return _append(connection, "undo", subject, who=who, why=why, undoes=number)


def _append(connection: Connection, decision: Decision, subject: Subject, *, who: str, why: str, **more: Any) -> Review:
    """The row at the end of the chain."""
    number, previous = head(connection)
    who, why = packing.storable(who.strip()), packing.storable(why)
    row = row_of(number + 1, now(), who, why, decision, subject, previous, **more)
    connection.execute(insert(reviews), [row])
    return review_of(row)


def head(connection: Connection) -> tuple[int, str]:
    """The number and hash of the last review; 0 and GENESIS before the first."""
    last = connection.execute(
        select(reviews.c.number, reviews.c.hash).order_by(reviews.c.number.desc()).limit(1)
    ).one_or_none()
    return (0, GENESIS) if last is None else (int(last[0]), str(last[1]))


def subject_of(connection: Connection, decision: Decision, names: Sequence[str]) -> Subject:
    """What the names of a decision mean. Raises DecisionError where they mean nothing, or not what it is about."""
    if decision in ("merge", "not-the-same", "split"):
        named = dict.fromkeys(_of_accounts(connection, name) for name in names)
        kinds = [kind for kind, _ in named]
        if decision == "merge" and (len(kinds) < 2 or len(set(kinds)) != 1):
            raise DecisionError("merge takes two or more incidents (i...), or two or more tellings (ARTICLE#t1)")
        if decision == "not-the-same" and kinds != ["telling", "telling"]:
            raise DecisionError("not-the-same takes two different tellings (ARTICLE#t1)")
        if decision == "split" and (len(kinds) < 2 or kinds[0] != "incident" or set(kinds[1:]) != {"telling"}):
            raise DecisionError("split takes an incident (i...) and the tellings that leave it (ARTICLE#t1)")
        ids = tuple(_held(connection, *each) for each in named)
        return Subject(kinds[0], ids, stays=_staying(connection, *ids) if decision == "split" else ())
    names = list(dict.fromkeys(names))
    if len(names) != 1:
        raise DecisionError(f"{decision} takes one subject")
    return _one(connection, names[0])


def _of_accounts(connection: Connection, name: str) -> tuple[SubjectKind, str]:
    """Whether a name is a telling's or an incident's, and its whole id. Raises DecisionError where it is neither's."""
    if found := _TELLING.fullmatch(name):
        return "telling", f"{article_called(connection, found[1]) or found[1]}#{found[2]}"
    if _INCIDENT.fullmatch(name) and not _ITEM.fullmatch(name):
        return "incident", name
    raise DecisionError(f"{name} is neither an incident (i...) nor a telling (ARTICLE#t1)")


def _held(connection: Connection, kind: SubjectKind, name: str) -> str:
    """The id of a telling or incident that the accounts have. Raises DecisionError for another."""
    begun = select(telling_cells.c.telling).where(telling_cells.c.cell == name)
    incident = or_(tellings.c.incident == name, tellings.c.id.in_(begun))
    which = tellings.c.id == name if kind == "telling" else incident
    if connection.execute(select(tellings.c.id).where(which).limit(1)).first() is None:
        shown = "`reportedly accounts INCIDENT` shows them" if kind == "telling" else "`reportedly accounts` shows them"
        raise DecisionError(f"the record's accounts have no {kind} {name}: {shown}")
    return name


def _staying(connection: Connection, incident: str, *leaving: str) -> tuple[str, ...]:
    """The tellings that an incident keeps when some leave it; of one that became part of another, those of that one.

    Raises DecisionError where it keeps none.
    """
    home = incident
    if connection.execute(select(tellings.c.id).where(tellings.c.incident == home).limit(1)).first() is None:
        begun = select(telling_cells.c.telling).where(telling_cells.c.cell == incident)
        home = connection.execute(select(tellings.c.incident).where(tellings.c.id.in_(begun))).scalars().first() or home
    inside = connection.execute(select(tellings.c.id).where(tellings.c.incident == home).order_by(tellings.c.id))
    stays = tuple(each for each in inside.scalars() if each not in leaving)
    if not stays:
        raise DecisionError(f"no telling of {incident} would stay: name only those that leave it")
    return stays


def _one(connection: Connection, name: str) -> Subject:
    """The item, article or incident that a name means."""
    if found := _ITEM.fullmatch(name):
        article = article_called(connection, found[1])
        if article is None:
            raise DecisionError(f"there is no article {found[1]} in the record: `reportedly search` shows their ids")
        kind = LETTERS[found[2][0]]
        report = report_of(connection, article)
        item_called(report, kind, found[2])
        return Subject(kind, (found[2],), article, all_anchors(report)[kind][found[2]])
    if _TELLING.fullmatch(name):
        raise DecisionError("a telling is merged, split off or kept apart; what it tells is reviewed as ARTICLE#e3")
    article = article_called(connection, name, exact=_INCIDENT.fullmatch(name) is not None)
    if article is not None:
        return Subject("article", (), article)
    if _INCIDENT.fullmatch(name):
        return Subject("incident", (_held(connection, "incident", name),))
    raise DecisionError(
        f"{name} is nothing that can be reviewed: name an item (ARTICLE#e3), an article, or an incident (i...)"
    )


def article_called(connection: Connection, name: str, *, exact: bool = False) -> str | None:
    """The id of the article with this id, or whose id alone begins so; None where there is none.

    Raises DecisionError where several do.
    """
    name = packing.key(name)
    if connection.execute(select(articles.c.id).where(articles.c.id == name)).first():
        return name
    if exact or len(name) < SHORTEST:
        return None
    begun = articles.c.id.startswith(name, autoescape=True)
    found = connection.execute(select(articles.c.id).where(begun).limit(2)).scalars().all()
    if len(found) > 1:
        raise DecisionError(f"several articles' ids begin with {name}: give more of it")
    return found[0] if found else None


def report_of(connection: Connection, article: str) -> Report:
    """The machine's latest report of an article."""
    data = connection.execute(
        select(readings.c.report)
        .join(current, current.c.reading == readings.c.number)
        .join(articles, articles.c.number == current.c.article)
        .where(articles.c.id == article)
    ).scalar_one()
    return packing.unpacked(data)


def _correction(connection: Connection, subject: Subject, field: str, value: Any) -> tuple[Any, Any]:
    """What a field holds now and will hold, with anchors for ids. Raises DecisionError where it can't."""
    if subject.article is None:
        raise DecisionError("an incident has no field that can be corrected: reject, merge or split it")
    report = report_of(connection, subject.article)
    decided = decisions_on(connection, [subject.article]).get(subject.article, [])
    stands = reviewed(report, [each for each in decided if each.decision == "correct"])[0]
    if subject.kind == "article":
        sound(article_corrected(stands.article, field, value), field, value)
        return at(article_to_json(stands.article), field.split(".")), value
    kind: Kind = LETTERS[subject.names[0][0]]
    held = {each.id: each for each in items_of(stands, kind)}
    item = held.get(subject.names[0]) or item_called(report, kind, subject.names[0])
    before = at(TO_JSON[kind](item), field.split("."))
    refers = REFERENCES[kind].get(field)
    if refers is None:
        sound(corrected(item, kind, field, value, report.article.text), field, value)
        return before, value
    places = all_anchors(report)[refers]
    if value is not None and value not in places:
        raise DecisionError(f"{value!r} is no {refers} of this article")
    return reference(places.get(before or "")), reference(places[value]) if value is not None else None


def sound(made: Item | Article, field: str, value: Any) -> None:
    """Raises DecisionError where a corrected item or article would hold what none can."""
    if wrong := fault(made):
        raise DecisionError(f"{value!r} is no value for {field}: {wrong}")
