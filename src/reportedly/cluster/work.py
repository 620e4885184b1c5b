"""What workers are told and what they tell: the work that all share, and what came of one part of it.

Both go from process to process as JSON, so that any engine can carry them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Literal

from reportedly.articles.options import Limits
from reportedly.articles.parts import Part

Form = Literal["parquet", "jsonl"]


class WorkError(OSError):
    """The work can't go on: the message says why and what to do. What was done by then stays done."""


@dataclass(frozen=True, slots=True)
class Work:
    """Where the reports of each part are written, as what, and the limits that reading keeps.

    Paths are looked up from `place`, the folder in which the command was given.
    """

    folder: str
    form: Form = "parquet"
    limits: Limits = field(default_factory=Limits)
    place: str = field(default_factory=os.getcwd)


@dataclass(frozen=True, slots=True)
class Note:
    """What was wrong with something read: where, why, and whether it was skipped for it."""

    where: str
    reason: str
    skipped: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A part that was read: its file, how many reports that holds, and what was noted. `order` is its place in line."""

    order: int
    file: str
    reports: int
    notes: tuple[Note, ...]


def work_to_text(work: Work) -> str:
    """The work as one line."""
    return json.dumps(asdict(work))


def work_from_text(line: str) -> Work:
    """The work that a line holds."""
    held = json.loads(line)
    return Work(**(held | {"limits": Limits(**held["limits"])}))


def part_to_text(part: Part) -> str:
    """A part as one line."""
    return json.dumps(asdict(part))


def part_from_text(line: str) -> Part:
    """The part that a line holds."""
    held = json.loads(line)
    return Part(**(held | {"files": tuple(held["files"])}))


def done_to_text(done: Done) -> str:
    """What was done as one line."""
    return json.dumps(asdict(done))


def done_from_text(line: str) -> Done:
    """What was done, of a line."""
    held = json.loads(line)
    return Done(**(held | {"notes": tuple(Note(**each) for each in held["notes"])}))


def notes_to_text(notes: Iterable[Note]) -> str:
    """Notes as lines."""
    return "".join(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in notes)


def notes_from_text(lines: str) -> tuple[Note, ...]:
    """The notes that lines hold."""
    return tuple(Note(**json.loads(line)) for line in lines.splitlines())
