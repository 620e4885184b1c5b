"""What is stored of a report, and what is not stored again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.record import adding
from reportedly.record.adding import Added, Addition, is_given, key_of, now
from reportedly.record.record import Record
from reportedly.record.schema import readings
from reportedly.versions import Version, given
from tests.record.dispatches import FIRST, SECOND, TEXT, many, report, reread


def test_a_reading_is_known_by_what_was_read_and_not_by_what_it_says() -> None:
    assert key_of(report(), FIRST) == key_of(reread(report()), FIRST)
    assert key_of(report(), FIRST) != key_of(report(text=TEXT + "\n\nAn update."), FIRST)
    assert key_of(report(), FIRST) != key_of(report(outlet="Lantern"), FIRST)


def test_a_report_that_was_given_is_known_by_what_it_says() -> None:
    assert is_given(given()) and not is_given(FIRST)
    assert key_of(report(), given()) != key_of(reread(report()), given())


def test_what_became_of_each_is_told_in_order(record: Record) -> None:
    record.add([report("b")], FIRST)
    told = record.add([report("a"), report("b"), report("a"), report("c")], FIRST)
    assert [(each.article, each.outcome) for each in told] == [
        ("a", "new"),
        ("b", "known"),
        ("a", "known"),
        ("c", "new"),
    ]
    assert record.add([], FIRST) == []


def test_two_texts_of_one_article_in_one_batch_are_two_readings(record: Record) -> None:
    edited = report(text=TEXT + "\n\nAn update.")
    first, second = record.add([report(), edited], FIRST)
    assert (first, second.outcome, second.edited) == (Added("orsa", "new"), "again", True)
    assert record.report("orsa") == edited and record.counts().articles == 1


def test_what_was_given_and_stands_is_not_stored_again(record: Record) -> None:
    record.add([report()], FIRST)
    assert [each.outcome for each in record.add([report()], given())] == ["known"]
    assert record.counts().readings == 1


def test_equal_versions_are_one_whatever_the_order_of_their_settings(record: Record) -> None:
    one = Version("1", "m", (("gazetteer A", "x"), ("gazetteer B", "y")))
    other = Version("1", "m", (("gazetteer B", "y"), ("gazetteer A", "x")))
    record.add([report()], one)
    assert [each.outcome for each in record.add([report()], other)] == ["known"]
    assert [each.version for each in record.readings("orsa")] == [one]


def test_numbers_are_never_given_twice(record: Record) -> None:
    with record.writing() as connection:
        first = adding.taken(connection, "claim", 3)
        assert adding.taken(connection, "claim", 2) == first + 3
        assert adding.following(connection, readings.c.number) == 1
    record.add(many(3), FIRST)
    with record.reading() as connection:
        assert adding.following(connection, readings.c.number) == 4


def test_claims_of_an_older_reading_are_found_no_more(record: Record) -> None:
    record.add([report()], FIRST)
    record.add([replace(report(), events=(), figures=())], SECOND)
    assert record.counts().claims == 2


def test_decisions_that_were_undone_are_not_in_force(record: Record) -> None:
    record.add([report("a"), report("b")], FIRST)
    for name in ("a", "b"):
        record.decide("accept", f"{name}#e1", who="Anna")
    record.undo(1, who="Anna")
    with record.reading() as connection:
        force = adding.decisions_on(connection, ["a", "b", "c"])
    assert {name: [each.number for each in some] for name, some in force.items()} == {"a": [], "b": [2]}


@pytest.mark.parametrize("raw", [None, b"", b"\x00page"])
def test_bytes_are_kept_where_they_came(record: Record, raw: bytes | None) -> None:
    record.add([Addition(report(), raw)], FIRST)
    name = record.readings("orsa")[0].source
    assert (record.source(name) if name else None) == raw


def test_moments_are_told_in_utc() -> None:
    assert now().endswith("Z") and len(now()) == len("2026-01-01T00:00:00Z")
