"""`reportedly add`: articles into the record."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.completion import file_names
from reportedly.cli.fetching import fetching_options
from reportedly.cli.progress import Teller, telling
from reportedly.cli.records import Missing, opened, record_option
from reportedly.cli.tally import Tally, counted, let_in

if TYPE_CHECKING:
    from reportedly.articles.items import Received
    from reportedly.model import Report
    from reportedly.record.adding import Added
    from reportedly.record.intake import Intake
    from reportedly.record.record import Record
    from reportedly.versions import Version

HELP = """Read articles into the record.

An INPUT is what `reportedly read` takes, or a file of reports that it wrote (.jsonl, packed or not), which are stored
as they are. What this version of the program has read before is passed over before it is read again, so that adding a
folder once more costs little and an addition that was stopped goes on where it was. A record is a file, or a PostgreSQL
database for a team; it is made when it is first named. Several may add to one record and search it at the same time.

With --reread all that another version of the program read is read anew, from the articles in the record; an INPUT is
not needed then. A new reading replaces no old one: both are kept, decisions of reviewers stand over both, and what
the new one says otherwise is printed.

\b
Examples:
  reportedly add news/ https://news.example/feed.rss  a folder and a feed
  reportedly add reports.jsonl                        what `read` wrote
  reportedly add --reread                             after an update
  reportedly add news/ --record postgresql://host/db  into a team's record

\b
Exit codes:
  0    all articles are in the record, and nothing about them is in doubt
  1    warnings were given: something was skipped or is in doubt
  2    the command was not understood, and nothing was done
  3    failed: the error is told, and what was stored so far stays
  130  interrupted (Ctrl-C); what was stored so far stays
  141  whoever read our output stopped reading it
"""
EACH = 20
"""So many changes of one article are shown."""


@click.command(help=HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, shell_complete=file_names)
@record_option
@click.option(
    "--reread",
    is_flag=True,
    help="Read anew what another version of the program read, and print what changed.",
)
@fetching_options
def add(inputs: tuple[str, ...], where: str, reread: bool, allow_private: bool, keep: Path | None) -> int:
    """Adds the inputs to the record; the exit code."""
    if not inputs and not reread:
        raise click.UsageError("name an INPUT to add, or give --reread to read the record's articles anew")
    from reportedly.articles import inputs as articles
    from reportedly.articles.fetching.fetched import FetchOptions
    from reportedly.reader import Reader

    tally, counts = Tally(), Counter[str]()
    reader = Reader()
    bar = sys.stderr.isatty()
    with ExitStack() as stack:
        record = there(stack, where, needed=not inputs)
        with telling(total_of(inputs, where) if bar else None, bar=bar) as teller:
            from reportedly.record.intake import Intake
            from reportedly.versions import ours

            limits = reader.options.limits
            fetching = FetchOptions(allow_private=allow_private, keep=keep, max_bytes=limits.max_bytes)

            def received(names: list[str]) -> Iterator[Received]:
                items = articles.read(names, limits, without=files_of(where), fetching=fetching)
                return let_in(items, tally, teller)

            arriving = arrivals(inputs, received)
            # A record is made once there is something to store: a mistyped name leaves none.
            if record is None and (first := next(arriving, None)) is not None:
                arriving = chain([first], arriving)
                record = stack.enter_context(opened(where, write=True))
            if record is not None:
                work = Work(Intake(record, reader, ours()), tally, counts, teller, reread)
                work.take(arriving)
                if reread:
                    work.read_anew()
        if record is not None and sum(counts.values()) > MANY:
            record.tidy()
        conclude(record, counts, tally)
    return tally.exit_code


MANY = 200
"""After so many articles the indexes are put in order."""


class Work:
    """One run of the command: what it counts, tells and shows."""

    def __init__(self, intake: Intake, tally: Tally, counts: Counter[str], teller: Teller, show: bool) -> None:
        self._intake, self._tally, self._counts, self._teller, self._show = intake, tally, counts, teller, show

    def take(self, arriving: Iterable[list[Path] | Iterator[Received]]) -> None:
        """Stores files of reports, and takes articles in, as they come."""
        for each in arriving:
            if isinstance(each, list):
                self.hand(each)
            else:
                self.read(each)

    def read(self, received: Iterable[Received]) -> None:
        """Takes articles in."""
        for stored in self._intake.take(self._passing(received)):
            warnings = stored.report.warnings if stored.report else ()
            self._account(stored.added, stored.received.where, warnings)

    def _passing(self, received: Iterable[Received]) -> Iterator[Received]:
        """The articles as they come; each keeps by itself where it came from."""
        for each in received:
            self._tally.waiting.clear()
            yield each

    def read_anew(self) -> None:
        """Takes in the record's own articles that another version read."""
        from reportedly.articles.items import Received

        others = self._intake.record.other_versions(self._intake.version)
        for stored in self._intake.take(Received(each, (), each.id) for each in others):
            self._account(stored.added, stored.received.where, ())

    def hand(self, paths: Iterable[Path]) -> None:
        """Stores the reports of files."""
        from reportedly.articles.items import Skipped
        from reportedly.record.handed import reports
        from reportedly.record.intake import BATCH
        from reportedly.versions import given

        version = given()
        for path in paths:
            batch: list[Report] = []
            for each in reports(path):
                if isinstance(each, Skipped):
                    self._tally.skipped += 1
                    self._teller.warn(str(each))
                    continue
                batch.append(each)
                if len(batch) == BATCH:
                    self._store(batch, version, path)
                    batch = []
            self._store(batch, version, path)

    def _store(self, batch: list[Report], version: Version, path: Path) -> None:
        for added, report in zip(self._intake.record.add(batch, version), batch, strict=True):
            self._account(added, f"{path}, {report.article.id}", report.warnings if added.outcome != "known" else ())

    def _account(self, added: Added, where: str, warnings: tuple[str, ...]) -> None:
        """Counts an article, tells its warnings, and shows what changed where that was asked for."""
        self._counts[added.outcome] += 1
        self._tally.doubtful += bool(warnings)
        for warning in warnings:
            self._teller.warn(f"{where}: {warning}")
        if added.edited:
            self._teller.warn(f"{where}: its text is another than before; both are kept, and the new one stands")
        if self._show and added.changes:
            from reportedly.cli.changes_view import lines

            for line in lines(added.changes, EACH):
                click.echo(line)
        self._teller.advance()


