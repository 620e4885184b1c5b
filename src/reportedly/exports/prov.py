"""How claims came to be, as PROV-JSON: one bundle for each article, from the bytes that came in to the incident.

In a bundle: the source (the hash of the bytes) and the article made of it; the reading that gives the claims now, with
program, models and settings as its software agent; each chosen claim; the decisions in force about claims and article,
with who, when and why; the incidents that the claims are part of, and the decisions about those.

Invariant: what was corrected keeps every step: the machine's claim is `...#e1@reading:2`, each correction but the last
`...#e1@decision:7`, and what stands is `...#e1`, named as in every other shape. Source: W3C PROV-JSON, PROV-DM.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from reportedly.accounts.decisions import home
from reportedly.accounts.payloads import telling_from_text
from reportedly.exports.companion import Companion
from reportedly.exports.names import NAMESPACE, article_iri, iri, record_id
from reportedly.exports.shapes import Material, Options
from reportedly.model import Event, Figure, Report, Statement
from reportedly.record import derived
from reportedly.record.corrections import attached
from reportedly.record.items import LETTERS, all_anchors
from reportedly.record.packing import canonical, digest, key, storable
from reportedly.record.record import Reading, Record
from reportedly.record.reviews import Review, standing
from reportedly.report import JsonObject, in_one_line
from reportedly.versions import Version

PREFIXES = {"rpt": NAMESPACE}
Subjects = dict[str, list[Review]]
"""Decisions in force by what they are about: an article's id as the record keeps it, an incident's or a telling's."""


def write(material: Material, out: IO[bytes] | Path, _companion: Companion, _options: Options) -> int:
    """Writes the document, a bundle a line; how many claims it tells of."""
    stream, number, mark = cast(IO[bytes], out), 0, b"\n"
    decisions = by_subject(material.record)
    stream.write(b'{"prefix":' + in_one_line(PREFIXES).encode() + b',"bundle":{')
    for report, wanted in material.reports():
        bundle = Bundle(material.record, report, decisions).of(wanted)
        name = in_one_line({short(iri("bundle", report.article.id)): bundle})
        stream.write(mark + name[1:-1].encode())
        number, mark = number + len(wanted), b",\n"
    stream.write(b"\n}}\n")
    return number


def by_subject(record: Record) -> Subjects:
    """The decisions in force by what they are about; one on an incident that was joined with others is on the whole."""
    found: Subjects = {}
    for each in standing(record.reviews()):
        subject = each.subject
        names = subject.names if subject.article is None else (subject.article,)
        for name in {home(record, one) if subject.kind == "incident" else one for one in names}:
            found.setdefault(name, []).append(each)
    return found


