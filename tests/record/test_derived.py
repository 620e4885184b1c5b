"""What the accounts keep: tellings by days and cells, incidents, links, progress."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from reportedly.record import summaries
from reportedly.record.derived import (
    AT_ONCE,
    LinkRow,
    TellingRow,
    all_scores,
    all_tellings,
    links_among,
    links_of,
    members,
    numbers,
    of_articles,
    payloads_between,
    place,
    printings,
    progress,
    renew,
    reports,
    scores_among,
    set_incident,
    set_progress,
    set_state,
    state,
    tellings_between,
    tellings_of,
)
from reportedly.record.derived import replace as replace_all
from reportedly.record.errors import RecordError
from reportedly.record.record import Record
from tests.record.dispatches import FIRST, SECOND, keep, report


def telling(
    name: str, first: int | None = None, last: int | None = None, *cells: str, article: str = "a"
) -> TellingRow:
    return TellingRow(f"{article}#{name}", article, 1, first, last, tuple(sorted(cells)), None, '{"any": "thing"}')


ONE, TWO, LONG, UNDATED = (
    telling("t1", 10, 10, "x", "y"),
    telling("t2", 12, 12, "y"),
    telling("t3", 1, 30, "z", article="b"),
    telling("t4", article="b"),
)


@pytest.fixture
def told(record: Record) -> Record:
    keep(record, [ONE, TWO, LONG, UNDATED])
    return record


def test_tellings_come_back_as_they_were(told: Record) -> None:
    assert tellings_of(told, [TWO.id, ONE.id, "none"]) == [ONE, TWO]
    assert list(all_tellings(told)) == [ONE, TWO, LONG, UNDATED]


def test_a_telling_saved_again_takes_its_own_place(told: Record) -> None:
    changed = replace(ONE, first=11, last=11, cells=("w",), payload="{}")
    keep(told, [changed])
    assert tellings_of(told, [ONE.id]) == [changed]
    assert tellings_between(told, 0, 99, ["x"]) == []


@pytest.mark.parametrize(
    ("first", "last", "cells", "undated", "found"),
    [
        (10, 11, None, False, [ONE, LONG]),
        (10, 12, None, False, [ONE, TWO, LONG]),
        (31, 99, None, False, []),
        (31, 99, None, True, [UNDATED]),
        (0, 99, ["y"], False, [ONE, TWO]),
        (0, 99, ["x", "y", "q"], False, [ONE, TWO]),
        (0, 99, [], False, []),
        (11, 11, ["z"], True, [LONG]),
    ],
)
def test_tellings_by_days_and_cells(
    told: Record, first: int, last: int, cells: list[str] | None, undated: bool, found: list[TellingRow]
) -> None:
    assert tellings_between(told, first, last, cells, undated=undated) == found


def test_incidents_and_their_members(told: Record) -> None:
    set_incident(told, {ONE.id: "i1", TWO.id: "i1", LONG.id: "i2"})
    assert {name: [each.id for each in rows] for name, rows in members(told, ["i1", "i2", "i9"]).items()} == {
        "i1": [ONE.id, TWO.id],
        "i2": [LONG.id],
    }
    set_incident(told, {TWO.id: None})
    assert [each.id for each in members(told, ["i1"])["i1"]] == [ONE.id]


def test_the_articles_that_tell_of_each_incident_are_counted_once(told: Record) -> None:
    assert printings(told) == {}
    set_incident(told, {ONE.id: "i1", TWO.id: "i1", LONG.id: "i1"})
    assert printings(told) == {"i1": 2}
    set_incident(told, {LONG.id: "i2"})
    assert printings(told) == {"i1": 1, "i2": 1}


def test_links_are_kept_once_for_two_in_either_order(told: Record) -> None:
    keep(told, links=[LinkRow(TWO.id, ONE.id, 0.5, "{}"), LinkRow(ONE.id, LONG.id, -1.25, "{}")])
    keep(told, links=[LinkRow(ONE.id, TWO.id, 0.75, "[]")])
    assert links_among(told, [ONE.id, TWO.id]) == [LinkRow(ONE.id, TWO.id, 0.75, "[]")]
    assert [each.score for each in links_of(told, [ONE.id])] == [0.75, -1.25]
    assert links_of(told, [UNDATED.id]) == []


def test_forgetting_articles_drops_their_tellings_and_links(told: Record) -> None:
    keep(told, links=[LinkRow(ONE.id, TWO.id, 1, "{}"), LinkRow(ONE.id, LONG.id, 1, "{}")])
    gone = of_articles(told, ["a", "none"])
    assert gone == [ONE, TWO]
    replace_all(told, [each.id for each in gone], [], [], {})
    assert list(all_tellings(told)) == [LONG, UNDATED]
    assert links_of(told, [LONG.id]) == []


def test_progress_and_a_new_beginning(told: Record) -> None:
    assert progress(told) == 0
    set_progress(told, 41)
    assert progress(told) == 41
    renew(told, [LONG], [], {}, 7)
    assert progress(told) == 7 and list(all_tellings(told)) == [LONG]


def test_very_many_at_once(record: Record) -> None:
    rows = [replace(telling(f"t{n:05}", n, n, "c"), incident="i") for n in range(AT_ONCE * 2 + 3)]
    keep(record, rows)
    names = [each.id for each in rows]
    keep(record, links=[LinkRow(one, other, 1, "{}") for one, other in pairwise(names)])
    assert [each.id for each in tellings_of(record, names)] == names
    assert len(members(record, ["i"])["i"]) == len(rows)
    assert len(links_among(record, names)) == len(rows) - 1
    assert len(links_of(record, names)) == len(rows) - 1
    assert len(list(all_tellings(record))) == len(rows)


def test_what_is_replaced_is_replaced_whole(told: Record) -> None:
    """Tellings gone, tellings and links new, and the states with them."""
    keep(told, links=[LinkRow(ONE.id, LONG.id, 1.0, "[]"), LinkRow(TWO.id, UNDATED.id, 1.0, "[]")])
    new = telling("t9", 5, 5, "x")
    found = LinkRow(LONG.id, new.id, 2.0, "[]")
    replace_all(told, [ONE.id], [new], [found], {"kept": b"1"})
    assert {row.id for row in all_tellings(told)} == {TWO.id, LONG.id, UNDATED.id, new.id}
    assert {row.score for row in links_of(told, [LONG.id])} == {2.0}
    assert state(told, "kept") == b"1"
    with pytest.raises(RecordError):
        replace_all(told, [TWO.id], [new, new], [], {"kept": b"2"})
    assert tellings_of(told, [TWO.id]) == [TWO] and state(told, "kept") == b"1"


def test_the_tellings_of_articles(told: Record) -> None:
    assert of_articles(told, ["a", "none"]) == [ONE, TWO]


def test_scores_come_without_payloads(told: Record) -> None:
    keep(told, links=[LinkRow(ONE.id, LONG.id, 1.5, "why"), LinkRow(TWO.id, LONG.id, 1.0, "why")])
    assert scores_among(told, [ONE.id, LONG.id]) == [LinkRow(ONE.id, LONG.id, 1.5, "")]


def test_a_new_beginning_is_whole_and_keeps_what_it_is_told_to(told: Record) -> None:
    keep(told, links=[LinkRow(ONE.id, LONG.id, 1.5, "why")])
    set_state(told, "old", b"1")
    new = telling("t9", 5, 5, "x")
    renew(told, [ONE, new], [LinkRow(new.id, ONE.id, 2.0, "[]")], {"names": b"i1"}, 3)
    assert sorted(all_tellings(told), key=lambda row: row.id) == sorted([ONE, new], key=lambda row: row.id)
    assert list(all_scores(told)) == [(*sorted((ONE.id, new.id)), 2.0)]
    assert (state(told, "names"), state(told, "old")) == (b"i1", None)
    with pytest.raises(RecordError):
        renew(told, [LONG, LONG], [], {}, 4)
    assert tellings_of(told, [LONG.id]) == [] and tellings_of(told, [ONE.id]) == [ONE] and progress(told) == 3


def test_a_new_beginning_forgets_what_lists_show(told: Record) -> None:
    summaries.save(told, (), {"i1": ("basis", "{}")})
    renew(told, [], [], {}, 0)
    assert summaries.bases(told) == {}


def test_all_are_placed_and_the_state_that_waits_for_it_goes(told: Record) -> None:
    set_state(told, "placing", b"")
    place(told, {ONE.id: "i1", TWO.id: "i2", LONG.id: "i1"}, "placing")
    assert {row.id: row.incident for row in all_tellings(told) if row.incident} == {
        ONE.id: "i1",
        TWO.id: "i2",
        LONG.id: "i1",
    }
    assert state(told, "placing") is None


def test_reports_are_counted(record: Record) -> None:
    assert reports(record) == 0
    record.add([report("one"), report("two")], FIRST)
    record.add([report("one")], SECOND)
    assert reports(record) == 2


def test_articles_keep_their_numbers_when_they_are_read_again(record: Record) -> None:
    record.add([report("one"), report("two")], FIRST)
    before = numbers(record, ["one", "two", "none"])
    assert before["one"] < before["two"] and len(before) == 2
    record.add([report("one")], SECOND)
    assert numbers(record, ["one", "two"]) == before


def test_payloads_of_some_days_are_those_that_reach_into_them_and_those_without_bounds(record: Record) -> None:
    rows = [
        TellingRow(f"a{n}#t0", f"a{n}", n, first, last, (), None, f"payload {n}")
        for n, (first, last) in enumerate([(90, 95), (96, 100), (101, 140), (141, 141), (1, 3652059)], 1)
    ]
    keep(record, rows)
    found = payloads_between(record, 100, 140, 64)
    assert found == {f"a{n}#t0": f"payload {n}" for n in (2, 3, 5)}
