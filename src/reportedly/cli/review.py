"""`reportedly review`: what people decide about the record."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from reportedly.cli.records import opened, record_option, short, somebody

if TYPE_CHECKING:
    from reportedly.record.reviews import Decision, Review

Command = TypeVar("Command", bound=Callable[..., Any])

CODES = """
\b
Exit codes:
  0    done
  1    the chain of decisions is broken, or there is nothing to list
  2    not understood, or no such decision can be made; nothing was done
  3    failed: the error is told, and nothing was decided
  130  interrupted (Ctrl-C); nothing was decided
  141  whoever read our output stopped reading it
"""

HELP = f"""Decide about what the record says, and see what was decided.

A decision is a row that says who, when, what about, what before, what after and why. Rows are never changed: to take
a decision back is a row too. Each holds the hash of the one before it, so that a record whose rows were tampered with
shows it. What the program reads later never overrides a decision.

\b
A SUBJECT is
  ARTICLE#s1, #e3, #f2, #p4  a statement, event, figure or place that was read
  ARTICLE                    an article, by its id
  i...                       an incident, by its id
  ARTICLE#t1                 a telling: what one article tells of one incident
A long id of an article may be cut to a beginning that no other has.

\b
Examples:
  reportedly review accept sha256:1c5f02ab#e3
  reportedly review correct sha256:1c5f02ab#f2 high 16 --why "says 14 to 16"
  reportedly review reject sha256:1c5f02ab#s1 --why "another story's"
  reportedly review unsure sha256:1c5f02ab#e3 --why "which of two bridges?"
  reportedly review merge i12 i40 --why "both are the shelling of the market"
  reportedly review undo 3
  reportedly review verify --head "$(cat head.txt)"
{CODES}"""


@click.group(help=HELP)
def review() -> None:
    """The group of all that is decided."""


def deciding_options(command: Command) -> Command:
    """Adds what every decision takes: `--who`, `--why`, `--record`."""
    who = click.option("--who", metavar="NAME", help="Who decides. [default: git's author, else the user logged in]")
    why = click.option("--why", metavar="WORDS", default="", help="Why, for those who come after.")
    return who(why(record_option(command)))


def decide(decision: Decision, subjects: tuple[str, ...], where: str, who: str | None, why: str, **more: Any) -> int:
    """Adds a decision and tells it; the exit code."""
    with opened(where, write=True, create=False) as record:
        made = record.decide(decision, *subjects, who=named(who), why=why, **more)
    tell(made)
    return 0


def named(who: str | None) -> str:
    """Who decides. Raises UsageError where nobody knows."""
    if name := (who if who is not None else somebody()).strip():
        return name
    raise click.UsageError("say who decides with --who")


def tell(made: Review) -> None:
    """The decision's number and head, on standard error."""
    click.echo(f"Review {made.number}: {words_of(made)}", err=True)


@review.command(help=f"Say that a reading is right.\n{CODES}")
@click.argument("subject")
@deciding_options
def accept(subject: str, where: str, who: str | None, why: str) -> int:
    """Accepts; the exit code."""
    return decide("accept", (subject,), where, who, why)


@review.command(
    help=f"""Put another value into a field.

FIELD is named as in the report's JSON: status, act, low, source.actor, actors.0.actor, outlet ... VALUE is JSON, or
text as it stands; null takes a value away. A field that refers to another item (place, claimant, event, part_of,
parent) takes its id.
{CODES}"""
)
@click.argument("subject")
@click.argument("field")
@click.argument("value")
@deciding_options
def correct(subject: str, field: str, value: str, where: str, who: str | None, why: str) -> int:
    """Corrects; the exit code."""
    from reportedly.record.errors import DecisionError

    name = named(who)
    with opened(where, write=True, create=False) as record:
        try:
            made = record.decide("correct", subject, who=name, why=why, field=field, value=parsed(value))
        except DecisionError as error:
            if isinstance(parsed(value), str):
                raise
            try:
                made = record.decide("correct", subject, who=name, why=why, field=field, value=value)
            except DecisionError:
                raise error from None
    tell(made)
    return 0


def parsed(value: str) -> Any:
    """The value that JSON holds; text that is no JSON as it stands."""
    try:
        return json.loads(value)
    except ValueError:
        return value


@review.command(help=f"Say that a reading is wrong: nothing that it claims counts any more.\n{CODES}")
@click.argument("subject")
@deciding_options
def reject(subject: str, where: str, who: str | None, why: str) -> int:
    """Rejects; the exit code."""
    return decide("reject", (subject,), where, who, why)


@review.command(help=f"Say that you can't tell: somebody else should look. It changes nothing else.\n{CODES}")
@click.argument("subject")
@deciding_options
def unsure(subject: str, where: str, who: str | None, why: str) -> int:
    """Leaves it open; the exit code."""
    return decide("unsure", (subject,), where, who, why)


