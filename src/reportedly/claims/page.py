"""An article's text with its sentences and quotations, as the claims room looks at it.

Invariant: `quotations` are in text order, do not overlap, and each holds its quotation marks; one that is never closed
ends with its paragraph. A paragraph ends with its block or at a blank line. Everything here is a pure function of the
article and its parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.knowledge.credits import parted
from reportedly.language.parse import Parse, Token
from reportedly.model import CLAIM_BLOCKS, Article, Block, Mode, Span, Spans

LINE_END = r"(?>\r\n|[\n\r\u2028\u2029\x85])"
LINE = re.compile(LINE_END)
BLANK = re.compile(rf"{LINE_END}(?:[ \t\u00a0]*{LINE_END})+")
MARK = re.compile(r"[\"“”„‟«»]|``|''|[‘']")
CLOSING = re.compile(r"(?<=\S)[’'](?![^\W_])")
DECADE = re.compile(r"[‘']\d\ds")
OPENING = re.compile(r"\s*(?:[\"“„‟«]|``)")
WRAPPED = range(40, 121)
"""How long a line is that may go on in the next one, where the article has no blocks."""

FIRST_PERSON = re.compile(r"(?<![\w’'])(?:I|[Ww]e|I[’'](?:m|ve|ll|d)|[Ww]e[’'](?:re|ve|ll|d))(?![\w’'])")
OPENERS = "“„‟«"
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Page:
    """One text to read claims from.

    `published` is the day of publication where the article states one, `dated` the blocks that have a date of their
    own (a caption, an entry of a live blog) with their days. `tokens` are the words with their syntax, where parsed.
    """

    text: str
    sentences: Spans
    quotations: Spans
    published: date | None
    unclosed: tuple[int, ...] = ()
    dated: tuple[tuple[Span, date | None], ...] = ()
    tokens: tuple[Token, ...] = ()

    @classmethod
    def of(cls, article: Article, parse: Parse) -> Page:
        """The page of an article and its parse."""
        whole = parse.sentences or ((0, len(parse.text)),)
        sentences = tuple(part for each in whole for part in parted(parse.text, each))
        return cls(
            parse.text,
            sentences,
            quotations(parse.text, article.blocks),
            day_of(article.published),
            unclosed(parse.text, article.blocks),
            tuple(((block.start, block.end), day_of(block.date)) for block in article.blocks if block.date),
            parse.tokens,
        )

    def day(self, at: int) -> date | None:
        """The day on which the words at a character were published: their block's own, else the article's."""
        i = bisect_right(self.dated, at, key=lambda block: block[0][0]) - 1
        return self.dated[i][1] if i >= 0 and at < self.dated[i][0][1] else self.published

    def sentence(self, at: int) -> Span:
        """The sentence that holds a character, or the last one that starts before it."""
        return self.sentences[max(0, bisect_right(self.sentences, (at, len(self.text) + 1)) - 1)]

    def quotation(self, at: int) -> Span | None:
        """The quotation that holds a character."""
        i = bisect_right(self.quotations, (at, len(self.text) + 1)) - 1
        return self.quotations[i] if i >= 0 and self.quotations[i][1] > at else None

    def words(self, spans: Spans) -> str:
        """The text of some spans, joined by spaces."""
        return " ".join(self.text[start:end] for start, end in spans)


def day_of(stamp: str | None) -> date | None:
    """The day of an ISO 8601 date or time."""
    try:
        return date.fromisoformat(stamp[:10]) if stamp else None
    except ValueError:
        return None


def paragraphs(text: str, blocks: tuple[Block, ...] = ()) -> Iterator[Span]:
    """The paragraphs: parts of blocks between blank lines; without blocks lines, unless they look wrapped by hand."""
    for start, end in [(block.start, block.end) for block in blocks] or [(0, len(text))]:
        breaks = BLANK if blocks else LINE
        line = start
        for found in breaks.finditer(text, start, end):
            if not blocks and wrapped(text[line : found.start()]) and not BLANK.match(text, found.start(), end):
                line = found.end()
                continue
            yield start, found.start()
            start = line = found.end()
        yield start, end


def wrapped(line: str) -> bool:
    """Whether a line goes on in the next one: of a page's width, and not at the end of a sentence."""
    return len(line) in WRAPPED and line.rstrip()[-1:] not in (*'.!?:;”"', "")


def quotations(text: str, blocks: tuple[Block, ...] = ()) -> Spans:
    """All quotations with their marks, in single marks too where these plainly make a pair."""
    heads = {block.start for block in blocks if block.kind == "headline"}
    return tuple(
        span for start, end in paragraphs(text, blocks) for span, _ in quoted_in(text, start, end, start in heads)
    )


