"""Signing in and out, where there are users.

Invariant: a session begins empty at each sign-in, so that whoever knew it before knows nothing of it after. No name and
no address tries more than `MOST` passwords in vain within `SECONDS`, also not at once.
Source of the rule: OWASP, Session Management (renewal) and Authentication (throttling).
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.workbench.forms import form, token
from reportedly.workbench.guard import NAME, SIGN_IN, STAMP, UNUSABLE, is_local
from reportedly.workbench.users import LONGEST_NAME, Entry, Users, UsersError

MOST = 5
SECONDS = 300.0
AT_ONCE = 2
"""So many passwords are checked at a time: each takes 32 MB."""
HOME = "/"


class Tries:
    """The tries to sign in that failed, or are not decided yet, of the last `SECONDS`, by name and by address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._made: dict[str, deque[float]] = {}
        self.turn = asyncio.Semaphore(AT_ONCE)

    def wait(self, *keys: str) -> float:
        """Seconds until the next try may be made; 0 where it may be made at once."""
        self._forget()
        full = [made[-MOST] for key in keys if len(made := self._made.get(key, ())) >= MOST]
        return max(full) + SECONDS - self._clock() if full else 0

    def begin(self, *keys: str) -> float:
        """Counts a try before it is decided, so that many at once are counted too; its moment."""
        at = self._clock()
        for key in keys:
            self._made.setdefault(key, deque()).append(at)
        return at

    def succeeded(self, at: float, *keys: str) -> None:
        """Counts the try of this moment no more."""
        for key in keys:
            if at in (made := self._made.get(key, deque())):
                made.remove(at)

    def _forget(self) -> None:
        since = self._clock() - SECONDS
        for key, made in list(self._made.items()):
            while made and made[0] <= since:
                made.popleft()
            if not made:
                del self._made[key]


def ask(request: Request) -> Response:
    """The page to sign in on; without users the way to the pages."""
    if request.app.state.users is None:
        return RedirectResponse(HOME, 303)
    return page(request, request.query_params.get("next", ""))


async def enter(request: Request) -> Response:
    """Signs in and leads to where one was going, or says why not."""
    users: Users | None = request.app.state.users
    if users is None:
        raise HTTPException(404, "nobody signs in here: the workbench was started without users")
    given = await form(request)
    name, password, to = (str(given.get(field) or "") for field in ("name", "password", "next"))
    tries: Tries = request.app.state.tries
    keys = (f"name {name[:LONGEST_NAME]}", f"address {request.client.host if request.client else ''}")
    if seconds := tries.wait(*keys):
        return page(request, to, name=name, wait=seconds)
    at = tries.begin(*keys)
    async with tries.turn:
        entry = await run_in_threadpool(checked, users, name, password)
    if entry is None:
        return page(request, to, name=name, code=401, error="The name or the password is wrong.")
    tries.succeeded(at, *keys)
    request.session.clear()
    request.session.update({NAME: entry.user.name, STAMP: entry.stamp})
    return RedirectResponse(to if is_local(to) else HOME, 303)


async def leave(request: Request) -> Response:
    """Signs out."""
    await form(request)
    request.session.clear()
    return RedirectResponse(SIGN_IN if request.app.state.users is not None else HOME, 303)


def checked(users: Users, name: str, password: str) -> Entry | None:
    """The entry of a name and a password. Raises HTTPException where the file of users can't be used."""
    try:
        return users.check(name, password)
    except UsersError:
        raise HTTPException(503, UNUSABLE) from None


def page(
    request: Request, to: str, *, name: str = "", code: int = 200, error: str | None = None, wait: float = 0
) -> Response:
    """The page to sign in on, with what is wrong; who is not signed in sees nothing of what is being done."""
    if wait:
        minutes = math.ceil(wait / 60)
        code, error = 429, f"Too many tries failed. Try again in {minutes} minute{'s' * (minutes > 1)}."
    context = {
        "csrf": token(request),
        "next": to if is_local(to) else HOME,
        "name": name[:LONGEST_NAME] if name.isprintable() else "",
        "error": error,
        "user": request.scope.get("user"),
        "users": True,
        "doing": None,
        "trouble": None,
        "path": SIGN_IN,
    }
    headers = {"Retry-After": str(math.ceil(wait))} if wait else None
    answer: Response = request.app.state.templates.TemplateResponse(
        request, "signin.html", context, status_code=code, headers=headers
    )
    return answer


ROUTES = [
    Route(SIGN_IN, ask, methods=["GET"]),
    Route(SIGN_IN, enter, methods=["POST"]),
    Route("/signout", leave, methods=["POST"]),
]
