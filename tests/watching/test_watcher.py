"""Watching polls politely, adds what is new once, tells what changed once, and goes on after anything."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from reportedly.record.record import Record
from reportedly.watching.settings import Watched
from reportedly.watching.state import State, StateError
from tests.articles.servers import Page, sender, site
from tests.watching.desk import Ear, desk, page, rss, story

MARK = {"ETag": '"1"', "Last-Modified": "Sun, 01 Mar 2026 12:00:00 GMT"}


def quiet(folder: Path, url: str, ear: Ear | None = None, watched: Watched | None = None) -> Ear:
    """One poll in a run of its own."""
    ear = ear or Ear()
    with desk(folder, url, ear=ear, watched=watched) as made:
        made.later()
    return ear


def articles(folder: Path) -> list[str]:
    with Record.open(folder / "record.sqlite") as record:
        return [named(each.article.id) for _, each in record.reports()]


def named(article: str) -> str:
    """The id that a feed gave to an entry."""
    return article.rpartition("#")[2]


def test_what_is_new_in_a_feed_is_added_and_told_once(tmp_path: Path) -> None:
    first, second = rss(("a", story())), rss(("a", story()), ("b", story("Brask", 3)))
    with site({"/": [Page(first), Page(second)]}) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
        assert made.ear.kinds() == [
            ("claim", "asserts, naming border guard"),
            ("denial", "denies"),
            ("toll", "at least 14 killed"),
        ]
        made.later()
        made.later()
        assert [each["place"] for each in made.ear.heard] == ["Orsa"] * 3 + ["Brask"] * 3
        assert made.watcher.counts.added == 2
    assert articles(tmp_path) == ["a", "b"]


def test_what_has_not_changed_is_asked_for_by_its_marks(tmp_path: Path) -> None:
    feed = Page(rss(("a", story())), headers=MARK)
    with site({"/": [feed, Page(status=304)]}) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
        made.later()
        made.later()
        assert (made.watcher.counts.polls, made.watcher.counts.unchanged, made.warnings) == (3, 2, [])
    asked = [head["If-None-Match"] for head, path in zip(told.heads, told.asked, strict=True) if path == "/"]
    assert asked == [None, '"1"', '"1"']


def test_marks_outlive_a_restart(tmp_path: Path) -> None:
    feed = Page(rss(("a", story())), headers=MARK)
    with site({"/": [feed, Page(status=304)]}) as told:
        first = quiet(tmp_path, told.url + "/")
        with desk(tmp_path, told.url + "/") as made:
            made.later()
            made.later(20_000)
            assert (made.watcher.counts.unchanged, made.ear.heard) == (1, [])
    assert len(first.heard) == 3


def test_what_the_record_held_before_is_no_news(tmp_path: Path) -> None:
    with site({"/": Page(rss(("a", story())))}) as told:
        quiet(tmp_path, told.url + "/")
        (tmp_path / "record.sqlite.watch").unlink()
        assert quiet(tmp_path, told.url + "/").heard == []


def test_a_reprint_tells_nothing(tmp_path: Path) -> None:
    with site({"/": Page(rss(("a", story()))), "/b": Page(rss(("b", story())))}) as told:
        with desk(tmp_path, told.url + "/") as made:
            made.once()
        assert quiet(tmp_path, told.url + "/b").heard == []
    assert articles(tmp_path) == ["a", "b"]


def test_two_feeds_that_number_their_entries_alike_are_kept_apart(tmp_path: Path) -> None:
    pages = {"/a": Page(rss(("1", story()))), "/b": Page(rss(("1", story("Brask", 3))))}
    with site(pages) as told, desk(tmp_path, f"{told.url}/a", f"{told.url}/b") as made:
        made.once()
        assert {each["place"] for each in made.ear.heard} == {"Orsa", "Brask"}
        assert {each["article"] for each in made.ear.heard} == {f"{told.url}/a#1", f"{told.url}/b#1"}


def test_a_feed_of_bare_titles_is_told_of_in_a_few_lines(tmp_path: Path) -> None:
    raw = rss(*((str(n), f"Orsa shelled {n} times\n\n") for n in range(20))).replace(b"<p></p>", b"")
    with site({"/": Page(raw)}) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
        made.later()
    assert len(made.warnings) == 4 and made.warnings[-1] == f"{told.url}/: 17 more were skipped"
    assert "the entry holds no words but its title" in made.warnings[0]


def test_a_feed_that_is_to_be_asked_more_often_is(tmp_path: Path) -> None:
    with site({"/": Page(rss(("a", story())))}) as told:
        with desk(tmp_path, told.url + "/", every=30 * 86_400.0) as made:
            made.once()
            skipping = made.skipping
        with desk(tmp_path, told.url + "/", every=3_600.0, skipping=skipping) as made:
            made.watcher.run(until=made.watcher.now() + 4_000)
            assert made.watcher.counts.polls == 1


def test_a_revised_toll_is_told_with_the_one_before(tmp_path: Path) -> None:
    later = "Mon, 05 Oct 2020 12:00:00 GMT"
    pages = {"/": Page(rss(("a", story()))), "/b": Page(rss(("b", story(many=20)), day=later))}
    with site(pages) as told:
        quiet(tmp_path, told.url + "/")
        ear = quiet(tmp_path, told.url + "/b")
    (one,) = ear.heard
    assert (one["kind"], one["before"], one["says"]) == ("revised-toll", "at least 14", "at least 20 killed")


def test_an_entry_that_was_edited_tells_what_is_new_in_it(tmp_path: Path) -> None:
    edited = [Page(rss(("a", story()))), Page(rss(("a", story(many=19))))]
    with site({"/": edited}) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
        made.ear.heard.clear()
        made.later()
        (one,) = made.ear.heard
    assert (one["kind"], one["before"], one["says"]) == ("revised-toll", "at least 14", "at least 19 killed")


def test_a_page_is_new_only_where_its_text_is(tmp_path: Path) -> None:
    other = page(story()).replace(b"<body>", b"<body><!-- another ad -->")
    turns = [Page(page(story())), Page(other), Page(page(story(many=19)))]
    with site({"/": turns}) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
        made.later()
        assert (len(made.ear.heard), made.watcher.counts.added) == (3, 1)
        made.ear.heard.clear()
        made.later()
        (one,) = made.ear.heard
    assert (one["kind"], one["before"]) == ("revised-toll", "at least 14")
    assert len(articles(tmp_path)) == 2


@pytest.mark.parametrize(
    ("watched", "places"),
    [
        (Watched(places=("Brask",)), {"Brask"}),
        (Watched(places=("TLV",)), {"Orsa", "Brask"}),
        (Watched(actors=("TLV.MIL",)), {"Orsa", "Brask"}),
        (Watched(actors=("FRA",)), set()),
        (Watched(incidents=("i000000000000",)), set()),
    ],
)
def test_only_what_is_watched_is_told(tmp_path: Path, watched: Watched, places: set[str]) -> None:
    with site({"/": Page(rss(("a", story()), ("b", story("Brask", 3))))}) as told:
        ear = quiet(tmp_path, told.url + "/", watched=watched)
    assert {each["place"] for each in ear.heard} == places
    assert all(each["watched"] for each in ear.heard)


def test_a_watched_incident_is_told_of_when_more_is_said(tmp_path: Path) -> None:
    pages = {
        "/": Page(rss(("a", story()))),
        "/b": Page(rss(("b", story(many=20)), day="Mon, 05 Oct 2020 12:00:00 GMT")),
    }
    with site(pages) as told:
        name = quiet(tmp_path, told.url + "/").heard[0]["incident"]
        ear = quiet(tmp_path, told.url + "/b", watched=Watched(incidents=(name,)))
    assert [(each["kind"], each["watched"]) for each in ear.heard] == [("revised-toll", [f"incident {name}"])]


# What goes wrong


@pytest.mark.parametrize(
    "answer",
    [
        Page(b"broken", 500),
        Page(b"gone", 404),
        Page(status=302, headers={"Location": "/"}),
        Page(rss(("a", story())), headers={"Content-Length": "100000"}),
        Page(b"\x1f\x8bnot gzip", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["500", "404", "redirect loop", "cut", "not gzip"],
)
def test_a_feed_that_fails_is_asked_less_and_less_and_loses_nothing(tmp_path: Path, answer: Page) -> None:
    good = Page(rss(("a", story())))
    failing = [answer] * (2 * 6 if answer.status == 302 else 2)
    with site({"/": [*failing, good]}) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
        first = made.state.polling(told.url + "/")
        made.skipping.skipped += first.due - made.watcher.now()
        made.watcher.run(until=made.watcher.now() + 20_000)
        assert (made.watcher.counts.failed > 0, len(made.ear.heard)) == (True, 3)
        assert (first.failures, made.state.polling(told.url + "/").failures) == (1, 0)
    assert made.warnings[0].startswith(f"{told.url}/: it is not fetched: ")


@pytest.mark.parametrize("raw", [b"\0\1\2" * 1000, b"<rss><channel>", b"{", b"<!doctype html><p>", b"<?xml?><a/>"])
def test_garbage_is_told_and_asked_again_in_its_turn(tmp_path: Path, raw: bytes) -> None:
    with site({"/": [Page(raw), Page(rss(("a", story())))]}) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
        assert made.state.polling(told.url + "/").failures == 0
        made.later()
        assert len(made.ear.heard) == 3


def test_a_large_body_is_read_and_one_too_large_is_not(tmp_path: Path) -> None:
    padding = b"<!--" + b"x" * 10_000_000 + b"-->"
    pages = {
        "/": Page(rss(("a", story())).replace(b"</channel>", b"</channel>" + padding)),
        "/b": Page(b"x" * 16_000_001),
    }
    with site(pages) as told, desk(tmp_path, told.url + "/", told.url + "/b") as made:
        made.once()
        assert len(made.ear.heard) == 3
        (warning,) = made.warnings
    assert "larger than 16,000,000 bytes" in warning


def test_retry_after_is_kept_to(tmp_path: Path) -> None:
    busy = Page(status=429, headers={"Retry-After": "50000"})
    with site({"/": [busy, Page(rss(("a", story())))]}) as told, desk(tmp_path, told.url + "/") as made:
        began = made.watcher.now()
        made.once()
        assert made.state.polling(told.url + "/").due >= began + 50_000
        made.later(49_000)
        assert [path for path in told.asked if path == "/"] == ["/"]
        made.later(2_000)
        assert len(made.ear.heard) == 3


def test_robots_are_obeyed(tmp_path: Path) -> None:
    pages = {"/robots.txt": Page(b"User-agent: *\nDisallow: /"), "/": Page(rss(("a", story())))}
    with site(pages) as told, desk(tmp_path, told.url + "/") as made:
        made.once()
    assert told.asked == ["/robots.txt"] and "robots.txt of 127.0.0.1 forbids it" in made.warnings[0]


def test_one_host_is_asked_after_a_pause(tmp_path: Path) -> None:
    pages = {f"/{n}": Page(rss((f"a{n}", story()))) for n in range(3)}
    with site(pages) as told, desk(tmp_path, *(f"{told.url}/{n}" for n in range(3))) as made:
        made.once()
        assert sum(0.5 < nap <= 1.0 for nap in made.skipping.naps) == 2
    assert told.asked.count("/robots.txt") == 1


def test_a_dead_host_holds_up_no_other(tmp_path: Path) -> None:
    with sender(b"", hold=True) as dead, site({"/": Page(rss(("a", story())))}) as told:
        alive = f"http://news.example:{told.port}/"
        with desk(tmp_path, dead, alive) as made:
            made.watcher.look()
            began = time.monotonic()
            made.watcher._due = [(0.0, 0), (0.0, 1)]
            made.watcher._begin()
            while not made.ear.heard:
                made.watcher._take()
            assert time.monotonic() - began < 0.9
            made.once()
    assert "took longer than 1 seconds" in made.warnings[0]


# Killed


@pytest.mark.parametrize("where", ["intake", "set_polling", "changes", "add", "tell"])
def test_stopped_between_any_two_steps_it_loses_nothing_and_tells_nothing_twice(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stop(BaseException):
        pass

    def stop(*_: object, **__: object) -> None:
        raise Stop

    places = {
        "intake": "reportedly.record.record.Record.add",
        "set_polling": "reportedly.watching.state.State.set_polling",
        "changes": "reportedly.watching.watcher.changes",
        "add": "reportedly.watching.state.State.add",
        "tell": "reportedly.watching.telling.Teller._tell",
    }
    with site({"/": Page(rss(("a", story())), headers=MARK)}) as told:
        ear = Ear()
        with desk(tmp_path, told.url + "/", ear=ear) as made, monkeypatch.context() as patch:
            made.watcher.look()
            patch.setattr(places[where], stop)
            with pytest.raises(Stop):
                made.once()
        assert ear.heard == []
        quiet(tmp_path, told.url + "/", ear)
        quiet(tmp_path, told.url + "/", ear)
    assert len(ear.heard) == len({each["id"] for each in ear.heard}) == 3
    assert articles(tmp_path) == ["a"]


def test_a_state_belongs_to_one_process(tmp_path: Path) -> None:
    with State(tmp_path / "state"), pytest.raises(StateError, match="another `reportedly watch`"):
        State(tmp_path / "state")


def test_a_state_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no state " * 200)
    with pytest.raises(StateError, match="it is no state of"):
        State(tmp_path / "text")
    with State(tmp_path / "state") as state, pytest.raises(StateError, match="it can't be written"):
        state._database.execute("DROP TABLE marks")
        state.begin(1, 1)


def test_many_days_pass_with_faults_and_nothing_is_lost_or_told_twice(tmp_path: Path) -> None:
    chance = random.Random(3)
    towns = "Orsa Brask Veldin Tessaro Quiblynne".split()
    turns: list[Page] = []
    for n in range(1, len(towns) + 1):
        turns += [Page(b"", 500)] * chance.randint(0, 2)
        turns.append(Page(rss(*((each, story(each, 3 ** len(each))) for each in towns[max(0, n - 3) : n]))))
    with site({"/": turns}) as told, desk(tmp_path, told.url + "/", every=7200.0) as made:
        made.watcher.run(until=made.watcher.now() + 3 * 86_400)
        names = [named(each["article"]) for each in made.ear.heard]
    assert set(names) == set(towns) == set(articles(tmp_path))
    assert len(names) == len({each["id"] for each in made.ear.heard})
