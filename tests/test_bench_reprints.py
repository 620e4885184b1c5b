"""The bench of copies: its pairs, and the articles that it makes."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

from bench import reprints, reprints_child
from reportedly.accounts.reprints import Copies
from tests.accounts.printed import prose


def test_the_gold_pairs_distinct_articles(tmp_path: Path) -> None:
    path = tmp_path / "incidents.json"
    path.write_text(
        json.dumps({"duplicates": [["a", "b"], ["c", "c"]], "reprints": [{"unit_ids": ["a", "b", "d"]}]}), "utf-8"
    )
    gold = reprints.gold_of(path)
    assert gold.duplicates == {frozenset("ab")}
    assert gold.reprints == {frozenset("ab"), frozenset("ad"), frozenset("bd")}
    assert reprints.share(gold.duplicates, gold.reprints) == 100 / 3
    assert reprints.share(gold.duplicates, frozenset()) is None


def test_made_articles_are_told_apart_by_their_stories(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(json.dumps({"text": prose(seed, 12)}) for seed in range(50)), "utf-8")
    rows = list(itertools.islice(reprints_child.made(random.Random(1), reprints_child.pool([path])), 200))
    index = Copies()
    reprints_child.added(index, rows)
    figures = reprints_child.judged(index, {each.id: story for story, each in rows})
    assert figures["pairs"] > 50
    assert figures["precision"] >= 98
    assert figures["recall"] >= 95
