"""What a terminal's pages on incidents share: the words of `accounts/wording.py`, made safe, and the styles.

Invariant: no word of an article reaches the terminal but through `visible`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from rich.text import Text

from reportedly.accounts import wording
from reportedly.accounts.accounts import Told
from reportedly.accounts.ladders import Ladder, Step
from reportedly.accounts.model import Contradiction, Ref, Speaker
from reportedly.accounts.wording import KINDS, number
from reportedly.cli.view import CUE, QUIET, SOURCE, visible

P = ParamSpec("P")
STRONG = "bold"
WRONG = "bold red"


def safe(words: Callable[P, str]) -> Callable[P, str]:
    """The same words, without what a terminal would take for commands."""

    def shown(*args: P.args, **more: P.kwargs) -> str:
        return visible(words(*args, **more))

    return shown


bounds = safe(wording.bounds)
called = safe(wording.called)
day = safe(wording.day)
name_of = safe(wording.name_of)
on = safe(wording.on)
outlet = safe(wording.outlet)
printed = safe(wording.printed)
quoted = safe(wording.quoted)
sentence = safe(wording.sentence)
sources = safe(wording.sources)
stance = safe(wording.stance)
what = safe(wording.what)
when = safe(wording.when)
where = safe(wording.where)


def heading(told: Told) -> Text:
    """`ASSAULT heavy-weapons · Barda · 2020-10-28 · contested  i7e464a7ac0c0`."""
    incident = told.account.incident
    return Text.assemble(
        (visible(" ".join((incident.type, *incident.modes))), STRONG),
        (" · ", QUIET),
        (where(incident.ground), STRONG),
        (" · ", QUIET),
        (when(incident), STRONG),
        (" · ", QUIET),
        (told.account.grade.value, CUE),
        (f"  {incident.id}", QUIET),
    )


def who(speaker: Speaker) -> Text:
    """Who speaks; of an outlet, that it does so itself."""
    return Text.assemble((visible(speaker.name), SOURCE), (" in its own words" if speaker.outlet else "", QUIET))


def steps(ladder: Ladder, *, days: bool) -> Text:
    """`43, then 70, then 112`, with `days` each with its own; a figure that was taken back says so.

    Organs of one state give one row of figures: a step that another than the first gives says who.
    """
    text = Text()
    for place, step in enumerate(ladder.steps):
        text.append(", then " if place else "", style=QUIET)
        text.append(number(step.first), style=STRONG)
        others = [visible(step.first.speaker.name)] if step.first.speaker.name != ladder.speaker.name else []
        aside = ", ".join([*others, *([day(step.first.said)] if days else [])])
        text.append(f" ({aside})" if aside else "", style=QUIET)
    text.append("" if ladder.steps[-1].stands else " (taken back)", style=WRONG)
    return text


def refs_of(step: Step) -> tuple[Ref, ...]:
    """All places where a figure is given."""
    return tuple(ref for toll in step.tolls for ref in (toll.ref, *toll.printings))


def kind_of(each: Contradiction) -> Text:
    """What kind of contradiction it is."""
    return Text(KINDS[each.kind], style=WRONG)
