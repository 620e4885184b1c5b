"""An account for a person: each side's words and tolls next to the other's, what contradicts what, and why.

Invariant: all that the account holds is shown, or said to be shown elsewhere; colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from reportedly.accounts.accounts import Told
from reportedly.accounts.authors import spoken
from reportedly.accounts.ladders import Counted, Ladder, counted
from reportedly.accounts.model import Link, Position, Side, Telling, TollRange
from reportedly.cli.columns import Page, side_by_side
from reportedly.cli.figures_view import number
from reportedly.cli.view import CONTENT, CUE, QUIET, Line, visible
from reportedly.cli.wording import (
    LONGEST,
    STRONG,
    WRONG,
    called,
    day,
    heading,
    kind_of,
    outlet,
    printed,
    quoted,
    refs_of,
    steps,
    who,
)
from reportedly.cli.wording import counted as sources_of

DEEP = "  "


def page(told: Told, sides: Sequence[Side], *, whole: bool) -> Page:
    """The page of one account; the `whole` one shows all words, the articles, and why each was linked."""

    def lines(width: int) -> Iterator[Line]:
        yield Line(heading(told))
        yield Line(Text(sources_of(told), style=QUIET))
        yield Line()
        yield from side_by_side(list(columns(told, sides, None if whole else LONGEST)), width)
        yield Line()
        yield from below(told, sides)
        if whole:
            yield Line()
            yield from articles(told)
        yield Line()

    return lines


def columns(told: Told, sides: Sequence[Side], most: int | None) -> Iterator[list[Line]]:
    """A column for each side, those that are silent among them where there are two, then one for who is on none."""
    speaking = {each.speaker.side for each in told.account.positions if each.stance != "silent"}
    speaking |= {each.speaker.side for each in told.account.tolls}
    for side in sides:
        if side.name in speaking or len(sides) <= 2:
            yield [*title_of(called(side)), *column(told, side.name, most)]
    if None in speaking:
        words = "On no side" if sides else "No sides are declared, and none can be inferred"
        yield [*title_of(words), *column(told, None, most)]


def title_of(words: str) -> Iterator[Line]:
    """What a column is called."""
    yield Line(Text(visible(words), style="bold underline"))


def column(told: Told, side: str | None, most: int | None) -> Iterator[Line]:
    """What one side says: its positions, then its figures."""
    taken = [each for each in told.account.positions if each.speaker.side == side]
    figures = list(figures_of(told, side))
    for position in taken:
        if position.stance == "silent":
            figured = "says nothing of it but figures" if figures else "silent: says nothing of it in these articles"
            yield Line(Text(figured, style=QUIET))
        else:
            yield from position_lines(told, position, most)
    if figures and taken:
        yield Line()
    yield from figures


def position_lines(told: Told, position: Position, most: int | None) -> Iterator[Line]:
    """Who takes which position, in which words, printed where and when."""
    yield Line(who(position.speaker))
    yield Line(Text.assemble((stance(position), CUE), ": ", (quoted(position.words, most), CONTENT)), DEEP)
    yield Line(Text(printed(told, position.refs, position.said), style=QUIET), DEEP)


def stance(position: Position) -> str:
    """`blames Azerbaijan`, `denies`, `asserts, naming Azerbaijan`."""
    about = visible(" and ".join(map(spoken, position.about)))
    if position.stance == "blames":
        return f"blames {about}"
    if position.stance == "asserts":
        return f"asserts, naming {about}" if about else "asserts"
    return position.stance


def figures_of(told: Told, side: str | None) -> Iterator[Line]:
    """The figures of one side, those that count more or less than the incident apart."""
    for group in counted(told.account.tolls):
        for ladder in group.ladders:
            if ladder.speaker.side == side:
                yield from ladder_lines(told, group, ladder)
        for words, tolls in (("part of a figure", group.parts), ("over more than this", group.beyond)):
            for toll in tolls:
                if toll.speaker.side == side:
                    figure = Text.assemble((f"{words}: ", QUIET), f"{number(toll)} {what(group)}")
                    yield Line(Text.assemble(who(toll.speaker), ": ", figure))
                    yield Line(Text(printed(told, (toll.ref, *toll.printings), toll.said), style=QUIET), DEEP)


def ladder_lines(told: Told, group: Counted, ladder: Ladder) -> Iterator[Line]:
    """`Baku: 14, then 19, then 21 killed`, and where the last stands."""
    last = ladder.steps[-1]
    yield Line(Text.assemble(who(ladder.speaker), ": ", steps(ladder, days=False), f" {what(group)}"))
    yield Line(Text(printed(told, refs_of(last), last.first.said), style=QUIET), DEEP)


def what(group: Counted | TollRange) -> str:
    """`killed`, `killed (soldiers)`, `destroyed (houses)`."""
    return group.measure if group.whom in ("people", "things") else visible(f"{group.measure} ({group.whom})")


def below(told: Told, sides: Sequence[Side]) -> Iterator[Line]:
    """What stands under the columns: ranges, contradictions, the grade, and which of many sides are silent."""
    account = told.account
    quiet = [each.speaker.name for each in account.positions if each.stance == "silent"]
    if quiet and len(sides) > 2:
        yield Line(Text(visible(f"Silent: {', '.join(quiet)}."), style=QUIET))
    if account.ranges:
        yield Line(Text("; ".join(map(bounds, account.ranges))), Text("Figures that stand: ", style=QUIET), Text(DEEP))
    for each in account.contradictions:
        yield Line(Text.assemble(kind_of(each), ": ", visible(each.why)), hang=Text(DEEP))
    known = {each.why for each in account.contradictions}
    for reason in account.grade.reasons:
        if reason not in known:
            yield Line(Text.assemble((account.grade.value, CUE), ": ", visible(reason)), hang=Text(DEEP))


def bounds(each: TollRange) -> str:
    """`14 to 21 killed`, with `best 14 by acled` where a rule was named."""
    low, high = ("?" if number is None else f"{number:,}" for number in (each.low, each.high))
    if each.high is None:
        words = f"{low} or more"
    else:
        words = f"up to {high}" if each.low is None else low if low == high else f"{low} to {high}"
    best = f" (best by the rule {each.rule}: {each.best:,})" if each.best is not None else ""
    return f"{words} {what(each)}{best}"


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


def joined(told: Told) -> Iterator[tuple[Telling, Link | None]]:
    """The tellings, each with the strongest link to one before it; None for the first, and where there is no link."""
    waiting = list(told.account.incident.tellings)
    links = sorted(told.account.incident.links, key=lambda each: -each.score)
    here: set[str] = set()
    while waiting:
        left = {each.id: each for each in waiting}
        link = next((each for each in links if len({each.first, each.second} & here) == 1), None)
        name = waiting[0].id if link is None else ({link.first, link.second} - here).pop()
        here.add(name)
        waiting.remove(left[name])
        yield left[name], link


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
