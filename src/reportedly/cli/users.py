"""`reportedly users`: who may sign in to the workbench."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.records import Failed

if TYPE_CHECKING:
    from reportedly.workbench.users import Role

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT = "reportedly-users.toml"

CODES = """
\b
Exit codes:
  0    done
  1    there is nobody to list
  2    not understood, or no user can be so added or removed; nothing was done
  3    failed: the error is told, and the file is as it was
  130  interrupted (Ctrl-C); the file is as it was
  141  whoever read our output stopped reading it
"""

HELP = f"""Say who may sign in to the workbench, and what they may do.

Users stand in a file that only its owner can read, each with a role and the hash of a password. `reportedly serve
--users FILE` lets in those of the file and nobody else. A change holds at once: who was removed is out.

\b
A ROLE is
  reader    looks
  reviewer  decides too
  editor    adds articles too

\b
Examples:
  reportedly users add Anna --role editor
  reportedly users add Boris --role reader --users team.toml
  reportedly users list
  reportedly users remove Boris --users team.toml
{CODES}"""


@click.group(help=HELP)
def users() -> None:
    """The group of all that is done to a file of users."""


def users_option(command: Command) -> Command:
    """Adds `--users` to a command, which gets it as `path`."""
    return click.option(
        "--users",
        "path",
        metavar="FILE",
        default=DEFAULT,
        show_default=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="The file of users.",
    )(command)


@contextmanager
def telling() -> Iterator[None]:
    """What is wrong with a user or with the file is told as click tells errors."""
    from reportedly.workbench.users import EntryError, UsersError

    try:
        yield
    except EntryError as error:
        raise click.UsageError(str(error)) from error
    except UsersError as error:
        raise Failed(str(error)) from error


@users.command(
    help=f"""Add a user.

Asks twice for the password, of 12 characters at least, and shows nothing of it. To give somebody another role or
password, remove the user and add it anew.
{CODES}"""
)
@click.argument("name")
@click.option(
    "--role", required=True, type=click.Choice(["reader", "reviewer", "editor"]), help="What the user may do."
)
@click.option(
    "--password-stdin", "piped", is_flag=True, help="Read the password from the first line of standard input."
)
@users_option
def add(name: str, role: Role, piped: bool, path: Path) -> int:
    """Adds; the exit code."""
    from reportedly.workbench import users as known

    with telling():
        known.fit_name(name)
        known.add(path, name, role, first_line() if piped else asked())
    click.echo(f"{name} is in {path} as {role}.", err=True)
    return 0


def asked() -> str:
    """The password that is typed, twice the same."""
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt="Once more", err=True)
    return typed


def first_line() -> str:
    """The first line of standard input."""
    return sys.stdin.readline().rstrip("\r\n")


@users.command("list", help=f"Show the users with their roles.\n{CODES}")
@users_option
def list_(path: Path) -> int:
    """Lists; the exit code."""
    from reportedly.workbench.users import load

    with telling():
        everybody = load(path).everybody()
    for user in everybody:
        click.echo(f"{user.role:<8}  {user.name}")
    return 0 if everybody else 1


@users.command(help=f"Take a user out, who is signed out at once.\n{CODES}")
@click.argument("name")
@users_option
def remove(name: str, path: Path) -> int:
    """Removes; the exit code."""
    from reportedly.workbench import users as known

    with telling():
        known.remove(path, name)
    click.echo(f"{name} is out of {path}.", err=True)
    return 0
