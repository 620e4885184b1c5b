"""Who is harmed by a verb or deed to their left: `killed two soldiers and a child`, `the murder of six priests`."""

from __future__ import annotations

import re

from reportedly.claims.figure_clause import Clause, Link
from reportedly.claims.figure_groups import Group
from reportedly.claims.figure_names import name_at
from reportedly.claims.figure_verbs import TAIL
from reportedly.knowledge.harm import Harm
from reportedly.model import Measure

LISTED = re.compile("G(?:,G)*,?cG")
APPOSED = re.compile(",w{1,4}(?=,c)")


def objects(clause: Clause, at: int, harm: Harm, measure: Measure, confidence: float) -> bool:
    """Links what stands to the right of a verb or of `of`: its object with all that is joined to it, or a name."""
    while clause.kinds[at : at + 1] == "a":
        at += 1
    if clause.word(at).endswith(("self", "selves")) and clause.kinds[at + 1 : at + 2] == "c":
        at += 2
    if (
        harm.word == "shoot"
        and not harm.particle
        and clause.kinds[at : at + 1] == "G"
        and clause.group(at).kind == "bare"
    ):
        return False
    name: Group | None = None
    last: int | None = at
    found = [at] if clause.allowed(at, harm) else []
    if not found:
        name = name_at(clause.words, clause.items, at) if harm.harmed in ("any", "person") else None
        if name is not None:
            clause.links.append(Link((name,), measure, 0.6))
        last = uncounted(clause, at)
    if last is None:
        return name is not None
    following = next_object(clause, last, harm)
    if name is not None and following is not None and described(clause, last, following):
        return True
    while following is not None:
        found.append(following)
        following = next_object(clause, following, harm)
    clause.take(found, harm, measure, confidence if found and found[0] == at else 0.7)
    return bool(found) or (clause.kinds[at : at + 1] == "w" and not clause.words.capitals)


def described(clause: Clause, last: int, following: int) -> bool:
    """Whether a group behind a name's comma says who that is: `Ana Ruiz, a friend and a poet`."""
    return "c" not in clause.kinds[last:following] and clause.group(following).sort != "counted"


def subjects_of(clause: Clause, at: int, harm: Harm) -> tuple[Group, ...]:
    """The groups of the list that begins at an item, taken for a harm."""
    found: list[int] = []
    following: int | None = at if clause.allowed(at, harm) else None
    while following is not None:
        found.append(following)
        following = next_object(clause, following, harm)
    clause.taken.update(found)
    return tuple(clause.group(each) for each in found)


def uncounted(clause: Clause, at: int) -> int | None:
    """The last item of an object that is no group: a name or a plural, which a list may go on from."""
    i = at
    while clause.kinds[i : i + 1] and clause.kinds[i] in "wo" and i - at <= TAIL:
        i += 1
    return i - 1 if i > at else None


def next_object(clause: Clause, at: int, harm: Harm) -> int | None:
    """The group that a list goes on with: at once, or behind a place and then as a number alone (`five in Herat`)."""
    i = at + 1
    far = False
    while clause.kinds[i : i + 1] and clause.kinds[i] in "pwo" and i - at <= TAIL:
        far, i = True, i + 1
        if clause.kinds[i : i + 1] == "G" and clause.kinds[i - 1] in "po":
            i += 1
    start = i
    if aside := APPOSED.match(clause.kinds, i):
        i = aside.end()
    while clause.kinds[i : i + 1] and clause.kinds[i] in "c,":
        i += 1
    if i == start or not clause.allowed(i, harm) or leads(clause, i):
        return None
    group = clause.group(i)
    if group.sort == "none":
        return None
    plain = group.sort == "counted" and not group.definite
    if "c" not in clause.kinds[start:i] and not plain and not lists(clause, i):
        return None
    if far and group.kind == "bare" and clause.kinds[i + 1 : i + 2] not in ("p", "", ";", ",", "c"):
        return None
    if far and group.kind != "bare" and (group.kind != "person" or "c" not in clause.kinds[start:i]):
        return None
    return i


def lists(clause: Clause, at: int) -> bool:
    """Whether a list that a comma has begun is closed by `and` and another group."""
    return bool(LISTED.match(clause.kinds, at))


def leads(clause: Clause, at: int) -> bool:
    """Whether a group is the subject of a verb behind it, and so no part of a list before it."""
    i = at + 1
    while clause.kinds[i : i + 1] == "a":
        i += 1
    steps = 0
    while clause.kinds[i : i + 1] and clause.kinds[i] in "powG" and steps < 6:
        i, steps = i + 1, steps + 1
    if i >= len(clause.items):
        return False
    if clause.kinds[i] == "v" and clause.word(i + 1) == "by":
        return False
    harm = clause.items[i].harm
    dies = harm is not None and harm.grammar == "intransitive"
    return dies or clause.kinds[i] in ("bhmdHvl" if steps == 0 else "bhmd")
