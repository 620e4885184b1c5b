"""What is new in a record about what is watched: claims, denials, tolls.

An item is new where its article has no earlier reading, or page, with the same words in the same parts. A position or a
toll of an incident is new where all items are that it is read from: so that reprints, and what somebody said before,
tell nothing. Invariant: a pure function of the record and of how far was looked before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from reportedly.accounts.account import edtf
from reportedly.accounts.accounts import Told, accounts
from reportedly.accounts.conflict import Conflict
from reportedly.accounts.decisions import home
from reportedly.accounts.model import Position, Ref, Speaker, Toll
from reportedly.accounts.positions import REFUSING
from reportedly.accounts.selection import Selection
from reportedly.accounts.wording import number, outlet, stance
from reportedly.exports.contents import claimants, parts
from reportedly.knowledge.who import folded
from reportedly.model import Figure, Report
from reportedly.record import derived
from reportedly.record.claims import Claim, claims_of
from reportedly.record.items import LETTERS, Item, items_of
from reportedly.record.packing import canonical, digest
from reportedly.record.record import Record
from reportedly.record.words import coded, named
from reportedly.report import JsonObject
from reportedly.watching.settings import Watched

NO_CONFLICT = Conflict("", None, None, ())
"""Sides are not inferred for every article that comes: that takes the whole record."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the changes, the ids of words that need not be told again, how far was looked, and at what."""

    changes: tuple[JsonObject, ...]
    words: frozenset[str]
    marks: tuple[int, int]
    looked: tuple[str, ...]


@dataclass(slots=True)
class Fresh:
    """The new items of one article, and of new figures what the article said before."""

    items: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    reading: int = 0


def changes(
    record: Record,
    watched: Watched,
    marks: tuple[int, int],
    earlier: Callable[[str], str | None],
    was_told: Callable[[str], bool],
    at: str,
) -> Found:
    """What is new since `marks` (a report's sequence number, a reading's number) in what linking has taken in.

    `earlier` gives the article that was on the same page before, `was_told` whether words, by their id, were told;
    `at` is the time that changes are found at.
    """
    fresh, sequence = looked_at(record, marks, earlier)
    look = _Look(record, watched, fresh, sequence, at)
    rows = derived.of_articles(record, fresh)
    touched = list(dict.fromkeys(row.incident for row in rows if row.incident is not None))
    if touched:
        for told in accounts(record, NO_CONFLICT, only=touched):
            look.incident(told)
    words: set[str] = set()
    if not watched.everything:
        for report in record.reports_of(fresh).values():
            look.alone(report, words, was_told)
    reading = max((each.reading for each in fresh.values()), default=0)
    return Found(tuple(look.found), frozenset(words), (sequence, max(marks[1], reading)), tuple(fresh))


def looked_at(
    record: Record, marks: tuple[int, int], earlier: Callable[[str], str | None]
) -> tuple[dict[str, Fresh], int]:
    """The articles that came since, with what is new in each, and how far that goes."""
    fresh: dict[str, Fresh] = {}
    sequence, until = marks[0], derived.progress(record)
    for number_of, report in record.reports(after=marks[0]):
        if number_of > until:
            break
        sequence = number_of
        fresh[report.article.id] = fresh_in(record, report, marks[1], earlier(report.article.id))
    return fresh, sequence


def fresh_in(record: Record, report: Report, known: int, earlier: str | None) -> Fresh:
    """The items of a report that no reading up to a number has, nor any of the article before it on its page."""
    readings = record.readings(report.article.id)
    old = [each.report for each in readings if each.number <= known][-1:]
    before = record.report(earlier) if earlier is not None else None
    made = Fresh(reading=readings[-1].number if readings else 0)
    there: Counter[str] = Counter()
    for each in (*old, *([before] if before is not None else [])):
        there |= Counter(key for _, key in keyed(each))
    left = there.copy()
    seen: Counter[str] = Counter()
    for item, key in keyed(report):
        seen[key] += 1
        if left[key] > 0:
            left[key] -= 1
        else:
            made.items[item.id] = f"{key}:{seen[key]}"
    for each in (*old, *([before] if before is not None else [])):
        made.before |= revised(report, each, made.items, left)
    return made


