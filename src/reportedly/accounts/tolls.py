"""Every figure for one incident with its claimant and its time, and which of them stand.

Invariant: nothing is left out or overwritten. A figure that its claimant revised stays, with what replaced it; the same
figure by the same speaker from the same origin is one toll, however often it was printed.
Source of the rules: codebook, Account (toll) and Figure (`part_of`, scope).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.accounts.material import Material, Moment
from reportedly.accounts.model import Ref, Speaker, Toll
from reportedly.knowledge.tables import rows
from reportedly.model import Figure, Measure

GENERAL = frozenset({"people", "civilians", ""})
"""Whom a figure may count that counts everybody who was harmed: a strike's `civilians` are later its `people`."""
ARMED = frozenset({"MIL", "REB", "COP", "UNO"})
"""Sectors of people who bear arms: they are counted beside civilians, not among them."""
FURTHER = re.compile(r"\b(?:others?|another|more|further|additional|remaining)\b", re.IGNORECASE)
"""Words of a number that comes beside another one (`two others`), not `more than 20`."""
COMPARED = re.compile(r"\bmore than\b", re.IGNORECASE)
EARLIER = re.compile(r"\b(?:version|article|story|report|headline)\b", re.IGNORECASE)
"""What a correction says was wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure with who gives it when, before tolls are made of the figures."""

    ref: Ref
    figure: Figure
    speaker: Speaker
    moment: Moment
    said: str | None
    words: str
    part: bool

    @property
    def value(self) -> tuple[int, bool]:
        """The number by which figures of one moment are put in order: an open one before the exact one."""
        figure = self.figure
        return (figure.low if figure.low is not None else figure.high or 0), figure.high is not None

    @property
    def counts(self) -> tuple[Measure, str]:
        """What is counted: only figures of one measure and one kind of victims are compared."""
        return self.figure.measure, kind(self.figure.whom, self.figure.measure)


def tolls(material: Material) -> tuple[Toll, ...]:
    """The tolls of an incident by time of saying, each with what replaced it and where else it was printed."""
    entries = sorted(entries_of(material), key=lambda each: (each.moment, each.value))
    made = [toll(group) for group in printings(entries)]
    return tuple(corrected(material, with_history(made)))


def entries_of(material: Material) -> Iterator[Entry]:
    """All figures of the incident, those that are parts of another one marked."""
    by_article: dict[str, list[Entry]] = {}
    for ref, figure in material.figures():
        speaker = material.speaker(ref.article, figure.claimant)
        moment, said = material.moment(ref.article, figure.claimant), material.said(ref.article, figure.claimant)
        words = material.words(ref.article, figure.span)
        part = figure.part_of is not None
        by_article.setdefault(ref.article, []).append(Entry(ref, figure, speaker, moment, said, words, part))
    for together in by_article.values():
        parts = {*of_some(together), *beside(together), *adding_up(together)}
        yield from (replace(each, part=each.part or each.ref in parts) for each in together)


def of_some(entries: Sequence[Entry]) -> Iterator[Ref]:
    """Children, women, medics and single persons beside a greater figure for everybody in the same article."""
    for each in entries:
        special = (each.figure.whom or "") not in GENERAL and each.counts[1] == "people"
        single = each.value == (1, True) and not each.words[:1].isdigit()
        if (special or single) and any(total(other, each) for other in entries):
            yield each.ref


def total(other: Entry, part: Entry) -> bool:
    """Whether a figure may be the total of which another is a part."""
    whole = (other.figure.whom or "") in GENERAL or other.figure.whom == part.figure.whom
    return other.counts == part.counts and whole and other.value[0] > part.value[0]


def beside(entries: Sequence[Entry]) -> Iterator[Ref]:
    """Numbers that come beside another one (`another five`), and those of another place than a greater figure's."""
    for each in entries:
        further = FURTHER.search(COMPARED.sub("", each.words)) is not None
        greater = [other for other in entries if total(other, each) and other.speaker.voices == each.speaker.voices]
        elsewhere = each.figure.place is not None and any(
            other.figure.place not in (None, each.figure.place) for other in greater
        )
        if greater and (further or elsewhere):
            yield each.ref


def adding_up(entries: Sequence[Entry]) -> Iterator[Ref]:
    """Exact figures of one voice that follow a total in the text, and in a row add up to it: `16: nine, two, five`."""
    for whole in entries:
        following = [
            each
            for each in entries
            if each.figure.span > whole.figure.span
            and each.counts == whole.counts
            and each.speaker.voices == whole.speaker.voices
            and each.figure.low == each.figure.high
            and 0 < each.value[0] < whole.value[0]
        ]
        yield from (each.ref for each in run_of(following, whole.value[0]))


