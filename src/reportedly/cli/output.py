"""Where reports go: standard output or a file, as JSON lines or as a page for a person.

Invariant: whole lines only. Each report is flushed when it is written, so that an interruption leaves no half of one.
A file has its final name only when all of it is there; until then it is called `.part`, and an older one stays.
"""

from __future__ import annotations

import errno
import gzip
import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, cast

import click

from reportedly.cli.leaving import PIPE_CLOSED, drop_output
from reportedly.model import Report

Shape = Literal["jsonl", "text", "claims"]
Write = Callable[[Report], None]

PLAIN_WIDTH = 100
EMPTY_BYTES = 20
"""A gzip file of nothing is as long as this, and no report is as short."""


def shape_of(wanted: Shape | None, target: Path | None) -> Shape:
    """The shape that was asked for; else a page on a terminal and JSON lines everywhere else."""
    return wanted or ("text" if target is None and sys.stdout.isatty() else "jsonl")


@contextmanager
def writing(shape: Shape, target: Path | None) -> Iterator[Write]:
    """A function that writes one report. A pipe that its reader closed ends the command with exit code 141, quietly."""
    try:
        with opened(target) as stream:
            yield jsonl_to(stream) if shape == "jsonl" else page_to(stream, target, article=shape == "text")
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


def jsonl_to(stream: IO[bytes]) -> Write:
    """Writes one report a line."""
    from reportedly.report import to_line

    def write(report: Report) -> None:
        stream.write(to_line(report).encode() + b"\n")
        stream.flush()

    return write


def page_to(stream: IO[bytes], target: Path | None, *, article: bool) -> Write:
    """Writes reports for a person to read: with the `article`, or only who says what."""
    from reportedly.cli.view import Line, Look, console_for, legend, put, show

    on_screen = target is None and sys.stdout.isatty()
    page = io.StringIO()
    page.isatty = lambda: on_screen  # type: ignore[method-assign]
    console = console_for(page, shutil.get_terminal_size().columns if on_screen else PLAIN_WIDTH)
    if on_screen and article and not console.is_dumb_terminal:
        put(console, Line(legend()))

    def write(report: Report) -> None:
        show(console, report, Look(text=article))
        stream.write(page.getvalue().encode())
        stream.flush()
        page.seek(0)
        page.truncate()

    return write
