"""Articles into a record: what is known is passed over, what was read before a fault is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from reportedly.articles.items import Received
from reportedly.model import Article, Report
from reportedly.record.intake import BATCH, Intake
from reportedly.record.record import Record
from tests.record.dispatches import FIRST, SECOND, many, report


class Reader:
    """Knows the reports of its articles beforehand; stops with a fault at one, where it is told to."""

    def __init__(self, reports: list[Report], broken: str | None = None) -> None:
        self.reports = {each.article.id: each for each in reports}
        self.broken = broken
        self.read: list[str] = []

    def read_many(self, items: Iterable[str | Article | Received]) -> Iterator[Report]:
        for item in items:
            assert isinstance(item, Received)
            if item.article.id == self.broken:
                raise OSError("the disk is gone")
            self.read.append(item.article.id)
            yield self.reports[item.article.id]


def received(reports: list[Report]) -> list[Received]:
    return [Received(each.article, (), each.article.id, each.article.id.encode()) for each in reports]


def test_articles_are_read_once_and_all_are_told(record: Record) -> None:
    reports = many(BATCH * 2 + 5)
    record.add(reports[10:20], FIRST)
    reader = Reader(reports)
    stored = list(Intake(record, reader, FIRST).take(received(reports)))
    assert sorted(each.received.article.id for each in stored) == sorted(each.article.id for each in reports)
    assert [each.added.outcome for each in stored].count("known") == 10
    assert len(reader.read) == BATCH * 2 - 5
    assert record.counts().readings == len(reports)
    assert next(Intake(record, Reader([]), FIRST).take(received(reports))).report is None


def test_an_article_that_comes_twice_is_stored_once(record: Record) -> None:
    reader = Reader([report()])
    stored = list(Intake(record, reader, FIRST).take(received([report(), report()])))
    assert [each.added.outcome for each in stored] == ["new", "known"]
    assert record.counts().readings == 1


def test_what_was_read_before_a_fault_is_stored(record: Record) -> None:
    reports = many(BATCH + 8)
    intake = Intake(record, Reader(reports, broken=reports[-3].article.id), FIRST)
    with pytest.raises(OSError, match="the disk is gone"):
        list(intake.take(received(reports)))
    assert record.counts().readings == BATCH + 5
    assert len(list(Intake(record, Reader(reports), FIRST).take(received(reports)))) == BATCH + 8
    assert record.counts().readings == BATCH + 8


def test_who_stops_listening_loses_nothing_that_was_told(record: Record) -> None:
    reports = many(BATCH * 3)
    taking = Intake(record, Reader(reports), FIRST).take(received(reports))
    first = next(taking)
    taking.close()  # type: ignore[attr-defined]
    assert record.report(first.received.article.id) is not None


def test_slow_reading_is_stored_before_a_batch_is_full(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.record.intake.SECONDS", -1.0)
    taking = Intake(record, Reader(many(3)), FIRST).take(received(many(3)))
    next(taking)
    assert record.counts().readings == 1


def test_another_version_reads_anew(record: Record) -> None:
    record.add([report()], FIRST)
    newer = replace(report(), warnings=("read by another",))
    (stored,) = Intake(record, Reader([newer]), SECOND).take(received([report()]))
    assert stored.added.outcome == "again" and record.report("orsa") == newer
