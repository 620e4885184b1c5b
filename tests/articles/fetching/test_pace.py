"""How often one host is asked, and when it asks to be left alone."""

from __future__ import annotations

import pytest

from reportedly.articles.fetching.fetched import FetchError
from reportedly.articles.fetching.pace import Pace, retry_after
from tests.articles.servers import Watch


def test_a_wait_runs_from_the_end_of_the_last_request_to_the_same_host() -> None:
    watch = Watch()
    pace = Pace(watch.clock())
    pace.wait("news.example", 2.0)
    pace.asked("news.example")
    pace.wait("other.example", 2.0)
    assert watch.naps == []
    watch.seconds += 0.5
    pace.wait("news.example", 2.0)
    assert watch.naps == [1.5]


def test_of_two_who_wait_for_one_host_each_has_a_turn() -> None:
    watch = Watch()
    pace = Pace(watch.clock())
    for _ in range(3):
        pace.wait("news.example", 2.0)
    assert watch.naps == [2.0, 2.0]


def test_hosts_that_were_not_asked_for_long_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.articles.fetching.pace.MOST_HOSTS", 3)
    watch = Watch()
    pace = Pace(watch.clock())
    for name in ("a", "b"):
        pace.wait(name, 2.0)
    pace.close("closed", 90_000)
    watch.seconds += 7_200
    for name in ("c", "d", "d"):
        pace.wait(name, 2.0)
    assert list(pace._asked) == ["c", "d"] and watch.naps == [2.0]
    with pytest.raises(FetchError, match="left alone"):
        pace.check("closed")


def test_a_host_is_left_alone_for_as_long_as_it_asked() -> None:
    watch = Watch()
    pace = Pace(watch.clock())
    pace.close("news.example", 90)
    with pytest.raises(FetchError, match=r"news\.example asks to be left alone until 2026-03-01 12:01:30 UTC"):
        pace.check("news.example")
    pace.check("other.example")
    watch.seconds += 90
    pace.check("news.example")


def test_the_longest_wait_still_ends_at_a_time_that_can_be_told() -> None:
    watch = Watch()
    pace = Pace(watch.clock())
    pace.close("news.example", retry_after("Fri, 31 Dec 9999 23:59:59 -2359", watch.clock().now()) or 0.0)
    with pytest.raises(FetchError, match="until 2029-"):
        pace.check("news.example")


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("30", 30.0),
        ("9" * 5000, 1e8),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60.0),
        ("Sun, 01 Mar 2026 12:01:00 -0000", 60.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sun, 99 Mar 2026 11:00:00 GMT", None),
        ("Sun, 01 Mar 2026 12:00:00 +99999999999999", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", 1e8),
    ],
)
def test_a_wait_is_stated_in_seconds_or_as_a_date(stated: str | None, seconds: float | None) -> None:
    assert retry_after(stated, Watch().clock().now()) == seconds
