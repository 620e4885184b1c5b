"""Each channel is told every change once and in order, whatever fails between."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportedly.report import JsonObject
from reportedly.watching.atom import NAMESPACE, feed
from reportedly.watching.state import State
from reportedly.watching.telling import Channel, Feed, Hook, Lines, Printed, Teller, lines
from tests.articles.servers import running
from tests.watching.desk import START, Ear, Skipping


def change(name: str, **more: object) -> JsonObject:
    return {
        "id": hashlib.sha256(name.encode()).hexdigest(),
        "found": "2026-03-01T12:00:00+00:00",
        "kind": "denial",
        "watched": ["place Orsa"],
        "incident": "i7e464a7ac0c0",
        "type": "ASSAULT",
        "place": "Orsa",
        "date": "2020-10-04",
        "who": "Talvik’s ministry",
        "actor": "TLV.GOV",
        "says": "denies",
        "before": None,
        "words": f"not {name}",
        "said": "2020-10-04",
        "article": f"sha256:{name}",
        "item": "e2",
        "outlet": "Gazette",
        "title": "Orsa shelled",
        "url": "https://news.example/a?b&c",
        "published": "2020-10-04",
        **more,
    }


@contextmanager
def teller(folder: Path, *channels: Channel) -> Iterator[tuple[Teller, State, list[str], Skipping]]:
    warnings: list[str] = []
    skipping = Skipping()
    with State(folder / "state") as state:
        yield Teller(state, channels, skipping.clock(), warnings.append, random.Random(1)), state, warnings, skipping


def add(state: State, *names: str) -> None:
    state.add([change(each) for each in names], (), (1, 1), (), START.timestamp())


def test_a_channel_is_told_once_and_in_order(tmp_path: Path) -> None:
    ear = Ear()
    for names in (["b", "a"], [], ["a", "c"]):
        with teller(tmp_path, ear) as (made, state, _, _):
            add(state, *names)
            made.tell()
            made.tell()
    assert [each["words"] for each in ear.heard] == ["not b", "not a", "not c"]


def test_a_channel_that_is_new_is_told_of_what_comes(tmp_path: Path) -> None:
    with teller(tmp_path, Ear()) as (made, state, _, _):
        add(state, "a")
        made.tell()
    late = Ear()
    late.name = "late"
    with teller(tmp_path, late) as (made, state, _, _):
        add(state, "b")
        made.tell()
    assert [each["words"] for each in late.heard] == ["not b"]


def test_changes_that_all_were_told_are_let_go_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.watching.state.KEPT", 2)
    with teller(tmp_path, Ear()) as (made, state, _, _):
        add(state, *"abcde")
        made.tell()
    with teller(tmp_path, Ear()) as (_, state, _, _):
        assert [number for number, _ in state.changes(0, 10)] == [4, 5]


# JSON lines


def told(path: Path) -> list[str]:
    return [json.loads(line)["words"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_lines_are_added_and_stay(tmp_path: Path) -> None:
    path = tmp_path / "changes.jsonl"
    path.write_text('{"words": "older"}\n', encoding="utf-8")
    Lines(path).tell([change("a"), change("b")])
    assert told(path) == ["older", "not a", "not b"]


@pytest.mark.parametrize("cut", [1, 30, 10_000])
def test_a_file_that_was_cut_off_before_it_was_noted_is_gone_on_with(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "changes.jsonl"
    Lines(path).tell([change("a"), change("b")])
    path.write_bytes(path.read_bytes()[:-cut])
    Lines(path).tell([change("a"), change("b"), change("c")])
    assert told(path) == ["not a", "not b", "not c"]


# The webhook


class Desk:
    """A server that takes what is posted: with which headers and body; it answers as told."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.posted: list[tuple[dict[str, str], bytes]] = []

    @contextmanager
    def at(self) -> Iterator[str]:
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                desk.posted.append(({name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(desk.statuses.pop(0) if desk.statuses else 204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        with running(server):
            yield f"http://127.0.0.1:{server.server_address[1]}/hook"


def test_changes_are_posted_and_signed(tmp_path: Path) -> None:
    desk = Desk()
    with desk.at() as url, teller(tmp_path, Hook(url, "key", Skipping().clock())) as (made, state, _, _):
        add(state, "a", "b")
        made.tell()
    ((headers, body),) = desk.posted
    assert [each["words"] for each in json.loads(body)["changes"]] == ["not a", "not b"]
    mark = hmac.new(b"key", f"{headers['reportedly-time']}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["reportedly-signature"] == f"sha256={mark}"
    assert headers["content-type"] == "application/json"


def test_without_a_secret_nothing_is_signed(tmp_path: Path) -> None:
    desk = Desk()
    with desk.at() as url, teller(tmp_path, Hook(url, None, Skipping().clock())) as (made, state, _, _):
        add(state, "a")
        made.tell()
    assert "reportedly-signature" not in desk.posted[0][0]


def test_what_was_not_taken_is_posted_again_later_and_no_other_channel_waits(tmp_path: Path) -> None:
    desk, ear = Desk(500, 302), Ear()
    with (
        desk.at() as url,
        teller(tmp_path, Hook(url, None, Skipping().clock()), ear) as (made, state, warnings, skipping),
    ):
        add(state, "a")
        made.tell()
        made.tell()
        assert (len(desk.posted), len(ear.heard)) == (1, 1)
        assert warnings[0].startswith(f"webhook {url}: it answers HTTP 500; 1 changes wait")
        for _ in range(2):
            due = made.due()
            assert due is not None
            skipping.skipped += due - skipping.clock().now().timestamp()
            made.tell()
        assert made.due() is None
    assert len(desk.posted) == 3 and len({body for _, body in desk.posted}) == 1


def test_a_webhook_that_is_not_there_is_told(tmp_path: Path) -> None:
    with teller(tmp_path, Hook("http://127.0.0.1:1/", None, Skipping().clock())) as (made, state, warnings, _):
        add(state, "a")
        made.tell()
    assert "takes no connection" in warnings[0]


# Atom and the terminal


def test_the_feed_has_the_latest_first_and_is_never_seen_half(tmp_path: Path) -> None:
    path = tmp_path / "changes.atom"
    with State(tmp_path / "state") as state:
        add(state, "a", "b")
        Feed(path, state).tell([])
        add(state, "c")
        Feed(path, state).tell([])
    root = ElementTree.parse(path).getroot()
    names = [each.findtext(f"{{{NAMESPACE}}}content", "") for each in root.iter(f"{{{NAMESPACE}}}entry")]
    assert [each.splitlines()[0].partition("“")[2] for each in names] == ["not c”", "not b”", "not a”"]
    assert sorted(each.name for each in tmp_path.iterdir() if "part" in each.name) == []


def test_a_file_that_can_not_be_written_is_found_before_anything_changed(tmp_path: Path) -> None:
    with State(tmp_path / "state") as state:
        with pytest.raises(OSError, match="No such file"):
            Feed(tmp_path / "nowhere" / "changes.atom", state)
        with pytest.raises(OSError, match="No such file"):
            Lines(tmp_path / "nowhere" / "changes.jsonl")
        Feed(tmp_path / "changes.atom", state)
    assert list(ElementTree.parse(tmp_path / "changes.atom").getroot().iter(f"{{{NAMESPACE}}}entry")) == []


def test_what_xml_can_not_hold_is_replaced() -> None:
    root = ElementTree.fromstring(feed([change("a", words="\x00\ud800<b>&", url=None)]))
    assert "“\ufffd\ufffd<b>&”" in root.findtext(f"{{{NAMESPACE}}}entry/{{{NAMESPACE}}}content", "")


def test_what_is_in_no_incident_leaves_no_gap() -> None:
    said = lines(change("it", incident=None, type=None, place=None, date=None))
    assert said[0] == "denial  (place Orsa)"


def test_a_person_is_told_in_three_lines() -> None:
    heard: list[str] = []
    Printed(heard.append).tell([change("it", before="at least 14", says="at least 20 killed")])
    assert heard[0].split("\n") == lines(change("it", before="at least 14", says="at least 20 killed"))
    assert heard[0].split("\n")[:2] == [
        "denial  ASSAULT · Orsa · 2020-10-04 · i7e464a7ac0c0  (place Orsa)",
        "    Talvik’s ministry: at least 14, now at least 20 killed: “not it”",
    ]
