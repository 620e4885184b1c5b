"""The workbench as an ASGI application: every view as a page and as JSON or CSV, with what keeps it safe around it.

Invariant: whatever reaches a page passed the guards in `create`, outermost first: headers, hosts, the body's limit,
sessions, origins, the gate. Pages are drawn from what views return, and from nothing else.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from reportedly.articles.options import Limits
from reportedly.record.errors import RecordError
from reportedly.record.record import Record
from reportedly.workbench import (
    article,
    deciding,
    incident,
    incidents,
    openapi,
    reading,
    reviewing,
    search,
    signin,
    sources,
)
from reportedly.workbench.asked import AskedError, values
from reportedly.workbench.assets import Assets, address
from reportedly.workbench.desk import Desk
from reportedly.workbench.forms import token
from reportedly.workbench.guard import BodyLimit, Gate, Headers, Hosts, Origins
from reportedly.workbench.pages import page, templates
from reportedly.workbench.settings import LOOPBACK, Settings
from reportedly.workbench.users import User, Users, load
from reportedly.workbench.views import NothingError, View, as_csv

VIEWS: tuple[View, ...] = (
    *incidents.VIEWS,
    *incident.VIEWS,
    *article.VIEWS,
    *search.VIEWS,
    *reviewing.VIEWS,
    *reading.VIEWS,
)
STATIC = Path(__file__).parent / "static"
SESSION_SECONDS = 14 * 3600
FORM_OVERHEAD = 1_000_000
"""Bytes that a form takes beside the article in it."""


def create(settings: Settings, record: Record) -> Starlette:
    """The application on an open record. Raises UsersError where the users' file can't be used."""
    users = load(settings.users) if settings.users else None
    app = Starlette(routes=routes(), middleware=guards(settings, users), lifespan=lifespan, exception_handlers=HANDLERS)
    app.state.desk = Desk(settings, record)
    app.state.users = users
    app.state.tries = signin.Tries()
    app.state.templates = templates()
    return app


def guards(settings: Settings, users: Users | None) -> list[Middleware]:
    """What stands between a request and the pages, outermost first."""
    limit = Limits().max_bytes + FORM_OVERHEAD
    local = User(settings.who, "editor")
    return [
        Middleware(Headers),
        Middleware(Hosts, allowed=(*settings.hosts, settings.host, *(LOOPBACK if settings.local else ()))),
        Middleware(GZipMiddleware, minimum_size=1000),
        Middleware(BodyLimit, most=limit),
        Middleware(
            SessionMiddleware,
            secret_key=secrets.token_urlsafe(32),
            session_cookie="reportedly",
            max_age=SESSION_SECONDS,
            same_site="strict",
            https_only=settings.secure,
        ),
        Middleware(Origins, secure=settings.secure),
        Middleware(Gate, users=users, local=local),
    ]


def routes() -> list[Route | Mount]:
    """The address of every view, as a page and under `/api`, and of what changes something."""
    drawn = [Route(each.path, drawing(each), name=each.path) for each in VIEWS if each.template]
    answered = [Route(f"/api{each.path}", answering(each), methods=["GET"]) for each in VIEWS]
    return [
        Route("/", lambda _: RedirectResponse("/incidents"), methods=["GET"]),
        *drawn,
        *answered,
        *deciding.ROUTES,
        *reading.ROUTES,
        *signin.ROUTES,
        *sources.ROUTES,
        Route("/status", status, methods=["GET"]),
        Route("/favicon.ico", lambda _: RedirectResponse(address("icon.svg")), methods=["GET"]),
        Route("/api/session", session, methods=["GET"]),
        *openapi.routes(VIEWS),
        Mount("/static", Assets(directory=STATIC), name="static"),
    ]


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Brings the record up to date beside the pages, from the start to the end."""
    app.state.desk.start()
    try:
        yield
    finally:
        app.state.desk.close()


def status(request: Request) -> Response:
    """The line that says what is being brought up to date, until nothing is."""
    return page(request, "status.html")


def session(request: Request) -> Response:
    """Who asks, and the token that requests of this session must hold to change anything."""
    user: User = request.scope["user"]
    return openapi.answer({"name": user.name, "role": user.role, "token": token(request)})


def drawing(view: View) -> Callable[[Request], Response]:
    """The endpoint that shows a view as a page."""

    def draw(request: Request) -> Response:
        given = taken(view, request)
        return page(request, str(view.template), view=view.make(request.app.state.desk, given), given=given)

    return draw


def answering(view: View) -> Callable[[Request], Response]:
    """The endpoint that gives a view as JSON, or its rows as CSV where `format=csv` is asked for."""

    def answer(request: Request) -> Response:
        form = request.query_params.get("format", "json")
        if form not in ("json", "csv") or (form == "csv" and view.rows is None):
            can = "json or csv" if view.rows else "json"
            raise HTTPException(400, f"format: it can be {can} here")
        made = view.make(request.app.state.desk, taken(view, request))
        if form == "csv" and view.rows is not None:
            name = view.path.strip("/").replace("/", "-")
            headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
            text = as_csv(made[view.rows])
            return Response(text.encode(errors="replace"), media_type="text/csv; charset=utf-8", headers=headers)
        return openapi.answer(made)

    return answer


def taken(view: View, request: Request) -> dict[str, Any]:
    """The values of a view's parameters, from the address, and who asks, as `me`."""
    given = {name: value for name, value in request.query_params.items() if name != "format"}
    found = values(view.parameters, {**given, **request.path_params})
    return {**found, "me": request.scope["user"].name}


def wrong(status: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What is answered where a request can't be: as JSON under `/api`, else as a page that says why."""

    async def told(request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else status
        why = error.detail if isinstance(error, HTTPException) else str(error)
        headers = error.headers if isinstance(error, HTTPException) else None
        if request.url.path.startswith("/api/"):
            answer = openapi.answer({"error": why}, code)
        else:
            answer = page(request, "wrong.html", status=code, why=why, code=code)
        answer.headers.update(headers or {})
        return answer

    return told


HANDLERS: dict[Any, Any] = {
    AskedError: wrong(400),
    NothingError: wrong(404),
    RecordError: wrong(400),
    HTTPException: wrong(500),
}
"""What is told for which fault; anything else is a fault of ours, and the server tells of it."""
