"""What every command that works on a record shares: which record, and what is said when it can't be used."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.leaving import FAILED

if TYPE_CHECKING:
    from reportedly.record.record import Record

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT = "reportedly.sqlite"
VARIABLE = "REPORTEDLY_RECORD"
SHORT = len("sha256:") + 8
"""Ids made of a hash are cut to so many characters on a page; `reportedly review` takes them so."""
_HASHED = re.compile(r"sha256:[0-9a-f]{64}")


class Failed(click.ClickException):
    """A fault of the world and not of the command line."""

    exit_code = FAILED


def record_option(command: Command) -> Command:
    """Adds `--record` to a command, which gets it as `where`."""
    return click.option(
        "--record",
        "where",
        metavar="RECORD",
        envvar=VARIABLE,
        default=DEFAULT,
        show_default=True,
        help=f"The record: a file, or postgresql://user@host/database. Without it, what {VARIABLE} names.",
    )(command)


class Missing(Failed):
    """There is no record where one was looked for."""


@contextmanager
def opened(where: str, *, write: bool, create: bool = True) -> Iterator[Record]:
    """The record, open; what is wrong with it or with a decision is told as click tells errors."""
    from reportedly.record.errors import AddressError, DecisionError, MissingError, RecordError
    from reportedly.record.record import Record

    try:
        with Record.open(where, write=write, create=create) as record:
            yield record
    except AddressError as error:
        raise click.BadParameter(str(error), param_hint="--record") from error
    except DecisionError as error:
        raise click.UsageError(str(error)) from error
    except MissingError as error:
        raise Missing(str(error)) from error
    except RecordError as error:
        raise Failed(str(error)) from error


def short(name: str) -> str:
    """A name for a page: with the ids that are hashes cut."""
    return _HASHED.sub(lambda found: found[0][:SHORT], name)


def somebody() -> str:
    """Who sits here: git's author, else the user that is logged in; empty where nobody knows."""
    if name := os.environ.get("GIT_AUTHOR_NAME", "").strip():
        return name
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, encoding="utf-8", timeout=5)
        if name := asked.stdout.strip():
            return name
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        pass
    return (os.environ.get("USER") or os.environ.get("USERNAME") or "").strip()
