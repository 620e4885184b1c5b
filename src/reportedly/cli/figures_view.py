"""The figures of a report for a person to read: how many, of whom, where, when, and by whose account."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from reportedly.accounts.wording import number
from reportedly.cli.view import QUIET, Line, account, visible
from reportedly.model import Figure, Report


def tolls(report: Report) -> Iterator[Line]:
    """One line a figure, in the order of the text, under a line that says what they are; none where there are none."""
    if not report.figures:
        return
    yield Line()
    yield Line(Text("Numbers of people harmed and things destroyed, by whose account:", style=QUIET))
    for figure in report.figures:
        yield Line(toll(report, figure), f"{figure.id:>4} ")


def toll(report: Report, figure: Figure) -> Text:
    """`at least 14 killed (civilians) · Barda · 2020-10-28 < the prosecutor < the outlet`."""
    places = {place.id: place.name for place in report.places}
    whom = f" ({visible(figure.whom)})" if figure.whom else ""
    since = [figure.period or figure.time or ""]
    part = [f"part of {figure.part_of}"] if figure.part_of else []
    told = [f"{number(figure)} {figure.measure}{whom}", places.get(figure.place or "", ""), *since, *part]
    return Text.assemble(
        " · ".join(visible(each) for each in told if each),
        account(report, figure.claimant),
    )
