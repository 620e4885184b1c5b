"""What means ill or was broken on the way: words that would be markup, broken text, ways out of the house, crowds."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from reportedly.accounts.conflict import Conflict
from reportedly.model import Actor, Report
from reportedly.record.record import Record
from reportedly.workbench.asked import LONGEST
from reportedly.workbench.desk import Desk
from tests.articles.servers import Page, public_site, site
from tests.record.dispatches import FIRST, many, report
from tests.workbench.record import client_of, desk_of, post, settings, token
from tests.workbench.test_app import ASKED, SHOWN
from tests.workbench.waiting import done

SCRIPT = "<script>alert(1)</script>"
QUOTE = '" onmouseover="alert(1)" \''
EVIL = f"{SCRIPT} {QUOTE} {{{{7*7}}}} </title></textarea> &lt;b&gt;"
ID = "evil <img src=x onerror=alert(1)>\"'&#"
ADDRESS = "javascript:alert(1)"
HALF = "\ud800"
ALLOWED = {
    "a", "article", "bdi", "body", "button", "circle", "code", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "g", "h1", "h2", "h3", "h4", "head", "header", "html",
    "input", "kbd", "label", "legend", "li", "line", "link", "main", "mark", "meta", "nav", "noscript", "ol", "option",
    "p", "path", "progress", "q", "rect", "script", "section", "select", "span", "strong", "summary", "svg", "table",
    "tbody", "td", "text", "textarea", "th", "thead", "time", "title", "tr", "ul",
}  # fmt: skip
"""The elements that our templates use."""


class Look(HTMLParser):
    """Reads a page as a browser would, and remembers what could run."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks at one element."""
        given = dict(attrs)
        if tag not in ALLOWED or len(given) != len(attrs):
            self.wrong.append(f"<{tag} {attrs}>")
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.wrong.append(f"a script of {given}")
        self.wrong += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "hx-get"):
            if (value := given.get(name)) is not None and not re.match(r"/(?!/)|#|https?://", value):
                self.wrong.append(f"{tag} leads to {value}")
        if given.get("id"):
            self.ids.append(str(given["id"]))


def faults(page: str) -> list[str]:
    looked = Look()
    looked.feed(page)
    twice = sorted({f"id {each} twice" for each in looked.ids if looked.ids.count(each) > 1})
    return [*looked.wrong, *twice]


