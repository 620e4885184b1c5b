"""The rows of the chain as they are stored, on each database."""

from __future__ import annotations

import pytest

from reportedly.record import ledger
from reportedly.record.record import Record
from reportedly.record.reviews import broken, review_of
from tests.record.dispatches import FIRST, SECOND, report


def test_rows_are_those_that_the_hashes_are_made_of(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "AT_ONCE", 2)
    record.add([report("a")], FIRST)
    for item in ("e1", "e2", "s1", "f1", "s2"):
        record.decide("accept", f"a#{item}", who="Anna")
    rows = list(ledger.rows(record))
    assert broken(rows, record.head()[1]) is None
    assert list(map(review_of, rows)) == record.reviews()


def test_an_empty_chain_has_no_rows(record: Record) -> None:
    assert list(ledger.rows(record)) == [] and ledger.last_reading(record) == 0


def test_later_readings_have_higher_numbers(record: Record) -> None:
    record.add([report("a"), report("b")], FIRST)
    before = ledger.last_reading(record)
    record.add([report("a")], SECOND)
    assert [each.number > before for each in record.readings("a")] == [False, True]
