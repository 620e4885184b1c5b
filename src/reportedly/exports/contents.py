"""What lies in a package and how it is called: what `package` writes and `verify` holds it against.

Invariant: a name that `NAME` doesn't match is in no package, so that no name leads out of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.model import Event, Report, Span, Statement
from reportedly.record.corrections import reviewed
from reportedly.record.items import TO_JSON, Item, Kind
from reportedly.record.reviews import Review, standing
from reportedly.report import JsonObject

FORMAT = "reportedly package 1"
MANIFEST = "manifest.json"
PAGE, INCIDENT, CLAIMS, DECISIONS = "index.html", "incident.json", "claims.jsonl", "decisions.jsonl"
ALWAYS = frozenset({PAGE, INCIDENT, CLAIMS, DECISIONS})
"""The files that every package has, beside its manifest."""
NAME = re.compile(
    r"(?:index\.html|incident\.json|claims\.jsonl|decisions\.jsonl"
    r"|(?:reports|readings)/[1-9][0-9]{0,17}\.json|sources/[0-9a-f]{64})"
)
MOST_FILES = 60_000
LARGEST = 256_000_000
"""Bytes that one file of a package may unpack to."""
WHOLE = 4_000_000_000
"""Bytes that a package may unpack to, and take packed."""
PARSED = 64_000_000
"""Bytes of JSON that are parsed at once: no file of JSON has more."""
LONGEST = 16_000_000
"""Bytes that one of several lines may have: a claim's or a decision's."""


def source_file(name: str) -> str:
    """Where bytes as received lie, from `sha256:` and their hash."""
    return f"sources/{name.removeprefix('sha256:')}"


def claim_line(article: str, text: str, kind: Kind, item: Item) -> JsonObject:
    """A claim with the verbatim words that it was read from, as `claims.jsonl` has it."""
    quotes = [
        {"part": part, "span": list(span), "words": text[slice(*span)]} for part, span in dict.fromkeys(parts(item))
    ]
    return {"article": article, "item": item.id, "kind": kind, "quotes": quotes, "claim": TO_JSON[kind](item)}


def stands(machine: Report, about: Sequence[Review]) -> Report:
    """What stands for an article: what the machine read last, with the decisions about it."""
    return reviewed(machine, standing(about))[0]


def claimants(report: Report) -> dict[str, str | None]:
    """The statement by which each event and figure of a report is told, None for the outlet's own."""
    found: dict[str, str | None] = {each.id: each.claimant for each in report.events}
    return found | {each.id: each.claimant for each in report.figures}


def parts(item: Item) -> Iterator[tuple[str, Span]]:
    """The spans of an item, each with the part that it plays."""
    if isinstance(item, Statement):
        for name in ("source", "via", "addressee", "target"):
            party = getattr(item, name)
            yield from ((name, span) for span in (party.spans if party else ()))
        yield from (("cue", span) for span in item.cue)
        yield from (("content", span) for span in item.content)
        if item.condition is not None:
            yield "condition", item.condition
    elif isinstance(item, Event):
        yield "trigger", item.trigger
        for name in ("actors", "recipients"):
            yield from ((name, each.span) for each in getattr(item, name))
    else:
        yield "span", item.span
