"""Bombs and broken pages: each is read, or skipped with a plain reason, and never fails us."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reportedly.articles.inputs import read_bytes
from reportedly.articles.items import Item, Received
from reportedly.articles.options import Given
from tests.hostile import bombs, mutated

PAGES = sorted((Path(__file__).parent / "outlets").glob("*.html"))
BOMBS = bombs(20_000)


def sound(item: Item) -> bool:
    """Whether an item is an article whose blocks partition its text, or a reason that is no failure of ours."""
    if not isinstance(item, Received):
        return "failed" not in item.reason
    edges = [0, *(block.end for block in item.article.blocks)]
    starts = [block.start for block in item.article.blocks]
    return edges[:-1] == starts and edges[-1] == len(item.article.text)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused(name: str) -> None:
    item = read_bytes(BOMBS[name], Given(where=name), "page")
    assert sound(item), item


@pytest.mark.parametrize("seed", range(300))
def test_a_mutated_page_is_read_or_refused(seed: int) -> None:
    dice = random.Random(seed)
    page = mutated(dice.choice(PAGES).read_bytes(), dice)
    item = read_bytes(page, Given(where=f"mutation {seed}"), "page")
    assert sound(item), item
