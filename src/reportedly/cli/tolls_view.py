"""The tolls of an incident for a person: each claimant's figures in the order of saying, and the range of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from reportedly.accounts.accounts import Told
from reportedly.accounts.ladders import Counted, Ladder, counted
from reportedly.accounts.model import Side, Toll
from reportedly.accounts.wording import number
from reportedly.cli.account_view import DEEP
from reportedly.cli.columns import Page
from reportedly.cli.view import CONTENT, CUE, QUIET, Line
from reportedly.cli.wording import bounds, heading, on, printed, quoted, refs_of, steps, what, who

DEEPER = DEEP * 2


def page(told: Told, sides: Sequence[Side]) -> Page:
    """The page of one incident's tolls."""

    def lines(_: int) -> Iterator[Line]:
        yield Line(heading(told))
        for group in counted(told.account.tolls):
            yield from group_lines(told, group, sides)
        yield Line()

    return lines


def group_lines(told: Told, group: Counted, sides: Sequence[Side]) -> Iterator[Line]:
    """One thing that is counted: its range, then its claimants, then what enters no range."""
    standing = [each for each in told.account.ranges if (each.measure, each.whom) == (group.measure, group.whom)]
    total = f": {bounds(standing[0])}" if standing else ": no figure of the whole incident"
    yield Line(Text.assemble((what(group), CUE), (total.replace(f" {what(group)}", ""), "")), DEEP)
    for ladder in group.ladders:
        yield from ladder_lines(told, ladder, sides)
    for words, tolls in (("part of a figure", group.parts), ("over more than this incident", group.beyond)):
        for toll in tolls:
            yield from toll_lines(told, toll, words, sides)


def ladder_lines(told: Told, ladder: Ladder, sides: Sequence[Side]) -> Iterator[Line]:
    """One claimant: the figures with their days, then the words of the last, printed where and when."""
    last = ladder.steps[-1]
    said = steps(ladder, days=len(ladder.steps) > 1)
    yield Line(Text.assemble(who(ladder.speaker), (f" ({on(ladder.speaker, sides)}): ", QUIET), said), DEEPER)
    yield words_of(last.first, printed(told, refs_of(last), last.first.said))


def toll_lines(told: Told, toll: Toll, words: str, sides: Sequence[Side]) -> Iterator[Line]:
    """One figure that enters no range, and why."""
    side = f" ({on(toll.speaker, sides)}): "
    yield Line(Text.assemble(who(toll.speaker), (side, QUIET), number(toll), (f", {words}", QUIET)), DEEPER)
    yield words_of(toll, printed(told, (toll.ref, *toll.printings), toll.said))


def words_of(toll: Toll, where: str) -> Line:
    """The verbatim words of a figure and where they are printed."""
    return Line(Text.assemble((quoted(toll.words), CONTENT), (f" {where}", QUIET)), DEEPER + DEEP)
