"""Tellings on their way: in the order of their days, as they came, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportedly.accounts.blocking import cells
from reportedly.accounts.keeping import row
from reportedly.accounts.payloads import telling_from_text
from reportedly.accounts.rarity import Rarity
from reportedly.accounts.staging import Staged, payloads_at, reader_of
from reportedly.record.derived import LinkRow
from tests.accounts.news import news, one, shelling

LATE = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery")))
EARLY = one(news("b", shelling("Lipa", "2020-10-01", 3, "tannery")))
UNDATED = replace(
    one(news("c", shelling("Orsa", "2020-10-04", 14, "old bakery"))), first=None, last=None, published=None
)
FIRST_DAY = replace(EARLY, id="d#t5", article="d", first=date.min, last=date.min)
ALL = (LATE, EARLY, UNDATED, FIRST_DAY)


@pytest.fixture
def staged(tmp_path: Path) -> Iterator[Staged]:
    with Staged(tmp_path) as made:
        made.add((number, each, {f"i{number}"}) for number, each in enumerate(ALL))
        yield made


def test_what_nothing_dates_comes_first_and_then_day_by_day(staged: Staged) -> None:
    assert staged.settle(Rarity(ALL)) == 4
    spots = list(staged.spots())
    assert [(each.number, each.article) for each in spots] == [(1, "c"), (2, "d"), (3, "b"), (4, "a")]
    assert spots[0].wide is None and spots[1].wide == (1, 1) and spots[3].points
    with closing(reader_of(staged.path)) as reader:
        found = dict(payloads_at(reader, {1, 4}))
    assert {number: telling_from_text(payload) for number, payload in found.items()} == {1: UNDATED, 4: LATE}


def test_rows_are_as_the_record_keeps_them(staged: Staged) -> None:
    rarity = Rarity(ALL)
    staged.settle(rarity)
    expected = [row(number, each, cells(each, rarity), {f"i{number}"}) for number, each in enumerate(ALL)]
    assert sorted(staged.rows(), key=lambda each: each.sequence) == expected


def test_what_is_dropped_is_given_back(staged: Staged) -> None:
    assert staged.drop(["a", "none"]) == [LATE]
    assert staged.drop(["a"]) == []
    assert staged.settle(Rarity()) == 3


def test_links_come_out_as_they_went_in(staged: Staged) -> None:
    links = [LinkRow("a", "b", 1.5, "[]"), LinkRow("b", "c", 2.0, "[]"), LinkRow("c", "d", 3.0, "[]")]
    assert list(staged.keep([(links[:2], 7), ([], 8), (links[2:], 9)])) == [7, 8, 9]
    assert list(staged.links()) == links
