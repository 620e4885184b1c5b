"""Every figure for one incident with its claimant and its time, and which of them stand.

Invariant: nothing is left out or overwritten. A figure that its claimant revised stays, with what replaced it; the same
figure by the same speaker from the same origin is one toll, however often it was printed.
Source of the rules: codebook, Account (toll) and Figure (`part_of`, scope).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.accounts.material import Material
from reportedly.accounts.model import Ref, Toll
from reportedly.accounts.parts import Entry, counts, giver, parts
from reportedly.model import Figure

Bounds = tuple[int | None, int | None]
"""The low and the high of a figure."""
EARLIER = re.compile(r"\b(?:version|article|story|report|headline)\b", re.IGNORECASE)
"""What a correction says was wrong."""


def tolls(material: Material) -> tuple[Toll, ...]:
    """The tolls of an incident by time of saying, each with what replaced it and where else it was printed."""
    entries = sorted(entries_of(material), key=lambda each: (each.moment, each.value))
    made = [toll(group) for group in printings(entries)]
    return tuple(corrected(material, with_history(made)))


def entries_of(material: Material) -> Iterator[Entry]:
    """All figures of the incident, those that are parts of another one marked."""
    every = [entry(material, ref, figure) for ref, figure in material.figures()]
    found = parts(every, material)
    yield from (replace(each, part=each.part or each.ref in found) for each in every)


def entry(material: Material, ref: Ref, figure: Figure) -> Entry:
    """One figure with who gives it when."""
    return Entry(
        ref,
        figure,
        material.speaker(ref.article, figure.claimant),
        material.moment(ref.article, figure.claimant),
        material.said(ref.article, figure.claimant),
        material.words(ref.article, figure.span),
        figure.part_of is not None,
    )


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
    by_claim = sayings(filter(whole, made))
    for each in made:
        said = by_claim[claim(each)] if whole(each) else {}
        order = list(said)
        following = order[order.index((each.low, each.high)) + 1 :] if said else []
        yield replace(each, replaced_by=said[following[0]][0].ref if following else None)


def sayings(tolls: Iterable[Toll]) -> dict[tuple[object, ...], dict[Bounds, list[Toll]]]:
    """Tolls by what one claimant counts, and those by the figure that is given, each in the order of saying."""
    found: dict[tuple[object, ...], dict[Bounds, list[Toll]]] = {}
    for each in tolls:
        found.setdefault(claim(each), {}).setdefault((each.low, each.high), []).append(each)
    return found


def claim(each: Toll | Entry) -> tuple[object, ...]:
    """What makes two tolls one claimant's for one thing: who gives it, the measure and the kind of victims."""
    return giver(each.speaker), *counts(each.figure if isinstance(each, Entry) else each)


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


def echoes(tolls: Sequence[Toll]) -> frozenset[Ref]:
    """The outlets' own figures that somebody gives who is quoted on the incident: they have them from there."""
    quoted = {(each.measure, each.low) for each in tolls if not each.speaker.outlet}
    return frozenset(each.ref for each in tolls if each.speaker.outlet and (each.measure, each.low) in quoted)
