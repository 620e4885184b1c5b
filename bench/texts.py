"""Texts to read, by the hundred from the data folder and by the ten thousand, short ones, from our own dispatches.

A short text is a paragraph or two of the dispatches in demo/, one in 25 a whole one. Three names of four are replaced
by made ones, ever new, and numbers differ, so that few texts are alike and nothing that is kept for a name serves two.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.record_reports import NAME
from bench.run import ROOT, WORK, articles, words_in

SOURCES = (Path("data/statements/polnear-dev.jsonl"), Path("data/articles/isaf-200.jsonl"))
SEED = 8
WHOLE = 25
"""One text in so many is a whole dispatch."""
RENAMED = 0.75
LEAST_WORDS = 12
"""A paragraph of fewer words is no text of its own: it is a byline or a stamp."""
_NUMBER = re.compile(r"\b[1-9]\d{0,2}\b")
_SYLLABLES = tuple(a + b for a in "bdfghklmnprstvz" for b in "aeiou")


def given(data: Path) -> Iterator[str]:
    """The texts of the sources, each once."""
    return (row["text"] for source in SOURCES for row in articles(data / source))


def written(name: str, texts: Iterable[str]) -> Path:
    """A JSONL file of texts, each with its number as its id."""
    WORK.mkdir(exist_ok=True)
    target = WORK / f"{name}.jsonl"
    with target.open("w", encoding="utf-8") as out:
        for number, text in enumerate(texts):
            out.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
    return target


def repeated(data: Path, count: int) -> Iterator[str]:
    """So many texts: the sources' over and over."""
    return itertools.islice(itertools.cycle(given(data)), count)


def short(count: int) -> Iterator[str]:
    """So many short texts, the same each time."""
    chance = random.Random(SEED)
    whole = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "demo").glob("*.txt"))]
    paragraphs = [each for text in whole for each in text.split("\n\n") if len(each.split()) >= LEAST_WORDS]
    for number in range(count):
        some = [chance.choice(whole)] if number % WHOLE == 0 else chance.sample(paragraphs, chance.choice((1, 1, 2)))
        yield varied(chance, "\n\n".join(some))


def varied(chance: random.Random, text: str) -> str:
    """A text with other names, the same one for each that comes again, and other numbers."""
    made: dict[str, str] = {}
    more = chance.randrange(30)

    def other(found: re.Match[str]) -> str:
        name = found[0]
        if name not in made:
            made[name] = new_name(chance, len(name)) if chance.random() < RENAMED else name
        return made[name]

    return _NUMBER.sub(lambda found: str(int(found[0]) + more), NAME.sub(other, text))


def new_name(chance: random.Random, length: int) -> str:
    """A made name of a length."""
    return "".join(chance.choices(_SYLLABLES, k=(length + 1) // 2))[:length].capitalize()


def counted(path: Path) -> tuple[int, int]:
    """How many texts a JSONL file holds, and how many words."""
    texts = [row["text"] for row in articles(path)]
    return len(texts), words_in(texts)
