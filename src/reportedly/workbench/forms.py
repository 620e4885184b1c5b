"""What forms and programs send, taken only where it holds the token of the session.

Invariant: nothing that changes something is read by any other way than `form`, so that a page of another site, which
can't know the token, changes nothing.
Source of the rule: OWASP, Cross-Site Request Forgery Prevention (synchronizer token).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from io import BytesIO
from typing import Any, cast

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from reportedly.articles.options import Limits
from reportedly.workbench.users import Role, User

FIELD = "csrf"
HEADER = "X-CSRF-Token"
MOST_FIELDS, MOST_FILES = 200, 10


class Refused(HTTPException):
    """A form came without the token of its session."""

    def __init__(self) -> None:
        super().__init__(403, "this form is of another session, or out of date; load its page again, and send it again")


def token(request: Request) -> str:
    """The token of the session, made at its first form."""
    held = request.session.get(FIELD)
    if not isinstance(held, str):
        held = request.session[FIELD] = secrets.token_urlsafe(32)
    return held


async def form(request: Request) -> FormData:
    """The fields of a form, or of a JSON object; a list of texts in it is a field for each.

    Raises Refused where the token of the session is neither in the field `csrf` nor in the header `X-CSRF-Token`, and
    HTTPException where the body can't be read.
    """
    given = await fields(request)
    sent = request.headers.get(HEADER) or given.get(FIELD)
    held = request.session.get(FIELD)
    if not isinstance(sent, str) or not isinstance(held, str) or not same(sent, held):
        await given.close()
        raise Refused
    return await in_memory(given)


async def in_memory(given: FormData) -> FormData:
    """The fields with their files in memory, so that nobody has to close one; the limit of the body holds for them."""
    held: list[tuple[str, str | UploadFile]] = []
    for name, each in given.multi_items():
        if isinstance(each, UploadFile):
            each = UploadFile(BytesIO(await each.read()), size=each.size, filename=each.filename, headers=each.headers)
        held.append((name, each))
    await given.close()
    return FormData(held)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same, told in the same time wherever they differ."""
    return secrets.compare_digest(one.encode(errors="replace"), other.encode(errors="replace"))


async def fields(request: Request) -> FormData:
    """What a body holds, unguarded; nothing where it is neither a form nor JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        # One article may be in one field; the whole body has a limit of its own.
        return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=Limits().max_bytes)
    try:
        data = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is no JSON") from None
    if not isinstance(data, dict):
        raise HTTPException(400, "the body is no JSON object; send the fields as one")
    return FormData(cast(Any, [(name, each) for name, value in data.items() for each in values(value)]))


def values(value: Any) -> list[Any]:
    """The values of one field of a JSON object: of a list of texts each, else the value as it stands."""
    return value if isinstance(value, list) and all(isinstance(each, str) for each in value) else [value]


def only(given: FormData, texts: Iterable[str], others: Iterable[str] = ()) -> None:
    """Nothing, where a program sent these fields alone, and text (or nothing) in those of `texts`.

    Raises HTTPException with the name of the field that is wrong.
    """
    texts, others = tuple(texts), tuple(others)
    for name, each in given.multi_items():
        if name not in texts and name not in others:
            raise HTTPException(400, f"there is no field {name[:40]!r} here; there are {', '.join((*texts, *others))}")
        if name in texts and not isinstance(cast(Any, each), str | None):
            raise HTTPException(400, f"{name}: it is a text")


def needs(request: Request, role: Role) -> None:
    """Nothing, where whoever is signed in may do what a role may. Raises HTTPException where not."""
    user = request.scope.get("user")
    if not isinstance(user, User):
        raise HTTPException(403, "nobody is signed in")
    if not user.may(role):
        raise HTTPException(
            403, f"{user.name} is a {user.role}, and only a{'n' * (role == 'editor')} {role} may do this"
        )
