"""The guards: what another site sends, a foreign name, too much at once, and nobody are all refused."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from reportedly.workbench.guard import NAME, STAMP, BodyLimit, Gate, Headers, Hosts, Origins, is_local
from reportedly.workbench.users import User, Users, add, load, remove

PASSWORD = "river stone lantern"
LOCAL = User("Anna", "editor")
MOST = 1000
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


async def who(request: Request) -> Response:
    user = request.scope.get("user")
    return JSONResponse({"name": user.name, "role": user.role} if user else None)


async def count(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def enter(request: Request) -> Response:
    users: Users = request.app.state.users
    entry = users.check(request.query_params["as"], PASSWORD)
    assert entry is not None
    request.session.update({NAME: entry.user.name, STAMP: entry.stamp})
    return PlainTextResponse("in")


async def keep(_: Request) -> Response:
    return PlainTextResponse("kept", headers={"Cache-Control": "max-age=60", "X-Frame-Options": "ALLOWALL"})


async def fail(_: Request) -> Response:
    raise ValueError("a secret")


async def talk(socket: WebSocket) -> None:
    await socket.accept()


def app(users: Users | None = None, secure: bool = False) -> Starlette:
    made = Starlette(
        routes=[
            Route("/signin", enter, methods=["GET"]),
            Route("/static/desk.css", who),
            Route("/kept", keep),
            Route("/fail", fail),
            Route("/api/fail", fail),
            Route("/count", count, methods=["POST"]),
            WebSocketRoute("/talk", talk),
            Route("/{rest:path}", who, methods=METHODS),
        ],
        middleware=[
            Middleware(Headers),
            Middleware(Hosts, allowed=("testserver", "127.0.0.1", "::1", "Desk.example")),
            Middleware(BodyLimit, most=MOST),
            Middleware(SessionMiddleware, secret_key="k" * 32),
            Middleware(Origins, secure=secure),
            Middleware(Gate, users=users, local=LOCAL),
        ],
    )
    made.state.users = users
    return made


def client(users: Users | None = None, secure: bool = False) -> TestClient:
    return TestClient(app(users, secure), raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "users.toml"
    add(path, "Boris", "reviewer", PASSWORD)
    return path


@pytest.fixture
def inside(path: Path) -> TestClient:
    made = client(load(path))
    assert made.get("/signin?as=Boris").text == "in"
    return made


# Headers


@pytest.mark.parametrize(
    ("method", "address", "code"),
    [("GET", "/incidents", 200), ("GET", "/fail", 500), ("GET", "/api/fail", 500), ("TRACE", "/incidents", 405)],
)
def test_every_answer_keeps_a_page_to_itself(method: str, address: str, code: int) -> None:
    answer = client().request(method, address)
    assert answer.status_code == code
    rules = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Opener-Policy"] == answer.headers["Cross-Origin-Resource-Policy"]
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_browsers_tell_other_sites_nothing_and_us_where_our_forms_come_from() -> None:
    assert client().get("/").headers["Referrer-Policy"] == "same-origin"


def test_an_answer_says_itself_how_long_it_is_kept_but_never_who_may_frame_it() -> None:
    headers = client().get("/kept").headers
    assert headers["Cache-Control"] == "max-age=60"
    assert headers.get_list("X-Frame-Options") == ["DENY"]


def test_a_failure_tells_nothing_of_the_program() -> None:
    answer = client().get("/api/fail")
    assert answer.status_code == 500 and "secret" not in answer.text and "went wrong" in answer.json()["error"]


def test_a_failure_reaches_the_log() -> None:
    with pytest.raises(ValueError, match="a secret"):
        TestClient(app()).get("/fail")


# Hosts


@pytest.mark.parametrize("host", ["testserver", "127.0.0.1:8377", "[::1]:8377", "desk.EXAMPLE", "[::1]"])
def test_our_hosts_are_answered_at_any_port(host: str) -> None:
    assert client().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "evil.example:8377",
        "evil.example@127.0.0.1",
        "127.0.0.1 evil.example",
        "127.0.0.1:8377:1",
        "127.0.0.1/evil",
        "[::2]",
        "",
    ],
)
def test_a_foreign_host_is_not_answered(host: str) -> None:
    answer = client().get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/plain") and "not reached" in answer.text


def test_two_hosts_are_none() -> None:
    answer = client().get("/", headers=[("Host", "testserver"), ("Host", "evil.example")])
    assert answer.status_code == 400


# Origins


@pytest.mark.parametrize("method", METHODS[1:])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "http://testserver.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_what_another_site_sends_changes_nothing(method: str, headers: dict[str, str]) -> None:
    answer = client().request(method, "/api/x", headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.json()["error"]


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://testserver"}, {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}],
)
def test_what_our_own_pages_and_programs_send_is_answered(headers: dict[str, str]) -> None:
    assert client().post("/x", headers=headers).status_code == 200


def test_a_link_from_another_site_is_followed() -> None:
    headers = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client().get("/x", headers=headers).status_code == 200


def test_behind_a_proxy_with_https_our_pages_have_its_scheme() -> None:
    behind = client(secure=True)
    assert behind.post("/x", headers={"Origin": "https://testserver"}).status_code == 200
    assert behind.post("/x", headers={"Origin": "http://testserver"}).status_code == 403


# BodyLimit


def pieces(size: int) -> Iterator[bytes]:
    for _ in range(size // 100):
        yield b"x" * 100


def test_a_body_up_to_the_limit_is_read() -> None:
    assert client().post("/count", content=b"x" * MOST).text == str(MOST)
    assert client().post("/count", content=pieces(MOST)).text == str(MOST)


@pytest.mark.parametrize("body", [b"x" * (MOST + 1), pieces(MOST + 100)], ids=["stated", "streamed"])
def test_a_body_over_the_limit_is_refused(body: Any) -> None:
    answer = client().post("/count", content=body)
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.text


@pytest.mark.parametrize("length", ["1001", "9" * 5000, "-1", "1e9", "0x10"])
def test_a_stated_length_over_the_limit_is_refused_before_anything_runs(length: str) -> None:
    answer = client().post("/fail", headers={"Content-Length": length}, content=b"")
    assert answer.status_code == 413


# Gate


def test_without_users_everybody_is_the_one_at_the_machine() -> None:
    assert client().get("/incidents").json() == {"name": "Anna", "role": "editor"}


def test_who_signed_in_is_the_user(inside: TestClient) -> None:
    assert inside.get("/api/x").json() == {"name": "Boris", "role": "reviewer"}
    assert inside.post("/x").json() == {"name": "Boris", "role": "reviewer"}


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/incidents", "/signin?next=/incidents"),
        ("/search?words=a%26b&kind=event", "/signin?next=/search%3Fwords%3Da%2526b%26kind%3Devent"),
        ("/a b", "/signin?next=/a%2520b"),
    ],
)
def test_nobody_is_led_to_the_sign_in_and_back(path: Path, address: str, to: str) -> None:
    answer = client(load(path)).get(address)
    assert (answer.status_code, answer.headers["Location"]) == (303, to)


@pytest.mark.parametrize("address", ["http://testserver//evil.example", "http://testserver//evil.example/%5c"])
def test_nobody_is_led_anywhere_else(path: Path, address: str) -> None:
    answer = client(load(path)).get(address)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/signin")


@pytest.mark.parametrize(("method", "address"), [("GET", "/api/incidents"), ("POST", "/api/decisions")])
def test_a_program_of_nobody_gets_a_401_in_json(path: Path, method: str, address: str) -> None:
    answer = client(load(path)).request(method, address)
    assert answer.status_code == 401 and "sign in" in answer.json()["error"]


@pytest.mark.parametrize("method", METHODS[1:])
def test_a_form_of_nobody_gets_a_401_in_words(path: Path, method: str) -> None:
    answer = client(load(path)).request(method, "/decisions")
    assert answer.status_code == 401 and answer.headers["Content-Type"].startswith("text/plain")


def test_a_part_of_a_page_leads_the_whole_page_to_the_sign_in(path: Path) -> None:
    answer = client(load(path)).get("/status", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/signin")


def test_the_sign_in_and_the_programs_own_files_are_open(path: Path) -> None:
    outside = client(load(path))
    assert outside.get("/signin?as=Boris").status_code == 200
    assert client(load(path)).get("/static/desk.css").json() is None
    assert client(load(path)).get("/staticky").status_code == 303


def test_a_session_that_was_tampered_with_is_none(path: Path, inside: TestClient) -> None:
    add(path, "Carla", "editor", PASSWORD)
    assert inside.get("/x").status_code == 200
    data, _, signature = inside.cookies["session"].partition(".")
    forged = b64encode(json.dumps({**json.loads(b64decode(data)), NAME: "Carla"}).encode()).decode()
    for cookie in (f"{forged}.{signature}", forged, f"{data}.{signature[:-1]}", "x", "\x7f", "null"):
        answer = client(load(path)).get("/x", headers={"Cookie": f"session={cookie}"})
        assert answer.status_code == 303, cookie


def test_who_was_removed_is_out_at_the_next_request(path: Path, inside: TestClient) -> None:
    assert inside.get("/x").status_code == 200
    remove(path, "Boris")
    assert inside.get("/x").status_code == 303
    assert inside.post("/x").status_code == 401


@pytest.mark.parametrize(("role", "password"), [("reader", PASSWORD), ("reviewer", "another password")])
def test_who_got_another_role_or_password_must_sign_in_again(
    path: Path, inside: TestClient, role: Any, password: str
) -> None:
    remove(path, "Boris")
    add(path, "Boris", role, password)
    assert inside.post("/x").status_code == 401


def test_a_role_lowered_by_hand_holds_at_once(path: Path, inside: TestClient) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("reviewer", "reader"), encoding="utf-8")
    assert inside.post("/x").status_code == 401


def test_a_file_that_others_can_read_lets_nobody_in_any_more(path: Path, inside: TestClient) -> None:
    path.chmod(0o644)
    answer = inside.get("/api/x")
    assert answer.status_code == 503 and "reportedly users list" in answer.json()["error"]
    assert str(path) not in answer.text


def test_no_socket_slips_past() -> None:
    with pytest.raises(WebSocketDisconnect), client().websocket_connect("/talk"):
        pass


@pytest.mark.parametrize("address", ["/", "/incidents", "/search?words=http://a", "/article/sha256:1c#s1"])
def test_addresses_of_pages_are_local(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize(
    "address",
    ["", "incidents", "//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "/a//b",
     "javascript:alert(1)", "/a\r\nSet-Cookie: b", "\\\\evil.example", "/x\\y"],
)  # fmt: skip
def test_addresses_that_lead_elsewhere_are_not(address: str) -> None:
    assert not is_local(address)
