"""Memory that is free is given back where the system can take it, and nothing happens where it can't."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pytest

from reportedly.watching import memory


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    memory._trim.cache_clear()
    yield
    memory._trim.cache_clear()


def test_a_system_that_can_not_take_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: None) -> object:
        return object()

    monkeypatch.setattr(ctypes, "CDLL", nothing)
    memory.give_back()
    assert memory._trim() is None


def test_it_is_asked_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Library:
        def __init__(self, _: None) -> None: ...

        def malloc_trim(self, pad: int) -> int:
            asked.append(pad)
            return 1

    monkeypatch.setattr(ctypes, "CDLL", Library)
    memory.give_back()
    assert asked == [0]
