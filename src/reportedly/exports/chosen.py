"""What was chosen out of a record for an export: accounts of incidents, claims, or the articles that hold them.

Invariant: what is given is what stands after review, and no more of it is in memory than some hundred articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from reportedly.accounts.accounts import Told
from reportedly.accounts.payloads import telling_from_text
from reportedly.exports.shapes import CLAIMS, Claim, ClaimKind
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.items import items_of
from reportedly.record.record import Record
from reportedly.record.search import Hit, Query

AT_ONCE = 200
"""So many claims or articles are taken out of the record at a time."""


def nothing() -> Iterable[Told]:
    """No incident."""
    return ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims that a query finds in a record, and the incidents that a function gives (`shapes.Material`).

    Without a query no claim is chosen.
    """

    record: Record
    query: Query | None = field(default_factory=Query)
    kinds: Sequence[ClaimKind] = CLAIMS
    incidents: Callable[[], Iterable[Told]] = nothing

    def told(self) -> Iterator[Told]:
        """The accounts of the chosen incidents."""
        yield from self.incidents()

    def claims(self) -> Iterator[Claim]:
        """The chosen claims, the newest first."""
        for page in self._pages():
            reports = self.record.reports_of(hit.article for hit in page)
            for hit in page:
                if (claim := claim_of(reports.get(hit.article), hit)) is not None:
                    yield claim

    def alone(self) -> Iterator[Claim]:
        """The chosen claims that are part of no incident."""
        held: dict[str, set[str]] = {}
        for claim in self.claims():
            article = claim.report.article.id
            if article not in held:
                rows = derived.of_articles(self.record, [article])
                tellings = [telling_from_text(each.payload) for each in rows]
                held[article] = {one for each in tellings for one in (*each.events, *each.figures)}
            if claim.item.id not in held[article]:
                yield claim

    def reports(self) -> Iterator[tuple[Report, frozenset[str]]]:
        """The articles that hold chosen claims, each once, with the ids of those; by their newest claim."""
        wanted: dict[str, list[str]] = {}
        for page in self._pages():
            for hit in page:
                wanted.setdefault(hit.article, []).append(hit.item)
        names = iter(wanted)
        while some := list(islice(names, AT_ONCE)):
            found = self.record.reports_of(some)
            yield from ((found[name], frozenset(wanted[name])) for name in some if name in found)

    def _pages(self) -> Iterator[list[Hit]]:
        """The claims that are found, some at a time."""
        if self.query is None:
            return
        query = replace(self.query, limit=AT_ONCE)
        if query.kind is None and len(self.kinds) == 1:
            query = replace(query, kind=self.kinds[0])
        while found := self.record.search(query):
            yield [hit for hit in found if hit.kind in self.kinds]
            query = replace(query, after=found[-1].cursor)


def claim_of(report: Report | None, hit: Hit) -> Claim | None:
    """The claim that was found; None where a later reading, made meanwhile, doesn't hold it."""
    for item in items_of(report, hit.kind) if report is not None else ():
        if item.id == hit.item:
            return Claim(report, item)  # type: ignore[arg-type]
    return None
