"""A clause as its items, what has been taken of them, and whom each word of harm can harm."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.figure_groups import Group
from reportedly.claims.figure_items import Item
from reportedly.claims.figure_words import Words
from reportedly.knowledge.harm import Harm
from reportedly.model import Measure

ARMED = frozenset(("soldiers", "fighters", "police"))
MATERIEL = frozenset(("tanks", "aircraft", "drones", "ships", "vehicles", "weapons"))


@dataclass(frozen=True, slots=True)
class Link:
    """A harm that groups share: their items, or groups that were found as names. `joined` where nothing parts them."""

    groups: tuple[Group, ...]
    measure: Measure
    confidence: float


class Clause:
    """A sentence's items with what has been taken of them."""

    def __init__(self, words: Words, items: list[Item]) -> None:
        self.words = words
        self.items = items
        self.kinds = "".join(item.kind for item in items)
        self.taken: set[int] = set()
        self.links: list[Link] = []

    def word(self, at: int) -> str:
        """The first word of an item in lower case, or nothing behind the last."""
        return self.words.low[self.items[at].start] if 0 <= at < len(self.items) else ""

    def group(self, at: int) -> Group:
        """The group of an item that is one."""
        group = self.items[at].group
        assert group is not None
        return group

    def take(self, found: list[int], harm: Harm, measure: Measure, confidence: float) -> None:
        """Links the groups of some items with a harm, those that the harm can come to."""
        free = [at for at in found if at not in self.taken]
        self.taken.update(free)
        for things in (False, True):
            groups = tuple(group for at in free if ((group := self.group(at)).kind == "thing") == things)
            if groups:
                self.links.append(Link(groups, destroyed(harm, groups, measure), confidence))

    def allowed(self, at: int, harm: Harm) -> bool:
        """Whether an item is a free group that the harm can come to."""
        if not (0 <= at < len(self.items)) or self.kinds[at] != "G" or at in self.taken:
            return False
        return harms_it(harm, self.group(at))


def destroyed(harm: Harm, groups: tuple[Group, ...], measure: Measure) -> Measure:
    """Things that an army loses are destroyed, whatever is said of its men."""
    return "destroyed" if harm.harmed == "armed" and groups[0].kind == "thing" else measure


def harms_it(harm: Harm, group: Group) -> bool:
    """Whether a harm can come to a group. One with a harm of its own is left to it."""
    if group.measure is not None or (group.part and group.whom is None):
        return False
    if harm.harmed == "thing":
        return group.kind == "thing"
    if harm.harmed == "armed":
        return group.whom in ARMED or group.whom in MATERIEL or group.whom == "men"
    if harm.harmed == "fled":
        low = group.bounds.low or group.bounds.high or 0
        return low >= 10 and group.kind in ("person", "bare") and group.whom not in ARMED
    if harm.harmed == "person":
        return group.kind in ("person", "bare")
    return group.kind in ("person", "bare", "unknown")
