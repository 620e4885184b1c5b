"""`reportedly tolls`: who counted how many, and how that changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.accounts import concluded
from reportedly.cli.choosing import CODES, Choice, choosing, chosen, few, linked, sides_of
from reportedly.cli.output import lines_to, streaming
from reportedly.cli.records import opened

if TYPE_CHECKING:
    from reportedly.accounts.accounts import Told
    from reportedly.accounts.best import Rule

HELP = f"""Show the tolls of each incident as they were revised.

For each thing that is counted (killed, injured, houses destroyed ...) there is a line for each claimant, with figures
in the order of saying: 43, then 70, then 112. Figures that are a part of another, or count over more than the
incident, stand apart and enter no range. Low and high are the extremes of the figures that stand. A best figure is
chosen only by the rule that you name with --best.

\b
Examples:
  reportedly tolls --conflict war.toml
  reportedly tolls --place Barda --best ucdp
  reportedly tolls i7e464a7ac0c0               one incident
  reportedly tolls --format jsonl > tolls.jsonl
{CODES}"""


@click.command(help=HELP)
@choosing("text", 1, best=True)
def tolls(choice: Choice, where: str, shape: str, rule: Rule | None) -> int:
    """Writes the tolls; the exit code."""
    from reportedly.accounts.ladders import counted
    from reportedly.cli.columns import pages
    from reportedly.cli.tolls_view import page

    with opened(where, write=True, create=False) as record:
        linked(record)
        sides = sides_of(record, choice.conflict)
        some = 0
        with streaming(None) as stream:
            line, show = lines_to(stream, line_of), pages(stream)
            for told in chosen(record, choice, sides, rule):
                groups = counted(told.account.tolls)
                if not groups:
                    continue
                some += 1
                if shape == "jsonl":
                    for each in rows(told):
                        line(each)
                else:
                    show(page(told, sides))
        return concluded(some, few(record, choice) if shape != "jsonl" else None)


def rows(told: Told) -> Iterator[dict[str, Any]]:
    """One row for each thing that is counted in an incident."""
    from reportedly.accounts.account import toll_to_json
    from reportedly.accounts.ladders import counted
    from reportedly.cli.choosing import of_incident

    ranges = {(each.measure, each.whom): each for each in told.account.ranges}
    for group in counted(told.account.tolls):
        known = ranges.get((group.measure, group.whom))
        steps = [toll for ladder in group.ladders for step in ladder.steps for toll in step.tolls]
        yield {
            **of_incident(told),
            "measure": group.measure,
            "whom": group.whom,
            "low": known and known.low,
            "high": known and known.high,
            "best": known and known.best,
            "rule": known and known.rule,
            "tolls": [toll_to_json(each) for each in (*steps, *group.parts, *group.beyond)],
        }


def line_of(row: dict[str, Any]) -> str:
    """The row as one line of JSON."""
    from reportedly.report import in_one_line

    return in_one_line(row)
