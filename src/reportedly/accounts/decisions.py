"""What people decided about incidents, as pairs of tellings that are of one happening or are not.

A decision names tellings and incidents by ids that were given when it was made. It holds for the telling that is read
from the same words now, whatever id a later reading gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from reportedly.accounts.incidents import name_of
from reportedly.accounts.passages import Passages
from reportedly.accounts.payloads import telling_from_text
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.derived import TellingRow
from reportedly.record.record import Record
from reportedly.record.reviews import Decision, Review, standing

ALWAYS = (1, 3652059)
"""The ordinals of the first day and the last: what nothing dates may have happened on any."""

Pairs = set[tuple[str, str]]


def decisions(record: Record) -> tuple[Pairs, Pairs]:
    """Pairs of tellings that people said are of one happening, and pairs that they said are not."""
    together: Pairs = set()
    apart: Pairs = set()
    for review in standing(record.reviews()):
        if review.decision in PAIRING:
            PAIRING[review.decision](about(record, review), together, apart)
    return together, apart


def concerned(record: Record) -> set[str]:
    """All tellings that anybody decided about: what was undone lets clusters change as well."""
    found = (about(record, review) for review in record.reviews() if review.decision in PAIRING)
    return {each for some in found for each in some if each is not None}


def about(record: Record, review: Review) -> list[str | None]:
    """The tellings that a decision is about now: for an incident the one that it was begun by."""
    names = review.subject.names
    incidents = 0 if review.subject.kind != "incident" else 1 if review.decision == "split" else len(names)
    return [begun_by(record, name) if at < incidents else now(record, name) for at, name in enumerate(names)]


def merge(ends: Sequence[str | None], together: Pairs, apart: Pairs) -> None:
    """Takes some tellings as one happening, whatever was said of them before."""
    named = known(ends)
    together |= {(named[0], other) for other in named[1:]}
    apart -= {pair for pair in apart if set(pair) <= set(named)}


def part(ends: Sequence[str | None], together: Pairs, apart: Pairs) -> None:
    """Takes two tellings as not of one happening."""
    for one, other in pairwise(known(ends)):
        apart.add((one, other))
        together -= {(one, other), (other, one)}


def split(ends: Sequence[str | None], together: Pairs, apart: Pairs) -> None:
    """Takes tellings out of an incident: the first of the ends began it, the others leave it together."""
    begun, leaving = ends[0], known(ends[1:])
    together |= {(leaving[0], other) for other in leaving[1:]}
    if begun is not None and begun not in leaving:
        apart |= {(begun, each) for each in leaving}
        together -= {pair for pair in together if begun in pair and set(pair) & set(leaving)}


PAIRING: dict[Decision, Callable[[Sequence[str | None], Pairs, Pairs], None]] = {
    "merge": merge,
    "not-the-same": part,
    "split": split,
}
"""The decisions that join and part tellings."""


def known(ends: Iterable[str | None]) -> list[str]:
    """Those that are told now, each once."""
    return list(dict.fromkeys(each for each in ends if each is not None))


def begun_by(record: Record, incident: str) -> str | None:
    """The telling that an incident was begun by, None where the record holds none."""
    found = derived.tellings_between(record, *ALWAYS, [incident])
    return next((each.id for each in found if name_of(each.id) == incident), found[0].id if found else None)


def now(record: Record, telling: str) -> str | None:
    """The telling that is read now from the words that one was read from: its first event, else the nearest one in
    that event's sentence; None where nothing is told there any more.
    """
    return begun_by(record, name_of(telling)) or beside(record, telling)


def beside(record: Record, telling: str) -> str | None:
    """The telling of whose events one stands in the sentence that a telling began in."""
    article, _, at = telling.rpartition("#t")
    report = record.report(article) if at.isdigit() else None
    if report is None:
        return None
    passages = Passages(report.article)
    sentence = passages.number(int(at))
    near = [
        (abs(trigger - int(at)), row.id)
        for row in derived.of_articles(record, [article])
        for trigger in triggers(row, report)
        if passages.number(trigger) == sentence
    ]
    return min(near)[1] if near else None


def triggers(row: TellingRow, report: Report) -> list[int]:
    """Where the events of a telling stand in its article."""
    told = telling_from_text(row.payload).events
    return [event.trigger[0] for event in report.events if event.id in told]
