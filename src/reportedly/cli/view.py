"""A report for a person at a terminal: the article with its statements marked, and who says what under each paragraph.

Invariant: control and direction-override characters of the article never reach the terminal; each is replaced by one
visible character, so that the report's offsets stay right.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO

from rich.console import Console
from rich.text import Text

from reportedly.chain import account_of, houses, party_name, source_chain, words_at
from reportedly.model import CLAIM_BLOCKS, Article, Block, Report, Statement

SOURCE, CUE, CONTENT, VIA, QUIET = "bold cyan", "italic yellow", "green", "magenta", "dim"

VERBS = {
    "state": "says",
    "accuse": "accuses",
    "deny": "denies",
    "confirm": "confirms",
    "claim-responsibility": "claims responsibility",
    "demand": "demands",
    "request": "asks",
    "promise": "promises",
    "threaten": "threatens",
    "warn": "warns",
    "reject": "rejects",
    "support": "supports",
    "condemn": "condemns",
    "estimate": "estimates",
    "predict": "predicts",
}
DIRECT_TARGET = frozenset({"accuse", "threaten", "condemn"})
DIRECT_ADDRESSEE = frozenset({"request", "warn", "threaten", "promise"})
FACTUALITY = {
    "PR+": "as probable",
    "PS+": "as possible",
    "PR-": "as probably not so",
    "PS-": "as possibly not so",
    "CT-": "as not so",
    "CTu": "without saying whether it is so",
    "Uu": "without commitment",
}
SAID_BY_THE_ACT = {"CT-": {"deny", "reject"}, "Uu": {"demand", "request"}}
FOLDER = Console(width=80)
"""Only for the sizes of tabs, which rich asks a console for."""
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text to be folded to the width there is, its first line after `indent`, the others after `hang`.

    Without a `hang`, the others are as far in as the first.
    """

    text: Text = field(default_factory=Text)
    indent: str | Text = ""
    hang: Text | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How much of a report is shown: with `text`, the article itself; without, only who says what."""

    text: bool = True


def console_for(stream: IO[str], width: int | None = None) -> Console:
    """A console that writes to this stream: colours on a terminal unless NO_COLOR is set, plain text elsewhere."""
    # rich takes a dumb terminal for 80 columns wide unless it is told the height too.
    height = 25 if width else None
    return Console(file=stream, width=width, height=height, highlight=False, markup=False, emoji=False, soft_wrap=False)


def show(console: Console, report: Report, look: Look | None = None) -> None:
    """Prints one report."""
    from reportedly.cli.figures_view import tolls
    from reportedly.cli.happenings import happenings

    look = look or Look()
    lines = [*head(report.article), Line()]
    lines += body(report) if look.text else claims(report, report.statements)
    lines += happenings(report)
    lines += tolls(report)
    lines += warned(report.warnings)
    for line in [*lines, Line()]:
        put(console, line)


def warned(warnings: Sequence[str]) -> list[Line]:
    """One line a warning."""
    return [Line(Text(f"Warning: {visible(warning)}", style="red")) for warning in warnings]


def put(console: Console, line: Line) -> None:
    """Prints one line, folded to the console's width, under its own indent and without white space at its ends."""
    for piece in fold(line, console.width):
        piece.rstrip()
        console.print(piece, overflow="ignore", crop=False, no_wrap=True)


def fold(line: Line, width: int) -> Iterator[Text]:
    """A line folded to a width, each piece under its own indent."""
    first = line.indent if isinstance(line.indent, Text) else Text(line.indent, style=QUIET)
    hang = line.hang or Text(" " * len(first))
    room = max(width - max(len(first), len(hang)), 10)
    for i, piece in enumerate(line.text.wrap(FOLDER, room, overflow="fold") or [Text()]):
        piece.rstrip()
        yield Text.assemble(hang if i else first, piece)


def legend() -> Text:
    """What the colours mean, on one line."""
    words = (("source", SOURCE), (" ", ""), ("cue", CUE), (" ", ""), ("content", CONTENT), (" ", ""), ("channel", VIA))
    return Text.assemble("Marked: ", *words, style=QUIET)


def head(article: Article) -> Iterator[Line]:
    """Title, then where and when it was published."""
    yield Line(Text(visible(title_of(article)), style="bold underline"))
    where = [*reversed(houses(article)), *article.byline, article.published or "no date stated"]
    yield Line(Text(visible(" · ".join(dict.fromkeys(where))), style=QUIET))


def title_of(article: Article) -> str:
    """The article's title, else its headline block, else its id."""
    headline = next((b for b in article.blocks if b.kind == "headline"), None)
    stated = article.title or (article.text[headline.start : headline.end] if headline else "")
    return " ".join(stated.split()) or article.id


