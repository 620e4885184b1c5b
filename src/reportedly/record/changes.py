"""What a new reading of an article says otherwise than the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportedly.model import Report
from reportedly.record.items import Item, Kind, Places, all_anchors, characters, items_of, likeness, resolved

COMPARED: tuple[Kind, ...] = ("statement", "event", "figure")


@dataclass(frozen=True, slots=True)
class Change:
    """An item that both readings hold and that says something else: its fields, with what they were and are.

    A field that refers to another item is compared, and told, by where that item stands.
    """

    kind: Kind
    before: Item
    after: Item
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The items that only the newer reading holds, those that only the older held, and those that changed."""

    article: str
    added: tuple[tuple[Kind, Item], ...]
    removed: tuple[tuple[Kind, Item], ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def changes(before: Report, after: Report) -> Changes:
    """What the later of two readings of an article adds, drops and changes."""
    old, new = all_anchors(before), all_anchors(after)
    added: list[tuple[Kind, Item]] = []
    removed: list[tuple[Kind, Item]] = []
    changed: list[Change] = []
    for kind in COMPARED:
        pairs = paired(old, new, kind)
        theirs = set(pairs.values())
        held = {item.id: item for item in items_of(after, kind)}
        for item in items_of(before, kind):
            if item.id not in pairs:
                removed.append((kind, item))
            elif differing := differences(item, held[pairs[item.id]], kind, old, new):
                changed.append(Change(kind, item, held[pairs[item.id]], differing))
        added += [(kind, item) for name, item in held.items() if name not in theirs]
    return Changes(after.article.id, tuple(added), tuple(removed), tuple(changed))


def paired(old: Places, new: Places, kind: Kind) -> dict[str, str]:
    """The ids of the newer reading's items by those of the older's: the most alike first, each once."""
    ranked = [
        (like, -n, mine, theirs)
        for n, (mine, theirs) in enumerate(neighbours(old, new, kind))
        if (like := likeness(old[kind][mine], new[kind][theirs]))
    ]
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, mine, theirs in sorted(ranked, reverse=True):
        if mine not in pairs and theirs not in taken:
            pairs[mine] = theirs
            taken.add(theirs)
    return pairs


def neighbours(old: Places, new: Places, kind: Kind) -> list[tuple[str, str]]:
    """The pairs of items that share a character."""
    at: dict[int, set[str]] = {}
    for name, anchor in new[kind].items():
        for character in characters(anchor.spans):
            at.setdefault(character, set()).add(name)
    return [
        (name, other)
        for name, anchor in old[kind].items()
        for other in sorted(set().union(*(at.get(each, ()) for each in characters(anchor.spans))))
    ]


def differences(before: Item, after: Item, kind: Kind, old: Places, new: Places) -> tuple[tuple[str, Any, Any], ...]:
    """The fields in which two items differ, with both values."""
    one, other = resolved(before, kind, old), resolved(after, kind, new)
    return tuple((name, one[name], other[name]) for name in one if comparable(one[name]) != comparable(other[name]))


def comparable(value: Any) -> Any:
    """A value for comparison: of an item that is referred to, only where it stands."""
    if isinstance(value, dict) and "words" in value and "kind" in value:
        return (value["kind"], value["spans"])
    return value
