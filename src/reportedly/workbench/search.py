"""Claims of the record by any field, and all that one actor says and is said to have done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from typing import get_args

from reportedly.accounts.authors import spoken
from reportedly.accounts.sides import side_of
from reportedly.accounts.voices import known, party, title
from reportedly.knowledge import who
from reportedly.model import Act, EventType, Measure, Status
from reportedly.record.search import END, Hit, Query, to_json
from reportedly.report import JsonObject
from reportedly.workbench import asked
from reportedly.workbench.desk import Desk
from reportedly.workbench.views import Asked, View

LIMIT = 50
ACTORS_LIMIT = 100
FIELDS = (
    asked.text("words", 'words of the claim; "quoted words" stand together, shell* finds what begins so'),
    asked.choice("kind", "which kind of claim", ("statement", "event", "figure")),
    asked.text("speaker", "by whose account: an actor's id, with those below it"),
    asked.text("author", "who is said to have done it: an actor's id, with those below it"),
    asked.text("actor", "anybody in it: an actor's id, with those below it"),
    asked.text("place", "a name, a division, a country (ISO 3166-1 alpha-3) or # and a GeoNames id"),
    asked.text("outlet", "the outlet that printed it"),
    asked.choice("status", "how an event is told", get_args(Status)),
    asked.choice("act", "what kind of saying a statement is", get_args(Act)),
    asked.choice("type", "what kind of event (PLOVER)", get_args(EventType)),
    asked.text("mode", "a mode of saying or of an event: direct, heavy-weapons"),
    asked.choice("measure", "what a figure counts", get_args(Measure)),
    asked.day("since", "on this day or later"),
    asked.day("until", "on this day or earlier"),
)
PARAMETERS = (
    *FIELDS,
    asked.whole("after", "the cursor of the page before", 0, END),
    asked.whole("limit", "so many claims at most", 1, 500, LIMIT),
)


def query(values: Asked) -> Query:
    """The query that the values of an address make."""
    named = {each.name for each in fields(Query)}
    return Query(**{name: value for name, value in values.items() if name in named and value is not None})


def claims(desk: Desk, values: Asked) -> JsonObject:
    """A page of claims, the newest first. Raises RecordError where the words hold none."""
    found = desk.record.search(query(values))
    more = found[-1].cursor if len(found) == values["limit"] else None
    return {"claims": list(map(to_json, found)), "next": more, "asked": any(values[each.name] for each in FIELDS)}


def actor(desk: Desk, values: Asked) -> JsonObject:
    """All that an actor says and is said to have done, over time, some of each at a time."""
    name = values["id"]
    said = desk.record.search(Query(speaker=name, kind="statement", limit=ACTORS_LIMIT, after=values["said_after"]))
    done = desk.record.search(Query(author=name, kind="event", limit=ACTORS_LIMIT, after=values["done_after"]))
    counted = desk.record.search(Query(speaker=name, kind="figure", limit=ACTORS_LIMIT))
    above = party(name) if known(name) else name
    return {
        "id": name,
        "name": called(name, said),
        "side": side_of(name, desk.sides, said[0].who.partition(" < ")[0] if said else None),
        "above": above if above != name else None,
        "above_name": title(above) if above != name else None,
        "claimed_by": claimed_by(name),
        "said": days_of(said),
        "said_next": said[-1].cursor if len(said) == ACTORS_LIMIT else None,
        "done": days_of(done),
        "done_next": done[-1].cursor if len(done) == ACTORS_LIMIT else None,
        "counted": days_of(counted),
        "claims": [
            {"part": part, **to_json(each)}
            for part, some in (("says", said), ("is said to have done", done), ("counts", counted))
            for each in some
        ],
        "acts": dict(Counter(each.act for each in said if each.act).most_common()),
        "told_as": dict(Counter(each.status for each in done if each.status).most_common()),
        "incidents": [
            {"id": each.id, "title": each.title, "grade": each.grade, "when": each.edtf or each.day}
            for each in sorted(desk.board(), key=lambda one: -one.printings)
            if name in each.actors
        ][:LIMIT],
    }


def called(name: str, said: Sequence[Hit]) -> str:
    """What to call an actor: as the knowledge files do, else as the first claim does."""
    if known(name):
        return spoken(name)
    return said[0].who.partition(" < ")[0] if said else spoken(name)


def claimed_by(name: str) -> str | None:
    """The country that says an entity is part of it; None where nobody does, or it is none."""
    entity = next((each for each in who.entities() if name in (each.id, each.id.split(":")[0])), None)
    return entity.claimed_by or None if entity else None


def days_of(found: Sequence[Hit]) -> list[JsonObject]:
    """Claims by their days, the newest first."""
    made: list[JsonObject] = []
    for each in found:
        day = str(each.day) if each.day else None
        if not made or made[-1]["day"] != day:
            made.append({"day": day, "claims": []})
        made[-1]["claims"].append(to_json(each))
    return made


VIEWS = (
    View("/search", "Claims by any field", claims, PARAMETERS, "search.html", rows="claims"),
    View(
        "/actor",
        "All that one actor says and is said to have done",
        actor,
        (
            asked.text("id", "an actor's id", required=True),
            asked.whole("said_after", "the cursor of the page of sayings before", 0, END),
            asked.whole("done_after", "the cursor of the page of deeds before", 0, END),
        ),
        "actor.html",
        "claims",
    ),
)
