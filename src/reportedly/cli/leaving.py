"""How a command leaves: its exit codes, and what is said when it fails."""

from __future__ import annotations

import os
import signal
import sys

import click

FAILED = 3
INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + signal.SIGPIPE


def failure(error: Exception) -> int:
    """Tells why the command failed, a fault of its own with where it happened; the exit code."""
    if isinstance(error, OSError | MemoryError):
        click.echo(f"Error: {' '.join(in_words(error).split())}", err=True)
    else:
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True)
        click.echo(f"Error: this should not happen; please report it ({type(error).__name__}).", err=True)
    drop_output()
    return FAILED


def in_words(error: OSError | MemoryError) -> str:
    """An error of the system in words: the file that it is about, and what is wrong with it."""
    if isinstance(error, MemoryError):
        return "there is not enough memory; read fewer or shorter articles at once"
    if error.strerror is None:
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename is not None else f"cannot write: {error.strerror}"


def drop_output() -> None:
    """Gives up what standard output could not take, over which Python would fail once more at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def exit_codes(done: str) -> str:
    """The part of a command's help that tells its exit codes; `done` is what it did with its articles."""
    return f"""\b
Exit codes:
  0    all articles were {done}, and nothing about them is in doubt
  1    warnings were given: something was skipped or is in doubt
  2    the command was not understood, and nothing was {done}
  3    failed: the error is told, and what was written so far is whole lines
  130  interrupted (Ctrl-C); what was written so far is whole lines
  141  whoever read our output stopped reading it
"""
