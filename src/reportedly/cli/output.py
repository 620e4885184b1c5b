"""Where reports go: standard output or a file, as JSON lines or as a page for a person.

Invariant: whole lines only. Each report is flushed when it is written, so that an interruption leaves no half of one.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, cast

import click

from reportedly.model import Report

Shape = Literal["jsonl", "text", "claims"]
Write = Callable[[Report], None]

PIPE_CLOSED = 128 + signal.SIGPIPE
PLAIN_WIDTH = 100


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
        # Python would complain once more when it flushes standard output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(PIPE_CLOSED) from None


@contextmanager
def opened(target: Path | None) -> Iterator[IO[bytes]]:
    """The bytes of standard output, or of a new file, packed where its name ends in `.gz`."""
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with target.open("wb") as file:
        if target.suffix != ".gz":
            yield file
            return
        # No name and no time in the header: the same reports give the same bytes.
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:
            yield cast(IO[bytes], packed)


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
