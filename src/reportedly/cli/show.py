"""`reportedly show`: articles in, their blocks out, for those who check how a page is read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

import click

from reportedly.cli.completion import file_names
from reportedly.cli.fetching import fetching_options
from reportedly.cli.leaving import exit_codes
from reportedly.cli.output import lines_to, pages_to, streaming
from reportedly.cli.progress import telling
from reportedly.cli.tally import Tally, account, let_in
from reportedly.model import BlockKind

if TYPE_CHECKING:
    from reportedly.articles.items import Received

KINDS: tuple[BlockKind, ...] = get_args(BlockKind)

HELP = """Show how articles are read, block by block.

An INPUT is what `reportedly read` takes. For each article you see what it states about itself (title, outlet, byline,
times and where the time was read, dateline, origin, language, url, id), then every block: its kind in the margin, its
words, its offsets, and the date, place and credit that a caption or an entry of a live blog has of its own. A bar
stands beside the blocks that claims are read from. No claim is read and no model is loaded.

On a terminal each kind has its colour, and the first lines say which. Elsewhere, and where NO_COLOR is set, there are
none; FORCE_COLOR=1 keeps them in a pipe.

\b
Examples:
  reportedly show article.html                   see one article
  reportedly show --kind caption news/           only some kinds of block
  FORCE_COLOR=1 reportedly show a.txt | less -R  a long one, in colour
  reportedly show --format jsonl news/           the articles, one a line

""" + exit_codes("shown")


@click.command(help=HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, shell_complete=file_names)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    type=click.Choice(KINDS),
    help=f"Show only blocks of this kind; can be given more than once: {', '.join(KINDS)}.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: a page for a person. jsonl: the article part of a report, one a line.",
)
@fetching_options
def show(
    inputs: tuple[str, ...],
    kinds: tuple[str, ...],
    shape: Literal["text", "jsonl"],
    allow_private: bool,
    keep: Path | None,
) -> int:
    """Reads the inputs and writes their articles; the exit code."""
    from reportedly.articles import inputs as articles
    from reportedly.articles.fetching.fetched import FetchOptions

    fetching = FetchOptions(allow_private=allow_private, keep=keep)
    chosen = cast(tuple[BlockKind, ...], kinds or KINDS)
    tally = Tally()
    with streaming(None) as stream, telling(None, bar=False) as teller:
        if shape == "jsonl":
            write = lines_to(stream, partial(line_of, kinds=chosen))
        else:
            from reportedly.cli.blocks_view import legend, show_blocks

            write = pages_to(stream, None, partial(show_blocks, kinds=chosen), legend())
        for item in let_in(articles.read(inputs, fetching=fetching), tally, teller):
            account(write(item).warnings, tally, teller, aloud=shape == "jsonl")
    if tally.skipped:
        tally.tell()
    return tally.exit_code


def line_of(item: Received, kinds: tuple[BlockKind, ...]) -> str:
    """The article as a report's JSON has it, with the blocks of these kinds."""
    from reportedly.report import article_to_json, in_one_line

    data = article_to_json(item.article)
    data["blocks"] = [block for block in data["blocks"] if block["kind"] in kinds]
    return in_one_line(data)
