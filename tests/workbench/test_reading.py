"""The page on which an article is given, as a text, a file or an address, and its report at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.accounts.conflict import Conflict
from reportedly.record.record import Record
from reportedly.workbench.asked import LONGEST
from reportedly.workbench.desk import Desk
from reportedly.workbench.jobs import BusyError
from reportedly.workbench.users import add
from tests.articles.servers import PAGE
from tests.workbench.record import client_of, desk_of, post, settings, token
from tests.workbench.test_deciding import PASSWORD, sign_in
from tests.workbench.waiting import done

TEXT = "The truce held, officials said."
pytestmark = pytest.mark.usefixtures("encoder")


def send(client: TestClient, files: Any = None, **fields: str) -> Any:
    return client.post("/reading", data={"csrf": token(client), **fields}, files=files)


def report_of(client: TestClient, answer: Any) -> Any:
    assert answer.status_code == 303, answer.text
    return done(client, answer.headers["Location"].removeprefix("/reading/"))


@pytest.fixture
def two(filled: Path, war: Conflict, tmp_path: Path) -> Iterator[tuple[TestClient, TestClient]]:
    """Two people at one workbench: a reviewer, and an editor."""
    path, users = tmp_path / "own.sqlite", tmp_path / "team.toml"
    path.write_bytes(filled.read_bytes())
    add(users, "Vera", "reviewer", PASSWORD)
    add(users, "Edda", "editor", PASSWORD)
    with Record.open(path) as record:
        first = client_of(settings(path, war, users=users), record)
        second = TestClient(first.app, raise_server_exceptions=False, follow_redirects=False)
        sign_in(first, "Vera")
        sign_in(second, "Edda")
        yield first, second
        desk_of(first).close()


def test_a_text_is_shown_as_its_report(client: TestClient) -> None:
    found = report_of(client, send(client, text=TEXT, outlet="Gazette", published="2020-10-28", title="Truce"))
    (report,) = found["reports"]
    head = report["head"]
    assert (head["outlet"], head["title"], head["published"]) == ("Gazette", "Truce", "2020-10-28")
    assert "".join(piece["text"] for block in report["marked"] for piece in block["pieces"]) == TEXT
    page = client.get(f"/reading/{found['job']}").text
    assert TEXT in page and "Add to the record" in page


@pytest.mark.parametrize(
    "name", ["page.html", "../../../etc/passwd", "/etc/passwd", "x" * 300 + ".html", "é“\u202e.html"]
)
def test_a_file_is_what_it_holds_whatever_it_is_called(client: TestClient, name: str) -> None:
    found = report_of(client, send(client, files={"file": (name, PAGE, "text/html")}))
    assert len(found["reports"]) == 1
    assert found["reports"][0]["head"]["title"] == "Truce holds"


def test_a_program_gives_a_text_and_looks_for_its_report(client: TestClient) -> None:
    answer = post(client, "/api/reading", {"text": TEXT})
    assert answer.status_code == 202
    assert len(done(client, answer.json()["job"])["reports"]) == 1


@pytest.mark.parametrize(
    "fields",
    [{}, {"text": "  \n"}, {"url": " "}, {"text": TEXT, "url": "https://news.example/a"}],
)
def test_nothing_and_two_things_are_refused(client: TestClient, fields: dict[str, str]) -> None:
    answer = send(client, **fields)
    assert answer.status_code == 400 and "give one thing to read" in answer.text


def test_a_text_and_a_file_are_two_things(client: TestClient) -> None:
    answer = send(client, files={"file": ("a.txt", b"x")}, text=TEXT)
    assert answer.status_code == 400 and "give one thing to read" in answer.text


def test_an_empty_file_is_told_to_be_empty(client: TestClient) -> None:
    found = report_of(client, send(client, files={"file": ("a.txt", b"")}))
    assert found["reports"] == [] and "empty" in found["skipped"][0]
    assert "Add to the record" not in client.get(f"/reading/{found['job']}").text


@pytest.mark.parametrize(
    "fields",
    [{"published": "yesterday"}, {"published": "2020-13-01"}, {"title": "x" * LONGEST * 5}, {"outlet": "x" * 10_000}],
)
def test_what_cannot_be_stated_is_refused(client: TestClient, fields: dict[str, str]) -> None:
    answer = send(client, text=TEXT, **fields)
    assert answer.status_code == 400 and next(iter(fields)) in answer.text


@pytest.mark.parametrize("address", ["file:///etc/passwd", "../x", "http://127.0.0.1/", "http://10.0.0.1/a"])
def test_an_address_that_may_not_be_asked_is_told(client: TestClient, address: str) -> None:
    found = report_of(client, send(client, url=address))
    assert found["reports"] == [] and len(found["skipped"]) == 1


def test_a_line_that_is_full_says_when_to_come_again(client: TestClient, ours: Desk, monkeypatch: Any) -> None:
    def full(*_: object) -> None:
        raise BusyError("20 articles are waiting to be read: try again in a minute")

    monkeypatch.setattr(ours.jobs, "give", full)
    answer = send(client, text=TEXT)
    assert answer.status_code == 503 and answer.headers["Retry-After"] == "60"
    assert "try again in a minute" in answer.text


def test_nobody_sees_or_adds_what_another_gave(two: tuple[TestClient, TestClient]) -> None:
    vera, edda = two
    job = post(vera, "/api/reading", {"text": TEXT}).json()["job"]
    assert len(done(vera, job)["reports"]) == 1
    assert edda.get(f"/reading/{job}").status_code == edda.get(f"/api/reading/{job}").status_code == 404
    assert post(edda, f"/api/reading/{job}/add", {}).status_code == 404


def test_only_an_editor_adds(two: tuple[TestClient, TestClient]) -> None:
    for client, code in zip(two, (403, 201), strict=True):
        job = post(client, "/api/reading", {"text": TEXT}).json()["job"]
        done(client, job)
        assert post(client, f"/api/reading/{job}/add", {}).status_code == code
    assert desk_of(two[0]).record.counts().articles == 5


def test_who_may_not_add_is_not_offered_to(two: tuple[TestClient, TestClient]) -> None:
    vera, _ = two
    job = post(vera, "/api/reading", {"text": TEXT}).json()["job"]
    done(vera, job)
    assert f"/reading/{job}/add" not in vera.get(f"/reading/{job}").text


def test_what_is_added_is_an_article_of_the_record(client: TestClient) -> None:
    found = report_of(client, send(client, text=TEXT))
    answer = client.post(f"/reading/{found['job']}/add", data={"csrf": token(client)})
    assert answer.headers["Location"] == f"/reading/{found['job']}"
    (added,) = client.get(f"/api/reading/{found['job']}").json()["added"]
    assert added["outcome"] == "new"
    assert client.get("/article", params={"id": added["article"]}).status_code == 200
    assert "In the record" in client.get(f"/reading/{found['job']}").text


def test_without_the_token_nothing_is_read_or_added(client: TestClient) -> None:
    assert client.post("/reading", data={"text": TEXT}).status_code == 403
    job = post(client, "/api/reading", {"text": TEXT}).json()["job"]
    done(client, job)
    assert client.post(f"/reading/{job}/add").status_code == 403


def test_what_is_still_being_read_is_not_added(client: TestClient, ours: Desk) -> None:
    """Else the rest of an archive could never be added."""
    job = post(client, "/api/reading", {"text": TEXT}).json()["job"]
    done(client, job)
    ours.jobs._kept[job].state = "reading"
    assert post(client, f"/api/reading/{job}/add", {}).status_code in (400, 404, 409)


def test_nothing_is_added_of_what_nobody_gave(client: TestClient) -> None:
    assert post(client, "/api/reading/none/add", {}).status_code == 404
