"""Static files, which browsers keep: their addresses hold a hash of what is in them.

Invariant: a file that changed has another address, so that what a browser kept is never stale.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
YEAR = 365 * 24 * 3600


class Assets(StaticFiles):
    """The files of the folder, to be kept for a year where their address holds a hash."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file."""
        answer = await super().get_response(path, scope)
        kept = f"public, max-age={YEAR}, immutable" if scope["query_string"].startswith(b"v=") else "no-cache"
        answer.headers["Cache-Control"] = kept
        return answer


@cache
def address(name: str) -> str:
    """Where a browser finds a static file: `/static/desk.css?v=1a2b3c4d`."""
    return f"/static/{name}?v={hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]}"


def missing() -> list[str]:
    """The files of others that should have come with the program and are not there."""
    return [name for name in VENDOR if not (FOLDER / "vendor" / name).is_file()]


VENDOR = ("htmx.min.js", "d3-array.min.js", "d3-geo.min.js", "topojson-client.min.js", "50m.json")
"""What `make env` fetches."""
