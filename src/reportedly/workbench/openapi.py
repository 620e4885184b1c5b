"""The JSON API's description (OpenAPI 3.1), made from the views themselves, and its answers.

Invariant: every address under `/api` is described here, with the parameters that it is held to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly import __version__
from reportedly.report import JsonObject, in_one_line
from reportedly.workbench import deciding, reading
from reportedly.workbench.views import View

ERROR: JsonObject = {
    "description": "The request can't be answered, and why",
    "content": {
        "application/json": {
            "schema": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
        }
    },
}


SESSION: JsonObject = {
    "type": "object",
    "required": ["name", "role", "token"],
    "properties": {name: {"type": "string"} for name in ("name", "role", "token")},
}


def answer(made: JsonObject, status: int = 200) -> Response:
    """A JSON answer; half a surrogate pair, which UTF-8 cannot hold, is written as an escape."""
    return Response(in_one_line(made), status, media_type="application/json")


def routes(views: Iterable[View]) -> list[Route]:
    """The address of the description."""
    made = description(views)

    def openapi(_: Request) -> Response:
        """The description."""
        return answer(made)

    return [Route("/api/openapi.json", openapi, methods=["GET"])]


def description(views: Iterable[View]) -> JsonObject:
    """The whole description."""
    paths: dict[str, Any] = {}
    for view in views:
        paths.setdefault(f"/api{view.path}", {})["get"] = looked_up(view)
    paths["/api/session"] = {
        "get": {
            "operationId": "session",
            "summary": "Who asks, and the token that whatever changes something must hold",
            "responses": {
                "200": {"description": "the session", "content": {"application/json": {"schema": SESSION}}},
                "401": ERROR,
            },
        }
    }
    for path, changes in (*deciding.DESCRIBED.items(), *reading.DESCRIBED.items()):
        paths.setdefault(path, {})["post"] = changes
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Reportedly",
            "version": __version__,
            "description": "Who says what happened: incidents, claims, articles and decisions of one record.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "reportedly"}},
        },
    }


def looked_up(view: View) -> JsonObject:
    """How a view is asked, and what it answers."""
    parameters = [
        {
            "name": each.name,
            "in": "path" if f"{{{each.name}}}" in view.path else "query",
            "required": each.required,
            "description": each.meaning,
            "schema": {**each.schema, **({} if each.default is None else {"default": each.default})},
            **({} if each.required else {"allowEmptyValue": True}),
        }
        for each in view.parameters
    ]
    content: JsonObject = {"application/json": {"schema": {"type": "object"}}}
    if view.rows:
        parameters.append(
            {
                "name": "format",
                "in": "query",
                "required": False,
                "description": "csv: one row each, for a spreadsheet",
                "schema": {"type": "string", "enum": ["json", "csv"], "default": "json"},
            }
        )
        content["text/csv"] = {"schema": {"type": "string"}}
    return {
        "operationId": view.path.strip("/").replace("/", "_").replace("{", "").replace("}", "").replace("-", "_"),
        "summary": view.meaning,
        "parameters": parameters,
        "responses": {
            "200": {"description": view.meaning, "content": content},
            "400": ERROR,
            "401": ERROR,
            "404": ERROR,
        },
    }
