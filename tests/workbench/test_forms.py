"""Forms: read only with the token of the session, in a field or a header; roles are held to."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from reportedly.workbench.forms import form, needs, token
from reportedly.workbench.users import Role, User


async def hand_out(request: Request) -> Response:
    return PlainTextResponse(token(request))


async def take(request: Request) -> Response:
    given = await form(request)
    shown = [
        (name, (await each.read()).decode() if isinstance(each, UploadFile) else each)
        for name, each in given.multi_items()
        if name != "csrf"
    ]
    return JSONResponse(shown)


async def decide(request: Request) -> Response:
    name, role = request.query_params.get("name"), request.query_params.get("role", "reader")
    if name:
        request.scope["user"] = User(name, role)  # type: ignore[arg-type]
    wanted: Role = request.query_params["needs"]  # type: ignore[assignment]
    needs(request, wanted)
    return PlainTextResponse("done")


def client() -> TestClient:
    routes = [Route("/token", hand_out), Route("/take", take, methods=["POST"]), Route("/decide", decide)]
    app = Starlette(routes=routes, middleware=[Middleware(SessionMiddleware, secret_key="k" * 32)])
    return TestClient(app)


@pytest.fixture
def browser() -> TestClient:
    return client()


@pytest.fixture
def held(browser: TestClient) -> str:
    return browser.get("/token").text


def test_a_session_has_one_token_and_no_other_session_has_it(browser: TestClient, held: str) -> None:
    assert browser.get("/token").text == held
    assert client().get("/token").text != held
    assert len(held) >= 32


def test_a_form_with_the_token_is_read(browser: TestClient, held: str) -> None:
    answer = browser.post("/take", data={"csrf": held, "why": "Ünïcode 🌍", "subject": ["a", "b"]})
    assert answer.json() == [["why", "Ünïcode 🌍"], ["subject", "a"], ["subject", "b"]]


def test_a_file_with_the_token_is_read(browser: TestClient, held: str) -> None:
    answer = browser.post("/take", data={"csrf": held}, files={"file": ("a.html", b"<p>words")})
    assert answer.json() == [["file", "<p>words"]]


def test_a_long_article_may_be_pasted(browser: TestClient, held: str) -> None:
    text = "x" * 2_000_000
    answer = browser.post("/take", data={"csrf": held, "text": text})
    assert answer.json() == [["text", text]]


def test_json_is_read_as_a_form_is(browser: TestClient, held: str) -> None:
    data = {"subjects": ["a", "b"], "value": 16, "field": None, "other": [1], "deep": {"a": ["b"]}}
    answer = browser.post("/take", json=data, headers={"X-CSRF-Token": held})
    assert answer.json() == [
        ["subjects", "a"],
        ["subjects", "b"],
        ["value", 16],
        ["field", None],
        ["other", [1]],
        ["deep", {"a": ["b"]}],
    ]
    assert browser.post("/take", json={"csrf": held, "a": "b"}).json() == [["a", "b"]]


def test_a_request_without_a_body_needs_but_the_header(browser: TestClient, held: str) -> None:
    assert browser.post("/take", headers={"X-CSRF-Token": held}).json() == []
    assert browser.post("/take").status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"why": "x"}},
        {"data": {"csrf": ""}},
        {"data": {"csrf": "forged"}},
        {"data": {"csrf": "é\u200b"}},
        {"json": {"why": "x"}},
        {"json": {"csrf": None}},
        {"json": {"csrf": ["a", 1]}},
        {"content": rb'{"csrf": "\ud800"}', "headers": {"Content-Type": "application/json"}},
        {"files": {"csrf": ("a.txt", b"forged"), "more": ("b.txt", b"x" * 2_000_000)}},
        {"headers": {"X-CSRF-Token": "forged"}},
        {"content": b'{"csrf": "forged"}', "headers": {"Content-Type": "text/plain"}},
    ],
)
@pytest.mark.usefixtures("held")
def test_a_forged_form_is_refused(browser: TestClient, sent: Any) -> None:
    answer = browser.post("/take", **sent)
    assert answer.status_code == 403
    assert "load its page again" in answer.text


def test_the_token_of_another_session_is_refused(browser: TestClient, held: str) -> None:
    other = client()
    foreign = other.get("/token").text
    assert browser.post("/take", data={"csrf": foreign}).status_code == 403
    assert other.post("/take", data={"csrf": held}).status_code == 403
    assert client().post("/take", data={"csrf": held}).status_code == 403


def test_a_session_without_a_token_takes_none(browser: TestClient) -> None:
    assert browser.post("/take", data={"csrf": "None"}).status_code == 403
    assert browser.post("/take", json={"csrf": None}).status_code == 403


@pytest.mark.parametrize("body", [b"{", b"[]", b'"csrf"', b"\xff", b"[" * 100_000, b""])
def test_a_body_that_is_no_json_object_is_refused(browser: TestClient, held: str, body: bytes) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8", "X-CSRF-Token": held}
    answer = browser.post("/take", content=body, headers=headers)
    assert answer.status_code == 400 and "JSON" in answer.text


def test_a_form_of_very_many_fields_is_refused(browser: TestClient, held: str) -> None:
    answer = browser.post("/take", data={"csrf": held, **{f"f{number}": "" for number in range(500)}})
    assert answer.status_code == 400


def test_who_may_does(browser: TestClient) -> None:
    assert browser.get("/decide?name=Anna&role=editor&needs=reviewer").text == "done"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("name=Anna&role=reader&needs=reviewer", "Anna is a reader, and only a reviewer may do this"),
        ("name=Anna&role=reviewer&needs=editor", "Anna is a reviewer, and only an editor may do this"),
        ("needs=reader", "nobody is signed in"),
    ],
)
def test_who_may_not_is_told(browser: TestClient, asked: str, told: str) -> None:
    answer = browser.get(f"/decide?{asked}")
    assert (answer.status_code, answer.text) == (403, told)
