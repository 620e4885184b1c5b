"""An article block by block, for a person who checks how pages are read.

Invariant: colour is never the only sign. Each block's kind stands in the margin by its name, and a bar beside it where
claims are read from it; what the article does not state is said to be not stated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import get_args

from rich.console import Console
from rich.text import Text

from reportedly.articles.items import Received
from reportedly.cli.view import QUIET, Line, one_line, put, visible, warned
from reportedly.model import CLAIM_BLOCKS, Article, Block, BlockKind, Span

STYLES: dict[BlockKind, str] = {
    "headline": "bold cyan",
    "paragraph": "default",
    "caption": "yellow",
    "correction": "red",
    "related": "magenta",
    "stamp": "blue",
    "byline": "bright_blue",
    "credit": "bright_magenta",
    "boilerplate": "dim",
}
BAR, NO_BAR = "▌", " "
KIND_WIDTH = 1 + max(map(len, get_args(BlockKind)))
FIELD_WIDTH = 11
NOT_STATED = "not stated"


def show_blocks(console: Console, item: Received, kinds: Collection[BlockKind]) -> None:
    """Prints one article: where it came from, what it states about itself, its blocks of these kinds, its warnings."""
    put(console, Line(Text(visible(item.where), style="bold underline")))
    for line in (*head(item.article), Line(), *body(item.article, kinds), *warned(item.warnings), Line()):
        put(console, line)


def legend() -> list[Line]:
    """What the colours and the bar mean."""
    read, unread = (
        Text(" ").join(Text(kind, style=style) for kind, style in STYLES.items() if (kind in CLAIM_BLOCKS) == claims)
        for claims in (True, False)
    )
    return [
        Line(Text.assemble((f"{BAR}claims are read from: ", QUIET), read)),
        Line(Text.assemble((f"{NO_BAR}and from no other: ", QUIET), unread)),
    ]


def head(article: Article) -> Iterator[Line]:
    """What the article states about itself, one line a field."""
    stated = {
        "title": article.title,
        "outlet": article.outlet,
        "byline": ", ".join(article.byline),
        "published": article.published and f"{article.published} (from: {article.published_from})",
        "updated": article.updated,
        "dateline": article.dateline,
        "origin": article.origin,
        "language": article.language,
        "url": article.url,
        "id": article.id,
    }
    for name, value in stated.items():
        words = Text(visible(value)) if value else Text(NOT_STATED, style=QUIET)
        yield Line(words, f"{name:<{FIELD_WIDTH}}")


def body(article: Article, kinds: Collection[BlockKind]) -> Iterator[Line]:
    """The blocks of these kinds: kind in the margin, words, offsets; then the block's own date, place and credit."""
    for block in article.blocks:
        if block.kind not in kinds:
            continue
        style = STYLES[block.kind]
        bar = BAR if block.kind in CLAIM_BLOCKS else NO_BAR
        margin = Text(f"{bar}{block.kind:<{KIND_WIDTH}}", style=style)
        hang = Text(f"{bar}{'':<{KIND_WIDTH}}", style=style)
        words = Text(visible(one_line(article, block)), style=style) or Text("(no words)", style=QUIET)
        yield Line(Text.assemble(words, (f" [{block.start}:{block.end}]", QUIET)), margin, hang)
        if own := facts(article, block):
            yield Line(Text(own, style=QUIET), hang, hang)
    shown = sum(block.kind in kinds for block in article.blocks)
    if shown < len(article.blocks):
        yield Line(Text(f"{len(article.blocks) - shown} of {len(article.blocks)} blocks are not shown.", style=QUIET))


def facts(article: Article, block: Block) -> str:
    """The date, place and credit that a block has of its own, places and credits with their offsets."""
    own = [f"date: {block.date}"] if block.date else []
    own += [f"{name}: {at(article, span)}" for name, span in (("place", block.place), ("credit", block.credit)) if span]
    return visible("; ".join(own))


def at(article: Article, span: Span) -> str:
    """The words of a span with its offsets."""
    start, end = span
    return f"{' '.join(article.text[start:end].split())} [{start}:{end}]"
