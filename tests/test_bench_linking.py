"""The benches of linking and of incidents: sound reports, and rows that hold us to the aims."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from bench import linking_whole
from bench.incidents import ROWS
from bench.incidents import rows_of as incident_rows
from bench.linking import growth, note, rows_of
from bench.linking_child import fill, judged, linked, pairs, rebuilt
from bench.linking_reports import A_DAY, made, story_of
from bench.run import BenchError
from reportedly.accounts.tellings import tellings
from reportedly.record.record import Record
from reportedly.report import from_line, to_line
from tests.accounts.news import Told, news, shelling

REAL = [
    news("r1", shelling("Orsa", "2020-10-04", 14, "bakery"), shelling("Lipa", "2020-10-03", 3, "tannery")),
    news("r2", shelling("Dren", "2020-10-01", 20, "harbour"), published=None),
    news("r3", Told("Guns shelled a quiet village and killed 8 people.", "shelled", killed=8)),
]
EACH = {"peak": 300.0, "day": 2.0, "tellings": 9000, "incidents": 700, "shared": 300, "recall": 90.0, "precision": 80.0}


def test_made_reports_are_sound_the_same_each_time_and_go_on_where_they_were() -> None:
    reports = list(made(REAL, 120))
    assert reports == list(made(REAL, 120))
    assert reports[100:] == list(made(REAL, 20, 100))
    assert len({each.article.id for each in reports}) == 120
    for each in reports:
        assert from_line(to_line(each)) == each
        assert {event.place for event in each.events} <= {None, *(place.id for place in each.places)}


def test_they_are_of_days_towns_tolls_and_outlets_of_their_own_and_some_are_vague() -> None:
    reports = list(islice(made(REAL, 4 * A_DAY), 4 * A_DAY))
    told = [telling for each in reports for telling in tellings(each)]
    assert len({each.article.published for each in reports}) >= 4
    assert len({ground.name for telling in told for ground in telling.places}) > 20
    assert len({count for telling in told for count in telling.counts}) > 10
    assert len({each.article.outlet for each in reports}) > 20
    assert 0 < sum(each.vague for each in told) < len(told) / 2
    printed = [story_of(each.article.id) for each in reports]
    assert len(set(printed)) < len(printed)


def test_linking_is_measured_and_judged_by_stories(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.sqlite") as record:
        fill(record, REAL, 60)
        figures = linked(record, REAL, 60)
        assert figures["seconds"] > 0 and figures["day"] > 0 and figures["peak"] > 10
        assert record.counts().articles == 60 + A_DAY
        assert figures["tellings"] > figures["incidents"] > figures["shared"] > 0
        assert judged(record)["recall"] == figures["recall"] > 0
    assert pairs([{"b", "a"}, {"c"}]) == {("a", "b")}


def test_linking_all_at_once_is_measured_and_its_result_is_the_same_whoever_finds_the_pairs(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.sqlite") as record:
        fill(record, REAL, 60)
        own, duckdb = (rebuilt(record, linker, 1) for linker in ("own", "duckdb"))
        assert own["result"] == duckdb["result"] and own["recall"] == duckdb["recall"]
        fill(record, REAL, A_DAY, 60)
        assert rebuilt(record, "own", 1)["result"] != own["result"]


def test_rows_of_linking_at_once_hold_both_ways_to_one_result() -> None:
    one = {"seconds": 100.0, "peak": 4000.0, "tellings": 9, "incidents": 5, "result": "abc"}
    rows = linking_whole.rows_of({"own": one, "duckdb": {**one, "peak": 400.0}})
    assert [row.met for row in rows] == [None, None, False, True]
    assert "brought into 5 incidents" in linking_whole.note({"own": one}, 10, 1)
    with pytest.raises(BenchError, match="own and duckdb don't give the same"):
        linking_whole.rows_of({"own": one, "duckdb": {**one, "result": "abd"}})


def test_growth_is_a_power_of_n_log_n() -> None:
    assert growth(10, 1.0, 100, 20.0) == pytest.approx(1.0)
    assert growth(10, 1.0, 100, 400.0) == pytest.approx(2.0)


def test_rows_hold_linking_to_its_aims() -> None:
    measured = {1_000: {**EACH, "seconds": 10.0}, 10_000: {**EACH, "seconds": 200.0, "day": 21.0}}
    rows = {row.what: row for row in rows_of(measured)}
    assert rows["growth from 1,000 to 10,000, as a power of n log n"].met is False
    assert rows["memory with 10,000"].met is True
    assert rows[f"a day's {A_DAY} more, with 10,000"].met is False
    assert "10,000 hold 9,000 tellings" in note(measured)


def test_rows_hold_incidents_to_their_aims() -> None:
    figures = {
        "pairwise": {"F1": 71.0, "P": 80.0, "R": 64.0},
        "b3": {"F1": 84.0},
        "alone": {"F1": 54.0},
        "found": {"share": 75.0},
        "toll": {"share": 10.0},
    }
    rows = incident_rows(figures)
    assert [row.met for row in rows] == [True, None, None, False, True, False]
    assert len(rows) == len(ROWS) and rows[3].others == {"every article alone": 54.0}
