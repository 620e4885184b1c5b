"""What is at hand about one incident: the events, figures and statements of its tellings, each with who says it when.

Invariant: items come in the order of the tellings and, in each, of the text; an item that two tellings share
comes once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.accounts.model import Incident, Ref, Side, Speaker
from reportedly.accounts.speakers import heard, speaker_of
from reportedly.model import Actor, Event, Figure, Report, Span, Statement

Moment = tuple[str, str]
"""When something was said, for putting in order: the day, and the instant of printing."""


@dataclass(frozen=True)
class Material:
    """One incident, the reports it is told in by article id, the origin of each article, and the conflict's sides."""

    incident: Incident
    reports: Mapping[str, Report]
    origins: Mapping[str, str | None] = field(default_factory=dict)
    sides: tuple[Side, ...] = ()
    _speakers: dict[Ref, Speaker] = field(default_factory=dict, compare=False, repr=False)
    _around: list[Actor] = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        actors = {each.id: each for one in self.articles() for each in self.reports[one].actors}
        self._around.extend(actors.values())

    def articles(self) -> tuple[str, ...]:
        """The articles that tell of the incident, each once."""
        return tuple(dict.fromkeys(each.article for each in self.incident.tellings))

    def events(self) -> Iterator[tuple[Ref, Event]]:
        """The events of all tellings."""
        for article, wanted in self._wanted("events").items():
            yield from ((Ref(article, each.id), each) for each in self.reports[article].events if each.id in wanted)

    def figures(self) -> Iterator[tuple[Ref, Figure]]:
        """The figures of all tellings."""
        for article, wanted in self._wanted("figures").items():
            yield from ((Ref(article, each.id), each) for each in self.reports[article].figures if each.id in wanted)

    def _wanted(self, what: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for each in self.incident.tellings:
            found.setdefault(each.article, set()).update(getattr(each, what))
        return found

    def origin(self, article: str) -> str | None:
        """Who wrote an article first, copies counted once."""
        told = self.reports[article].article
        return self.origins.get(article) or told.origin or told.outlet

    def speaker(self, article: str, claimant: str | None) -> Speaker:
        """Who says what hangs on a statement of an article."""
        key = Ref(article, claimant or "")
        if key not in self._speakers:
            report, origin = self.reports[article], self.origin(article)
            self._speakers[key] = speaker_of(report, claimant, origin, self.sides, self._around)
        return self._speakers[key]

    def statement(self, article: str, claimant: str | None) -> Statement | None:
        """The statement of an id."""
        return next((each for each in self.reports[article].statements if each.id == claimant), None)

    def said(self, article: str, claimant: str | None) -> str | None:
        """When it was said, EDTF: as the statement has it, or one around it, else the day of publication."""
        report = self.reports[article]
        own, outer = self.statement(article, claimant), heard(report, claimant)
        stated = (own and own.said) or (outer and outer.said)
        return stated or (report.article.published or "")[:10] or None

    def moment(self, article: str, claimant: str | None) -> Moment:
        """When it was said, for putting in order."""
        return (self.said(article, claimant) or "").split("/")[-1][:10], self.reports[article].article.published or ""

    def words(self, article: str, span: Span) -> str:
        """The words under a span, as they stand."""
        return self.reports[article].article.text[slice(*span)]

    def sentence(self, article: str, span: Span) -> Span:
        """Where the words around a span begin and end, by full stops and line breaks."""
        text = self.reports[article].article.text
        left = max(text.rfind(". ", 0, span[0]), text.rfind("\n", 0, span[0])) + 1
        ends = (text.find(". ", span[1]), text.find("\n", span[1]))
        return left, min((at for at in ends if at >= 0), default=len(text))
