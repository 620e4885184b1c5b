"""The bench of watching: what its server publishes, and what its rows say."""

from bench.watch import note, rows_of
from bench.watch_server import DAY, feed_of, number_of, published, town
from reportedly.articles.containers import feed
from reportedly.articles.items import Received
from reportedly.articles.options import Limits
from tests.watching.desk import read

FOUND = {
    "published": 10.0,
    "lost": 0.0,
    "untold": 1.0,
    "twice": 0.0,
    "peak": 90.0,
    "growth": 1.0,
    "requests": 20.0,
    "faults": 3.0,
    "hasty": 0.0,
    "seconds": 1.0,
}


def test_rows_say_what_is_met() -> None:
    assert [(row.ours, row.met) for row in rows_of(FOUND)][:4] == [(0, True), (1, False), (0, True), (1, True)]
    assert "10 articles were published" in note(FOUND) and "3 were answered with 500" in note(FOUND)


def test_a_feed_publishes_one_article_a_day_from_its_own_hour_on() -> None:
    assert [len(published(5, hours * 3600.0)) for hours in (4, 5, 28, 29)] == [0, 1, 1, 2]
    assert len(published(0, 10 * DAY)) == 11


def test_each_article_is_of_a_place_and_a_number_of_its_own() -> None:
    assert len({town(number) for number in range(3_000)}) == 3_000
    items = list(feed.read(feed_of([(7, 0), (7, 1)], 200), "here", Limits()))
    assert all(isinstance(each, Received) for each in items)
    reports = [read(each.article) for each in items if isinstance(each, Received)]
    assert [each.figures[0].low for each in reports] == [number_of(7, 0, 200), number_of(7, 1, 200)] == [8, 208]
