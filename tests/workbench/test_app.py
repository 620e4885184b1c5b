"""The whole application: every view as a page, as JSON and, where it is a table, as CSV; refusals as both."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.accounts.conflict import Conflict
from reportedly.record.record import Record
from reportedly.workbench.app import VIEWS, create
from reportedly.workbench.desk import Desk
from reportedly.workbench.users import UsersError, add
from reportedly.workbench.views import View
from tests.workbench.record import client_of, orsa, settings

PASSWORD = "river stone lantern"
ASKED = {"/article": "id=a", "/actor": "id=TLV.MIL:border-guard", "/item": "article=a&item=s1"}
"""What views need to be asked."""
SHOWN = tuple(each for each in VIEWS if "{" not in each.path)


@pytest.mark.parametrize("view", [each for each in SHOWN if each.template], ids=lambda each: each.path)
def test_every_view_is_a_page(seen: TestClient, view: View) -> None:
    answer = seen.get(f"{view.path}?{ASKED.get(view.path, '')}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.text.count("<h1") == 1 and answer.text.rstrip().endswith("</html>")


@pytest.mark.parametrize("view", SHOWN, ids=lambda each: each.path)
def test_every_view_is_json(seen: TestClient, view: View) -> None:
    answer = seen.get(f"/api{view.path}?{ASKED.get(view.path, '')}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/json"
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize("view", [each for each in SHOWN if each.rows], ids=lambda each: each.path)
def test_every_table_is_csv_with_the_rows_of_its_json(seen: TestClient, view: View) -> None:
    query = ASKED.get(view.path, "")
    answer = seen.get(f"/api{view.path}?{query}&format=csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="{view.path[1:]}.csv"' in answer.headers["Content-Disposition"]
    rows = seen.get(f"/api{view.path}?{query}").json()[view.rows]
    found = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(found) == len(rows)
    assert list(found[0]) == list(rows[0]) if rows else not found


def test_one_incident_is_a_page_and_json(seen: TestClient, board: Desk) -> None:
    name = orsa(board)
    assert "The mayor of Orsa" in seen.get(f"/incidents/{name}").text
    assert seen.get(f"/api/incidents/{name}").json()["id"] == name


def test_the_front_door_leads_to_the_incidents(seen: TestClient) -> None:
    assert seen.get("/").headers["Location"] == "/incidents"


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("/incidents?grade=sure", 400, "grade"),
        ("/incidents?colour=red", 400, "no parameter"),
        ("/article", 400, "id is missing"),
        ("/article?id=none", 404, "none is no article of this record"),
        ("/incidents/i000000000000", 404, "is no incident of this record"),
        ("/item?article=a&item=s99", 404, "a has no s99"),
        ("/item?article=a&item=x", 404, "a has no x"),
        ("/reading/none", 404, "read it again"),
        ("/search?words=%22%22", 400, ""),
        ("/nothing", 404, ""),
    ],
)
def test_a_refusal_says_why_as_a_page_and_as_json(seen: TestClient, path: str, code: int, why: str) -> None:
    page, data = seen.get(path), seen.get(f"/api{path}")
    assert (page.status_code, data.status_code) == (code, code)
    assert page.headers["Content-Type"].startswith("text/html") and why in page.text.replace("&#39;", "'")
    assert why in data.json()["error"]


def test_a_view_that_is_no_table_is_no_csv(seen: TestClient) -> None:
    assert "it can be json here" in seen.get("/api/incidents?format=csv").json()["error"]
    assert "it can be json or csv here" in seen.get("/api/places?format=xml").json()["error"]


def test_a_program_is_told_who_it_is_and_its_token(seen: TestClient) -> None:
    told = seen.get("/api/session").json()
    assert (told["name"], told["role"]) == ("Mara", "editor") and len(told["token"]) > 30
    assert seen.get("/api/session").json() == told


def test_what_is_being_done_is_said_until_it_is_done(client: TestClient, ours: Desk) -> None:
    assert "hx-get" not in client.get("/status").text
    ours._tell("summing up incidents", 1200, 3000)
    said = client.get("/status").text
    assert "Summing up incidents: 1,200 of 3,000" in said and "hx-get" in said
    ours.trouble = "the disk is full"
    assert "the disk is full" in client.get("/incidents").text


def test_other_names_are_not_answered(filled: Path, war: Conflict) -> None:
    with Record.open(filled) as record:
        asked = TestClient(create(settings(filled, war), record), base_url="http://elsewhere.example")
        assert asked.get("/incidents").status_code == 400


def test_where_there_are_users_nobody_else_sees_anything(filled: Path, war: Conflict, tmp_path: Path) -> None:
    team = tmp_path / "team.toml"
    add(team, "Boris", "reader", PASSWORD)
    with Record.open(filled) as record:
        client = client_of(settings(filled, war, users=team), record)
        for view in SHOWN:
            assert client.get(f"/api{view.path}?{ASKED.get(view.path, '')}").status_code == 401
        for path in ("/incidents", "/source", "/status", "/nothing"):
            assert client.get(path).headers["Location"].startswith("/signin?next=")
        assert client.get("/static/desk.css").status_code == 200
        assert client.get("/static/none.css").status_code == 404
        assert "Orsa" not in client.get("/static/none.css").text


def test_a_file_of_users_that_is_none_opens_nothing(filled: Path, war: Conflict, tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text("[users", encoding="utf-8")
    with Record.open(filled) as record, pytest.raises(UsersError):
        create(settings(filled, war, users=tmp_path / "team.toml"), record)


def test_the_keeper_runs_from_start_to_end(filled: Path, war: Conflict) -> None:
    with Record.open(filled) as record:
        app = create(settings(filled, war), record)
        with TestClient(app, base_url="http://127.0.0.1") as client:
            assert client.get("/incidents").status_code == 200
            assert app.state.desk._keeper.is_alive()
        assert not app.state.desk._keeper.is_alive()
