"""Sides that are inferred once and kept, and anew where the record has grown."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from reportedly.accounts import hostility, inferring, linking
from reportedly.accounts.inferring import sides
from reportedly.model import Report
from reportedly.record.record import Record
from reportedly.versions import Version
from tests.accounts.news import Told, news

VERSION = Version("0.1.0")


def fought(count: int, start: int = 0, one: str = "AZE.MIL", other: str = "ARM.MIL") -> list[Report]:
    """Articles in which one fights another."""
    told = Told("Guns shelled Orsa.", "shelled", "Orsa", "2020-10-04", actor=one, recipient=other)
    return [news(f"a{n}", told) for n in range(start, start + count)]


def taken_in(record: Record, reports: list[Report]) -> None:
    record.add(reports, VERSION)
    linking.update(record)


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A number for each time that sides are inferred."""
    made: list[int] = []

    def counted(reports: Iterable[Report]) -> object:
        made.append(1)
        return hostility.inferred(reports)

    monkeypatch.setattr(inferring, "inferred", counted)
    return made


def test_who_fights_whom_are_two_sides_and_are_kept(record: Record, times: list[int]) -> None:
    taken_in(record, fought(4))
    first = sides(record)
    assert [each.members for each in first] == [("ARM",), ("AZE",)]
    assert all(each.inferred and each.basis for each in first)
    assert sides(record) == first and len(times) == 1


def test_they_are_inferred_anew_where_the_record_has_grown(record: Record, times: list[int]) -> None:
    taken_in(record, fought(4))
    sides(record)
    taken_in(record, fought(1, 4))
    sides(record)
    assert len(times) == 2


def test_growth_may_be_let(record: Record, times: list[int]) -> None:
    taken_in(record, fought(10))
    sides(record, grown=0.2)
    taken_in(record, fought(2, 10))
    sides(record, grown=0.2)
    assert len(times) == 1
    taken_in(record, fought(1, 12))
    sides(record, grown=0.2)
    assert len(times) == 2


def test_an_empty_record_has_none_until_it_holds_some(record: Record) -> None:
    assert sides(record, grown=0.5) == ()
    taken_in(record, fought(4))
    assert len(sides(record, grown=0.5)) == 2


def test_another_who_opens_the_record_has_the_same(record: Record, where: str, times: list[int]) -> None:
    taken_in(record, fought(4))
    first = sides(record)
    with Record.open(where) as other:
        assert sides(other) == first
    assert len(times) == 1
