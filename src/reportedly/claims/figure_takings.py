"""Harms told by what is taken: lives (`claimed the lives of 12`), freedom (`held 20 hostages`), health."""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims.figure_clause import Clause, Link
from reportedly.claims.figure_groups import Group
from reportedly.claims.figure_items import Item
from reportedly.claims.figure_objects import subjects_of
from reportedly.claims.figure_subjects import subject
from reportedly.claims.figure_verbs import voice_of
from reportedly.knowledge.harm import Harm, harms

TAKING = frozenset(
    "claim claims claimed claiming cost costs costing take takes took taken taking lose loses lost losing ended".split()
)
HOLDING = frozenset("take takes took taken taking hold holds held holding keep keeps kept seize seized seizing".split())
SUFFERING = frozenset("sustain sustains sustained sustaining suffer suffers suffered suffering received".split())
NEAR = 4
"""How many items may stand between a noun and its verb."""


def takings(clause: Clause) -> list[Link]:
    """The groups whose lives or freedom were taken."""
    found: list[Link] = []
    for at, item in enumerate(clause.items):
        link = lives(clause, at, item) or captives(clause, at, item) or wounds(clause, at, item)
        if link is not None:
            found.append(link)
    return found


def lives(clause: Clause, at: int, item: Item) -> Link | None:
    """`claimed 12 lives`, `12 lives were lost`, `claimed the lives of 12 people`."""
    group = item.group
    if group is not None and group.kind == "life" and at not in clause.taken and near(clause, at, TAKING):
        clause.taken.add(at)
        return Link((group,), "killed", 0.8)
    harm = item.harm
    if harm is None or harm.grammar != "life" or clause.word(at + 1) != "of" or not near(clause, at, TAKING):
        return None
    return listed(clause, at + 2, harm)


def captives(clause: Clause, at: int, item: Item) -> Link | None:
    """`held 20 hostages`, `took three soldiers prisoner`; who is called a hostage without a verb is left out."""
    harm = item.harm
    if harm is not None and harm.grammar == "captive" and clause.kinds[at - 1 : at] == "G" and at:
        return listed(clause, at - 1, harm) if near(clause, at - 1, HOLDING, behind=False) else None
    group = item.group
    if group is None or group.whom != "prisoners" or at in clause.taken:
        return None
    if not near(clause, at, HOLDING, behind=False) and clause.word(at + 1) not in ("taken", "held", "seized"):
        return None
    clause.taken.add(at)
    return Link((group,), "abducted" if group.head == "hostage" else "captured", 0.8)


def wounds(clause: Clause, at: int, item: Item) -> Link | None:
    """`three people sustained severe injuries`."""
    harm = harms()["injuries"][0] if clause.word(at) == "burns" else item.harm
    if harm is None or harm.measure != "injured" or not {"noun", "nouns"} & harm.forms:
        return None
    verb = next((i for i in range(at - 1, max(-1, at - NEAR), -1) if clause.word(i) in SUFFERING), None)
    if verb is None:
        return None
    victims = subject(clause, voice_of(clause, verb).start - 1, replace(harm, harmed="any"), adjacent=False)
    if victims is None:
        return None
    clause.taken.add(victims)
    return Link((clause.group(victims),), "injured", 0.8)


def near(clause: Clause, at: int, verbs: frozenset[str], *, behind: bool = True) -> bool:
    """Whether one of some verbs stands near an item in its clause, to its left or behind `were` to its right."""
    for step, allowed in ((-1, "awRp"), (1, "bha")):
        if step == 1 and not behind:
            break
        i = at + step
        while 0 <= i < len(clause.items) and abs(i - at) <= NEAR:
            if clause.word(i) in verbs:
                return True
            if clause.kinds[i] not in allowed:
                break
            i += step
    return False


def listed(clause: Clause, at: int, harm: Harm) -> Link | None:
    """The groups of a list, as one link."""
    groups: tuple[Group, ...] = subjects_of(clause, at, harm)
    return Link(groups, harm.measure, 0.8) if groups else None
