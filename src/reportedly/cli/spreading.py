"""`reportedly read --workers`: the inputs in parts, read side by side, into a folder or, in order, into one stream."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.output import Shape, names_of, streaming, writing
from reportedly.cli.progress import Teller, telling
from reportedly.cli.tally import Tally

if TYPE_CHECKING:
    from reportedly.articles.items import Skipped
    from reportedly.cluster.run import Planned, Spread
    from reportedly.cluster.work import Done, Work

PARTS = ".parts"
"""What is added to the name of the output for the folder of the parts that it is put together from."""
ENGINES = ("pool", "daft", "daft-ray")


@dataclass(frozen=True, slots=True)
class Asked:
    """How the work is to be spread, as it was asked for; None where nothing was."""

    workers: int | None
    engine: str | None
    address: str | None
    part_articles: int | None
    time_limit: float | None

    @property
    def given(self) -> bool:
        """Whether anything was asked for."""
        return any(
            each is not None for each in (self.workers, self.engine, self.address, self.part_articles, self.time_limit)
        )


def spreading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options of spreading to a command, which gets them as `asked`."""
    from functools import wraps

    options = [
        click.option(
            "--workers", metavar="N", type=click.IntRange(min=1), help="Read with N processes, of one thread each."
        ),
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            help="Who does the work: processes of this machine (pool), Daft, or Daft on a Ray cluster. The reports are "
            "the same. [default: pool]",
        ),
        click.option("--address", metavar="ADDRESS", help="Where the Ray cluster is: ray://HOST:PORT, or auto."),
        click.option(
            "--part",
            "part_articles",
            metavar="N",
            type=click.IntRange(min=1),
            help="How many articles a part has; one that is cut short is read again. [default: 100]",
        ),
        click.option(
            "--time-limit",
            metavar="SECONDS",
            type=click.FloatRange(min=0, min_open=True),
            help="How long a worker may take for one article, which is then skipped. [default: 300]",
        ),
    ]

    @wraps(command)
    def with_asked(
        *arguments: Any,
        workers: int | None,
        engine: str | None,
        address: str | None,
        part_articles: int | None,
        time_limit: float | None,
        **named: Any,
    ) -> Any:
        asked = Asked(workers, engine, address, part_articles, time_limit)
        return command(*arguments, asked=asked, **named)

    found: Callable[..., Any] = with_asked
    for option in reversed(options):
        found = option(found)
    return found


def folder_named(target: str | None) -> Path | None:
    """The folder that the output is: one that is there, or a name that ends in a slash; None where it is none."""
    return Path(target) if target and (target.endswith(("/", os.sep)) or Path(target).is_dir()) else None


def spread_of(asked: Asked) -> Spread:
    """Who does the work. Raises UsageError where what was asked for doesn't go together."""
    from reportedly.cluster.run import Spread

    engine = asked.engine or "pool"
    if asked.address and engine != "daft-ray":
        raise click.UsageError("--address is for --engine daft-ray.")
    return Spread(engine, asked.workers or 1, asked.address)  # type: ignore[arg-type]  # click has checked it


def into_folder(inputs: tuple[str, ...], folder: Path, asked: Asked) -> int:
    """Each part as a Parquet file in a folder, with its notes beside it; the exit code."""
    spread, tally = spread_of(asked), Tally()
    with planned(inputs, asked, (), folder, tally) as (parts, teller):
        for done in working(parts, work_of(folder, "parquet", asked), spread, teller):
            count(done, tally)
    tally.tell()
    if tally.exit_code:
        click.echo(f"What was skipped or doubted in files, and why, is in {folder}/*.notes.jsonl", err=True)
    return tally.exit_code


