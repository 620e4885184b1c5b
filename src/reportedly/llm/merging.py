"""Attributions of another reader joined to a report.

Invariant: every statement of the report stays as it is, but for its number; what would change one is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.claims.read import claims
from reportedly.language.parse import Attribution, Parse
from reportedly.model import Report, Span, Spans, Statement


def merged(report: Report, parse: Parse, found: Sequence[Attribution]) -> tuple[Report, list[Attribution]]:
    """The report with what was found in it, and what of it went in: all, else one by one whatever changes nothing."""
    filled = with_them(report, parse, found)
    if keeps(filled, report):
        return filled, list(found)
    kept: list[Attribution] = []
    for each in found:
        if keeps(with_them(report, parse, [*kept, each]), report):
            kept.append(each)
    return with_them(report, parse, kept), kept


def with_them(report: Report, parse: Parse, found: Sequence[Attribution]) -> Report:
    """The report on the same article with these attributions beside those of its parse."""
    if not found:
        return report
    both = replace(parse, attributions=(*parse.attributions, *found))
    return replace(claims(report.article, both), warnings=report.warnings)


def keeps(filled: Report, report: Report) -> bool:
    """Whether every statement of a report is in another, as it was."""
    return not unnumbered(report.statements) - unnumbered(filled.statements)


def unnumbered(statements: Sequence[Statement]) -> Counter[tuple[Statement, Spans]]:
    """Statements without their numbers, each with the cue of the one that it stands in."""
    cues = {each.id: each.cue for each in statements}
    return Counter((replace(each, id="", parent=None), cues.get(each.parent or "", ())) for each in statements)


def touches(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether a character is in both."""
    taken = tuple(others)
    return any(start < e and s < end for start, end in spans for s, e in taken)
