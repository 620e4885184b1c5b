"""What the commands on incidents share: the options that choose them, and the accounts that are chosen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.progress import telling
from reportedly.cli.records import Failed, record_option

if TYPE_CHECKING:
    from reportedly.accounts.accounts import Told
    from reportedly.accounts.best import Rule
    from reportedly.accounts.conflict import Conflict
    from reportedly.accounts.model import GradeValue, Side
    from reportedly.accounts.pairing import Linker
    from reportedly.record.record import Record

Command = TypeVar("Command", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d"])
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
RULES = ("ucdp", "acled", "median")
CODES = """
\b
Exit codes:
  0    incidents were found
  1    nothing was found
  2    the command was not understood
  3    failed: the error is told
  130  interrupted (Ctrl-C)
  141  whoever read our output stopped reading it
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """The incidents that a command line asks for, as click has its options."""

    incidents: tuple[str, ...]
    conflict: Conflict | None
    least: int
    since: date | None
    until: date | None
    place: str | None
    actor: str | None
    grade: tuple[GradeValue, ...]


def conflict_option(command: Command) -> Command:
    """Adds `--conflict` to a command, which gets the conflict that the file declares."""
    return click.option(
        "--conflict",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=lambda _context, _parameter, path: loaded(path),
        help="Who is on which side, and when (see Account). Without it, sides are inferred.",
    )(command)


def loaded(path: Path | None) -> Conflict | None:
    """The conflict of a file. Raises BadParameter where it is none."""
    if path is None:
        return None
    from reportedly.accounts.conflict import ConflictError, load

    try:
        return load(path)
    except (ConflictError, OSError) as error:
        words = f"{path}: {error.strerror}" if isinstance(error, OSError) else str(error)
        raise click.BadParameter(words, param_hint="--conflict") from error


def choosing(page: str, least: int, *, best: bool = False) -> Callable[[Command], Command]:
    """Adds the options that choose incidents: a command gets `choice`, `where` (the record) and `shape`.

    `page` is what its form for a person is called, `least` how many articles tell of an incident that is on such a
    page by default. With `best` it also gets `rule`, by which a best figure is chosen.
    """

    def decorate(command: Command) -> Command:
        def run(shape: str | None, least_articles: int | None, **more: Any) -> int:
            fields = {name: more.pop(name) for name in ("incidents", "conflict", "place", "actor", "grade")}
            shape = shape or (page if sys.stdout.isatty() else "jsonl")
            fewest = least_articles or (least if shape == page and not fields["incidents"] else 1)
            since, until = day(more.pop("since")), day(more.pop("until"))
            if since and until and until < since:
                raise click.BadParameter(f"{until} is before --since {since}", param_hint="--until")
            choice = Choice(least=fewest, since=since, until=until, **fields)
            answer: int = command(choice=choice, shape=shape, **more)
            return answer

        made: Any = run
        made.__click_params__ = getattr(command, "__click_params__", [])
        for option in reversed([*options(page, least), *([best_option] if best else [])]):
            made = option(made)
        made.__doc__, made.__name__ = command.__doc__, getattr(command, "__name__", "command")
        return made  # type: ignore[no-any-return]

    return decorate


def options(page: str, least: int) -> tuple[Callable[[Any], Any], ...]:
    """The options that choose incidents."""
    default = f"1, {least} on a page for a person" if least != 1 else "1"
    return (
        click.argument("incidents", metavar="[INCIDENT]...", nargs=-1),
        record_option,
        conflict_option,
        click.option("--since", metavar="DAY", type=DAY, help="Happened on this day or later."),
        click.option("--until", metavar="DAY", type=DAY, help="Happened on this day or earlier."),
        click.option(
            "--place", metavar="PLACE", help="A name, a division, a country (ISO 3166-1 alpha-3) or #GEONAMEID."
        ),
        click.option("--actor", metavar="ID", help="Who speaks, is named as an author, acts or suffers, by id."),
        click.option(
            "--grade",
            metavar="GRADE",
            type=click.Choice(GRADES),
            multiple=True,
            help=f"How well it is attested: {', '.join(GRADES)}. Can be given more than once.",
        ),
        click.option(
            "--least",
            "least_articles",
            metavar="N",
            type=click.IntRange(1),
            help=f"Only what so many articles tell of. [default: {default}]",
        ),
        click.option(
            "--format",
            "shape",
            type=click.Choice([page, "jsonl"]),
            help=f"{page}: for a person. jsonl: for a program. [default: {page} on a terminal, jsonl elsewhere]",
        ),
    )


