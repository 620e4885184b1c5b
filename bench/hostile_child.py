"""Reads mutated pages and bombs in a process of its own, and prints what failed, how long it took, and the memory."""

from __future__ import annotations

import json
import random
import sys
import time

from bench.run import peak_mb
from reportedly.articles.inputs import read_bytes
from reportedly.articles.items import Item, Received
from reportedly.articles.options import Given
from tests.articles.test_hostile import PAGES, sound
from tests.hostile import bombs, mutated


def timed(page: bytes) -> tuple[Item, float]:
    """A page read, and the seconds it took."""
    start = time.perf_counter()
    item = read_bytes(page, Given(), "page")
    return item, time.perf_counter() - start


def main() -> None:
    """MUTATED BOMB_SIZE: so many mutated pages, with the seeds 0, 1, 2 ..., then bombs of that size."""
    count, size = map(int, sys.argv[1:])
    sources = [page.read_bytes() for page in PAGES]
    failures = read = 0
    slowest = 0.0
    for seed in range(count):
        dice = random.Random(seed)
        item, took = timed(mutated(dice.choice(sources), dice))
        failures += not sound(item)
        read += isinstance(item, Received)
        slowest = max(slowest, took)
    outcomes = {name: timed(page) for name, page in bombs(size).items()}
    worst = max(outcomes, key=lambda name: outcomes[name][1])
    found = {
        "failures": failures,
        "read": read,
        "slowest": slowest,
        "bombs": len(outcomes),
        "bomb_failures": sum(not sound(item) for item, _ in outcomes.values()),
        "slowest_bomb": outcomes[worst][1],
        "slowest_bomb_name": worst,
        "peak": peak_mb(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