@dataclass
class Bundle:
    """The provenance of one article's claims, as it grows."""

    record: Record
    report: Report
    decisions: Subjects
    parts: dict[str, JsonObject] = field(default_factory=dict)

    def of(self, wanted: frozenset[str]) -> JsonObject:
        """The bundle of the chosen claims."""
        reading = self.record.readings(self.report.article.id)[-1]
        self._article(reading)
        about = self._about(reading)
        for item in claims(self.report):
            if item.id in wanted:
                self._claim(item, reading, about.get(item.id, []))
        self._incidents(wanted)
        return self.parts

    def _article(self, reading: Reading) -> None:
        """The article, what it was made of, how it was read, and the decisions about all of it."""
        article, name = self.report.article, article_iri(self.report)
        stated = {each: getattr(article, each) for each in ("title", "outlet", "origin", "url", "published")}
        self._put("entity", name, "Article", {"record": article.id, **stated})
        if reading.source is not None:
            source = iri("source", reading.source)
            self._put("entity", source, "Source", {"hash": reading.source})
            self._relate("wasDerivedFrom", generatedEntity=name, usedEntity=source)
        made = reading_iri(reading)
        self._put("activity", made, "Reading", {"number": reading.number}, {"prov:endTime": reading.read})
        self._relate("used", activity=made, entity=name)
        self._relate("wasAssociatedWith", activity=made, agent=self._program(reading.version))
        for each in self._on(key(article.id)):
            if each.subject.kind == "article":
                self._relate("used", activity=self._decision(each), entity=name)
                self._relate("wasInfluencedBy", influencee=name, influencer=decision_iri(each))

    def _about(self, reading: Reading) -> dict[str, list[Review]]:
        """The decisions about each claim, by its id."""
        decisions = [each for each in self._on(key(self.report.article.id)) if each.subject.kind != "article"]
        places = all_anchors(reading.report) if decisions else {}
        found: dict[str, list[Review]] = {}
        for each in decisions:
            item = attached(each, places, reading.report.article.text)
            if item is not None:
                found.setdefault(item, []).append(each)
        return found

    def _claim(self, item: Statement | Event | Figure, reading: Reading, decisions: list[Review]) -> None:
        """A claim as it was read, each decision about it, and the claim as it stands."""
        name, corrections = (
            article_iri(self.report, item.id),
            [each for each in decisions if each.decision == "correct"],
        )
        last = corrections[-1].number if corrections else None
        now = name if last is None else f"{name}@reading:{reading.number}"
        self._version(now, item)
        self._relate("wasGeneratedBy", entity=now, activity=reading_iri(reading), time=reading.read)
        self._relate("wasDerivedFrom", generatedEntity=now, usedEntity=article_iri(self.report))
        for each in decisions:
            self._relate("used", activity=self._decision(each), entity=now)
            if each.decision == "correct":
                before, now = now, name if each.number == last else f"{name}@decision:{each.number}"
                self._version(now, item)
                self._relate("wasGeneratedBy", entity=now, activity=decision_iri(each), time=each.at)
                self._revised(now, before)
        for other in source_claims(item):
            self._version(article_iri(self.report, other), item_of(self.report, other))
            self._relate("wasDerivedFrom", generatedEntity=name, usedEntity=article_iri(self.report, other))

    def _version(self, name: str, item: Statement | Event | Figure) -> None:
        """A claim, or one that it was in an earlier step."""
        self._put("entity", name, LETTERS[item.id[0]].title(), {"record": record_id(self.report, item.id)})

    def _revised(self, now: str, before: str) -> None:
        """That one version of a claim took another's place."""
        kind = {"$": "prov:Revision", "type": "prov:QUALIFIED_NAME"}
        self._relate("wasDerivedFrom", generatedEntity=now, usedEntity=before, type=kind)

    def _incidents(self, wanted: frozenset[str]) -> None:
        """The incidents that the chosen claims are part of, and the decisions about those."""
        for row in derived.of_articles(self.record, [self.report.article.id]):
            telling = telling_from_text(row.payload)
            parts = [each for each in (*telling.events, *telling.figures) if each in wanted]
            if row.incident is None or not parts:
                continue
            name = iri("incident", row.incident)
            self._put("entity", name, "Incident", {"record": row.incident})
            for each in parts:
                claim = article_iri(self.report, each)
                self._relate("wasDerivedFrom", generatedEntity=name, usedEntity=claim)
                self._relate("hadMember", collection=name, entity=claim)
            for decision in (*self._on(row.incident), *self._on(row.id)):
                self._relate("wasInfluencedBy", influencee=name, influencer=self._decision(decision))

    def _on(self, subject: str) -> list[Review]:
        """The decisions in force about something."""
        return self.decisions.get(subject, [])

    def _decision(self, review: Review) -> str:
        """A decision with who made it; its IRI."""
        name, person = decision_iri(review), iri("person", review.who)
        stated: JsonObject = {
            "decision": review.decision,
            "why": review.why or None,
            "field": review.field,
            "before": None if review.field is None else canonical(review.before),
            "after": None if review.field is None else canonical(review.after),
            "hash": review.hash,
        }
        self._put("activity", name, "Decision", stated, {"prov:endTime": review.at})
        self._put("agent", person, "prov:Person", {"name": review.who})
        self._relate("wasAssociatedWith", activity=name, agent=person)
        return name

    def _program(self, version: Version) -> str:
        """What read the article, as an agent; its IRI."""
        name = iri("program", f"{version.program}:{digest(canonical([version.models, version.settings]))[:16]}")
        settings = canonical(dict(version.settings)) if version.settings else None
        known: JsonObject = {"version": version.program, "models": version.models or None, "settings": settings}
        self._put("agent", name, "prov:SoftwareAgent", known)
        return name

    def _put(self, what: str, name: str, kind: str, stated: JsonObject, times: JsonObject | None = None) -> None:
        """Adds an entity, an activity or an agent; what is there already stays as it is."""
        type_ = {"$": kind if ":" in kind else f"rpt:{kind}", "type": "prov:QUALIFIED_NAME"}
        about = {f"rpt:{key}": text(value) for key, value in stated.items() if value is not None}
        self.parts.setdefault(what, {}).setdefault(short(name), {"prov:type": type_, **(times or {}), **about})

    def _relate(self, what: str, **ends: Any) -> None:
        """Adds a relation, once; its key is made of what it relates."""
        about = {f"prov:{key}": short(value) if isinstance(value, str) else value for key, value in ends.items()}
        self.parts.setdefault(what, {})[f"_:{digest(canonical([what, about]))[:16]}"] = about


def claims(report: Report) -> Iterator[Statement | Event | Figure]:
    """The claims of a report in its order."""
    yield from report.statements
    yield from report.events
    yield from report.figures


def source_claims(item: Statement | Event | Figure) -> list[str]:
    """The statement that a claim is read from: its claimant, or the statement around it."""
    name = item.parent if isinstance(item, Statement) else item.claimant
    return [name] if name is not None else []


def item_of(report: Report, name: str) -> Statement | Event | Figure:
    """The claim of an id."""
    return next(each for each in claims(report) if each.id == name)


def reading_iri(reading: Reading) -> str:
    """The IRI of a reading."""
    return iri("reading", str(reading.number))


def decision_iri(review: Review) -> str:
    """The IRI of a decision."""
    return iri("decision", str(review.number))


def short(name: str) -> str:
    """An IRI of ours as a qualified name; anything else as it is."""
    return f"rpt:{name.removeprefix(NAMESPACE)}" if name.startswith(NAMESPACE) else name


def text(value: str | int) -> str | int:
    """A value as UTF-8 holds it."""
    return storable(value) if isinstance(value, str) else value
