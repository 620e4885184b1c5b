"""Pairs weighed: what is kept of them, whoever weighs them and however little is at hand."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from reportedly.accounts import scoring
from reportedly.accounts.pairing import LinkerError
from reportedly.accounts.rarity import Rarity
from reportedly.accounts.scoring import WORTH, scored, weighed
from reportedly.accounts.staging import Staged
from tests.accounts.news import filler, news, one, shelling

TOLD = [
    *(one(each) for each in filler(20)),
    one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery"))),
    one(news("b", shelling("Orsa", "2020-10-04", 14, "old bakery"))),
]
RARITY = Rarity(TOLD)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Staged(tmp_path) as staged:
        staged.add((1, each, ()) for each in TOLD)
        staged.settle(RARITY)
        return staged.path


def test_a_link_has_the_smaller_id_first_and_is_kept_where_it_is_worth_it() -> None:
    found = weighed(TOLD[-1], TOLD[-2], RARITY)
    assert found is not None and (found.first, found.second) == ("a#t5", "b#t5") and found.score >= WORTH
    assert found == weighed(TOLD[-2], TOLD[-1], RARITY)
    assert weighed(TOLD[0], TOLD[-1], RARITY) is None


@pytest.mark.parametrize(("held", "lot"), [(1, 1), (2, 50), (10_000, 5000)])
def test_however_few_are_at_hand_the_links_are_the_same(
    monkeypatch: pytest.MonkeyPatch, path: Path, held: int, lot: int
) -> None:
    monkeypatch.setattr(scoring, "HELD", held)
    monkeypatch.setattr(scoring, "AT_ONCE", lot)
    pairs = list(combinations(range(1, len(TOLD) + 1), 2))
    lots = list(scored(pairs, path, RARITY, 1))
    expected = [made for one, two in combinations(TOLD, 2) if (made := weighed(one, two, RARITY))]
    assert sorted((each.first, each.second, each.score) for some, _ in lots for each in some) == sorted(
        (each.first, each.second, each.score) for each in expected
    )
    assert [reached for _, reached in lots] == [some[-1][1] for some in scoring.lots(pairs)]


def test_no_pairs_are_no_links(path: Path) -> None:
    assert list(scored([], path, RARITY, 2)) == []


def test_a_worker_that_ends_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scoring, "AT_ONCE", 1)
    with pytest.raises(LinkerError, match="was ended from outside"):
        list(scored([(1, 2), (1, 3)], tmp_path / "none", RARITY, 2))
    capfd.readouterr()
