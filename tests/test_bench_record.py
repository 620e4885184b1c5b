"""The bench of the record: reports that it makes up are sound, and it says what was not measured."""

from __future__ import annotations

from bench.record import note, rows_of
from bench.record_reports import copies, varied
from reportedly.report import from_line, to_line
from tests.record.dispatches import report

FIGURES = {
    "reading": 8.0,
    "adding": 160.0,
    "median": 3.0,
    "worst": 12.0,
    "reports": 900.0,
    "articles": 9,
    "claims": 200,
    "queries": 17,
}


def test_varied_reports_are_sound_and_differ() -> None:
    made = list(copies([report()], 100))
    assert len(made) == 20 and len({each.article.id for each in made}) == 20
    assert len({each.article.text for each in made}) > 10
    for each in made:
        assert len(each.article.text) == len(report().article.text)
        assert from_line(to_line(each)) == each
    assert varied(report(), 5) == varied(report(), 5)
    assert len({each.events[0].time for each in made}) == 20
    assert len({each.events[0].actors[0].actor for each in made}) > 10


def test_rows_hold_the_record_to_its_aims() -> None:
    rows = {row.what: row for row in rows_of("SQLite", FIGURES)}
    share = rows["time of storing, of that of reading on one core (SQLite)"]
    assert (share.ours, share.reach, share.met) == (5.0, 15, True)
    worst = rows["a page of search results, worst (SQLite)"]
    assert (worst.ours, worst.reach, worst.met) == (12.0, 50, True)
    assert "17 queries" in note(FIGURES)


def test_a_database_that_is_not_there_was_not_measured() -> None:
    rows = rows_of("PostgreSQL", None)
    assert [row.ours for row in rows] == [None] * len(rows) and {row.met for row in rows} == {None}
