"""Where reports go: standard output or a file, as JSON lines, as a Parquet table, or as a page for a person.

Invariant: whole lines only. Each report is flushed when it is written, so that an interruption leaves no half of one;
a Parquet table is closed where the work stops, so that what it holds by then can be read.
A file has its final name only when all of it is there; until then it is called `.part`, and an older one stays.
"""

from __future__ import annotations

import errno
import gzip
import io
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, TypeVar, cast

import click

from reportedly.cli.leaving import PIPE_CLOSED, drop_output
from reportedly.model import Report

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.cli.view import Line

T = TypeVar("T")
Shape = Literal["jsonl", "text", "claims", "parquet"]
Write = Callable[[Report], Report]
"""Writes one report and gives it as it was written."""

PARQUET = ".parquet"
PLAIN_WIDTH = 100
EMPTY_BYTES = 20
"""A gzip file of nothing is as long as this, and no report is as short."""


def shape_of(wanted: Shape | None, target: Path | None) -> Shape:
    """The shape that was asked for; else what the target's name says, a page on a terminal, JSON lines elsewhere."""
    if target is not None and target.suffix.lower() == PARQUET:
        return wanted or "parquet"
    return wanted or ("text" if target is None and sys.stdout.isatty() else "jsonl")


@contextmanager
def writing(shape: Shape, target: Path | None) -> Iterator[Write]:
    """A function that writes one report in this shape."""
    with streaming(target) as stream:
        if shape == "parquet":
            from reportedly.exports.parquet import table_to

            with table_to(stream) as table:
                yield table.add
        else:
            yield reports_to(stream) if shape == "jsonl" else pages_of_reports(stream, target, article=shape == "text")


@contextmanager
def streaming(target: Path | None) -> Iterator[IO[bytes]]:
    """Where to write. A pipe that its reader closed ends the command with exit code 141, quietly."""
    try:
        with opened(target) as stream:
            yield stream
    except BrokenPipeError:
        drop_output()
        raise click.exceptions.Exit(PIPE_CLOSED) from None


@contextmanager
def opened(target: Path | None) -> Iterator[IO[bytes]]:
    """The bytes of standard output, of a device or pipe, or of a file that takes its name at the end."""
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif is_device(target):
        with target.open("wb") as stream:
            yield stream
    else:
        with part_of(target) as part, part.open("wb") as file, packed(file, target) as stream:
            yield stream


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """The file to write to, which becomes the target when the work is done and stays beside it when it is not."""
    final, part = names_of(target)
    if not final.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
    try:
        yield part
        if final.exists():
            shutil.copymode(final, part)
        part.replace(final)
    except BaseException:
        if part.exists() and part.stat().st_size <= EMPTY_BYTES:
            part.unlink()
        elif part.exists():
            click.echo(f"What was written so far is in {part}", err=True)
        raise


@contextmanager
def packed(file: IO[bytes], target: Path) -> Iterator[IO[bytes]]:
    """The file, or what packs into it where the target's name ends in `.gz`."""
    if target.suffix != ".gz":
        yield file
        return
    # No name and no time in the header: the same reports give the same bytes.
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as stream:
        yield cast(IO[bytes], stream)


def names_of(target: Path) -> tuple[Path, Path]:
    """The target, links followed, and the file that is written before it."""
    final = target.resolve()
    return final, final.with_name(final.name + ".part")


def is_device(target: Path) -> bool:
    """Whether a target is there and no file (`/dev/null`, a named pipe), so that nothing can take its name."""
    return target.exists() and not target.is_file()


def reports_to(stream: IO[bytes]) -> Write:
    """Writes one report a line."""
    from reportedly.report import to_line

    return lines_to(stream, to_line)


def lines_to(stream: IO[bytes], line_of: Callable[[T], str]) -> Callable[[T], T]:
    """Writes one thing a line."""

    def write(thing: T) -> T:
        stream.write(line_of(thing).encode() + b"\n")
        stream.flush()
        return thing

    return write


def pages_of_reports(stream: IO[bytes], target: Path | None, *, article: bool) -> Write:
    """Writes reports for a person to read: with the `article`, or only who says what."""
    from reportedly.cli.view import Line, Look, legend, show

    look = Look(text=article)
    return pages_to(stream, target, lambda console, report: show(console, report, look), [Line(legend())][:article])


def pages_to(
    stream: IO[bytes], target: Path | None, show: Callable[[Console, T], None], legend: Sequence[Line]
) -> Callable[[T], T]:
    """Writes things as `show` prints them; in colour, below the `legend`, on a terminal or where FORCE_COLOR is set."""
    from reportedly.cli.view import console_for, put

    on_screen = target is None and sys.stdout.isatty()
    page = io.StringIO()
    page.isatty = lambda: on_screen  # type: ignore[method-assign]
    console = console_for(page, shutil.get_terminal_size().columns if on_screen else PLAIN_WIDTH)
    for line in legend if console.is_terminal and not console.is_dumb_terminal else ():
        put(console, line)

    def write(thing: T) -> T:
        show(console, thing)
        stream.write(page.getvalue().encode())
        stream.flush()
        page.seek(0)
        page.truncate()
        return thing

    return write
