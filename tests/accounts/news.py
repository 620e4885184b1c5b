"""Small reports of what happened where and when, for tests of bringing them together.

news("a", Told("Border guards shelled Orsa on Sunday, killing 14 people.", "shelled", "Orsa", "2020-10-04", 14))
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from reportedly.accounts.model import Ground, Telling
from reportedly.accounts.tellings import tellings
from reportedly.model import Article, Block, Event, EventType, Figure, Participant, Place, Report, Status, Time
from reportedly.record import derived
from reportedly.record.record import Record

TOWNS = {"Orsa": (40.0, 46.0, 1), "Lipa": (41.5, 47.5, 2), "Dren": (42.9, 44.2, 3), "Vesh": (38.7, 48.9, 4)}
"""Made towns, more than a hundred kilometres from each other."""


@dataclass(frozen=True)
class Told:
    """One sentence of an article, with the event that it tells of."""

    words: str
    trigger: str
    town: str | None = None
    day: str | None = None
    killed: int | None = None
    mode: str | None = "heavy-weapons"
    actor: str | None = None
    recipient: str | None = None
    status: Status = "asserted"
    type: EventType = "ASSAULT"
    when: str | None = None
    """The words for the day, where they stand in the sentence."""
    counts_event: bool = True


def news(name: str, *told: Told, published: str | None = "2020-10-05", outlet: str = "Gazette") -> Report:
    """An article of some sentences."""
    text = " ".join(each.words for each in told)
    events, figures, places, times = [], [], [], []
    start = 0
    for number, each in enumerate(told, 1):
        if each.town and each.town in each.words:
            lat, lon, town = TOWNS[each.town]
            at = span(each.words, each.town, start)
            places.append(Place(f"p{number}", at, each.town, town, lat, lon, "TLV", "Upper Talvik", "populated", 1))
        if each.when and each.day:
            times.append(Time(f"t{number}", span(each.words, each.when, start), each.day))
        trigger = span(each.words, each.trigger, start)
        events.append(
            Event(
                id=f"e{number}",
                type=each.type,
                mode=each.mode,
                trigger=trigger,
                actors=(Participant(trigger, each.actor),) if each.actor else (),
                recipients=(Participant(trigger, each.recipient),) if each.recipient else (),
                place=f"p{number}" if each.town else None,
                time=each.day,
                status=each.status,
                claimant=None,
                confidence=0.9,
            )
        )
        if each.killed is not None:
            figures.append(figure(number, span(each.words, str(each.killed), start), each))
        start += len(each.words) + 1
    article = Article(name, text, (Block("paragraph", 0, len(text)),), outlet=outlet, published=published)
    return Report(article, figures=tuple(figures), places=tuple(places), times=tuple(times), events=tuple(events))


def figure(number: int, at: tuple[int, int], told: Told) -> Figure:
    return Figure(
        f"f{number}", at, told.killed, told.killed, False, "killed", "people", None, None, "incident", None, None, None,
        f"e{number}" if told.counts_event else None, None, 0.9,
    )  # fmt: skip


def span(sentence: str, words: str, start: int) -> tuple[int, int]:
    at = sentence.index(words)
    return start + at, start + at + len(words)


SHELLING = "Guns shelled {town} on {day}, and {killed} people died in the {detail}."
WORDS = "bakery harbour orchard tannery chapel brewery quarry sawmill depot kiln vineyard foundry".split()


def shelling(town: str, day: str, killed: int, detail: str) -> Told:
    """A town shelled on a day that is named."""
    words = SHELLING.format(town=town, day=day, killed=killed, detail=detail)
    return Told(words, "shelled", town, day, killed, when=day)


def filler(count: int) -> list[Report]:
    """News of other things, a war's worth of it: without it no word is rare."""
    chance = random.Random(6)
    made = []
    for number in range(count):
        day = f"2019-{number % 12 + 1:02}-{number % 27 + 1:02}"
        detail = " ".join(f"{chance.choice(WORDS)}{chance.randrange(200)}" for _ in range(4))
        made.append(news(f"z{number}", shelling(list(TOWNS)[number % 4], day, number % 9 + 1, detail), published=day))
    return made


def one(report: Report) -> Telling:
    """The one telling of a report."""
    (found,) = tellings(report)
    return found


def ground(town: str) -> Ground:
    lat, lon, number = TOWNS[town]
    return Ground(town, lat, lon, 1, number, "TLV", "Upper Talvik", "populated")


def incidents(record: Record) -> dict[str, set[str]]:
    """The articles of each incident of a record, those of the filler left out."""
    found: dict[str, set[str]] = {}
    for row in derived.all_tellings(record):
        assert row.incident is not None, f"{row.id} is in no incident"
        if not row.article.startswith("z"):
            found.setdefault(row.incident, set()).add(row.article)
    return found


def together(record: Record) -> set[frozenset[str]]:
    """The sets of articles that tell of one incident."""
    return {frozenset(articles) for articles in incidents(record).values()}
