"""What pages on incidents share in words: what, where and when; who speaks, on which side; printed where and when.

Invariant: what could be mistaken says what it is: an inferred side, a day that nobody states, a copy of another's
story. Words of an article are shown as they stand there, whole or cut after a whole word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from reportedly.accounts.account import edtf
from reportedly.accounts.accounts import Told
from reportedly.accounts.ladders import Ladder, Step
from reportedly.accounts.model import Contradiction, ContradictionKind, Ground, Incident, Ref, Side, Speaker
from reportedly.cli.figures_view import number
from reportedly.cli.view import CUE, QUIET, SOURCE, visible

STRONG = "bold"
WRONG = "bold red"
NO_DAY = "day unknown"
NO_OUTLET = "outlet unknown"
LONGEST = 240
"""So many characters of a claim are shown where many incidents are; a page on one shows all."""
QUOTES = "“\"‘'«„"
GROUND = {2: "near {}", 3: "district of {}", 4: "province of {}", 5: "area of {}", 6: "{}, no place in it", 7: "{}"}
"""How exactly a place is told, by UCDP's precision."""
KINDS: dict[ContradictionKind, str] = {
    "asserted-denied": "asserted and denied",
    "disjoint-ranges": "figures that exclude each other",
    "rival-authors": "rival authors",
}


def heading(told: Told) -> Text:
    """`ASSAULT heavy-weapons · Barda · 2020-10-28 · contested  i7e464a7ac0c0`."""
    incident = told.account.incident
    return Text.assemble(
        (visible(" ".join((incident.type, *incident.modes))), STRONG),
        (" · ", QUIET),
        (visible(where(incident.ground)), STRONG),
        (" · ", QUIET),
        (when(incident), STRONG),
        (" · ", QUIET),
        (told.account.grade.value, CUE),
        (f"  {incident.id}", QUIET),
    )


def where(ground: Ground | None) -> str:
    """A place with how exactly it is told."""
    if ground is None:
        return "place unknown"
    return GROUND.get(ground.precision or 1, "{}").format(ground.name)


def when(incident: Incident) -> str:
    """A day, `2020-10-28 to 2020-10-29`, or that nobody states one."""
    return (edtf(incident.first, incident.last) or NO_DAY).replace("/", " to ")


def who(speaker: Speaker) -> Text:
    """Who speaks; of an outlet, that it does so itself."""
    return Text.assemble((visible(speaker.name), SOURCE), (" in its own words" if speaker.outlet else "", QUIET))


def on(speaker: Speaker, sides: Iterable[Side]) -> str:
    """Which side somebody is on; an inferred one is said to be inferred."""
    side = next((each for each in sides if each.name == speaker.side), None)
    return visible(called(side)) if side else "on no side"


def called(side: Side) -> str:
    """What a side is called, with a word where nobody declared it."""
    return f"{side.name} (side inferred)" if side.inferred else side.name


def quoted(words: str, most: int | None = LONGEST) -> str:
    """Words of an article between quotation marks, unless they bring their own; cut after a whole word."""
    plain = " ".join(visible(words).split())
    if most is not None and len(plain) > most:
        plain = f"{plain[:most].rpartition(' ')[0] or plain[:most]} …"
    return plain if plain.startswith(tuple(QUOTES)) else f"“{plain}”"


def printed(told: Told, refs: Sequence[Ref], said: str | None) -> str:
    """`The Dune Post, after Kavkaz Wire, 2020-10-28; and in 2 more articles`: where the first stands, and how often."""
    first, articles = refs[0], dict.fromkeys(each.article for each in refs)
    more = len(articles) - 1
    again = f"; and in {more} more article{'s' * (more > 1)}" if more else ""
    return f"{outlet(told, first.article)}, {day(said)}{again}"


def outlet(told: Told, article: str) -> str:
    """The outlet of an article, and whose story it prints; whose story it is where no outlet is known."""
    name, origin = told.reports[article].article.outlet, told.origins.get(article)
    if name is None:
        return visible(f"{origin}’s story") if origin else NO_OUTLET
    one_house = origin is None or origin.casefold() in name.casefold() or name.casefold() in origin.casefold()
    return visible(name if one_house else f"{name}, after {origin}")


def day(said: str | None) -> str:
    """A day or days of saying."""
    return visible((said or NO_DAY).replace("/", " to "))


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


def counted(told: Told) -> str:
    """`2 independent sources in 4 articles: Armenia, Azerbaijan`, with a word where all of them are on one side."""
    account = told.account
    sources, articles = len(account.sources), account.printings
    nouns = f"source{'s' * (sources != 1)} in {articles} article{'s' * (articles != 1)}"
    said = [each.speaker for each in account.positions if each.refs] + [each.speaker for each in account.tolls]
    on_sides = {each.side for each in said if not each.outlet}
    one = f" (all on one side: {on_sides.pop()})" if sources > 1 and len(on_sides) == 1 and None not in on_sides else ""
    return visible(f"{sources} independent {nouns}: {', '.join(account.sources)}{one}" if sources else f"no {nouns}")
