"""Where people decide: the queue with the most uncertain claims first, the second reader's, and what was decided.

Invariant: a second reader is not shown what the first one decided before deciding; the machine's value stands beside
what people made of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Literal, get_args, get_origin, get_type_hints

from reportedly.model import Event, Figure, Place, Report, Statement
from reportedly.record import queue as queues
from reportedly.record.history import History
from reportedly.record.history import history as history_of
from reportedly.record.items import LETTERS, REFERENCES, TO_JSON, Item, Kind, all_anchors, items_of
from reportedly.record.reviews import Review, review_to_json, standing
from reportedly.record.search import END, Hit
from reportedly.record.search import to_json as hit_to_json
from reportedly.report import JsonObject
from reportedly.workbench import asked
from reportedly.workbench.article import event_card, figure_card, head, statement_card
from reportedly.workbench.desk import Desk
from reportedly.workbench.marks import marked, marks_of
from reportedly.workbench.views import Asked, NothingError, View

QUEUES = {
    "first": "undecided, most uncertain first",
    "second": "decided by somebody else: read a second time",
    "unsure": "somebody was unsure",
}
TYPES: dict[Kind, type] = {"statement": Statement, "event": Event, "figure": Figure, "place": Place}
LEFT = frozenset({"id", "confidence", "candidates", "span", "trigger", "cue", "content", "actors", "recipients"})
"""Fields that the form doesn't offer: what the machine said of itself, and spans, which the command line corrects."""
CURSOR, COUNT = re.compile(r"([01](?:\.[0-9]{1,20})?),([0-9]{1,19})"), re.compile(r"[0-9]{1,6}")
AHEAD = 8
"""So many claims of the queue are listed after the one that is asked about."""
LAST = 30
"""So many decisions are on a page."""


def review(desk: Desk, values: Asked) -> JsonObject:
    """The claim to decide about now, with its words, its fields and its history, and those that come after it."""
    waiting = list(candidates(desk, values))
    mine = [each for each in desk.record.reviews() if each.who == values["me"]]
    first = waiting[0] if waiting else None
    last = next((each for each in reversed(standing(mine))), None)
    return {
        "queue": values["queue"],
        "queues": QUEUES,
        "kind": values["kind"],
        "after": values["after"],
        "item": item(desk, first["article"], first["item"], blind=values["queue"] == "second") if first else None,
        "skip": first["cursor"] if first else None,
        "next": waiting[1:],
        "last": decision_row(last) if last else None,
        "mine": len(standing(mine)),
    }


def candidates(desk: Desk, values: Asked) -> Iterator[JsonObject]:
    """The claims of a queue from the place on that an address names, each with the cursor by which it is skipped."""
    if values["queue"] == "first":
        after = cursor(values["after"])
        for each in queues.queue(desk.record, after=after, limit=AHEAD + 1, kind=values["kind"]):
            yield {**brief(each), "cursor": f"{each.confidence!r},{each.cursor}"}
        return
    skipped = counted(values["after"])
    asked_for = {"limit": skipped + AHEAD + 1, "kind": values["kind"]}
    if values["queue"] == "second":
        some = queues.second(desk.record, values["me"], **asked_for)
    else:
        some = queues.unsure(desk.record, **asked_for)
    for number, one in enumerate(some[skipped:], start=skipped + 1):
        yield {"article": one.article, "item": one.item, "kind": one.kind, "text": one.text, "cursor": str(number)}


def cursor(after: str | None) -> tuple[float, int] | None:
    """Where a page of the queue begins. Raises AskedError for what is no cursor."""
    if after is None:
        return None
    found = CURSOR.fullmatch(after)
    if found is None or int(found[2]) > END:
        raise asked.AskedError(f"after: {after[:40]!r} is no cursor of this queue")
    return float(found[1]), int(found[2])


def counted(after: str | None) -> int:
    """How many items of a queue were skipped. Raises AskedError for what is no cursor."""
    if after is not None and not COUNT.fullmatch(after):
        raise asked.AskedError(f"after: {after[:40]!r} is no cursor of this queue")
    return int(after or 0)


def brief(each: Hit) -> JsonObject:
    """A claim as a list of the queue shows it."""
    found = hit_to_json(each)
    return {name: found[name] for name in ("article", "item", "kind", "who", "text", "confidence")}


def item(desk: Desk, article: str, name: str, *, blind: bool = False) -> JsonObject:
    """One claim with its words in their place, the fields that can be corrected, and what was decided about it.

    `blind` leaves out what others decided. Raises NothingError where there is no such item.
    """
    readings = desk.record.readings(article)
    if not readings:
        raise NothingError(f"{article} is no article of this record")
    report = readings[-1].report
    kind = LETTERS.get(name[:1])
    found = next((each for each in items_of(report, kind) if each.id == name), None) if kind else None
    if kind is None or found is None:
        raise NothingError(f"{article} has no {name}")
    known = history_row(history_of(desk.record, article, name))
    return {
        "article": article,
        "item": name,
        "kind": kind,
        "subject": f"{article}#{name}",
        "head": head(report.article),
        "card": card(report, found),
        "text": around(report, name),
        "fields": list(fields_of(report, kind, found, {} if blind else known["stands"] or {})),
        "history": None if blind else known,
        "confidence": getattr(found, "confidence", None),
    }


def card(report: Report, found: Item) -> JsonObject | None:
    """The card of an item as the article's page has it; None for a place."""
    if isinstance(found, Statement):
        return statement_card(report, found)
    if isinstance(found, Event):
        return event_card(report, found)
    return figure_card(report, found) if isinstance(found, Figure) else None


