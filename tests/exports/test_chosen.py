"""What an export is made of: claims page by page, articles with the ids of theirs, accounts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.exports import chosen
from reportedly.exports.chosen import Chosen, claim_of
from reportedly.exports.shapes import ClaimKind
from reportedly.record.record import Record
from reportedly.record.search import Query
from tests.record.dispatches import FIRST, many, report


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.sqlite") as made:
        made.add(many(5), FIRST)
        yield made


def test_claims_come_page_by_page_and_each_once(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [claim.name for claim in Chosen(record).claims()]
    assert len(whole) == len(set(whole)) == 25
    monkeypatch.setattr(chosen, "AT_ONCE", 3)
    assert [claim.name for claim in Chosen(record).claims()] == whole
    assert whole == [f"{hit.article}#{hit.item}" for hit in record.search(Query(limit=25))]


@pytest.mark.parametrize(("kinds", "count"), [(("event",), 10), (("event", "figure"), 15), (("statement",), 10)])
def test_only_claims_of_the_kinds_that_a_shape_takes(kinds: tuple[ClaimKind, ...], count: int, record: Record) -> None:
    assert len(list(Chosen(record, kinds=kinds).claims())) == count


def test_a_query_chooses(record: Record) -> None:
    found = list(Chosen(record, Query(status="denied"), ("event",)).claims())
    assert {(claim.item.id, claim.report.article.id) for claim in found} == {("e2", f"a{n}") for n in range(5)}


def test_articles_come_once_with_the_ids_of_their_claims(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "AT_ONCE", 2)
    found = list(Chosen(record, Query(status="denied")).reports())
    assert sorted(report.article.id for report, _ in found) == [f"a{n}" for n in range(5)]
    assert {ids for _, ids in found} == {frozenset({"e2"})}


def test_what_a_reviewer_rejected_is_not_chosen(record: Record) -> None:
    record.decide("reject", "a1#e1", who="Anna")
    assert "a1#e1" not in {claim.name for claim in Chosen(record).claims()}


def test_a_claim_that_a_new_reading_lost_is_none(record: Record) -> None:
    (hit, *_) = record.search(Query(kind="event"))
    assert claim_of(None, hit) is None
    assert claim_of(report(), hit) is not None


def test_without_incidents_there_are_none(record: Record) -> None:
    assert list(Chosen(record).told()) == []


def test_without_a_query_no_claim_is_chosen(record: Record) -> None:
    assert list(Chosen(record, None).claims()) == []
