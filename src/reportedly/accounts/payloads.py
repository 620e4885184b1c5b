"""Tellings and links as the record keeps them: compact JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from reportedly.accounts.model import Ground, Link, Reason, Telling
from reportedly.record.packing import storable

SETS = ("names", "words")
TUPLES = ("events", "figures", "modes", "actors", "recipients")
DAYS = ("published", "first", "last")


def telling_to_text(telling: Telling) -> str:
    """A telling as JSON; what no database can hold becomes U+FFFD."""
    data: dict[str, Any] = asdict(telling)
    data |= {name: sorted(data[name]) for name in SETS}
    data |= {name: data[name].isoformat() if data[name] else None for name in DAYS}
    data["places"] = [{key: value for key, value in each.items() if value is not None} for each in data["places"]]
    return storable(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def telling_from_text(text: str) -> Telling:
    """The telling that JSON holds."""
    data = json.loads(text)
    data |= {name: frozenset(data[name]) for name in SETS}
    data |= {name: tuple(data[name]) for name in TUPLES}
    data |= {name: date.fromisoformat(data[name]) if data[name] else None for name in DAYS}
    data["places"] = tuple(Ground(**each) for each in data["places"])
    data["counts"] = tuple((measure, low, high) for measure, low, high in data["counts"])
    return Telling(**data)


def reasons_to_text(link: Link) -> str:
    """Why two tellings are linked, as JSON."""
    return json.dumps([[each.what, each.weight, each.why] for each in link.reasons], ensure_ascii=False)


def link_from(first: str, second: str, score: float, reasons: str) -> Link:
    """A link with its reasons."""
    return Link(first, second, score, tuple(Reason(*each) for each in json.loads(reasons)))