best_option = click.option(
    "--best",
    "rule",
    type=click.Choice(RULES),
    help="The rule by which a best figure is chosen (see Account). Without it there is none.",
)


def day(moment: datetime | None) -> date | None:
    """The day that was asked for."""
    return moment.date() if moment else None


def linked(record: Record, *, anew: bool = False, linker: Linker = "auto") -> None:
    """Brings what is new in a record into incidents, or `anew` all of it; tells of it on a terminal only.

    `linker` is who finds the pairs that are compared when all is linked at once.
    """
    from reportedly.accounts.linking import rebuild, update
    from reportedly.accounts.pairing import LinkerError
    from reportedly.record.derived import progress, reports

    bar = sys.stderr.isatty()
    whole = reports(record) if bar and (anew or not progress(record)) else None
    with telling(whole, bar=bar, what="Linking") as teller:
        try:
            (rebuild if anew else update)(record, teller.reach, linker=linker, workers=processors())
        except LinkerError as error:
            raise Failed(str(error)) from error


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def sides_of(record: Record, conflict: Conflict | None) -> tuple[Side, ...]:
    """The sides of a record whose reports are linked: those that are declared, else those that are inferred from it."""
    from reportedly.accounts.inferring import sides

    return conflict.sides if conflict is not None else sides(record)


def chosen(record: Record, choice: Choice, sides: tuple[Side, ...], rule: Rule | None = None) -> Iterator[Told]:
    """The accounts that are chosen, in the order of their first day. Raises UsageError for an id that is none."""
    from reportedly.accounts.accounts import accounts
    from reportedly.accounts.conflict import Conflict
    from reportedly.accounts.selection import Selection, of_conflict

    check(record, choice.incidents)
    conflict = choice.conflict or Conflict("", None, None, sides)
    wanted = Selection(choice.since, choice.until, choice.place, choice.actor, choice.grade)
    for told in accounts(record, conflict, rule, least=choice.least, only=choice.incidents):
        if wanted.takes(told) and (choice.incidents or of_conflict(told, conflict)):
            yield told


def check(record: Record, incidents: tuple[str, ...]) -> None:
    """Nothing, where all ids are incidents. Raises UsageError at the first that is none."""
    from reportedly.record.derived import members

    known = members(record, incidents)
    for each in incidents:
        if each not in known:
            words = f"{each} is no incident of this record; `reportedly accounts` lists their ids"
            raise click.UsageError(
                f"{words}, --place finds them by place" if not any(map(str.isdigit, each)) else words
            )


def of_incident(told: Told) -> dict[str, Any]:
    """What every row of an incident says of it: id, type, place, day and grade."""
    from reportedly.accounts.account import edtf

    incident = told.account.incident
    return {
        "incident": incident.id,
        "type": incident.type,
        "place": incident.ground.name if incident.ground else None,
        "date": edtf(incident.first, incident.last),
        "grade": told.account.grade.value,
    }


def few(record: Record, choice: Choice) -> str | None:
    """What is said of the incidents that too few articles tell of; None where none were left out for that."""
    from reportedly.record.derived import printings

    if choice.least == 1 or choice.incidents:
        return None
    told = "only one article" if choice.least == 2 else f"fewer than {choice.least} articles"
    if choice.since or choice.until or choice.place or choice.actor or choice.grade:
        return f"Not shown: incidents told of by {told}. --least 1 shows all."
    hidden = sum(many < choice.least for many in printings(record).values())
    noun = "incident" if hidden == 1 else "incidents"
    return f"Not shown: {hidden} {noun} told of by {told}. --least 1 shows all." if hidden else None