@review.command(help=f"Say that two or more incidents, or tellings, are one happening.\n{CODES}")
@click.argument("subjects", metavar="SUBJECT...", nargs=-1, required=True)
@deciding_options
def merge(subjects: tuple[str, ...], where: str, who: str | None, why: str) -> int:
    """Merges; the exit code."""
    return decide("merge", subjects, where, who, why)


@review.command(
    help=f"""Say that tellings do not belong to an incident.

They leave it together, and the others stay together.
{CODES}"""
)
@click.argument("incident")
@click.argument("tellings", metavar="TELLING...", nargs=-1, required=True)
@deciding_options
def split(incident: str, tellings: tuple[str, ...], where: str, who: str | None, why: str) -> int:
    """Splits; the exit code."""
    return decide("split", (incident, *tellings), where, who, why)


@review.command("not-the-same", help=f"Say that two tellings are of different happenings.\n{CODES}")
@click.argument("first", metavar="TELLING")
@click.argument("second", metavar="TELLING")
@deciding_options
def not_the_same(first: str, second: str, where: str, who: str | None, why: str) -> int:
    """Keeps apart; the exit code."""
    return decide("not-the-same", (first, second), where, who, why)


@review.command(help=f"Take a decision back, by its number. An undo can be undone.\n{CODES}")
@click.argument("number", type=click.IntRange(1))
@deciding_options
def undo(number: int, where: str, who: str | None, why: str) -> int:
    """Undoes; the exit code."""
    name = named(who)
    with opened(where, write=True, create=False) as record:
        made = record.undo(number, who=name, why=why)
    tell(made)
    return 0


@review.command(
    "list",
    help=f"""Show the decisions, the oldest first.

Those that were undone say so, and those whose subject a newer reading of the article doesn't hold any more.
{CODES}""",
)
@click.option("--standing", "only", flag_value="standing", help="Only decisions in force.")
@click.option("--unattached", "only", flag_value="unattached", help="Only those in force whose subject is gone.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl"]),
    help="table: one line each. jsonl: one JSON object each. [default: table on a terminal, jsonl elsewhere]",
)
@record_option
def list_(only: Literal["standing", "unattached"] | None, shape: str | None, where: str) -> int:
    """Lists; the exit code."""
    from reportedly.record.reviews import review_to_json, standing
    from reportedly.report import in_one_line

    with opened(where, write=False) as record:
        every, gone = record.reviews(), {each.number for each in record.unattached()}
    force = {each.number for each in standing(every)}
    shown = [each for each in every if only is None or each.number in (force if only == "standing" else gone)]
    for each in shown:
        state = state_of(each, force, gone)
        if (shape or ("table" if sys.stdout.isatty() else "jsonl")) == "jsonl":
            click.echo(in_one_line({**review_to_json(each), "state": state}))
        else:
            note = "" if state == "standing" else f" [{state}]"
            click.echo(f"{each.number:>4}  {each.at}  {words_of(each)}{note}")
    return 0 if shown else 1


def state_of(made: Review, force: set[int], gone: set[int]) -> str:
    """Whether a decision is `standing`, `undone`, `unattached`, or an `undo`."""
    if made.decision == "undo":
        return "undo"
    if made.number not in force:
        return "undone"
    return "unattached" if made.number in gone else "standing"


@review.command(
    help=f"""Check the chain of decisions.

A row that was changed, dropped or put in is found, and the first place told. With the head that was kept before, it is
found too where the last rows were dropped or all were written anew.
{CODES}"""
)
@click.option("--head", metavar="HASH", help="A head that was kept: it must still be in the chain.")
@record_option
def verify(head: str | None, where: str) -> int:
    """Verifies; the exit code."""
    with opened(where, write=False) as record:
        fault = record.verify(head.split()[-1] if head and head.strip() else None)
        number, last = record.head()
    if fault:
        click.echo(f"The chain is broken at {fault}.", err=True)
        return 1
    click.echo(f"The chain of {number} decisions is whole. Head: {last}", err=True)
    return 0


@review.command("head", help=f"Print the number and the hash of the last decision, to be kept elsewhere.\n{CODES}")
@record_option
def head_(where: str) -> int:
    """Prints the head; the exit code."""
    with opened(where, write=False) as record:
        number, last = record.head()
    click.echo(f"{number} {last}")
    return 0


def words_of(made: Review) -> str:
    """`Anna corrects ARTICLE#f2: high 14 → 16 (the text says so)`."""
    from reportedly.cli.changes_view import told
    from reportedly.cli.view import visible

    what = f"{made.decision} {short(str(made.subject))}"
    if made.field is not None:
        what += f" {made.field}: {told(made.before)} → {told(made.after)}"
    return visible(f"{made.who}: {what}{f' ({made.why})' if made.why else ''}")
