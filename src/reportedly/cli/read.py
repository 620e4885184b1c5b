"""`reportedly read`: articles in, reports out."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import Wanted, llm_options
from reportedly.cli.completion import file_names
from reportedly.cli.fetching import fetching_options
from reportedly.cli.leaving import exit_codes
from reportedly.cli.output import PARQUET, Shape, names_of, shape_of, writing
from reportedly.cli.profiling import profiling
from reportedly.cli.progress import telling
from reportedly.cli.spreading import Asked, folder_named, into_folder, into_stream, spreading_options
from reportedly.cli.tally import Tally, account, let_in

if TYPE_CHECKING:
    from reportedly.llm.helper import Helper

LINES = frozenset({".jsonl", ".ndjson"})
"""Tables in which each line is an article."""

HELP = """Read articles and report who says what.

An INPUT is a text (.txt), a page (.html), a table with one article a row (.jsonl, .json, .parquet, with `text` or
`html` in each row, and `id`, `url`, `outlet`, `title`, `published`, `language` where known), a web archive (.warc), a
feed (.rss, .atom, .xml), any of these packed (.gz), a folder of them, an address (https://...), or - for standard
input. They are read in the order given, one after another, in as much memory as a few articles take. What is over the
limit for one article (16 MB, 2,000,000 characters of text) is skipped: cut it into articles.

On a terminal you see each article with its sources, cues and contents marked, and under each paragraph who says what:
the source chain outward (`Aliyev < his office < the outlet`), what kind of saying, to whom, against whom, when.
Under the article stand its events (`[denied] ASSAULT` is one that is not so by its teller's account) and its figures.
Anywhere else you get JSON lines, one report an article, in input order. Progress and warnings go to standard error.

With --workers the inputs, files and folders, are cut into parts that so many processes read side by side; the reports
are the same, in the same order. Where --output is a folder, each part becomes a Parquet file there, and what was wrong
stands in .notes.jsonl beside it. Stopped at any moment and started again, the work goes on where it was.

With --llm, and only then, the text of each article leaves this machine, for the server of the model that you name.

\b
Examples:
  reportedly read article.html                          see one article
  reportedly read --format claims news/ | less          only who says what
  reportedly read news/ more.jsonl.gz > reports.jsonl   JSON lines
  reportedly read news/ --output reports.jsonl.gz       the same, packed
  reportedly read news/ --output reports.parquet        a Parquet table
  reportedly read https://news.example/truce.html       a page on the web
  reportedly read - < article.txt                       standard input
  reportedly read --workers 8 crawl/ --output reports/  an archive, in parts
  reportedly read --profile news/ > reports.jsonl       where the time goes

""" + exit_codes("read")


@click.command(help=HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, shell_complete=file_names)
@click.option(
    "--format",
    "wanted",
    type=click.Choice(["jsonl", "text", "claims"]),
    help="jsonl: one report a line. text: the article with its statements, events and figures. claims: the same "
    "without the article. "
    "[default: text on a terminal, jsonl elsewhere]",
)
@click.option(
    "-o",
    "--output",
    "output",
    metavar="FILE",
    type=click.Path(writable=True),
    help="Write to FILE instead of standard output; packed where its name ends in .gz, a Parquet table where it ends "
    "in .parquet. Until all is written, it is called FILE.part, and an older FILE stays as it is. A name that ends in "
    "/, or a folder that is there: a Parquet file for each part of the inputs.",
)
@spreading_options
@click.option("--profile", is_flag=True, help="Tell at the end, on standard error, where the time went.")
@llm_options
@fetching_options
def read(
    inputs: tuple[str, ...],
    wanted: Shape | None,
    output: str | None,
    asked: Asked,
    profile: bool,
    wanted_model: Wanted,
    allow_private: bool,
    keep: Path | None,
) -> int:
    """Reads the inputs and writes the reports; the exit code."""
    folder, target = folder_named(output), Path(output) if output else None
    if folder is None:
        check(inputs, wanted, target)
    elif wanted:
        raise click.UsageError(f"{folder} is a folder, which gets Parquet files: leave out --format, or name a file.")
    if profile and (folder or asked.given):
        raise click.UsageError("--profile tells of one process: leave out --workers, and write to a file.")
    if wanted_model.name and (folder or asked.given):
        raise click.UsageError("--llm is asked from one process: leave out --workers, and write to a file.")
    if folder is not None:
        return into_folder(inputs, folder, asked)
    if asked.given:
        return into_stream(inputs, shape_of(wanted, target), target, asked)
    how = How(1 if profile else 0, wanted_model.helper(), allow_private, keep)
    with profiling() if profile else nullcontext():
        return read_here(inputs, wanted, target, how)


@dataclass(frozen=True, slots=True)
class How:
    """How this process reads: on so many threads, 0 for all, with whose help, and fetching what addresses."""

    threads: int
    helper: Helper | None
    allow_private: bool
    keep: Path | None


def read_here(inputs: tuple[str, ...], wanted: Shape | None, target: Path | None, how: How) -> int:
    """Reads the inputs one after another in this process; the exit code."""
    from reportedly.articles import inputs as articles
    from reportedly.articles.fetching.fetched import FetchOptions
    from reportedly.reader import Reader, ReadOptions

    shape = shape_of(wanted, target)
    on_screen = target is None and sys.stdout.isatty()
    options = ReadOptions(batch_articles=1) if on_screen else ReadOptions()
    reader = Reader(options, threads=how.threads, helper=how.helper)
    bar = sys.stderr.isatty() and not on_screen
    tally = Tally()
    ours = names_of(target) if target else ()
    with writing(shape, target) as write, telling(expected(inputs, ours) if bar else None, bar=bar) as teller:
        fetching = FetchOptions(
            allow_private=how.allow_private, keep=how.keep, max_bytes=reader.options.limits.max_bytes
        )
        items = articles.read(inputs, reader.options.limits, without=ours, fetching=fetching)
        for report in reader.read_many(let_in(items, tally, teller)):
            written = write(report)
            account(written.warnings, tally, teller, aloud=shape == "jsonl" or target is not None)
    if bar or tally.skipped:
        tally.tell()
    return tally.exit_code


def check(inputs: tuple[str, ...], wanted: Shape | None, target: Path | None) -> None:
    """Raises UsageError where the output would not be what was asked for, or would overwrite an input."""
    if target is None:
        return
    if target.suffix.lower() == PARQUET and wanted:
        raise click.UsageError(f"{target} will be a Parquet table: leave out --format, or choose another name.")
    from reportedly.articles.inputs import OTHER_TABLES

    if target.suffix.lower() in OTHER_TABLES:
        raise click.UsageError(f"{target.suffix} is not written: name it .jsonl, .jsonl.gz or .parquet.")
    if target.name.lower().endswith(f"{PARQUET}.gz"):
        raise click.UsageError(f"Parquet is packed as it is: name it {target.with_suffix('')}.")
    if any(Path(name).resolve() in names_of(target) for name in inputs):
        raise click.UsageError(f"{target} is an input, and the reports would take its place.")


def expected(inputs: Iterable[str], without: Collection[Path] = ()) -> int | None:
    """How many articles are to come, if that can be told without reading them."""
    from reportedly.articles.inputs import files, shape_of

    total = 0
    for name in inputs:
        path = Path(name)
        for file in files(path, without) if path.is_dir() else [path]:
            shape = shape_of(file)
            if name == "-" or shape not in (None, "text", "page", "table") or "://" in name:
                return None
            if shape == "table" and file.suffix.lower() not in LINES:
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
