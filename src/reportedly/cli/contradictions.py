"""`reportedly contradictions`: pairs of claims that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.accounts import concluded
from reportedly.cli.choosing import CODES, Choice, choosing, chosen, few, linked, of_incident, sides_of
from reportedly.cli.output import lines_to, streaming
from reportedly.cli.records import opened

if TYPE_CHECKING:
    from reportedly.accounts.accounts import Told
    from reportedly.accounts.claims import Claim
    from reportedly.accounts.model import Side
    from reportedly.cli.columns import Column, Page
    from reportedly.cli.view import Line

HELP = f"""Show claims that cannot both hold.

A contradiction is a pair of claims about one incident by two who count as different sources.

\b
Kinds:
  asserted-denied   what one tells, another denies
  disjoint-ranges   no number agrees with both figures
  rival-authors     they name authors of different sides

Both claims are shown in their own words, with who says it, on which side, printed where and when. Which of them is
right is not for this program to say.

\b
Examples:
  reportedly contradictions --conflict war.toml
  reportedly contradictions --kind rival-authors --since 2020-10-01
  reportedly contradictions --format jsonl > contradictions.jsonl
{CODES}"""
NAMES = ("asserted-denied", "disjoint-ranges", "rival-authors")


@click.command(help=HELP)
@click.option(
    "--kind",
    metavar="KIND",
    type=click.Choice(NAMES),
    multiple=True,
    help="Only of this kind, as above. Can be given more than once.",
)
@choosing("text", 1)
def contradictions(choice: Choice, where: str, shape: str, kind: tuple[str, ...]) -> int:
    """Writes the contradictions; the exit code."""
    from reportedly.cli.columns import pages

    with opened(where, write=True, create=False) as record:
        linked(record)
        sides = sides_of(record, choice.conflict)
        some = 0
        with streaming(None) as stream:
            line, show = lines_to(stream, line_of), pages(stream)
            for told in chosen(record, choice, sides):
                found = [row for row in rows(told) if not kind or row["kind"] in kind]
                some += len(found)
                if shape == "jsonl":
                    for row in found:
                        line(row)
                elif found:
                    show(page(told, sides, kind))
        return concluded(some, few(record, choice) if shape != "jsonl" else None)


def rows(told: Told) -> Iterator[dict[str, Any]]:
    """One row a contradiction."""
    from reportedly.accounts.claims import claim_at

    for each in told.account.contradictions:
        first, second = (claim_to_json(told, claim_at(told, ref)) for ref in (each.first, each.second))
        yield {**of_incident(told), "kind": each.kind, "first": first, "second": second, "why": each.why}


def claim_to_json(told: Told, claim: Claim) -> dict[str, Any]:
    """A claim with its speaker, its words, and the article it is printed in."""
    from reportedly.accounts.account import ref_to_json, speaker_to_json

    article = told.reports[claim.ref.article].article
    return {
        **ref_to_json(claim.ref),
        "speaker": speaker_to_json(claim.speaker),
        "said": claim.said,
        "words": claim.words,
        "outlet": article.outlet,
        "url": article.url,
    }


def line_of(row: dict[str, Any]) -> str:
    """The row as one line of JSON."""
    from reportedly.report import in_one_line

    return in_one_line(row)


def page(told: Told, sides: Sequence[Side], kinds: tuple[str, ...]) -> Page:
    """The page of one incident's contradictions, of some kinds or all."""
    from reportedly.accounts.claims import claim_at
    from reportedly.cli.columns import side_by_side
    from reportedly.cli.view import Line
    from reportedly.cli.wording import heading, kind_of

    def lines(width: int) -> Iterator[Line]:
        yield Line(heading(told))
        for each in told.account.contradictions:
            if not kinds or each.kind in kinds:
                yield Line(kind_of(each))
                both = [claim_column(told, claim_at(told, ref), sides) for ref in (each.first, each.second)]
                yield from side_by_side(both, width)
                yield Line()

    return lines


def claim_column(told: Told, claim: Claim, sides: Sequence[Side]) -> Column:
    """One claim: who on which side, in which words, printed where and when."""
    from rich.text import Text

    from reportedly.cli.view import CONTENT, QUIET, Line
    from reportedly.cli.wording import on, printed, quoted, who

    words = Line(Text(quoted(claim.words), style=CONTENT))
    where = Line(Text(printed(told, (claim.ref,), claim.said), style=QUIET))
    return f"{who(claim.speaker).plain} ({on(claim.speaker, sides)})", (words, where)
