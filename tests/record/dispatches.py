"""Small reports, made by hand, for tests of the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import (
    Actor,
    Article,
    Block,
    Event,
    Figure,
    Participant,
    Party,
    Place,
    Report,
    Span,
    Statement,
)
from reportedly.record import derived
from reportedly.record.derived import LinkRow, TellingRow
from reportedly.record.record import Record
from reportedly.versions import Version

FIRST, SECOND = Version("0.1.0", "models-a"), Version("0.2.0", "models-b")
ARMY, MINISTRY = "TLV.MIL:border-guard", "TLV.GOV:defence-ministry"
TEXT = (
    "Orsa shelled, ministry denies\n\n"
    "The mayor of Orsa said on Sunday that Talvik’s border guard had shelled the market and that at least 14 people "
    "were killed.\n\n"
    "Talvik’s defence ministry denied that its guns had fired on Orsa."
)


def at(words: str, text: str = TEXT, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def statement(name: str, source: str, cue: str, content: str, actor: str, act: str, text: str, day: str) -> Statement:
    return Statement(
        id=name,
        source=Party((at(source, text),), actor),
        named="named",
        cue=(at(cue, text),),
        content=(at(content, text),),
        via=None,
        addressee=None,
        target=None,
        mode="indirect",
        act=act,  # type: ignore[arg-type]
        factuality="CT-" if act == "deny" else "CT+",
        condition=None,
        parent=None,
        said=day,
        confidence=0.9,
    )


def event(name: str, trigger: Span, status: str, claimant: str, who: Span, day: str) -> Event:
    return Event(
        id=name,
        type="ASSAULT",
        mode="heavy-weapons",
        trigger=trigger,
        actors=(Participant(who, ARMY),),
        recipients=(),
        place="p1",
        time=day,
        status=status,  # type: ignore[arg-type]
        claimant=claimant,
        confidence=0.8,
    )


def report(
    name: str = "orsa", text: str = TEXT, published: str = "2020-10-04", outlet: str = "Gazette", town: str = "Orsa"
) -> Report:
    """The mayor says that the border guard shelled Orsa and killed at least 14; the ministry denies it."""
    text = text.replace("Orsa", town)
    headline = text.index("\n\n") + 2
    blocks = (Block("headline", 0, headline), Block("paragraph", headline, len(text)))
    article = Article(name, text, blocks, outlet=outlet, title="Orsa shelled", published=published, language="en")
    content = text[text.index("that Talvik’s border") : text.index("killed.") + 6]
    said = statement(
        "s1", f"The mayor of {town}", "said", content, "unresolved:mayor-of-orsa", "state", text, published
    )
    denied = statement(
        "s2",
        "Talvik’s defence ministry",
        "denied",
        f"that its guns had fired on {town}",
        MINISTRY,
        "deny",
        text,
        published,
    )
    figure = Figure(
        id="f1",
        span=at("at least 14 people", text),
        low=14,
        high=None,
        approx=False,
        measure="killed",
        whom="people",
        side=None,
        part_of=None,
        scope="incident",
        period=None,
        place="p1",
        time=published,
        event="e1",
        claimant="s1",
        confidence=0.7,
    )
    place = Place("p1", at(town, text, 1), town, 77, 40.0, 46.0, "TLV", "Upper Talvik", "populated", 1)
    return Report(
        article=article,
        statements=(said, denied),
        actors=(Actor(ARMY, "Talvik’s border guard", (at("Talvik’s border guard", text),)),),
        figures=(figure,),
        places=(place,),
        events=(
            event("e1", at("had shelled", text), "asserted", "s1", at("Talvik’s border guard", text), published),
            event("e2", at("had fired", text), "denied", "s2", at("its guns", text), published),
        ),
    )


def many(count: int, start: int = 0) -> list[Report]:
    """As many articles with ids of their own, a day apart."""
    return [report(f"a{n}", published=f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(start, start + count)]


def reread(before: Report) -> Report:
    """What a newer version reads otherwise: one statement more in front, so that ids move on; another status."""
    first = replace(before.statements[0], id="s2")
    second = replace(before.statements[1], id="s3")
    new = replace(
        before.statements[0],
        id="s1",
        cue=(at("denies"),),
        content=(at("Orsa shelled"),),
        source=Party((at("ministry"),)),
    )
    one, other = before.events
    return replace(
        before,
        statements=(new, first, second),
        events=(
            replace(one, id="e5", claimant="s2", status="possible", mode="aerial"),
            replace(other, id="e6", claimant="s3"),
        ),
        figures=(replace(before.figures[0], id="f3", event="e5", claimant="s2", low=12),),
    )


def keep(record: Record, rows: Sequence[TellingRow] = (), links: Sequence[LinkRow] = ()) -> None:
    """Puts tellings and links into what the accounts keep, as linking does."""
    derived.replace(record, (), rows, links, {})
