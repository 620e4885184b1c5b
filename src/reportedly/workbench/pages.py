"""Pages: templates filled with what views return, all of it escaped.

Invariant: no template marks anything as safe, and what is no UTF-8 (half a surrogate pair) is replaced, so that no text
of an article can be anything but text on a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.templating import Jinja2Templates

from reportedly.accounts.wording import quoted
from reportedly.workbench.assets import address
from reportedly.workbench.forms import token

FOLDER = Path(__file__).parent / "templates"


def templates() -> Jinja2Templates:
    """The templates, read once."""
    loader = FileSystemLoader(FOLDER)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(asset=address, link=link)
    environment.filters.update(percent=percent, short=short, pairs=pairs, quoted=partial(quoted, most=None))
    return Jinja2Templates(env=environment)


def page(request: Request, template: str, *, code: int = 200, **context: Any) -> Response:
    """A page from a template, with what every page needs: who looks, the token of forms, what is being done."""
    desk = request.app.state.desk
    user = request.scope.get("user")
    shared = {
        "request": request,
        "user": user,
        "users": request.app.state.users is not None,
        "csrf": token(request),
        "doing": desk.doing if user else None,
        "trouble": desk.trouble if user else None,
        "path": request.url.path,
        "query": request.url.query,
    }
    text = request.app.state.templates.get_template(template).render({**shared, **context})
    return HTMLResponse(text.encode(errors="replace"), code)


def link(path: str, given: dict[str, Any] | None = None, **more: Any) -> str:
    """An address with the parameters that have a value; those in `more` replace those `given`."""
    both = {**(given or {}), **more}
    known = {name: plain(value) for name, value in both.items() if value is not None}
    return f"{path}?{urlencode(known)}" if known else path


def plain(value: Any) -> str:
    """A parameter's value as an address has it."""
    words = ",".join(str(each) for each in value) if isinstance(value, tuple) else str(value)
    return words.encode(errors="replace").decode()


def percent(value: float) -> str:
    """`87 %`."""
    return f"{value * 100:.0f} %"


def short(name: str) -> str:
    """An id for a page: one that is a hash is cut."""
    return name[: len("sha256:") + 8] if name.startswith("sha256:") else name


def pairs(values: Iterable[str]) -> list[tuple[str, str]]:
    """The options of a choice whose values are their own words."""
    return [(each, each) for each in values]
