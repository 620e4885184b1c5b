"""Figures within figures: `including three children`, `three of them women`, `among the dead were two nurses`."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.figure_clause import Clause
from reportedly.claims.figure_groups import Group
from reportedly.claims.figure_names import name_at
from reportedly.claims.figure_objects import leads, lists
from reportedly.model import Measure

AMONG = frozenset(("among", "amongst"))
LED = frozenset(("the", "those", "of", "death", "casualty"))
FAR = 12
"""How many items may stand between `those killed` and `include`."""
GRAVELY = frozenset("seriously critically severely badly gravely slightly lightly fatally".split())
THOSE: dict[str, Measure] = {
    "dead": "killed",
    "killed": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "missing": "missing",
    "detained": "detained",
    "arrested": "detained",
    "captured": "captured",
    "kidnapped": "abducted",
    "abducted": "abducted",
    "displaced": "displaced",
    "victims": "killed",
    "martyrs": "killed",
    "toll": "killed",
    "casualties": "casualties",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A group that is part of a figure. Where the sentence names the harm only, `measure` is it, else None."""

    group: Group
    measure: Measure | None


def parts(clause: Clause) -> list[Part]:
    """The groups of a sentence that are part of others, none of which came to harm by itself."""
    found: list[Part] = []
    for at, item in enumerate(clause.items):
        if item.kind == "i":
            measure = those_before(clause, at)
            if clause.word(at) == "including" or measure is not None:
                found += listed(clause, at + 1, measure)
            elif clause.word(at) == "included" and clause.kinds[at - 1 : at] == "G":
                found += listed(clause, at - 1, None)
        elif item.kind == "p" and clause.word(at) in AMONG:
            found += among(clause, at)
        elif item.kind == "G" and at not in clause.taken and (clause.group(at).part or gravely(clause, at)):
            clause.taken.add(at)
            found.append(Part(clause.group(at), clause.group(at).measure))
    return found


def gravely(clause: Clause, at: int) -> bool:
    """`nine were injured, three seriously`: a number alone that an adverb tells apart."""
    alone = clause.group(at).kind == "bare" and clause.kinds[at - 1 : at] in (",", "c")
    return alone and clause.word(at + 1) in GRAVELY and clause.kinds[at + 2 : at + 3] in ("", ",", ";", "c", "p")


def listed(clause: Clause, at: int, measure: Measure | None) -> list[Part]:
    """The free groups of a list that begins at an item."""
    found: list[Part] = []
    while clause.kinds[at : at + 1] in ("a", "p") and clause.word(at) in ("at", "also", "among", "them", "mostly"):
        at += 1
    name = name_at(clause.words, clause.items, at)
    if name is not None and clause.kinds[at] != "G":
        return [Part(name, measure)]
    while at < len(clause.items) and clause.kinds[at] == "G" and at not in clause.taken:
        group = clause.group(at)
        if (
            group.kind not in ("person", "bare", "unknown")
            or group.sort == "none"
            or (group.sort == "definite" and group.kind != "person")
        ):
            break
        clause.taken.add(at)
        found.append(Part(group, measure))
        after = at + 1
        while clause.kinds[after : after + 1] and clause.kinds[after] in ",c":
            after += 1
        if after == at + 1 or leads(clause, after) or not (joins(clause, at, after)):
            break
        at = after
    return found


def joins(clause: Clause, first: int, second: int) -> bool:
    """Whether a list goes on from one item to another: behind `and`, or behind a comma that `and` comes after."""
    return "c" in clause.kinds[first:second] or lists(clause, second)


def those_before(clause: Clause, at: int) -> Measure | None:
    """The harm of `the dead` or `those killed` before an `included`."""
    for i in range(at - 1, max(-1, at - FAR), -1):
        if clause.kinds[i] in ";G":
            return None
        if clause.word(i) in THOSE and clause.kinds[i] in "Hw" and clause.word(i - 1) in LED:
            return THOSE[clause.word(i)]
    return None


def among(clause: Clause, at: int) -> list[Part]:
    """`among the dead were two nurses`, `two nurses were among the dead`, `among them two nurses`."""
    if clause.word(at + 1) in ("them", "whom", "these"):
        start = at + 2
        while clause.kinds[start : start + 1] in ("b", "a") and clause.kinds[start : start + 1]:
            start += 1
        return listed(clause, start, None) if clause.kinds[start : start + 1] == "G" else before_among(clause, at, None)
    measure, end = None, at
    for i in range(at + 1, min(at + 4, len(clause.items))):
        if clause.word(i) in THOSE:
            measure, end = THOSE[clause.word(i)], i + 1
    if measure is None:
        return []
    while end < len(clause.items) and clause.kinds[end] in "powa" and end - at < 9:
        end += 1
    if clause.kinds[end : end + 1] == "b":
        return listed(clause, end + 1, measure)
    return before_among(clause, at, measure)


def before_among(clause: Clause, at: int, measure: Measure | None) -> list[Part]:
    """The group that is said to be among others: `the cook was among the dead`, `three children among them`."""
    i = at - 1
    while i >= 0 and clause.kinds[i] in "bah":
        i -= 1
    if i < 0 or clause.kinds[i] != "G" or i in clause.taken or (measure is None and i != at - 1):
        return []
    found = [i]
    while clause.kinds[i - 2 : i] == "Gc" and i > 1 and i - 2 not in clause.taken:
        i -= 2
        found.insert(0, i)
    clause.taken.update(found)
    return [Part(clause.group(each), measure) for each in found]


def bracketed(clause: Clause) -> list[Part]:
    """The groups in a bracket right behind another: `eight people (three soldiers and five civilians)`."""
    found: list[Part] = []
    for at in range(1, len(clause.items) - 1):
        if clause.word(at) in ("(", "--", "—", "–") and clause.kinds[at - 1] == "G" and clause.kinds[at + 1] == "G":
            end = at + 1
            while end < len(clause.items) and clause.kinds[end] in "Gc,":
                end += 1
            if clause.kinds[end : end + 1] == ";":
                found += listed(clause, at + 1, None)
    return found
