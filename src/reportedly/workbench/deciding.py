"""Decisions from a page or a program: made through the record, as the command line makes them.

Invariant: who decides is who is signed in, whatever a form says; every decision passes `forms.form`, which refuses what
does not hold this session's token.
"""

from __future__ import annotations

import json
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.record.errors import DecisionError
from reportedly.record.reviews import DECISIONS, Decision, Review, review_to_json
from reportedly.report import JsonObject
from reportedly.workbench.desk import Desk
from reportedly.workbench.forms import form, needs, only
from reportedly.workbench.guard import is_local
from reportedly.workbench.users import User

PAIRING = ("merge", "split", "not-the-same")
"""Decisions after which incidents are others: whoever makes one sees the result at once."""
FIELDS = ("decision", "field", "why"), ("subjects", "value")


async def decide(request: Request) -> Response:
    """Makes a decision and leads back to where the form says."""
    needs(request, "reviewer")
    given = await form(request)
    subjects = [str(each) for each in given.getlist("subject")]
    await run_in_threadpool(
        decided,
        request.app.state.desk,
        cast(User, request.scope["user"]).name,
        str(given.get("decision", "")),
        subjects,
        str(given.get("why", "")),
        str(given["field"]) if given.get("field") else None,
        typed(str(given.get("value", ""))),
    )
    return RedirectResponse(back(str(given.get("next", ""))), status_code=303)


async def decide_api(request: Request) -> Response:
    """Makes a decision, and answers with its row."""
    needs(request, "reviewer")
    given = await form(request)
    only(given, *FIELDS)
    subjects, value = given.getlist("subjects"), given.getlist("value")
    if not subjects or not all(isinstance(each, str) for each in subjects):
        raise HTTPException(400, "subjects: a list of ids is missing")
    made = await run_in_threadpool(
        decided,
        request.app.state.desk,
        cast(User, request.scope["user"]).name,
        str(given.get("decision") or ""),
        [str(each) for each in subjects],
        str(given.get("why") or ""),
        str(given["field"]) if given.get("field") else None,
        value if len(value) > 1 else value[0] if value else None,
    )
    return answer(review_to_json(made), 201)


def decided(
    desk: Desk, who: str, decision: str, subjects: list[str], why: str, field: str | None, value: Any
) -> Review:
    """The decision's row; what follows from it is brought up to date. Raises DecisionError where it can't be made."""
    if decision not in DECISIONS:
        raise DecisionError(f"{decision!r} is no decision; there are {', '.join(DECISIONS)}")
    made = (
        corrected(desk, who, subjects, why, field, value)
        if decision == "correct"
        else desk.record.decide(cast(Decision, decision), *subjects, who=who, why=why)
    )
    desk.changed(wait=decision in PAIRING or made.subject.kind == "incident")
    return made


def corrected(desk: Desk, who: str, subjects: list[str], why: str, field: str | None, value: Any) -> Review:
    """A correction. What is typed is taken as JSON, and as text where the field wants that."""
    try:
        return desk.record.decide("correct", *subjects, who=who, why=why, field=field or "", value=value)
    except DecisionError:
        if isinstance(value, str) or value is None:
            raise
        text = json.dumps(value, ensure_ascii=False)
        return desk.record.decide("correct", *subjects, who=who, why=why, field=field or "", value=text)


def typed(value: str) -> Any:
    """What somebody typed into a field: nothing for none, JSON where it is some, else text."""
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value.strip()


async def undo(request: Request) -> Response:
    """Takes a decision back and leads back to where the form says."""
    needs(request, "reviewer")
    given = await form(request)
    await run_in_threadpool(undone, request, str(given.get("number", "")), str(given.get("why", "")))
    return RedirectResponse(back(str(given.get("next", ""))), status_code=303)


async def undo_api(request: Request) -> Response:
    """Takes a decision back, and answers with the row of the undoing."""
    needs(request, "reviewer")
    given = await form(request)
    only(given, ("why",), ("number",))
    made = await run_in_threadpool(undone, request, str(given.get("number", "")), str(given.get("why") or ""))
    return answer(review_to_json(made), 201)


def undone(request: Request, number: str, why: str) -> Review:
    """The undoing of the decision of a number. Raises DecisionError where there is none to undo."""
    if not number.isdecimal() or len(number) > 18:
        raise DecisionError(f"{number[:20]!r} is no number of a decision")
    desk: Desk = request.app.state.desk
    made = desk.record.undo(int(number), who=cast(User, request.scope["user"]).name, why=why)
    desk.changed(wait=made.subject.article is None)
    return made


def back(to: str) -> str:
    """Where a form leads back to: the page of the workbench that it names, else the decisions."""
    return to if is_local(to) else "/decisions"


def answer(made: JsonObject, status: int) -> Response:
    """A JSON answer."""
    from reportedly.workbench.openapi import answer as as_json

    return as_json(made, status)


def described(
    meaning: str, properties: JsonObject, required: list[str], *, code: str = "201", path: tuple[str, ...] = ()
) -> JsonObject:
    """How an address under `/api` that changes something is asked; `path` are the parts of it that are given."""
    schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    token = {
        "name": "X-CSRF-Token",
        "in": "header",
        "required": True,
        "description": "the session's token, from /api/session",
        "schema": {"type": "string"},
    }
    refused = {"description": "refused, and why", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "summary": meaning,
        "parameters": [
            *(
                {"name": each, "in": "path", "required": True, "description": "an id", "schema": {"type": "string"}}
                for each in path
            ),
            token,
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {
            code: {"description": "done, or taken", "content": refused["content"]},
            **dict.fromkeys(("400", "401", "403", "404", "409", "413", "503"), refused),
        },
    }


WORDS = {"type": "string"}
DESCRIBED = {
    "/api/decisions": described(
        "Make a decision",
        {
            "decision": {"type": "string", "enum": [each for each in DECISIONS if each != "undo"]},
            "subjects": {"type": "array", "items": WORDS, "minItems": 1},
            "field": WORDS,
            "value": {},
            "why": WORDS,
        },
        ["decision", "subjects"],
    ),
    "/api/decisions/undo": described("Take a decision back", {"number": {"type": "integer"}, "why": WORDS}, ["number"]),
}
ROUTES = [
    Route("/decisions", decide, methods=["POST"]),
    Route("/decisions/undo", undo, methods=["POST"]),
    Route("/api/decisions", decide_api, methods=["POST"]),
    Route("/api/decisions/undo", undo_api, methods=["POST"]),
]
