"""When a feed is due again; hosts that share threads."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from reportedly.articles.fetching.fetch import FetchError, FetchOptions
from reportedly.watching import poll
from reportedly.watching.poll import Got, Hands, polled
from reportedly.watching.settings import Feed
from reportedly.watching.state import Polling
from tests.articles.servers import Page, site
from tests.watching.desk import Skipping, here

FEED = Feed("http://a.example/", 1800.0)
CHANCE = random.Random(7)


def due(failures: int, wait: float | None = None, every: float = 1800.0) -> tuple[float, int]:
    """After how many seconds a feed is due that fails once more, and how often it failed then."""
    feed = replace(FEED, every=every)
    made = polled(Got(feed, Polling(feed.url, 0.0, failures), error=FetchError("x", wait)), 100.0, CHANCE)
    return made.due - 100.0, made.failures


def test_after_an_answer_it_is_due_in_its_turn() -> None:
    made = polled(Got(FEED, Polling(FEED.url, 0.0, 5)), 100.0, CHANCE)
    assert 0.95 * 1800 <= made.due - 100.0 <= 1.05 * 1800 and made.failures == 0


@pytest.mark.parametrize(("failures", "span"), [(0, 1800), (1, 3600), (3, 14400), (6, 86400), (500, 86400)])
def test_each_failure_doubles_the_wait_up_to_a_day(failures: int, span: float) -> None:
    waits = [due(failures)[0] for _ in range(200)]
    assert span / 2 <= min(waits) < 0.6 * span and 0.9 * span < max(waits) <= span
    assert due(failures)[1] == failures + 1


def test_a_feed_that_is_asked_once_a_week_is_asked_no_more_often_after_failures() -> None:
    assert due(3, every=7 * 86_400.0)[0] >= 3.5 * 86_400


def test_a_host_that_names_a_time_is_not_asked_before_it() -> None:
    assert due(0, wait=200_000.0)[0] == 200_000.0
    assert due(0, wait=1.0)[0] >= 900.0


def test_the_fetchers_that_were_not_used_for_longest_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poll, "FETCHERS", 2)
    hands = Hands(FetchOptions(allow_private=True), Skipping().clock(), here, threads=1)
    with site({"/": Page(b"a")}) as told:
        for host in "abca":
            hands.give(Feed(f"http://{host}.example:{told.port}/"), Polling(""))
            (got,) = hands.take(5.0)
            assert got.fetched is not None
    assert list(hands._fetchers) == ["c.example", "a.example"]
    assert told.asked.count("/robots.txt") == 4
    hands.close()


def test_a_fault_in_a_thread_is_told_and_ends_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    hands = Hands(FetchOptions(allow_private=True), Skipping().clock(), here, threads=1)
    with monkeypatch.context() as patch:
        patch.setattr("reportedly.articles.fetching.fetch.Fetcher.get", broken)
        hands.give(FEED, Polling(FEED.url))
        with pytest.raises(OSError, match="No space"):
            hands.take(5.0)
    hands.close()
