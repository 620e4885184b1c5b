"""Small reports made by hand, for tests of what is said of one incident.

paper = Paper("Rockets hit Barda. Baku says 21 died.", outlet="Gazette")
said = paper.says("Baku", "21 died", actor="AZE.GOV")
paper.event("hit", by=("Rockets", None))
paper.figure("21", claimant=said)
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reportedly.accounts.model import Ground, Incident, Side, Telling
from reportedly.model import (
    Act,
    Actor,
    Article,
    Block,
    Event,
    EventType,
    Figure,
    Measure,
    Named,
    Participant,
    Party,
    Place,
    Report,
    Scope,
    Span,
    Statement,
    Status,
)

TWO_SIDES = (
    Side("Azerbaijan", ("AZE", "TUR", "Absheron"), inferred=False),
    Side("Armenia", ("ARM", "AZE.PRE", "Sevan"), inferred=False),
)
Named_ = tuple[str, str | None]


class Paper:
    """One article with its report, item by item. Words must stand in the text; ids count from 1."""

    def __init__(self, text: str, outlet: str | None = "Gazette", published: str | None = "2020-10-28", **known: Any):
        self.text = text
        known.setdefault("id", f"{outlet}: {text[:12]}")
        known.setdefault("blocks", (Block("paragraph", 0, len(text)),))
        self.article = Article(text=text, outlet=outlet, published=published, **known)
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.figures: list[Figure] = []
        self.actors: dict[str, Actor] = {}
        self.places: list[Place] = []

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return start, start + len(words)

    def says(
        self,
        who: str | None,
        what: str,
        actor: str | None = None,
        *,
        act: Act = "state",
        named: Named = "named",
        said: str | None = None,
        target: Named_ | None = None,
        parent: str | None = None,
        factuality: Any = None,
    ) -> str:
        """A statement, and its actors under the words that name them."""
        spans = (self.at(who),) if who else ()
        for one in (actor or "").split(";") if actor else []:
            self.actors.setdefault(one, Actor(one, who or one, spans))
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                source=Party(spans, actor),
                named=named if who else "absent",
                cue=(self.at(what)[:1] * 2,),
                content=(self.at(what),),
                via=None,
                addressee=None,
                target=Party((self.at(target[0]),), target[1]) if target else None,
                mode="indirect",
                act=act,
                factuality=factuality or ("CT-" if act in ("deny", "reject") else "CT+"),
                condition=None,
                parent=parent,
                said=said,
                confidence=0.9,
            )
        )
        return self.statements[-1].id

    def event(
        self,
        trigger: str,
        type: EventType = "ASSAULT",  # noqa: A002 (the model's own word)
        *,
        by: Named_ | None = None,
        on: Named_ | None = None,
        status: Status = "asserted",
        claimant: str | None = None,
        mode: str | None = None,
        country: str | None = None,
    ) -> str:
        """An event by its trigger; `country` gives it a place there."""
        place = self._place(country) if country else None
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}",
                type=type,
                mode=mode,
                trigger=self.at(trigger),
                actors=(Participant(self.at(by[0]), by[1]),) if by else (),
                recipients=(Participant(self.at(on[0]), on[1]),) if on else (),
                place=place,
                time=None,
                status=status,
                claimant=claimant,
                confidence=0.9,
            )
        )
        return self.events[-1].id

    def _place(self, country: str) -> str:
        name = f"p{len(self.places) + 1}"
        self.places.append(Place(name, (0, 1), country, None, None, None, country, None, None, None))
        return name

    def figure(
        self,
        words: str,
        low: int | None = -1,
        high: int | None = -1,
        *,
        measure: Measure = "killed",
        whom: str | None = "people",
        claimant: str | None = None,
        part_of: str | None = None,
        scope: Scope = "incident",
        approx: bool = False,
        place: str | None = None,
    ) -> str:
        """A figure by its words; bounds that are not given are the number that opens the words."""
        number = int(words.split()[0]) if -1 in (low, high) else None
        self.figures.append(
            Figure(
                id=f"f{len(self.figures) + 1}",
                span=self.at(words),
                low=number if low == -1 else low,
                high=number if high == -1 else high,
                approx=approx,
                measure=measure,
                whom=whom,
                side=None,
                part_of=part_of,
                scope=scope,
                period=None,
                place=self._place(place) if place else None,
                time=None,
                event=None,
                claimant=claimant,
                confidence=0.9,
            )
        )
        return self.figures[-1].id

    @property
    def report(self) -> Report:
        return Report(
            self.article,
            tuple(self.statements),
            tuple(self.actors.values()),
            (),
            tuple(self.figures),
            tuple(self.places),
            (),
            tuple(self.events),
        )


def telling(paper: Paper) -> Telling:
    """All that a paper tells, as one telling."""
    article = paper.article
    return Telling(
        id=f"{article.id}#1",
        article=article.id,
        outlet=article.outlet,
        published=date.fromisoformat(article.published[:10]) if article.published else None,
        type="ASSAULT",
        events=tuple(each.id for each in paper.events),
        figures=tuple(each.id for each in paper.figures),
        modes=(),
        places=(),
        first=None,
        last=None,
        counted=False,
        actors=(),
        recipients=(),
        names=frozenset(),
        words=frozenset(),
        counts=(),
        vague=False,
    )


def incident(*papers: Paper, country: str = "AZE") -> Incident:
    """One incident that all papers tell of."""
    tellings = tuple(map(telling, papers))
    ground = Ground("Barda", 40.4, 47.1, country=country)
    day = date(2020, 10, 28)
    return Incident(tellings[0].id, "ASSAULT", ("heavy-weapons",), ground, day, day, tellings, ())


def reports(*papers: Paper) -> dict[str, Report]:
    return {each.article.id: each.report for each in papers}
