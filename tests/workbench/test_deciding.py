"""Decisions from pages and programs: by who is signed in, refused with words, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.accounts.conflict import Conflict
from reportedly.record.record import Record
from reportedly.workbench.deciding import back, typed
from reportedly.workbench.desk import Desk
from reportedly.workbench.users import add
from tests.workbench.record import ME, brask, client_of, orsa, post, settings, token

PASSWORD = "river stone lantern"


def send(client: TestClient, path: str = "/decisions", **fields: Any) -> Any:
    """Sends a form as a page does."""
    return client.post(path, data={"csrf": token(client), **fields})


def last(client: TestClient) -> Any:
    return client.get("/api/decisions").json()["decisions"][0]


@pytest.fixture
def team(filled: Path, war: Conflict, tmp_path: Path) -> Iterator[TestClient]:
    """A workbench with users: a reader, a reviewer and an editor."""
    path, users = tmp_path / "own.sqlite", tmp_path / "team.toml"
    path.write_bytes(filled.read_bytes())
    for name, role in (("Rhea", "reader"), ("Vera", "reviewer"), ("Edda", "editor")):
        add(users, name, role, PASSWORD)  # type: ignore[arg-type]
    with Record.open(path) as record:
        yield client_of(settings(path, war, users=users), record)


def sign_in(client: TestClient, name: str) -> None:
    page = client.get("/signin").text
    held = page.partition('name="csrf" value="')[2].partition('"')[0]
    answer = client.post("/signin", data={"csrf": held, "name": name, "password": PASSWORD})
    assert answer.status_code == 303


def test_a_decision_from_a_page_leads_back(client: TestClient) -> None:
    answer = send(client, decision="accept", subject="a#s1", why="heard it", next="/review?queue=first")
    assert answer.status_code == 303 and answer.headers["Location"].startswith("/review?queue=first")
    made = last(client)
    assert (made["decision"], made["subject"], made["why"], made["in_force"]) == ("accept", "a#s1", "heard it", True)


def test_the_page_that_a_decision_leads_back_to_is_there(client: TestClient) -> None:
    for to in ("/review", "/item?article=a&item=s1", "/incidents", "/decisions", f"/incidents/{'i' * 3}"):
        answer = send(client, decision="accept", subject="a#s1", next=to)
        assert client.get(answer.headers["Location"]).status_code == (404 if "iii" in to else 200)


def test_a_program_gets_the_row(client: TestClient) -> None:
    answer = post(client, "/api/decisions", {"decision": "reject", "subjects": ["a#e1"], "why": "a drill"})
    made = answer.json()
    assert answer.status_code == 201
    assert (made["number"], made["who"], made["decision"], made["why"]) == (1, ME, "reject", "a drill")


@pytest.mark.parametrize("name", ["who", "user", "at", "number"])
def test_who_decides_is_who_sits_here_whatever_is_sent(client: TestClient, name: str) -> None:
    send(client, decision="accept", subject="a#s1", **{name: "Somebody else"})
    assert last(client)["who"] == ME
    refused = post(client, "/api/decisions", {"decision": "accept", "subjects": ["a#s1"], name: "Somebody else"})
    assert refused.status_code == 400 and f"there is no field '{name}' here" in refused.json()["error"]


def test_who_decides_is_who_signed_in(team: TestClient) -> None:
    sign_in(team, "Vera")
    send(team, decision="accept", subject="a#s1", who="Edda")
    assert last(team)["who"] == "Vera"


def test_who_may_only_read_decides_nothing(team: TestClient) -> None:
    sign_in(team, "Rhea")
    for answer in (
        send(team, decision="accept", subject="a#s1"),
        send(team, "/decisions/undo", number="1"),
        post(team, "/api/decisions", {"decision": "accept", "subjects": ["a#s1"]}),
        post(team, "/api/decisions/undo", {"number": 1}),
    ):
        assert answer.status_code == 403 and "reviewer" in answer.text
    assert team.get("/api/decisions").json()["found"] == 0


def test_without_the_token_nothing_is_decided(client: TestClient) -> None:
    token(client)
    for answer in (
        client.post("/decisions", data={"decision": "accept", "subject": "a#s1"}),
        client.post("/decisions", data={"decision": "accept", "subject": "a#s1", "csrf": "x"}),
        client.post("/api/decisions", json={"decision": "accept", "subjects": ["a#s1"]}),
    ):
        assert answer.status_code == 403
    assert client.get("/api/decisions").json()["found"] == 0


def test_a_correction_is_taken_as_what_the_field_holds(client: TestClient) -> None:
    send(client, decision="correct", subject="a#f1", field="low", value="16")
    send(client, decision="correct", subject="a#f1", field="whom", value="16")
    send(client, decision="correct", subject="a#f1", field="approx", value="true")
    report = client.get("/api/article?id=a").json()["report"]
    (figure,) = report["figures"]
    assert (figure["low"], figure["whom"], figure["approx"]) == (16, "16", True)


def test_a_field_can_be_emptied(client: TestClient) -> None:
    send(client, decision="correct", subject="a#f1", field="time", value="")
    assert client.get("/api/article?id=a").json()["report"]["figures"][0]["time"] is None


def test_a_list_is_a_value(client: TestClient) -> None:
    """Spans, and lists of one, which a form's field could not tell from what is in them."""
    spans = client.get("/api/article?id=a").json()["report"]["statements"][0]["content"]
    shorter = [[spans[0][0], spans[0][1] - 1]]
    body = {"decision": "correct", "subjects": ["a#s1"], "field": "content", "value": shorter}
    assert post(client, "/api/decisions", body).status_code == 201
    assert client.get("/api/article?id=a").json()["report"]["statements"][0]["content"] == shorter


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"decision": "agree", "subjects": ["a#s1"]}, "'agree' is no decision; there are accept, correct"),
        ({"subjects": ["a#s1"]}, "is no decision"),
        ({"decision": "accept"}, "subjects: a list of ids is missing"),
        ({"decision": "accept", "subjects": []}, "subjects: a list of ids is missing"),
        ({"decision": "accept", "subjects": ["a#s99"]}, "s99"),
        ({"decision": "accept", "subjects": ["nowhere#s1"]}, "nowhere"),
        ({"decision": "merge", "subjects": ["i000000000000", "i000000000001"]}, "i000000000000"),
        ({"decision": "correct", "subjects": ["a#f1"], "value": 3}, "field"),
        ({"decision": "correct", "subjects": ["a#f1"], "field": "colour", "value": 3}, "colour"),
        ({"decision": "correct", "subjects": ["a#f1"], "field": "measure", "value": "eaten"}, "measure"),
        ({"decision": "undo", "subjects": ["1"]}, "undo"),
    ],
)
def test_what_cannot_be_decided_is_told(client: TestClient, body: dict[str, Any], why: str) -> None:
    answer = post(client, "/api/decisions", body)
    assert answer.status_code == 400 and why in answer.json()["error"]
    assert client.get("/api/decisions").json()["found"] == 0