def into_stream(inputs: tuple[str, ...], shape: Shape, target: Path | None, asked: Asked) -> int:
    """All reports in order in one stream; the exit code.

    Parts lie beside a file until it is whole, so that work that was stopped goes on.
    """
    spread, tally = spread_of(asked), Tally()
    aloud = shape == "jsonl" or target is not None
    with (
        parts_folder(target) as folder,
        planned(inputs, asked, names_of(target) if target else (), folder, tally) as (parts, teller),
        putting(shape, target) as put,
    ):
        for done in in_order(working(parts, work_of(folder, "jsonl", asked), spread, teller)):
            put(Path(done.file))
            count(done, tally)
            for note in done.notes:
                if aloud or note.skipped:
                    teller.warn(f"{note.where}: {note.reason}")
    if sys.stderr.isatty() or tally.skipped:
        tally.tell()
    return tally.exit_code


@contextmanager
def putting(shape: Shape, target: Path | None) -> Iterator[Callable[[Path], None]]:
    """A function that puts the reports of a part, a JSON line each, where all of them go."""
    if shape == "jsonl":
        with streaming(target) as stream:

            def copied(part: Path) -> None:
                with part.open("rb") as lines:
                    for line in lines:
                        stream.write(line)
                        stream.flush()

            yield copied
        return
    with writing(shape, target) as write:

        def written(part: Path) -> None:
            from reportedly.report import from_line

            with part.open("rb") as lines:
                for line in lines:
                    write(from_line(line))

        yield written


@contextmanager
def planned(
    inputs: tuple[str, ...], asked: Asked, without: tuple[Path, ...], folder: Path, tally: Tally
) -> Iterator[tuple[Planned, Teller]]:
    """The parts of the inputs, and who tells of the work on them. Nothing in the folder of the parts is an input."""
    from reportedly.articles.parts import refused
    from reportedly.cli.read import expected
    from reportedly.cluster.run import PART_ARTICLES, Planned

    if reason := refused(inputs):
        raise click.UsageError(f"{reason}. Leave out --workers to read it.")
    held = folder.resolve()
    if any(held == Path(name).resolve() or held in Path(name).resolve().parents for name in inputs):
        raise click.UsageError(f"{folder} holds the output, and can't be an input.")
    bar = sys.stderr.isatty()
    with telling(expected(inputs, without) if bar else None, bar=bar) as teller:

        def told(skipped: Skipped) -> None:
            tally.skipped += 1
            teller.warn(str(skipped))

        yield Planned(inputs, asked.part_articles or PART_ARTICLES, told, (*without, held)), teller


def working(parts: Planned, work: Work, spread: Spread, teller: Teller) -> Iterator[Done]:
    """What became of each part, as soon as it is done."""
    from reportedly.cluster.run import run

    yield from run(parts, work, spread, teller.advance_by)


def work_of(folder: Path, form: str, asked: Asked) -> Work:
    """What the workers are told."""
    from reportedly.articles.options import Limits
    from reportedly.cluster.work import Work

    limits = Limits() if asked.time_limit is None else Limits(max_seconds=asked.time_limit)
    return Work(str(folder), form, limits)  # type: ignore[arg-type]  # one of two words


@contextmanager
def parts_folder(target: Path | None) -> Iterator[Path]:
    """Where parts lie until they are put together: beside a file, gone when it is whole; else for this time only."""
    if target is None or not target.resolve().parent.is_dir():
        with TemporaryDirectory(prefix="reportedly-") as temporary:
            yield Path(temporary)
        return
    final = names_of(target)[0]
    folder = final.with_name(final.name + PARTS)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def in_order(some: Iterator[Done]) -> Iterator[Done]:
    """What was done in the order of the inputs; what comes early waits."""
    early: dict[int, Done] = {}
    following = 0
    for done in some:
        early[done.order] = done
        while following in early:
            yield early.pop(following)
            following += 1


def count(done: Done, tally: Tally) -> None:
    """Counts what a part held."""
    tally.read += done.reports
    tally.skipped += sum(note.skipped for note in done.notes)
    tally.doubtful += len({note.where for note in done.notes if not note.skipped})
