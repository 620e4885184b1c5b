"""The accounts of a record: its incidents with all that is said of each, page by page.

Invariant: what people rejected is in no account, and an incident that they rejected is discounted (codebook, grade).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.accounts.account import account
from reportedly.accounts.best import Rule
from reportedly.accounts.conflict import Conflict
from reportedly.accounts.decisions import home
from reportedly.accounts.hostility import inferred
from reportedly.accounts.incidents import incident
from reportedly.accounts.model import Account, Grade, Incident, Side
from reportedly.accounts.payloads import link_from, telling_from_text
from reportedly.accounts.reprints import Copies
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.record import Record
from reportedly.record.reviews import standing

AT_ONCE = 200
"""So many incidents are brought together at a time."""


@dataclass(frozen=True, slots=True)
class Told:
    """An account with the reports that it is made of and the origin of each, by article id."""

    account: Account
    reports: Mapping[str, Report]
    origins: Mapping[str, str | None]


def accounts(
    record: Record,
    conflict: Conflict | None = None,
    rule: Rule | None = None,
    *,
    least: int = 1,
    only: Sequence[str] = (),
) -> Iterator[Told]:
    """The accounts of a record's incidents, in the order of their first day; those without a day come last.

    `least` is how many articles must tell of one, `only` the ids of those that are wanted. Reports that were added
    since the last `linking.update` are in none.
    """
    sides = conflict.sides if conflict is not None else inferred(report for _, report in record.reports())
    discounted = rejected(record)
    names = list(only) or in_order(record, least)
    for start in range(0, len(names), AT_ONCE):
        for each in incidents(record, names[start : start + AT_ONCE]):
            yield told(record, each, sides, rule, discounted.get(each.id))


def in_order(record: Record, least: int) -> list[str]:
    """The ids of the incidents that so many articles tell of, by their first day."""
    wanted = {name for name, many in derived.printings(record).items() if many >= least}
    first: dict[str, int] = {}
    for row in derived.all_tellings(record):
        if row.incident not in wanted:
            continue
        days = telling_from_text(row.payload)
        if days.first:
            first[row.incident] = min(first.get(row.incident, days.first.toordinal()), days.first.toordinal())
    return sorted(wanted, key=lambda name: (name not in first, first.get(name, 0), name))


def incidents(record: Record, names: Iterable[str]) -> Iterator[Incident]:
    """The incidents of these ids, in their order; those that are no more are left out."""
    names = list(names)
    rows = derived.members(record, names)
    ids = [row.id for some in rows.values() for row in some]
    links: dict[str, list[derived.LinkRow]] = {}
    home = {row.id: name for name, some in rows.items() for row in some}
    for link in derived.links_among(record, ids):
        if home[link.first] == home[link.second]:
            links.setdefault(home[link.first], []).append(link)
    for name in names:
        if name in rows:
            yield incident(
                name,
                [telling_from_text(row.payload) for row in rows[name]],
                [link_from(each.first, each.second, each.score, each.payload) for each in links.get(name, [])],
            )


def told(
    record: Record,
    incident: Incident,
    sides: Iterable[Side],
    rule: Rule | None,
    why: str | None,
    origins: Mapping[str, str | None] | None = None,
) -> Told:
    """One incident's account. `why` is what a person said who rejected it; `origins` are told where they are known."""
    wanted = dict.fromkeys(telling.article for telling in incident.tellings)
    found = record.reports_of(wanted)
    reports = {article: found[article] for article in wanted if article in found}
    known = origins if origins is not None and origins.keys() == reports.keys() else origins_of(reports)
    made = account(incident, reports, known, sides, rule)
    if why is not None:
        made = replace(made, grade=Grade("discounted", (why,)))
    return Told(made, reports, known)


def origins_of(reports: Mapping[str, Report]) -> dict[str, str | None]:
    """Who wrote each article first, copies among them counted once."""
    copies = Copies()
    for report in reports.values():
        copies.add(report.article)
    return {article: copies.origin_of(report.article.id).name for article, report in reports.items()}


def rejected(record: Record) -> dict[str, str]:
    """The incidents that people rejected, with what they said. The later word on an incident holds, whatever part of it
    was spoken of: what was rejected stays so when it is joined with another.
    """
    found: dict[str, str] = {}
    for review in standing(record.reviews()):
        if review.subject.kind == "incident" and review.decision in ("accept", "reject"):
            (named,) = review.subject.names
            whole = home(record, named)
            found.pop(whole, None)
            if review.decision == "reject":
                part = "" if whole == named else f", as {named}"
                found[whole] = f"{review.who} rejected it{part}: {review.why or 'no reason given'}"
    return found