def test_a_page_says_what_cannot_be_decided(client: TestClient) -> None:
    answer = send(client, decision="accept", subject="a#s99")
    assert answer.status_code == 400 and "s99" in answer.text and "<h1>" in answer.text


def test_a_decision_is_taken_back_by_whoever_reviews(client: TestClient) -> None:
    send(client, decision="reject", subject="a#f1")
    assert client.get("/api/article?id=a").json()["report"]["figures"] == []
    answer = send(client, "/decisions/undo", number="1", why="a slip", next="/review")
    assert answer.headers["Location"].startswith("/review")
    assert len(client.get("/api/article?id=a").json()["report"]["figures"]) == 1
    assert (last(client)["decision"], last(client)["undoes"], last(client)["why"]) == ("undo", 1, "a slip")


@pytest.mark.parametrize("number", ["", "x", "0", "7", "-1", "1.0", "1e3", "9" * 40, "²", [1, 2], None, True])
def test_what_cannot_be_taken_back_is_told(client: TestClient, number: Any) -> None:
    answer = post(client, "/api/decisions/undo", {"number": number})
    assert answer.status_code == 400 and answer.json()["error"]


def test_incidents_are_joined_and_parted_at_once(client: TestClient, ours: Desk) -> None:
    names = [orsa(ours), brask(ours)]
    send(client, decision="merge", subject=names, why="one barrage")
    assert client.get("/api/incidents").json()["found"] == 1
    post(client, "/api/decisions/undo", {"number": 1})
    assert client.get("/api/incidents").json()["found"] == 2


@pytest.mark.parametrize(
    ("words", "value"),
    [("", None), ("  ", None), ("14", 14), ("true", True), ("null", None), ('"14"', "14"), ("Orsa ", "Orsa"),
     ("[1, 2]", [1, 2]), ("{", "{"), ("[" * 100_000, "[" * 100_000)],
)  # fmt: skip
def test_what_is_typed_is_json_where_it_is_some(words: str, value: Any) -> None:
    assert typed(words) == value


@pytest.mark.parametrize(
    "to",
    ["", "review", "//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "/a\nX: y", "/a\r",
     "javascript:alert(1)", "\\\\elsewhere.example", "/\t/elsewhere.example", " //elsewhere.example"],
)  # fmt: skip
def test_a_form_leads_nowhere_else(to: str) -> None:
    assert back(to) == "/decisions"


def test_a_form_leads_back_to_where_it_was() -> None:
    assert back("/item?article=a%26b&item=s1") == "/item?article=a%26b&item=s1"
