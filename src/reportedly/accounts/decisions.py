"""What people decided about incidents, as pairs of tellings that are of one happening or are not.

A decision names tellings and incidents by ids that were given when it was made. It holds for the telling that is read
from the same words now, whatever id a later reading gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, product

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
    """Pairs of tellings that people said are of one happening, and pairs that they said are not.

    No pair of the second kind is joined by pairs of the first: the later word holds.
    """
    together: Pairs = set()
    apart: Pairs = set()
    for review in standing(record.reviews()):
        if review.decision in PAIRING:
            PAIRING[review.decision](*about(record, review), together, apart)
    return together, apart


def concerned(record: Record) -> set[str]:
    """All tellings that anybody decided about: what was undone lets clusters change as well."""
    found = (about(record, review) for review in record.reviews() if review.decision in PAIRING)
    return {each for named, stays in found for each in (*named, *stays)}


def about(record: Record, review: Review) -> tuple[list[str], list[str]]:
    """The tellings that a decision names, as they are told now, for an incident the one that it was begun by; and of a
    split those that stay.
    """
    names, stays = review.subject.names, review.subject.stays
    if review.decision == "split":
        # Before who stays was kept, a split held against the telling that the incident was begun by.
        kept = told_now(record, stays) or known([begun_by(record, names[0])])
        leaving = told_now(record, names[1:])
        return leaving, [each for each in kept if each not in leaving]
    if review.subject.kind == "incident":
        return known(begun_by(record, name) for name in names), []
    return told_now(record, names), []


def merge(named: Sequence[str], _: Sequence[str], together: Pairs, apart: Pairs) -> None:
    """Takes some tellings as one happening, whatever was said of them before."""
    together |= {(named[0], other) for other in named[1:]}
    one = tied(together, named[:1])
    apart -= {pair for pair in apart if set(pair) <= one}


def part(named: Sequence[str], _: Sequence[str], together: Pairs, apart: Pairs) -> None:
    """Takes two tellings as not of one happening."""
    for one, other in pairwise(named):
        sever([other], [one], together)
        apart.add((one, other))


def split(leaving: Sequence[str], stays: Sequence[str], together: Pairs, apart: Pairs) -> None:
    """Takes tellings out of an incident: they leave it together, and those that stay are together as well, but for
    those that somebody keeps apart.
    """
    sever(leaving, stays, together)
    for some in (leaving, stays):
        for at, each in enumerate(some):
            if free := next((other for other in some[:at] if not parted(other, each, together, apart)), None):
                together.add((free, each))
    apart |= set(product(leaving, stays))


PAIRING: dict[Decision, Callable[[Sequence[str], Sequence[str], Pairs, Pairs], None]] = {
    "merge": merge,
    "not-the-same": part,
    "split": split,
}
"""The decisions that join and part tellings."""


def sever(leaving: Sequence[str], stays: Sequence[str], together: Pairs) -> None:
    """Takes away the pairs that join some tellings to others: at first those between them, then, where a third joins
    them still, all that those who leave have with anybody else.
    """
    together -= {pair for pair in together if set(pair) & set(leaving) and set(pair) & set(stays)}
    if tied(together, leaving) & set(stays):
        together -= {pair for pair in together if len(set(pair) & set(leaving)) == 1}


def parted(one: str, other: str, together: Pairs, apart: Pairs) -> bool:
    """Whether somebody keeps two tellings apart, or two that they are of one happening with."""
    mine, theirs = tied(together, [one]), tied(together, [other])
    return any((a in mine and b in theirs) or (b in mine and a in theirs) for a, b in apart)


def tied(together: Pairs, some: Iterable[str]) -> set[str]:
    """Some tellings, with all that pairs join to them."""
    reached, edge = set[str](), set(some)
    while edge:
        reached |= edge
        edge = {each for pair in together if set(pair) & edge for each in pair} - reached
    return reached


def known(ends: Iterable[str | None]) -> list[str]:
    """Those that are told now, each once."""
    return list(dict.fromkeys(each for each in ends if each is not None))


def begun_by(record: Record, incident: str) -> str | None:
    """The telling that an incident was begun by, None where the record holds none."""
    found = derived.tellings_between(record, *ALWAYS, [incident])
    return next((each.id for each in found if name_of(each.id) == incident), found[0].id if found else None)


def home(record: Record, incident: str) -> str:
    """The id of the incident that one is part of now: of the one that holds the telling that it was begun by."""
    begun = begun_by(record, incident)
    (row,) = derived.tellings_of(record, [begun]) if begun is not None else (None,)
    return row.incident if row is not None and row.incident is not None else incident


def told_now(record: Record, tellings: Sequence[str]) -> list[str]:
    """The tellings that are read now from the words that some were read from. Most have the same ids still."""
    there = {row.id for row in derived.tellings_of(record, tellings)}
    return known(each if each in there else now(record, each) for each in tellings)


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
