"""`reportedly read`: articles in, reports out."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.output import Shape, names_of, shape_of, writing
from reportedly.cli.progress import Teller, telling

if TYPE_CHECKING:
    from reportedly.articles.items import Item, Received

HELP = """Read articles and report who says what.

An INPUT is a text file (.txt), a page (.html), a table with one article a row (.jsonl, .jsonl.gz, with `text` or `html`
in each row, and `id`, `url`, `outlet`, `title`, `published`, `language` where known), a folder of these, or - for
standard input. They are read in the order given, one after another, in as much memory as a few articles take. What is
over the limit for one article (16 MB, 2,000,000 characters of text) is skipped: cut it into articles.

On a terminal you see each article with its sources, cues and contents marked, and under each paragraph who says what:
the source chain outward (`Aliyev < his office < the outlet`), what kind of saying, to whom, against whom, when.
Anywhere else you get JSON lines, one report an article, in input order. Progress and warnings go to standard error.

\b
Examples:
  reportedly read article.html                          see one article
  reportedly read --format claims news/ | less          only who says what
  reportedly read news/ more.jsonl.gz > reports.jsonl   JSON lines
  reportedly read news/ --output reports.jsonl.gz       the same, packed
  curl -s "$URL" | reportedly read -                    standard input

\b
Exit codes:
  0    all articles were read, and nothing about them is in doubt
  1    warnings were given: something was skipped or is in doubt
  2    the command was not understood, and nothing was read
  3    failed: the error is told, and what was written so far is whole lines
  130  interrupted (Ctrl-C); what was written so far is whole lines
  141  whoever read our output stopped reading it
"""


@dataclass
class Tally:
    """What happened so far: articles taken in and not yet reported by where they came from, and counts."""

    waiting: deque[str] = field(default_factory=deque)
    read: int = 0
    skipped: int = 0
    doubtful: int = 0


@click.command(help=HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--format",
    "wanted",
    type=click.Choice(["jsonl", "text", "claims"]),
    help="jsonl: one report a line. text: the article with its statements. claims: only who says what. "
    "[default: text on a terminal, jsonl elsewhere]",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to FILE instead of standard output; packed where its name ends in .gz. Until all is written, it is "
    "called FILE.part, and an older FILE stays as it is.",
)
def read(inputs: tuple[str, ...], wanted: Shape | None, target: Path | None) -> int:
    """Reads the inputs and writes the reports; the exit code."""
    check(inputs, target)
    from reportedly.articles import inputs as articles
    from reportedly.reader import Reader, ReadOptions

    shape = shape_of(wanted, target)
    on_screen = target is None and sys.stdout.isatty()
    reader = Reader(ReadOptions(batch_articles=1)) if on_screen else Reader()
    bar = sys.stderr.isatty() and not on_screen
    tally = Tally()
    ours = names_of(target) if target else ()
    with writing(shape, target) as write, telling(expected(inputs, ours) if bar else None, bar=bar) as teller:
        items = articles.read(inputs, reader.options.limits, without=ours)
        for report in reader.read_many(let_in(items, tally, teller)):
            write(report)
            account(report.warnings, tally, teller, aloud=shape == "jsonl" or target is not None)
    if bar or tally.skipped:
        click.echo(f"{tally.read} articles read, {tally.skipped} skipped, {tally.doubtful} with warnings.", err=True)
    return 1 if tally.skipped or tally.doubtful else 0


def check(inputs: tuple[str, ...], target: Path | None) -> None:
    """Raises UsageError where the output would not be what was asked for, or would overwrite an input."""
    if target is None:
        return
    if target.suffix == ".parquet":
        raise click.UsageError("Parquet is not written yet; name a .jsonl or .jsonl.gz file.")
    if any(Path(name).resolve() in names_of(target) for name in inputs):
        raise click.UsageError(f"{target} is an input, and the reports would take its place.")


def let_in(items: Iterable[Item], tally: Tally, teller: Teller) -> Iterator[Received]:
    """The articles among the items; what was skipped is told at once."""
    from reportedly.articles.items import Skipped

    for item in items:
        if isinstance(item, Skipped):
            tally.skipped += 1
            teller.warn(str(item))
        else:
            tally.waiting.append(item.where)
            yield item


def account(warnings: tuple[str, ...], tally: Tally, teller: Teller, *, aloud: bool) -> None:
    """Counts a report that was written and, where the page does not show them, tells its warnings."""
    where = tally.waiting.popleft()
    tally.read += 1
    tally.doubtful += bool(warnings)
    for warning in warnings if aloud else ():
        teller.warn(f"{where}: {warning}")
    teller.advance()


def expected(inputs: Iterable[str], without: Collection[Path] = ()) -> int | None:
    """How many articles are to come, if that can be told without reading them."""
    from reportedly.articles.inputs import files, shape_of

    total = 0
    for name in inputs:
        path = Path(name)
        for file in files(path, without) if path.is_dir() else [path]:
            shape = shape_of(file)
            if name == "-" or (shape == "table" and file.suffix.lower() == ".gz"):
                return None
            total += lines_in(file) if shape == "table" else shape is not None or not path.is_dir()
    return total


def lines_in(path: Path) -> int:
    """How many lines a file has; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0
