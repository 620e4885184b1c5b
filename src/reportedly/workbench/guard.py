"""What stands between a request and the pages: ASGI middlewares that refuse what comes from elsewhere or from nobody.

Invariant: every answer carries the headers that keep a page to itself; none is given under a name that is not ours,
to what another site sent, or, where there are users, to somebody who is none.
Source of the rule: OWASP, Cross-Site Request Forgery Prevention and HTTP Headers; W3C, Fetch Metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers as Given
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.workbench.users import User, Users, UsersError

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
FOREIGN = frozenset({"cross-site", "same-site"})
"""What `Sec-Fetch-Site` says of a request that a page of another origin sent."""
SIGN_IN = "/signin"
OPEN = "/static/"
"""Files of the program itself, which hold nothing of a record."""
NAME, STAMP = "name", "stamp"
"""Under which keys a session holds who signed in, and the stamp of the user's entry at that time."""
UNUSABLE = (
    "the file of users can't be used just now; whoever runs the workbench finds out why with `reportedly users list`"
)
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: under it browsers send `Origin: null` with our own forms, as they do with a forger's.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Frame-Options": "DENY",
}
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:/@\[\]]+))(?::\d{1,5})?")


class Headers:
    """Puts the headers on every answer, also where the program failed; what says nothing of being kept is not kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive, with_headers)
        except Exception:
            if not started:
                why = "something went wrong here, and it is no fault of yours; the log of the workbench says what"
                await refusal(scope, 500, why)(scope, receive, with_headers)
            raise


class Hosts:
    """Answers only where the request names one of our hosts (any port): against DNS rebinding."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str]) -> None:
        self._app = app
        self._allowed = frozenset(name.lower().strip("[]") for name in allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, with 400 where the host is not ours."""
        if scope["type"] == "http" and not self._ours(Given(scope=scope).getlist("host")):
            why = "This workbench is not reached under that name; `reportedly serve --name` adds one."
            return await PlainTextResponse(why, 400)(scope, receive, send)
        return await self._app(scope, receive, send)

    def _ours(self, hosts: list[str]) -> bool:
        match = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        return match is not None and (match[1] or match[2]).lower() in self._allowed


class Origins:
    """Refuses what changes something and was sent by a page that is not ours.

    `secure` says that browsers reach us by HTTPS through a proxy, so that their origin has another scheme than we see.
    """

    def __init__(self, app: ASGIApp, secure: bool = False) -> None:
        self._app = app
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, with 403 where another site asks."""
        if scope["type"] == "http" and scope["method"] not in SAFE:
            headers = Given(scope=scope)
            ours = f"{'https' if self._secure else scope['scheme']}://{headers.get('host', '')}"
            if any(each.lower() != ours.lower() for each in headers.getlist("origin")):
                why = f"a page of another site sent this; only pages of {ours} may change something here"
                return await refusal(scope, 403, why)(scope, receive, send)
            if FOREIGN & set(headers.getlist("sec-fetch-site")):
                return await refusal(scope, 403, "a page of another site sent this")(scope, receive, send)
        return await self._app(scope, receive, send)


class BodyLimit:
    """Refuses bodies over `most` bytes, before anything reads them where the request states their length."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, with 413 where there is too much to read."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        why = f"too much at once: a request holds {self._most:,} bytes at most"
        length = Given(scope=scope).get("content-length", "0")
        if not length.isdecimal() or len(length) > 18 or int(length) > self._most:
            return await refusal(scope, 413, why)(scope, receive, send)
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._most:
                raise HTTPException(413, why)
            return message

        return await self._app(scope, counted, send)


class Gate:
    """Lets in who is signed in, as `scope["user"]`; without users everybody is `local`.

    Stands inside of SessionMiddleware. Who is a user is looked up at every request, so that somebody who was taken out
    of the file, or whose role or password was changed there, has to sign in again.
    """

    def __init__(self, app: ASGIApp, users: Users | None, local: User) -> None:
        self._app = app
        self._users = users
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers; leads to the sign-in, or says 401, where nobody is signed in."""
        if scope["type"] == "websocket":  # no page opens one, and none is to slip past
            return await send({"type": "websocket.close", "code": 1008})
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        try:
            user = self._local if self._users is None else signed_in(self._users, scope["session"])
        except UsersError:
            return await refusal(scope, 503, UNUSABLE)(scope, receive, send)
        if user is not None:
            scope["user"] = user
        elif scope["path"] != SIGN_IN and not scope["path"].startswith(OPEN):
            return await to_sign_in(scope)(scope, receive, send)
        return await self._app(scope, receive, send)


def signed_in(users: Users, session: Mapping[str, Any]) -> User | None:
    """The user that a session holds, or None where nobody is signed in any more. Raises UsersError."""
    name, stamp = session.get(NAME), session.get(STAMP)
    return users.known(name, stamp) if isinstance(name, str) and isinstance(stamp, str) else None


def to_sign_in(scope: Scope) -> Response:
    """What somebody gets who is not signed in: for a page the way to sign in and back, for all else a 401."""
    headers = Given(scope=scope)
    page = scope["method"] in SAFE and not is_api(scope)
    if page and "hx-request" not in headers:
        query = scope["query_string"].decode("latin-1")
        wanted = quote(scope["path"]) + (f"?{query}" if query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='/')}" if is_local(wanted) else SIGN_IN, 303)
    answer = refusal(scope, 401, f"nobody is signed in; sign in at {SIGN_IN}")
    if "hx-request" in headers:  # htmx would put the sign-in into a part of the page
        answer.headers["HX-Redirect"] = SIGN_IN
    return answer


def is_local(address: str) -> bool:
    """Whether an address leads to a page of this workbench, whatever a browser makes of slashes and blanks in it."""
    path = address.partition("?")[0]
    return path.startswith("/") and "//" not in path and "\\" not in address and address.isprintable()


def is_api(scope: Scope) -> bool:
    """Whether a program asks, which gets JSON."""
    return bool(scope["path"].startswith("/api/"))


def refusal(scope: Scope, code: int, why: str) -> Response:
    """Why a request is not answered: as JSON under `/api`, else as plain text."""
    if is_api(scope):
        return JSONResponse({"error": why}, code)
    return PlainTextResponse(f"{why[0].upper()}{why[1:]}.", code)
