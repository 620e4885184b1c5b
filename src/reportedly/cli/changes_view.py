"""What a new reading of an article says otherwise, in short, for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from reportedly.cli.records import short
from reportedly.cli.view import visible
from reportedly.model import Event, Figure, Statement
from reportedly.record.changes import Changes
from reportedly.record.items import Item, Kind

LONGEST = 60


def lines(changes: Changes, most: int) -> Iterator[str]:
    """A line that counts, then one a change, the first `most` of them."""
    yield f"{short(visible(changes.article))}: {counted(changes)}"
    told = [*changed(changes), *gone(changes)]
    yield from (f"  {line}" for line in told[:most])
    if len(told) > most:
        yield f"  ... and {len(told) - most} more"


def counted(changes: Changes) -> str:
    """`2 events added, 1 statement removed`."""
    kinds = [*(("added", kind) for kind, _ in changes.added), *(("removed", kind) for kind, _ in changes.removed)]
    kinds += [("changed", each.kind) for each in changes.changed]
    return ", ".join(f"{n} {kind}{'s' if n > 1 else ''} {what}" for (what, kind), n in sorted(Counter(kinds).items()))


def changed(changes: Changes) -> Iterator[str]:
    """`~ f1 figure 14..14 killed: high 14 → 16`."""
    for each in changes.changed:
        fields = "; ".join(f"{name} {told(before)} → {told(after)}" for name, before, after in each.fields)
        yield f"~ {named(each.kind, each.after)}: {fields}"


def gone(changes: Changes) -> Iterator[str]:
    """`+ e4 event asserted ASSAULT`, `- s2 statement accuse`."""
    yield from (f"+ {named(kind, item)}" for kind, item in changes.added)
    yield from (f"- {named(kind, item)}" for kind, item in changes.removed)


def named(kind: Kind, item: Item) -> str:
    """An item by its id, its kind and what it is."""
    what: str = ""
    if isinstance(item, Statement):
        what = item.act
    elif isinstance(item, Event):
        what = " ".join(each for each in (item.status, item.type, item.mode) if each)
    elif isinstance(item, Figure):
        low, high = ("" if each is None else each for each in (item.low, item.high))
        what = f"{low}..{high} {item.measure}"
    return visible(f"{item.id} {kind} {what}")


def told(value: Any) -> str:
    """A value in short: of an item that is referred to, its words."""
    if isinstance(value, dict) and "words" in value:
        value = f"“{value['words']}”"
    words = visible("none" if value is None else str(value))
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
