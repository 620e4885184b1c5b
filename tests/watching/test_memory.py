"""Memory that is free goes back to the system where it can take it, and nothing happens where it can't."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.record.record import Record
from reportedly.watching import memory


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    memory._glibc.cache_clear()
    yield
    memory._glibc.cache_clear()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite") as made:
        yield made


def test_a_system_that_can_not_take_it_is_left_alone(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: None) -> object:
        return object()

    monkeypatch.setattr(ctypes, "CDLL", nothing)
    memory.settle()
    memory.give_back(record, cycles=True)
    assert memory._glibc() is None


def test_it_is_asked_of_the_system(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, ...]] = []

    class Library:
        def __init__(self, _: None) -> None: ...

        def malloc_trim(self, pad: int) -> int:
            asked.append((pad,))
            return 1

        def mallopt(self, name: int, value: int) -> int:
            asked.append((name, value))
            return 1

    monkeypatch.setattr(ctypes, "CDLL", Library)
    memory.settle()
    memory.give_back(record, cycles=True)
    assert asked == [(-3, memory.LARGE), (-8, 2), (0,)]
