"""The description of the JSON API: whole, well-formed and true."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from reportedly.workbench.app import VIEWS, routes
from reportedly.workbench.desk import Desk
from reportedly.workbench.openapi import description
from tests.workbench.record import orsa
from tests.workbench.test_app import ASKED

MADE = description(VIEWS)
METHODS = ("get", "post")
OPERATIONS = [(path, method, MADE["paths"][path][method]) for path in MADE["paths"] for method in MADE["paths"][path]]
NAMED = [f"{method} {path}" for path, method, _ in OPERATIONS]


def test_every_address_of_the_api_is_described() -> None:
    there = {
        (each.path, method.lower())
        for each in routes()
        if isinstance(each, Route) and each.path.startswith("/api/")
        for method in each.methods or ()
        if method != "HEAD"
    }
    assert {(path, method) for path, method, _ in OPERATIONS} == there - {("/api/openapi.json", "get")}


@pytest.mark.parametrize(("path", "method", "made"), OPERATIONS, ids=NAMED)
def test_an_operation_is_well_formed(path: str, method: str, made: Any) -> None:
    assert method in METHODS and made["summary"]
    names = [(each["in"], each["name"]) for each in made.get("parameters", [])]
    assert len(set(names)) == len(names)
    assert {name for where, name in names if where == "path"} == set(re.findall(r"{(\w+)}", path))
    for each in made.get("parameters", []):
        assert each["in"] in ("path", "query", "header") and each["description"] and each["schema"]["type"]
        assert each["required"] is True or each["in"] != "path"
        assert "default" not in each["schema"] or fits(each["schema"], each["schema"]["default"])
    assert any(code.startswith("2") for code in made["responses"])
    assert all(each["description"] for each in made["responses"].values())


def fits(schema: Any, value: Any) -> bool:
    if "enum" in schema:
        return value in schema["enum"]
    return isinstance(value, int if schema["type"] == "integer" else str)


def test_names_of_operations_are_their_own() -> None:
    names = [made["operationId"] for _, _, made in OPERATIONS if "operationId" in made]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"\w+", each) for each in names)


def test_the_description_is_of_this_version(seen: TestClient) -> None:
    answer = seen.get("/api/openapi.json")
    assert answer.json() == MADE and answer.json()["openapi"] == "3.1.0"


@pytest.mark.parametrize("path", [path for path, method, _ in OPERATIONS if method == "get" and "{" not in path])
def test_what_is_described_answers_as_it_says(seen: TestClient, path: str) -> None:
    answer = seen.get(f"{path}?{ASKED.get(path.removeprefix('/api'), '')}")
    said = MADE["paths"][path]["get"]["responses"]
    assert str(answer.status_code) in said
    assert answer.headers["Content-Type"] in said["200"]["content"]


def test_an_incident_answers_as_it_says(seen: TestClient, board: Desk) -> None:
    assert seen.get(f"/api/incidents/{orsa(board)}").status_code == 200


@pytest.mark.parametrize(("path", "method", "made"), OPERATIONS, ids=NAMED)
def test_what_changes_something_is_refused_without_a_token_as_it_says(
    seen: TestClient, path: str, method: str, made: Any
) -> None:
    if method == "post":
        answer = seen.post(path.replace("{job}", "none"), json={})
        assert answer.status_code == 403 and "403" in made["responses"]


def test_a_view_that_must_be_asked_something_says_so() -> None:
    found = MADE["paths"]["/api/article"]["get"]["parameters"]
    assert [(each["name"], each["required"]) for each in found][:1] == [("id", True)]


@pytest.mark.usefixtures("encoder")
def test_the_code_of_a_text_that_is_taken_is_described(client: TestClient) -> None:
    held = client.get("/api/session").json()["token"]
    answer = client.post("/api/reading", json={"text": "The truce held."}, headers={"X-CSRF-Token": held})
    assert str(answer.status_code) in MADE["paths"]["/api/reading"]["post"]["responses"]