def run_of(entries: Sequence[Entry], wanted: int) -> Sequence[Entry]:
    """The first figures in a row, two or more, that add up to a number; none where there are none."""
    for start in range(len(entries)):
        for end in range(start + 2, len(entries) + 1):
            if sum(each.value[0] for each in entries[start:end]) == wanted:
                return entries[start:end]
    return ()


def printings(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The figures in groups that are one toll: one speaker, one origin, one measure and kind, the same bounds."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for each in entries:
        figure = each.figure
        bounds = (figure.low, figure.high, figure.approx)
        key = (claim(each), each.speaker.origin, bounds, figure.scope, each.part)
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def toll(group: Sequence[Entry]) -> Toll:
    """The toll of a group of printings, read from the earliest."""
    first = group[0]
    figure = first.figure
    return Toll(
        ref=first.ref,
        speaker=first.speaker,
        low=figure.low,
        high=figure.high,
        approx=figure.approx,
        measure=figure.measure,
        whom=figure.whom,
        side=figure.side,
        scope=figure.scope,
        part=first.part,
        said=first.said,
        words=first.words,
        printings=tuple(each.ref for each in group[1:]),
    )


def with_history(made: Sequence[Toll]) -> Iterator[Toll]:
    """The tolls, each with the next different figure that the same claimant gave for the same thing.

    A figure that was already revised and is printed again is a repetition, not a new saying.
    """
    sayings: dict[tuple[object, ...], dict[tuple[int | None, int | None], Ref]] = {}
    for each in filter(whole, made):
        sayings.setdefault(claim(each), {}).setdefault((each.low, each.high), each.ref)
    for each in made:
        said = sayings.get(claim(each), {}) if whole(each) else {}
        order = list(said)
        following = order[order.index((each.low, each.high)) + 1 :] if said else []
        yield replace(each, replaced_by=said[following[0]] if following else None)


def claim(each: Toll | Entry) -> tuple[object, ...]:
    """What makes two tolls one claimant's for one thing: who gives it, the measure and the kind of victims.

    Unnamed people count with their article's origin as sources, but a shopkeeper's figure doesn't revise a doctor's.
    """
    speaker = each.speaker
    who = speaker.name if speaker.actor is None or speaker.actor.startswith("unresolved:") else ""
    counts = each.counts if isinstance(each, Entry) else (each.measure, kind(each.whom, each.measure))
    return speaker.voices, who, *counts


def corrected(material: Material, made: Iterable[Toll]) -> Iterator[Toll]:
    """The tolls, those replaced that a correction takes back: `an earlier version said that 15 people were killed`.

    What replaces one is the figure beside it in the correction, else the article's next one of that measure.
    """
    tolls = list(made)
    for each in tolls:
        if each.replaced_by is None and EARLIER.search(each.speaker.name) and in_correction(material, each.ref):
            others = [one for one in tolls if one.measure == each.measure and one.ref != each.ref]
            right = [ref for one in others for ref in (one.ref, *one.printings) if ref.article == each.ref.article]
            right.sort(key=lambda ref: not in_correction(material, ref))
            yield replace(each, replaced_by=right[0] if right else None)
        else:
            yield each


def in_correction(material: Material, ref: Ref) -> bool:
    """Whether a figure stands in a correction of its article."""
    report = material.reports[ref.article]
    start = next(each.span[0] for each in report.figures if each.id == ref.item)
    return any(each.kind == "correction" and each.start <= start < each.end for each in report.article.blocks)


def whole(each: Toll) -> bool:
    """Whether a toll is of the whole incident: no part of another, not over several incidents."""
    return not each.part and each.scope == "incident"


def stands(each: Toll) -> bool:
    """Whether a toll enters the range: of the whole incident, and not replaced by its claimant."""
    return whole(each) and each.replaced_by is None


@cache
def kind(whom: str | None, measure: Measure) -> str:
    """What kind of victims a figure counts: `people`, armed people by their noun, or things by theirs."""
    if whom is None:
        return "things" if measure == "destroyed" else "people"
    known = victims().get(whom, ("", ""))
    if known[0] == "thing" or measure == "destroyed":
        return whom
    return whom if known[1] in ARMED else "people"


@cache
def victims() -> dict[str, tuple[str, str]]:
    """Kind and sector of the classes of victims (`victims.tsv`), by class."""
    return {row["whom"]: (row["kind"], row["sector"]) for row in rows("victims.tsv")}
