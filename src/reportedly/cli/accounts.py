"""`reportedly accounts`: what is said of each incident, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.choosing import CODES, Choice, choosing, chosen, few, linked, sides_of
from reportedly.cli.output import lines_to, streaming
from reportedly.cli.records import opened

if TYPE_CHECKING:
    from reportedly.accounts.accounts import Told
    from reportedly.accounts.best import Rule
    from reportedly.accounts.pairing import Linker

LINKERS = ("auto", "own", "duckdb", "spark")
HELP = f"""Show what is said of each incident, the sides next to each other.

Articles that tell of one happening are brought together: who asserts it, denies it, blames or claims it, and who is
silent; every toll with its claimant, as it was revised; what contradicts what; how many say it independently, in how
many articles. Whatever is new in the record is linked first, and compared with its neighbours only.

With an INCIDENT's id all is shown of it, with the reasons why its articles are held to tell of one happening. Where
they are wrong, `reportedly review` merges, splits and keeps apart.

\b
Examples:
  reportedly accounts --conflict war.toml      by the sides you declare
  reportedly accounts --place Ganja --since 2020-10-04
  reportedly accounts i7e464a7ac0c0            one incident, and why
  reportedly accounts --grade contested --best ucdp
  reportedly accounts --format jsonl > incidents.jsonl
{CODES}"""


@click.command(help=HELP)
@click.option("--rebuild", is_flag=True, help="Link all reports anew, with what is known now of rare words.")
@click.option(
    "--linker",
    type=click.Choice(LINKERS),
    help="With --rebuild, who finds the articles to compare: our own code, or Splink in DuckDB or Spark. The incidents "
    "are the same. [default: auto, by the number of articles]",
)
@choosing("text", 2, best=True)
def accounts(choice: Choice, where: str, shape: str, rule: Rule | None, rebuild: bool, linker: Linker | None) -> int:
    """Writes the accounts; the exit code."""
    from reportedly.cli.account_view import page, preface
    from reportedly.cli.columns import pages

    if linker and not rebuild:
        raise click.UsageError("--linker goes with --rebuild: what is new is compared with its neighbours only")
    with opened(where, write=True, create=False) as record:
        linked(record, anew=rebuild, linker=linker or "auto")
        sides = sides_of(record, choice.conflict)
        found = chosen(record, choice, sides, rule)
        some = 0
        with streaming(None) as stream:
            line, show = lines_to(stream, line_of), pages(stream)
            for told in found:
                if shape == "jsonl":
                    line(told)
                else:
                    if not some:
                        show(preface(sides))
                    show(page(told, sides, whole=bool(choice.incidents)))
                some += 1
        return concluded(some, few(record, choice) if shape != "jsonl" else None)


def concluded(some: int, more: str | None) -> int:
    """Tells what was not found or not shown; the exit code."""
    if not some:
        click.echo("Nothing was found.", err=True)
    if more:
        click.echo(more, err=True)
    return 0 if some else 1


def line_of(told: Told) -> str:
    """The account as one line of JSON."""
    from reportedly.accounts.account import to_line

    return to_line(told.account, told.reports, told.origins)