def keyed(report: Report) -> Iterator[tuple[Item, str]]:
    """The claims of a report, each with what it says, whatever its number and wherever it stands, as a hash."""
    for kind in LETTERS.values():
        for item in items_of(report, kind) if kind != "place" else ():
            words = [[part, " ".join(report.article.text[slice(*span)].split())] for part, span in parts(item)]
            codes = [getattr(item, name, None) for name in ("act", "type", "mode", "status", "measure")]
            yield item, digest(canonical([kind, words, codes]))


def revised(report: Report, old: Report, new: Mapping[str, str], left: Mapping[str, int]) -> dict[str, str]:
    """What an article said before in the place of its new figures: by the same source, of the same thing."""
    gone = {
        counted(old, item): number(item)
        for item, key in keyed(old)
        if isinstance(item, Figure) and left.get(key, 0) > 0
    }
    return {
        each.id: gone[counted(report, each)]
        for each in report.figures
        if each.id in new and counted(report, each) in gone
    }


def counted(report: Report, figure: Figure) -> tuple[str, ...]:
    """What a figure counts and on whose word, to find it again in another edition."""
    statement = next((each for each in report.statements if each.id == figure.claimant), None)
    source = statement.source if statement is not None else None
    words = " ".join(report.article.text[start:end] for start, end in source.spans) if source is not None else ""
    return figure.measure, figure.whom or "", (source.actor if source is not None else None) or folded(words)


