"""The page on which an article is pasted, uploaded or named, and its report at once."""

from __future__ import annotations

import time
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.articles.options import Given, Limits
from reportedly.record.values import is_stamp
from reportedly.report import JsonObject
from reportedly.workbench import asked
from reportedly.workbench.article import shown
from reportedly.workbench.deciding import WORDS, answer, described
from reportedly.workbench.desk import Desk
from reportedly.workbench.forms import FIELD, form, needs, only
from reportedly.workbench.jobs import BusyError, Job
from reportedly.workbench.users import User
from reportedly.workbench.views import Asked, NothingError, View

TEXTS = ("text", "url", "outlet", "title", "published")
"""The fields of an article that is given, as a form or as JSON."""


def blank(_: Desk, __: Asked) -> JsonObject:
    """What the form says before anything was given."""
    return {"most": Limits().max_bytes}


def report(desk: Desk, values: Asked) -> JsonObject:
    """How far a piece of work got, and the reports it has. Raises NothingError where nobody of this name gave it."""
    job = desk.jobs.called(values["job"], values["me"])
    if job is None:
        raise NothingError("what was read here is forgotten, or was read by somebody else: read it again")
    return {
        "job": job.id,
        "label": job.label,
        "state": job.state,
        "before": desk.jobs.before(job),
        "seconds": round(job.seconds or time.monotonic() - job.began, 1),
        "reports": [shown(each) for _, each in job.reports],
        "skipped": list(job.skipped),
        "added": [{"article": each.article, "outcome": each.outcome} for each in job.added],
    }


async def read(request: Request) -> Response:
    """Takes what a form holds and leads to its report."""
    job = await given(request, await form(request))
    return RedirectResponse(f"/reading/{job.id}", status_code=303)


async def read_api(request: Request) -> Response:
    """Takes what a program sends, and answers with the id under which its report will be."""
    fields = await form(request)
    only(fields, TEXTS, ("file", FIELD))
    job = await given(request, fields)
    return answer({"job": job.id, "state": job.state}, 202)


async def given(request: Request, fields: FormData) -> Job:
    """The work that a form asks for. Raises HTTPException where it holds nothing to read, or several things."""
    text, url, file = (fields.get(name) for name in ("text", "url", "file"))
    words = str(text or "")
    address = str(url or "").strip()
    named = file.filename if isinstance(file, UploadFile) else None
    if [bool(words.strip()), bool(address), bool(named)].count(True) != 1:
        raise HTTPException(400, "give one thing to read: a text, an address, or a file")
    about = stated(dict(fields), named or address or "the text")
    raw = await file.read() if isinstance(file, UploadFile) and named else words.encode(errors="replace") or None
    desk: Desk = request.app.state.desk
    label = named or address or " ".join(words.split())[:60]
    try:
        return desk.jobs.give(cast(User, request.scope["user"]).name, label, None if address else raw, about)
    except BusyError as error:
        raise HTTPException(503, str(error), headers={"Retry-After": "60"}) from error


def stated(fields: dict[str, Any], where: str) -> Given:
    """What a form states of an article. Raises HTTPException where it can't be."""
    known = {name: str(fields.get(name) or "").strip() or None for name in ("url", "outlet", "title", "published")}
    if any(len(each) > asked.LONGEST * 4 for each in known.values() if each):
        raise HTTPException(400, "outlet, title or address: too long")
    published = known["published"]
    if published is not None and not is_stamp(published):
        raise HTTPException(400, "published: a day (2020-10-28) or a moment (2020-10-28T18:30:00+04:00)")
    return Given(where=where, **known)


async def add(request: Request) -> Response:
    """Stores what was read in the record, and leads to the article."""
    needs(request, "editor")
    await form(request)
    desk: Desk = request.app.state.desk
    job = desk.jobs.called(request.path_params["job"], cast(User, request.scope["user"]).name)
    if job is None or not job.reports:
        raise HTTPException(404, "there is nothing here to add: read it again")
    if job.state != "done":
        raise HTTPException(409, "it is being read still: add it when that is done")
    await run_in_threadpool(desk.jobs.add, job)
    return RedirectResponse(f"/reading/{job.id}", status_code=303)


async def add_api(request: Request) -> Response:
    """Stores what was read in the record, and answers what became of each article."""
    await add(request)
    desk: Desk = request.app.state.desk
    job = desk.jobs.called(request.path_params["job"], cast(User, request.scope["user"]).name)
    made = job.added if job is not None else []
    return answer({"added": [{"article": each.article, "outcome": each.outcome} for each in made]}, 201)


DESCRIBED = {
    "/api/reading": described(
        "Read an article; its report is under /api/reading/{job} when it is done",
        dict.fromkeys(TEXTS, WORDS),
        [],
        code="202",
    ),
    "/api/reading/{job}/add": described("Add what was read to the record", {}, [], path=("job",)),
}
VIEWS = (
    View("/reading", "Read an article", blank, (), "reading.html"),
    View(
        "/reading/{job}",
        "What was read, and how far reading got",
        report,
        (asked.text("job", "the id of a piece of work", required=True),),
        "report.html",
    ),
)
ROUTES = [
    Route("/reading", read, methods=["POST"]),
    Route("/reading/{job}/add", add, methods=["POST"]),
    Route("/api/reading", read_api, methods=["POST"]),
    Route("/api/reading/{job}/add", add_api, methods=["POST"]),
]
