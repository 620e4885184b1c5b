"""Copies: duplicates and reprints of the accounts articles, against the gold by hand, and the cost at three sizes.

A pair is found where both stand in one group. What the gold lists neither as a duplicate nor as printings of one
story counts as false; an article that the gold pairs with itself is left out.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.run import child
from bench.table import Row, Table
from reportedly.accounts.reprints import Copies
from reportedly.articles import inputs
from reportedly.articles.items import Received
from reportedly.model import Article

ACCOUNTS = Path("data") / "accounts"
SOURCES = (Path("data/articles/fakes-before-2016-09.jsonl.gz"), Path("data/articles/isaf-200.jsonl"))
SIZES = (1_000, 10_000, 100_000)
REACH_RECALL, REACH_PRECISION = 95, 98
REACH_MB, REACH_DAY = 2_000, 20

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True)
class Gold:
    """Pairs of articles by hand: the same text again, and printings of one agency's story."""

    duplicates: Pairs
    reprints: Pairs


def table(data: Path) -> Table:
    """Recall and precision on the gold, in per cent of pairs."""
    gold = gold_of(data / ACCOUNTS / "incidents.json")
    index = Copies()
    copies = [copy for each in read(data / ACCOUNTS / "articles.jsonl") for copy in index.add(each)]
    found = pairs(index.groups())
    linked = found | pairs((copy.article, copy.of) for copy in copies)
    either = gold.duplicates | gold.reprints
    rows = [
        Row("duplicates found", share(found & gold.duplicates, gold.duplicates), REACH_RECALL, unit=" %"),
        Row("pairs found that are copies", share(found & either, found), REACH_PRECISION, unit=" %"),
        Row("reprints found, rewritten ones among them", share(found & gold.reprints, gold.reprints), unit=" %"),
        Row("... or joined by a passage", share(linked & gold.reprints, gold.reprints), unit=" %"),
    ]
    note = f"189 articles, {len(gold.duplicates)} pairs of duplicates, {len(gold.reprints)} of reprints, by hand."
    return Table("reprints", "Copies: duplicates and reprints", rows, note)


def read(path: Path) -> Iterator[Article]:
    """The articles of a file, with their blocks, their claims not read."""
    return (item.article for item in inputs.read([path]) if isinstance(item, Received))


def gold_of(path: Path) -> Gold:
    """The gold's pairs of distinct articles."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return Gold(pairs(held["duplicates"]), pairs(each["unit_ids"] for each in held["reprints"]))


def pairs(groups: Iterable[Iterable[str]]) -> Pairs:
    """The pairs of distinct members within each group."""
    return frozenset(frozenset(pair) for group in groups for pair in itertools.combinations(set(group), 2))


def share(part: Pairs, whole: Pairs) -> float | None:
    """A part in per cent; None of nothing."""
    return 100 * len(part) / len(whole) if whole else None


def cost(data: Path) -> Table:
    """Time, memory and state by number of articles, each number in a process of its own."""
    measured = {size: child("bench.reprints_child", size, *(data / each for each in SOURCES)) for size in SIZES}
    last = measured[SIZES[-1]]
    rows = [
        *(Row(f"adding {size:,} articles", each["seconds"], unit=" s") for size, each in measured.items()),
        *(Row(f"memory with {size:,}", each["peak"], REACH_MB, True, " MB") for size, each in measured.items()),
        Row(f"restoring {SIZES[-1]:,} from the record", last["restored"], unit=" s"),
        Row("... and adding a day's 500", last["restored"] + last["day"], REACH_DAY, True, " s"),
        Row("state, bytes an article", last["bytes"]),
        Row("copies found, pairs", last["recall"], unit=" %"),
        Row("pairs found that are copies", last["precision"], unit=" %"),
    ]
    return Table("copies", "Copies: cost", rows, NOTE)


NOTE = (
    "Stories of real sentences with words drawn anew, a third of them printed again with words swapped, sentences "
    "shuffled, the end cut or a paragraph added, and an outlet's background under a third; one process, one article "
    "at a time. Memory is resident, at its peak."
)
