"""The record that the browser's tests look at: made by hand, with what is hard to show on a page.

Two sides quarrel over Orsa, whose dead are counted anew; Brask's title and address are a page's worst; Lumen's text
holds emoji, claims inside of claims and blocks that are none; Nur's is Hebrew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from reportedly.model import (
    Actor,
    Article,
    Block,
    BlockKind,
    Event,
    Figure,
    Participant,
    Place,
    Report,
    Time,
)
from reportedly.record.adding import Addition
from reportedly.record.record import Record
from tests.cli.incidents import edition
from tests.record.dispatches import FIRST, at, report, statement

SCRIPT = "Brask <script>alert(1)</script> shelled"
RAW = b"<html><script>alert(1)</script>Brask</html>"
DRONES = "Drones 🛩️ struck the depot of Lumen on 12 November"
DOCKERS = "that 7 dockers 👷🏽 were killed"
LUMEN: tuple[tuple[BlockKind, str], ...] = (
    ("headline", "Lumen hit from the air"),
    ("byline", "By Ina Roth"),
    (
        "paragraph",
        f"🚨🚨 {DRONES}, its governor Ada Brenn said. She added that “the captain of the port told us {DOCKERS}”.",
    ),
    ("caption", "Smoke over the depot of Lumen."),
    ("related", "Read also: the lighthouse of Lumen turns one hundred"),
    ("boilerplate", "Write to our desk."),
)
FAR = "The council of Lumen will meet again on Friday, as it does each week, whatever else happens in the town. "
NUR = "מטוסים תקפו את נור\n\nדובר הצבא אמר כי מטוסים תקפו את המחסן בנור ביום שני וכי 3 חיילים נהרגו."
NUR_TITLE = "מטוסים תקפו את נור"


def record(path: Path) -> None:
    """Puts the whole record into a file."""
    given = [
        edition("orsa-1", "Gazette", 14, "2020-10-04"),
        edition("orsa-2", "Courier", 14, "2020-10-04"),
        edition("orsa-3", "Gazette", 20, "2020-10-05"),
        lumen(),
        nur(),
    ]
    with Record.open(path) as made:
        made.add([*given, Addition(brask(), RAW)], FIRST)


def brask() -> Report:
    """Brask, far off in the south, with a title and an address that would be a script."""
    made = report("brask", published="2020-12-24", town="Brask", outlet="Herald")
    mayor, ministry = made.statements
    return replace(
        made,
        article=replace(made.article, title=SCRIPT, url="javascript:alert(1)"),
        statements=(replace(mayor, source=replace(mayor.source, actor="unresolved:mayor-of-brask")), ministry),
        places=tuple(replace(each, lat=10.0, geonameid=9) for each in made.places),
    )


def lumen() -> Report:
    """Lumen: emoji before what is marked, a claim inside of a claim inside of a claim, blocks that claim nothing."""
    blocks = [(kind, words + ("\n\n" + FAR * 40 if kind == "paragraph" else "") + "\n\n") for kind, words in LUMEN]
    text = "".join(words for _, words in blocks)
    day = "2020-11-12"
    said = statement("s1", "its governor Ada Brenn", "said", DRONES, "unresolved:ada-brenn", "state", text, day)
    content = text[text.index("that “the captain") : text.index("killed”") + len("killed”")]
    added = statement("s2", "She", "added", content, "unresolved:ada-brenn", "state", text, day)
    inner = statement("s3", "the captain of the port", "told", DOCKERS, "unresolved:captain", "state", text, day)
    return Report(
        article=Article(
            "lumen",
            text,
            parts(blocks),
            url="https://harbour.example/lumen",
            outlet="Harbour Post",
            title="Lumen hit from the air",
            published=day,
            language="en",
        ),
        statements=(said, added, replace(inner, parent="s2", confidence=0.4)),
        actors=(Actor("unresolved:ada-brenn", "Ada Brenn", (at("Ada Brenn", text),)),),
        figures=(figure("f1", at("7 dockers 👷🏽", text), 7, "dockers", day, "s3"),),
        places=(Place("p1", at("Lumen", text, 1), "Lumen", 88, 45.0, 20.0, "TLV", "Coast", "populated", 1),),
        times=(Time("t1", at("12 November", text), day),),
        events=(assault("e1", "struck", "Drones", text, day),),
    )


def nur() -> Report:
    """Nur, told in Hebrew."""
    day = "2020-11-20"
    ends = (0, NUR.index("\n\n") + 2, len(NUR))
    return Report(
        article=Article(
            "nur",
            NUR,
            tuple(Block(kind, *pair) for kind, pair in zip(("headline", "paragraph"), pairwise(ends), strict=True)),  # type: ignore[arg-type]
            outlet="הד הצפון",
            title=NUR_TITLE,
            published=day,
            language="he",
        ),
        statements=(
            statement("s1", "דובר הצבא", "אמר", NUR[NUR.index("כי") : -1], "unresolved:dover", "state", NUR, day),
        ),
        figures=(figure("f1", at("3 חיילים", NUR), 3, "soldiers", day, "s1"),),
        places=(Place("p1", at("נור", NUR, 1), "נור", 99, 33.0, 36.0, "TLV", "North", "populated", 1),),
        events=(assault("e1", "תקפו", "מטוסים", NUR, day, occurrence=1),),
    )


def parts(blocks: Sequence[tuple[BlockKind, str]]) -> tuple[Block, ...]:
    """The blocks of a text that is put together from their words."""
    ends = [0]
    for _, words in blocks:
        ends.append(ends[-1] + len(words))
    return tuple(Block(kind, *pair) for (kind, _), pair in zip(blocks, pairwise(ends), strict=True))


def figure(name: str, span: tuple[int, int], number: int, whom: str, day: str, claimant: str) -> Figure:
    """So many killed."""
    return Figure(
        id=name,
        span=span,
        low=number,
        high=number,
        approx=False,
        measure="killed",
        whom=whom,
        side=None,
        part_of=None,
        scope="incident",
        period=None,
        place="p1",
        time=day,
        event="e1",
        claimant=claimant,
        confidence=0.7,
    )


def assault(name: str, trigger: str, who: str, text: str, day: str, occurrence: int = 0) -> Event:
    """An attack from the air, by the account of the first statement."""
    return Event(
        id=name,
        type="ASSAULT",
        mode="aerial",
        trigger=at(trigger, text, occurrence),
        actors=(Participant(at(who, text, occurrence)),),
        recipients=(),
        place="p1",
        time=day,
        status="asserted",
        claimant="s1",
        confidence=0.8,
    )
