"""Which figures are parts of another one, beside those that the reading of an article marked (`part_of`).

Invariant: a part has something to be a part of, in its article; only a lone person, and what its own claimant gives as
a part elsewhere, may be one by another article.
Source of the rules: codebook, Figure (`part_of`; a person told to be harmed is 1..1) and Account (toll).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.accounts.material import Material, Moment
from reportedly.accounts.model import Ref, Speaker, Toll
from reportedly.accounts.voices import known
from reportedly.knowledge import harm
from reportedly.knowledge.who import folded
from reportedly.model import Figure, Measure

GENERAL = frozenset({"people", "civilians", ""})
"""Whom a figure may count that counts everybody who was harmed: a strike's `civilians` are later its `people`."""
ARMED = frozenset({"MIL", "REB", "COP", "UNO"})
"""Sectors of people who bear arms: they are counted beside civilians, not among them."""
FURTHER = re.compile(r"\b(?:others?|another|more|further|additional|remaining)\b", re.IGNORECASE)
"""Words of a number that comes beside another one (`two others`), not `more than 20`."""
PLACED = re.compile(r" (?:in|of|at|from|near|who|that|there)\b")
COMPARED = re.compile(r"\bmore than\b", re.IGNORECASE)
REVISED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|up from|down from|rose|risen|rise|rises|climbed|increased"
    r"|raised|revised|updated|lower toll|higher toll|latest toll)\b",
    re.IGNORECASE,
)
"""Words by which a sentence gives a toll that was, or was changed, and no part of one."""


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
        """What is counted."""
        return counts(self.figure)

    @property
    def giver(self) -> tuple[object, ...]:
        """Who gives it, as the same claimant's figures are compared."""
        return giver(self.speaker)

    @property
    def further(self) -> bool:
        """Whether the words say that the number comes beside another one: `another five`."""
        return FURTHER.search(COMPARED.sub("", self.words)) is not None


def giver(speaker: Speaker) -> tuple[object, ...]:
    """What makes two figures one claimant's.

    Unnamed people count with their article's origin as sources, but a shopkeeper's figure doesn't revise a doctor's.
    Copies of a story call one body by more words or fewer: the last two before any `in` or `of` tell who it is.
    """
    by_id = speaker.actor is not None and known(speaker.actor)
    return speaker.voices, "" if by_id else " ".join(PLACED.split(folded(speaker.name), maxsplit=1)[0].split()[-2:])


def parts(entries: Sequence[Entry], material: Material) -> frozenset[Ref]:
    """The figures among those of one incident that are parts of another one."""
    by_article: dict[str, list[Entry]] = {}
    for each in entries:
        by_article.setdefault(each.ref.article, []).append(each)
    found = set(lone(entries))
    for together in by_article.values():
        found |= {*of_some(together), *beside(together), *adding_up(together), *smaller(together, material)}
    return frozenset(found | set(elsewhere(entries, found)))


def elsewhere(entries: Sequence[Entry], found: Collection[Ref]) -> Iterator[Ref]:
    """Figures alone in their article that their claimant gives in another one as a part of a greater one.

    `82 people, 58 of them civilians` in one paper and `58 civilians` in the next are no revision.
    """
    parted = {
        (each.giver, each.counts, each.figure.low, each.figure.high): each
        for each in entries
        if (each.part or each.ref in found) and each.value[0] > 1
    }
    for each in entries:
        part = parted.get((each.giver, each.counts, each.figure.low, each.figure.high))
        if part is not None and any(total(other, each) and other.giver == each.giver for other in entries):
            yield each.ref


def lone(entries: Sequence[Entry]) -> Iterator[Ref]:
    """Single persons of whom a story tells, beside a greater figure for everybody: `the driver`."""
    for each in entries:
        if each.value == (1, True) and not each.words[:1].isdigit() and any(total(other, each) for other in entries):
            yield each.ref


def of_some(entries: Sequence[Entry]) -> Iterator[Ref]:
    """Children, women or medics beside a greater figure for everybody."""
    for each in entries:
        special = (each.figure.whom or "") not in GENERAL and each.counts[1] == "people"
        if special and any(total(other, each) for other in entries):
            yield each.ref


def total(other: Entry, part: Entry) -> bool:
    """Whether a figure may be the total of which another is a part."""
    whole = (other.figure.whom or "") in GENERAL or other.figure.whom == part.figure.whom
    whole = whole and other.figure.scope == "incident" and not other.part
    return other.counts == part.counts and whole and other.value[0] > part.value[0]


def beside(entries: Sequence[Entry]) -> Iterator[Ref]:
    """Numbers that come beside another one (`another five`), and those of another place than a greater figure's."""
    for each in entries:
        further = each.further and any(total(other, each) and not other.further for other in entries)
        elsewhere = each.figure.place is not None and any(
            other.figure.place not in (None, each.figure.place)
            for other in entries
            if total(other, each) and other.giver == each.giver
        )
        if further or elsewhere:
            yield each.ref


def smaller(entries: Sequence[Entry], material: Material) -> Iterator[Ref]:
    """Figures below another one that the same voice gives at the same time, where no word says that it was revised."""
    for each in entries:
        around = material.sentence(each.ref.article, each.figure.span)
        told_anew = REVISED.search(material.words(each.ref.article, around)) is not None
        greater = (other for other in entries if total(other, each) and other.giver == each.giver)
        if not told_anew and any(one_day(material, each, other) for other in greater):
            yield each.ref


def one_day(material: Material, one: Entry, other: Entry) -> bool:
    """Whether no words tell that two figures were given on different days."""
    statements = (material.statement(each.ref.article, each.figure.claimant) for each in (one, other))
    return len({each.said for each in statements if each is not None and each.said}) < 2


def adding_up(entries: Sequence[Entry]) -> Iterator[Ref]:
    """Exact figures of one voice that follow a total in the text, and in a row add up to it: `16: nine, two, five`."""
    for whole in entries:
        following = [
            each
            for each in entries
            if each.figure.span > whole.figure.span
            and each.counts == whole.counts
            and each.giver == whole.giver
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


def counts(each: Figure | Toll) -> tuple[Measure, str]:
    """What a figure counts: only those of one measure and one kind of victims are compared."""
    return each.measure, kind(each.whom, each.measure)


@cache
def kind(whom: str | None, measure: Measure) -> str:
    """What kind of victims a figure counts: `people`, armed people by their noun, or things by theirs."""
    if whom is None:
        return "things" if measure == "destroyed" else "people"
    victim = victims().get(whom)
    if measure == "destroyed" or (victim is not None and victim.kind == "thing"):
        return whom
    return whom if victim is not None and victim.sector in ARMED else "people"


@cache
def victims() -> dict[str, harm.Victim]:
    """One noun of each class of victims, by class: all of a class are of one kind and sector."""
    return {each.whom: each for each in harm.victims().values()}
