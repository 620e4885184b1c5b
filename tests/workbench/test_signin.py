"""Signing in: with a name and a password, a few tries at a time, into a session that begins empty."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates
from starlette.testclient import TestClient

from reportedly.workbench import signin
from reportedly.workbench.guard import Gate
from reportedly.workbench.users import User, Users, add, load, remove

PASSWORD = "river stone lantern"
WRONG = "river stone candles"
TEMPLATES = Path(signin.__file__).parent / "templates"
BASE = "<!doctype html><title>{% block title %}{% endblock %}</title><main>{% block main %}{% endblock %}</main>"


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def whoever(request: Request) -> Response:
    return PlainTextResponse(request.scope["user"].name)


class Desk:
    """The workbench of a file of users; each browser has an address of its own unless told otherwise."""

    def __init__(self, users: Users | None) -> None:
        self.clock = Clock()
        self.app = Starlette(
            routes=[*signin.ROUTES, Route("/{rest:path}", whoever)],
            middleware=[
                Middleware(SessionMiddleware, secret_key="k" * 32),
                Middleware(Gate, users=users, local=User("whoever sits here", "editor")),
            ],
        )
        loader = ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(TEMPLATES)])
        env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        self.app.state.templates = Jinja2Templates(env=env)
        self.app.state.users = users
        self.app.state.tries = signin.Tries(self.clock)

    def browser(self, address: str = "10.0.0.1") -> TestClient:
        return TestClient(self.app, follow_redirects=False, client=(address, 50000))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "users.toml"
    add(path, "Anna", "editor", PASSWORD)
    return path


@pytest.fixture
def desk(path: Path) -> Desk:
    return Desk(load(path))


def token(browser: TestClient, address: str = "/signin") -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', browser.get(address).text)
    assert found
    return found[1]


def sign_in(browser: TestClient, name: str = "Anna", password: str = PASSWORD, to: str = "/incidents") -> Response:
    data = {"csrf": token(browser), "name": name, "password": password, "next": to}
    answer = browser.post("/signin", data=data)
    return Response(answer.content, answer.status_code, dict(answer.headers))


def test_the_right_password_leads_to_where_one_was_going(desk: Desk) -> None:
    browser = desk.browser()
    answer = sign_in(browser, to="/search?words=a")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/search?words=a")
    assert browser.get("/incidents").text == "Anna"


def test_the_way_back_survives_the_whole_way_in(desk: Desk) -> None:
    browser = desk.browser()
    led = browser.get("/search?words=a%26b").headers["Location"]
    page = browser.get(led).text
    assert 'name="next" value="/search?words=a%26b"' in page


@pytest.mark.parametrize(("name", "password"), [("Anna", WRONG), ("Nobody", PASSWORD), ("Anna", ""), ("", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(desk: Desk, name: str, password: str) -> None:
    browser = desk.browser()
    answer = sign_in(browser, name, password)
    assert answer.status_code == 401
    told = re.findall(r'<p[^>]*role="alert"[^>]*>([^<]*)</p>', bytes(answer.body).decode())
    assert told == ["The name or the password is wrong."]
    assert browser.get("/incidents").status_code == 303


def test_what_was_typed_is_never_markup_and_the_password_never_comes_back(desk: Desk) -> None:
    body = bytes(sign_in(desk.browser(), '"><script>x', WRONG).body).decode()
    assert "<script>" not in body and "&lt;script&gt;" in body
    assert WRONG not in body


def test_a_name_that_no_page_can_show_is_a_wrong_name(desk: Desk) -> None:
    browser = desk.browser()
    headers = {"Content-Type": "application/json", "X-CSRF-Token": token(browser)}
    body = rb'{"name": "\ud800", "password": "\ud800"}'
    assert browser.post("/signin", content=body, headers=headers).status_code == 401


def test_every_field_has_a_label_and_says_what_browsers_may_fill_in(desk: Desk) -> None:
    page = desk.browser().get("/signin").text
    fields = re.findall(r'<input id="(\w+)"[^>]*autocomplete="([\w-]+)"', page)
    assert fields == [("name", "username"), ("password", "current-password")]
    assert re.findall(r'<label for="(\w+)"', page) == ["name", "password"]
    assert 'role="alert"' not in page


@pytest.mark.parametrize(
    "to", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:x", ""]
)
def test_nobody_is_led_to_another_site(desk: Desk, to: str) -> None:
    browser = desk.browser()
    assert 'name="next" value="/"' in browser.get("/signin", params={"next": to}).text
    assert sign_in(browser, to=to).headers["Location"] == "/"


def test_a_session_begins_anew_at_the_sign_in(desk: Desk) -> None:
    browser = desk.browser()
    before, known = token(browser), dict(browser.cookies)
    sign_in(browser)
    assert token(browser) != before
    assert browser.post("/signout", data={"csrf": before}).status_code == 403
    other = desk.browser()
    other.cookies.update(known)
    assert other.get("/incidents").status_code == 303


def test_a_forged_sign_in_is_refused(desk: Desk) -> None:
    browser = desk.browser()
    data = {"name": "Anna", "password": PASSWORD}
    assert browser.post("/signin", data=data).status_code == 403
    assert browser.post("/signin", data={**data, "csrf": token(desk.browser())}).status_code == 403
    assert browser.get("/incidents").status_code == 303


def test_signing_out_ends_the_session_and_nobody_else_can_do_it(desk: Desk) -> None:
    browser = desk.browser()
    sign_in(browser)
    assert browser.post("/signout").status_code == 403
    assert browser.get("/signout").status_code != 303
    answer = browser.post("/signout", data={"csrf": token(browser)})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/signin")
    assert browser.get("/incidents").status_code == 303


def test_who_is_removed_does_not_come_in_again(desk: Desk, path: Path) -> None:
    browser = desk.browser()
    sign_in(browser)
    remove(path, "Anna")
    assert browser.get("/incidents").status_code == 303
    assert sign_in(browser).status_code == 401


def test_after_five_failures_a_name_waits_wherever_it_is_tried(desk: Desk) -> None:
    for number in range(5):
        assert sign_in(desk.browser(f"10.0.0.{number}"), password=WRONG).status_code == 401
        desk.clock.now += 30
    answer = sign_in(desk.browser("10.0.0.9"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "150")
    assert "Try again in 3 minutes." in bytes(answer.body).decode()
    desk.clock.now = 299.9
    assert sign_in(desk.browser("10.0.0.9")).status_code == 429
    desk.clock.now = 300
    assert sign_in(desk.browser("10.0.0.9")).status_code == 303


def test_after_five_failures_an_address_waits_whichever_name_it_tries(desk: Desk) -> None:
    for number in range(5):
        assert sign_in(desk.browser(), name=f"user{number}", password=WRONG).status_code == 401
    assert sign_in(desk.browser()).status_code == 429
    assert sign_in(desk.browser("10.0.0.2")).status_code == 303


def test_success_is_no_failure(desk: Desk) -> None:
    assert [sign_in(desk.browser()).status_code for _ in range(7)] == [303] * 7


def test_success_does_not_wipe_failures_out(desk: Desk, path: Path) -> None:
    add(path, "Eve", "reader", "own password of eve")
    browser = desk.browser()
    for _ in range(4):
        sign_in(browser, password=WRONG)
    assert sign_in(desk.browser(), "Eve", "own password of eve").status_code == 303
    assert sign_in(browser, password=WRONG).status_code == 401
    assert sign_in(browser, "Eve", "own password of eve").status_code == 429


def test_tries_that_are_not_decided_yet_count() -> None:
    tries = signin.Tries(Clock())
    for _ in range(5):
        assert tries.wait("name Anna") == 0
        tries.begin("name Anna")
    assert tries.wait("name Anna") == 300


def test_failures_are_forgotten_with_time() -> None:
    clock = Clock()
    tries = signin.Tries(clock)
    tries.begin("name Anna", "address 10.0.0.1")
    clock.now = 300
    assert tries.wait("name Boris") == 0 and tries._made == {}


def test_a_file_that_cannot_be_used_any_more_lets_nobody_in(desk: Desk, path: Path) -> None:
    browser = desk.browser()
    path.chmod(0o644)
    assert sign_in(browser).status_code == 503
    assert browser.get("/incidents").status_code == 303


def test_without_users_nobody_has_to_sign_in() -> None:
    browser = Desk(None).browser()
    assert browser.get("/incidents").text == "whoever sits here"
    assert browser.get("/signin").headers["Location"] == "/"
    assert browser.post("/signin").status_code == 404