def around(report: Report, name: str) -> list[JsonObject]:
    """The blocks in which an item has words, with its marks alone, and the block before for what came before."""
    marks = [each for each in marks_of(report) if each.item == name]
    every = marked(report.article, marks)
    with_words = [at for at, block in enumerate(every) if any(piece["marks"] for piece in block["pieces"])]
    if not with_words:
        return []
    wanted = {*with_words, *(at - 1 for at in with_words[:1] if at and every[at - 1]["read"])}
    return [every[at] for at in sorted(wanted)]


def fields_of(report: Report, kind: Kind, found: Item, stands: JsonObject) -> Iterator[JsonObject]:
    """The fields of an item that the form corrects, each with the machine's value, what stands, and what it can be."""
    hints = get_type_hints(TYPES[kind])
    for name, value in TO_JSON[kind](found).items():
        if name in LEFT:
            continue
        parts = [
            (f"{name}.{each}", value[each]) for each in ("actor", "named") if isinstance(value, dict) and each in value
        ]
        for path, machine in parts or [(name, value)]:
            if not isinstance(machine, list | dict):
                now = at_path(stands, path, machine)
                yield {
                    "name": path,
                    "machine": plain(machine),
                    "now": plain(now),
                    "choices": others(report, REFERENCES[kind][name], found.id)
                    if name in REFERENCES[kind]
                    else [(each, each) for each in choices(hints.get(path.split(".")[-1], hints.get(name)))],
                }


def others(report: Report, kind: Kind, without: str) -> list[tuple[str, str]]:
    """The items of a kind that a field can refer to, each with its words."""
    words = all_anchors(report)[kind]
    return [(name, f"{name}: {' '.join(each.words.split())[:60]}") for name, each in words.items() if name != without]


def at_path(data: JsonObject, path: str, otherwise: Any) -> Any:
    """What stands under a dotted path."""
    inside: Any = data
    for step in path.split("."):
        if not isinstance(inside, dict) or step not in inside:
            return otherwise
        inside = inside[step]
    return inside


def choices(hint: Any) -> list[str]:
    """The values that a field can have, where they are a closed list."""
    options = get_args(hint) if get_origin(hint) is not Literal else ()
    for each in (hint, *options):
        if get_origin(each) is Literal:
            return [str(one) for one in get_args(each)]
    return ["true", "false"] if hint is bool else []


def plain(value: Any) -> str:
    """A value as it is typed: text as it stands, everything else as JSON, nothing for none."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def history_row(known: History) -> JsonObject:
    """The history of an item as JSON; what refers to another item is shown by that item's words."""
    return {
        "machine": known.machine,
        "stands": known.stands,
        "fields": {
            name: [{**asdict(step), "value": shown_value(step.value)} for step in steps]
            for name, steps in known.fields.items()
        },
        "reviews": [{**review_to_json(each), "in_force": each.number in known.in_force} for each in known.reviews],
    }


def one_item(desk: Desk, values: Asked) -> JsonObject:
    """One claim, to decide about it again."""
    return {"item": item(desk, values["article"], values["item"]), "queue": None, "queues": QUEUES}


def decisions(desk: Desk, values: Asked) -> JsonObject:
    """The last decisions, the newest first, each with whether it is in force."""
    every = desk.record.reviews()
    force = {each.number for each in standing(every)}
    wanted = [each for each in every if values["who"] in (None, each.who)]
    wanted.reverse()
    start = (values["page"] - 1) * LAST
    number, chain = desk.record.head()
    return {
        "decisions": [
            {**decision_row(each), "in_force": each.number in force} for each in wanted[start : start + LAST]
        ],
        "found": len(wanted),
        "page": values["page"],
        "pages": max(-(-len(wanted) // LAST), 1),
        "people": sorted({each.who for each in every}),
        "who": values["who"],
        "head": {"number": number, "hash": chain},
    }


def decision_row(each: Review) -> JsonObject:
    """One decision, with where its subject can be seen."""
    return {
        "number": each.number,
        "at": each.at,
        "who": each.who,
        "why": each.why,
        "decision": each.decision,
        "subject": str(each.subject),
        "kind": each.subject.kind,
        "article": each.subject.article,
        "names": list(each.subject.names),
        "words": each.subject.anchor.words if each.subject.anchor else None,
        "field": each.field,
        "before": shown_value(each.before),
        "after": shown_value(each.after),
        "undoes": each.undoes,
    }


def shown_value(value: Any) -> str | None:
    """A value of a field for a page; of one that refers to an item, that item's words."""
    if isinstance(value, dict) and "words" in value:
        return f"“{value['words']}”"
    return None if value is None else plain(value)


def agreement(desk: Desk, _: Asked) -> JsonObject:
    """How far people who decided about the same claims agree, and where they differ."""
    return {"pairs": [asdict(each) for each in queues.agreement(desk.record)]}


_QUEUE = (
    asked.choice("queue", "which queue", QUEUES, "first"),
    asked.choice("kind", "which kind of claim", ("statement", "event", "figure")),
    asked.text("after", "the cursor of the claim before"),
)
VIEWS = (
    View("/review", "The claim to decide about now, and those after it", review, _QUEUE, "review.html"),
    View(
        "/item",
        "One claim with its fields and their history",
        one_item,
        (
            asked.text("article", "an article's id", required=True),
            asked.text("item", "an item's id in it", required=True),
        ),
        "item.html",
    ),
    View(
        "/decisions",
        "What was decided, the newest first",
        decisions,
        (asked.text("who", "whose decisions"), asked.whole("page", "which page", 1, 1_000_000, 1)),
        "decisions.html",
        rows="decisions",
    ),
    View(
        "/agreement", "How far people agree who decided about the same", agreement, (), "agreement.html", rows="pairs"
    ),
)
