"""`reportedly package`: one incident with all that it stands on, in one file."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.choosing import best_option, check, conflict_option, linked, sides_of
from reportedly.cli.output import part_of
from reportedly.cli.records import Failed, opened, record_option

if TYPE_CHECKING:
    from reportedly.accounts.best import Rule
    from reportedly.accounts.conflict import Conflict
    from reportedly.exports.package import Packed

HELP = """Put one incident with all that it stands on into one zip file.

The file holds the bytes of each source as received, the reports, the claims of the incident with their verbatim words,
the chain of decisions up to its head, a page that needs nothing else (index.html), and a manifest with the hash of
every file. `reportedly verify` checks it without the record.

The chain goes into it whole, with decisions about other things: a part of it could not be checked.

\b
Examples:
  reportedly package i7e464a7ac0c0 --output barda.zip
  reportedly package i7e464a7ac0c0 --conflict war.toml --output barda.zip
  reportedly package i7e464a7ac0c0 --at 2026-03-01 --output barda.zip

\b
Exit codes:
  0    the package was written
  1    written, but the bytes of some article are not in the record
  2    the command was not understood, and nothing was written
  3    failed: the error is told, and nothing was written
  130  interrupted (Ctrl-C); nothing was written
  141  whoever read our output stopped reading it
"""


@click.command(help=HELP)
@click.argument("incident", metavar="INCIDENT")
@record_option
@click.option(
    "--output",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The zip file to write; it takes its name when all of it is there.",
)
@conflict_option
@best_option
@click.option(
    "--at",
    "made",
    metavar="TIME",
    callback=lambda _context, _parameter, value: moment(value),
    help="When it was made, 2026-03-01T12:00:00Z: the same record and time give the same bytes. [default: now]",
)
def package(
    incident: str, where: str, target: Path, conflict: Conflict | None, rule: Rule | None, made: datetime | None
) -> int:
    """Writes the package; the exit code."""
    from reportedly.accounts.accounts import accounts
    from reportedly.accounts.conflict import Conflict as Declared
    from reportedly.accounts.decisions import home
    from reportedly.exports.package import PackageError
    from reportedly.exports.package import package as pack

    with opened(where, write=True, create=False) as record:
        linked(record)
        name = home(record, incident)
        check(record, (name,))
        if name != incident:
            click.echo(f"{incident} is part of {name}, which is packed", err=True)
        sides = sides_of(record, conflict)
        (told,) = accounts(record, conflict or Declared("", None, None, sides), rule, only=[name])
        try:
            with part_of(target) as part:
                try:
                    with part.open("wb") as out:
                        packed = pack(record, told, sides, made or datetime.now(UTC), out)
                except BaseException:
                    part.unlink(missing_ok=True)  # half a package is of no use
                    raise
        except PackageError as error:
            raise Failed(str(error)) from error
    return tell(packed, target)


def moment(value: str | None) -> datetime | None:
    """The time that was given, UTC where it has no zone. Raises BadParameter where it is none."""
    if value is None:
        return None
    try:
        made = datetime.fromisoformat(value)
        return (made if made.tzinfo else made.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise click.BadParameter(f"{value!r} is no time; write it as 2026-03-01T12:00:00Z") from None


def tell(packed: Packed, target: Path) -> int:
    """Prints the hashes to keep, and tells what is missing; the exit code."""
    with target.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    click.echo(f"{whole}  {target}")
    click.echo(f"{packed.files:,} files. Manifest: {packed.manifest}", err=True)
    click.echo(f"Head of the decisions: {packed.head}", err=True)
    for name in packed.without_source:
        click.echo(f"{name}: the bytes as received are not in the record, and so not in the package", err=True)
    return 1 if packed.without_source else 0