class _Look:
    """One look: what is found so far, and which items it has dealt with."""

    def __init__(self, record: Record, watched: Watched, fresh: Mapping[str, Fresh], sequence: int, at: str) -> None:
        self.found: list[JsonObject] = []
        self._record, self._sequence = record, sequence
        self._fresh, self._watched, self._at = fresh, watched, at
        self._incidents = {home(record, each): f"incident {each}" for each in watched.incidents}
        self._done: set[Ref] = set()
        actors = {coded("actor", each): f"actor {each}" for each in watched.actors}
        places = {(coded if each[0] == "#" else named)("place", each): f"place {each}" for each in watched.places}
        self._fields = actors | places

    def incident(self, told: Told) -> None:
        """What is new in an account, where it is watched."""
        why = self._why(told)
        if not why or told.account.grade.value == "discounted":
            return
        later = self._later(told)
        for position in told.account.positions:
            if ref := self._first(position.refs, later):
                self._position(told, position, ref, why)
            self._deal_with(told, position.refs)
        for toll in told.account.tolls:
            refs = (toll.ref, *toll.printings)
            if ref := self._first(refs, later):
                self._toll(told, toll, ref, why)
            self._deal_with(told, refs)

    def alone(self, report: Report, words: set[str], was_told: Callable[[str], bool]) -> None:
        """The new claims of an article on a watched actor or place that are in no account; words that were told and are
        printed again are none.
        """
        article = report.article.id
        due = {Ref(article, item) for item in self._fresh[article].items} - self._done
        matched = {
            claim.row["item"]: (claim, why)
            for claim in claims_of(report)
            if Ref(article, claim.row["item"]) in due and (why := self._named(claim))
        }
        tellers = {claimant for each, claimant in claimants(report).items() if each in matched}
        for item, (claim, why) in matched.items():
            who = speaker_of(claim)
            said = digest(canonical([folded(who), folded(claim.row["text"])]))
            if item not in tellers and said not in words and not was_told(said):
                words.add(said)
                self._alone(report, claim, why)

    def _why(self, told: Told) -> list[str]:
        """By which of the things that are watched an incident is watched."""
        if self._watched.everything:
            return ["everything"]
        why = [name for each, name in self._incidents.items() if each == told.account.incident.id]
        why += [f"actor {each}" for each in self._watched.actors if Selection(actor=each).takes(told)]
        return why + [f"place {each}" for each in self._watched.places if Selection(place=each).takes(told)]

    def _named(self, claim: Claim) -> list[str]:
        """The watched actors and places that a claim names."""
        return [why for each, why in self._fields.items() if each in claim.fields]

    def _later(self, told: Told) -> frozenset[str]:
        """The articles of an account that come after what is looked at: somebody else links at the same time."""
        if derived.progress(self._record) <= self._sequence:
            return frozenset()
        rows = derived.of_articles(self._record, [each for each in told.reports if each not in self._fresh])
        return frozenset(row.article for row in rows if row.sequence > self._sequence)

    def _first(self, refs: Iterable[Ref], later: Set[str]) -> Ref | None:
        """The first of some items, where all are new; what comes later is not counted, and finds them told then."""
        there = [each for each in refs if each.article not in later]
        new = all(each.article in self._fresh and each.item in self._fresh[each.article].items for each in there)
        return there[0] if there and new else None

    def _deal_with(self, told: Told, refs: Iterable[Ref]) -> None:
        """Notes items as dealt with, and the statements by which they are told."""
        for ref in refs:
            teller = claimants(told.reports[ref.article]).get(ref.item)
            self._done |= {ref} if teller is None else {ref, Ref(ref.article, teller)}

    def _position(self, told: Told, position: Position, ref: Ref, why: list[str]) -> None:
        kind = "denial" if position.stance == "denies" else "claim"
        self._add(told, kind, ref, position.speaker, why, stance(told, position), None, position)

    def _toll(self, told: Told, toll: Toll, ref: Ref, why: list[str]) -> None:
        before = next((number(each) for each in told.account.tolls if each.replaced_by == toll.ref), None)
        before = before or self._fresh[ref.article].before.get(ref.item)
        says = f"{number(toll)} {toll.measure}"
        self._add(told, "toll" if before is None else "revised-toll", ref, toll.speaker, why, says, before, toll)

    def _add(
        self,
        told: Told,
        kind: str,
        ref: Ref,
        speaker: Speaker,
        why: list[str],
        says: str,
        before: str | None,
        given: Position | Toll,
    ) -> None:
        """Adds a change of an incident."""
        incident = told.account.incident
        self.found.append(
            {
                "id": self._id(ref),
                "found": self._at,
                "kind": kind,
                "watched": why,
                "incident": incident.id,
                "type": incident.type,
                "place": incident.ground.name if incident.ground else None,
                "date": edtf(incident.first, incident.last),
                "who": speaker.name,
                "actor": speaker.actor,
                "says": says,
                "before": before,
                "words": " ".join(given.words.split()),
                "said": given.said,
                **where(told.reports[ref.article], ref.item, outlet(told, ref.article)),
            }
        )

    def _alone(self, report: Report, claim: Claim, why: list[str]) -> None:
        """Adds a claim that is in no account."""
        row = claim.row
        ref = Ref(report.article.id, row["item"])
        figure = next((each for each in report.figures if each.id == ref.item), None)
        before = self._fresh[ref.article].before.get(ref.item)
        kind = "claim" if figure is None else "toll" if before is None else "revised-toll"
        if row["status"] == "denied" or row["act"] in REFUSING:
            kind = "denial"
        said = row["status"] or row["act"] if figure is None else f"{number(figure)} {figure.measure}"
        self.found.append(
            {
                "id": self._id(ref),
                "found": self._at,
                "kind": kind,
                "watched": why,
                "incident": None,
                "type": row["type"],
                "place": row["place"],
                "date": None,
                "who": speaker_of(claim),
                "actor": None,
                "says": said,
                "before": before,
                "words": row["text"],
                "said": None,
                **where(report, ref.item, report.article.outlet),
            }
        )

    def _id(self, ref: Ref) -> str:
        """What a change is known by: the article, and what its first item says."""
        return digest(canonical([ref.article, self._fresh[ref.article].items[ref.item]]))


def speaker_of(claim: Claim) -> str:
    """Who says a claim, without those who tell that they do."""
    return str(claim.row["who"]).split(" < ")[0]


def where(report: Report, item: str, outlet: str | None) -> JsonObject:
    """Where something is read."""
    article = report.article
    return {
        "article": article.id,
        "item": item,
        "outlet": outlet,
        "title": " ".join((article.title or "").split()) or None,
        "url": article.url,
        "published": article.published,
    }
