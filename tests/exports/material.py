"""What a shape is given, out of a small record or straight from reports, for tests of the shapes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportedly.accounts import linking
from reportedly.accounts.accounts import Told, accounts
from reportedly.exports.chosen import Chosen
from reportedly.exports.companion import Companion
from reportedly.exports.shapes import CLAIMS, SHAPES, Claim, Options
from reportedly.model import Report
from reportedly.record.items import items_of
from reportedly.record.record import Record
from tests.cli.incidents import record as made

Left = list[dict[str, Any]]


@dataclass(frozen=True)
class Reports:
    """Reports all of whose claims were chosen, without a record."""

    given: Sequence[Report]

    @property
    def record(self) -> Record:
        pytest.fail("this shape should need no record")

    def told(self) -> Iterator[Told]:
        yield from ()

    def claims(self) -> Iterator[Claim]:
        yield from ()

    def alone(self) -> Iterator[Claim]:
        yield from ()

    def reports(self) -> Iterator[tuple[Report, frozenset[str]]]:
        for each in self.given:
            yield each, frozenset(one.id for kind in CLAIMS for one in items_of(each, kind))


def written(name: str, material: Reports | Chosen) -> tuple[bytes, int, Left]:
    """What a shape writes, how many it says there are, and what it left out."""
    out, beside = io.BytesIO(), io.BytesIO()
    number = SHAPES[name].load()(material, out, Companion(beside), Options())
    return out.getvalue(), number, [json.loads(line) for line in beside.getvalue().splitlines()]


def chosen(folder: Path, name: str, before: Callable[[Record], object] = lambda _: None) -> tuple[bytes, int, Left]:
    """What a shape writes of all that a small record holds; `before` may decide something first."""
    with Record.open(made(folder)) as record:
        linking.update(record)
        before(record)
        linking.update(record)
        return written(name, Chosen(record, kinds=SHAPES[name].kinds, incidents=lambda: accounts(record)))


def section(title: str) -> str:
    """The section of the documentation under a title."""
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