def body(report: Report) -> Iterator[Line]:
    """The blocks that are read, each followed by its statements; the others are counted in one line."""
    article = report.article
    written = [b for b in article.blocks if one_line(article, b)]
    read = [b for b in written if b.kind in CLAIM_BLOCKS]
    for block, here in zip(read, shared_out(report.statements, read), strict=True):
        if here or block.kind != "headline" or one_line(article, block) != title_of(article):
            yield Line(paragraph(report, block))
            yield from claims(report, here)
            yield Line()
    if not report.statements:
        foreign = article.language not in (None, "en")
        nothing = (
            "Not read for claims: it is not in English." if foreign else "Nobody is reported to say anything here."
        )
        yield Line(Text(nothing, style=QUIET))
    unread = Counter(b.kind for b in written if b.kind not in CLAIM_BLOCKS)
    if unread:
        counted = ", ".join(f"{n} {kind}" for kind, n in unread.items())
        yield Line(Text(f"Blocks that no claim is read from: {counted}.", style=QUIET))


def shared_out(statements: Sequence[Statement], blocks: Sequence[Block]) -> list[list[Statement]]:
    """Each statement once, with the last block that starts before it; as many lists as there are blocks."""
    starts = [b.start for b in blocks]
    shares: list[list[Statement]] = [[] for _ in blocks]
    for statement in statements if blocks else ():
        shares[max(bisect_right(starts, anchor(statement)) - 1, 0)].append(statement)
    return shares


def one_line(article: Article, block: Block) -> str:
    """A block's words on one line."""
    return " ".join(article.text[block.start : block.end].split())


def anchor(statement: Statement) -> int:
    """Where a statement is shown: at its cue, else at its content."""
    return min((start for start, _ in statement.cue or statement.content), default=0)


def paragraph(report: Report, block: Block) -> Text:
    """A block's text with the spans of all statements that touch it."""
    raw = report.article.text[block.start : block.end]
    text = Text(visible(raw), style="bold" if block.kind == "headline" else "")
    for statement in report.statements:
        for style, spans in (
            (CONTENT, statement.content),
            (VIA, statement.via.spans if statement.via else ()),
            (SOURCE, statement.source.spans),
            (CUE, statement.cue),
        ):
            for start, end in spans:
                if start < block.end and end > block.start:
                    text.stylize(style, max(start - block.start, 0), end - block.start)
    text = text[len(raw) - len(raw.lstrip()) : len(raw.rstrip())]
    return text if block.kind in ("paragraph", "headline") else Text.assemble((f"[{block.kind}] ", QUIET), text)


def claims(report: Report, statements: Sequence[Statement]) -> Iterator[Line]:
    """Three lines a statement: number and who, doing what to whom and when, what."""
    for statement in statements:
        number = statement.id.removeprefix("s")
        yield Line(who(report, statement), f"{number:>3} ")
        yield Line(does(report, statement), "    ")
        yield Line(what(report, statement), "    ")


def who(report: Report, statement: Statement) -> Text:
    """`source < channel < outlet`, the source standing out."""
    first, *outward = (visible(name) for name in source_chain(report, statement))
    return Text.assemble((first, SOURCE), ("".join(f" < {name}" for name in outward), QUIET))


def account(report: Report, claimant: str | None) -> Text:
    """` < the prosecutor < the outlet`: by whose account a fact is told, the nearest standing out."""
    return Text.assemble(
        *[(f" < {visible(name)}", SOURCE if n == 0 else QUIET) for n, name in enumerate(account_of(report, claimant))]
    )


def does(report: Report, statement: Statement) -> Text:
    """`accuses Azerbaijan`, `asks Moscow, 2020-10-31`: act, target, addressee, degree of commitment and date."""
    act = statement.act
    words = VERBS[act]
    if target := party_name(report, statement.target):
        words += f" {target}" if act in DIRECT_TARGET else f" against {target}"
    if addressee := party_name(report, statement.addressee):
        words += f" {addressee}" if act in DIRECT_ADDRESSEE and not statement.target else f" to {addressee}"
    if statement.factuality in FACTUALITY and act not in SAID_BY_THE_ACT.get(statement.factuality, ()):
        words += f", {FACTUALITY[statement.factuality]}"
    if statement.said:
        words += f", {statement.said}"
    return Text(visible(words), style=CUE)


def what(report: Report, statement: Statement) -> Text:
    """The content, with its condition where it has one."""
    text = Text(visible(words_at(report, statement.content)), style=CONTENT)
    if statement.condition:
        text.append(f" [condition: {visible(words_at(report, (statement.condition,)))}]", style=QUIET)
    return text


def visible(text: str) -> str:
    """The text with one harmless character for each control or override character; its length does not change."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else stand_in(c) for c in text)


def stand_in(character: str) -> str:
    """What to show for one unprintable character: a space for white space, the character where it is harmless."""
    if character.isspace():
        return " "
    if character in OVERRIDES or unicodedata.category(character) in ("Cc", "Cs", "Cn"):
        return "\N{REPLACEMENT CHARACTER}"
    return character
