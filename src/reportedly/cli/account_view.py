"""An account for a person: each side's words and tolls next to the other's, what contradicts what, and why.

Invariant: all that the account holds is shown, or said to be shown elsewhere; colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from reportedly.accounts.accounts import Told
from reportedly.accounts.ladders import Counted, counted
from reportedly.accounts.model import Link, Position, Side, Speaker, Telling
from reportedly.accounts.wording import LONGEST, joined, number, speaking, with_column
from reportedly.cli.columns import Column, Page, side_by_side
from reportedly.cli.quarrels_view import quarrels
from reportedly.cli.view import CONTENT, CUE, QUIET, Line, visible
from reportedly.cli.wording import (
    STRONG,
    WRONG,
    bounds,
    called,
    day,
    heading,
    outlet,
    printed,
    quoted,
    refs_of,
    sources,
    stance,
    steps,
    what,
    who,
)

DEEP = "  "


def page(told: Told, sides: Sequence[Side], *, whole: bool) -> Page:
    """The page of one account; the `whole` one shows all words, the articles, and why each was linked."""

    def lines(width: int) -> Iterator[Line]:
        yield Line(heading(told))
        yield Line(Text(sources(told), style=QUIET))
        yield Line()
        yield from side_by_side(list(columns(told, sides, None if whole else LONGEST)), width)
        yield Line()
        yield from below(told, sides)
        if whole:
            yield Line()
            yield from articles(told)
        yield Line()

    return lines


def columns(told: Told, sides: Sequence[Side], most: int | None) -> Iterator[Column]:
    """A column for each side that has one, then one for who is on no side."""
    for side in with_column(told, sides):
        yield called(side), list(column(told, side.name, most))
    if None in speaking(told):
        title = "On no side" if sides else "No sides are declared, and none can be inferred"
        yield title, list(column(told, None, most))


def column(told: Told, side: str | None, most: int | None) -> Iterator[Line]:
    """What one side says, speaker by speaker: positions, then figures."""
    taken = [each for each in told.account.positions if each.speaker.side == side]
    groups = counted(told.account.tolls)
    given = [each for each in told.account.tolls if each.speaker.side == side]
    heard = [*(each.speaker for each in taken if each.refs), *(each.speaker for each in given)]
    if any(not each.refs for each in taken):
        words = (
            "takes no position on it, but gives figures" if heard else "silent: says nothing of it in these articles"
        )
        yield Line(Text(words, style=QUIET))
    for name in dict.fromkeys(each.name for each in heard):
        own = [each for each in taken if each.refs and each.speaker.name == name]
        positions = [(position_of(told, each, most), printed(told, each.refs, each.said)) for each in own]
        lines = [*positions, *figures_of(told, groups, side, name)]
        if lines:
            yield Line(who(next(each for each in heard if each.name == name)))
            yield from told_where(lines)


def told_where(items: Iterable[tuple[Text, str]]) -> Iterator[Line]:
    """Things said, each with where it is printed; once for several that are printed in the same place."""
    for where, group in groupby(items, key=lambda each: each[1]):
        for text, _ in group:
            yield Line(text, DEEP)
        yield Line(Text(where, style=QUIET), DEEP)


def position_of(told: Told, position: Position, most: int | None) -> Text:
    """Which position, in which words."""
    return Text.assemble((stance(told, position), CUE), ": ", (quoted(position.words, most), CONTENT))


def figures_of(told: Told, groups: Sequence[Counted], side: str | None, name: str) -> Iterator[tuple[Text, str]]:
    """One speaker's figures, `14, then 19, then 21 killed`, and where the last is printed."""

    def theirs(speaker: Speaker) -> bool:
        return speaker.side == side and speaker.name == name

    for group in groups:
        for ladder in group.ladders:
            if theirs(ladder.speaker):
                last = ladder.steps[-1]
                figure = Text.assemble(steps(ladder, days=False), f" {what(group)}")
                yield figure, printed(told, refs_of(last), last.first.said)
        for words, tolls in (("part of a figure", group.parts), ("over more than this incident", group.beyond)):
            for toll in tolls:
                if theirs(toll.speaker):
                    figure = Text.assemble(f"{number(toll)} {what(group)}", (f", {words}", QUIET))
                    yield figure, printed(told, (toll.ref, *toll.printings), toll.said)


def below(told: Told, sides: Sequence[Side]) -> Iterator[Line]:
    """What stands under the columns: ranges, contradictions, the grade, and which of many sides are silent."""
    account = told.account
    shown = {each.name for each in with_column(told, sides)}
    quiet = [called(each) for each in sides if each.name not in shown]
    if quiet:
        yield Line(Text(f"Silent: {', '.join(quiet)}.", style=QUIET))
    if account.ranges:
        yield Line(Text("; ".join(map(bounds, account.ranges))), Text("Figures that stand: ", style=QUIET), Text(DEEP))
    yield from quarrels(told)
    known = {each.why for each in account.contradictions}
    for reason in account.grade.reasons:
        if reason not in known:
            yield Line(Text.assemble((account.grade.value, CUE), ": ", visible(reason)), hang=Text(DEEP))


def articles(told: Told) -> Iterator[Line]:
    """The articles that tell of it, each with the strongest link to those above it, and why."""
    yield Line(Text("Why these articles are one incident", style=STRONG))
    shown: list[str] = []
    for telling, link in joined(told):
        yield Line(Text.assemble(visible(title(told, telling))))
        yield Line(Text(visible(telling.id), style=QUIET), DEEP)
        if link is not None:
            yield from reasons(told, telling, link)
        elif shown:
            yield Line(Text("no link of its own: brought here by somebody's decision", style=WRONG), DEEP)
        shown.append(telling.id)


def title(told: Told, telling: Telling) -> str:
    """`Kavkaz Wire, 2020-10-28: Rockets hit Barda`."""
    article = told.reports[telling.article].article
    name = " ".join((article.title or "no title").split())
    return f"{outlet(told, telling.article)}, {day(article.published and article.published[:10])}: {name}"


def reasons(told: Told, telling: Telling, link: Link) -> Iterator[Line]:
    """What a link rests on: each reason with what it adds."""
    other = link.second if link.first == telling.id else link.first
    home = next(each for each in told.account.incident.tellings if each.id == other)
    words = f"linked with {outlet(told, home.article)} by {link.score:.1f}: "
    each = [f"{one.what}: {visible(one.why)} ({one.weight:+.1f})" for one in link.reasons]
    yield Line(Text.assemble((words, QUIET), "; ".join(each)), DEEP)


def preface(sides: Iterable[Side]) -> Page:
    """What stands above all accounts: that the sides are inferred, where they are."""
    inferred = [each.name for each in sides if each.inferred]

    def lines(_: int) -> Iterator[Line]:
        if inferred:
            words = "Nobody declared the sides: they are inferred from who fights whom, and may be wrong."
            yield Line(Text(f"{words} `reportedly sides` shows from what; --conflict FILE declares them.", style=WRONG))
            yield Line()

    return lines
