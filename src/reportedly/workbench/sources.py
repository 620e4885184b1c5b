"""The bytes as they were received, to be looked at and kept, never to be shown as a page.

Invariant: what is sent is a download of plain bytes, whatever it holds: no script of a source ever runs here.
"""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.workbench.desk import Desk
from reportedly.workbench.views import NothingError

HASH = re.compile(r"sha256:[0-9a-f]{64}")


def source(request: Request) -> Response:
    """The bytes that are kept under a hash. Raises NothingError where there are none."""
    name = request.query_params.get("hash", "")
    desk: Desk = request.app.state.desk
    raw = desk.record.source(name) if HASH.fullmatch(name) else None
    if raw is None:
        raise NothingError("there are no bytes of this hash in the record")
    headers = {
        "Content-Disposition": f'attachment; filename="{name.replace(":", "-")}.bin"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(raw, media_type="application/octet-stream", headers=headers)


ROUTES = [Route("/source", source, methods=["GET"])]
