"""All parts of some inputs, read into a folder by whichever engine was chosen.

Invariant: the folder ends up with the same files, to the byte, whichever engine did the work, with however many
workers, and however often it was stopped on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from reportedly.articles.items import Skipped
from reportedly.articles.parts import Part, plan
from reportedly.cluster.shards import NOTES, tidy
from reportedly.cluster.work import Done, Work, WorkError

Engine = Literal["pool", "daft", "daft-ray"]
PART_ARTICLES = 100
"""How many articles a part has: a minute of work or less, which is what is lost where the work is killed."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Who does the work: the engine, how many workers, and where its cluster is found."""

    engine: Engine = "pool"
    workers: int = 1
    address: str | None = None


@dataclass
class Planned:
    """The parts of the inputs with their places in line; what was passed over is told while they are made."""

    inputs: Sequence[str]
    size: int
    told: Callable[[Skipped], None]
    without: tuple[Path, ...] = ()
    sources: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[tuple[int, Part]]:
        """Each part with its number in line."""
        order = 0
        for found in plan(self.inputs, self.size, self.without):
            if isinstance(found, Skipped):
                self.told(found)
            else:
                self.sources.add(found.source)
                yield order, found
                order += 1


def run(planned: Planned, work: Work, spread: Spread, heard: Callable[[int], None] = lambda _: None) -> Iterator[Done]:
    """What became of each part, as soon as it is done. `heard` hears how many more articles were read.

    Raises WorkError where the work can't go on or the engine isn't installed. At the end the folder is tidied.
    """
    folder = Path(work.folder)
    folder.mkdir(parents=True, exist_ok=True)
    kept: set[str] = set()
    for done in engine_of(spread)(planned, work, heard):
        name = Path(done.file).name
        kept.add(name)
        if done.notes:
            kept.add(name.removesuffix(f".{work.form}") + NOTES)
        yield done
    tidy(folder, planned.sources, kept)


def engine_of(spread: Spread) -> Callable[[Iterable[tuple[int, Part]], Work, Callable[[int], None]], Iterator[Done]]:
    """What does the work. Raises WorkError where a package is missing."""
    if spread.engine == "pool":
        from reportedly.cluster import pool

        return lambda parts, work, heard: pool.run(parts, work, spread.workers, heard)
    missing = [name for name in ("daft", *(["ray"] if spread.engine == "daft-ray" else [])) if find_spec(name) is None]
    if missing:
        raise WorkError(f"--engine {spread.engine} needs {' and '.join(missing)}: pip install 'reportedly[cluster]'")
    from reportedly.cluster.on_daft import run as run_on_daft

    return lambda parts, work, heard: run_on_daft(parts, work, spread, heard)
