"""An article's text with its sentences and quotations, as the claims room looks at it.

Invariant: `quotations` are in text order, do not overlap, and each holds its quotation marks; one that is never closed
ends with its paragraph. Everything here is a pure function of the article and its parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from reportedly.language.parse import Parse
from reportedly.model import Article, Mode, Span, Spans

MARK = re.compile(r"[\"“”„‟«»]|``|''|\n\s*\n|\n")
FIRST_PERSON = re.compile(r"(?<![\w’'])(?:I|[Ww]e|I[’'](?:m|ve|ll|d)|[Ww]e[’'](?:re|ve|ll|d))(?![\w’'])")
OPENERS = "“„‟«"
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Page:
    """One text to read claims from. `published` is the day of publication where the article states one."""

    text: str
    sentences: Spans
    quotations: Spans
    published: date | None

    @classmethod
    def of(cls, article: Article, parse: Parse) -> Page:
        """The page of an article and its parse."""
        sentences = parse.sentences or ((0, len(parse.text)),)
        return cls(parse.text, sentences, quotations(parse.text), day_of(article.published))

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


def quotations(text: str) -> Spans:
    """All quotations with their marks. A mark that opens inside an open quotation goes on with it."""
    found: list[Span] = []
    opened: int | None = None
    for mark in MARK.finditer(text):
        at = mark.start()
        if mark[0][0] == "\n":
            if opened is not None:
                found.append((opened, at))
            opened = None
        elif opened is None:
            opened = at if opens(text, mark[0], at) is not False else None
        elif not opens(text, mark[0], at):
            found.append((opened, mark.end()))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return tuple(found)


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
