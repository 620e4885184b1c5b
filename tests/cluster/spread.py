"""Inputs for tests of the cluster, and what became of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reportedly.articles.options import Limits
from reportedly.articles.parts import Part, plan
from reportedly.cluster.work import Form, Work

TROUBLED = (sys.executable, "-m", "tests.cluster.troubled")
WORDS = "The bridge at Karsk was shelled overnight, killing two people, the governor said on Monday."


def table(folder: Path, *texts: str, name: str = "in.jsonl") -> str:
    """A table of articles with these texts."""
    path = folder / name
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    return str(path)


def work_in(folder: Path, form: Form = "jsonl", seconds: float = 300.0) -> Work:
    """Work whose reports lie in `folder/out`."""
    (folder / "out").mkdir(exist_ok=True)
    return Work(str(folder / "out"), form, Limits(max_seconds=seconds))


def parts_of(source: str, size: int) -> list[tuple[int, Part]]:
    """The parts of an input with their places in line."""
    return list(enumerate(part for part in plan([source], size) if isinstance(part, Part)))


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder, hidden ones too, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