def there(stack: ExitStack, where: str, *, needed: bool) -> Record | None:
    """The record, open until the stack is left; None where there is none yet. Raises Missing where it is `needed`."""
    try:
        return stack.enter_context(opened(where, write=True, create=False))
    except Missing:
        if needed:
            raise
        return None


def arrivals(
    inputs: Iterable[str], received: Callable[[list[str]], Iterator[Received]]
) -> Iterator[list[Path] | Iterator[Received]]:
    """What there is in the inputs, in order: files that hold reports, and articles, of which one at least has come."""
    for handed, names in runs(inputs):
        if handed:
            yield list(map(Path, names))
        else:
            articles = received(names)
            if (first := next(articles, None)) is not None:
                yield chain([first], articles)


def runs(inputs: Iterable[str]) -> Iterator[tuple[bool, list[str]]]:
    """The inputs in order, in runs of files that hold reports and of others."""
    from reportedly.record.handed import is_reports

    for handed, names in groupby(inputs, key=lambda name: is_reports(Path(name))):
        yield handed, list(names)


def files_of(where: str) -> tuple[Path, ...]:
    """The files of a record, which are no inputs where they lie among them."""
    if "://" in where:
        return ()
    path = Path(where).resolve()
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def total_of(inputs: tuple[str, ...], where: str) -> int | None:
    """How many articles are to come, if that can be told."""
    from reportedly.cli.read import expected

    return expected(inputs, files_of(where))


def conclude(record: Record | None, counts: Counter[str], tally: Tally) -> None:
    """What was done and what the record holds now, on standard error."""
    if record is None:
        click.echo(f"Nothing was added; {tally.skipped} skipped. No record was made.", err=True)
        return
    held = record.counts()
    done = f"{counts['new']} added, {counts['again']} read again, {counts['known']} known already"
    click.echo(
        f"{done}; {tally.skipped} skipped, {tally.doubtful} with warnings. "
        f"{record.where} holds {counted(held.articles, 'article')} with {counted(held.claims, 'claim')}.",
        err=True,
    )
