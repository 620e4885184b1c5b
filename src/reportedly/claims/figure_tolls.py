"""Tolls: the number that a `death toll` has, with the number it had before (`rose to 53, up from 43`).

Both are figures: a revised toll keeps its history (codebook, Account).
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims import numbers
from reportedly.claims.figure_clause import Clause, Link
from reportedly.claims.figure_groups import Group
from reportedly.claims.figure_nouns import victim_at
from reportedly.claims.numbers import Bounds
from reportedly.model import Measure

KINDS: dict[str, Measure] = {
    "death": "killed",
    "deaths": "killed",
    "dead": "killed",
    "body": "killed",
    "fatalities": "killed",
    "fatality": "killed",
    "killed": "killed",
    "injury": "injured",
    "injured": "injured",
    "wounded": "injured",
    "injuries": "injured",
    "casualty": "casualties",
    "casualties": "casualties",
    "victims": "killed",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "arrested": "detained",
    "arrests": "detained",
}
COUNTS = frozenset(("count", "counts", "toll", "tolls"))
REACHED = frozenset(
    "passes tops hits exceeds reaches nears "
    "reached hit topped passed exceeded surpassed now currently toll was is stood".split()
)
ROSE = frozenset("rose rise rises risen rising climbed jumped increased grew grown up revised raised went".split())
REACH = 28
"""How many items may stand between a toll and its number."""


def tolls(clause: Clause) -> list[Link]:
    """The numbers of all tolls that a sentence names."""
    found: list[Link] = []
    for at in range(len(clause.items)):
        toll = toll_at(clause, at)
        if toll is not None:
            found += numbered(clause, *toll)
    return found


def toll_at(clause: Clause, at: int) -> tuple[int, Measure] | None:
    """The item that says what is counted by a toll that begins at an item, and what; None where none begins."""
    harm, word = clause.items[at].harm, clause.word(at)
    before = clause.word(at - 1)
    if (harm is not None and harm.grammar == "toll") or (word in COUNTS and before in KINDS):
        return at, KINDS.get(before, "killed")
    if word in ("number", "numbers") and clause.word(at + 1) == "of":
        places = range(at + 2, min(at + 6, len(clause.items)))
        return next(((i, measure) for i in places if (measure := counted(clause, i)) is not None), None)
    return None


def counted(clause: Clause, at: int) -> Measure | None:
    """What those are who an item tells of in `the number of civilians martyred`."""
    harm = clause.items[at].harm
    return KINDS.get(clause.word(at)) or (harm.measure if harm is not None and harm.grammar == "verb" else None)


def numbered(clause: Clause, at: int, measure: Measure) -> list[Link]:
    """The number behind a toll and the one that it rose from."""
    place = number_of(clause, at)
    if place is None:
        return []
    clause.taken.add(place)
    first, *earlier = apart(clause, clause.group(place))
    whom = whom_before(clause, at)
    groups = [first, *earlier]
    if not earlier and (second := former(clause, place)) is not None:
        clause.taken.add(second)
        groups.append(clause.group(second))
    told = [group if group.whom else replace(group, whom=whom, kind="person") for group in groups]
    return [Link((group,), measure, 0.85) for group in told]


def number_of(clause: Clause, at: int) -> int | None:
    """The item of a toll's number: behind `to`, `at`, `of` and the like, or behind `reached`."""
    commas = 0
    for i in range(at + 1, min(at + REACH, len(clause.items))):
        kind = clause.kinds[i]
        if kind == "G" and i not in clause.taken:
            group = clause.group(i)
            if group.kind not in ("bare", "person") or group.sort != "counted" or group.measure not in (None, "killed"):
                return None
            led = clause.kinds[i - 1] in "ptob" or clause.word(i - 1) in REACHED or clause.word(i) in REACHED
            led = led or clause.word(i) in (
                "above",
                "over",
                "past",
                "more",
                "from",
                "at",
                "nearly",
                "exceeding",
                "exceeds",
            )
            return i if led else None
        commas += kind == ","
        if (
            (kind == ";" and clause.word(i) not in ("-", "--", "–", "—"))
            or kind in "rs"
            or commas > 2
            or (kind == "H" and clause.kinds[i - 1] not in "oat" and clause.word(i - 1) != "those")
        ):
            return None
    return None


def former(clause: Clause, at: int) -> int | None:
    """The item of the number that a toll rose from: `up from 43`, `from the 43 reported`."""
    for i in range(at + 1, min(at + 6, len(clause.items))):
        if clause.kinds[i] == "G":
            group = clause.group(i)
            led = clause.word(i - 1) == "from" or clause.word(i) == "from"
            return i if led and group.kind in ("bare", "person") and i not in clause.taken else None
        if clause.kinds[i] in ";rsH":
            return None
    return None


def apart(clause: Clause, group: Group) -> list[Group]:
    """`rose from 43 to 53` is no range: the later number, then the former."""
    low, bounds = clause.words.low, group.bounds
    rose = bool(ROSE & set(low[max(0, group.start - 4) : group.start + 1]))
    led = low[group.start] == "from" or low[group.start - 1] == "from"
    if bounds.low is None or bounds.high is None or bounds.low == bounds.high or not (rose and led):
        return [group]
    start = group.start + (low[group.start] == "from")
    first = numbers.number(low, start)
    if first is None or low[first[1] : first[1] + 1] != ("to",):
        return [group]
    later = replace(group, start=first[1] + 1, bounds=Bounds(bounds.high, bounds.high, bounds.approx))
    earlier = replace(group, start=start, end=first[1], bounds=Bounds(bounds.low, bounds.low, bounds.approx), whom=None)
    return [later, earlier]


def whom_before(clause: Clause, at: int) -> str:
    """Whose toll it is, where a noun before it says so: `the protester death count`."""
    start = clause.items[at].start
    for i in range(max(0, start - 2), start):
        found = victim_at(clause.words, i)
        if found is not None and found[0].kind == "person":
            return found[0].whom
    return "people"