def evil(town: str = "Orsa") -> Report:
    """The shelling of a town with markup wherever an article can have words."""
    text = f"{EVIL} {HALF}\n\n"
    made = report(ID, outlet=EVIL, town=town)
    text = made.article.text.replace("The mayor", f"The {SCRIPT} mayor").replace("killed", f"killed {QUOTE}")
    article = replace(
        made.article,
        text=text,
        blocks=(),
        title=f"{EVIL} {HALF}",
        byline=(EVIL,),
        url=ADDRESS,
        outlet=f"{EVIL} {HALF}",
        updated=EVIL,
    )
    whole = (0, len(text))
    said = tuple(
        replace(each, source=replace(each.source, spans=(whole,), actor=f"unresolved:{EVIL}"), content=(whole,))
        for each in made.statements
    )
    return replace(
        made,
        article=article,
        statements=said,
        actors=(*made.actors, Actor(f"unresolved:{EVIL}", EVIL, (whole,))),
        figures=tuple(replace(each, whom=EVIL) for each in made.figures),
        places=tuple(replace(each, name=EVIL, admin1=EVIL) for each in made.places),
        warnings=(EVIL,),
    )


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A workbench on a record that holds nothing good, decisions with their reasons among it."""
    path = tmp_path_factory.mktemp("evil") / f"record {SCRIPT[:8]}.sqlite"
    with Record.open(path) as record:
        second = evil()
        record.add([evil(), replace(second, article=replace(second.article, id="second"))], FIRST)
        record.decide("unsure", f"{ID}#s1", who=EVIL, why=EVIL)
        record.decide("correct", f"{ID}#f1", who=EVIL, why=EVIL, field="whom", value=EVIL)
        record.decide("correct", f"{ID}#f1", who=EVIL, field="whom", value=f"{EVIL} again")
        yield client_of(settings(path), record)


PAGES = [
    *(each.path for each in SHOWN if each.template and each.path not in ASKED),
    *(f"{path}?{urlencode({'id': ID})}" for path in ("/article", "/actor")),
    f"/actor?{urlencode({'id': f'unresolved:{EVIL}'})}",
    *(f"/item?{urlencode({'article': ID, 'item': each})}" for each in ("s1", "e1", "f1", "p1")),
    f"/search?{urlencode({'words': 'shelled', 'place': EVIL[:LONGEST], 'outlet': EVIL[:LONGEST]})}",
    "/search?words=shelled",
    f"/incidents?{urlencode({'text': EVIL, 'place': EVIL, 'actor': EVIL, 'outlet': EVIL, 'side': EVIL})}",
    f"/decisions?{urlencode({'who': EVIL})}",
    *(f"/review?queue={each}" for each in ("first", "second", "unsure")),
    f"/review?{urlencode({'after': EVIL})}",
    f"/incidents?{urlencode({EVIL: EVIL})}",
    f"/{quote(EVIL)}",
    f"/incidents/{quote(EVIL, safe='')}",
    f"/reading/{quote(EVIL, safe='')}",
]


@pytest.mark.parametrize("path", PAGES)
def test_words_of_others_are_never_markup(besieged: TestClient, path: str) -> None:
    answer = besieged.get(path)
    assert answer.status_code < 500
    assert faults(answer.text) == []
    assert "7*7" in answer.text or "49" not in answer.text


def test_the_page_of_an_incident_holds_no_markup_of_others(besieged: TestClient) -> None:
    for each in desk_of(besieged).board():
        answer = besieged.get(f"/incidents/{each.id}")
        assert answer.status_code == 200 and "&lt;script&gt;" in answer.text
        assert faults(answer.text) == []


def test_the_look_sees_what_could_run() -> None:
    for page in (SCRIPT, "<a href=javascript:x>", "<p onclick=x>", "<img src=x>", "<p id=a><p id=a>", "<a href=//x>"):
        assert faults(page), page


def test_an_address_that_would_run_is_no_link(besieged: TestClient) -> None:
    page = besieged.get(f"/article?{urlencode({'id': ID})}").text
    assert "&lt;script&gt;" in page and ADDRESS not in page
    assert besieged.get(f"/api/article?{urlencode({'id': ID})}").json()["head"]["url"] is None


def test_half_a_letter_is_shown_as_a_question_mark_and_told_as_an_escape(besieged: TestClient) -> None:
    assert "&lt;b&gt; ?" in besieged.get("/incidents").text.replace("&amp;lt;b&amp;gt;", "&lt;b&gt;")
    assert "\\ud800" in besieged.get("/api/all-incidents").text
    assert besieged.get("/api/all-incidents?format=csv").status_code == 200


BROKEN = ["%ed%a0%80", "%ff", "%00", "%c3%28", "%f0%9f%92", "%e2%80%ae", "%", "%zz", "%0d%0aX-Evil:1"]


@pytest.mark.parametrize("broken", BROKEN)
def test_broken_addresses_are_answered(seen: TestClient, broken: str) -> None:
    for path in (
        *(f"/{name}?{field}=" for name, field in FREE),
        *(f"/api/{name}?{field}=" for name, field in FREE),
        "/incidents/", "/api/incidents/", "/reading/", "/source?hash=", "/static/", "/static/desk.css?v=",
        "/signin?next=",
    ):  # fmt: skip
        answer = seen.get(f"{path}{broken}")
        assert answer.status_code < 500, f"{path}{broken}"
        assert "x-evil" not in answer.headers


def test_no_letter_breaks_either_database(record: Record) -> None:
    record.add([report("a")], FIRST)
    client = client_of(settings(Path("record")), record)
    for name, field in FREE:
        for broken in ("%00", "%ed%a0%80", "0.5,9223372036854775807"):
            assert client.get(f"/api/{name}?{field}={broken}").status_code < 500, f"{name} {field} {broken}"
    for body in ({"why": "\0"}, {"why": HALF}, {"field": "whom", "value": "\0", "decision": "correct"}):
        answer = post_raw(client, "/api/decisions", {"decision": "accept", "subjects": ["a#f1"], **body})
        assert answer.status_code in (201, 400), answer.text
    assert client.get("/article?id=a").status_code == client.get("/decisions").status_code == 200


FREE = [
    ("incidents", "text"), ("incidents", "place"), ("incidents", "actor"), ("incidents", "page"), ("search", "words"),
    ("search", "place"), ("search", "speaker"), ("search", "outlet"), ("search", "mode"), ("article", "id"),
    ("actor", "id"), ("item", "article=a&item"), ("item", "item=s1&article"), ("decisions", "who"), ("review", "after"),
    ("review", "queue=second&after"),
]  # fmt: skip
"""Parameters that take what somebody types."""


@pytest.mark.parametrize("after", ["²", "0.5,99999999999999999999", "0.5,-1", "nan,1", "inf,1", "1e400,0", "9" * 300])
@pytest.mark.parametrize("queue", ["first", "second", "unsure"])
def test_a_cursor_that_is_none_is_refused_or_leads_nowhere(seen: TestClient, queue: str, after: str) -> None:
    answer = seen.get("/api/review", params={"queue": queue, "after": after})
    assert answer.status_code in (200, 400), answer.text


@pytest.mark.parametrize(
    "words", ['"', "*", "AND OR NOT", "a* NEAR/2 b", "col:x", "(((", "'; DROP TABLE claims; --", "%_"]
)
def test_no_words_are_commands_of_the_database(client: TestClient, words: str) -> None:
    for field in ("words", "place", "outlet", "speaker", "mode"):
        assert client.get("/api/search", params={field: words}).status_code in (200, 400)
    assert client.get("/api/search").json()["claims"]


@pytest.mark.parametrize(
    "body",
    [
        {"decision": "accept", "subjects": [f"a#{HALF}"]},
        {"decision": "accept", "subjects": [f"{HALF}#s1"]},
        {"decision": "accept", "subjects": ["a#s1"], "why": HALF},
        {"decision": "accept", "subjects": ["a#s1"], "why": "\0"},
        {"decision": HALF, "subjects": ["a#s1"]},
        {"decision": "correct", "subjects": ["a#f1"], "field": "whom", "value": HALF},
        {"decision": "correct", "subjects": ["a#f1"], "field": HALF, "value": "x"},
        {"decision": "correct", "subjects": ["a#f1"], "field": "low", "value": 10**30},
        {"decision": "correct", "subjects": ["a#f1"], "field": "low", "value": -1},
        {"decision": "correct", "subjects": ["a#f1"], "field": "low", "value": 1e308},
        {"decision": "correct", "subjects": ["a#f1"], "field": "low", "value": {"a": [{}]}},
        {"decision": "correct", "subjects": ["a#s1"], "field": "source", "value": {"spans": [[0, 10**9]]}},
        {"decision": ["accept", "reject"], "subjects": ["a#s1"]},
        {"decision": {"a": 1}, "subjects": ["a#s1"]},
        {"decision": "merge", "subjects": ["i1"] * 5000},
        {"decision": "accept", "subjects": [1]},
        {"decision": "accept", "subjects": {"a": 1}},
    ],
)  # fmt: skip
def test_no_decision_that_a_program_sends_breaks_anything(client: TestClient, body: dict[str, Any]) -> None:
    answer = post_raw(client, "/api/decisions", body)
    assert answer.status_code in (201, 400), answer.text
    assert client.get("/api/decisions").status_code == client.get("/decisions").status_code == 200
    assert client.get("/api/article?id=a").status_code == client.get("/article?id=a").status_code == 200


def post_raw(client: TestClient, path: str, body: dict[str, Any]) -> Any:
    """Sends JSON with half letters in it as escapes, as JSON may have them."""
    import json

    headers = {"X-CSRF-Token": token(client), "Content-Type": "application/json"}
    return client.post(path, content=json.dumps(body), headers=headers)


@pytest.mark.usefixtures("encoder")
@pytest.mark.parametrize("field", ["text", "title", "outlet"])
def test_half_letters_that_are_read_can_be_shown_and_stored(client: TestClient, field: str) -> None:
    body = {"text": "The truce held, officials said.", field: f"The truce {HALF} held, officials said."}
    job = post_raw(client, "/api/reading", body).json()["job"]
    done(client, job)
    assert client.get(f"/reading/{job}").status_code == 200
    (added,) = post(client, f"/api/reading/{job}/add", {}).json()["added"]
    assert client.get("/article", params={"id": added["article"]}).status_code == 200


# Ways out


OUTSIDE = [
    "../desk.css", "..%2f..%2fapp.py", "%2e%2e/%2e%2e/app.py", "..\\..\\app.py", "..%5c..%5capp.py", "/etc/passwd",
    "%2fetc%2fpasswd", "....//....//app.py", "vendor/../../app.py", ".%00/../app.py", "x" * 5000, "", "vendor",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_the_static_files(seen: TestClient, path: str) -> None:
    answer = seen.get(f"/static/{path}")
    assert answer.status_code in (404, 405)
    assert "import" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_id_is_a_path(seen: TestClient, path: str) -> None:
    for before in ("/incidents/", "/api/incidents/", "/reading/", "/source?hash=", "/api/article?id="):
        answer = seen.get(f"{before}{path}")
        assert answer.status_code < 500 and "root:" not in answer.text and "from __future__" not in answer.text


INSIDE = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
    "http://0/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/",
    "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", "http://10.0.0.1/", "http://192.168.1.1/", "http://100.64.0.1/",
    "http://127.0.0.1:8377/incidents", "http://user:word@127.0.0.1/", "http://①②⑦.⓪.⓪.①/", "http://127.0.0.1%00.example/",
    "http:///etc/passwd", "http://", "https://[::", "file:///etc/passwd", "FILE:///etc/passwd", "ftp://127.0.0.1/",
    "gopher://127.0.0.1/", "data:text/html,<p>x", "javascript:alert(1)", "/etc/passwd", "../../etc/passwd",
    "record.sqlite", "-", "//127.0.0.1/", "jar:http://127.0.0.1/",
]  # fmt: skip


@pytest.mark.usefixtures("encoder")
@pytest.mark.parametrize("address", INSIDE)
def test_no_address_leads_inside(client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("socket.socket.connect", lambda _, to: asked.append(to))
    job = done(client, post(client, "/api/reading", {"url": address}).json()["job"])
    assert job["reports"] == [] and len(job["skipped"]) == 1
    assert "root:" not in job["skipped"][0]
    assert asked == []


@pytest.mark.usefixtures("encoder")
def test_no_redirect_leads_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    with site({"/": Page(b"<p>a secret</p>")}) as inside:
        pages = {
            "/a": Page(status=302, headers={"Location": f"http://localhost:{inside.port}/"}),
            "/b": Page(status=302, headers={"Location": "file:///etc/passwd"}),
            "/c": Page(status=302, headers={"Location": "http://169.254.169.254/"}),
        }
        with public_site(pages, monkeypatch) as outside:
            for path in pages:
                job = done(client, post(client, "/api/reading", {"url": f"{outside.url}{path}"}).json()["job"])
                assert job["reports"] == []
                assert re.search("redirects to|not on the public Internet", job["skipped"][0])
        assert inside.asked == []


# Much at once


def long(size: int) -> str:
    return "Shells fell on the quarter of Orsa, the mayor said, and 14 people died there.\n\n" * (size // 80)


def test_the_page_of_a_very_long_article(tmp_path: Path) -> None:
    made = report("long")
    text = made.article.text + "\n\n" + long(1_900_000)
    with Record.open(tmp_path / "record.sqlite") as record:
        record.add([replace(made, article=replace(made.article, text=text, blocks=()))], FIRST)
        client = client_of(settings(tmp_path / "record.sqlite"), record)
        answer = client.get("/article?id=long")
        assert answer.status_code == 200 and len(answer.text) > 1_800_000
        assert client.get("/item?article=long&item=s1").status_code == 200


@pytest.mark.usefixtures("encoder")
def test_five_megabytes_that_are_pasted_are_told_to_be_too_long(client: TestClient) -> None:
    answer = client.post("/reading", data={"csrf": token(client), "text": long(5_000_000)})
    assert answer.status_code == 303
    job = done(client, answer.headers["Location"].removeprefix("/reading/"))
    assert job["reports"] == [] and "characters long" in job["skipped"][0]


def test_more_than_an_article_can_be_is_refused(client: TestClient) -> None:
    answer = client.post("/reading", data={"csrf": token(client), "text": "x" * 18_000_000})
    assert answer.status_code == 413


def test_a_crowd_is_answered_while_articles_are_added(filled: Path, war: Conflict, tmp_path: Path) -> None:
    path = Path(shutil.copy(filled, tmp_path))
    with (
        Record.open(path) as record,
        TestClient(client_of(settings(path, war), record).app, raise_server_exceptions=False) as client,
    ):
        ended = threading.Event()

        def add() -> None:
            with Record.open(path) as other:
                for start in range(0, 60, 5):
                    other.add(many(5, start), FIRST)
                    desk.changed()
            ended.set()

        desk: Desk = desk_of(client)
        paths = [f"{each.path}?{ASKED.get(each.path, '')}" for each in SHOWN if each.template]
        writer = threading.Thread(target=add)
        writer.start()
        with ThreadPoolExecutor(50) as crowd:
            codes = list(crowd.map(lambda n: client.get(paths[n % len(paths)]).status_code, range(150)))
        writer.join()
        assert set(codes) == {200} and ended.is_set()
        desk.changed(wait=True)
        assert {f"a{n}" for n in range(60)} <= {name for each in desk.board() for name, _ in each.origins}
