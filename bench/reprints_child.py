"""Adds made articles to the index of copies, in a process of its own; prints times, memory and what was found as JSON.

The articles are made of real ones. A story is a text of which three words in five were drawn anew, so that it shares
next to nothing with other stories of that text; its printings swap words, shuffle sentences, cut the end, and add a
paragraph of another text; every outlet closes a third of its articles with background of its own.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.run import articles, peak_mb
from reportedly.accounts.reprints import Copies, Copy
from reportedly.model import Article, Block

SEED = 6
OUTLETS = 40
ANEW = 0.6
SWAPPED = 0.03
DAY = 500
PRINTINGS = (1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 5)
"""How many printings stories have: a third of the articles are copies."""


@dataclass(frozen=True)
class Pool:
    """What articles are made of: texts as sentences of words, all words, and each outlet's background."""

    texts: list[list[list[str]]]
    words: list[str]
    backgrounds: list[list[list[str]]]


def pool(sources: list[Path]) -> Pool:
    """The texts of some files, of five sentences or more."""
    split = [[each.split() for each in row["text"].split(". ")] for source in sources for row in articles(source)]
    texts = [text for text in split if len(text) >= 5]
    words = [word for text in texts for sentence in text for word in sentence]
    return Pool(texts, words, [text[-3:] for text in texts[:OUTLETS]])


def made(chance: random.Random, material: Pool) -> Iterator[tuple[int, Article]]:
    """Articles without end, each with the number of its story."""
    for story in itertools.count():
        first = anew(chance, material, chance.choice(material.texts), ANEW)
        outlets = chance.sample(range(OUTLETS), chance.choice(PRINTINGS))
        for number, outlet in enumerate(outlets):
            text = first if number == 0 else printing(chance, material, first)
            if chance.random() < 1 / 3:
                text = text + material.backgrounds[outlet]
            yield story, article(f"{story}-{number}", text, outlet, story)


def anew(chance: random.Random, material: Pool, text: list[list[str]], share: float) -> list[list[str]]:
    """A text with a share of its words drawn anew."""
    return [
        [chance.choice(material.words) if chance.random() < share else word for word in sentence] for sentence in text
    ]


def printing(chance: random.Random, material: Pool, text: list[list[str]]) -> list[list[str]]:
    """A story printed again: with some words swapped, then cut, shuffled behind its lead, or with a paragraph added."""
    text = anew(chance, material, text, SWAPPED)
    change = chance.randrange(4)
    if change == 0:
        text = text[: max(3, len(text) * 2 // 3)]
    elif change == 1:
        text = text[:2] + chance.sample(text[2:], len(text) - 2)
    elif change == 2:
        text = text + anew(chance, material, chance.choice(material.texts)[:5], ANEW)
    return text


def article(name: str, text: list[list[str]], outlet: int, story: int) -> Article:
    """An article of one paragraph; fifty stories a day."""
    words = ". ".join(" ".join(sentence) for sentence in text)
    day = f"{2000 + story // 50 // 336:04d}-{story // 50 // 28 % 12 + 1:02d}-{story // 50 % 28 + 1:02d}"
    return Article(name, words, (Block("paragraph", 0, len(words)),), outlet=f"outlet-{outlet}", published=day)


def added(index: Copies, rows: list[tuple[int, Article]]) -> tuple[float, list[Copy]]:
    """Seconds that adding took, and what was found."""
    start = time.perf_counter()
    found = [copy for _, each in rows for copy in index.add(each)]
    return time.perf_counter() - start, found


def batches(rows: Iterator[tuple[int, Article]], count: int) -> Iterator[list[tuple[int, Article]]]:
    """So many articles, a thousand at a time."""
    for start in range(0, count, 1_000):
        yield list(itertools.islice(rows, min(1_000, count - start)))


def main() -> None:
    """Measures: `python -m bench.reprints_child COUNT SOURCE...`."""
    count, sources = int(sys.argv[1]), [Path(each) for each in sys.argv[2:]]
    rows = made(random.Random(SEED), pool(sources))
    before = peak_mb()
    index, seconds, found, stories = Copies(), 0.0, [], {}
    for batch in batches(rows, count):
        took, copies = added(index, batch)
        seconds += took
        found += copies
        stories.update({each.id: story for story, each in batch})
    printings = [index.printing(name) for name in stories]
    start = time.perf_counter()
    index = Copies.restored(printings, found)
    restored = time.perf_counter() - start
    figures = judged(index, stories)
    day = list(itertools.islice(rows, DAY))
    figures |= {"day": added(index, day)[0], "seconds": seconds, "restored": restored, "before": before}
    figures |= {"peak": peak_mb(), "bytes": sum(len(each.marks) for each in printings) / count}
    print(json.dumps(figures))


def judged(index: Copies, stories: dict[str, int]) -> dict[str, float]:
    """Precision and recall over pairs of printings of one story, in per cent."""
    told = [pair for group in index.groups() for pair in itertools.combinations(group, 2)]
    right = sum(stories[one] == stories[other] for one, other in told)
    sizes = [len(list(group)) for _, group in itertools.groupby(sorted(stories.values()))]
    gold = sum(size * (size - 1) // 2 for size in sizes)
    return {"precision": 100 * right / max(1, len(told)), "recall": 100 * right / max(1, gold), "pairs": gold}


if __name__ == "__main__":
    main()