def unclosed(text: str, blocks: tuple[Block, ...] = ()) -> tuple[int, ...]:
    """Where quotations open that their paragraph doesn't close, and that the next paragraph doesn't go on with."""
    kinds = {block.start: block.kind in CLAIM_BLOCKS for block in blocks}
    found: list[int] = []
    claimed = True
    for start, end in paragraphs(text, blocks):
        claimed = kinds.get(start, claimed)
        if claimed:
            found += [at for (at, _), closed in quoted_in(text, start, end) if not closed]
    return tuple(at for at in found if not goes_on(text, at, blocks))


def goes_on(text: str, at: int, blocks: tuple[Block, ...]) -> bool:
    """Whether the paragraph behind an open quotation begins with an opening mark."""
    i = bisect_right(blocks, at, key=lambda block: block.start) - 1
    end = blocks[i].end if i >= 0 else len(text)
    following = (BLANK if blocks else LINE).search(text, at, end)
    return OPENING.match(text, following.end() if following else end) is not None


def quoted_in(text: str, start: int, end: int, headline: bool = False) -> Iterator[tuple[Span, bool]]:
    """The quotations of one paragraph, and whether each is closed. A mark that opens inside one goes on with it."""
    opened: int | None = None
    after = start
    for mark in MARK.finditer(text, start, end):
        at = mark.start()
        if at < after:
            continue
        if mark[0] in "‘'":
            pair = mark[0] == "‘" or headline
            if opened is None and pair and (after := single(text, at, start, end) or after) > at:
                yield (at, after), True
        elif opened is None:
            opened = at if opens(text, mark[0], at) is not False else None
        elif not opens(text, mark[0], at):
            yield (opened, mark.end()), True
            opened = None
    if opened is not None:
        yield (opened, opened + len(text[opened:end].rstrip())), False


def single(text: str, at: int, start: int, end: int) -> int | None:
    """Where a quotation in single marks ends. None where the mark opens none: an apostrophe, or nothing closes it.

    The mark behind a plural (`the boys’ home`) closes only where no other does.
    """
    before, after = text[at - 1] if at > start else " ", text[at + 1 : at + 2]
    if before.isalnum() or not (after.isalnum() or after in ("“", '"', "…", ".")) or DECADE.match(text, at):
        return None
    if text[at] == "'" and not (before.isspace() or before in '([“"—–'):
        return None
    closer = "’" if text[at] == "‘" else "'"
    stop = text.find("‘", at + 1, end)
    possible = None
    for found in CLOSING.finditer(text, at + 2, stop if stop >= 0 else end):
        inside = text[at + 1 : found.start()]
        if found[0] != closer or inside.count("“") != inside.count("”") or inside.count('"') % 2:
            continue
        if not (inside.endswith("s") and text[found.end() : found.end() + 2].strip().isalpha()):
            return found.end() if len(inside) > 1 else None
        possible = possible or found.end()
    return possible


def opens(text: str, mark: str, at: int) -> bool | None:
    """Whether a mark opens a quotation; None where it could do either."""
    if mark in OPENERS or mark == "``":
        return True
    if mark in "”»":
        return False
    before = text[at - 1 : at]
    after = text[at + len(mark) : at + len(mark) + 1]
    spaced = not before or before.isspace() or before in "([—–-"
    if spaced == (not after or after.isspace()):
        return None
    return spaced


def covered(spans: Spans, text: str, inside: Spans) -> float:
    """The share of letters and digits of some spans that lies inside others (both sorted). 0 where there are none."""
    total = hit = 0
    for start, end in spans:
        total += sum(map(str.isalnum, text[start:end]))
        i = max(0, bisect_right(inside, (start, len(text))) - 1)
        while i < len(inside) and inside[i][0] < end:
            hit += sum(map(str.isalnum, text[max(start, inside[i][0]) : min(end, inside[i][1])]))
            i += 1
    return hit / total if total else 0.0


def mode(page: Page, cue: Spans, source: Spans, content: Spans) -> Mode:
    """How a content is put: `direct` where it is all in quotation marks, or is first-person speech that lost them.

    Where the cue stands in the same quotation, the marks are the outer speaker's: then only a speaker's own words
    (`we warn that ...`) are direct.
    """
    outer = page.quotation(cue[0][0])
    if outer and all(outer[0] <= start and end <= outer[1] for start, end in content):
        inner = page.words(content)
        own = bool(FIRST_PERSON.fullmatch(page.words(source)))
        return "direct" if own else "mixed" if re.search(r"[‘“\"]\w", inner) else "indirect"
    share = covered(content, page.text, page.quotations)
    if share >= 0.95:
        return "direct"
    if share:
        return "mixed"
    first = page.text[content[0][0] : content[0][1]]
    person = FIRST_PERSON.search(first)
    spoken = person is not None and (person[0][0] == "I" or person.start() < 40) and not first.startswith("that ")
    return "direct" if spoken else "indirect"
